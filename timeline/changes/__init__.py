"""The revisions of events, and the lock that remembers which of them calendars have shown."""

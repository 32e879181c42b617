"""Plain text for diplomacy: a registry of events in, a calendar, a table and a chronology out."""

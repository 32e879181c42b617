"""iCalendar, line by line: what the calendar and its revisions are made of."""

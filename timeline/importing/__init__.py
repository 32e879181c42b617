"""Import from calendars and tables: what a file says is merged into a registry as text."""

"""Dates, clock times, time zones and recurrence."""

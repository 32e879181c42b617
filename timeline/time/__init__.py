"""Dates, clock times, zones and recurrence: what a time means, and what it does not say."""

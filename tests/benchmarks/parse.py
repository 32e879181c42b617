"""Reads a calendar with icalendar, and does no more: `python parse.py FILE`."""

import sys
from pathlib import Path

import icalendar

icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())

"""iCalendar (RFC 5545, with RFC 7986): one VEVENT for each event that has a day."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.ical.calendar import calendar
from timeline.ical.shown import shown, vevents, warnings

SUMMARY = "calendar to import or subscribe to"
REPEATS = Repeats.WHOLE
REVISES = True
TABLES = ()

_LARGEST = 1_000_000
"""The most bytes that Google Calendar accepts."""
_TOO_LARGE = (
    "over 1 MB, which Google Calendar refuses: export each year by itself, with --from and --to"
)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the calendar in UTF-8, with lines of at most 75 octets, ending in CRLF."""
    told = shown(chronology, choices)
    data = calendar(chronology, vevents(chronology, told, choices))
    too_large = [_TOO_LARGE] if len(data) > _LARGEST else []
    return Rendered(
        data,
        undated=told.undated,
        omitted=told.omitted,
        withdrawn=told.gone,
        warnings=(*too_large, *warnings(chronology, told, choices)),
        is_empty=told.is_empty,
    )

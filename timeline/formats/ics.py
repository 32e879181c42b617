"""iCalendar (RFC 5545, with RFC 7986): one VEVENT for each event that has a day."""

import itertools
from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL, Choices, Sign
from timeline.formats import Rendered, Repeats
from timeline.ical.calendar import calendar
from timeline.ical.events import components, is_shown, withdrawal
from timeline.ical.titles import summary

SUMMARY = "calendar to import or subscribe to"
REPEATS = Repeats.WHOLE
REVISES = True
TABLES = ()

_LARGEST = 1_000_000
"""The most bytes that Google Calendar accepts."""
_TOO_LARGE = "over 1 MB, which Google Calendar refuses: export years apart, with --from and --to"


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the calendar in UTF-8, with lines of at most 75 octets, ending in CRLF.

    Events without a day are left out, unless the user chose where to show those that have a month
    or the like.
    """
    dated = [entry for entry in chronology.entries if choices.has_room_for(entry.shown)]
    shown = [entry for entry in dated if is_shown(entry, choices)]
    withdrawn = () if choices.cancelled is Sign.OMIT else chronology.withdrawn
    events = (
        (lines, chronology.revision(entry))
        for entry in shown
        for lines in components(chronology, entry, choices)
    )
    gone_too = ((lines, gone.revision) for gone in withdrawn for lines in withdrawal(gone, choices))
    data = calendar(chronology, itertools.chain(events, gone_too))
    told = {gone.uid for gone in withdrawn}
    cut = [entry.id for entry in shown if summary(chronology, entry, choices).is_cut]
    rest = [entry for entry in chronology.entries if entry.uid not in told]
    return Rendered(
        data,
        undated=tuple(entry for entry in rest if not choices.has_room_for(entry.shown)),
        omitted=tuple(each for entry in dated for each in _omitted(entry, choices)),
        withdrawn=sum(gone.is_gone for gone in withdrawn),
        warnings=tuple(_warnings(data, cut, is_empty=not (shown or withdrawn))),
        is_empty=not (shown or withdrawn),
    )


def _warnings(data: bytes, cut: list[str], *, is_empty: bool) -> Iterator[str]:
    if is_empty:
        yield "no event is left to show: subscribers see an empty calendar"
    if len(data) > _LARGEST:
        yield _TOO_LARGE
    if cut:
        yield f"titles shortened, and whole in the descriptions: {', '.join(cut)}"


def _omitted(entry: Entry, choices: Choices) -> list[Entry]:
    """Return the event, or its occurrences, that the calendar leaves out for their status."""
    if not is_shown(entry, choices):
        return [entry]
    return [changed for changed in entry.changed if not is_shown(changed, choices)]

"""iCalendar (RFC 5545, with RFC 7986): one VEVENT for each event that has a day."""

from collections.abc import Iterator
from datetime import timedelta

from icalendar import vDatetime, vDuration

from timeline.choices import USUAL, Choices, Sign
from timeline.chronology import Chronology, Entry, Revision
from timeline.diagnostics import TimelineError
from timeline.formats import Rendered
from timeline.ical.events import Lines, components, is_shown, withdrawal
from timeline.ical.lines import folded, text, uri
from timeline.ical.times import zones
from timeline.ical.timezones import timezone

SUMMARY = "calendar to import or subscribe to"
EXPANDS = False
TABLES = ()

_LARGEST = 1_000_000
"""Bytes that Google Calendar accepts."""
_TOO_LARGE = "over 1 MB, which Google Calendar refuses: export years apart, with --from and --to"
_REFRESH = timedelta(hours=12)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the calendar in UTF-8, with lines of at most 75 octets, ending in CRLF.

    What has no day is left out. Raises TimelineError where nothing would be left: programs take
    a calendar without events for a broken one.
    """
    dated = [entry for entry in chronology.entries if entry.shown.has_days]
    events = [
        _revised(lines, entry.revision)
        for entry in dated
        if is_shown(entry, choices)
        for lines in components(chronology, entry, choices)
    ]
    withdrawn = () if choices.cancelled is Sign.OMIT else chronology.withdrawn
    events += [_revised(withdrawal(gone, choices), gone.revision) for gone in withdrawn]
    if not events:
        raise TimelineError("a calendar needs an event with a day, and none is left to show")
    lines = [*_header(chronology)]
    for name in sorted(zones(line for event in events for line in event)):
        lines += timezone(name)
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    lines.append("END:VCALENDAR")
    data = b"".join(folded(line) for line in lines)
    told = {gone.uid for gone in withdrawn}
    rest = [entry for entry in chronology.entries if entry.uid not in told]
    return Rendered(
        data,
        undated=tuple(entry for entry in rest if not entry.shown.has_days),
        omitted=tuple(each for entry in dated for each in _omitted(entry, choices)),
        withdrawn=sum(gone.is_gone for gone in withdrawn),
        warnings=(_TOO_LARGE,) if len(data) > _LARGEST else (),
    )


def _omitted(entry: Entry, choices: Choices) -> list[Entry]:
    """Return what of an event is left out for its status: the whole, or some occurrences."""
    if not is_shown(entry, choices):
        return [entry]
    return [changed for changed in entry.changed if not is_shown(changed, choices)]


def _header(chronology: Chronology) -> Iterator[str]:
    registry = chronology.registry
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//diplomatic-timeline//timeline//EN"
    yield "CALSCALE:GREGORIAN"
    yield text("NAME", chronology.title)
    yield text("X-WR-CALNAME", chronology.title)
    if registry.description:
        yield text("DESCRIPTION", chronology.say(registry.description))
        yield text("X-WR-CALDESC", chronology.say(registry.description))
    if registry.color:
        yield f"COLOR:{registry.color}"
    if registry.url:
        yield f"URL:{uri(registry.url)}"
    if registry.feed:
        yield f"SOURCE;VALUE=URI:{uri(registry.feed)}"
    refresh = vDuration(_REFRESH).to_ical().decode()
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}"
    yield f"X-PUBLISHED-TTL:{refresh}"


def _revised(lines: Lines, revision: Revision) -> Lines:
    """Return the content lines of an event with those of its revision behind its UID."""
    stamp = vDatetime(revision.stamp).to_ical().decode()
    uid, *others = lines
    revised = [f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{revision.sequence}"]
    return [uid, *revised, *others]

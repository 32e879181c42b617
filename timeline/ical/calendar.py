"""VCALENDAR: the calendar around the events."""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import timedelta

from icalendar import vDuration

from timeline.chronology.chronology import Chronology, Component, Revision
from timeline.ical.events import marked
from timeline.ical.lines import folded, text, uri
from timeline.ical.times import clock
from timeline.ical.timezones import timezone
from timeline.registry.vocabulary import Audience

_REFRESH = timedelta(hours=12)


def calendar(chronology: Chronology, events: Iterable[tuple[Component, Revision]]) -> bytes:
    """Return the calendar of these events in UTF-8, its lines folded and ended with CRLF."""
    return _whole([*_frame(chronology), *_header(chronology)], events)


def excerpt(chronology: Chronology, events: Iterable[tuple[Component, Revision]]) -> bytes:
    """Return these events to be added to another calendar: this one has no name, and goes stale."""
    return _whole([*_frame(chronology)], events)


def _whole(lines: list[str], events: Iterable[tuple[Component, Revision]]) -> bytes:
    told = deque(events)
    zones = {name for component, _ in told for name in component.times.zones}
    # a calendar holds one component at least (RFC 5545, section 3.6), if no event, then a zone
    for name in sorted(zones) if told else ["UTC"]:
        lines += timezone(name)
    data = io.BytesIO()
    data.write(folded("\n".join(lines).encode()))
    while told:  # what is written is not kept: there may be much of it
        data.write(folded(_revised(*told.popleft())))
    data.write(b"END:VCALENDAR\r\n")
    return data.getvalue()


def _frame(chronology: Chronology) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//diplomatic-timeline//timeline//{chronology.words.tag.upper()}"
    yield "CALSCALE:GREGORIAN"


def _header(chronology: Chronology) -> Iterator[str]:
    registry = chronology.registry
    language = marked(chronology, chronology.language_of(registry.title))
    yield text("NAME", chronology.title, language)
    yield text("X-WR-CALNAME", chronology.title)
    if registry.description:
        language = marked(chronology, chronology.language_of(registry.description))
        yield text("DESCRIPTION", chronology.say(registry.description), language)
        yield text("X-WR-CALDESC", chronology.say(registry.description))
    if registry.color:
        yield f"COLOR:{registry.color}"
    if registry.url:
        yield f"URL:{uri(registry.url)}"
    if registry.feed and chronology.audience is Audience.PUBLIC:
        yield f"SOURCE;VALUE=URI:{uri(registry.feed)}"
    refresh = vDuration(_REFRESH).to_ical().decode()
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}"
    yield f"X-PUBLISHED-TTL:{refresh}"


def _revised(component: Component, revision: Revision) -> bytes:
    """Return the content lines of a whole VEVENT, those of its revision behind its UID."""
    stamp = f"{clock(revision.stamp)}Z"
    begin = (
        "BEGIN:VEVENT",
        f"UID:{component.uid}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{revision.sequence}",
        *component.times.lines,
    )
    return b"\n".join(("\n".join(begin).encode(), component.about, b"END:VEVENT"))

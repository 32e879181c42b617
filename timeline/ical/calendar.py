"""VCALENDAR: the calendar around the events."""

import io
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Component, Revision
from timeline.ical.events import marked
from timeline.ical.lines import folded, text, uri
from timeline.ical.times import clock, duration
from timeline.ical.timezones import timezone
from timeline.registry.vocabulary import Audience

_END = b"END:VCALENDAR\r\n"
REFRESH = timedelta(hours=12)
"""How long a program waits until it looks for news, unless somebody chooses otherwise."""


class Head(NamedTuple):
    """The name of a calendar, what it holds, its address, and when to look for news."""

    name: str
    description: str = ""
    address: str | None = None
    refresh: timedelta = REFRESH


class Block(NamedTuple):
    """A VEVENT as it is written, or several, with the time zones that they name."""

    data: bytes
    zones: frozenset[str]


def calendar(chronology: Chronology, events: Iterable[tuple[Component, Revision]]) -> bytes:
    """Return the calendar of these events in UTF-8, its lines folded and ended with CRLF."""
    registry = chronology.registry
    said = chronology.say(registry.description) if registry.description else ""
    is_public = chronology.audience is Audience.PUBLIC
    address = registry.calendar_address(chronology.languages[0]) if is_public else None
    header = _header(chronology, Head(chronology.title, said, address))
    return _whole([*_frame(chronology), *header], events)


def excerpt(chronology: Chronology, events: Iterable[tuple[Component, Revision]]) -> bytes:
    """Return these events to be added to another calendar: this one has no name, and goes stale."""
    return _whole([*_frame(chronology)], events)


def block(events: Iterable[tuple[Component, Revision]]) -> Block:
    """Return VEVENTs as they are written, the same in each calendar."""
    told = [*events]
    zones = frozenset(zone for component, _ in told for zone in component.times.zones)
    return Block(b"".join(folded(_revised(*each)) for each in told), zones)


def feed(chronology: Chronology, head: Head, blocks: Collection[Block]) -> bytes:
    """Return a calendar of events that are written already, under a head of its own."""
    zones = {zone for each in blocks for zone in each.zones}
    top = _top([*_frame(chronology), *_header(chronology, head)], zones, is_empty=not blocks)
    return b"".join((top, *(each.data for each in blocks), _END))


def _whole(lines: list[str], events: Iterable[tuple[Component, Revision]]) -> bytes:
    told = deque(events)
    zones = {name for component, _ in told for name in component.times.zones}
    data = io.BytesIO()
    data.write(_top(lines, zones, is_empty=not told))
    while told:  # what is written is not kept: there may be much of it
        data.write(folded(_revised(*told.popleft())))
    data.write(_END)
    return data.getvalue()


def _top(lines: list[str], zones: Collection[str], *, is_empty: bool) -> bytes:
    # a calendar holds one component at least (RFC 5545, section 3.6), if no event, then a zone
    for name in ["UTC"] if is_empty else sorted(zones):
        lines += timezone(name)
    return folded("\n".join(lines).encode())


def _frame(chronology: Chronology) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//diplomatic-timeline//timeline//{chronology.words.tag.upper()}"
    yield "CALSCALE:GREGORIAN"


def _header(chronology: Chronology, head: Head) -> Iterator[str]:
    registry = chronology.registry
    language = marked(chronology, chronology.language_of(registry.title))
    yield text("NAME", head.name, language)
    yield text("X-WR-CALNAME", head.name)
    if head.description:
        language = marked(chronology, chronology.language_of(registry.description or ""))
        yield text("DESCRIPTION", head.description, language)
        yield text("X-WR-CALDESC", head.description)
    if registry.color:
        yield f"COLOR:{registry.color}"
    if registry.url:
        yield f"URL:{uri(registry.url)}"
    if head.address:
        yield f"SOURCE;VALUE=URI:{uri(head.address)}"
    refresh = duration(head.refresh)
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

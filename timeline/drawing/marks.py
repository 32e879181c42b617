"""Marks: what a picture shows of each event, on a line of days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import inf

from timeline.chronology.chronology import Chronology, Entry
from timeline.prose import dates, names
from timeline.prose.titles import called
from timeline.registry.vocabulary import OFF, Status
from timeline.time.dates import DayPart, Shape
from timeline.time.spans import Span

Anchor = Callable[[Entry], str]
"""Returns what an event is linked to."""
_OPEN = (Shape.AFTER, Shape.BEFORE)
_PARTS = {
    DayPart.MORNING: (0.25, 0.5),
    DayPart.NOON: (0.5, 0.55),
    DayPart.AFTERNOON: (0.5, 0.75),
    DayPart.EVENING: (0.75, 0.95),
    DayPart.NIGHT: (0.9, 1.0),
}
"""When parts of the day begin and end, in days."""


class Look(StrEnum):
    """How a mark tells what is known of its event."""

    SURE = "sure"
    VAGUE = "vague"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn, from `start` to `end` in days of the calendar, endless if open.

    `told` is all that the mark says. `former` are the start and end it had before it was moved. A
    series has its occurrences as `dots`. `parts` are drawn inside it.
    """

    entry: Entry
    start: float
    end: float
    look: Look
    label: str
    told: str
    href: str
    former: tuple[float, float] | None = None
    dots: tuple["Mark", ...] = ()
    parts: tuple["Mark", ...] = ()

    def before(self) -> "Mark":
        """Return the mark as it was before the event was moved."""
        start, end = self.former or (self.start, self.end)
        return replace(self, start=start, end=end, look=Look.FORMER, former=None, parts=())

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of its date."""
        return self.start > -inf or self.end < inf

    @property
    def is_bounded(self) -> bool:
        """Whether start and end are known."""
        return self.start > -inf and self.end < inf

    @property
    def is_firm(self) -> bool:
        """Whether the days are known, so that the scale goes by them."""
        return self.entry.shown.has_days and self.entry.shown.when is not None


def marks(chronology: Chronology, anchor: Anchor | None) -> list[Mark]:
    """Return the marks of all events, in the order of the chronology."""
    found = [
        _mark(chronology, entry, anchor(entry) if anchor else "") for entry in chronology.entries
    ]
    series: dict[str, list[Mark]] = {}
    for mark in found:
        if mark.entry.due:
            series.setdefault(mark.entry.id, []).append(mark)
    several = {id: dots for id, dots in series.items() if len(dots) > 1}
    firsts = {id: dots[0] for id, dots in several.items()}
    return [
        _series(chronology, several[mark.entry.id]) if mark.entry.id in several else mark
        for mark in found
        if firsts.get(mark.entry.id, mark) is mark
    ]


def _series(chronology: Chronology, dots: list[Mark]) -> Mark:
    first, last = dots[0], dots[-1]
    count = chronology.words.chronology["events"].format(count=len(dots))
    event = chronology.registry.events[first.entry.id]
    label = called(chronology, event)
    since = dates.span(chronology.words, first.entry.shown)
    until = dates.span(chronology.words, last.entry.shown)
    told = f"{label} · {count}, {since} – {until}"
    return replace(
        first,
        end=max(dot.end for dot in dots),
        look=Look.SURE,
        label=label,
        told=told,
        former=None,
        dots=tuple(dots),
    )


def _mark(chronology: Chronology, entry: Entry, href: str) -> Mark:
    start, end = extent(entry.shown)
    label = called(chronology, entry.event)
    return Mark(
        entry, start, end, _look(entry), label, _told(chronology, entry), href, _former(entry)
    )


def _told(chronology: Chronology, entry: Entry) -> str:
    words = chronology.words
    said = [
        chronology.say(entry.event.title),
        dates.span(words, entry.span),
        names.during(chronology, entry),
        names.kind(chronology, entry.event),
        names.status(words, entry),
        *names.moves(words, entry),
    ]
    return " · ".join(part for part in said if part)


def _look(entry: Entry) -> Look:
    if entry.status in OFF:
        return Look.CANCELLED if entry.status is Status.CANCELLED else Look.POSTPONED
    span = entry.span
    is_vague = span.when is None or span.when.shape in _OPEN or span.is_open or span.is_doubted
    return Look.VAGUE if is_vague else Look.SURE


def _former(entry: Entry) -> tuple[float, float] | None:
    """Return where an event that still takes place was before, if its days were known."""
    if not entry.moves or entry.status in OFF:
        return None
    was = entry.moves[-1][1]
    before = extent(was)
    return before if was.has_days and before != extent(entry.shown) else None


def extent(span: Span) -> tuple[float, float]:
    """Return start and end of a span in days of the calendar, by the clocks at its place."""
    points = span.when.points if span.when and span.when.shape not in _OPEN else ()
    start = float(span.earliest.toordinal()) if span.earliest else -inf
    end = float(span.latest.toordinal() + 1) if span.latest else inf
    if points and (part := points[0].part):
        start += _PARTS[part][0]
    if points and (part := points[-1].part):
        end += _PARTS[part][1] - 1
    if span.start and points:
        start = _at(span.start)
        end = start if len(points) == 1 else end
    if span.end and points:
        end = _at(span.end)
    return start, max(start, end)


def _at(moment: datetime) -> float:
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return moment.toordinal() + seconds / 86_400


def nested(found: Iterable[Mark], least: Callable[[Mark], bool]) -> list[Mark]:
    """Put the parts of events inside those of whom `least` says that they have no room for rows."""
    listed = list(found)
    tops = {mark.entry.id: mark for mark in listed}
    inside: dict[str, list[Mark]] = {}
    alone = []
    for mark in listed:
        above = _above(mark, tops)
        holder = next((top for top in above if least(top)), None)
        if holder is None or mark.dots:
            alone.append(mark)
        else:
            inside.setdefault(holder.entry.id, []).append(mark)
    return [replace(mark, parts=tuple(inside.get(mark.entry.id, ()))) for mark in alone]


def _above(mark: Mark, tops: dict[str, Mark]) -> list[Mark]:
    """Return the marks of the first parents of an event, the highest first."""
    above: list[Mark] = []
    while mark.entry.parents and (parent := tops.get(mark.entry.parents[0])):
        above.insert(0, parent)
        mark = parent
    return above

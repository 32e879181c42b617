"""Marks: what a picture shows of each event, on a line of days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import inf

from timeline.chronology.chronology import Chronology, Entry
from timeline.prose import dates, names
from timeline.prose.extent import counted
from timeline.prose.titles import brief, called
from timeline.registry.vocabulary import OFF, Status
from timeline.text import Texts
from timeline.time.dates import DayPart, Shape
from timeline.time.spans import Span

Href = Callable[[Entry], str]
"""Returns what the mark of an event is linked to."""
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

    `told` is all that the mark says; the `language` of its label is empty if it is the usual one.
    `former` are the start and end that it had before it was moved. A series has its occurrences as
    `dots`. `parts` have no row of their own.
    """

    entry: Entry
    start: float
    end: float
    look: Look
    label: str
    language: str
    told: str
    href: str
    former: tuple[float, float] | None = None
    dots: tuple["Mark", ...] = ()
    parts: tuple["Mark", ...] = ()

    @property
    def changed(self) -> tuple["Mark", ...]:
        """The occurrences of a series that do not look as it does."""
        return tuple(dot for dot in self.dots if dot.look is not self.look)

    def between(self, first: float, last: float) -> "Mark":
        """Return the mark as it can be seen between two moments.

        A series is at some time in them if none of its occurrences is.
        """
        was = self.former
        former = was if was and first <= was[0] and was[1] <= last else None
        dots = tuple(dot for dot in self.dots if first <= dot.start < last)
        look = self.look if dots or not self.dots else Look.VAGUE
        return replace(self, former=former, dots=dots, look=look)

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
    def is_during(self) -> bool:
        """Whether it takes place at some time during its parents."""
        return self.entry.shown.when is None

    @property
    def is_firm(self) -> bool:
        """Whether the days are known, so that the scale goes by them."""
        return self.is_bounded and self.entry.shown.has_days and not self.is_during


def marks(chronology: Chronology, href: Href | None) -> list[Mark]:
    """Return the marks of all events, each series as one, in the order of the chronology."""
    found = [_mark(chronology, entry, href(entry) if href else "") for entry in chronology.entries]
    series: dict[str, list[Mark]] = {}
    for mark in found:
        if mark.entry.due:
            series.setdefault(mark.entry.id, []).append(mark)
    firsts = {id: dots[0] for id, dots in series.items() if len(dots) > 1}
    return [
        _series(chronology, series[mark.entry.id]) if mark.entry.id in firsts else mark
        for mark in found
        if firsts.get(mark.entry.id, mark) is mark
    ]


def _series(chronology: Chronology, dots: list[Mark]) -> Mark:
    first, last = (dates.span(chronology.words, dots[index].entry.shown) for index in (0, -1))
    event = chronology.registry.events[dots[0].entry.id]
    label = called(chronology, event)
    count = counted(chronology.words, len(dots))
    between = chronology.words.dates.range.format(start=first, end=last)
    looks = {dot.look for dot in dots}
    return replace(
        dots[0],
        end=inf if dots[0].entry.id in chronology.endless else max(dot.end for dot in dots),
        look=dots[0].look if len(looks) == 1 else Look.SURE,
        label=label,
        told=f"{label} · {count} · {between}",
        former=None,
        dots=tuple(dots),
    )


def _mark(chronology: Chronology, entry: Entry, href: str) -> Mark:
    return Mark(
        entry,
        *extent(entry.shown),
        _look(entry),
        called(chronology, entry.event),
        foreign(chronology, brief(chronology, entry.event)),
        _told(chronology, entry),
        href,
        _former(entry),
    )


def foreign(chronology: Chronology, text: Texts) -> str:
    """Return the language of a text, if it is not that of the picture."""
    language = chronology.language_of(text)
    return "" if language == chronology.words.tag else language


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
    """Return start and end of a span in days of the calendar, by the clocks at its place.

    A moment without an end takes no time.
    """
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


def nested(
    chronology: Chronology, found: Sequence[Mark], is_full: Callable[[Mark], bool]
) -> list[Mark]:
    """Return the marks with rows of their own; the others are parts of one that `is_full`."""
    tops = {mark.entry.id: mark for mark in found}
    inside: dict[str, list[Mark]] = {}
    alone = []
    for mark in found:
        holder = next((top for top in _above(mark, tops) if is_full(top)), None)
        if holder is None or mark.dots:
            alone.append(mark)
        else:
            inside.setdefault(holder.entry.id, []).append(mark)
    apart = chronology.words.phrases["apart"]
    return [_holding(mark, inside.get(mark.entry.id, []), apart) for mark in alone]


def _holding(mark: Mark, parts: list[Mark], apart: str) -> Mark:
    """Return a mark with its parts, which it names."""
    if not parts:
        return mark
    told = apart.join([mark.told, *(part.label for part in parts)])
    return replace(mark, told=told, parts=tuple(parts))


def _above(mark: Mark, tops: dict[str, Mark]) -> list[Mark]:
    """Return the marks of the first parents of an event, the highest first."""
    above: list[Mark] = []
    while mark.entry.parents and (parent := tops.get(mark.entry.parents[0])):
        above.insert(0, parent)
        mark = parent
    return above

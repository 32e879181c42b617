"""Plain-text chronology, to be read and pasted into a brief."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wcwidth import wcswidth

from timeline import wording
from timeline.choices import USUAL, Choices
from timeline.chronology import Chronology, Entry
from timeline.dates import Shape
from timeline.formats import Rendered
from timeline.spans import Span

SUMMARY = "plain-text chronology, by day"
EXPANDS = True
TABLES = ()

_WIDTH = 80
_DEEPEST = 8
_Name = tuple[str, date | None]
"""What tells one entry from all others: its id, and the day on which it was due."""


def render(chronology: Chronology, _choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8, with lines of at most 80 columns, ending in LF."""
    lines = [*_header(chronology), *_body(chronology), *_sources(chronology), ""]
    return Rendered("\n".join(lines).encode())


def _header(chronology: Chronology) -> list[str]:
    entries = chronology.entries
    events = len({entry.id for entry in entries})
    count = f"{events} event{'' if events == 1 else 's'}"
    if events < len(entries):
        count += f", {len(entries)} with all repetitions"
    known = [day for entry in entries for day in (entry.span.earliest, entry.span.latest) if day]
    years = sorted({day.year for day in known})
    reach = f", {years[0]} to {years[-1]}" if len(years) > 1 else f", {years[0]}" if years else ""
    lines = [*_wrapped(chronology.title, 0, 0), f"{count}{reach}"]
    if chronology.endless and chronology.horizon:
        end = wording.day(chronology.horizon, weekday=False)
        lines.append(f"What repeats without end is shown up to {end}")
    return lines


def _body(chronology: Chronology) -> Iterator[str]:
    shown: dict[str, list[Entry]] = {}
    for entry in chronology.entries:
        shown.setdefault(entry.id, []).append(entry)
    children: dict[_Name, list[Entry]] = {}
    tops: list[Entry] = []
    for entry in chronology.entries:
        above = _above(entry, shown)
        (children.setdefault(_name(above), []) if above else tops).append(entry)
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(tops, key=lambda entry: entry.span.is_unknown):
        groups.setdefault(_heading(entry), []).append(entry)
    for heading, group in groups.items():
        yield ""
        yield from _wrapped(heading, 0, 2)
        for entry in group:
            yield from _branch(chronology, entry, children, _day_of(entry))


def _name(entry: Entry) -> _Name:
    return entry.id, entry.due


def _above(entry: Entry, shown: dict[str, list[Entry]]) -> Entry | None:
    """Return what an event stands below: its first parent that is shown, on the day if several."""
    for parent in entry.parents:
        for above in shown.get(parent, ()):
            if above.due is None or (entry.span.has_days and _is_within(entry.span, above.span)):
                return above
    return None


def _is_within(child: Span, parent: Span) -> bool:
    days = (parent.earliest, child.earliest, parent.latest)
    earliest, day, latest = (day or date.max for day in days)
    return earliest <= day <= latest


def _branch(
    chronology: Chronology, top: Entry, children: dict[_Name, list[Entry]], heading: date | None
) -> Iterator[str]:
    """Yield the lines of an event and, indented below it, of all that is part of it."""
    waiting = [(top, 1, "")]
    while waiting:
        entry, level, said = waiting.pop()
        place = wording.place(chronology, entry)
        indent = 2 * min(level, _DEEPEST)
        line = _line(chronology, entry, heading, "" if place == said else place)
        yield from _wrapped(line, indent, indent + 4)
        below = children.get(_name(entry), [])
        waiting += [(child, level + 1, place) for child in reversed(below)]


def _heading(entry: Entry) -> str:
    """Return under what an event stands: the day on which it starts, if one is known."""
    when, first = entry.span.when, entry.span.first_day
    if when is None:
        words = wording.span(entry.span)
    elif entry.span.starts_on_a_day and first:
        words = wording.marked(wording.day(first), when.points[0].mark)
    else:
        words = wording.dates(when)
    return words[:1].upper() + words[1:]


def _day_of(entry: Entry) -> date | None:
    return entry.span.first_day if entry.span.has_days else None


def _line(chronology: Chronology, entry: Entry, heading: date | None, place: str) -> str:
    remarks = "; ".join(wording.remarks(chronology, entry))
    parts = [
        f"{entry.title} ({remarks})" if remarks else entry.title,
        _until(entry),
        place,
    ]
    line = " · ".join(part for part in parts if part)
    label = _label(chronology, entry, heading)
    return f"{label}  {line}" if label else line


def _label(chronology: Chronology, entry: Entry, heading: date | None) -> str:
    """Return what stands before the title: the day, if it is not the heading's, and the time."""
    span = entry.span
    if span.when is None:
        return wording.during(chronology, entry)
    first = span.when.points[0] if span.when.points else None
    labels = []
    day = span.first_day
    if span.has_days and day and heading and day != heading:
        labels.append(wording.day(day, year=day.year != heading.year))
    elif not span.has_days and heading:
        labels.append(wording.dates(span.when))
    if first and first.part and span.has_days:
        labels.append(wording.day_parts(span) or first.part)
    labels.append(wording.clock(replace(span, end=None) if wording.overnight(span) else span))
    return ", ".join(label for label in labels if label)


def _until(entry: Entry) -> str:
    """Return until when an event that takes more than its first day goes on."""
    when, first, last = entry.span.when, entry.span.first_day, entry.span.latest
    if when is None or when.shape is not Shape.RANGE or not entry.span.has_days:
        return ""
    if entry.span.end and entry.span.end.date() < (first or date.max):
        last = entry.span.end.date()
    if first is None or last is None or first == last:
        return ""
    end = when.points[1]
    words = wording.marked(wording.day(last, year=first.year != last.year), end.mark)
    at = f", {entry.span.end:%H:%M}" if wording.overnight(entry.span) and entry.span.end else ""
    return f"until {words}{at}" + (f", {end.part}" if end.part else "")


def _sources(chronology: Chronology) -> Iterator[str]:
    used = dict(pair for entry in chronology.entries for pair in entry.sources)
    if not used:
        return
    yield ""
    yield "Sources"
    for line in sorted(
        f"{wording.source(chronology, source)}{f' <{source.url}>' if source.url else ''}"
        for source in used.values()
    ):
        yield from _wrapped(line, 2, 6)


def _wrapped(text: str, indent: int, hanging: int) -> Iterator[str]:
    """Yield `text` in lines that take at most 80 columns, but for a single word that is longer."""
    line = " " * indent
    blank = True
    for word in text.split(" "):
        if not blank and wcswidth(f"{line} {word}") > _WIDTH:
            yield line
            line, blank = " " * hanging, True
        line += word if blank else f" {word}"
        blank = False
    yield line

"""The chronology as people read it: groups under headings, and below each event its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline import counting, labels, timing, wording
from timeline.choices import Choices, Group, Layout
from timeline.chronology import Chronology, Entry
from timeline.directory import Source
from timeline.events import KINDS
from timeline.prose import Paragraphs, details
from timeline.spans import Span

DEEPEST = 8
"""Levels that can still be told apart on a page; what is deeper stands on the last."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event in a chronology: its line in pieces, and what is told below the line.

    `level` is 1 for what is no part of the event before it. `label` says when it is, as far as
    the heading does not; `notes` are the numbers of its sources.
    """

    entry: Entry
    level: int
    label: str
    remarks: tuple[str, ...]
    until: str
    place: str
    details: Paragraphs
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The events under one heading; `since` is the day with which they begin, if there is one."""

    heading: str
    since: date | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A chronology as people read it; its sources in the order of their numbers, from 1."""

    title: str
    count: str
    horizon: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


_Name = tuple[str, date | None]
"""What tells one entry from all others: its id, and the day on which it was due."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An event, how deep it stands, below which other, and with which at the head of them all."""

    entry: Entry
    level: int
    above: str | None
    top: Entry


def outline(chronology: Chronology, choices: Choices) -> Outline:
    """Return the chronology grouped, nested and in order as the choices have it."""
    numbers: dict[str, int] = {}
    sources: list[Source] = []
    sections = []
    for heading, lines in _grouped(chronology, choices.layout):
        for line in lines:
            for id, source in line.entry.sources:
                if id not in numbers:
                    sources.append(source)
                    numbers[id] = len(sources)
        items = tuple(_items(chronology, choices, lines, numbers))
        sections.append(Section(heading, lines[0].entry.span.first_day, items))
    count, horizon = _count(chronology), _horizon(chronology)
    return Outline(chronology.title, count, horizon, tuple(sections), tuple(sources))


def _items(
    chronology: Chronology, choices: Choices, lines: Iterable[_Line], numbers: dict[str, int]
) -> Iterator[Item]:
    """Yield what the lines of a section say; a place is not said again below the same place."""
    words, desk, layout = chronology.words, choices.desk, choices.layout
    places: dict[int, str] = {}
    for line in lines:
        entry = line.entry
        place = wording.place(chronology, entry)
        said = places.get(line.level - 1) if line.level > 1 else None
        places[line.level] = place
        yield Item(
            entry,
            min(line.level, DEEPEST),
            labels.label(chronology, entry, line.top, layout.group, desk),
            tuple(wording.remarks(chronology, entry, full=layout.full)),
            labels.until(words, entry, desk),
            "" if place == said else place,
            details(chronology, entry, line.above) if layout.full else [],
            tuple(sorted(numbers[id] for id, _ in entry.sources)),
        )


def _grouped(chronology: Chronology, layout: Layout) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the headings, each with the lines below it."""
    words, group = chronology.words, layout.group
    if group in (Group.COUNTRY, Group.KIND):
        for heading, entries in _buckets(chronology, group):
            trees = _ordered(_nested(entries), layout)
            yield heading, [line for tree in trees for line in tree]
        return
    groups: dict[str, list[list[_Line]]] = {}
    for tree in _ordered(_nested(chronology.entries), layout):
        groups.setdefault(labels.heading(words, tree[0].entry.span, group), []).append(tree)
    for heading, trees in groups.items():
        yield heading, [line for tree in trees for line in tree]


def _ordered(trees: list[list[_Line]], layout: Layout) -> list[list[_Line]]:
    """Return events with their parts in the order wanted, those without any date last."""
    trees = trees[::-1] if layout.newest_first else trees
    return sorted(trees, key=lambda tree: tree[0].entry.span.is_unknown)


def _buckets(chronology: Chronology, group: Group) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the countries or kinds with their events; an event stands under all its countries."""
    found: dict[str, list[Entry]] = {}
    if group is Group.KIND:
        found = {kind: [] for kind in KINDS}
        for entry in chronology.entries:
            found[entry.event.kind].append(entry)
        named = {kind: chronology.words.kinds[kind].name for kind in KINDS}
    else:
        for entry in chronology.entries:
            for code in entry.countries or ("",):
                found.setdefault(code, []).append(entry)
        named = {code: chronology.country(code) for code in found if code}
        named = dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))
        named[""] = chronology.words.chronology["no_country"]
    for key, name in named.items():
        if entries := found.get(key):
            yield name, entries


def _nested(entries: Iterable[Entry]) -> list[list[_Line]]:
    """Return the events that are part of no other here, each with what is part of it."""
    shown: dict[str, list[Entry]] = {}
    for entry in entries:
        shown.setdefault(entry.id, []).append(entry)
    below: dict[_Name, list[Entry]] = {}
    tops: list[Entry] = []
    for entry in entries:
        above = _above(entry, shown)
        (below.setdefault(_name(above), []) if above else tops).append(entry)
    return [_tree(top, below) for top in tops]


def _tree(top: Entry, below: dict[_Name, list[Entry]]) -> list[_Line]:
    """Return an event and, behind each event, all that is part of it."""
    waiting, found = [_Line(top, 1, None, top)], []
    while waiting:
        line = waiting.pop()
        found.append(line)
        parts = below.get(_name(line.entry), [])
        waiting += [_Line(part, line.level + 1, line.entry.id, top) for part in reversed(parts)]
    return found


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


def _count(chronology: Chronology) -> str:
    """Return how many events there are, with all repetitions, and of which years."""
    words, entries = chronology.words, chronology.entries
    events = len({entry.id for entry in entries})
    says = words.chronology
    said = says["event"] if events == 1 else says["events"]
    said = said.format(count=counting.grouped(words, events))
    if events < len(entries):
        count = counting.grouped(words, len(entries))
        said = says["repetitions"].format(events=said, count=count)
    known = [day for entry in entries for day in (entry.span.earliest, entry.span.latest) if day]
    years = sorted({day.year for day in known})
    if not years:
        return said
    pattern = says["years"] if len(years) > 1 else says["year"]
    return pattern.format(events=said, first=years[0], last=years[-1])


def _horizon(chronology: Chronology) -> str:
    """Return up to which day that is shown which repeats without end, if anything does."""
    if not chronology.endless or chronology.horizon is None:
        return ""
    words = chronology.words
    day = timing.day(words, chronology.horizon, words.dates.date)
    return words.chronology["horizon"].format(day=day)

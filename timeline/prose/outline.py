"""The chronology in outline: groups under headings, and below each event its parts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices, Group, Layout
from timeline.prose import date_labels, extent, names, reports, series, zones
from timeline.prose.description import Paragraphs, details
from timeline.prose.titles import brief
from timeline.registry.directory import Source
from timeline.registry.event_parts import Figure, Move, Report, Statement
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Status
from timeline.text import alphabetical, folded
from timeline.time.spans import Span

_NEAR = 8
"""The most earlier occurrences that may last until a day: sensible series overlap less."""
DEEPEST = 8
"""The deepest level that a page shows; events below it stand on the same level."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event in a chronology: its line in pieces, and the paragraphs below the line.

    `level` is 1 for an event that stands below no other. `label` is the date and time that the
    heading leaves out. `notes` are the numbers of its sources.
    """

    entry: Entry
    title: str
    level: int
    label: str
    remarks: tuple[str, ...]
    until: str
    place: str
    details: Paragraphs
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The events under one heading; `since` is the day on which they begin, if it is known."""

    heading: str
    since: date | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A chronology in sections, with its sources in the order of their numbers, from 1."""

    title: str
    count: str
    horizon: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How all events of a chronology are told: found once, as it takes a look at each of them.

    `doubtful` are the abbreviations of time zones that mean two offsets in it. `desk` is the zone
    of the reader's desk. `settled` is the usual status that is worth a word.
    """

    doubtful: frozenset[str]
    desk: tzinfo | None
    settled: Status | None


_Name = tuple[str, date | None]
"""The id of an entry with the day on which it was due: no two entries share both."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An event with its level, the event above it, and the one at the top of them all.

    An event that is deeper than the page shows does not stand below its parent.
    """

    entry: Entry
    level: int
    above: str | None
    top: Entry


def outline(chronology: Chronology, choices: Choices) -> Outline:
    """Group, nest and order the chronology by the choices."""
    notes: dict[str, int] = {}
    sections = []
    manner = _manner(chronology, choices)
    for heading, lines in _grouped(chronology, choices, manner):
        for id in (id for line in lines for id in _cited(line.entry)):
            notes.setdefault(id, len(notes) + 1)
        items = tuple(_items(chronology, choices.layout, manner, lines, notes))
        sections.append(Section(heading, lines[0].entry.span.first_day, items))
    count, horizon = extent.count(chronology), extent.horizon(chronology)
    sources = tuple(chronology.registry.sources[id] for id in notes)
    return Outline(chronology.title, count, horizon, tuple(sections), sources)


def _cited(entry: Entry) -> Iterator[str]:
    """Yield the ids of the sources of an event and of its parts."""
    event = entry.event
    yield from (id for id, _ in entry.sources)
    cited: list[Move | Figure | Statement | Report] = [*event.was, *event.figures]
    cited += [*event.statements, *event.also_reported]
    yield from (part.source for part in cited if part.source)


def _manner(chronology: Chronology, choices: Choices) -> _Manner:
    doubtful = zones.ambiguous(chronology.entries, choices.desk)
    desk = zones.without(doubtful, choices.desk) if choices.desk else None
    return _Manner(doubtful, desk, names.settled(chronology))


def _items(
    chronology: Chronology,
    layout: Layout,
    manner: _Manner,
    lines: Iterable[_Line],
    notes: dict[str, int],
) -> Iterator[Item]:
    """Yield the items of a section; a place is left out below the same place."""
    words, desk = chronology.words, manner.desk
    places: dict[int, str] = {}
    for each in lines:
        entry = zones.spelt_out(each.entry, manner.doubtful)
        line = replace(each, entry=entry)
        place = names.places(chronology, entry)
        said = places.get(line.level - 1) if line.level > 1 else None
        places[line.level] = place
        yield Item(
            each.entry,
            chronology.say(brief(chronology, entry.event)),
            min(line.level, DEEPEST),
            date_labels.label(chronology, entry, line.top, layout.group, desk),
            tuple(_remarks(chronology, line, manner.settled, full=layout.full)),
            date_labels.until(words, entry, desk),
            "" if place == said else place,
            _details(chronology, line, notes, full=layout.full),
            tuple(sorted({notes[id] for id in _cited(entry)})),
        )


def _details(
    chronology: Chronology, line: _Line, notes: dict[str, int], *, full: bool
) -> Paragraphs:
    """Return the paragraphs below a line: what has changed, and more if all is told."""
    news = chronology.news.get((line.entry.id, line.entry.due))
    more = details(chronology, line.entry, line.above, notes) if full else []
    return [[news], *more] if news else more


def _remarks(
    chronology: Chronology, line: _Line, settled: Status | None, *, full: bool
) -> Iterator[str]:
    """Yield the remarks after a title, among them parents that the line does not stand below.

    A title such as "State visit of the President" says the level of a visit already.
    """
    yield from series.in_short(chronology, line.entry)
    event = line.entry.event
    title, kind = chronology.say(brief(chronology, event)), names.remark(chronology.words, event)
    for said in names.remarks(chronology, line.entry, settled, full=full):
        if said != kind or folded(said) not in folded(title):
            yield said
    if full:
        return
    span, stated = line.entry.span, line.entry.event.as_stated
    if stated and span.when and (span.is_doubted or not span.has_days):
        yield chronology.say(stated)
    yield from reports.in_short(chronology, line.entry)
    if line.above is None and (line.level > 1 or names.during(chronology, line.entry)):
        said = names.part_of(chronology, line.entry, line.entry.parents[0])
        yield f"{said[:1].lower()}{said[1:]}"


def _grouped(
    chronology: Chronology, choices: Choices, manner: _Manner
) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the headings, each with the lines below it."""
    words, desk, layout = chronology.words, manner.desk, choices.layout
    group = layout.group
    if group in (Group.COUNTRY, Group.KIND):
        for heading, entries in _buckets(chronology, group):
            trees = _ordered(_nested(entries, layout), layout)
            yield heading, [line for tree in trees for line in tree]
        return
    groups: dict[str, list[list[_Line]]] = {}
    for tree in _ordered(_nested(chronology.entries, layout), layout):
        groups.setdefault(date_labels.heading(words, tree[0].entry.span, group, desk), []).append(
            tree
        )
    for heading, trees in groups.items():
        yield heading, [line for tree in trees for line in tree]


def _ordered(trees: list[list[_Line]], layout: Layout) -> list[list[_Line]]:
    """Order events, with their parts, as the choices say; those without any date are last."""
    trees = trees[::-1] if layout.newest_first else trees
    return sorted(trees, key=lambda tree: tree[0].entry.span.is_unknown)


def _buckets(chronology: Chronology, group: Group) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the countries or kinds with their events; each country of an event lists it."""
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
        named = dict(sorted(named.items(), key=lambda pair: alphabetical(pair[1])))
        named[""] = chronology.words.chronology["no_country"]
    for key, name in named.items():
        if entries := found.get(key):
            yield name, entries


def _nested(entries: Iterable[Entry], layout: Layout) -> list[list[_Line]]:
    """Return the events that are part of no other here, each with its parts."""
    if layout.apart:
        return [[_Line(entry, 1, None, entry)] for entry in entries]
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
    """Return an event with all events below it, each followed by its own parts."""
    waiting, found = [_Line(top, 1, None, top)], []
    while waiting:
        line = waiting.pop()
        found.append(line)
        parts = below.get(_name(line.entry), [])
        above = line.entry.id if line.level < DEEPEST else None
        waiting += [_Line(part, line.level + 1, above, top) for part in reversed(parts)]
    return found


def _name(entry: Entry) -> _Name:
    return entry.id, entry.due


def _above(entry: Entry, shown: dict[str, list[Entry]]) -> Entry | None:
    """Return the first parent that is shown; of one that repeats, its occurrence of the day."""
    for parent in entry.parents:
        found = shown.get(parent, [])
        if found and found[0].due is None:
            return found[0]
        if entry.span.has_days and (occurrence := _around(entry.span, found)):
            return occurrence
    return None


def _around(span: Span, occurrences: list[Entry]) -> Entry | None:
    """Return the occurrence during which an event takes place; they are in order of time."""
    first = span.earliest or date.max
    later = bisect_right(occurrences, first, key=lambda each: each.span.earliest or date.max)
    before = reversed(occurrences[max(later - _NEAR, 0) : later])
    return next((each for each in before if _is_within(span, each.span)), None)


def _is_within(child: Span, parent: Span) -> bool:
    """Whether an event starts before the end of another, which started earlier."""
    return (child.earliest or date.max) <= (parent.latest or date.max)

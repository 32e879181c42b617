"""Feeds: which there are, which events are in each, and what each is called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from timeline.changes import parts
from timeline.changes.lock import Lock, Memory
from timeline.changes.withdrawals import is_wanted as is_taken_back
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.selection import Selection, extent, facts, is_wanted
from timeline.registry.events import Conference
from timeline.registry.publication import ALL, Dimension
from timeline.registry.registry import Registry
from timeline.text import capital
from timeline.time.when import parse_date

_SUFFIX = ".ics"
_FEWEST = 3
"""Events that make a feed of a topic or a person that nobody has named."""
_RARE = (Dimension.TOPIC, Dimension.PERSON)


class Feed(NamedTuple):
    """A calendar of the events that have a word in common, or of all events."""

    dimension: Dimension | None = None
    value: str = ""

    @property
    def name(self) -> str:
        """The name by which a registry declares it."""
        return f"{self.dimension}/{self.value.lower()}"

    @property
    def path(self) -> str:
        """The name of its file in the folder of a language."""
        return f"{self.name}{_SUFFIX}" if self.dimension else ALL

    @property
    def selection(self) -> Selection:
        """What chooses its events."""
        values = frozenset([self.value])
        match self.dimension:
            case Dimension.KIND:
                return Selection(kinds=values)
            case Dimension.COUNTRY:
                return Selection(countries=values)
            case Dimension.TOPIC:
                return Selection(topics=values)
            case Dimension.PERSON:
                return Selection(participants=values)
            case Dimension.YEAR:
                year = parse_date(self.value)
                return Selection(start=year, end=year)
            case _:
                return Selection()


class Members(NamedTuple):
    """The events of a feed that calendars show, and those that they are to take back.

    Pages offer the feeds that are declared and have an event.
    """

    entries: tuple[Entry, ...]
    gone: tuple[Memory, ...]
    is_offered: bool = True


def feed_of(path: str) -> Feed:
    """Return the feed whose file has this name."""
    folder, _, name = path.rpartition("/")
    value = name.removesuffix(_SUFFIX)
    if not folder:
        return Feed()
    return Feed(Dimension(folder), value.upper() if folder == Dimension.COUNTRY else value)


def feeds(
    chronology: Chronology, lock: Lock, declared: Collection[str], earlier: Iterable[Feed]
) -> dict[Feed, Members]:
    """Return the feeds that are declared, and those that an earlier run has made, in order.

    A feed of an earlier run may have no events any more.
    """
    shown = [entry for entry in chronology.entries if entry.shown.has_days]
    found = _sorted(shown, chronology.registry)
    wanted = {feed for feed, entries in found.items() if _is_wanted(feed, entries, declared)}
    offered = {Feed(), *wanted}
    listed = [Feed(), *sorted({*wanted, *earlier} - {Feed()}, key=_place)]
    gone = _gone(lock, [feed for feed in listed if feed.dimension is Dimension.YEAR])
    return {
        feed: Members(tuple(found.get(feed, ())), tuple(gone.get(feed, ())), feed in offered)
        for feed in listed
    }


def is_declared(feed: Feed, declared: Collection[str]) -> bool:
    """Whether the registry names a feed, or what sorts its events."""
    return feed.dimension is None or feed.dimension in declared or feed.name in declared


def _place(feed: Feed) -> tuple[int, str]:
    """Return the place of a feed: by what sorts it, then by its word."""
    order = [*Dimension].index(feed.dimension) if feed.dimension else -1
    return order, feed.value


def _sorted(shown: Iterable[Entry], registry: Registry) -> dict[Feed, list[Entry]]:
    """Return the events of each feed that there could be."""
    found: defaultdict[Feed, list[Entry]] = defaultdict(list)
    entries = [*shown]
    years = sorted({first.year for entry in entries if (first := extent(entry)[0])})
    for entry in entries:
        for feed in dict.fromkeys(_feeds(entry, registry, years)):
            found[feed].append(entry)
    return found


def _feeds(entry: Entry, registry: Registry, years: Collection[int]) -> Iterator[Feed]:
    known = facts(entry, registry)
    yield Feed()
    yield Feed(Dimension.KIND, known.kind)
    for code in known.countries:
        yield Feed(Dimension.COUNTRY, code)
    for topic in known.topics:
        yield Feed(Dimension.TOPIC, topic)
    for ref in known.participants:
        if ref in registry.people:
            yield Feed(Dimension.PERSON, ref)
    if isinstance(entry.event, Conference) and entry.event.series:
        yield Feed(Dimension.SERIES, entry.event.series)
    if not entry.span.is_unknown:
        yield from _years(entry, registry, years)


def _years(entry: Entry, registry: Registry, years: Collection[int]) -> Iterator[Feed]:
    """Yield the feeds of the years that an event touches, of those in which one begins."""
    first, last = (day.year if day else None for day in extent(entry))
    for year in years:
        if (first is None or first <= year) and (last is None or year <= last):
            feed = Feed(Dimension.YEAR, f"{year:04}")
            if is_wanted(entry, registry, feed.selection):
                yield feed


def _is_wanted(feed: Feed, entries: Collection[Entry], declared: Collection[str]) -> bool:
    is_rare = feed.dimension in _RARE and len(entries) < _FEWEST
    return feed.name in declared or (is_declared(feed, declared) and not is_rare)


def _gone(lock: Lock, years: Collection[Feed]) -> dict[Feed, list[Memory]]:
    """Return what each feed is to take back; the lock remembers no series."""
    found: defaultdict[Feed, list[Memory]] = defaultdict(list)
    for _, memory in sorted(lock.memories.items()):
        if parts.taken_back(memory):
            for feed in (Feed(), *_feeds_of(memory), *years):
                if is_taken_back(memory, feed.selection):
                    found[feed].append(memory)
    return found


def _feeds_of(memory: Memory) -> Iterator[Feed]:
    """Yield the feeds that an event may have been in, but for those of years."""
    yield Feed(Dimension.KIND, memory.kind)
    for dimension, words in (
        (Dimension.COUNTRY, memory.countries),
        (Dimension.TOPIC, memory.topics),
        (Dimension.PERSON, memory.participants),
    ):
        yield from (Feed(dimension, word) for word in dict.fromkeys(words))


def words(chronology: Chronology, feed: Feed) -> str:
    """Return what the events of a feed have in common, in the words of a language."""
    registry = chronology.registry
    match feed.dimension:
        case None:
            return chronology.words.site["all"]
        case Dimension.KIND:
            return chronology.words.kinds[feed.value].name
        case Dimension.COUNTRY:
            return chronology.country(feed.value)
        case Dimension.PERSON if feed.value in registry.people:
            return chronology.name(feed.value)
        case _:
            return capital(feed.value.replace("-", " "))


def name(chronology: Chronology, feed: Feed) -> str:
    """Return what subscribers see a feed called."""
    if feed.dimension is None:
        return chronology.title
    pattern = chronology.words.phrases["said"]
    return pattern.format(who=chronology.title, what=words(chronology, feed))


def about(chronology: Chronology, feed: Feed) -> str:
    """Return a sentence on the events of a feed."""
    pattern = chronology.words.site[f"about_{feed.dimension or 'all'}"]
    return pattern.format(what=words(chronology, feed))

"""The feeds of a site: their address, their names, and whether events are in them."""

from collections.abc import Iterator

from timeline import languages
from timeline.diagnostics.findings import Diagnostic, Rule, Severity, did_you_mean, one_of
from timeline.registry.countries import CODES
from timeline.registry.events import AnyEvent, Conference
from timeline.registry.publication import Dimension
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

FEED_DIFFERS = Rule(
    "TL543",
    "feed-differs",
    Severity.ERROR,
    "If the registry has a site, feed is the address of all.ics on that site. Another address "
    "would send subscribers to another place.",
    bad="feed: https://example.org/visits.ics\npublish: {address: https://example.org/calendar/}",
    good="publish: {address: https://example.org/calendar/}",
)
RESERVED_NAME = Rule(
    "TL544",
    "reserved-name",
    Severity.ERROR,
    "A feed has the name of its topic, person or series. Windows reserves some names for devices, "
    "such as con and aux, and can't store a file with such a name.",
    bad="publish: {feeds: topic}\nevents: {talks: {topics: con, …}}",
    good="publish: {feeds: topic}\nevents: {talks: {topics: conventions, …}}",
)
EMPTY_FEED = Rule(
    "TL545",
    "empty-feed",
    Severity.WARNING,
    "A feed that you name has an event. If no event has its topic, person or the like, the name is "
    "most likely misspelt. timeline publishes no calendar for it.",
    bad="publish: {feeds: topic/defense}   # the events say defence",
    good="publish: {feeds: topic/defence}",
)
STRANGE_LANGUAGE = Rule(
    "TL548",
    "strange-language",
    Severity.ERROR,
    "The languages of a site are languages of the registry's texts, or of timeline itself. In any "
    "other language, the site would have nothing to show.",
    bad="publish: {languages: [it, ti]}",
    good="publish: {languages: [it]}",
)
RULES = (FEED_DIFFERS, RESERVED_NAME, EMPTY_FEED, STRANGE_LANGUAGE)

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)
_NAMED_BY_EVENTS = (Dimension.TOPIC, Dimension.PERSON, Dimension.SERIES)
"""Dimensions whose feeds are called as their words, which people choose freely."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield what is wrong with the feeds that are to be published."""
    registry = schedule.registry
    feed, address = registry.feed, registry.calendar_address(registry.language)
    if feed and feed != address:
        message = f"the site publishes this calendar at {address}, not here"
        yield Diagnostic(FEED_DIFFERS, message, ("feed",), "remove feed")
    yield from _reserved(registry)
    yield from _empty(schedule)
    yield from _strange(schedule)


def _reserved(registry: Registry) -> Iterator[Diagnostic]:
    """Yield the names of feeds that Windows can't hold, each once."""
    told: set[str] = set()
    wanted = {feed.partition("/")[0] for feed in registry.publish.feeds}
    dimensions = [each for each in _NAMED_BY_EVENTS if each in wanted]
    for id, event in registry.events.items():
        for dimension in dimensions:
            for name in _DEVICES.intersection(_values(registry, event, dimension)):
                feed = f"{dimension}/{name}"
                if feed not in told and {dimension, feed}.intersection(registry.publish.feeds):
                    told.add(feed)
                    message = f'Windows can\'t store a file named "{name}"'
                    hint = f"choose another {dimension} than {name}"
                    yield Diagnostic(RESERVED_NAME, message, ("events", id), hint, on_key=True)


def _values(registry: Registry, event: AnyEvent, dimension: str) -> tuple[str, ...]:
    """Return the words by which an event is sorted into feeds."""
    match dimension:
        case Dimension.KIND:
            return (event.kind,)
        case Dimension.TOPIC:
            return (*registry.topics_of(event), *event.subjects)
        case Dimension.PERSON:
            return tuple(ref for ref in event.participants if ref in registry.people)
        case _:
            return (event.series,) if isinstance(event, Conference) and event.series else ()


def _empty(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the feeds that are named, and that no event is in, as far as words tell."""
    registry = schedule.registry
    for number, feed in enumerate(registry.publish.feeds):
        dimension, _, value = feed.partition("/")
        if not value or dimension == Dimension.YEAR:
            continue
        known = _known(registry, dimension)
        if value not in known:
            path, hint = ("publish", "feeds", number), did_you_mean(value, known)
            yield Diagnostic(EMPTY_FEED, f"the feed {feed} has no event", path, hint)


def _known(registry: Registry, dimension: str) -> set[str]:
    """Return the words by which events may be sorted into feeds."""
    if dimension == Dimension.COUNTRY:
        return {code.lower() for code in CODES}
    events = registry.events.values()
    return {word for event in events for word in _values(registry, event, dimension)}


def _strange(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the languages of the site that nothing is in."""
    for number, tag in enumerate(schedule.registry.publish.languages):
        if not languages.speaks(tag) and tag not in schedule.languages:
            every = sorted({*languages.names(), *schedule.languages})
            path, hint = ("publish", "languages", number), did_you_mean(tag, every, one_of(every))
            yield Diagnostic(STRANGE_LANGUAGE, f'no text is in the language "{tag}"', path, hint)

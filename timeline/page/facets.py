"""The facets by which readers choose events, and the hidden words by which they find them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.selection import facts
from timeline.registry.directory import Person
from timeline.registry.events import KINDS, Other, Signing, TreatyAction
from timeline.registry.names import texts
from timeline.registry.vocabulary import Status
from timeline.text import alphabetical, capital


class Option(NamedTuple):
    """A value that some event has; `also` are its other names."""

    value: str
    name: str
    also: str = ""


class Facet(NamedTuple):
    """A facet, such as kind or country, under its name in the page's address."""

    name: str
    options: list[Option]


class Numbers:
    """The facets of a page, whose values have numbers: cards name them in few letters."""

    def __init__(self, chronology: Chronology) -> None:
        found: dict[str, set[str]] = {}
        for entry in chronology.entries:
            for name, some in values(chronology, entry).items():
                found.setdefault(name, set()).update(some)
        known = {name: list(_options(chronology, name, some)) for name, some in found.items()}
        self.facets = [Facet(name, options) for name, options in known.items() if options]
        keys = [(facet.name, each.value) for facet in self.facets for each in facet.options]
        self._numbers = {key: number for number, key in enumerate(keys)}

    def of(self, chronology: Chronology, entry: Entry) -> str:
        """Return the numbers of the values of an event, parted by commas."""
        known = values(chronology, entry).items()
        return ",".join(str(self._numbers[name, each]) for name, some in known for each in some)


def values(chronology: Chronology, entry: Entry) -> dict[str, tuple[str, ...]]:
    """Return the values of an event for each facet."""
    registry = chronology.registry
    known = facts(entry, registry)
    actors = registry.people.keys() | registry.organizations.keys()
    return {
        "kind": (known.kind,),
        "country": tuple(known.countries),
        "person": tuple(dict.fromkeys(ref for ref in known.participants if ref in actors)),
        "topic": tuple(known.topics),
        "status": tuple(dict.fromkeys(known.statuses)),
    }


def also(chronology: Chronology, entry: Entry) -> str:
    """Return the words that find an event though neither its card nor its options show them."""
    event = entry.event
    texts = [event.title]
    texts += [name for each in entry.places for name in (each.name, each.city, each.region) if name]
    if isinstance(event, Signing | TreatyAction):
        texts.append(event.instrument.title or "")
    if isinstance(event, Other):
        texts.append(event.label)
    return " ".join(dict.fromkeys(name for text in texts for name in _others(chronology, text)))


def _options(chronology: Chronology, name: str, found: set[str]) -> Iterator[Option]:
    """Yield the values of a facet: kinds and statuses in their own order, others by name."""
    words = chronology.words
    match name:
        case "kind":
            yield from (Option(kind, words.kinds[kind].name) for kind in KINDS if kind in found)
        case "status":
            known = (status for status in Status if status in found)
            yield from (Option(status, capital(words.statuses[status])) for status in known)
        case "topic":
            yield from _sorted(Option(topic, capital(topic.replace("-", " "))) for topic in found)
        case "country":
            yield from _sorted(_country(chronology, code) for code in found)
        case _:
            yield from _sorted(_actor(chronology, ref) for ref in found)


def _country(chronology: Chronology, code: str) -> Option:
    known = chronology.registry.countries
    names = texts(known[code]) if code in known else []
    others = [other for name in names for other in _others(chronology, name)]
    others += [chronology.say(name) for name in names[1:]]
    return Option(code, chronology.country(code), " ".join(others))


def _actor(chronology: Chronology, ref: str) -> Option:
    registry = chronology.registry
    known = registry.people.get(ref) or registry.organizations[ref]
    others = [*_others(chronology, known.name), *known.aliases]
    if isinstance(known, Person):
        others += [chronology.say(each.name) for each in known.names or ()]
    return Option(ref, chronology.say(known.name), " ".join(others))


def _others(chronology: Chronology, text: str | dict[str, str]) -> list[str]:
    """Return the versions of a text in the languages that the page does not show."""
    texts = [] if isinstance(text, str) else list(text.values())
    return [each for each in texts if each != chronology.say(text)]


def _sorted(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda option: (alphabetical(option.name), option.value))

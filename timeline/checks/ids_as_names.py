"""A name is written as people read it: outputs print it as it is."""

from collections.abc import Iterator, Mapping

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.registry.directory import Organization, Person, Place
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule
from timeline.text import Texts, fallback, pick, quoted

ID_AS_NAME = Rule(
    "TL550",
    "id-as-name",
    Severity.HINT,
    "The name of a place, its city, a publisher and an author are texts for readers. Outputs print "
    "them as they are, so the id of another entry does not stand for its name there.",
    bad="palam: {name: Palam, city: new-delhi, country: IND}",
    good="palam: {name: Palam, city: New Delhi, country: IND}",
)
RULES = (ID_AS_NAME,)

_Named = Mapping[str, Place | Person | Organization]


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the texts that are the id of a place, a person or an organization."""
    registry = schedule.registry
    who: _Named = {**registry.people, **registry.organizations}
    for path, text, known in _texts(registry, who):
        texts = {path: text} if isinstance(text, str) else {(*path, tag): text[tag] for tag in text}
        for at, id in texts.items():
            if id in known and (name := known[id].name) and pick(name, fallback()) != id:
                message = f'"{id}" is an id, and outputs print it as it is'
                hint = f"write {quoted(pick(name, fallback()))}"
                yield Diagnostic(ID_AS_NAME, message, at, hint)


def _texts(registry: Registry, who: _Named) -> Iterator[tuple[Path, Texts, _Named]]:
    """Yield each name that could be an id, with the entries that it may be the id of."""
    for id, place in registry.places.items():
        for field in ("name", "city", "region"):
            if text := getattr(place, field):
                yield ("places", id, field), text, registry.places
    for id, source in registry.sources.items():
        for field in ("publisher", "author"):
            if text := getattr(source, field):
                yield ("sources", id, field), text, who

"""The text in which a search looks for an event: all that is said of it, and the names it needs."""

from collections.abc import Iterator

from pydantic import BaseModel

from timeline.chronology.chronology import Entry
from timeline.registry.names import texts
from timeline.registry.registry import Registry
from timeline.text import folded
from timeline.time.dates import When


def text_of(entry: Entry, registry: Registry) -> str:
    """Return all texts and names of an event, in every language, folded for a search."""
    found = [entry.id, *_texts(entry.event), *entry.topics]
    for place in entry.places:
        found += _texts((place.name, place.city, place.region))
    for ref in (*entry.event.participants, *entry.event.parties):
        known = registry.people.get(ref) or registry.organizations.get(ref)
        found += _texts((known.name, known.aliases)) if known else ()
    for each in entry.participants:
        found += _texts((each.name, each.office))
    for code in entry.countries:
        found += (
            [code, *_texts(texts(registry.countries[code]))]
            if code in registry.countries
            else [code]
        )
    return folded(" ".join(found))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a value, but for the names of its fields and languages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, When):
        yield value.text
    elif isinstance(value, BaseModel):
        yield from _texts(list(vars(value).values()))
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)

"""Changes of what events refer to, such as people, and of the registry's own fields."""

from collections import Counter
from collections.abc import Iterator

from timeline.chronology.audience import without_unused
from timeline.comparison.changes import EntryChange, Pair
from timeline.comparison.plain import Plain, plain
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

_SECTIONS = ("countries", "places", "people", "organizations", "sources")
_APART = {*_SECTIONS, "events", "defaults"}
"""Fields that are compared by their entries, or as far as events follow from them."""


def entry_changes(old: Registry, new: Registry, audience: Audience) -> Iterator[EntryChange]:
    """Yield the changes of entries, by section and id.

    The public is told only of entries that events refer to: all others may be for internal events.
    """
    if all(getattr(old, section) == getattr(new, section) for section in _SECTIONS):
        return
    if audience is Audience.PUBLIC:
        old, new = without_unused(old), without_unused(new)
    found = [
        (section, id, fields) for section in _SECTIONS for id, fields in _changed(old, new, section)
    ]
    counted = _uses(old, new) if found else {}
    for section, id, fields in found:
        known = (id in getattr(old, section), id in getattr(new, section))
        yield EntryChange(section, id, fields, counted.get((section, id), 0), not all(known))


def _changed(old: Registry, new: Registry, section: str) -> Iterator[tuple[str, dict[str, Pair]]]:
    before, after = getattr(old, section), getattr(new, section)
    for id in sorted({*before, *after}):
        was, is_now = _fields(before.get(id), old.language), _fields(after.get(id), new.language)
        if fields := pairs(was, is_now):
            yield id, fields


def _fields(entry: object, language: str) -> dict[str, Plain]:
    """Return the fields of an entry; a country may be its name alone."""
    known = plain(entry, language)
    if isinstance(known, dict) and not isinstance(entry, dict):
        return known
    return {} if known is None else {"name": known}


def _uses(old: Registry, new: Registry) -> Counter[tuple[str, str]]:
    """Return how many events of both registries refer to each entry."""
    used = {
        (section, each.id, each.path[1])
        for registry in (old, new)
        for each in registry.references()
        if each.path[0] == "events"
        for section in each.sections
    }
    return Counter((section, id) for section, id, _ in used)


def head_changes(old: Registry, new: Registry) -> dict[str, Pair]:
    """Return the changed fields of the registries themselves."""
    names = [name for name in Registry.model_fields if name not in _APART]
    return pairs(
        *(
            {name: plain(getattr(each, name), each.language) for name in names}
            for each in (old, new)
        )
    )


def pairs(old: dict[str, Plain], new: dict[str, Plain]) -> dict[str, Pair]:
    """Return the fields whose values differ, in the order of their names."""
    names = sorted({*old, *new})
    both = ((name, (old.get(name), new.get(name))) for name in names)
    return {name: pair for name, pair in both if pair[0] != pair[1]}

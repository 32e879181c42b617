"""A registry as tables of it would have it that somebody gives: with their columns alone."""

from collections.abc import Mapping
from datetime import UTC, datetime

from timeline.chronology.chronology import Chronology
from timeline.chronology.repeating import expand
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.importing.tables.own.records import Record, Records
from timeline.importing.tables.own.registries import Rebuilt, rebuilt
from timeline.importing.tables.own.rendering import known_table, records
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule

_NO_MOMENT = datetime.min.replace(tzinfo=UTC)
"""The moment of revisions, which no table that is read back tells."""


class Present:
    """A registry as the tables that are read would have it, in the language that they are in."""

    def __init__(self, registry: Registry, theirs: Records) -> None:
        self.registry = registry
        is_internal = any("audience" in record.cells for record in theirs["events"])
        audience = Audience.INTERNAL if is_internal else Audience.PUBLIC
        titles = {record("event_id"): record("title") for record in theirs["events"]}
        known = {each: _chronology(registry, audience, each) for each in registry.languages}
        self.language = max(known, key=lambda each: _likeness(known[each], titles))
        ours = _rows(known[self.language], theirs)
        self.rebuilt: Rebuilt = rebuilt(ours, registry.registry, registry.defaults.timezone)


def rows(registry: Registry, theirs: Records, audience: Audience) -> Records:
    """Return the rows of the tables of a registry, with the columns that others have."""
    return _rows(_chronology(registry, audience, registry.language), theirs)


def _likeness(chronology: Chronology, titles: Mapping[str, str]) -> int:
    """Return how many titles are those that events have in the language of a chronology."""
    entries = chronology.events
    return sum(titles.get(each.id) == chronology.say(each.event.title) for each in entries)


def _chronology(registry: Registry, audience: Audience, language: str) -> Chronology:
    known = resolved(schedule(registry), audience, _NO_MOMENT)
    return expand(select(known, Selection(), language), Selection())


def _rows(chronology: Chronology, theirs: Records) -> Records:
    found = {}
    for name, like in theirs.items():
        columns = like[0].cells.keys() if like else ()
        table = known_table(name, columns)
        listed = records(chronology, [table])[name] if table else []
        found[name] = [Record({column: each(column) for column in columns}) for each in listed]
    return found

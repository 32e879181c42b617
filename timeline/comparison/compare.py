"""Compares two editions of a registry as models: no layout, order or default is a difference."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from timeline.chronology.audience import known_to_all, public_events
from timeline.chronology.resolver import entries_of
from timeline.comparison.changes import Account, Change, Comparison, Pair
from timeline.comparison.classes import ORDER, Class, of_fields, of_status, of_time
from timeline.comparison.directories import entry_changes, head_changes, pairs
from timeline.comparison.plain import Plain, event_fields, own_text
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

_SETS = {"topics", "countries", "sources"}
"""Fields in whose lists the order says nothing."""
_TEXTS = {"title", "description"}
_NO_MOMENT = datetime.min.replace(tzinfo=UTC)
"""The moment of revisions, which nobody is told here."""


def compared(old: Schedule, new: Schedule, audience: Audience) -> Comparison:
    """Compare two editions of a registry without faults, as far as an audience knows them."""
    public = [public_events(each) for each in (old, new)]
    if audience is Audience.PUBLIC:
        old, new = (known_to_all(*each) for each in zip((old, new), public, strict=True))
    ids = _doubtful(old, new)
    before, after = (
        _accounts(schedule, [id for id in ids if id in schedule.registry.events], known)
        for schedule, known in zip((old, new), public, strict=True)
    )
    return Comparison(
        old,
        new,
        tuple(changes(before, after)),
        tuple(entry_changes(old.registry, new.registry, audience)),
        head_changes(old.registry, new.registry),
    )


def _doubtful(old: Schedule, new: Schedule) -> list[str]:
    """Return the ids of events that may differ; most are told to be equal as they stand."""
    before, after = old.registry.events, new.registry.events
    is_alike = old.registry.defaults == new.registry.defaults and not _is_rezoned(old, new)
    return [
        id
        for id in dict.fromkeys((*before, *after))
        if not (is_alike and id in before and id in after)
        or before[id] != after[id]
        or before[id].model_fields_set != after[id].model_fields_set
    ]


def _is_rezoned(old: Schedule, new: Schedule) -> bool:
    """Whether any place has another time zone: events there may have moved."""
    places, others = old.registry.places, new.registry.places
    return any(places[id].timezone != others[id].timezone for id in places if id in others)


def _accounts(schedule: Schedule, ids: list[str], public: set[str]) -> dict[str, Account]:
    entries = entries_of(schedule, ids, public, _NO_MOMENT)
    registry = schedule.registry
    return {
        id: Account(entry, event_fields(registry, entry.event), registry.language)
        for id, entry in entries.items()
    }


def changes(old: Mapping[str, Account], new: Mapping[str, Account]) -> Iterator[Change]:
    """Yield the changes between the accounts of some events, by their ids."""
    renamed = dict(_renamed(old, new))
    came = {after: before for before, after in renamed.items()}
    for id in sorted({*old, *new} - renamed.keys()):
        before = old.get(came.get(id, id))
        change = _change(before, new.get(id), renamed)
        if change.classes:
            yield change


def _renamed(old: Mapping[str, Account], new: Mapping[str, Account]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of an id that is gone and one that has come for the same event."""
    gone = _alike(account for id, account in old.items() if id not in new)
    came = _alike(account for id, account in new.items() if id not in old)
    for key in gone.keys() & came.keys():
        if len(gone[key]) == len(came[key]) == 1:
            yield gone[key][0], came[key][0]


def _alike(accounts: Iterable[Account]) -> dict[tuple[str, ...], list[str]]:
    """Return the ids of events that have a kind, a title and a time in common."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for account in accounts:
        fields = account.fields
        key = tuple(str(fields.get(name)) for name in ("kind", "title", "when"))
        found[key].append(account.entry.id)
    return found


def _change(old: Account | None, new: Account | None, renamed: Mapping[str, str]) -> Change:
    before, after = (dict(each.fields) if each else {} for each in (old, new))
    fields = pairs(before, after)
    if old is None or new is None:
        return Change(old, new, (Class.REMOVED if old else Class.NEW,), fields)
    fields = {name: pair for name, pair in fields.items() if _differs(name, pair, renamed)}
    classes = _classes(old, new, fields)
    if old.entry.id != new.entry.id:
        classes.add(Class.ID)
    ordered = tuple(sorted(classes, key=ORDER.__getitem__))
    return Change(old, new, ordered, fields)


def _differs(name: str, pair: Pair, renamed: Mapping[str, str]) -> bool:
    """Whether two values mean something else, and are not the same in another order."""
    old, new = pair
    if name == "part_of" and renamed:
        old = [renamed.get(id, id) for id in _texts(old)]
        return old != _texts(new)
    return not (name in _SETS and sorted(_texts(old)) == sorted(_texts(new)))


def _texts(value: Plain) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _classes(old: Account, new: Account, fields: dict[str, Pair]) -> set[Class]:
    """Return the classes of a change, and drop a time zone that no clock goes by."""
    before, after = old.entry.span, new.entry.span
    found = {of_status(old.entry.status, new.entry.status), of_time(before, after)} - {None}
    if not any((before.start, before.end, after.start, after.end)):
        fields.pop("timezone", None)
    classes: set[Class] = {each for each in found if each}
    if Class.POSTPONED in classes and after.is_unknown:
        classes.discard(Class.MOVED)
    names = {*fields} - ({"updated"} if len(fields) > 1 else set())
    translated = {name for name in names & _TEXTS if _is_translated(old, new, name)}
    others = {Class.OTHER} if translated else set()
    return classes | others | of_fields(names - translated, classes)


def _is_translated(old: Account, new: Account, name: str) -> bool:
    """Whether a text has changed in other languages than the registry's own alone."""
    before, after = (own_text(each.fields.get(name), each.language) for each in (old, new))
    return before is not None and before == after

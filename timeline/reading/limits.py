"""How large a registry may be; more is refused before it takes time and memory."""

from collections.abc import Iterator, Mapping
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.reading.file_rules import MOST_ENTRIES, MOST_IN_ENTRY, TOO_LARGE
from timeline.reading.unknown_names import MODELS
from timeline.reading.yaml import Data
from timeline.registry.hierarchy import Hierarchy
from timeline.registry.registry import languages_in
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.text import shortened
from timeline.time.recurrence import Frequency
from timeline.time.rrule import MOST

MOST_IN_ALL = 500_000
"""The most occurrences that all events of a registry may have together."""
_YEAR = 10
"""Each year of a series counts as this many occurrences more, since to search it takes time."""
TOO_MANY_IN_ALL = Rule(
    "TL333",
    "too-many-in-all",
    Severity.ERROR,
    f"All events that repeat have at most {MOST_IN_ALL:,} occurrences together. Each event counts "
    f"as {_YEAR} more for each year in which it repeats. If an event repeats for ever, its "
    "occurrences before 2040 count.",
    bad="{when: 1990-01-01, repeats: {rule: daily, until: 2017-01-01}, …}   # in sixty events",
    good="{when: 1990-01-01, repeats: {rule: weekly, until: 2017-01-01}, …}   # in sixty events",
)
MOST_ABOVE = 32
TOO_MANY_ABOVE = Rule(
    "TL334",
    "too-many-above",
    Severity.ERROR,
    f"An event is part of at most {MOST_ABOVE} others, directly or through other events.",
    bad="{a: {…}, b: {part_of: a, …}, c: {part_of: b, …}, …}   # and so on, for forty events",
    good="{a: {…}, b: {part_of: a, …}, c: {part_of: a, …}, …}   # and so on",
)
MOST_LANGUAGES = 24
TOO_MANY_LANGUAGES = Rule(
    "TL335",
    "too-many-languages",
    Severity.ERROR,
    f"The texts of a registry are in at most {MOST_LANGUAGES} languages, as many as the European "
    "Union has. The lock follows each event in each of them.",
    bad="title: {aa: …, ab: …, ae: …, …}   # and so on, for thirty languages",
    good="title: {en: Official visit, it: Visita ufficiale}",
)
RULES = (TOO_MANY_IN_ALL, TOO_MANY_ABOVE, TOO_MANY_LANGUAGES)

SECTIONS = (*MODELS, "events")
_PORTION = 100_000
"""The most values that are validated at once: each may bring a finding or two, and memory."""
_ENDLESS = date(2040, 1, 1)
"""The day up to which the occurrences of what has no end are looked at (see checks)."""
_DAYS = {
    Frequency.DAILY: 1,
    Frequency.WEEKLY: 7,
    Frequency.MONTHLY: 28,
    Frequency.YEARLY: 365,
}


def crowded(data: dict[str, Data]) -> Iterator[Diagnostic]:
    """Yield a finding for each section with too many entries, and for a head with too many keys."""
    if len(data) > MOST_IN_ENTRY:
        yield _too_large((next(iter(data)),), len(data))
    for name, section in data.items():
        if name in SECTIONS and isinstance(section, dict) and len(section) > MOST_ENTRIES:
            message = f'"{name}" has {len(section):,} entries'
            hint = (
                "divide it into several registries, for example by decade, of at most "
                f"{MOST_ENTRIES:,} each"
            )
            yield Diagnostic(TOO_LARGE, message, (name,), hint, on_key=True)


def divided(data: dict[str, Data]) -> tuple[list[dict[str, Data]], list[Diagnostic]]:
    """Divide a registry into portions, each with its head; return findings for entries too large.

    Such entries are left out. The sections in `data` are emptied: there is no room for both.
    """
    head: dict[str, Data] = {}
    sections: dict[str, Data] = {}
    entries: list[tuple[str, str, Data]] = []
    found: list[Diagnostic] = []
    for name, value in data.items():
        if name in SECTIONS and isinstance(value, dict):
            entries += ((name, id, entry) for id, entry in value.items())
            value.clear()
            sections[name] = value
        elif (size := _size(value)) > MOST_IN_ENTRY:
            found.append(_too_large((name,), size))
        else:
            head[name] = value
    portions, weight = [head | sections], 0
    for name, id, entry in entries:
        if (size := _size(entry)) > MOST_IN_ENTRY:
            found.append(_too_large((name, id), size))
            continue
        weight += size
        if weight > _PORTION:
            portions.append(dict(head))
            weight = size
        into = portions[-1].setdefault(name, {})
        into[id] = entry  # type: ignore[index,call-overload]
    return portions, found


def _size(value: Data) -> int:
    """Count the keys and values in a value, and the value itself."""
    if value is None or isinstance(value, str):
        return 1
    size, parts = 1 + len(value), value
    if isinstance(value, dict):
        size, parts = size + len(value), [*value.values()]
    for part in parts:
        if type(part) is not str:  # most parts are texts, and are counted already
            size += _size(part) - 1
    return size


def _too_large(path: Path, size: int) -> Diagnostic:
    message = f'"{shortened(str(path[-1]))}" has {size:,} keys and values'
    hint = f"keep at most {MOST_IN_ENTRY:,}"
    return Diagnostic(TOO_LARGE, message, path, hint, on_key=True)


def beyond(planned: Schedule) -> list[Diagnostic]:
    """Return the findings for which no check looks at a registry: it would take too long."""
    return [
        *_repeated_too_often(planned.series),
        *_with_too_many_above(planned.hierarchy),
        *_in_too_many_languages(planned),
    ]


def _with_too_many_above(hierarchy: Hierarchy) -> Iterator[Diagnostic]:
    """Yield a finding for each event that is part of too many, unless a parent of it is too."""
    above: dict[str, tuple[str, ...]] = {}
    for id in hierarchy.order:
        parents = hierarchy.parents[id]
        found = {*parents}
        if len(found) <= MOST_ABOVE:
            found.update(*(above[parent] for parent in parents))
        if len(found) > MOST_ABOVE:
            message = (
                f'"{id}" is part of over {MOST_ABOVE} others, directly or through other events'
            )
            hint = "make it part of the nearest event alone, and remove some levels"
            yield Diagnostic(TOO_MANY_ABOVE, message, ("events", id, "part_of"), hint, on_key=True)
            found.clear()
        above[id] = tuple(found)


def _in_too_many_languages(planned: Schedule) -> Iterator[Diagnostic]:
    """Yield a finding for the entry that takes the number of languages over the limit."""
    registry = planned.registry
    known = {registry.language}
    for name, value in registry if len(planned.languages) > MOST_LANGUAGES else ():
        entries = value if name in SECTIONS else {}
        parts: dict[Path, object] = {(name, id): entry for id, entry in entries.items()}
        for path, part in (parts or {(name,): value}).items():
            known.update(languages_in((part,)))
            if len(known) > MOST_LANGUAGES:
                message = f"with this one, texts are in over {MOST_LANGUAGES} languages"
                hint = "remove some, or make several registries of it"
                yield Diagnostic(TOO_MANY_LANGUAGES, message, path, hint, on_key=True)
                return


def _repeated_too_often(series: Mapping[str, Series]) -> Iterator[Diagnostic]:
    """Yield a finding for the event that takes the total of occurrences over the limit."""
    total = 0
    for id, repeated in series.items():
        total += most_occurrences(repeated)
        if total > MOST_IN_ALL:
            message = f"with this one, events repeat over {MOST_IN_ALL:,} times in all"
            hint = "end some earlier, or make several registries of it"
            path: Path = ("events", id, "repeats")
            yield Diagnostic(TOO_MANY_IN_ALL, message, path, hint, on_key=True)
            return


def most_occurrences(repeated: Series) -> int:
    """Return the most occurrences that an event can have, with the surcharge for its years."""
    rule = repeated.rule
    repeats = repeated.repeats
    odd = (*repeats.excluded, *repeats.also, *repeats.changes)
    until = repeats.until or (date.max if rule.count else max((_ENDLESS, *odd)))
    stretch = _DAYS[rule.frequency] * rule.interval
    stretches = 1 + max((until - repeated.first).days, 0) // stretch
    in_each = max(len(rule.months), 1) * max(len(rule.month_days) + len(rule.days), 1)
    most = min(stretches * in_each, rule.count or MOST, MOST)
    return most + _YEAR * (1 + min(stretches, most) * stretch // _DAYS[Frequency.YEARLY])

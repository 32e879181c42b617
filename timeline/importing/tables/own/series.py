"""Events that repeat, as tables have them: by their rule, or by their occurrences alone."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from timeline.importing.tables.own.records import Record
from timeline.registry.event_parts import Repeats
from timeline.schedule.recurring import Series
from timeline.time.dates import shifted
from timeline.time.when import parse
from timeline.time.when_text import text

_UNTIL = re.compile(r";UNTIL=([0-9]{4})([0-9]{2})([0-9]{2})")
_SHARED = ("title", "status", "place_ids", "place_id")


class WhenOf(Protocol):
    """Returns when an occurrence takes place, with the zone of its clock times if so wanted."""

    def __call__(self, record: Record, *, zoned: bool) -> str | None:
        """Return it."""
        ...


def whole(occurrences: Sequence[Record]) -> Record:
    """Return a row for an event of which a table has the occurrences alone.

    It has the time of one that was not moved, and of title, status and place the usual ones.
    """
    usual = next((each for each in occurrences if not each("first_planned")), occurrences[0])
    cells = dict(usual.cells)
    for column in _SHARED:
        if column in cells:
            cells[column] = Counter(each(column) for each in occurrences).most_common(1)[0][0]
    shared = set.intersection(*(set(each.many("countries_iso3")) for each in occurrences))
    cells["countries_iso3"] = ";".join(sorted(shared))
    return usual._replace(cells=cells)


def first_when(when: str, record: Record, occurrences: Sequence[Record]) -> str:
    """Return when the first occurrence is planned, from the time of the one in a row."""
    first = min(each("occurrence") for each in occurrences)
    days = date.fromisoformat(first) - date.fromisoformat(record("occurrence"))
    return _moved(when, days.days)


def repeats(
    fields: dict[str, object], rule: str, occurrences: Sequence[Record], when_of: WhenOf
) -> dict[str, object]:
    """Return how an event repeats, with the days and changes that its occurrences show.

    Without a rule, each day but the first is a further one.
    """
    days = {date.fromisoformat(each("occurrence")): each for each in occurrences}
    when = parse(str(fields["when"]))
    first = when.points[0].first
    found: dict[str, object] = {"rule": _UNTIL.sub("", rule) or "daily"}
    if until := _UNTIL.search(rule):
        found["until"] = "-".join(until.groups())
    elif not rule:
        found["until"] = first.isoformat()
    model = Repeats.model_validate(found)
    series = Series(when, model.rule.completed(first), model)
    if not days:
        return found
    ruled = set(series.days(max(days) if series.is_endless else date.max))
    dates = {"except": sorted(ruled - days.keys()), "also": sorted(days.keys() - ruled)}
    found |= {name: [str(day) for day in listed] for name, listed in dates.items() if listed}
    changes = {
        str(day): change
        for day, record in sorted(days.items())
        if (change := _change(fields, text(series.due(day)), record, when_of))
    }
    return {**found, "changes": changes} if changes else found


def _change(
    fields: dict[str, object], planned: str, record: Record, when_of: WhenOf
) -> dict[str, object]:
    """Return the fields in which an occurrence differs from its event."""
    found: dict[str, object] = {}
    places = fields.get("place", [])
    usual = places if isinstance(places, list) else [places]
    here = record.many("place_ids") or record.many("place_id")
    is_elsewhere = here[:1] != usual[:1] or ("place_ids" in record.cells and here != usual)
    # elsewhere, clocks may be others: the time is written with its zone
    when = when_of(record, zoned=is_elsewhere)
    if when and text(parse(when)) != planned:
        found["when"] = when
    for name in ("title", "status"):
        if record(name) != fields.get(name, ""):
            found[name] = record(name)
    if is_elsewhere:
        found["place"] = here or None
    return found


def _moved(when: str, days: int) -> str:
    known = parse(when)
    return text(shifted(known, days))

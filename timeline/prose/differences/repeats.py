"""How an event repeats otherwise than before: by another rule, or on other days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from timeline.chronology.chronology import Entry
from timeline.chronology.resolver import occurrence
from timeline.comparison.classes import Class, of_status, of_time
from timeline.languages import Language
from timeline.prose import dates, names
from timeline.prose.differences import times
from timeline.prose.differences.sides import Sides
from timeline.prose.differences.values import now, relocated, renamed, status
from timeline.prose.recurrence import cadence
from timeline.registry.event_parts import Repeats
from timeline.schedule.recurring import Series


def occurrences(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    """Yield in what an event repeats otherwise than before, as far as words can say it."""
    words = sides.words
    before, after = _rule(words, old.series), _rule(words, new.series)
    found = [now(words, before, after)] if before != after else []
    if old.series and new.series:
        found += _days(words, old.series.repeats, new.series.repeats)
        found += _changes(sides, old, new)
    yield from found or [words.changes["details"]]


def _rule(words: Language, series: Series | None) -> str:
    """Return the rule of a series with its end; empty if there is no series."""
    if series is None:
        return ""
    last, count = series.repeats.until, series.rule.count
    end = words.changes["endless"]
    if last:
        end = words.changes["until"].format(day=dates.day(words, last))
    elif count:
        end = words.repeats.once if count == 1 else words.repeats.times.format(n=count)
    return f"{cadence(words, series.rule)}, {end}"


def _days(words: Language, old: Repeats, new: Repeats) -> Iterator[str]:
    says: tuple[tuple[str, Iterable[date]], ...] = (
        ("except", {*new.excluded} - {*old.excluded}),
        ("restored", {*old.excluded} - {*new.excluded}),
        ("also", {*new.also} - {*old.also}),
        ("not_also", {*old.also} - {*new.also}),
    )
    for name, days in says:
        if days:
            yield words.changes[name].format(days=_listed(words, days))


def _listed(words: Language, days: Iterable[date]) -> str:
    return names.listed(words, [dates.day(words, day) for day in sorted(days)])


def _changes(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    """Yield what is different of single occurrences, those together of which the same is said."""
    words = sides.words
    before, after = (each.series.changes if each.series else {} for each in (old, new))
    found: dict[str, list[date]] = defaultdict(list)
    for day in sorted({*before, *after}):
        if before.get(day) != after.get(day):
            said = words.phrases["apart"].join(_of_one(sides, old, new, day))
            found[said].append(day)
    for said, days in found.items():
        if said:
            yield words.phrases["said"].format(who=_listed(words, days), what=said)


def _of_one(sides: Sides, old: Entry, new: Entry, due: date) -> Iterator[str]:
    """Yield what is different of the occurrence due on a day, if both editions have one then."""
    if not (_has(old, due) and _has(new, due)):
        return
    before, after = (
        occurrence(side.registry, each, each.series, due)
        for side, each in ((sides.old, old), (sides.new, new))
        if each.series
    )
    alone = sides._replace(under_days=False)
    if became := of_status(before.status, after.status):
        off = became in (Class.CANCELLED, Class.POSTPONED)
        yield _said(sides, became, "" if off else status(sides, before, after))
    if moved := of_time(before.span, after.span):
        yield _said(sides, moved, times.move(alone, before, after, moved))
    if before.event.place != after.event.place:
        yield _said(sides, Class.RELOCATED, relocated(sides, before, after))
    if before.event.title != after.event.title:
        yield _said(sides, Class.RENAMED, renamed(sides, before))


def _has(entry: Entry, due: date) -> bool:
    return entry.series is not None and due in entry.series.days(due, due)


def _said(sides: Sides, found: Class, what: str) -> str:
    """Return a class of change in lower case, with what is said of it."""
    label = sides.words.changed[found].label
    label = f"{label[:1].lower()}{label[1:]}"
    return sides.words.phrases["said"].format(who=label, what=what) if what else label

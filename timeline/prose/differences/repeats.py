"""How an event repeats otherwise than before: by another rule, or on other days."""

from collections.abc import Iterable, Iterator
from datetime import date

from timeline.chronology.chronology import Entry
from timeline.languages import Language
from timeline.prose import dates, names
from timeline.prose.differences.sides import Sides
from timeline.prose.recurrence import cadence
from timeline.registry.event_parts import Repeats
from timeline.schedule.recurring import Series


def occurrences(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    """Yield in what an event repeats otherwise than before, as far as words can say it."""
    words = sides.words
    before, after = _rule(words, old.series), _rule(words, new.series)
    found = [now(words, before, after)] if before != after else []
    known, held = (each.series.repeats if each.series else None for each in (old, new))
    if known and held:
        found += _days(words, known, held)
    yield from found or [words.changes["details"]]


def now(words: Language, old: str, new: str) -> str:
    """Return the sentence on a value that was another one, or none, before."""
    if old == new:
        return words.changes["details"] if old else ""
    pattern = "now" if old and new else "now_only" if new else "before_only"
    return words.changes[pattern].format(old=old, new=new)


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
    changed = {
        day for day in {*old.changes, *new.changes} if old.changes.get(day) != new.changes.get(day)
    }
    says: tuple[tuple[str, Iterable[date]], ...] = (
        ("except", {*new.excluded} - {*old.excluded}),
        ("restored", {*old.excluded} - {*new.excluded}),
        ("also", {*new.also} - {*old.also}),
        ("not_also", {*old.also} - {*new.also}),
        ("differs", changed),
    )
    for name, days in says:
        if days:
            named = names.listed(words, [dates.day(words, day) for day in sorted(days)])
            yield words.changes[name].format(days=named)

"""All changes told: a line for the subject of a mail, then each event under its day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from timeline.chronology.options import Group
from timeline.comparison.changes import Change, Comparison, EntryChange
from timeline.comparison.classes import ORDER, Class
from timeline.languages import Language
from timeline.prose import date_labels, dates, numbers
from timeline.prose.differences.fields import plain_fields
from timeline.prose.differences.sentences import sentence, title
from timeline.prose.differences.sides import Sides

LIMIT = 200
"""The most events of one class that a report tells one by one."""


class Item(NamedTuple):
    """One change in one sentence: the lead, such as "Moved: ", the title, and the rest."""

    change: Change | None
    lead: str
    title: str
    rest: str


class Section(NamedTuple):
    """The changes under one heading."""

    heading: str
    items: tuple[Item, ...]


class Report(NamedTuple):
    """All that has changed, with a first line that can be the subject of a mail."""

    headline: str
    sections: tuple[Section, ...]
    more: str = ""


def report(
    sides: Sides, comparison: Comparison, since: date | None = None, limit: int = LIMIT
) -> Report:
    """Tell all changes; of a class of which there are more than the limit, some are counted."""
    told, untold = _limited(ordered(comparison), limit)
    sections: dict[str, list[Item]] = defaultdict(list)
    for change in told:
        span = change.day_entry.span
        heading = date_labels.heading(sides.words, span, Group.DAY, sides.desk)
        sections[heading].append(item(sides, change))
    listed = [Section(heading, tuple(items)) for heading, items in sections.items()]
    more = ""
    if untold:
        count = numbers.grouped(sides.words, sum(untold.values()))
        more = sides.words.changes["more"].format(n=count, what=_counted(sides.words, untold))
    return Report(headline(sides, comparison, since), (*listed, *_rest(sides, comparison)), more)


def item(sides: Sides, change: Change) -> Item:
    """Return one change, told."""
    label, text = sides.words.changed[change.classes[0]].label, sentence(sides, change)
    lead = sides.words.phrases["said"].format(who=label, what="")
    return Item(change, lead, title(sides, change), f", {text}" if text else "")


def beside(sides: Sides, change: Change) -> str:
    """Return one change in a sentence without the title, to stand beside it."""
    label, text = sides.words.changed[change.classes[0]].label, sentence(sides, change)
    return sides.words.phrases["said"].format(who=label, what=text) if text else label


def headline(sides: Sides, comparison: Comparison, since: date | None = None) -> str:
    """Return how many changes there are, and how many events of each class, each counted once."""
    words = sides.words
    entries = [each for each in comparison.entries if _is_told(each)]
    found = Counter(change.classes[0] for change in comparison.changes)
    count = len(comparison.changes) + len(entries) + bool(comparison.head)
    says = words.changes
    said = says["none" if count == 0 else "one" if count == 1 else "many"]
    said = said.format(n=numbers.grouped(words, count))
    if since:
        day = dates.day(words, since, words.dates.date)
        said = says["since"].format(count=said, date=day)
    parts = [_counted(words, found)] if found else []
    if entries:
        pattern = says["entry_one" if len(entries) == 1 else "entry_many"]
        parts.append(pattern.format(n=numbers.grouped(words, len(entries))))
    if comparison.head:
        parts.append(f"{says['head'][:1].lower()}{says['head'][1:]}")
    return says["summary"].format(count=said, what=", ".join(parts)) if parts else said


def _counted(words: Language, found: Counter[Class]) -> str:
    said = []
    for each in sorted(found, key=ORDER.__getitem__):
        known, count = words.changed[each], found[each]
        pattern = known.one if count == 1 else known.many
        said.append(pattern.format(n=numbers.grouped(words, count)))
    return ", ".join(said)


def _limited(changes: Iterable[Change], limit: int) -> tuple[list[Change], Counter[Class]]:
    """Return the changes that are told, and how many of each class are not."""
    seen: Counter[Class] = Counter()
    untold: Counter[Class] = Counter()
    told = []
    for change in changes:
        first = change.classes[0]
        seen[first] += 1
        if seen[first] > limit:
            untold[first] += 1
        else:
            told.append(change)
    return told, untold


def ordered(comparison: Comparison) -> list[Change]:
    """Return the changes in the order of telling: by the new day, the class, and the id."""
    return sorted(comparison.changes, key=_place)


def _place(change: Change) -> tuple[bool, date, int, str]:
    entry = change.day_entry
    return (
        entry.span.is_unknown,
        entry.span.day or date.max,
        ORDER[change.classes[0]],
        entry.id,
    )


def _is_told(entry: EntryChange) -> bool:
    """Whether an entry is told by itself: events tell of those that come and go with them."""
    return not entry.is_whole or entry.events == 0


def _rest(sides: Sides, comparison: Comparison) -> Iterator[Section]:
    """Yield what has changed of entries, each told once, and of the registry itself."""
    says = sides.words.changes
    if entries := [each for each in comparison.entries if _is_told(each)]:
        yield Section(says["entries"], tuple(_entry(sides, each) for each in entries))
    if comparison.head:
        text = sides.words.phrases["apart"].join(plain_fields(sides, comparison.head))
        yield Section(says["head"], (Item(None, "", sides.new.title, _after(sides, text)),))


def _entry(sides: Sides, change: EntryChange) -> Item:
    is_here = change.id in getattr(sides.new.registry, change.section)
    known = sides.new if is_here else sides.old
    if change.section == "sources":
        called = known.publisher(change.id)
    elif change.section == "places":
        called = known.place(known.registry.places[change.id])
    else:
        called = known.name(change.id)
    says = sides.words.changes
    text = says["came" if is_here else "gone"]
    if not change.is_whole:
        said = [*plain_fields(sides, change.fields)]
        if change.events:
            said.append(
                says["uses_one" if change.events == 1 else "uses_many"].format(n=change.events)
            )
        text = sides.words.phrases["apart"].join(said)
    return Item(None, "", called, _after(sides, text))


def _after(sides: Sides, text: str) -> str:
    """Return what is said of a title, with the sign between both."""
    return sides.words.phrases["said"].format(who="", what=text)

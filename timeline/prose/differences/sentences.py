"""One change of an event in one sentence: what has become of it, its title, and what differs."""

from collections.abc import Callable, Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.comparison.changes import Change, Pair
from timeline.comparison.classes import OF_FIELD, OF_TIME, Class
from timeline.prose import instruments, names
from timeline.prose.description import results
from timeline.prose.differences import fields, times, word_level
from timeline.prose.differences.people import participants
from timeline.prose.differences.repeats import occurrences
from timeline.prose.differences.sides import Sides
from timeline.prose.differences.values import now, relocated, renamed, status
from timeline.registry.events import own_fields
from timeline.registry.instruments import Instrument
from timeline.text import clipped

_LONGEST = 200
"""The most characters of a result that a sentence quotes."""


def clauses(sides: Sides, change: Change) -> Iterator[tuple[Class, str]]:
    """Yield each class of a change, with what a reader is to know of it; that may be nothing."""
    for each in change.classes:
        yield each, sides.words.phrases["apart"].join(_clause(sides, change, each))


def sentence(sides: Sides, change: Change) -> str:
    """Return what differs of an event, without its title; the class before it has no name."""
    first, *more = clauses(sides, change)
    said = [first[1]] if first[1] else []
    for each, clause in more:
        if each is Class.OTHER:
            said.append(clause)
            continue
        label = sides.words.changed[each].label
        label = f"{label[:1].lower()}{label[1:]}"
        said.append(sides.words.phrases["said"].format(who=label, what=clause) if clause else label)
    return sides.words.phrases["apart"].join(said)


def title(sides: Sides, change: Change) -> str:
    """Return the title of an event, as it is now or was at last."""
    return _side(sides, change).say(change.entry.event.title)


def _side(sides: Sides, change: Change) -> Chronology:
    return sides.new if change.new else sides.old


def _clause(sides: Sides, change: Change, found: Class) -> Iterator[str]:
    old, new = (each.entry if each else None for each in (change.old, change.new))
    if old is None or new is None or found is Class.ENTERED:
        yield from _whole(sides, change)
    elif found is Class.LEFT:
        yield from _details(sides, sides.old, old)
    elif found in (Class.CANCELLED, Class.POSTPONED):
        if said := ", ".join(_details(sides, sides.old, old)):
            yield sides.words.changes["planned"].format(what=said)
    elif found in (Class.MOVED, Class.ZONE):
        yield times.move(sides, old, new, found)
    elif found is Class.ID:
        yield sides.words.changes["id"]
    elif found is Class.OTHER:
        yield from fields.others(sides, old, new, _other_fields(change))
    else:
        yield from _TELL[found](sides, old, new)


def _other_fields(change: Change) -> dict[str, Pair]:
    """Return the changed fields that no other class of the change tells."""
    told = {name for name, its in OF_FIELD.items() if its in change.classes}
    if {Class.MOVED, Class.ZONE, Class.POSTPONED} & {*change.classes}:
        told |= OF_TIME
    return {name: pair for name, pair in change.fields.items() if name not in {*told, "status"}}


def _whole(sides: Sides, change: Change) -> Iterator[str]:
    """Yield when and where an event is that has come or gone, and what calendars do then."""
    yield from _details(sides, _side(sides, change), change.entry)
    if change.is_withdrawn:
        yield sides.words.changes["withdrawn"]


def _details(sides: Sides, chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield when and where an event is, below the heading of its day, in one text."""
    parts = [times.when(sides, chronology, entry), names.places(chronology, entry)]
    if said := ", ".join(part for part in parts if part):
        yield said


def _one(tell: Callable[[Sides, Entry, Entry], str]) -> "_Tell":
    """Return what yields the one sentence that something returns."""

    def told(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
        yield tell(sides, old, new)

    return told


def _programme(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    before, after = (
        ", ".join(each.title_of(parent) for parent in entry.parents)
        for each, entry in ((sides.old, old), (sides.new, new))
    )
    yield now(sides.words, before, after)


def _text(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    before, after = old.event.description, new.event.description
    if before and after:
        texts = sides.old.say(before), sides.new.say(after)
        is_anew = word_level.is_rewritten(*texts)
        yield sides.words.changes["rewritten" if is_anew else "changed_text"]
    else:
        yield sides.words.changes["added_text" if after else "dropped_text"]


def _lines(tell: Callable[[Chronology, Entry], list[str]]) -> "_Tell":
    """Return what tells which lines on an event have come, and which have gone.

    If no line has, only details have changed that no line tells.
    """

    def told(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
        before, after = tell(sides.old, old), tell(sides.new, new)
        for name, lines, others in (("added", after, before), ("dropped", before, after)):
            if some := [clipped(line, _LONGEST) for line in lines if line not in others]:
                what = sides.words.phrases["apart"].join(some)
                yield sides.words.changes[name].format(what=what)
        if sorted(before) == sorted(after):
            yield sides.words.changes["details"]

    return told


def _instrument(chronology: Chronology, entry: Entry) -> list[str]:
    found = (value for _, value in own_fields(entry.event) if isinstance(value, Instrument))
    return [line for each in found for line in instruments.lines(chronology, entry, each)]


def _outcomes(chronology: Chronology, entry: Entry) -> list[str]:
    """Return the outcomes without the word that leads them elsewhere: the class says it."""
    lead = chronology.words.phrases["outcome"].format(text="")
    return [line.removeprefix(lead) for line in results(chronology, entry, {})["outcomes"]]


def _sources(chronology: Chronology, entry: Entry) -> list[str]:
    return [names.source(chronology, source) for _, source in entry.sources]


_Tell = Callable[[Sides, Entry, Entry], Iterator[str]]
_TELL: dict[Class, _Tell] = {
    Class.REINSTATED: _one(status),
    Class.RELOCATED: _one(relocated),
    Class.RENAMED: _one(lambda sides, old, _: renamed(sides, old)),
    Class.STATUS: _one(status),
    Class.PARTICIPANTS: participants,
    Class.PROGRAMME: _programme,
    Class.OCCURRENCES: occurrences,
    Class.INSTRUMENT: _lines(_instrument),
    Class.OUTCOMES: _lines(_outcomes),
    Class.FIGURES: _lines(lambda chronology, entry: results(chronology, entry, {})["figures"]),
    Class.STATEMENTS: _lines(
        lambda chronology, entry: results(chronology, entry, {})["statements"]
    ),
    Class.SOURCES: _lines(_sources),
    Class.TEXT: _text,
}

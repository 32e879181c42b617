"""VEVENT: what a calendar says of an event, but for the revision in which it says so."""

import importlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from timeline.chronology.chronology import Chronology, Entry, Withdrawn
from timeline.chronology.options import Choices, Sign, Times
from timeline.ical.lines import escaped, short, text, uri
from timeline.ical.times import Repeated, once
from timeline.prose import description, names
from timeline.registry.directory import Place
from timeline.registry.vocabulary import Status
from timeline.text import capital

Component = bytes
"""Content lines of a VEVENT in UTF-8, parted by line breaks: not folded, without BEGIN and END.

The first is UID, and SUMMARY comes behind the times.
"""

_CANCELLED = (Status.POSTPONED, Status.CANCELLED)
_ENGLISH = ("en",)
_TENTATIVE = (Status.TENTATIVE, Status.ANNOUNCED)


def is_shown(entry: Entry, choices: Choices) -> bool:
    """Whether anything of an event is left in the calendar, as far as statuses go."""
    if _sign(entry.status, choices) is Sign.OMIT:
        return False
    if entry.series is None or entry.series.is_endless:
        return True
    return not _omitted(entry, choices).issuperset(entry.series.days())


def components(chronology: Chronology, entry: Entry, choices: Choices) -> list[Component]:
    """Return the VEVENT of an event that has a day, and those of its changed occurrences.

    Those that are as usual, and were written for the lock, are handed over.
    """
    if choices.is_usual_calendar and entry.id in chronology.components and not entry.due:
        return chronology.components.pop(entry.id)
    if entry.series is None:
        times = once(entry.shown, local=choices.times is Times.LOCAL)
        return [_joined(_event(chronology, entry, choices, times))]
    repeated = Repeated(entry.series, entry.zone, _omitted(entry, choices))
    found = [_joined(_event(chronology, entry, choices, repeated.lines()))]
    for changed in entry.changed:
        if changed.due and is_shown(changed, choices):
            own = (repeated.id_of(changed.due), *once(changed.span, local=True))
            found.append(_joined(_event(chronology, changed, choices, own)))
    return found


def withdrawal(withdrawn: Withdrawn, choices: Choices) -> Component:
    """Return the VEVENT that takes back an event which calendars have shown."""
    before = f"{withdrawn.reason}: " if choices.cancelled.in_title else ""
    lines = (
        f"UID:{withdrawn.uid}",
        *withdrawn.times,
        text("SUMMARY", short(f"{before}{withdrawn.title}")),
        f"STATUS:{'CANCELLED' if choices.cancelled.in_status else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        *([text("LOCATION", short(withdrawn.place))] if withdrawn.place else []),
        text("DESCRIPTION", f"{withdrawn.reason}: {withdrawn.remark}"),
    )
    return _joined(lines)


def _joined(lines: Iterable[str]) -> Component:
    return "\n".join(lines).encode()


def _event(
    chronology: Chronology, entry: Entry, choices: Choices, times: Iterable[str]
) -> Iterator[str]:
    title = short(summary(chronology, entry, choices))
    yield f"UID:{entry.uid}"
    yield from times
    yield text("SUMMARY", title, marked(chronology, chronology.language_of(entry.event.title)))
    yield f"STATUS:{_status(entry.status, choices)}"
    yield "TRANSP:TRANSPARENT"
    if entry.is_confidential:
        yield "CLASS:CONFIDENTIAL"
    if entry.place:
        yield from _place(chronology, entry, entry.place)
    if categories := _categories(chronology, entry):
        yield f"CATEGORIES:{','.join(categories)}"
    for parent in entry.parents:
        yield f"RELATED-TO;RELTYPE=PARENT:{parent}@{chronology.registry.registry}"
    links = [entry.event.url, *(source.url for _, source in entry.sources)]
    if link := next((link for link in links if link), None):
        yield f"URL:{uri(link)}"
    paragraphs = description.account(chronology, entry)
    told = "\n\n".join("\n".join(lines) for lines in paragraphs)
    yield text("DESCRIPTION", told, marked(chronology, chronology.words.tag))
    if entry.status not in _CANCELLED:
        for ahead in choices.alarms:
            yield from _alarm(ahead, title)


def _place(chronology: Chronology, entry: Entry, place: Place) -> Iterator[str]:
    address = short(description.address(chronology, entry))
    yield text("LOCATION", address, marked(chronology, chronology.language_of(place.name)))
    if place.geo:
        yield f"GEO:{';'.join(f'{degrees:.6f}' for degrees in place.geo)}"


def marked(chronology: Chronology, language: str) -> str | None:
    """Return the language with which a text is marked: none in a calendar that is all English."""
    return None if chronology.languages == _ENGLISH else language


def _alarm(ahead: timedelta, title: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield text("DESCRIPTION", title)
    duration = importlib.import_module("icalendar").vDuration(-ahead)  # few calendars need it
    yield f"TRIGGER:{duration.to_ical().decode()}"
    yield "END:VALARM"


def _sign(status: Status, choices: Choices) -> Sign:
    """Return how a status is to be told; BOTH, to no effect, for one that is not told at all."""
    if status in _CANCELLED:
        return choices.cancelled
    return choices.tentative if status in _TENTATIVE else Sign.BOTH


def _status(status: Status, choices: Choices) -> str:
    if not _sign(status, choices).in_status:
        return "CONFIRMED"
    if status in _CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if status in _TENTATIVE else "CONFIRMED"


def _omitted(entry: Entry, choices: Choices) -> set[date]:
    """Return the days on which the occurrences are due that are not to be shown."""
    return {
        changed.due
        for changed in entry.changed
        if changed.due and _sign(changed.status, choices) is Sign.OMIT
    }


def summary(chronology: Chronology, entry: Entry, choices: Choices) -> str:
    """Return the title, with where the event stands before it and how vague its time is behind."""
    told = entry.status in (*_CANCELLED, *_TENTATIVE) and _sign(entry.status, choices).in_title
    words = chronology.words
    vague = words.phrases["apart"].join(names.vagueness(chronology, entry))
    title = f"{entry.title} ({vague})" if vague else entry.title
    if not told:
        return title
    who = capital(words.statuses[entry.status])
    return words.phrases["said"].format(who=who, what=title)


def _categories(chronology: Chronology, entry: Entry) -> list[str]:
    """Return kind, topics and countries, without the commas at which some programs split."""
    kind = names.kind(chronology, entry.event)
    found = [kind, *entry.topics, *(chronology.country(code) for code in entry.countries)]
    return [name for name in dict.fromkeys(map(_category, found)) if name]


@lru_cache(maxsize=10_000)
def _category(name: str) -> str:
    return escaped(" ".join(name.replace(",", " ").replace(";", " ").split()))

"""VEVENT: what a calendar says of an event, but for the revision in which it says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from timeline.chronology.chronology import Chronology, Component, Entry, TimeProperties, Withdrawn
from timeline.chronology.options import Choices, Sign, Times
from timeline.chronology.resolver import occurrence
from timeline.ical.lines import escaped, fitted, text, uri
from timeline.ical.series import Told
from timeline.ical.times import duration, once, possible
from timeline.ical.titles import summary
from timeline.prose import description, names
from timeline.registry.directory import Place
from timeline.registry.vocabulary import OFF, OPEN, Status
from timeline.schedule.recurring import Series
from timeline.time.spans import Span

_ENGLISH = ("en",)


def is_shown(entry: Entry, choices: Choices) -> bool:
    """Whether anything of an event is left in the calendar, as far as statuses go."""
    if choices.sign(entry.status) is Sign.OMIT:
        return False
    if entry.series is None or entry.series.is_endless:
        return True
    return not _omitted(entry, choices).issuperset(entry.series.days())


def components(chronology: Chronology, entry: Entry, choices: Choices) -> tuple[Component, ...]:
    """Return the VEVENTs of an event that the calendar has room for.

    If it repeats, these are one for its rule, and one for each occurrence that overrides the rule
    or is an event of its own. They may be written already.
    """
    if choices.is_usual_calendar and not entry.due and entry.id in chronology.components:
        return chronology.components[entry.id]
    if entry.series is None:
        times = _times(entry.shown, choices)
        return (_component(chronology, entry, choices, times),)
    return tuple(_repeated(chronology, entry, entry.series, choices))


def _times(span: Span, choices: Choices) -> TimeProperties:
    if span.is_open:
        return possible(span, choices.undated)
    return once(span, local=choices.times is Times.LOCAL)


def _repeated(
    chronology: Chronology, entry: Entry, series: Series, choices: Choices
) -> Iterator[Component]:
    registry, out = chronology.registry, _omitted(entry, choices)
    told = Told(series, entry.zone, out)
    changed = {each.due: each for each in entry.changed if each.due}
    if told.has_rule:
        yield _component(chronology, entry, choices, told.rule())
    for day in sorted({*changed, *told.shifted}.difference(told.own, out)):
        each = changed.get(day) or occurrence(registry, entry, series, day)
        yield _component(chronology, each, choices, told.override(day, each.span))
    for day in told.own:
        each = changed.get(day) or occurrence(registry, entry, series, day)
        each = replace(each, uid=registry.uid_of(entry.id, day))
        times = once(each.span, local=choices.times is Times.LOCAL)
        yield _component(chronology, each, choices, times)._replace(due=day)


def withdrawal(withdrawn: Withdrawn, choices: Choices) -> tuple[Component, ...]:
    """Return the VEVENTs that take back an event which calendars have shown."""
    before = withdrawn.lead if choices.cancelled.in_title else ""
    lines = (
        text("SUMMARY", fitted(f"{before}{withdrawn.title}")),
        f"STATUS:{'CANCELLED' if choices.cancelled.in_status else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        *([text("LOCATION", fitted(withdrawn.place))] if withdrawn.place else []),
        text("DESCRIPTION", f"{withdrawn.lead}{withdrawn.remark}"),
    )
    about = "\n".join(lines).encode()
    return tuple(Component(escaped(uid), times, about) for uid, times in withdrawn.told)


def _component(
    chronology: Chronology, entry: Entry, choices: Choices, times: TimeProperties
) -> Component:
    about = "\n".join(_about(chronology, entry, choices)).encode()
    return Component(escaped(entry.uid), times, about)


def _about(chronology: Chronology, entry: Entry, choices: Choices) -> Iterator[str]:
    told = summary(chronology, entry, choices)
    yield text("SUMMARY", told.text, marked(chronology, told.language))
    yield f"STATUS:{_status(entry.status, choices)}"
    yield "TRANSP:TRANSPARENT"
    if entry.is_confidential:
        yield "CLASS:CONFIDENTIAL"
    if entry.place:
        yield from _place(chronology, entry, entry.place)
    if categories := _categories(chronology, entry):
        yield f"CATEGORIES:{','.join(categories)}"
    for parent in entry.parents:
        yield f"RELATED-TO;RELTYPE=PARENT:{escaped(chronology.registry.uid_of(parent))}"
    if entry.event.url:
        yield f"URL:{uri(entry.event.url)}"
    paragraphs = description.account(chronology, entry)
    paragraphs[:0] = [] if told.is_whole else [[chronology.say(entry.event.title)]]
    said = "\n\n".join("\n".join(lines) for lines in paragraphs)
    yield text("DESCRIPTION", said, marked(chronology, chronology.words.tag))
    if entry.status not in OFF and not entry.shown.is_open:
        for ahead in choices.alarms:
            yield from _alarm(ahead, told.text)


def _place(chronology: Chronology, entry: Entry, place: Place) -> Iterator[str]:
    address = fitted(names.address(chronology, entry))
    language = chronology.language_of(place.name or "")
    yield text("LOCATION", address, marked(chronology, language))
    if place.geo:
        yield f"GEO:{';'.join(f'{degrees:.6f}' for degrees in place.geo)}"


def marked(chronology: Chronology, language: str) -> str | None:
    """Return the language with which a text is marked: none in a calendar that is all English."""
    return None if chronology.languages == _ENGLISH else language


def _alarm(ahead: timedelta, title: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield text("DESCRIPTION", title)
    yield f"TRIGGER:{duration(-ahead)}"
    yield "END:VALARM"


def _status(status: Status, choices: Choices) -> str:
    if not choices.sign(status).in_status:
        return "CONFIRMED"
    if status in OFF:
        return "CANCELLED"
    return "TENTATIVE" if status in OPEN else "CONFIRMED"


def _omitted(entry: Entry, choices: Choices) -> set[date]:
    """Return the days on which the occurrences are due that are not to be shown."""
    return {
        changed.due
        for changed in entry.changed
        if changed.due and choices.sign(changed.status) is Sign.OMIT
    }


def _categories(chronology: Chronology, entry: Entry) -> list[str]:
    """Return kind, topics and countries, without the commas at which some programs split."""
    kind = names.kind(chronology, entry.event)
    countries = (chronology.country(code, entry.span.day) for code in entry.countries)
    found = [kind, *entry.topics, *countries]
    return [name for name in dict.fromkeys(map(_category, found)) if name]


@lru_cache(maxsize=10_000)
def _category(name: str) -> str:
    return escaped(" ".join(name.replace(",", " ").replace(";", " ").split()))

"""The lines of a card that is closed: when, where, who, what is odd, and the first sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.languages import Language
from timeline.page.leads import parted
from timeline.prose import dates, instruments, names, titles
from timeline.prose.description import Paragraphs, participants
from timeline.prose.outline import Item
from timeline.prose.recurrence import cadence
from timeline.registry.events import AnyEvent, Signing, TreatyAction, Visit
from timeline.registry.vocabulary import Audience, Role
from timeline.schedule.recurring import Series
from timeline.text import capital, folded
from timeline.time.dates import Point
from timeline.time.spans import Span

_MOST_NAMED = 3
"""Participants that a closed card has room for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a closed card tells; `rest` are the paragraphs that it folds away."""

    kind: str
    when: str
    remarks: tuple[str, ...]
    who: str
    place: str
    lead: str
    rest: Paragraphs


def facts(chronology: Chronology, item: Item, above: Entry | None) -> Facts:
    """Return what is told of an event below `above`: nothing is said twice."""
    entry = item.entry
    who, named = _who(chronology, entry, above)
    lead, rest = _led(chronology, entry, item.details)
    remarks = tuple(_remarks(chronology, entry))
    said = {who, *named, *map(capital, remarks)}
    return Facts(
        kind(chronology, entry.event, item.title),
        _when(chronology, item),
        remarks,
        who,
        item.place and names.address(chronology, entry),
        lead,
        [kept for lines in rest if (kept := [line for line in lines if line not in said])],
    )


def kind(chronology: Chronology, event: AnyEvent, title: str) -> str:
    """Return the kind of an event, with the level of a visit if the title does not say it."""
    said = names.remark(chronology.words, event)
    is_kind = isinstance(event, Visit | TreatyAction) and said
    if is_kind and folded(said) not in folded(title):
        return capital(said)
    return names.kind(chronology, event)


def _when(chronology: Chronology, item: Item) -> str:
    """Return the time of an event, whose day is in the heading; several days in whole."""
    span = item.entry.span
    if item.until and span.when and span.has_days and _is_plain(span):
        return _days(chronology.words, *span.when.points)
    return ", ".join(part for part in (item.label, item.until) if part)


def _is_plain(span: Span) -> bool:
    """Whether the days are all that is known of a span, and beyond doubt."""
    points = span.when.points if span.when else ()
    return not (span.start or span.end or any(point.mark for point in points))


def _days(words: Language, first: Point, last: Point) -> str:
    """Return several days in few letters: Thu 2 – Sat 4 March."""
    here = words.dates.in_year if first.first.year == last.last.year else words.dates.full
    is_month = here == words.dates.in_year and first.first.month == last.last.month
    start = _day(words, first, words.dates.in_month if is_month and not first.part else here)
    return words.dates.range.format(start=start, end=_day(words, last, here))


def _day(words: Language, point: Point, pattern: str) -> str:
    weekday = words.dates.weekdays_short[point.first.weekday()]
    said = dates.day(words, point.first, pattern.replace("{weekday}", weekday))
    return f"{said}, {words.clock.parts[point.part]}" if point.part else said


def _remarks(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield what is odd: internal, an edition, a series, a move, sources that differ."""
    words, event = chronology.words, entry.event
    if entry.audience is Audience.INTERNAL:
        yield words.phrases["internal"]
    if edition := titles.edition(chronology, event):
        yield edition
    if entry.due:
        yield _cadence(chronology, chronology.schedule.series[entry.id], entry.due)
    yield from names.moves(words, entry)
    if event.also_reported:
        yield words.page["differ"]
    if concerned := names.concerned(chronology, entry):
        yield concerned


def _cadence(chronology: Chronology, series: Series, due: date) -> str:
    """Return how an event repeats; the first occurrence also tells until when."""
    words = chronology.words
    said = cadence(words, series.rule)
    if due != series.first or series.is_endless:
        return said
    last = dates.day(words, series.days()[-1])
    return f"{said}, {words.dates.until.day.format(date=last)}"


def _who(chronology: Chronology, entry: Entry, above: Entry | None) -> tuple[str, list[str]]:
    """Return who meets whom, or what they agree on, and the lines that this makes needless.

    A part with the people of its visit names none of them again, and offices only once.
    """
    known = {each.ref: each.roles for each in above.participants} if above else {}
    if known == {each.ref: each.roles for each in entry.participants}:
        return _agreed(chronology, entry), list(participants(chronology, entry))
    if agreed := _agreed(chronology, entry):
        return agreed, []
    guests, hosts = (_in_role(entry, role) for role in (Role.GUEST, Role.HOST))
    if guests and hosts and not known:
        day = entry.span.day
        ends = (_joined(chronology, side, day) for side in (guests, hosts))
        named = [names.participant(chronology, each, day) for each in (*guests, *hosts)]
        return " → ".join(ends), named
    lines = list(participants(chronology, entry))[:_MOST_NAMED]
    shorter = {
        names.participant(chronology, each, entry.span.day): _in_short(chronology, each)
        for each in entry.participants
        if each.ref in known
    }
    said = [shorter.get(line, line) for line in lines]
    return chronology.words.phrases["apart"].join(said), lines


def _in_short(chronology: Chronology, participant: Participant) -> str:
    """Return the name and roles of a participant whose office is told already."""
    return names.participant(chronology, participant._replace(office=None, country=None), None)


def _agreed(chronology: Chronology, entry: Entry) -> str:
    event = entry.event
    if not isinstance(event, Signing | TreatyAction):
        return ""
    return instruments.between(chronology, entry, event.instrument)


def _in_role(entry: Entry, role: Role) -> list[Participant]:
    return [each for each in entry.participants if each.roles == (role,)]


def _joined(chronology: Chronology, side: list[Participant], day: date | None) -> str:
    said = [names.attendee(chronology, each, day) for each in side]
    return names.listed(chronology.words, said)


def _led(chronology: Chronology, entry: Entry, details: Paragraphs) -> tuple[str, Paragraphs]:
    """Return the first sentence of the description, and the paragraphs without it."""
    text = entry.event.description
    lines = chronology.say(text).splitlines() if text else []
    if not lines or lines not in details:
        return "", details
    lead, more = parted(lines[0])
    place = details.index(lines)
    rest = [more, *lines[1:]] if more else lines[1:]
    return lead, [*details[:place], rest, *details[place + 1 :]]

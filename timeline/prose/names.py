"""Names of kinds, people, places and sources in words, and remarks on events."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.languages import Doubt, Language
from timeline.prose import dates, numbers
from timeline.registry.directory import Place, Source
from timeline.registry.event import Event
from timeline.registry.events import AnyEvent, Conference, Other, Signing, TreatyAction, Visit
from timeline.registry.vocabulary import OFF, Audience, Calendar, Level, PlaceType, Status
from timeline.text import alphabetical, capital
from timeline.time.dates import Mark, Point, Precision, Shape, When
from timeline.time.overlap import is_cut
from timeline.time.spans import Span

_SETTLED = {Status.CONFIRMED: "planned", Status.CONCLUDED: "held"}
"""The usual statuses, each with the phrase for it."""


def kind(chronology: Chronology, event: AnyEvent) -> str:
    """Return the name of an event's kind."""
    if isinstance(event, Other):
        return chronology.say(event.label)
    return chronology.words.kinds[event.kind].name


def during(chronology: Chronology, entry: Entry) -> str:
    """Return the parents during which an event takes place, if it has no date of its own."""
    if entry.span.when is not None or not entry.parents:
        return ""
    parent = chronology.registry.events[entry.parents[0]]
    label = kind(chronology, parent)
    pattern = chronology.words.kinds[parent.kind].during
    said = pattern.format(label=f"{label[:1].lower()}{label[1:]}")
    if _goes_on_without(chronology, entry, entry.parents[0]):
        return chronology.words.phrases["was_during"].format(during=said)
    return said


def part_of(chronology: Chronology, entry: Entry, parent: str) -> str:
    """Return the words that say of which event another is part, or was to be."""
    pattern = "was_part_of" if _goes_on_without(chronology, entry, parent) else "part_of"
    return chronology.words.phrases[pattern].format(title=chronology.title_of(parent))


def _goes_on_without(chronology: Chronology, entry: Entry, parent: str) -> bool:
    """Whether an event is off, but not the event of which it was to be part."""
    registry = chronology.registry
    return entry.status in OFF and registry.status_of(registry.events[parent]) not in OFF


def as_stated(chronology: Chronology, event: Event) -> str:
    """Return the time in the words of the source, or as its old calendar has it."""
    if event.as_stated:
        return chronology.say(event.as_stated)
    if event.when and event.calendar is Calendar.JULIAN:
        return chronology.words.phrases["julian"].format(date=event.when.text)
    return ""


def vagueness(chronology: Chronology, entry: Entry) -> list[str]:
    """Return the words for dates that whole days in a calendar can't show."""
    if entry.span.when is None:
        return [during(chronology, entry)] if entry.parents else []
    is_exact = entry.span.is_exact  # for speed: most are
    return [] if is_exact else _vagueness(chronology.words, entry, entry.span.when)


def _vagueness(words: Language, entry: Entry, when: When) -> list[str]:
    span = entry.span
    if parts := dates.day_parts(words, span):
        return [parts]
    found = [*_open(words, entry.shown)]
    is_range = when.shape is Shape.RANGE
    sides = (words.vague.start, words.vague.end) if is_range else (words.vague.date,)
    moments = (span.start, span.end)
    for index, (side, known) in enumerate(zip(sides, when.points, strict=False)):
        if known.part:
            found.append(_part(words, known, index, is_range=is_range))
        if (moment := moments[index]) and not span.is_timed:
            clock = dates.hour(moment) + ("" if entry.series else f" {dates.zone(words, moment)}")
            pattern = (words.clock.from_, words.clock.until)[index]
            found.append(pattern.format(clock=dates.approximately(words, span, clock)))
        if known.mark:
            found.append(_doubt(side, known.mark))
    if span.is_timed and span.is_about:
        clock_times = dates.clock_all_year if entry.series else dates.clock
        found.append(clock_times(words, span))
    return found


def _open(words: Language, span: Span) -> Iterator[str]:
    """Yield the week, month or the like of an event without a day, without its marks."""
    if span.when and span.is_open:
        first, *last = (dates.plain(words, point) for point in span.when.points)
        said = words.dates.range.format(start=first, end=last[0]) if last else first
        yield words.vague.open.format(date=said)


def _part(words: Language, point: Point, index: int, *, is_range: bool) -> str:
    part = words.clock.parts[point.part or ""]
    if not is_range:
        return part
    pattern = (words.vague.from_part, words.vague.until_part)[index]
    return pattern.format(weekday=words.dates.weekdays[point.first.weekday()], part=part)


def _doubt(doubt: Doubt, mark: Mark) -> str:
    if mark is Mark.BOTH:
        return doubt.both
    return doubt.approximate if mark is Mark.APPROXIMATE else doubt.uncertain


def moves(words: Language, entry: Entry) -> list[str]:
    """Return the earlier dates of an event that was moved, the latest first."""
    return [
        words.phrases["before_that" if index else _move(entry, was)].format(
            when=dates.span(words, was)
        )
        for index, (_, was) in enumerate(reversed(entry.moves))
    ]


def _move(entry: Entry, was: Span) -> str:
    """Return which phrase says what became of an earlier time."""
    is_open = entry.status is Status.POSTPONED or entry.span.is_unknown
    if is_open or (entry.status in OFF and entry.span.when is None):
        return "was_to_be"
    if is_cut(was, entry.span):
        return "shortened"
    return "extended" if is_cut(entry.span, was) else "moved"


def settled(chronology: Chronology) -> Status | None:
    """Return the rarer of the two usual statuses; None if there is only one of them."""
    statuses = [entry.status for entry in chronology.entries]
    held, planned = (statuses.count(each) for each in (Status.CONCLUDED, Status.CONFIRMED))
    if not (held and planned):
        return None
    return Status.CONFIRMED if planned < held else Status.CONCLUDED


def status(words: Language, entry: Entry, settled: Status | None = None) -> str:
    """Return the status of an event; of the two usual ones, only that which is `settled`."""
    if entry.status in _SETTLED:
        return words.phrases[_SETTLED[entry.status]] if entry.status is settled else ""
    return words.phrases["standing"].format(status=words.statuses[entry.status])


def remarks(
    chronology: Chronology, entry: Entry, settled: Status | None = None, *, full: bool = False
) -> list[str]:
    """Return the remarks after the title of an event; fewer, if it is told in `full` below."""
    words = chronology.words
    found = [remark(words, entry.event), status(words, entry, settled)]
    if not full:
        found.insert(0, ", ".join(parties(chronology, entry)))
        found += [", ".join(moves(words, entry)), concerned(chronology, entry)]
    if entry.audience is Audience.INTERNAL:
        found.insert(0, words.phrases["internal"])
    return [remark for remark in found if remark]


def remark(words: Language, event: Event) -> str:
    """Return the remark of an event's kind, such as the level of a visit or an edition."""
    if isinstance(event, Visit) and event.level not in (None, Level.UNSPECIFIED):
        return words.levels[event.level or ""]
    if isinstance(event, TreatyAction):
        return words.actions[event.action]
    if isinstance(event, Conference) and event.edition:
        pattern = words.phrases["first_edition" if event.edition == 1 else "edition"]
        return pattern.format(n=event.edition, ordinal=numbers.ordinal(words, event.edition))
    return ""


def parties(chronology: Chronology, entry: Entry) -> list[str]:
    """Return the parties of an event, if there are two or more; one may act on a treaty."""
    names = [chronology.name(party, entry.span.day) for party in entry.event.parties]
    may_be_one = isinstance(entry.event, Signing | TreatyAction)
    return names if len(names) > 1 or may_be_one else []


def acted(chronology: Chronology, entry: Entry) -> str:
    """Return which action on a treaty some parties take, if they do: Ratification: Italy."""
    words, event = chronology.words, entry.event
    if not (isinstance(event, TreatyAction) and event.acting):
        return ""
    who = listed(words, [chronology.name(ref, entry.span.day) for ref in event.acting])
    return words.phrases["said"].format(who=capital(words.actions[event.action]), what=who)


def concerned(chronology: Chronology, entry: Entry) -> str:
    """Return the countries that an event concerns, though they take no part: concerns Ukraine."""
    if not entry.event.countries:
        return ""
    day, words = entry.span.day, chronology.words
    named = [chronology.country(code, day, in_text=True) for code in entry.event.countries]
    return words.phrases["concerns"].format(names=listed(words, named))


def listed(words: Language, names: Iterable[str]) -> str:
    """Return names as prose lists them: A, B and C."""
    *others, last = names
    if not others:
        return last
    return words.phrases["list"].format(others=", ".join(others), last=last)


def participant(chronology: Chronology, participant: Participant, day: date | None) -> str:
    """Return the name of a participant on a day, with office, country and roles."""
    roles = ", ".join(chronology.words.roles[role] for role in participant.roles)
    who = attendee(chronology, participant, day)
    return chronology.words.phrases["said"].format(who=who, what=roles)


def attendee(chronology: Chronology, participant: Participant, day: date | None) -> str:
    """Return the name of a participant on a day, with office and country, but no role."""
    country = participant.country if participant.country != participant.ref else None
    about = [
        chronology.say(participant.office) if participant.office else "",
        chronology.country(country, day) if country else "",
    ]
    held = ", ".join(part for part in about if part)
    name = chronology.say(participant.name)
    return f"{name} ({held})" if held else name


def places(chronology: Chronology, entry: Entry) -> str:
    """Return the venue and its city, or the city alone; of several places, all in their order.

    A venue in no city stands in its region.
    """
    named = [_place(chronology, place) for place in entry.places]
    return listed(chronology.words, named) if named else ""


def _place(chronology: Chronology, place: Place) -> str:
    around = place.city or (place.region if place.kind is PlaceType.VENUE else None)
    named = chronology.place(place)
    return f"{named}, {chronology.say(around)}" if around else named


def address(chronology: Chronology, entry: Entry) -> str:
    """Return the places, each with its country; neighbours in one country share its name."""
    if len(entry.places) == 1:  # for speed: most events have one
        return _in_country(chronology, entry.places, entry.span.day)
    found = groupby(entry.places, key=lambda place: place.country if place.name else "")
    named = (_in_country(chronology, [*group], entry.span.day) for _, group in found)
    return chronology.words.phrases["apart"].join(named)


def _in_country(chronology: Chronology, places: Sequence[Place], day: date | None) -> str:
    """Return places of one country, with its name unless it is the place itself."""
    named = listed(chronology.words, [_place(chronology, place) for place in places])
    first = places[0]
    return (
        f"{named}, {chronology.country(first.country, day)}"
        if first.name and first.country
        else named
    )


def by_day(chronology: Chronology, sources: Iterable[Source]) -> list[Source]:
    """Return sources in the order of the days on which they were published; others come last."""
    return sorted(
        sources,
        key=lambda it: (
            it.published.first if it.published else date.max,
            alphabetical(source(chronology, it)),
        ),
    )


def source(chronology: Chronology, source: Source) -> str:
    """Return a source as it stands in a list of sources."""
    words, said = chronology.words, chronology.say(source.publisher)
    if source.title:
        said = words.phrases["said"].format(who=said, what=chronology.say(source.title))
    by = f" ({source.author})" if source.author else ""
    published = ""
    if source.published:
        known = source.published
        exact = known.precision is Precision.DAY
        date = dates.day(words, known.first, words.dates.date) if exact else ""
        published = f", {date or dates.point(words, known)}"
    return f"{said}{by}{published}"

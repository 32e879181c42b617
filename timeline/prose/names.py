"""Names of kinds, people, places and sources in words, and remarks on events."""

from collections.abc import Iterable
from itertools import groupby

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.languages import Doubt, Language
from timeline.prose import dates, numbers
from timeline.registry.directory import Place, Source
from timeline.registry.events import AnyEvent, Conference, Event, Other, TreatyAction, Visit
from timeline.registry.vocabulary import Audience, Level, PlaceType, Status
from timeline.time.dates import Mark, Point, Precision, Shape

_SETTLED = (Status.CONFIRMED, Status.CONCLUDED)


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
    return pattern.format(label=f"{label[:1].lower()}{label[1:]}")


def vagueness(chronology: Chronology, entry: Entry) -> list[str]:
    """Return the words for dates that whole days in a calendar can't show."""
    span, words = entry.span, chronology.words
    if span.when is None:
        return [during(chronology, entry)] if entry.parents else []
    if parts := dates.day_parts(words, span):
        return [parts]
    found = []
    is_range = span.when.shape is Shape.RANGE
    sides = (words.vague.start, words.vague.end) if is_range else (words.vague.date,)
    moments = (span.start, span.end)
    for index, (side, known) in enumerate(zip(sides, span.when.points, strict=False)):
        if known.part:
            found.append(_part(words, known, index, is_range=is_range))
        if (moment := moments[index]) and not span.is_timed:
            clock = dates.hour(moment) + ("" if entry.series else f" {dates.zone(moment)}")
            pattern = (words.clock.from_, words.clock.until)[index]
            found.append(pattern.format(clock=clock))
        if known.mark:
            found.append(_doubt(side, known.mark))
    return found


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
    stands = entry.status is not Status.POSTPONED and not entry.span.is_unknown
    first = "moved" if stands else "was_to_be"
    return [
        words.phrases["before_that" if index else first].format(when=dates.span(words, was))
        for index, (_, was) in enumerate(reversed(entry.moves))
    ]


def status(words: Language, entry: Entry) -> str:
    """Return the status of an event, if it is not the usual one."""
    if entry.status in _SETTLED:
        return ""
    return words.phrases["standing"].format(status=words.statuses[entry.status])


def remarks(chronology: Chronology, entry: Entry, *, full: bool = False) -> list[str]:
    """Return the remarks after the title of an event; fewer, if it is told in `full` below."""
    words = chronology.words
    found = [remark(words, entry.event), status(words, entry)]
    if not full:
        found.insert(0, ", ".join(parties(chronology, entry)))
        found.append(", ".join(moves(words, entry)))
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
    names = [chronology.name(party) for party in entry.event.parties]
    return names if len(names) > 1 or isinstance(entry.event, TreatyAction) else []


def listed(words: Language, names: Iterable[str]) -> str:
    """Return names as prose lists them: A, B and C."""
    *others, last = names
    if not others:
        return last
    return words.phrases["list"].format(others=", ".join(others), last=last)


def participant(chronology: Chronology, participant: Participant) -> str:
    """Return the name of a participant, with office, country and roles."""
    country = participant.country if participant.country != participant.ref else None
    about = [
        chronology.say(participant.office) if participant.office else "",
        chronology.country(country) if country else "",
    ]
    held = ", ".join(part for part in about if part)
    roles = ", ".join(chronology.words.roles[role] for role in participant.roles)
    name = chronology.say(participant.name)
    who = f"{name} ({held})" if held else name
    return chronology.words.phrases["said"].format(who=who, what=roles)


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
    found = []
    for code, group in groupby(entry.places, key=lambda place: place.country if place.name else ""):
        named = listed(chronology.words, [_place(chronology, place) for place in group])
        found.append(f"{named}, {chronology.country(code)}" if code else named)
    return chronology.words.phrases["apart"].join(found)


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

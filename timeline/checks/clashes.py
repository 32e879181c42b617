"""Nobody is in two cities at once, and no venue has two events at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.vocabulary import PlaceType
from timeline.schedule.likeness import fingerprint, have_like_titles, may_be_one
from timeline.schedule.schedule import Schedule
from timeline.schedule.stays import Stay, double_booked, pairs, stays

DOUBLE_BOOKED = Rule(
    "TL341",
    "double-booked",
    Severity.WARNING,
    "A person is in one city at a time. Two stays may touch: we assume that there is time to "
    "travel between them. An event that is part of another may be in another city. Hosts need not "
    "stay with their guests for several days. Of an event that repeats, only the first occurrence "
    "is compared. Only timeline check --strict reports a stay in the middle of another.",
    bad="{delhi: {when: 2023-03-02 to 2023-03-05, …}, rome: {when: 2023-03-03 to 2023-03-06, …}}",
    good="{delhi: {when: 2023-03-02 to 2023-03-03, …}, rome: {when: 2023-03-03 to 2023-03-06, …}}",
)
VENUE_TWICE = Rule(
    "TL342",
    "venue-twice",
    Severity.WARNING,
    "A venue has one event at a time, unless they are part of the same event. Only events with "
    "clock times are compared. Of an event that repeats, only the first occurrence is compared.",
    bad="{talks: {when: 2023-03-02 12:00 to 13:00, …}, briefing: {when: 2023-03-02 12:30, …}}",
    good="{talks: {when: 2023-03-02 12:00 to 13:00, …}, briefing: {when: 2023-03-02 13:00, …}}",
)
RULES = (DOUBLE_BOOKED, VENUE_TWICE)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield who is in two cities at once, and which venue has two events at once."""
    known = stays(schedule)
    for stay, other, persons in double_booked(schedule, known, inside=False):
        more = " is" if len(persons) == 1 else f" and {len(persons) - 1} more are"
        yield Diagnostic(
            DOUBLE_BOOKED,
            f'"{persons[0]}"{more} in {stay.city}, and at the same time '
            f'in {other.city} for "{other.id}"',
            ("events", stay.id, "participants", persons[0]),
            "correct a time or a place, make one event part of the other, or remove the person "
            "from one of them",
            on_key=True,
            rests_on=(("events", other.id), ("events", stay.id)),
        )
    yield from _twice(schedule, known)


def _twice(schedule: Schedule, stays: Iterable[Stay]) -> Iterator[Diagnostic]:
    venues: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        if stay.span.start and schedule.registry.places[stay.place].kind is PlaceType.VENUE:
            venues[stay.place].append(stay)
    for stay, other in (pair for there in venues.values() for pair in pairs(there)):
        lines = [{each.id, *schedule.hierarchy.ancestors(each.id)} for each in (stay, other)]
        if lines[0].isdisjoint(lines[1]) and not _is_one(schedule, stay, other):
            yield Diagnostic(
                VENUE_TWICE,
                f'"{stay.place}" has "{other.id}" at the same time',
                ("events", stay.id, "when"),
                "correct a time or a place, make both part of one event, or keep only one if they "
                "are the same",
                rests_on=(("events", other.id), ("events", stay.id)),
            )


def _is_one(schedule: Schedule, one: Stay, other: Stay) -> bool:
    """Whether two events at a venue are most likely one, which another check tells."""
    if type(one.event) is not type(other.event):
        return False
    registry = schedule.registry
    known, others = (fingerprint(registry, each.event, each.span) for each in (one, other))
    if known and known == others:
        return True
    is_possible = may_be_one(schedule, one.id, other.id)
    return is_possible and have_like_titles(registry, one.event, other.event)

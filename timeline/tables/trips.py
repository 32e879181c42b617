"""Trips of leaders, in the columns of the Country and Organization Leader Travel data (COLT)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.registry.vocabulary import OFF, Role
from timeline.tables.codes.kinds import TOOK_PLACE, is_of_business
from timeline.tables.columns.event_parts import OF_EVENT
from timeline.tables.table import REGISTRY, Cell, Column, Table, Type
from timeline.time.spans import sure_year


class Trip(NamedTuple):
    """A visit with one of its guests, and the parts of it that took place."""

    chronology: Chronology
    known: dict[str, Entry]
    visit: Entry
    leader: Participant
    parts: tuple[Entry, ...]

    @property
    def country(self) -> str | None:
        """The country visited: that of the place, else that of the hosts if they have one."""
        if self.visit.place and self.visit.place.country:
            return self.visit.place.country
        hosts = {who.country for who in self.visit.participants if Role.HOST in who.roles}
        return hosts.pop() if len(hosts) == 1 else None

    @property
    def attended(self) -> list[Entry]:
        """The parts of the visit in which the leader took part."""
        return [entry for entry in self.parts if self.leader.ref in entry.event.participants]

    @property
    def conferences(self) -> list[str]:
        """The titles of the conferences that the leader attended, perhaps only in part."""
        above = [entry for part in self.attended for entry in (part, *_above(part, self.known))]
        titles = [entry.event.title for entry in above if _is_conference(entry)]
        return list(dict.fromkeys(map(self.chronology.say, titles)))


def _is_conference(entry: Entry) -> bool:
    return entry.event.kind == "conference" and entry.status not in OFF


def _trips(chronology: Chronology) -> Iterator[Trip]:
    known = {entry.id: entry for entry in chronology.events}
    below: dict[str, list[Entry]] = {}
    for entry in chronology.entries:
        for above in _above(entry, known) if entry.status in TOOK_PLACE else ():
            below.setdefault(above.id, []).append(entry)
    for visit in chronology.entries:
        if visit.event.kind == "visit" and visit.status in TOOK_PLACE:
            parts = tuple(part for part in below.get(visit.id, ()) if _is_within(part, visit))
            for who in visit.participants:
                if Role.GUEST in who.roles and who.ref in chronology.registry.people:
                    yield Trip(chronology, known, visit, who, parts)


def _is_within(part: Entry, visit: Entry) -> bool:
    """Whether a part of a visit belongs to this occurrence of it, if it repeats."""
    first, last = visit.span.earliest, visit.span.latest
    day = part.span.earliest
    return visit.due is None or bool(day and first and last and first <= day <= last)


def _above(entry: Entry, known: dict[str, Entry]) -> list[Entry]:
    """Return all events that an event is part of, directly or through others, nearest first."""
    found: dict[str, Entry] = {}
    waiting = [entry]
    while waiting:
        parents = (known[id] for id in waiting.pop(0).parents if id in known and id not in found)
        new = {parent.id: parent for parent in parents}
        found |= new
        waiting += new.values()
    return list(found.values())


def _id(trip: Trip) -> str:
    due = f".{trip.visit.due}" if trip.visit.due else ""
    return f"{trip.visit.id}{due}.{trip.leader.ref}"


_YES = "Yes"
_YES_OR_NO = (_YES, "No")


def _if_any(found: Callable[[Trip, Entry], bool]) -> Callable[[Trip], Cell]:
    """Return the function for a cell: Yes if a part of the visit is so, else empty, never No."""
    return lambda trip: _YES if any(found(trip, entry) for entry in trip.parts) else None


def _with_leader(kind: str, *roles: Role) -> Callable[[Trip, Entry], bool]:
    def found(trip: Trip, entry: Entry) -> bool:
        taken = entry.event.roles.get(trip.leader.ref, ())
        if entry.event.kind != kind or not taken:
            return False
        return not roles or not set(roles).isdisjoint(taken)

    return found


def _signed(trip: Trip, entry: Entry) -> bool:
    countries = [trip.chronology.registry.country_of(ref) for ref in entry.event.parties]
    return entry.event.kind == "signing" and trip.leader.country in countries


def _business(trip: Trip, entry: Entry) -> bool:
    return is_of_business(entry.event) and trip.leader.ref in entry.event.participants


def _named(trip: Trip, code: str | None) -> str:
    return trip.chronology.country(code, trip.visit.span.day) if code else ""


def _surname(trip: Trip) -> str:
    surname = trip.chronology.registry.people[trip.leader.ref].surname
    return trip.chronology.say(surname) if surname else ""


def _city(trip: Trip) -> str:
    town = trip.visit.place and trip.visit.place.town
    return trip.chronology.say(town) if town else ""


TRIPS: Table[Trip] = Table(
    "trips",
    "One row a leader's visit that took place, in a subset of COLT's columns; empty is not No.",
    _trips,
    (
        REGISTRY,
        Column("TripID", Type.TEXT, "id of the row: event, occurrence, leader", "key", _id),
        Column(
            "event_id",
            Type.TEXT,
            "id of the event in its registry, for ever",
            "key of the event",
            lambda t: t.visit.id,
        ),
        Column("LeaderID", Type.TEXT, "id of the person", "participants", lambda t: t.leader.ref),
        Column("LeaderSurname", Type.TEXT, "surname, if the registry says it", "people", _surname),
        Column(
            "LeaderFullName", Type.TEXT, "name", "people", lambda t: t.chronology.say(t.leader.name)
        ),
        Column(
            "LeaderTitle",
            Type.TEXT,
            "office held on the first day",
            "people",
            lambda t: t.chronology.say(t.leader.office) if t.leader.office else None,
        ),
        Column(
            "LeaderCountryOrIGO",
            Type.TEXT,
            "what the registry calls the leader's country",
            "countries",
            lambda t: _named(t, t.leader.country),
        ),
        Column(
            "LeaderCountryISO",
            Type.CODE,
            "the same, alpha-3",
            "ISO 3166-1",
            lambda t: t.leader.country,
        ),
        Column(
            "CountryVisited",
            Type.TEXT,
            "what the registry calls the country visited",
            "place, else hosts",
            lambda t: _named(t, t.country),
        ),
        Column(
            "CountryVisitedISO", Type.CODE, "the same, alpha-3", "ISO 3166-1", lambda t: t.country
        ),
        Column("CityVisited", Type.TEXT, "city", "place", _city),
        Column(
            "TripYear",
            Type.YEAR,
            "year in which it began, if it can only be one",
            "when",
            lambda t: sure_year(t.visit.span),
        ),
        Column(
            "TripStartDate",
            Type.DATE,
            "first day, where it is known",
            "when",
            lambda t: t.visit.span.first_day if t.visit.span.starts_on_a_day else None,
        ),
        Column(
            "TripEndDate",
            Type.DATE,
            "last day, where it is known",
            "when",
            lambda t: t.visit.span.latest if t.visit.span.ends_on_a_day else None,
        ),
        Column(
            "TripDuration",
            Type.INTEGER,
            "days it touches",
            "when",
            lambda t: t.visit.span.days,
            unit="days",
        ),
        Column(
            "AttendedMultilatEvent",
            Type.WORD,
            "Yes if the leader took part in a conference, or in a part of one",
            "part_of",
            lambda t: _YES if t.conferences else None,
            words=_YES_OR_NO,
        ),
        Column(
            "NameMultilatEvent",
            Type.LIST,
            "titles of the conferences",
            "title",
            lambda t: tuple(t.conferences),
        ),
        Column(
            "PublicAddress",
            Type.WORD,
            "Yes if the leader spoke at a keynote",
            "part_of",
            _if_any(_with_leader("keynote", Role.KEYNOTE_SPEAKER, Role.SPEAKER)),
            words=_YES_OR_NO,
        ),
        Column(
            "SignedAgreement",
            Type.WORD,
            "Yes if something was signed that concerns the leader's country",
            "part_of",
            _if_any(_signed),
            words=_YES_OR_NO,
        ),
        Column(
            "CulturalSiteOrCeremony",
            Type.WORD,
            "Yes if the leader took part in a ceremony",
            "part_of",
            _if_any(_with_leader("ceremony")),
            words=_YES_OR_NO,
        ),
        Column(
            "BusinessLeaderOrForum",
            Type.WORD,
            "Yes if the leader took part in a roundtable of business",
            "part_of",
            _if_any(_business),
            words=_YES_OR_NO,
        ),
        Column(
            "SourceLink1",
            Type.LINK,
            "address of the first source that has one",
            "sources",
            lambda t: next((source.url for _, source in t.visit.sources if source.url), None),
        ),
        Column(
            "Confidence",
            Type.INTEGER,
            "from 1, hardly any, to 5, beyond doubt",
            "confidence",
            lambda t: t.visit.confidence,
        ),
    ),
    ("registry", "TripID"),
    (OF_EVENT,),
)

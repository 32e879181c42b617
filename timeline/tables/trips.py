"""Trips of leaders, in the columns of the Country and Organization Leader Travel data (COLT)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.chronology import Chronology, Entry, Participant
from timeline.coding import TOOK_PLACE, is_of_business
from timeline.columns import Cell, Column, Table, Type
from timeline.tables.part import OF_EVENT
from timeline.vocabulary import Role


class Trip(NamedTuple):
    """A visit that took place, one of its guests, and all that was part of it and took place."""

    chronology: Chronology
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
        """The titles of the conferences that the leader attended, be it a part of one."""
        known = {entry.id: entry for entry in self.chronology.events}
        found = []
        for entry in self.attended:
            above = (known[parent] for parent in entry.parents if parent in known)
            found += [each.title for each in (entry, *above) if each.event.kind == "conference"]
        return list(dict.fromkeys(found))


def _trips(chronology: Chronology) -> Iterator[Trip]:
    parents = {entry.id: entry.parents for entry in chronology.events}
    took_place = [entry for entry in chronology.events if entry.status in TOOK_PLACE]
    below: dict[str, list[Entry]] = {}
    for entry in took_place:
        for above in _above(entry.id, parents):
            below.setdefault(above, []).append(entry)
    for visit in chronology.entries:
        if visit.event.kind == "visit" and visit.status in TOOK_PLACE:
            parts = tuple(below.get(visit.id, ()))
            for who in visit.participants:
                if Role.GUEST in who.roles and who.ref in chronology.registry.people:
                    yield Trip(chronology, visit, who, parts)


def _above(id: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [id]
    while waiting:
        above = set(parents.get(waiting.pop(), ())) - found
        found |= above
        waiting += above
    return found


def _id(trip: Trip) -> str:
    due = f".{trip.visit.due}" if trip.visit.due else ""
    return f"{trip.visit.id}{due}.{trip.leader.ref}"


def _if_any(found: Callable[[Trip, Entry], bool]) -> Callable[[Trip], Cell]:
    """Return what says yes where a part of the visit is such, and else nothing: not no."""
    return lambda trip: any(found(trip, entry) for entry in trip.parts) or None


def _with_leader(kind: str, *roles: Role) -> Callable[[Trip, Entry], bool]:
    def found(trip: Trip, entry: Entry) -> bool:
        taken = entry.event.participants.get(trip.leader.ref, ())
        if entry.event.kind != kind or not taken:
            return False
        return not roles or not set(roles).isdisjoint(taken)

    return found


def _signed(trip: Trip, entry: Entry) -> bool:
    return entry.event.kind == "signing" and trip.leader.country in entry.countries


def _business(trip: Trip, entry: Entry) -> bool:
    return is_of_business(entry.event) and trip.leader.ref in entry.event.participants


def _named(trip: Trip, code: str | None) -> str:
    return trip.chronology.country(code) if code else ""


def _city(trip: Trip) -> str:
    place = trip.visit.place
    city = place and (place.city or (place.name if place.country else None))
    return trip.chronology.say(city) if city else ""


TRIPS: Table[Trip] = Table(
    "trips",
    "One row a leader's visit that took place, in the columns of COLT; empty is not no.",
    _trips,
    (
        Column("TripID", Type.TEXT, "id of the row: event, occurrence, leader", "key", _id),
        Column("event_id", Type.TEXT, "id of the visit", "key of the event", lambda t: t.visit.id),
        Column("LeaderID", Type.TEXT, "id of the person", "participants", lambda t: t.leader.ref),
        Column("LeaderFullName", Type.TEXT, "name", "people", lambda t: t.leader.name),
        Column(
            "LeaderTitle",
            Type.TEXT,
            "office held on the first day",
            "people",
            lambda t: t.leader.office,
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
            "year in which it began",
            "when",
            lambda t: t.visit.span.earliest.year if t.visit.span.earliest else None,
        ),
        Column(
            "TripStartDate",
            Type.DATE,
            "first day, where it is known",
            "when",
            lambda t: t.visit.span.first_day if t.visit.span.has_days else None,
        ),
        Column(
            "TripEndDate",
            Type.DATE,
            "last day, where it is known",
            "when",
            lambda t: t.visit.span.latest if t.visit.span.has_days else None,
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
            Type.FLAG,
            "yes if the leader took part in a conference, or in a part of one",
            "part_of",
            lambda t: bool(t.conferences) or None,
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
            Type.FLAG,
            "yes if the leader spoke at a keynote",
            "part_of",
            _if_any(_with_leader("keynote", Role.KEYNOTE_SPEAKER, Role.SPEAKER)),
        ),
        Column(
            "SignedAgreement",
            Type.FLAG,
            "yes if something was signed that concerns the leader's country",
            "part_of",
            _if_any(_signed),
        ),
        Column(
            "CulturalSiteOrCeremony",
            Type.FLAG,
            "yes if the leader took part in a ceremony",
            "part_of",
            _if_any(_with_leader("ceremony")),
        ),
        Column(
            "BusinessLeaderOrForum",
            Type.FLAG,
            "yes if the leader took part in a roundtable of business",
            "part_of",
            _if_any(_business),
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
    ("TripID",),
    (OF_EVENT,),
)

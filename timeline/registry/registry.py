"""The registry: events, what they refer to, and the defaults they share."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BaseModel

from timeline.registry.colors import Color
from timeline.registry.countries import CODES, Country, code_of
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.event import Event
from timeline.registry.event_parts import IN_LANGUAGES, Places, Report, SourceId, Strict
from timeline.registry.events import AnyEvent
from timeline.registry.identity import id_by_uid, uid_by_id, uid_of_part
from timeline.registry.names import CountryName, called, texts
from timeline.registry.numbers import Confidence
from timeline.registry.publication import ALL, Publication, SomePublication
from timeline.registry.references import Reference, of_defaults, of_event
from timeline.registry.texts import (
    LANGUAGE,
    Language,
    License,
    Line,
    Link,
    Many,
    Mapping,
    OneLine,
    Paragraphs,
    Slug,
)
from timeline.registry.vocabulary import Audience, Status, Track
from timeline.text import Texts, alphabetical
from timeline.time.when import ADay
from timeline.time.zones import ZoneName
from timeline.validators import Prepared


class Defaults(Strict):
    """The values that hold for every event without its own; an empty field is a value too."""

    timezone: ZoneName | None = None
    """The IANA time zone of clock times that name none."""
    place: Places = ()
    """The id of the place of events that name none, or the ids of several."""
    status: Status = Status.CONFIRMED
    """Where events stand that do not say so."""
    sources: Many[SourceId] = ()
    """The ids of the sources of events that name none."""
    topics: Many[Slug] = ()
    """The topics of events that name none."""
    track: Track | None = None
    """Whether officials meet, or experts."""
    confidence: Confidence | None = None
    """How sure the registry is of its events, from 1, hardly, to 5, beyond doubt."""
    audience: Audience = Audience.PUBLIC
    """Who may see the events."""


def _none_said(value: object) -> object:
    return {} if value is None else value


SomeDefaults = Annotated[Defaults, Prepared(_none_said)]


class Registry(Strict):
    """Diplomatic events under one name, with the people, places and sources they refer to."""

    registry: Slug
    """A short name, for ever: calendars know each event as ID@REGISTRY, unless it has a uid."""
    title: Line
    """What calendars, tables and chronologies are headed by."""
    description: Paragraphs | None = None
    """What the registry is about, for all who read it."""
    language: Language = "en"
    """The language of texts that do not name theirs, a BCP 47 tag."""
    url: Link | None = None
    """The page of the registry."""
    feed: Link | None = None
    """The address at which its calendar is published."""
    publish: SomePublication = Publication()
    """What `timeline publish` makes, and where people find it."""
    color: Color | None = None
    """The color of its calendar, by its name in CSS."""
    updated: ADay | None = None
    """The day of this edition."""
    license: License | None = None
    """Under which license the data go out: an SPDX identifier, or the address of its text."""
    authors: Many[OneLine] = ()
    """Who made the registry: people or bodies, by their names."""
    citation: Line | None = None
    """How to cite the registry."""
    defaults: SomeDefaults = Defaults()
    """What holds for every event that does not say otherwise."""
    countries: Mapping[Country, CountryName] = {}
    """What countries are called here, by their ISO alpha-3 codes."""
    places: Mapping[Slug, Place] = {}
    """Venues, cities and addresses on the net, each under an id."""
    people: Mapping[Slug, Person] = {}
    """People, each under an id."""
    organizations: Mapping[Slug, Organization] = {}
    """Ministries, think tanks, companies, unions of states, each under an id."""
    sources: Mapping[Slug, Source] = {}
    """Where facts come from, each under an id."""
    events: Mapping[Slug, AnyEvent] = {}
    """Events, each under an id that stays the same for ever."""

    def site_folder(self, language: str) -> str:
        """Return the folder of a language in the site, with a slash; its own is at the top."""
        return "" if language == self.language else f"{language.lower()}/"

    def site_address(self, language: str) -> str | None:
        """Return the address of the site in a language, if there is a site.

        If it is not published in this one, it is that of the registry's own language.
        """
        folder = self.site_folder(language) if language in self.publish.languages else ""
        return f"{self.publish.address}{folder}" if self.publish.address else None

    def calendar_address(self, language: str) -> str | None:
        """Return the address of the calendar of all events in a language, if it is published."""
        site = self.site_address(language)
        return f"{site}{ALL}" if site else self.feed

    def uid_of(self, id: str, due: date | None = None) -> str:
        """Return the name by which every calendar knows an event for ever (RFC 5545, 3.8.4.7).

        An occurrence that is an event of its own has the day on which it is due in it.
        """
        event = self.events.get(id)
        uid = (event and event.uid) or uid_by_id(id, self.registry)
        return uid_of_part(uid, due) if due else uid

    def first_id_of(self, id: str) -> str:
        """Return the id by which an event was first known: its uid tells, if it was renamed."""
        return id_by_uid(self.uid_of(id), self.registry) or id

    def place_of(self, event: Event) -> Place | None:
        """Return the event's main place, its own or the default one."""
        return self.places.get(self.place_id_of(event) or "")

    def place_id_of(self, event: Event) -> str | None:
        """Return the id of the event's main place."""
        ids = self.place_ids_of(event)
        return ids[0] if ids else None

    def place_ids_of(self, event: Event) -> tuple[str, ...]:
        """Return the ids of the event's places, the main one first."""
        is_said = event.place or "place" in event.model_fields_set
        return event.place if is_said else self.defaults.place

    def places_of(self, event: Event) -> tuple[Place, ...]:
        """Return the event's places, the main one first."""
        return tuple(self.places[id] for id in self.place_ids_of(event))

    def zone_of(self, event: Event) -> str | None:
        """Return the time zone of the event: its own, else its place's, else the default one."""
        place = self.place_of(event)
        return event.timezone or (place and place.timezone) or self.defaults.timezone

    def status_of(self, event: Event) -> Status:
        """Return the status of the event, its own or the default one."""
        return event.status or self.defaults.status

    def sources_of(self, event: Event) -> tuple[str, ...]:
        """Return the ids of the event's sources."""
        is_said = event.sources or "sources" in event.model_fields_set
        return event.sources if is_said else self.defaults.sources

    def track_of(self, event: Event) -> Track | None:
        """Return the track of the event."""
        return event.track if "track" in event.model_fields_set else self.defaults.track

    def confidence_of(self, event: Event) -> int | None:
        """Return the confidence of the event, from 1 to 5, its own or the default one."""
        given = "confidence" in event.model_fields_set
        return event.confidence if given else self.defaults.confidence

    def topics_of(self, event: Event) -> tuple[str, ...]:
        """Return the topics of the event."""
        return event.topics if "topics" in event.model_fields_set else self.defaults.topics

    def country_of(self, ref: str) -> str | None:
        """Return the country code of a person or an organization; a country code is its own."""
        known = self.people.get(ref) or self.organizations.get(ref)
        return known.country if known else ref if ref in CODES else None

    def known_as(self, name: str, among: Collection[str]) -> tuple[str, ...]:
        """Return the people, organizations and countries in `among` that have this name or alias.

        If there are none, people are known by their surname, then countries by their names in
        ISO 3166.
        """
        wanted = alphabetical(name)
        called = [(ref, alphabetical(each)) for ref, each in self._names() if ref in among]
        found = [ref for ref, each in called if each == wanted]
        if not found:
            surnames = ((ref, each.split()[-1:]) for ref, each in called if ref in self.people)
            found = [ref for ref, surname in surnames if surname == [wanted]]
        if not found and (code := code_of(name)) in among:
            found = [str(code)]
        return tuple(dict.fromkeys(found))

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield the names of people, organizations and countries, in each language, with ids."""
        known: list[tuple[str, Person | Organization]] = [
            *self.people.items(),
            *self.organizations.items(),
        ]
        named = [(ref, text) for ref, each in known for text in (each.name, *each.aliases)]
        named += [
            (ref, each.name) for ref, person in self.people.items() for each in person.names or ()
        ]
        named += [(code, text) for code, name in self.countries.items() for text in texts(name)]
        for ref, text in named:
            yield from (
                (ref, each) for each in ([text] if isinstance(text, str) else text.values())
            )

    def country_name(self, code: str, day: date | None = None, *, in_text: bool = False) -> Texts:
        """Return what a country was called on a day, or is called now; else its code."""
        return (
            called(self.countries[code], day, in_text=in_text) if code in self.countries else code
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which any text is given, its own first."""
        return tuple(dict.fromkeys((self.language, *sorted(set(languages_in(self))))))

    def references(self) -> Iterator[Reference]:
        """Yield all references, in no useful order."""
        yield from of_defaults(self.defaults.place, self.defaults.sources)
        for id, event in self.events.items():
            yield from of_event(id, event)


@cache
def _models() -> tuple[type[BaseModel], ...]:
    """Return the models of all parts of a registry."""
    models: list[type[BaseModel]] = [Strict]
    for model in models:  # it grows while it is read
        models += model.__subclasses__()
    return tuple(models)


@cache
def _holders() -> frozenset[type]:
    """Return the types of values that hold others."""
    return frozenset({dict, tuple, *_models()})


@cache
def needed() -> frozenset[str]:
    """Return the names of the fields that some part of a registry can't be without."""
    fields = (field for model in _models() for field in model.model_fields.items())
    return frozenset(name for name, field in fields if field.is_required())


def languages_in(part: object) -> Iterator[str]:
    """Yield the languages of the texts in a registry, or in a part of it that holds others."""
    holders = _holders()
    waiting: list[object] = [part]
    while waiting:
        value = waiting.pop()
        parts: Iterable[object] = ()
        if isinstance(value, dict):
            texts = (key for key, part in value.items() if type(part) is str)
            yield from (key for key in texts if LANGUAGE.fullmatch(str(key)))
            parts = value.values()
        elif isinstance(value, tuple):
            parts = value
        elif not isinstance(value, Report) or value.field in IN_LANGUAGES:
            parts = vars(value).values()
        # for speed: most values of a registry hold no others, and types are compared the fastest
        waiting += [part for part in parts if part and type(part) in holders]

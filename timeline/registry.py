"""The registry: events, what they refer to, and the defaults they share."""

from timeline.countries import Country
from timeline.details import Strict
from timeline.directory import Organization, Person, Place, Source
from timeline.events import AnyEvent, Event
from timeline.quantities import Confidence
from timeline.texts import Language, Line, Link, Many, Mapping, Paragraphs, Slug
from timeline.vocabulary import Audience, Status, Track
from timeline.when import ADay
from timeline.zones import ZoneName


class Defaults(Strict):
    """What holds for every event that does not say otherwise, be it by an empty field."""

    timezone: ZoneName | None = None
    place: str | None = None
    status: Status = Status.CONFIRMED
    sources: Many[str] = ()
    topics: Many[Slug] = ()
    track: Track | None = None
    confidence: Confidence | None = None
    audience: Audience = Audience.PUBLIC


class Registry(Strict):
    """Diplomatic events under one name, with the people, places and sources they refer to."""

    registry: Slug
    title: Line
    description: Paragraphs | None = None
    language: Language = "en"
    url: Link | None = None
    updated: ADay | None = None
    defaults: Defaults = Defaults()
    countries: Mapping[Country, Line] = {}
    places: Mapping[Slug, Place] = {}
    people: Mapping[Slug, Person] = {}
    organizations: Mapping[Slug, Organization] = {}
    sources: Mapping[Slug, Source] = {}
    events: Mapping[Slug, AnyEvent] = {}

    def place_of(self, event: Event) -> Place | None:
        """Return the event's place, its own or the default one."""
        given = "place" in event.model_fields_set
        return self.places.get((event.place if given else self.defaults.place) or "")

    def zone_of(self, event: Event) -> str | None:
        """Return the time zone of the event: its own, else its place's, else the default one."""
        place = self.place_of(event)
        return event.timezone or (place and place.timezone) or self.defaults.timezone

    def status_of(self, event: Event) -> Status:
        """Return where the event stands."""
        return event.status or self.defaults.status

    def audience_of(self, event: Event) -> Audience:
        """Return who may see the event."""
        return event.audience or self.defaults.audience

    def sources_of(self, event: Event) -> tuple[str, ...]:
        """Return the ids of the event's sources."""
        return event.sources if "sources" in event.model_fields_set else self.defaults.sources

    def topics_of(self, event: Event) -> tuple[str, ...]:
        """Return the topics of the event."""
        return event.topics if "topics" in event.model_fields_set else self.defaults.topics

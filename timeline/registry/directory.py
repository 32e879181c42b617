"""The entries that events refer to: places, people, organizations and sources."""

from datetime import date
from functools import cached_property

from timeline.registry.codes import ActorCodes, Wikidata
from timeline.registry.countries import Country, Somewhere
from timeline.registry.event_parts import Strict
from timeline.registry.names import NamesInOrder, on_day
from timeline.registry.numbers import Latitude, Longitude
from timeline.registry.offices import Office, Tenure
from timeline.registry.texts import Language, Line, Link, Many, OneLine, Prose, Title
from timeline.registry.vocabulary import PlaceType, SourceKind
from timeline.text import Texts
from timeline.time.when import ADate, ADay
from timeline.time.zones import ZoneName


class Place(Strict):
    """A venue, a city, a region, a country, or an address on the net where people meet."""

    name: Line | None = None
    """The venue, the city or the region itself; a country may go without."""
    type: PlaceType | None = None
    """What it is, if that is not plain from its other fields."""
    city: Line | None = None
    """The city, where the name is that of a venue."""
    region: Line | None = None
    """The region in which it is."""
    country: Somewhere | None = None
    """The country, by its alpha-3 code, or unknown."""
    geo: tuple[Latitude, Longitude] | None = None
    """Latitude and longitude, in decimal degrees."""
    timezone: ZoneName | None = None
    """The IANA time zone of what takes place there."""
    url: Link | None = None
    """The page of the place, or the address at which people meet on the net."""

    @property
    def kind(self) -> PlaceType:
        """What it is: as it says, else as its other fields tell."""
        if self.type or self.city:
            return self.type or PlaceType.VENUE
        if self.country is None:
            return PlaceType.ONLINE
        if self.name is None:
            return PlaceType.REGION if self.region else PlaceType.COUNTRY
        return PlaceType.CITY

    @property
    def town(self) -> Texts | None:
        """The city in which it is, or which it is itself."""
        return self.city or (self.name if self.kind is PlaceType.CITY else None)


class Person(Strict):
    """A person, with the one office they hold here or the offices they held over time."""

    name: Line
    """The name by which the person is known."""
    surname: Line | None = None
    """The surname, which stands in different places in names."""
    country: Country | None = None
    """The country for which the person acts, by its alpha-3 code."""
    office: Line | None = None
    """The office that the person holds here."""
    offices: Many[Office] = ()
    """The offices held over time: each event shows the one of its day."""
    names: NamesInOrder | None = None
    """Earlier names, each with its last day: each event shows the one of its day."""
    aliases: Many[OneLine] = ()
    """Other names by which sources call the person."""
    wikidata: Wikidata | None = None
    """The Wikidata item."""

    def name_on(self, day: date | None) -> Texts:
        """Return the name on `day`."""
        known = on_day(self.names or (), day)
        return known.name if known else self.name

    @cached_property
    def tenure(self) -> Tenure:
        """The offices by their days."""
        return Tenure(self.offices, self.office)

    def office_within(self, first: date | None, last: date | None) -> Texts | None:
        """Return the office held from `first` to `last`, if only one was."""
        if not self.offices:
            return self.office
        return self.tenure.title_within(first or date.min, last or date.max)


class Organization(Strict):
    """A body that takes part in events: a ministry, a think tank, a company, a union of states."""

    name: Line
    """The name by which it is known."""
    country: Country | None = None
    """The country to which it belongs, by its alpha-3 code."""
    aliases: Many[OneLine] = ()
    """Other names by which sources call it."""
    url: Link | None = None
    """Its page."""
    codes: ActorCodes | None = None
    """Codes under which other data sets know it."""
    wikidata: Wikidata | None = None
    """The Wikidata item."""


class Source(Strict):
    """A source that facts come from, such as a report or a press release."""

    publisher: Line
    """Who published it."""
    title: Title | None = None
    """Its title."""
    author: OneLine | None = None
    """Who wrote it."""
    published: ADate | None = None
    """When it was published."""
    kind: SourceKind | None = None
    """What kind of document it is."""
    language: Language | None = None
    """The language it is in."""
    url: Link | None = None
    """Its address."""
    accessed: ADay | None = None
    """The day on which it was last looked at."""
    quality: Prose | None = None
    """What is to be known of its quality."""

"""What events refer to: places, people, organizations and sources."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from timeline.countries import Country
from timeline.dates import written
from timeline.details import Strict, Wikidata
from timeline.diagnostics import Fault
from timeline.quantities import Latitude, Longitude
from timeline.texts import Language, Line, Link, Many, OneLine, Prose
from timeline.vocabulary import SourceKind
from timeline.when import END_BEFORE_START, ADate, ADay
from timeline.zones import ZoneName


class Place(Strict):
    """A venue, a city, or an address on the net where people meet."""

    name: Line
    city: Line | None = None
    country: Country | None = None
    geo: tuple[Latitude, Longitude] | None = None
    timezone: ZoneName | None = None
    url: Link | None = None


class Office(Strict):
    """An office and the time it was held, from its first day to its last as far as known."""

    title: Line
    start: ADate | None = Field(None, alias="from")
    end: ADate | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.start and self.end and self.end.last < self.start.first:
            message = f"the office ends {written(self.end)}, before it starts"
            raise Fault(END_BEFORE_START, message, "put the earlier date under from")
        return self

    def covers(self, day: date) -> bool:
        """Whether the office may have been held on `day`."""
        return (self.start is None or self.start.first <= day) and (
            self.end is None or day <= self.end.last
        )


class Person(Strict):
    """A person, with the one office they hold here or the offices they held over time."""

    name: Line
    country: Country | None = None
    office: Line | None = None
    offices: Many[Office] = ()
    aliases: Many[OneLine] = ()
    wikidata: Wikidata | None = None

    def office_on(self, day: date | None) -> str | dict[str, str] | None:
        """Return the office held on `day`, the latest begun if several were."""
        held = [office for office in self.offices if day and office.covers(day)]
        if not held:
            return self.office
        return max(held, key=lambda office: office.start.first if office.start else date.min).title

    def office_within(self, first: date | None, last: date | None) -> str | dict[str, str] | None:
        """Return the office held on some day from `first` to `last`, if it is the same on all."""
        if not self.offices:
            return self.office
        since, until = first or date.min, last or date.max
        begun = [office.start.first for office in self.offices if office.start]
        ended = [office.end.last for office in self.offices if office.end]
        days = {since, until, *(day for day in (*begun, *ended) if since < day < until)}
        held = [self.office_on(day) for day in days]
        return held[0] if all(office == held[0] for office in held) else None


class Organization(Strict):
    """A body that takes part in events: a ministry, a think tank, a company, a union of states."""

    name: Line
    country: Country | None = None
    aliases: Many[OneLine] = ()
    url: Link | None = None
    wikidata: Wikidata | None = None


class Source(Strict):
    """Where a fact comes from."""

    publisher: Line
    title: Line | None = None
    author: OneLine | None = None
    published: ADate | None = None
    kind: SourceKind | None = None
    language: Language | None = None
    url: Link | None = None
    accessed: ADay | None = None
    quality: Prose | None = None

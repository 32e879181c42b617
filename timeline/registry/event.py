"""The fields that every event may have, whatever its kind."""

from typing import ClassVar

from pydantic import model_validator

from timeline.registry.codes import Codes
from timeline.registry.countries import Country
from timeline.registry.event_parts import (
    Actor,
    AnOutcome,
    EventId,
    Figure,
    InOffice,
    Move,
    Places,
    Report,
    SomeRepeats,
    SourceId,
    Statement,
    Strict,
    Taking,
)
from timeline.registry.identity import Uid
from timeline.registry.numbers import Confidence
from timeline.registry.texts import (
    Line,
    Link,
    Many,
    Mapping,
    Paragraphs,
    ShortTitle,
    Slug,
    Title,
)
from timeline.registry.vocabulary import (
    Attendance,
    Audience,
    Calendar,
    Role,
    Status,
    Track,
)
from timeline.registry.words import plain
from timeline.time.when import ADay, AWhenInCalendar, OldStyle
from timeline.time.zones import ZoneName


class Event(Strict):
    """The fields that every event may have; each kind adds its own, and those that it needs.

    `place`, `timezone`, `status`, `sources`, `topics`, `confidence` and `audience` may also come
    from the registry's defaults: ask the registry for them, not the event.
    """

    needs: ClassVar[tuple[Role, ...]] = ()
    """Roles of which at least one must be taken."""

    title: Title
    """What the event is called, on one line."""
    short: ShortTitle | None = None
    """What a calendar calls it, if the title is long: at most 60 characters."""
    when: AWhenInCalendar | None = None
    """A day, a range, a clock time, or as much as is known of them."""
    calendar: Calendar = Calendar.GREGORIAN
    """The calendar of `when` and `was`."""
    repeats: SomeRepeats | None = None
    """How the event repeats from its first day on: a word, a rule, or a rule with exceptions."""
    as_stated: Line | None = None
    """The time in the words of the source, where these are looser."""
    timezone: ZoneName | None = None
    """The IANA time zone of its clock times, if not that of its place."""
    status: Status | None = None
    """Where the event stands: a source has to say so."""
    announced: ADay | None = None
    """The day on which it was first made public."""
    part_of: Many[EventId] = ()
    """The ids of the events of which it is part; it is shown under the first."""
    participants: Mapping[Actor, Taking] = {}
    """Who takes part, by id or by a country's alpha-3 code, and in which role or roles."""
    place: Places = ()
    """The id of the place, or the ids of several, the main one first."""
    attendance: Attendance | None = None
    """Whether people come in person, meet on the net, or both."""
    countries: Many[Country] = ()
    """Countries concerned, beside those of participants, parties and place."""
    track: Track | None = None
    """Whether officials meet (1), officials in private with experts (1.5), or experts (2)."""
    description: Paragraphs | None = None
    """What is to be known of it, for all who read it."""
    outcomes: Many[AnOutcome] = ()
    """What was decided or promised."""
    figures: Many[Figure] = ()
    """Numbers that somebody gives."""
    statements: Many[Statement] = ()
    """What somebody said."""
    sources: Many[SourceId] = ()
    """The ids of the sources."""
    also_reported: Many[Report] = ()
    """What another source says of one of its fields."""
    was: Many[Move] = ()
    """When the event was to be before it was moved, the first plan first."""
    topics: Many[Slug] = ()
    """Topics, each a short name such as defence or supply-chains."""
    url: Link | None = None
    """The page of the event."""
    confidence: Confidence | None = None
    """How sure the registry is of it, from 1, hardly, to 5, beyond doubt."""
    uid: Uid | None = None
    """The UID by which calendars know it, if that is not ID@REGISTRY."""
    codes: Codes | None = None
    """Codes under which other data sets know it."""
    audience: Audience | None = None
    """Who may see it."""
    note: Paragraphs | None = None
    """For colleagues alone: in no public output."""
    updated: ADay | None = None
    """The day on which this entry was last changed."""

    @model_validator(mode="before")
    @classmethod
    def _in_its_calendar(cls, data: object) -> object:
        """Mark the dates of the Julian calendar, before they are parsed."""
        if not isinstance(data, dict) or "calendar" not in data:
            return data  # for speed, as nearly all events are Gregorian
        is_julian = plain(str(data["calendar"])) == Calendar.JULIAN
        return _in_old_style(data) if is_julian else data

    @property
    def roles(self) -> dict[str, tuple[Role, ...]]:
        """The roles of each participant."""
        return {
            ref: it.role if isinstance(it, InOffice) else it
            for ref, it in self.participants.items()
        }

    @property
    def offices(self) -> dict[str, str | dict[str, str]]:
        """The offices of participants that hold at this event alone."""
        taken = self.participants.items()
        return {ref: it.office for ref, it in taken if isinstance(it, InOffice) and it.office}

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties between whom the event takes place, if it has any."""
        # for speed, not by `roles`: each check, table and calendar asks for them
        return tuple(
            ref
            for ref, it in self.participants.items()
            if Role.PARTY in (it.role if isinstance(it, InOffice) else it)
        )

    @property
    def subjects(self) -> tuple[str, ...]:
        """Topics that the kind's own fields name."""
        return ()


def _in_old_style(value: object) -> object:
    """Return the value of an event with every `when` of it and of its moves in OldStyle."""
    if isinstance(value, list):
        return [_in_old_style(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {**value, "was": _in_old_style(value["was"])} if "was" in value else {**value}
    if isinstance(value.get("when"), str):
        found["when"] = OldStyle(value["when"])
    return found

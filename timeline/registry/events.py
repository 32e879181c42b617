"""Events and their kinds."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from timeline.registry.actions import Action
from timeline.registry.codes import Codes
from timeline.registry.countries import Country
from timeline.registry.instruments import Instrument, Treaty
from timeline.registry.numbers import Confidence, Edition
from timeline.registry.parts import (
    Actor,
    AnOutcome,
    EventId,
    Figure,
    Move,
    Places,
    Report,
    SomeRepeats,
    SourceId,
    Statement,
    Strict,
)
from timeline.registry.texts import Line, Link, Many, Mapping, Paragraphs, Slug, Title
from timeline.registry.vocabulary import (
    Attendance,
    Audience,
    ConferenceFormat,
    Level,
    Role,
    RoundtableFormat,
    Status,
    TalksFormat,
    Track,
)
from timeline.time.when import ADay, AWhen
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
    when: AWhen | None = None
    """A day, a range, a clock time, or as much as is known of them."""
    repeats: SomeRepeats | None = None
    """How the event repeats from its first day on: a word, a rule, or a rule with exceptions."""
    as_stated: Line | None = None
    """The time in the words of the source, where these are looser."""
    timezone: ZoneName | None = None
    """The IANA time zone of its clock times, if not that of its place."""
    status: Status | None = None
    """Where the event stands: a source has to say so."""
    part_of: Many[EventId] = ()
    """The ids of the events of which it is part; it is shown under the first."""
    participants: Mapping[Actor, Many[Role]] = {}
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
    codes: Codes | None = None
    """Codes under which other data sets know it."""
    audience: Audience | None = None
    """Who may see it."""
    note: Paragraphs | None = None
    """For colleagues alone: in no public output."""
    updated: ADay | None = None
    """The day on which this entry was last changed."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties between whom the event takes place, if it has any."""
        return tuple(ref for ref, roles in self.participants.items() if Role.PARTY in roles)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Topics that the kind's own fields name."""
        return ()


class Visit(Event):
    """A visit of one side to the other."""

    needs = (Role.GUEST,)
    kind: Literal["visit"]
    level: Level | None = None
    """The level at which the host receives the visit."""


class Talks(Event):
    """A meeting or talks."""

    kind: Literal["talks"]
    format: TalksFormat | None = None
    """How the talks are held."""


class Signing(Event):
    """The signing of an instrument."""

    kind: Literal["signing"]
    instrument: Instrument
    """The paper that is signed."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties to the instrument."""
        return self.instrument.parties

    @property
    def subjects(self) -> tuple[str, ...]:
        """The topic of the instrument."""
        return (self.instrument.topic,) if self.instrument.topic else ()


class TreatyAction(Event):
    """An action on a treaty, such as a ratification or its entry into force."""

    kind: Literal["treaty_action"]
    action: Action
    """What is done to the treaty."""
    instrument: Treaty
    """The treaty."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that take the action."""
        return self.instrument.parties

    @property
    def subjects(self) -> tuple[str, ...]:
        """The topic of the treaty."""
        return (self.instrument.topic,) if self.instrument.topic else ()


class Elevation(Event):
    """The raising of relations, as to a strategic partnership."""

    kind: Literal["elevation"]
    relation: Line | None = None
    """What relations are raised to."""


class Roundtable(Event):
    """A roundtable."""

    needs = (Role.CHAIR, Role.CO_CHAIR)
    kind: Literal["roundtable"]
    format: RoundtableFormat | None = None
    """Who sits at the table."""


class Keynote(Event):
    """A keynote or another speech."""

    needs = (Role.KEYNOTE_SPEAKER, Role.SPEAKER)
    kind: Literal["keynote"]


class Conference(Event):
    """A dialogue, summit or forum, perhaps one edition of a series."""

    kind: Literal["conference"]
    format: ConferenceFormat | None = None
    """What the conference calls itself."""
    series: Slug | None = None
    """The series of which it is an edition, a short name such as raisina-dialogue."""
    edition: Edition | None = None
    """Its number in the series."""


class Briefing(Event):
    """A briefing of the press."""

    needs = (Role.SPOKESPERSON,)
    kind: Literal["briefing"]


class Exercise(Event):
    """A military or civil exercise."""

    kind: Literal["exercise"]


class Ceremony(Event):
    """A ceremony: a welcome, a wreath, an inauguration."""

    kind: Literal["ceremony"]


class Negotiation(Event):
    """Negotiations, or the preparation of something, over a time."""

    kind: Literal["negotiation"]


class Call(Event):
    """A telephone or video call."""

    kind: Literal["call"]


class Other(Event):
    """Any other event, with a label of its own."""

    kind: Literal["other"]
    label: Line
    """What the event is, such as Dinner or Arrival."""


AnyEvent = Annotated[
    Visit
    | Talks
    | Signing
    | TreatyAction
    | Elevation
    | Roundtable
    | Keynote
    | Conference
    | Briefing
    | Exercise
    | Ceremony
    | Negotiation
    | Call
    | Other,
    # Without it, Pydantic tries every kind: three times as slow, with the errors of them all.
    Field(discriminator="kind"),
]
KINDS: dict[str, type[Event]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in Event.__subclasses__()
}
"""The class of each kind."""
_OWN = {
    kind: [name for name in kind.model_fields if name not in {*Event.model_fields, "kind"}]
    for kind in KINDS.values()
}


def own_fields(event: Event) -> list[tuple[str, object]]:
    """Return the names and values of the fields that belong to the event's kind alone."""
    fields = [(name, getattr(event, name)) for name in _OWN[type(event)]]
    return [(name, value) for name, value in fields if value is not None]

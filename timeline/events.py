"""Events and their kinds."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from timeline.countries import Country
from timeline.details import (
    AnOutcome,
    Codes,
    Figure,
    Instrument,
    Move,
    Report,
    SomeRepeats,
    Statement,
    Strict,
)
from timeline.quantities import Confidence, Edition
from timeline.texts import Line, Link, Many, Mapping, Paragraphs, Slug
from timeline.vocabulary import (
    Audience,
    ConferenceFormat,
    Level,
    Role,
    RoundtableFormat,
    Status,
    TalksFormat,
    Track,
)
from timeline.when import ADay, AWhen
from timeline.zones import ZoneName


class Event(Strict):
    """What every event may say; a kind adds its own fields and what it needs.

    `place`, `timezone`, `status`, `sources`, `topics`, `confidence` and `audience` may also come
    from the registry's defaults: ask the registry for them, not the event.
    """

    needs: ClassVar[tuple[Role, ...]] = ()
    """Roles of which at least one must be taken."""

    title: Line
    when: AWhen | None = None
    repeats: SomeRepeats | None = None
    as_stated: Line | None = None
    timezone: ZoneName | None = None
    status: Status | None = None
    part_of: Many[str] = ()
    participants: Mapping[str, Many[Role]] = {}
    place: str | None = None
    countries: Many[Country] = ()
    track: Track | None = None
    description: Paragraphs | None = None
    outcomes: Many[AnOutcome] = ()
    figures: Many[Figure] = ()
    statements: Many[Statement] = ()
    sources: Many[str] = ()
    also_reported: Many[Report] = ()
    was: Many[Move] = ()
    topics: Many[Slug] = ()
    url: Link | None = None
    confidence: Confidence | None = None
    codes: Codes | None = None
    audience: Audience | None = None
    note: Paragraphs | None = None
    updated: ADay | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Between whom the event is, where it is between parties."""
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


class Talks(Event):
    """A meeting or talks."""

    kind: Literal["talks"]
    format: TalksFormat | None = None


class Signing(Event):
    """The signing of an instrument."""

    kind: Literal["signing"]
    instrument: Instrument

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties to the instrument."""
        return self.instrument.parties

    @property
    def subjects(self) -> tuple[str, ...]:
        """The topic of the instrument."""
        return (self.instrument.topic,) if self.instrument.topic else ()


class Elevation(Event):
    """The raising of relations, as to a strategic partnership."""

    kind: Literal["elevation"]
    relation: Line | None = None


class Roundtable(Event):
    """A roundtable."""

    needs = (Role.CHAIR, Role.CO_CHAIR)
    kind: Literal["roundtable"]
    format: RoundtableFormat | None = None


class Keynote(Event):
    """A keynote or another speech."""

    needs = (Role.KEYNOTE_SPEAKER, Role.SPEAKER)
    kind: Literal["keynote"]


class Conference(Event):
    """A dialogue, summit or forum, perhaps one edition of a series."""

    kind: Literal["conference"]
    format: ConferenceFormat | None = None
    series: Slug | None = None
    edition: Edition | None = None


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


AnyEvent = Annotated[
    Visit
    | Talks
    | Signing
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

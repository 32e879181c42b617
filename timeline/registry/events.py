"""The kinds of events, each with its own fields."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from timeline.registry.actions import OF_A_PARTY, Action
from timeline.registry.event import Event
from timeline.registry.instruments import Instrument, Treaty
from timeline.registry.numbers import Edition
from timeline.registry.texts import Line, Slug
from timeline.registry.vocabulary import (
    ConferenceFormat,
    Level,
    Role,
    RoundtableFormat,
    TalksFormat,
)
from timeline.registry.words import likeliest


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
        """The parties that take the action, or between whom the treaty is."""
        return self.instrument.parties

    @property
    def acting(self) -> tuple[str, ...]:
        """The parties that take the action, if it does not happen to the treaty as a whole."""
        return self.parties if self.action in OF_A_PARTY or len(self.parties) == 1 else ()

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

    needs = (Role.SPOKESPERSON, Role.SPEAKER)
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


def kind_meant(text: str) -> str | None:
    """Return the kind that a text may mean, perhaps with more to it: visit, and level: state."""
    return likeliest("kind", text, KINDS)


_OWN = {
    kind: [name for name in kind.model_fields if name not in {*Event.model_fields, "kind"}]
    for kind in KINDS.values()
}


def own_fields(event: Event) -> list[tuple[str, object]]:
    """Return the names and values of the fields that belong to the event's kind alone."""
    fields = [(name, getattr(event, name)) for name in _OWN[type(event)]]
    return [(name, value) for name, value in fields if value is not None]

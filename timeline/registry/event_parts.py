"""The parts of an event: places, outcomes, figures, statements, moves and repeats."""

from collections import Counter
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.registry.numbers import Amount
from timeline.registry.texts import Language, Line, Many, Mapping, OneLine, Paragraphs, Slug, Title
from timeline.registry.vocabulary import Role, StatementKind, Status
from timeline.text import shortened
from timeline.time.rrule import COUNT_AND_UNTIL, ARule
from timeline.time.when import ADate, ADay, AWhen, AWhenInCalendar

NO_PLACES = Rule(
    "TL230",
    "no-places",
    Severity.ERROR,
    "A list of places has at least one place. If an event takes place nowhere, leave its place "
    "empty.",
    bad="place: []",
    good="place: [paris, bordeaux]",
)
PLACE_TWICE = Rule(
    "TL235",
    "place-twice",
    Severity.ERROR,
    "An event has each place once, the main one first. If a stop has a day or a clock time of its "
    "own, make it an event that is part of this one.",
    bad="place: [paris, bordeaux, paris]",
    good="place: [paris, bordeaux]",
)
RULES = (NO_PLACES, PLACE_TWICE)


PlaceId = Annotated[str, "places"]
SourceId = Annotated[str, "sources"]
EventId = Annotated[str, "events"]
Actor = Annotated[str, "people, organizations or countries"]
"""References to entries of the registry; the checks find out whether those exist."""


def _some_if_listed(value: object) -> object:
    if value == []:
        raise Fault(NO_PLACES, "the list of places is empty", "name one, or leave the field empty")
    return value


def _each_once(places: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(places)) < len(places):
        twice = next(id for id, times in Counter(places).items() if times > 1)
        hint = "name each once; write a stop with its own day as an event that is part of this one"
        raise Fault(PLACE_TWICE, f'"{shortened(twice)}" is named twice', hint)
    return places


Places = Annotated[Many[PlaceId], BeforeValidator(_some_if_listed), AfterValidator(_each_once)]
"""The places of an event, the main one first."""


class Strict(BaseModel):
    """A part of a registry: fixed once read, and with no field that it does not know."""

    # Deferred, as the schema of a whole registry holds those of its parts: they need none alone.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _text_alone(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Outcome(Strict):
    """A decision or promise that is no event itself; may be written as its text alone."""

    text: Paragraphs
    """What was decided."""
    topic: Slug | None = None
    """Its topic, a short name."""
    due: AWhen | None = None
    """When it is to be done."""


AnOutcome = Annotated[Outcome, BeforeValidator(_text_alone)]


class Figure(Strict):
    """A number somebody gives: what is measured, how much, in which unit, for which time."""

    measure: Line
    """What is measured."""
    value: Amount
    """How much."""
    unit: OneLine
    """In which unit, such as USD or people."""
    period: ADate | None = None
    """For which time."""
    approximate: bool = False
    """Whether the number is rough."""
    source: SourceId | None = None
    """The id of the source."""


class Statement(Strict):
    """A statement: the sense of what somebody said or, if its kind says so, the very words."""

    by: Actor
    """Who said it: the id of a person or organization, or a country's alpha-3 code."""
    on_behalf_of: Actor | None = None
    """For whom they spoke."""
    kind: StatementKind = StatementKind.PARAPHRASE
    """The very words, or their sense."""
    text: Paragraphs
    """What was said."""
    language: Language | None = None
    """The language in which it was said."""
    source: SourceId | None = None
    """The id of the source."""


IN_LANGUAGES = frozenset(("as_stated", "description", "label", "relation", "short", "title"))
"""The fields of events that are texts, perhaps in several languages."""


class Report(Strict):
    """A value that another source reports for a field of the event."""

    field: str
    """The field of the event."""
    value: object
    """What that source says it is."""
    source: SourceId
    """The id of that source."""


class InOffice(Strict):
    """A participant's roles, and the office in which they are taken."""

    role: Many[Role]
    """The role or roles."""
    office: Line | None = Field(None, alias="as")
    """The office at this event, where the person's own does not fit."""


def _alone_or_in_office(value: object) -> str:
    return "in office" if isinstance(value, dict | InOffice) else "alone"


Taking = Annotated[
    Annotated[Many[Role], Tag("alone")] | Annotated[InOffice, Tag("in office")],
    Discriminator(_alone_or_in_office),
]


class Move(Strict):
    """An earlier date of an event that was moved."""

    when: AWhenInCalendar
    """When it was to be."""
    reason: Line | None = None
    """Why it was moved."""
    known: ADay | None = None
    """The day on which it was said that it would not be then."""
    source: SourceId | None = None
    """The id of the source."""


class Change(Strict):
    """The fields in which one occurrence of a repeated event differs from the others."""

    when: AWhen | None = None
    """When it takes place instead, whole with its end."""
    status: Status | None = None
    """Where this one stands."""
    title: Title | None = None
    """What this one is called."""
    place: Places = ()
    """The id of its place, or the ids of several; left empty, it has none."""

    @property
    def given(self) -> set[str]:
        """The names of the changed fields. An empty place counts: it takes the place away."""
        return {
            name
            for name in self.model_fields_set
            if name == "place" or getattr(self, name) is not None
        }


def _rule_alone(value: object) -> object:
    return {"rule": value} if isinstance(value, str) else value


class Repeats(Strict):
    """The recurrence of an event; may be written as its rule alone.

    Occurrences are known by the local days on which the rule puts their start. `until` is the
    last day; `also` adds days, at the same time of the day, and `excluded` takes some out.
    """

    rule: ARule
    """A word such as weekly, or a rule of iCalendar."""
    until: ADay | None = None
    """The last day."""
    excluded: Many[ADay] = Field((), alias="except")
    """Days on which it does not take place."""
    also: Many[ADay] = ()
    """Further days, at the same time of the day."""
    changes: Mapping[ADay, Change] = {}
    """What is different on some day, by the day on which it was due."""

    @model_validator(mode="after")
    def _ends_in_one_way(self) -> Self:
        if self.rule.count and self.until:
            message = "the rule has a COUNT, and the event an until"
            raise Fault(COUNT_AND_UNTIL, message, "remove one of them")
        return self


SomeRepeats = Annotated[Repeats, BeforeValidator(_rule_alone)]

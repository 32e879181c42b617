"""Instruments: the papers that are signed, and the treaties on which actions are taken."""

from typing import Annotated

from pydantic import AfterValidator

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.registry.event_parts import Actor, Strict
from timeline.registry.texts import Language, Link, Many, OneLine, Slug, Title
from timeline.registry.vocabulary import Binding, InstrumentType
from timeline.text import shortened
from timeline.time.when import ADate

TOO_FEW_PARTIES = Rule(
    "TL216",
    "too-few-parties",
    Severity.ERROR,
    "An instrument that is signed or ratified has parties: countries by their alpha-3 codes, or "
    "organizations by their ids. Naming one party twice does not make two.",
    bad="instrument: {type: treaty, parties: []}",
    good="instrument: {type: treaty, parties: [IND, ITA]}",
)
RULES = (TOO_FEW_PARTIES,)


def _some_party(parties: tuple[str, ...]) -> tuple[str, ...]:
    if len(parties) == 1 or len(set(parties)) > 1:
        return parties
    if parties:
        message = f'"{shortened(parties[0])}" is the only party, and named twice'
        raise Fault(TOO_FEW_PARTIES, message, "name the others")
    raise Fault(TOO_FEW_PARTIES, "no party is named", "name them, as in [IND, ITA]")


Parties = Annotated[Many[Actor], AfterValidator(_some_party)]


class TreatyReference(Strict):
    """The number of a treaty in a series or collection."""

    scheme: OneLine
    """The series, such as UNTS, LNTS or that of a state."""
    number: OneLine
    """The number in it."""


class Instrument(Strict):
    """The paper that is signed, apart from the act of signing it."""

    type: InstrumentType
    """What the paper calls itself."""
    title: Title | None = None
    """Its title, if it is not that of the event."""
    topic: Slug | None = None
    """Its topic, a short name."""
    parties: Parties
    """Between whom it is: alpha-3 codes of countries, or ids of organizations."""
    binding: Binding = Binding.UNKNOWN
    """Whether it binds its parties in law."""
    in_force: ADate | None = None
    """When it came into force."""
    unts: OneLine | None = None
    """Its number in the United Nations Treaty Series."""
    url: Link | None = None
    """The address of its text."""
    references: Many[TreatyReference] = ()
    """Its numbers in other series, such as the League of Nations' or that of a state."""
    depositary: Actor | None = None
    """Who keeps it: an organization or a country."""
    languages: Many[Language] = ()
    """The languages of its authentic texts."""
    adopted: ADate | None = None
    """When its text was adopted."""
    ended: ADate | None = None
    """When it ceased to be in force."""


class Treaty(Instrument):
    """The treaty on which an action is taken."""

    parties: Many[Actor] = ()
    """Who takes the action, or between whom it is: codes of countries, or ids of organizations."""

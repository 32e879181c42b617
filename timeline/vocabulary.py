"""The words that a registry may use for statuses, roles, levels, instruments and the like."""

import contextlib
import re
from enum import StrEnum
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from timeline.diagnostics import Fault, Rule, Severity, did_you_mean, one_of
from timeline.texts import shortened

UNKNOWN_WORD = Rule(
    "TL205",
    "unknown-word",
    Severity.ERROR,
    "Statuses, roles, visit levels, instrument types and the like come from fixed vocabularies, "
    "so that sixteen spellings never become sixteen levels. Hyphens, spaces and capitals do not "
    "matter.",
    bad="level: offical",
    good="level: official",
)
RULES = (UNKNOWN_WORD,)


ALIASES = {
    "mou": "memorandum_of_understanding",
    "moc": "memorandum_of_cooperation",
    "eon": "exchange_of_notes",
    "doi": "declaration_of_intent",
    "loi": "letter_of_intent",
    "foc": "foreign_office_consultations",
    "jcm": "joint_commission_meeting",
    "jwg": "joint_working_group",
    "organizer": "organiser",
    "visitor": "guest",
    "panelist": "panellist",
    "guest_of_honor": "guest_of_honour",
    "canceled": "cancelled",
    "executive_program": "executive_programme",
    "program": "programme",
}
"""Short forms and other spellings, each for one word of the vocabularies below."""


def plain(text: str) -> str:
    """Return a word, written in whatever way, as the vocabularies have it."""
    word = "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
    return ALIASES.get(word, word)


class Word(StrEnum):
    """A word from a vocabulary; Pydantic reads it from text as `read` does."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Self], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(cls.read, handler(source))

    @classmethod
    def read(cls, value: object) -> object:
        """Return the word that a text writes in its own way; raise Fault if there is none."""
        if not isinstance(value, str):
            return value
        with contextlib.suppress(ValueError):
            return cls(value)
        word = plain(value)
        try:
            return cls(word)
        except ValueError:
            noun = re.sub(r"\B([A-Z])", r" \1", cls.__name__).lower()
            words = [known.value for known in cls]
            raise Fault(
                UNKNOWN_WORD,
                f'"{shortened(value)}" is not a known {noun}',
                did_you_mean(word, words, one_of(words)) if word[:1].isalpha() else one_of(words),
            ) from None


class Status(Word):
    """Where an event stands; only a source moves it on, never today's date."""

    TENTATIVE = "tentative"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"
    CONCLUDED = "concluded"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


OFF = (Status.POSTPONED, Status.CANCELLED)
"""Where an event stands that does not take place as planned."""


class Role(Word):
    """What a participant does at an event."""

    GUEST = "guest"
    HOST = "host"
    DELEGATION = "delegation"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    PARTY = "party"
    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    CHIEF_GUEST = "chief_guest"
    GUEST_OF_HONOUR = "guest_of_honour"
    KEYNOTE_SPEAKER = "keynote_speaker"
    SPEAKER = "speaker"
    PANELLIST = "panellist"
    INAUGURATOR = "inaugurator"
    MODERATOR = "moderator"
    INTERLOCUTOR = "interlocutor"
    MEDIATOR = "mediator"
    ORGANISER = "organiser"
    SPONSOR = "sponsor"
    SPOKESPERSON = "spokesperson"
    INTERPRETER = "interpreter"
    OBSERVER = "observer"
    SPOUSE = "spouse"
    PARTICIPANT = "participant"


class Level(Word):
    """The level at which the host receives a visit."""

    STATE = "state"
    OFFICIAL = "official"
    OFFICIAL_WORKING = "official_working"
    WORKING = "working"
    GOODWILL = "goodwill"
    PRIVATE = "private"
    INFORMAL = "informal"
    TRANSIT = "transit"
    GUEST_OF_GOVERNMENT = "guest_of_government"
    UNSPECIFIED = "unspecified"


class InstrumentType(Word):
    """What the paper that is signed calls itself; its legal force is another matter (`binding`)."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    CONVENTION = "convention"
    PROTOCOL = "protocol"
    CHARTER = "charter"
    MEMORANDUM_OF_UNDERSTANDING = "memorandum_of_understanding"
    MEMORANDUM_OF_COOPERATION = "memorandum_of_cooperation"
    EXCHANGE_OF_NOTES = "exchange_of_notes"
    MODUS_VIVENDI = "modus_vivendi"
    AGREED_MINUTES = "agreed_minutes"
    DECLARATION = "declaration"
    JOINT_DECLARATION = "joint_declaration"
    JOINT_STATEMENT = "joint_statement"
    JOINT_COMMUNIQUE = "joint_communique"
    DECLARATION_OF_INTENT = "declaration_of_intent"
    LETTER_OF_INTENT = "letter_of_intent"
    ACTION_PLAN = "action_plan"
    ROADMAP = "roadmap"
    EXECUTIVE_PROGRAMME = "executive_programme"
    CONTRACT = "contract"
    OTHER = "other"


class TalksFormat(Word):
    """How talks are held."""

    BILATERAL = "bilateral"
    ONE_ON_ONE = "one_on_one"
    DELEGATION_LEVEL = "delegation_level"
    TWO_PLUS_TWO = "2+2"
    FOREIGN_OFFICE_CONSULTATIONS = "foreign_office_consultations"
    JOINT_COMMISSION_MEETING = "joint_commission_meeting"
    JOINT_WORKING_GROUP = "joint_working_group"
    STRATEGIC_DIALOGUE = "strategic_dialogue"
    SUMMIT = "summit"
    PULL_ASIDE = "pull_aside"
    TRILATERAL = "trilateral"
    QUAD = "quad"


class RoundtableFormat(Word):
    """Who sits at a roundtable."""

    CEO = "ceo"
    BUSINESS = "business"
    MINISTERIAL = "ministerial"
    EXPERT = "expert"
    MEDIA = "media"


class ConferenceFormat(Word):
    """What a conference calls itself."""

    DIALOGUE = "dialogue"
    SUMMIT = "summit"
    FORUM = "forum"


class Track(Word):
    """Officials (1), officials in private capacity with experts (1.5), or no officials (2)."""

    ONE = "1"
    ONE_AND_A_HALF = "1.5"
    TWO = "2"


class Audience(Word):
    """Who may see an event."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Binding(Word):
    """Whether an instrument binds its parties in law."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def force(self) -> str:
        """The same in words that no program takes for yes or no."""
        return {"yes": "binding", "no": "non_binding"}.get(self, self.value)


class StatementKind(Word):
    """The very words, or their sense."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"


class SourceKind(Word):
    """What kind of document a source is."""

    NEWS = "news"
    PRESS_RELEASE = "press_release"
    JOINT_STATEMENT = "joint_statement"
    TREATY_TEXT = "treaty_text"
    PROGRAMME = "programme"
    SPEECH = "speech"
    TRANSCRIPT = "transcript"
    INTERVIEW = "interview"
    SOCIAL_MEDIA = "social_media"
    BOOK = "book"
    DATASET = "dataset"
    OTHER = "other"

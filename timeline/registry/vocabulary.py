"""The words that a registry may use for statuses, roles, levels, instruments and the like."""

import re

from timeline.registry.words import Word, plain

_MOVED = frozenset(("moved", "rescheduled", "shifted", "brought_forward", "spostato", "déplacé"))
"""What people call an event that has another date: for that, no status is needed."""

_TO_ANOTHER = re.compile(
    r"\s*(?:postponed|delayed|deferred|moved|rescheduled|shifted|put off|brought forward|reporté"
    r"|déplacé|rinviato|spostato)\s(?:.*\s)?(?:to|till|until|for|au|à|al|a)\s.*\d",
    re.IGNORECASE,
)
"""What people write of an event that has another date, with the date after it."""


class Status(Word):
    """The status of an event; only a source changes it, never today's date."""

    TENTATIVE = "tentative", "spoken of, not settled"
    ANNOUNCED = "announced", "made public"
    CONFIRMED = "confirmed", "settled; what has no status counts as this"
    UNDER_WAY = "under_way", "has begun, by what a source says"
    CONCLUDED = "concluded", "took place, by what a source says"
    POSTPONED = "postponed", "put off, with no new date yet"
    CANCELLED = "cancelled", "does not take place"

    @classmethod
    def hint(cls, text: str) -> str | None:
        """Return what was meant by a text that is no status, or else all of them."""
        if plain(text) in _MOVED or _TO_ANOTHER.match(text):
            return "write the new date under when, and the old one under was: [{when: 2023-03-01}]"
        return super().hint(text)


OFF = (Status.POSTPONED, Status.CANCELLED)
"""The statuses of an event that does not take place as planned."""
OPEN = (Status.TENTATIVE, Status.ANNOUNCED)
"""The statuses of an event that is not settled yet."""


class Calendar(Word):
    """The calendar in which the dates of an event are written."""

    GREGORIAN = "gregorian", "the calendar of today"
    JULIAN = "julian", "the old style; outputs have the Gregorian date"


class Role(Word):
    """The role of a participant at an event."""

    GUEST = "guest", "is received"
    HOST = "host", "receives"
    DELEGATION = "delegation", "goes with a guest or host"
    SIGNATORY = "signatory", "signs"
    WITNESS = "witness", "is there at a signing, and signs nothing"
    PARTY = "party", "is one of the sides, where there is no host"
    CHAIR = "chair", "presides"
    CO_CHAIR = "co_chair", "presides together with others"
    CHIEF_GUEST = "chief_guest", "is the guest of the occasion"
    GUEST_OF_HONOUR = "guest_of_honour", "is a guest who is honoured"
    KEYNOTE_SPEAKER = "keynote_speaker", "gives the main speech"
    SPEAKER = "speaker", "gives a speech"
    PANELLIST = "panellist", "speaks on a panel"
    INAUGURATOR = "inaugurator", "opens the event"
    MODERATOR = "moderator", "leads the discussion"
    INTERLOCUTOR = "interlocutor", "is met on the way, apart from the host"
    MEDIATOR = "mediator", "stands between the sides"
    ORGANISER = "organiser", "prepares and holds the event"
    SPONSOR = "sponsor", "pays for it"
    SPOKESPERSON = "spokesperson", "tells the press"
    INTERPRETER = "interpreter", "interprets"
    OBSERVER = "observer", "is there without a part in it"
    SPOUSE = "spouse", "goes with husband or wife"
    PARTICIPANT = "participant", "takes part in some other way"


class Level(Word):
    """The level at which the host receives a visit."""

    STATE = "state", "by a head of state, with full ceremonial"
    OFFICIAL = "official", "at the invitation of the government"
    OFFICIAL_WORKING = "official_working", "official, with less ceremonial"
    WORKING = "working", "for talks alone"
    GOODWILL = "goodwill", "to show friendship"
    PRIVATE = "private", "not on business of the state"
    INFORMAL = "informal", "without protocol, such as a retreat"
    TRANSIT = "transit", "on the way to another country"
    GUEST_OF_GOVERNMENT = "guest_of_government", "received by the government, below a state visit"
    UNSPECIFIED = "unspecified", "the sources do not say"


class InstrumentType(Word):
    """The name that a signed paper gives itself; `binding` says whether it binds in law."""

    TREATY = "treaty", "the most solemn form, mostly ratified"
    AGREEMENT = "agreement", "a treaty of less solemn form"
    CONVENTION = "convention", "a treaty, most often of many parties"
    PROTOCOL = "protocol", "adds to another instrument, or changes it"
    CHARTER = "charter", "founds an organization"
    MEMORANDUM_OF_UNDERSTANDING = (
        "memorandum_of_understanding",
        "what the sides intend; mou for short",
    )
    MEMORANDUM_OF_COOPERATION = (
        "memorandum_of_cooperation",
        "how they are to work together; moc for short",
    )
    EXCHANGE_OF_NOTES = "exchange_of_notes", "two notes that agree; eon for short"
    MODUS_VIVENDI = "modus_vivendi", "for the time being"
    AGREED_MINUTES = "agreed_minutes", "what was agreed in talks, as recorded"
    DECLARATION = "declaration", "by one side or several"
    JOINT_DECLARATION = "joint_declaration", "by both sides together"
    JOINT_STATEMENT = "joint_statement", "for the public, after a meeting"
    JOINT_COMMUNIQUE = "joint_communique", "for the public, in older style"
    DECLARATION_OF_INTENT = "declaration_of_intent", "what the sides mean to do; doi for short"
    LETTER_OF_INTENT = "letter_of_intent", "the same as a letter; loi for short"
    ACTION_PLAN = "action_plan", "steps with their times"
    ROADMAP = "roadmap", "steps towards an aim"
    EXECUTIVE_PROGRAMME = "executive_programme", "carries out an agreement, for some years"
    CONTRACT = "contract", "under private law"
    OTHER = "other", "none of these"


class PlaceType(Word):
    """The type of a place."""

    VENUE = "venue", "a building or the like"
    CITY = "city", "a city, town or village"
    REGION = "region", "a part of a country"
    COUNTRY = "country", "a country as a whole"
    ONLINE = "online", "an address on the net"


class Attendance(Word):
    """The way in which people come together."""

    IN_PERSON = "in_person", "at the place"
    ONLINE = "online", "on the net alone"
    HYBRID = "hybrid", "at the place or on the net"


class TalksFormat(Word):
    """The form in which talks are held."""

    BILATERAL = "bilateral", "between two sides"
    ONE_ON_ONE = "one_on_one", "between two people"
    DELEGATION_LEVEL = "delegation_level", "with the delegations"
    TWO_PLUS_TWO = "2+2", "two ministers of each side"
    FOREIGN_OFFICE_CONSULTATIONS = (
        "foreign_office_consultations",
        "of senior officials; foc for short",
    )
    JOINT_COMMISSION_MEETING = "joint_commission_meeting", "of a standing commission; jcm for short"
    JOINT_WORKING_GROUP = "joint_working_group", "of experts on one subject; jwg for short"
    STRATEGIC_DIALOGUE = "strategic_dialogue", "on security and the long run"
    SUMMIT = "summit", "of heads of state or government"
    PULL_ASIDE = "pull_aside", "short, on the margins of something else"
    TRILATERAL = "trilateral", "between three sides"
    QUAD = "quad", "between four sides"


class RoundtableFormat(Word):
    """The people for whom a roundtable is held."""

    CEO = "ceo", "heads of companies"
    BUSINESS = "business", "people in business"
    MINISTERIAL = "ministerial", "ministers"
    EXPERT = "expert", "experts"
    MEDIA = "media", "editors and journalists"


class ConferenceFormat(Word):
    """The name that a conference gives to its form."""

    DIALOGUE = "dialogue", "a dialogue, mostly of a think tank"
    SUMMIT = "summit", "a meeting of leaders"
    FORUM = "forum", "a forum"


class Track(Word):
    """Officials (1), officials in private capacity with experts (1.5), or no officials (2)."""

    ONE = "1", "officials"
    ONE_AND_A_HALF = "1.5", "officials in private capacity, with experts"
    TWO = "2", "no officials"


class Audience(Word):
    """The people who may see an event."""

    PUBLIC = "public", "everybody"
    INTERNAL = "internal", "colleagues alone"


class Binding(Word):
    """Whether an instrument binds its parties in law."""

    YES = "yes", "it binds in law"
    NO = "no", "it binds by good faith alone"
    UNKNOWN = "unknown", "the sources do not say"

    @property
    def force(self) -> str:
        """The same in words that no program takes for yes or no."""
        return {"yes": "binding", "no": "non_binding"}.get(self, self.value)


class StatementKind(Word):
    """The very words, or their sense."""

    QUOTE = "quote", "the very words"
    PARAPHRASE = "paraphrase", "their sense"


class SourceKind(Word):
    """The kind of document that a source is."""

    NEWS = "news", "a report in the news"
    PRESS_RELEASE = "press_release", "given out to the press"
    JOINT_STATEMENT = "joint_statement", "issued by the sides together"
    TREATY_TEXT = "treaty_text", "the instrument itself"
    PROGRAMME = "programme", "what was planned, and when"
    SPEECH = "speech", "a speech as it was written"
    TRANSCRIPT = "transcript", "what was said, word by word"
    INTERVIEW = "interview", "questions and answers"
    SOCIAL_MEDIA = "social_media", "a post"
    BOOK = "book", "a book"
    DATASET = "dataset", "a data set"
    OTHER = "other", "none of these"

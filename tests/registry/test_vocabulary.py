"""The fixed vocabularies and the ways in which their words may be written."""

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.conftest import loaded
from timeline.diagnostics.findings import Fault
from timeline.registry.vocabulary import (
    ConferenceFormat,
    InstrumentType,
    Level,
    Role,
    SourceKind,
    StatementKind,
    Status,
    TalksFormat,
    Track,
)
from timeline.registry.words import ALIASES, UNKNOWN_WORD, Word

VOCABULARIES: list[type[Word]] = sorted(Word.__subclasses__(), key=lambda kind: kind.__name__)
EVERY_WORD = [word for vocabulary in VOCABULARIES for word in vocabulary]


def fault(vocabulary: type[Word], text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        vocabulary.read(text)
    assert caught.value.rule is UNKNOWN_WORD
    return caught.value


@pytest.mark.parametrize("word", EVERY_WORD, ids=lambda word: f"{type(word).__name__}-{word}")
def test_hyphens_blanks_and_capitals_do_not_matter(word: Word) -> None:
    spellings = [word, word.upper(), word.title(), f"  {word}\n"]
    spellings += [word.replace("_", mark) for mark in (" ", "-", " - ", "__")]
    assert {type(word).read(str(spelling)) for spelling in spellings} == {word}


def test_the_statuses_are_those_of_the_design() -> None:
    assert [str(status) for status in Status] == [
        "tentative",
        "announced",
        "confirmed",
        "under_way",
        "concluded",
        "postponed",
        "cancelled",
    ]


@pytest.mark.parametrize(
    ("vocabulary", "text", "word"),
    [
        (InstrumentType, "MoU", InstrumentType.MEMORANDUM_OF_UNDERSTANDING),
        (InstrumentType, "EoN", InstrumentType.EXCHANGE_OF_NOTES),
        (InstrumentType, "DoI", InstrumentType.DECLARATION_OF_INTENT),
        (InstrumentType, "LoI", InstrumentType.LETTER_OF_INTENT),
        (InstrumentType, "executive program", InstrumentType.EXECUTIVE_PROGRAMME),
        (TalksFormat, "FOC", TalksFormat.FOREIGN_OFFICE_CONSULTATIONS),
        (TalksFormat, "JCM", TalksFormat.JOINT_COMMISSION_MEETING),
        (TalksFormat, "JWG", TalksFormat.JOINT_WORKING_GROUP),
        (TalksFormat, "2+2", TalksFormat.TWO_PLUS_TWO),
        (Role, "organizer", Role.ORGANISER),
        (Role, "panelist", Role.PANELLIST),
        (Role, "guest of honor", Role.GUEST_OF_HONOUR),
        (Status, "Canceled", Status.CANCELLED),
        (SourceKind, "program", SourceKind.PROGRAMME),
        (Track, "1.5", Track.ONE_AND_A_HALF),
    ],
)
def test_short_forms_and_other_spellings_are_known(
    vocabulary: type[Word], text: str, word: Word
) -> None:
    assert vocabulary.read(text) is word


def test_a_short_form_leads_to_a_word_and_is_none_itself() -> None:
    words = {str(word) for word in EVERY_WORD}
    assert set(ALIASES.values()) <= words
    assert words.isdisjoint(ALIASES)


def test_a_short_form_of_one_vocabulary_is_no_word_of_another() -> None:
    assert fault(Level, "mou").message == '"mou" is not a known level'


@pytest.mark.parametrize(
    ("vocabulary", "text", "message", "hint"),
    [
        (Level, "offical", '"offical" is not a known level', 'did you mean "official"?'),
        (
            InstrumentType,
            "Charta",
            '"Charta" is not a known instrument type',
            'did you mean "charter"?',
        ),
        (
            InstrumentType,
            "Memorandum",
            '"Memorandum" is not a known instrument type',
            'did you mean "memorandum_of_understanding" or "memorandum_of_cooperation"?',
        ),
        (
            InstrumentType,
            "Ukase",
            '"Ukase" is not a known instrument type',
            f"write one of: {', '.join(InstrumentType)}",
        ),
        (
            ConferenceFormat,
            "colloquy",
            '"colloquy" is not a known conference format',
            "write one of: dialogue, summit, forum",
        ),
        (
            StatementKind,
            "",
            '"" is not a known statement kind',
            "write one of: quote, paraphrase",
        ),
        (Track, "3", '"3" is not a known track', "write one of: 1, 1.5, 2"),
    ],
)
def test_an_unknown_word_is_refused_with_the_word_that_was_meant(
    vocabulary: type[Word], text: str, message: str, hint: str
) -> None:
    refused = fault(vocabulary, text)
    assert (refused.message, refused.hint) == (message, hint)


def test_a_message_is_one_short_line_whatever_was_written() -> None:
    message = fault(Role, "many\nlines\n" * 50).message
    assert len(message.splitlines()) == 1
    assert len(message) < 120


@pytest.mark.parametrize("value", [None, 3, ["state"]])
def test_only_a_text_is_a_word(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Level).validate_python(value)


def test_a_registry_reads_words_in_any_spelling() -> None:
    result = loaded(
        "registry: r\ntitle: R\nevents:\n"
        "  a: {kind: visit, title: A, when: 2023, level: Official Working, status: Under-Way,\n"
        "      participants: {ITA: [GUEST, guest of honor]}}\n"
    )
    assert result.registry is not None
    event = result.registry.events["a"]
    assert event.status is Status.UNDER_WAY
    assert event.participants == {"ITA": (Role.GUEST, Role.GUEST_OF_HONOUR)}

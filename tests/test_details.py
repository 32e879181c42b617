"""What an event may hold: instruments, outcomes, figures, statements, moves and codes."""

import pytest
from pydantic import ValidationError

from tests.conftest import codes, loaded, registry
from timeline.dates import Precision, Shape
from timeline.details import Figure, Instrument, Move, Outcome, Report, Statement
from timeline.events import Event, Signing
from timeline.vocabulary import Binding, InstrumentType, StatementKind

SOURCES = "sources: {bs: {publisher: Business Standard}}\n"
PARTIES = "parties: [IND, ITA]"


def event(fields: str) -> Event:
    """Return the event that has `fields`, in flow style."""
    return registry(written(f"kind: talks, title: A, when: 2023, {fields}")).events["a"]


def signing(instrument: str) -> Instrument:
    signed = registry(written(f"kind: signing, title: A, when: 2023, instrument: {{{instrument}}}"))
    event = signed.events["a"]
    assert isinstance(event, Signing)
    return event.instrument


def written(fields: str) -> str:
    return f"registry: r\ntitle: R\n{SOURCES}events:\n  a: {{{fields}}}\n"


def hints(fields: str) -> list[tuple[str, str | None]]:
    """Return code and hint of each finding in an event with `fields`."""
    text = written(f"kind: talks, title: A, when: 2023, sources: [bs], {fields}")
    return [(finding.rule.code, finding.hint) for finding in loaded(text).findings]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("cameo", "042"),
        ("cameo", "04"),
        ("cameo", "1831"),
        ("plover", "CONSULT"),
        ("wikidata", "Q1156"),
    ],
)
def test_a_code_keeps_its_published_form(field: str, code: str) -> None:
    known = event(f"codes: {{{field}: {code}}}").codes
    assert known
    assert known.model_dump(exclude_none=True) == {field: code}


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("cameo: 4", "write one such as 042"),
        ("cameo: 04231", "write one such as 042"),
        ("cameo: 0x2", "write one such as 042"),
        ("plover: consult", "write one such as CONSULT"),
        ("wikidata: 12345", "write one such as Q1156"),
        ("wikidata: Q0", "write one such as Q1156"),
        ('wikidata: "Q1\\n"', "write one such as Q1156"),
    ],
)
def test_no_other_form_of_a_code_is_taken(code: str, hint: str) -> None:
    assert hints(f"codes: {{{code}}}") == [("TL215", hint)]


def test_the_message_says_which_code_it_should_be() -> None:
    [finding] = loaded(written("kind: talks, title: A, when: 2023, codes: {cameo: 4}")).findings[:1]
    assert finding.message == '"4" is not a CAMEO code'


def test_an_instrument_holds_what_was_signed() -> None:
    instrument = signing(
        f"type: MoU, title: Defence, topic: defence, {PARTIES}, binding: no, in_force: 2023-04, "
        "unts: I-1234, url: https://example.org/mou"
    )
    assert instrument.type is InstrumentType.MEMORANDUM_OF_UNDERSTANDING
    assert (instrument.title, instrument.topic) == ("Defence", "defence")
    assert instrument.parties == ("IND", "ITA")
    assert instrument.binding is Binding.NO
    assert instrument.in_force
    assert instrument.in_force.precision is Precision.MONTH
    assert (instrument.unts, instrument.url) == ("I-1234", "https://example.org/mou")


def test_whether_an_instrument_binds_is_unknown_unless_said() -> None:
    assert signing(f"type: treaty, {PARTIES}").binding is Binding.UNKNOWN


@pytest.mark.parametrize(
    ("parties", "named"), [("[]", "none"), ("", "none"), ("IND", "IND"), ("[IND, IND]", "IND, IND")]
)
def test_an_instrument_has_two_parties_or_more(parties: str, named: str) -> None:
    instrument = f"instrument: {{type: treaty, parties: {parties}}}"
    findings = loaded(written(f"kind: signing, title: A, when: 2023, {instrument}")).findings
    found = [finding for finding in findings if finding.rule.code == "TL216"]
    assert [(finding.message, finding.hint) for finding in found] == [
        (f"an instrument has two parties or more, not {named}", "name the others")
    ]


def test_an_outcome_may_be_written_as_its_text_alone() -> None:
    alone, whole = event(
        "outcomes: [Talks go on, {text: A visit, topic: visits, due: 2024}]"
    ).outcomes
    assert alone == Outcome(text="Talks go on")
    assert (whole.text, whole.topic) == ("A visit", "visits")
    assert whole.due
    assert whole.due.shape is Shape.AT


def test_a_single_outcome_needs_no_list() -> None:
    assert event("outcomes: Talks go on").outcomes == (Outcome(text="Talks go on"),)


def test_an_outcome_may_be_given_in_several_languages() -> None:
    [outcome] = event("outcomes: [{text: {en: Trade grows, it: Il commercio cresce}}]").outcomes
    assert outcome.text == {"en": "Trade grows", "it": "Il commercio cresce"}


def test_a_figure_is_a_number_with_its_unit() -> None:
    [figure] = event(
        "figures: [{measure: Trade, value: 14.3 billion, unit: USD, period: 2022, "
        "approximate: yes, source: bs}]"
    ).figures
    assert figure.value == 14_300_000_000
    assert (figure.measure, figure.unit, figure.source) == ("Trade", "USD", "bs")
    assert figure.approximate
    assert figure.period
    assert figure.period.precision is Precision.YEAR


def test_a_figure_is_exact_unless_said_otherwise() -> None:
    [figure] = event("figures: [{measure: Trade, value: 1, unit: USD}]").figures
    assert figure == Figure.model_validate({"measure": "Trade", "value": "1", "unit": "USD"})
    assert not figure.approximate


def test_a_statement_is_a_paraphrase_unless_it_is_a_quote() -> None:
    sense, words = event(
        "statements: [{by: IND, text: All went well}, "
        "{by: ITA, on_behalf_of: IND, kind: quote, text: Bene, language: it, source: bs}]"
    ).statements
    assert sense == Statement(by="IND", text="All went well", kind=StatementKind.PARAPHRASE)
    assert words.kind is StatementKind.QUOTE
    assert (words.on_behalf_of, words.language, words.source) == ("IND", "it", "bs")


def test_a_report_holds_whatever_another_source_says() -> None:
    first, second = event(
        "also_reported: [{field: when, value: 2024, source: bs}, "
        "{field: topics, value: [trade], source: bs}]"
    ).also_reported
    assert first == Report(field="when", value="2024", source="bs")
    assert second.value == ["trade"]


def test_a_move_remembers_when_the_event_was_to_be() -> None:
    [move] = event("was: [{when: 2022-12, reason: Weather, source: bs}]").was
    assert isinstance(move, Move)
    assert (move.when.text, move.reason, move.source) == ("2022-12", "Weather", "bs")


def test_what_was_read_is_fixed() -> None:
    with pytest.raises(ValidationError):
        Outcome(text="Talks go on").text = "Talks are over"  # type: ignore[misc]


@pytest.mark.parametrize(
    "fields",
    [
        "outcomes: [{text: A, tpic: trade}]",
        "codes: {cameos: 042}",
        "figures: [{measure: A, value: 1, unit: B, when: 2023}]",
        "statements: [{by: IND, text: A, place: rome}]",
        "was: [{when: 2022, why: Weather}]",
    ],
)
def test_no_part_holds_a_field_that_it_does_not_know(fields: str) -> None:
    assert codes(written(f"kind: talks, title: A, when: 2023, sources: [bs], {fields}")) == [
        "TL201"
    ]

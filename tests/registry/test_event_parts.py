"""What an event may hold: instruments, outcomes, figures, statements, moves and codes."""

from datetime import date

import pytest
from pydantic import ValidationError

from tests.conftest import codes, loaded, registry
from timeline.registry.event import Event
from timeline.registry.event_parts import Change, Figure, Move, Outcome, Report, Statement
from timeline.registry.events import Signing
from timeline.registry.instruments import Instrument
from timeline.registry.vocabulary import Binding, InstrumentType, StatementKind, Status
from timeline.time.dates import Precision, Shape
from timeline.time.recurrence import Frequency, Recurrence

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
    ("parties", "told"),
    [
        ("[]", ("no party is named", "name them, as in [IND, ITA]")),
        ("", ("no party is named", "name them, as in [IND, ITA]")),
        ("[IND, IND]", ('"IND" is the only party, and named twice', "name the others")),
    ],
)
def test_what_is_signed_has_parties(parties: str, told: tuple[str, str]) -> None:
    instrument = f"instrument: {{type: treaty, parties: {parties}}}"
    findings = loaded(written(f"kind: signing, title: A, when: 2023, {instrument}")).findings
    found = [finding for finding in findings if finding.rule.code == "TL216"]
    assert [(finding.message, finding.hint) for finding in found] == [told]


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


@pytest.mark.parametrize("repeats", ["weekly", "{rule: weekly}"])
def test_how_an_event_repeats_may_be_written_as_its_rule_alone(repeats: str) -> None:
    known = registry(written(f"kind: talks, title: A, when: 2023-03-02, repeats: {repeats}"))
    held = known.events["a"].repeats
    assert held
    assert held.rule == Recurrence(Frequency.WEEKLY)
    assert (held.until, held.excluded, held.also, held.changes) == (None, (), (), {})


@pytest.mark.parametrize("brackets", ["", "[]"])
def test_days_beside_the_rule_may_be_written_alone(brackets: str) -> None:
    def days(text: str) -> str:
        return f"{brackets[:1]}{text}{brackets[1:]}"

    known = registry(
        written(
            "kind: talks, title: A, when: 2023-03-02, repeats: {rule: weekly, until: 2023-12-28, "
            f"except: {days('2023-03-09')}, also: {days('2023-03-10')}}}"
        )
    )
    repeats = known.events["a"].repeats
    assert repeats
    assert repeats.until == date(2023, 12, 28)
    assert (repeats.excluded, repeats.also) == ((date(2023, 3, 9),), (date(2023, 3, 10),))


def test_a_change_holds_what_is_written_of_it() -> None:
    known = registry(
        written(
            "kind: talks, title: A, when: 2023-03-02, repeats: {rule: weekly, changes: "
            "{2023-03-09: {status: Canceled}, 2023-03-16: {title: {en: B, it: C}}}}"
        )
    )
    repeats = known.events["a"].repeats
    assert repeats
    first, second = (repeats.changes[date(2023, 3, day)] for day in (9, 16))
    assert (first.status, first.model_fields_set) == (Status.CANCELLED, {"status"})
    assert second == Change(title={"en": "B", "it": "C"})


@pytest.mark.parametrize(
    ("repeats", "code"),
    [
        ("[weekly]", "TL203"),
        ("{}", "TL202"),
        ("{rule: }", "TL202"),
        ("{until: 2023-12-28}", "TL202"),
        ("{rule: [weekly]}", "TL203"),
        ("{rule: weekly, until: 2023-12}", "TL221"),
        ("{rule: weekly, until: 9999-01-01}", "TL222"),
        ("{rule: weekly, except: 2023-02-30}", "TL222"),
        ("{rule: weekly, also: {2023-03-10: }}", "TL203"),
        ("{rule: weekly, changes: {2023-3-9: {status: cancelled}}}", "TL221"),
        ("{rule: weekly, changes: {2023-03-09: {status: of}}}", "TL205"),
        ("{rule: weekly, count: 3}", "TL201"),
        ("{rule: FREQ=WEEKLY;COUNT=3, until: 2023-12-28}", "TL233"),
    ],
)
def test_no_other_way_to_repeat_is_taken(repeats: str, code: str) -> None:
    text = written(f"kind: talks, title: A, when: 2023-03-02, repeats: {repeats}")
    assert set(codes(text)) - {"TL310"} == {code}


@pytest.mark.parametrize("field", ["until", "except", "also"])
def test_a_day_beside_the_rule_is_written_without_its_weekday(field: str) -> None:
    [told] = hints(f"repeats: {{rule: weekly, {field}: Thu 2023-03-09}}")
    assert told == ("TL221", "write 2023-03-09")


def test_what_was_read_is_fixed() -> None:
    with pytest.raises(ValidationError):
        Outcome(text="Talks go on").text = "Talks are over"  # type: ignore[misc]


@pytest.mark.parametrize(
    "fields",
    [
        "outcomes: [{text: A, tpic: trade}]",
        "figures: [{measure: A, value: 1, unit: B, when: 2023}]",
        "statements: [{by: IND, text: A, place: rome}]",
        "was: [{when: 2022, why: Weather}]",
    ],
)
def test_no_part_holds_a_field_that_it_does_not_know(fields: str) -> None:
    assert codes(written(f"kind: talks, title: A, when: 2023, sources: [bs], {fields}")) == [
        "TL201"
    ]

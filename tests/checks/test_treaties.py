"""Actions on treaties: what they may be taken on, by whom, and in which order."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes

PAPER = "instrument: {type: %s, parties: %s}"


def found(*events: str) -> list[str]:
    """Return the codes that some events give rise to, but for entries that none refers to."""
    rows = "".join(f"  e{number}: {{title: E, {event}}}\n" for number, event in enumerate(events))
    text = f"{HEAD}organizations: {{g20: {{name: G20}}}}\nevents:\n{rows}"
    return [code for code in codes(text) if code != "TL310"]


def action(name: str, paper: str, when: str = "2023-03-02") -> str:
    return f"kind: treaty_action, action: {name}, when: {when}, instrument: {{{paper}}}"


@pytest.mark.parametrize(
    ("name", "paper", "expected"),
    [
        ("ratification", "type: treaty, parties: [IND]", []),
        ("ratification", "type: mou, parties: [IND]", ["TL367"]),
        ("denunciation", "type: joint_statement, parties: [IND], binding: unknown", ["TL367"]),
        ("ratification", "type: mou, parties: [IND], binding: yes", []),
        ("signature", "type: mou, parties: [IND]", []),
        ("ratification", "type: mou, parties: [IND], binding: no", ["TL360"]),
        ("ratification", "type: contract, parties: [IND]", ["TL360"]),
        ("ratification", "type: contract, parties: [IND], binding: yes", []),
        ("withdrawal", "type: mou, parties: [IND], binding: no", []),
        ("adoption", "type: declaration, parties: [g20], binding: no", []),
        ("accession", "type: treaty", ["TL216"]),
        ("entry into force", "type: treaty", []),
        ("signature", "type: treaty, parties: [IND]", []),
        ("signature", "type: treaty, parties: [IND, ITA]", ["TL364"]),
        ("signature", "type: treaty, parties: [IND, IND]", []),
    ],
)
def test_an_action_fits_its_treaty_and_its_parties(
    name: str, paper: str, expected: list[str]
) -> None:
    assert found(action(name, paper)) == expected


@pytest.mark.parametrize(
    ("parties", "expected"), [("[IND, ITA]", []), ("[g20]", []), ("g20", []), ("[IND]", ["TL364"])]
)
def test_a_state_alone_makes_no_signing_but_a_body_may(parties: str, expected: list[str]) -> None:
    assert found(f"kind: signing, when: 2023, {PAPER % ('declaration', parties)}") == expected


SIGNED = "kind: signing, when: %s, instrument: {type: treaty, parties: [IND, ITA]%s}"


@pytest.mark.parametrize(
    ("when", "more", "expected"),
    [
        ("2023-03-02", ", in_force: 2023", []),
        ("2023-03-02", ", in_force: 2023-03-02", []),
        ("2023-03-02", ", in_force: 2023-02", ["TL365"]),
        ("2023", ", in_force: 2022", ["TL365"]),
        ("unknown", ", in_force: 2022", []),
        ("before 2023", ", in_force: 2022", []),
        ("2023-03-02", ", adopted: 2023-03, in_force: 2023, ended: 2023", []),
        ("2023-03-02", ", adopted: 2024, ended: 2023-04", ["TL365"]),
        ("2023-03-02", ", in_force: 2024, ended: 2023-04", ["TL365"]),
        ("2023-03-02", ", adopted: 2024, in_force: 2023-04, ended: 2023-03-03", ["TL365"]),
    ],
)
def test_a_treaty_is_signed_before_it_is_in_force(
    when: str, more: str, expected: list[str]
) -> None:
    assert found(SIGNED % (when, more)) == expected


@pytest.mark.parametrize(
    ("number", "paper", "when", "expected"),
    [
        (", unts: I-1", "type: treaty, unts: I-1", "2023-03-01", ["TL365"]),
        (", unts: I-1", "type: treaty, unts: I-1", "2023-03", []),
        (", unts: I-1", "type: treaty, unts: I-1", "unknown", []),
        (", unts: I-1", "type: treaty, unts: I-2", "2023-03-01", []),
        (
            ", unts: I-1",
            "type: treaty, references: [{scheme: UNTS, number: I-1}]",
            "2023-03-01",
            ["TL365"],
        ),
        ("", "type: treaty, adopted: 2023-03-02", "2023-03-01", ["TL365"]),
        ("", "type: treaty", "2023-03-01", []),
    ],
)
def test_events_with_one_number_are_on_one_treaty(
    number: str, paper: str, when: str, expected: list[str]
) -> None:
    signed = SIGNED % ("2023-03-02", number)
    assert found(signed, action("entry_into_force", paper, when)) == expected


@pytest.mark.parametrize(("made", "expected"), [("adoption", ["TL365"]), ("signature", [])])
def test_a_treaty_is_adopted_before_it_is_in_force(made: str, expected: list[str]) -> None:
    paper = "type: treaty, unts: I-1, parties: [IND]"
    adopted = action(made, paper, "2023-03-02")
    assert found(adopted, action("entry_into_force", paper, "2023-03-01")) == expected


def test_an_action_without_a_time_is_another_rules_affair() -> None:
    assert found("kind: treaty_action, action: adoption, instrument: {type: treaty}") == ["TL311"]


def test_what_is_said_names_what_to_write() -> None:
    text = f"{HEAD}events: {{a: {{title: A, {action('accession', 'type: treaty')}}}}}"
    assert told(text) == [
        ("instrument", "TL216 accession: no party is named", "name the party, as in [IND]")
    ]

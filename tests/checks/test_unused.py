"""Entries that nothing refers to."""

import pytest

from tests.checks import HEAD
from tests.conftest import loaded

ENTRIES = """
places: {rome: {name: Rome, country: ITA}}
people: {meloni: {name: Giorgia Meloni}}
organizations: {orf: {name: Observer Research Foundation}}
sources: {bs: {publisher: Business Standard}}
"""


def unused(body: str) -> list[str]:
    """Return the ids that are hinted at, in a registry with an entry of each sort."""
    result = loaded(f"{HEAD}{ENTRIES}{body}\n")
    assert {finding.rule.code for finding in result.findings} <= {"TL310"}
    assert {finding.hint for finding in result.findings} <= {
        "remove it, unless an event should name it"
    }
    return [finding.message.split('"')[1] for finding in result.findings]


def test_each_entry_that_nothing_refers_to_is_hinted_at_where_it_begins() -> None:
    findings = loaded(HEAD + ENTRIES).findings
    assert [f"{finding.location} {finding.message}" for finding in findings] == [
        'events.yaml:4:10 "rome" is not used',
        'events.yaml:5:10 "meloni" is not used',
        'events.yaml:6:17 "orf" is not used',
        'events.yaml:7:11 "bs" is not used',
    ]


CALL = "events:\n  call:\n    kind: call\n    title: Call\n    when: 2023\n    "
SIGNING = CALL.replace("kind: call", "kind: signing")


@pytest.mark.parametrize(
    ("body", "used"),
    [
        ("defaults: {place: rome}", "rome"),
        ("defaults: {sources: [bs]}", "bs"),
        (f"{CALL}place: rome", "rome"),
        (f"{CALL}sources: bs", "bs"),
        (f"{CALL}participants: {{meloni: host}}", "meloni"),
        (f"{CALL}participants: {{orf: host}}", "orf"),
        (f"{CALL}statements: [{{by: meloni, text: X}}]", "meloni"),
        (f"{CALL}statements: [{{by: IND, on_behalf_of: orf, text: X}}]", "orf"),
        (f"{CALL}figures: [{{measure: m, value: 1, unit: EUR, source: bs}}]", "bs"),
        (f"{CALL}was: [{{when: 2022, source: bs}}]", "bs"),
        (f"{SIGNING}instrument: {{type: mou, parties: [orf, ITA]}}", "orf"),
        (f"{CALL}also_reported: [{{field: place, value: rome, source: bs}}]", "rome bs"),
        (
            f"{CALL}also_reported: [{{field: participants, value: {{meloni: host}}, source: bs}}]",
            "meloni bs",
        ),
    ],
)
def test_what_is_named_anywhere_is_used(body: str, used: str) -> None:
    left = [id for id in ("rome", "meloni", "orf", "bs") if id not in used.split()]
    assert unused(body) == left

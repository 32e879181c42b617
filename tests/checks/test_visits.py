"""Hosts and guests of visits."""

import pytest

from tests.conftest import codes

VISIT = """
registry: r
title: R
people: {{m: {{name: M, country: ITA}}, t: {{name: T, country: ITA}}, x: {{name: X}}}}
organizations: {{mea: {{name: MEA, country: IND}}}}
events:
  a: {{kind: {kind}, title: A, when: 2023-03-02, participants: {{{participants}}}}}
"""


@pytest.mark.parametrize(
    ("kind", "participants", "found"),
    [
        ("visit", "m: guest, t: host", ["TL347"]),
        ("visit", "m: guest, ITA: host", ["TL347"]),
        ("visit", "m: guest, mea: host, t: host", ["TL347"]),
        ("visit", "m: guest, mea: host", []),
        ("visit", "m: guest, mea: host, t: delegation", []),
        ("visit", "m: guest", []),
        ("visit", "x: [guest, host]", []),
        ("talks", "m: guest, t: host", []),
    ],
)
def test_a_visit_is_from_one_state_to_another(
    kind: str, participants: str, found: list[str]
) -> None:
    text = VISIT.format(kind=kind, participants=participants)
    assert [code for code in codes(text) if code != "TL310"] == found

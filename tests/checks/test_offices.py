"""Offices on the day of an event."""

import pytest

from tests.checks import HEAD, told

TALKS = """
people:
  m: {{name: M, country: ITA, {offices}}}
events:
  talks: {{kind: talks, title: Talks, when: {when}, participants: {{m: guest, ITA: host}}}}
"""
PM = "offices: [{title: PM, from: 2022-10-22, to: 2024-01}]"


@pytest.mark.parametrize(
    ("offices", "when"),
    [
        (PM, "2022-10-22"),
        (PM, "2024-01-31"),
        (PM, "2022"),
        (PM, "2021 to 2023"),
        (PM, "unknown"),
        (PM, "after 2021"),
        (PM, "before 2023"),
        (f"office: MP, {PM}", "2021-01-01"),
        ("office: MP", "2021-01-01"),
        ("offices: [{title: PM}]", "2021-01-01"),
    ],
)
def test_an_office_may_have_been_held(offices: str, when: str) -> None:
    assert told(HEAD + TALKS.format(offices=offices, when=when)) == []


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2022-10-21", "on 2022-10-21"),
        ("2024-02-01", "on 2024-02-01"),
        ("2021", "from 2021-01-01 to 2021-12-31"),
        ("after 2024-01", "from 2024-02-01 to the end"),
        ("before 2022", "from the beginning to 2021-12-31"),
    ],
)
def test_no_office_was_held(when: str, said: str) -> None:
    assert told(HEAD + TALKS.format(offices=PM, when=when)) == [
        (
            "m",
            f'TL345 the registry lists no office for "m" {said}',
            "add one under offices, or write office: for all other days",
        )
    ]

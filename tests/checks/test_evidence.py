"""Sources of what is concluded."""

import pytest

from tests.conftest import codes

TALKS = """
registry: r
title: R
sources:
  before: {{publisher: A, published: 2023-03-01}}
  month: {{publisher: B, published: 2023-03}}
  day: {{publisher: C, published: 2023-03-02}}
  undated: {{publisher: D}}
  data: {{publisher: E, published: 2020, kind: dataset}}
events:
  talks: {{kind: talks, title: Talks, when: {when}, status: {status}, sources: [{sources}]}}
"""


@pytest.mark.parametrize(
    ("when", "status", "sources", "found"),
    [
        ("2023-03-02", "concluded", "before", ["TL344"]),
        ("2023-03-02", "concluded", "before, before", ["TL344"]),
        ("2023-03-02", "confirmed", "before", []),
        ("2023-03-02", "concluded", "before, day", []),
        ("2023-03-02", "concluded", "month", []),
        ("2023-03-02", "concluded", "before, undated", []),
        ("2023-03-02", "concluded", "data", []),
        ("2023-03-02", "concluded", "before, data", []),
        ("2023-03-02", "concluded", "", []),
        ("unknown", "concluded", "before", []),
        ("2023-02-20 to 2023-03-02", "concluded", "before", []),
    ],
)
def test_what_is_concluded_was_reported_when_it_had_begun(
    when: str, status: str, sources: str, found: list[str]
) -> None:
    text = TALKS.format(when=when, status=status, sources=sources)
    assert [code for code in codes(text) if code != "TL310"] == found

"""Parts of what is off."""

import pytest

from tests.conftest import codes

HEAD = """
registry: r
title: R
events:
  a: {kind: talks, title: A, when: 2023-03-02 to 2023-03-03, status: %s}
  b: {kind: talks, title: B, when: 2023-03-02}
"""


@pytest.mark.parametrize("off", ["cancelled", "postponed"])
@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("part_of: a", ["TL332"]),
        ("part_of: a, status: tentative", ["TL332"]),
        ("part_of: a, status: cancelled", []),
        ("part_of: a, status: postponed", []),
        ("part_of: a, status: concluded", []),
        ("part_of: [a, b]", []),
    ],
)
def test_a_part_stands_only_where_something_it_is_part_of_does(
    off: str, fields: str, found: list[str]
) -> None:
    text = HEAD % off + f"  c: {{kind: talks, title: C, when: 2023-03-02, {fields}}}\n"
    assert codes(text) == found

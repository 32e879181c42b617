"""The numbers of editions."""

import pytest

from tests.checks import HEAD, told


def series(*editions: str) -> str:
    """Return a registry of the editions of a series."""
    rows = [
        f"  e-{n}: {{kind: conference, title: Conference {n}, series: raisina, {fields}}}\n"
        for n, fields in enumerate(editions)
    ]
    return f"{HEAD}events:\n{''.join(rows)}"


@pytest.mark.parametrize(
    "editions",
    [
        ("edition: 7, when: 2022-04-25", "edition: 8, when: 2023-03-02"),
        ("edition: 8, when: 2023-03-02", "edition: 7, when: 2022-04-25"),
        ("edition: 7, when: 2022-04-25", "edition: 10, when: 2023-03-02"),
        ("edition: 8, when: 2022, status: cancelled", "edition: 8, when: 2023-03-02"),
        ("when: 2022-04-25", "when: 2023-03-02"),
        ("edition: 8, when: 2023-03-02", "edition: 8, when: 2023-03-02 evening, part_of: e-0"),
        ("edition: 8, when: 2023-03-02", "edition: 7, when: unknown"),
        ("edition: 8, when: 2023", "edition: 7, when: 2023-06"),
    ],
)
def test_numbers_that_grow_with_time_are_right(editions: tuple[str, ...]) -> None:
    assert told(series(*editions)) == []


HINT = "correct one of the two numbers or dates"


@pytest.mark.parametrize(
    ("editions", "finding"),
    [
        (
            ("edition: 8, when: 2022-04-25", "edition: 8, when: 2023-03-02"),
            'TL346 edition 8 of raisina is already "e-0"',
        ),
        (
            ("edition: 9, when: 2022-04-25", "edition: 8, when: 2023-03-02"),
            'TL346 edition 8 of raisina is later than edition 9, "e-0"',
        ),
    ],
    ids=["twice", "backwards"],
)
def test_other_numbers_are_wrong(editions: tuple[str, ...], finding: str) -> None:
    assert told(series(*editions)) == [("8", finding, HINT)]

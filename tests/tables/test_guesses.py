"""What is not known is left empty, and what is known is said, where the two meet."""

import pytest

from tests.tables.reading import cells

HEAD = """
registry: r
title: R
defaults: {status: concluded}
people:
  anna:
    name: Anna
    country: ITA
    offices: [{title: Minister, to: 2022-10-21}, {title: Prime Minister, from: 2022-10-22}]
events:
"""


def visit(when: str, *columns: str) -> tuple[object, ...]:
    """Return columns of the trip of a visit at some time, days as texts."""
    event = f"kind: visit, title: V, when: {when}, participants: {{anna: guest, IND: host}}"
    [row] = cells(f"{HEAD}  v: {{{event}}}\n", "trips", *columns)
    return tuple(None if cell is None else str(cell) for cell in row)


def test_the_first_day_of_a_trip_is_told_where_the_last_is_vague() -> None:
    columns = ("TripStartDate", "TripEndDate", "TripDuration")
    assert visit("2023-03-02 to 2023-04", *columns) == ("2023-03-02", None, None)


def test_the_last_day_of_a_trip_is_told_where_the_first_is_vague() -> None:
    columns = ("TripStartDate", "TripEndDate", "TripDuration")
    assert visit("2023-02 to 2023-03-03", *columns) == (None, "2023-03-03", None)


@pytest.mark.parametrize(
    ("when", "title"),
    [
        ("2022-10-21", "Minister"),
        ("2022-10-22 to 2022-10-25", "Prime Minister"),
        ("2023", "Prime Minister"),
        ("2022", None),
        ("after 2021", None),
        ("before 2024", None),
        ("unknown", None),
    ],
)
def test_a_leader_has_the_office_that_all_possible_first_days_agree_on(
    when: str, title: str | None
) -> None:
    assert visit(when, "LeaderTitle") == (title,)


@pytest.mark.parametrize("when", ["1940 to 2000", "1940 to 1995-06-01"])
def test_a_state_that_was_another_in_between_has_no_number(when: str) -> None:
    fields = f"kind: talks, title: T, when: {when}, participants: {{DEU: host, ITA: guest}}"
    assert cells(f"{HEAD}  t: {{{fields}}}\n", "participants", "participant_id", "person_cow") == [
        ("DEU", None),
        ("ITA", 325),
    ]


def test_a_rule_that_ends_is_not_told_as_one_that_goes_on_for_ever() -> None:
    def rule(repeats: str) -> object:
        event = f"kind: talks, title: T, when: 2021-03-02, repeats: {repeats}"
        [(found,)] = cells(f"{HEAD}  t: {{{event}}}\n", "events", "repeats")
        return found

    assert rule("yearly") != rule("{rule: yearly, until: 2025-03-02}")

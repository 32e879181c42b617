"""Events that repeat, told once where they begin, for people to read."""

from datetime import date

import pytest

from tests.conftest import chronology
from timeline.chronology.chronology import Entry
from timeline.chronology.repeating import expand, fold, for_people
from timeline.chronology.selection import Selection
from timeline.registry.vocabulary import Status
from timeline.time.when import parse_date

HEAD = "registry: r\ntitle: R\nupdated: 2023-03-01\nevents:\n"
WEEKLY = """\
  a:
    kind: talks
    title: A
    when: 2023-03-02 16:00 UTC
    repeats:
      rule: weekly
      until: 2023-12-31
      except: [2023-03-09]
      changes:
        2023-03-16: {status: cancelled}
        2023-03-23: {when: 2023-03-24 16:00 UTC}
"""
ENDLESS = "  a: {kind: talks, title: A, when: 2023-03-02, repeats: daily}\n"


def between(start: str, end: str) -> Selection:
    return Selection(
        start=parse_date(start) if start else None,
        end=parse_date(end) if end else None,
    )


def folded(text: str, selection: Selection | None = None) -> tuple[Entry, ...]:
    wanted = selection or Selection()
    return fold(chronology(HEAD + text, wanted), wanted).entries


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, bool]]:
    """Return the days on which entries stand, their statuses, and whether they have a series."""
    return [
        (str(each.span.earliest), str(each.status), each.series is not None) for each in entries
    ]


def test_a_series_stands_where_it_begins_and_its_changes_on_their_days() -> None:
    assert told(folded(WEEKLY)) == [
        ("2023-03-02", "confirmed", True),
        ("2023-03-16", "cancelled", False),
        ("2023-03-24", "confirmed", False),
    ]


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ("2023-03-03", "", "2023-03-30"),  # all between are excepted or changed
        ("2023-05-01", "", "2023-05-04"),
        ("2023-05-01", "2023-09", "2023-05-04"),
        ("2024", "", None),
        ("2023-03-10", "2023-03-24", None),
        ("2023-03-17", "2023-03-22", None),
    ],
)
def test_it_stands_on_the_first_day_that_is_wanted(start: str, end: str, first: str | None) -> None:
    whole = [entry for entry in folded(WEEKLY, between(start, end)) if entry.series]
    assert [str(entry.span.earliest) for entry in whole] == ([first] if first else [])


def test_an_added_day_alone_brings_the_series() -> None:
    repeats = "{rule: yearly, also: 2024-08-01}"
    text = f"  a: {{kind: talks, title: A, when: 2023-03-02, repeats: {repeats}}}\n"
    [entry] = folded(text, between("2024-07-01", "2024-09-30"))
    assert str(entry.span.earliest) == "2024-08-01"


def test_only_the_changes_that_are_wanted_stand_beside_it() -> None:
    wanted = Selection(statuses=frozenset({Status.CANCELLED}))
    assert told(folded(WEEKLY, wanted)) == [("2023-03-16", "cancelled", False)]


def test_one_that_never_ends_is_one_entry_however_far_the_registry_looks() -> None:
    far = "  b: {kind: talks, title: B, when: 2100}\n"
    assert len(folded(ENDLESS + far)) == 2


def test_a_registry_without_series_is_left_as_it_is() -> None:
    found = chronology(HEAD + "  a: {kind: talks, title: A, when: 2023-03-02}\n")
    assert fold(found, Selection()) is found


@pytest.mark.parametrize(
    ("start", "end", "each", "count"),
    [
        ("2023-03-01", "2023-03-31", False, 31),
        ("2023-03-01", "2023-04-01", False, 1),
        ("2023-03-01", "2023-04-01", True, 31 + 1),
        ("", "2023-03-31", False, 1),
    ],
)
def test_a_choice_of_a_month_at_most_has_each_occurrence(
    start: str, end: str, each: bool, count: int
) -> None:
    wanted, begin = between(start, end), ENDLESS.replace("2023-03-02", "2023-03-01")
    found = chronology(HEAD + begin, wanted)
    assert len(for_people(found, wanted, each=each).entries) == count


@pytest.mark.parametrize(
    ("updated", "year"), [("updated: 2023-03-01\n", 2033), ("", 2101)], ids=["edition", "none"]
)
def test_one_far_event_draws_no_endless_series_over_ten_years(updated: str, year: int) -> None:
    yearly = ENDLESS.replace("daily", "yearly") + "  b: {kind: talks, title: B, when: 2100}\n"
    text = HEAD.replace("updated: 2023-03-01\n", updated) + yearly
    assert expand(chronology(text), Selection()).horizon == date(year, 12, 31)


def test_a_later_start_that_is_asked_for_is_reached_all_the_same() -> None:
    wanted = between("2050", "")
    yearly = HEAD + ENDLESS.replace("daily", "yearly")
    assert expand(chronology(yearly, wanted), wanted).horizon == date(2051, 12, 31)

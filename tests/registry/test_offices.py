"""Who held which office when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import codes, registry
from timeline.registry.directory import Person
from timeline.registry.offices import Office, Tenure
from timeline.text import Texts

HEAD = "registry: r\ntitle: R\n"


def person(text: str) -> Person:
    return registry(f"{HEAD}people: {{p: {{name: P, {text}}}}}").people["p"]


@pytest.mark.parametrize(
    ("bounds", "on", "covered"),
    [
        ("from: 2022-10-22", "2022-10-21", False),
        ("from: 2022-10-22", "2022-10-22", True),
        ("from: 2022-10-22", "9998-12-31", True),
        ("to: 2022-10-22", "0001-01-01", True),
        ("to: 2022-10-22", "2022-10-22", True),
        ("to: 2022-10-22", "2022-10-23", False),
        ("from: 2022-10", "2022-09-30", False),
        ("from: 2022-10", "2022-10-01", True),
        ("to: 2022-Q4", "2022-12-31", True),
        ("to: 2022", "2023-01-01", False),
        ("from: 2018, to: 2022", "2020-06-01", True),
        ("", "2020-06-01", True),
    ],
)
def test_an_office_covers_the_days_on_which_it_may_have_been_held(
    bounds: str, on: str, *, covered: bool
) -> None:
    [office] = person(f"offices: [{{title: Minister, {bounds}}}]").offices
    assert Tenure([office], None).covers(*[date.fromisoformat(on)] * 2) is covered


CAREER = (
    "offices: [{title: Prime Minister, from: 2022-10-22}, "
    "{title: Minister, from: 2008-05-08, to: 2011-11-16}, {title: Deputy, from: 2006-04}]"
)


@pytest.mark.parametrize(
    ("offices", "on", "held"),
    [
        ("office: Foreign Secretary", "2023-03-02", "Foreign Secretary"),
        (CAREER, "2006-03-31", None),
        (CAREER, "2007-01-01", "Deputy"),
        (CAREER, "2008-05-08", "Minister"),
        (CAREER, "2015-01-01", "Deputy"),
        (CAREER, "2023-03-02", "Prime Minister"),
        (f"office: Politician, {CAREER}", "2000-01-01", "Politician"),
        (f"office: Politician, {CAREER}", "2023-03-02", "Prime Minister"),
        ("offices: [{title: Heir}, {title: King, from: 1946}]", "1940-01-01", "Heir"),
        ("offices: [{title: Heir}, {title: King, from: 1946}]", "1950-01-01", "King"),
        ("", "2023-03-02", None),
    ],
)
def test_a_person_holds_on_a_day_the_office_begun_last(
    offices: str, on: str, held: str | None
) -> None:
    assert person(offices).office_within(*[date.fromisoformat(on)] * 2) == held


def test_an_office_may_be_named_in_several_languages() -> None:
    assert person("office: {en: Minister, it: Ministro}").office_within(None, None) == {
        "en": "Minister",
        "it": "Ministro",
    }


def test_an_office_is_held_from_and_to() -> None:
    office = Office.model_validate({"title": "Minister", "from": "2018", "to": "2022-10"})
    assert office.start
    assert office.end
    assert (office.start.first, office.end.last) == (date(2018, 1, 1), date(2022, 10, 31))


def test_an_office_does_not_end_before_it_starts() -> None:
    offices = "offices: [{title: T, from: 2023, to: 2022}]"
    assert codes(f"{HEAD}people: {{p: {{name: P, {offices}}}}}") == ["TL224"]
    [office] = person(offices.replace("to: 2022", "to: 2023-01")).offices
    assert office.last == date(2023, 1, 31)


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2008-06-01", "2010-01-01", "Minister"),
        ("2007-01-01", "2010-01-01", None),
        ("2007-01-01", "2015-01-01", None),
        ("2007-01-01", "2024-01-01", None),
        ("2012-01-01", "2015-01-01", "Deputy"),
        ("2006-01-01", "2006-03-31", None),
        ("2023-01-01", "2024-01-01", "Prime Minister"),
    ],
)
def test_an_office_is_told_of_several_days_if_it_is_the_only_one(
    first: str, last: str, held: str | None
) -> None:
    days = map(date.fromisoformat, (first, last))
    assert person(CAREER).office_within(*days) == held


def test_on_its_last_day_an_office_is_held_still() -> None:
    tenure = person("offices: [{title: A, to: 2020-05-04}, {title: B, from: 2020-05-04}]").tenure
    days = [date(2020, 5, day) for day in (3, 4, 5)]
    assert [tenure.title_on(day) for day in days] == ["A", "B", "B"]
    assert tenure.title_within(days[0], days[2]) is None
    again = person("offices: [{title: A, to: 2020-05-04}, {title: A, from: 2020-05-06}]").tenure
    assert again.title_within(date(2020, 5, 1), date(2020, 5, 9)) == "A"
    assert again.title_on(date(2020, 5, 5)) is None


# Against the plainest way to look an office up

DAYS = [date(2020, 1, 1) + timedelta(number) for number in range(12)]
BOUNDS = st.sampled_from([None, *DAYS[2:-2]])


@st.composite
def offices(draw: st.DrawFn) -> list[Office]:
    """Return offices of which many overlap, begin or end on one day, or have one title."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        days = [draw(BOUNDS), draw(BOUNDS)]
        first, last = days if None in days else sorted(day for day in days if day)
        bounds = {"from": first, "to": last}
        written = {key: day.isoformat() for key, day in bounds.items() if day}
        found.append(Office.model_validate({"title": draw(st.sampled_from("ABC")), **written}))
    return found


def is_held(office: Office, first: date, last: date) -> bool:
    return office.first <= last and first <= office.last


def title(held: list[Office], day: date) -> Texts | None:
    """Return the title of the office that began last, or Z."""
    covering = [office for office in held if is_held(office, day, day)]
    return max(covering, key=lambda office: office.first).title if covering else "Z"


@given(offices(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_offices_are_looked_up_as_if_one_by_one(held: list[Office], one: date, other: date) -> None:
    first, last = sorted((one, other))
    tenure = Tenure(held, "Z")
    assert tenure.title_on(first) == title(held, first)
    assert tenure.covers(first, last) == any(is_held(office, first, last) for office in held)
    turns = [day for office in held for day in (office.first, office.last)]
    titles = {title(held, day) for day in (first, last, *turns) if first <= day <= last}
    only = titles.pop() if len(titles) == 1 else None
    assert tenure.title_within(first, last) == only

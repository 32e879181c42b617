"""Which occurrences of events that repeat are wanted."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import chronology
from timeline.chronology.chronology import Chronology
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import TimelineError
from timeline.registry.vocabulary import Status
from timeline.time.dates import Precision, stretch
from timeline.time.when import parse_date

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
CANCELLED = frozenset([Status.CANCELLED])
DAY = timedelta(days=1)


def written(**events: str) -> str:
    """Return a registry of talks: `a="2023-03-02, repeats: weekly"` gives the rest of each."""
    lines = [f"  {id}: {{kind: talks, title: {id}, when: {rest}}}\n" for id, rest in events.items()]
    return HEAD + "".join(lines)


def between(start: str = "", end: str = "", statuses: frozenset[Status] = frozenset()) -> Selection:
    return Selection(
        statuses=statuses,
        start=parse_date(start) if start else None,
        end=parse_date(end) if end else None,
    )


ALL = between()


def expanded(text: str, selection: Selection = ALL) -> Chronology:
    return expand(chronology(text, selection), selection)


def shown(text: str, selection: Selection = ALL) -> list[str]:
    """Return ids and first days of what is wanted, with the day on which it was due if moved."""
    return [
        f"{entry.id} {entry.span.first_day}" + (f" ({entry.due})" if entry.moves else "")
        for entry in expanded(text, selection).entries
    ]


def chosen(text: str, selection: Selection) -> list[str]:
    return [entry.id for entry in chronology(text, selection).entries]


def test_what_does_not_repeat_is_left_as_it_is() -> None:
    found = chronology(written(a="2023-03-02", b="unknown"))
    assert expand(found, ALL) is found


def test_occurrences_stand_in_the_order_of_their_days_among_other_events() -> None:
    text = written(
        a="2023-03-02, repeats: {rule: weekly, until: 2023-03-16}", b="2023-03-08", c="unknown"
    )
    assert shown(text) == ["a 2023-03-02", "b 2023-03-08", "a 2023-03-09", "a 2023-03-16", "c None"]


def test_an_occurrence_knows_the_day_on_which_it_was_due() -> None:
    repeats = "{rule: weekly, until: 2023-03-16, changes: {2023-03-09: {when: 2023-03-20}}}"
    found = expanded(written(a=f"2023-03-02, repeats: {repeats}", b="2023-03-05"))
    assert [(entry.id, entry.due and str(entry.due)) for entry in found.entries] == [
        ("a", "2023-03-02"),
        ("b", None),
        ("a", "2023-03-16"),
        ("a", "2023-03-09"),
    ]


def test_two_occurrences_may_meet_on_one_day() -> None:
    repeats = "{rule: weekly, until: 2023-03-16, changes: {2023-03-09: {when: 2023-03-16}}}"
    assert shown(written(a=f"2023-03-02, repeats: {repeats}")) == [
        "a 2023-03-02",
        "a 2023-03-16 (2023-03-09)",
        "a 2023-03-16",
    ]


ONE = (
    "2023-03-02 to 2023-03-03, repeats: {rule: weekly, until: 2023-04-06, except: 2023-03-16, "
    "changes: {2023-03-09: {when: 2023-05-01}, 2023-03-23: {status: cancelled}, "
    "2023-03-30: {when: 2023-01-05}}}"
)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("", "", "01-05 03-02 03-23 04-06 05-01"),
        ("2023-03-03", "2023-03-03", "03-02"),
        ("2023-03-04", "2023-03-08", ""),
        ("2023-03-09", "2023-03-10", ""),
        ("2023-03-16", "2023-03-17", ""),
        ("2023-03-23", "2023-03-23", "03-23"),
        ("2023-03-30", "2023-03-31", ""),
        ("2023-04-07", "2023-04-07", "04-06"),
        ("2023-04-08", "", "05-01"),
        ("2023-05", "", "05-01"),
        ("2023-05-02", "", ""),
        ("", "2023-02", "01-05"),
        ("", "2023-01-04", ""),
        ("2023-Q2", "2023-Q2", "04-06 05-01"),
    ],
)
def test_occurrences_are_chosen_by_their_days(start: str, end: str, days: str) -> None:
    selection, text = between(start, end), written(a=ONE)
    found = expanded(text, selection)
    assert [f"{entry.span.first_day:%m-%d}" for entry in found.entries] == days.split()
    assert chosen(text, selection) == (["a"] if days else [])


@pytest.mark.parametrize(
    ("selection", "days"),
    [
        (between(statuses=CANCELLED), "03-23"),
        (between("2023-03-23", statuses=CANCELLED), "03-23"),
        (between("2023-04", statuses=CANCELLED), ""),
        (between("", "2023-03-22", statuses=CANCELLED), ""),
        (between(statuses=frozenset([Status.TENTATIVE])), ""),
        (between(statuses=frozenset([Status.CONFIRMED])), "01-05 03-02 04-06 05-01"),
        (
            between("2023-03-20", "2023-03-31", statuses=frozenset([Status.CONFIRMED])),
            "",
        ),
    ],
)
def test_occurrences_are_chosen_by_their_status(selection: Selection, days: str) -> None:
    text = written(a=ONE)
    found = expanded(text, selection)
    assert [f"{entry.span.first_day:%m-%d}" for entry in found.entries] == days.split()
    assert chosen(text, selection) == (["a"] if days else [])


def test_of_what_is_cancelled_one_occurrence_may_take_place() -> None:
    repeats = "{rule: weekly, until: 2023-03-16, changes: {2023-03-09: {status: confirmed}}}"
    text = written(a=f"2023-03-02, status: cancelled, repeats: {repeats}")
    assert shown(text, between(statuses=frozenset([Status.CONFIRMED]))) == ["a 2023-03-09"]
    assert shown(text, between(statuses=CANCELLED)) == ["a 2023-03-02", "a 2023-03-16"]


def test_everything_else_is_that_of_the_event() -> None:
    text = """
registry: r
title: R
people: {modi: {name: Modi, country: IND}}
events:
  a:
    {kind: talks, title: A, when: 2023-03-02, repeats: {rule: weekly, until: 2023-03-09},
     participants: {modi: host}, topics: [trade]}
"""
    for wanted, count in (
        (Selection(participants=frozenset(["modi"])), 2),
        (Selection(participants=frozenset(["meloni"])), 0),
        (Selection(countries=frozenset(["IND"])), 2),
        (Selection(kinds=frozenset(["talks"]), topics=frozenset(["trade"])), 2),
        (Selection(topics=frozenset(["defence"])), 0),
        (Selection(part_of=frozenset(["a"])), 2),
    ):
        assert len(expanded(text, wanted).entries) == count


def test_what_repeats_for_ever_is_shown_to_the_end_of_the_year_after_the_last_that_is_told() -> (
    None
):
    found = expanded(written(a="2023-03-02, repeats: yearly"))
    assert [str(entry.due) for entry in found.entries] == ["2023-03-02", "2024-03-02"]
    assert (found.endless, found.horizon) == (("a",), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("other", "horizon"),
    [
        ("2025-06-01", "2026-12-31"),
        ("2025 to 2026", "2027-12-31"),
        ("before 2026", "2026-12-31"),
        ("after 2026", "2028-12-31"),
        ("unknown", "2024-12-31"),
        ("2023-03-02, repeats: {rule: yearly, until: 2027-05-01}", "2028-12-31"),
        ("2023-03-02, repeats: FREQ=YEARLY;COUNT=2", "2024-12-31"),
        ("2030, audience: internal", "2024-12-31"),
        ("9998", "9998-12-31"),
    ],
)
def test_other_events_tell_how_far_the_registry_looks(other: str, horizon: str) -> None:
    found = expanded(written(a="2023-03-02, repeats: yearly", b=other))
    assert str(found.horizon) == horizon
    last = max(entry.due for entry in found.entries if entry.id == "a" and entry.due)
    assert str(last) == f"{horizon[:4]}-03-02"


@pytest.mark.parametrize(
    "rest",
    [
        "also: 2026-05-05",
        "except: 2026-03-02",
        "changes: {2026-03-02: {status: cancelled}}",
        "changes: {2024-03-02: {when: 2026-03-05}}",
    ],
)
def test_days_beside_the_rule_tell_so_too(rest: str) -> None:
    found = expanded(written(a=f"2023-03-02, repeats: {{rule: yearly, {rest}}}"))
    assert found.horizon == date(2027, 12, 31)
    assert max(entry.due for entry in found.entries if entry.due) == date(2027, 3, 2)


def test_no_occurrence_that_is_told_of_is_left_out() -> None:
    assert "a 2026-05-05" in shown(
        written(a="2023-03-02, repeats: {rule: yearly, also: 2026-05-05}")
    )


def test_an_end_that_is_asked_for_is_the_end() -> None:
    text = written(a="2023-03-02, repeats: yearly")
    found = expanded(text, between("", "2026"))
    assert [str(entry.due) for entry in found.entries][-1] == "2026-03-02"
    assert (found.endless, found.horizon) == (("a",), None)


def test_a_start_that_is_asked_for_is_looked_beyond() -> None:
    text = written(a="2023-03-02, repeats: yearly")
    assert shown(text, between("2040")) == ["a 2040-03-02", "a 2041-03-02"]
    rare = written(a="2023-03-02, repeats: FREQ=YEARLY;INTERVAL=725")
    assert shown(rare, between("9998")) == ["a 9998-03-02"]


@pytest.mark.parametrize(("repeats", "start"), [("daily", "2070"), ("weekly", "2300")])
def test_what_repeats_for_ever_is_never_silently_missed(repeats: str, start: str) -> None:
    text = written(a=f"2023-03-02, repeats: {repeats}")
    assert chosen(text, between(start, start)) == ["a"]


def test_ten_thousand_occurrences_are_the_most() -> None:
    text = written(a="2000-01-01, repeats: FREQ=DAILY;COUNT=10000")
    assert len(expanded(text).entries) == 10_000
    endless = written(a="2000-01-01, repeats: daily")
    assert len(expanded(endless, between("", "2027-05-18")).entries) == 10_000
    with pytest.raises(TimelineError, match=r"^a has over 10,000 occurrences up to 2027-05-19; "):
        expanded(endless, between("", "2027-05-19"))


def test_an_earlier_end_is_advised_only_where_there_is_one() -> None:
    with pytest.raises(TimelineError) as caught:
        expanded(written(a="2000-01-01, repeats: daily", b="2060"))
    assert "earlier --to" not in str(caught.value)


def test_an_occurrence_may_begin_the_day_before_in_another_zone() -> None:
    when = "2023-03-03 08:00 Pacific/Tongatapu to 2023-03-02 20:00 Pacific/Honolulu"
    for repeats in ("weekly", "{rule: weekly, until: 2023-03-20}"):
        text = written(a=f"{when}, repeats: {repeats}")
        assert shown(text, between("", "2023-03-02")) == ["a 2023-03-03"]


def test_what_is_internal_is_shown_in_no_occurrence() -> None:
    text = written(a="2023-03-02, repeats: weekly, audience: internal", b="2023-03-09")
    assert shown(text) == ["b 2023-03-09"]


def test_a_child_stands_behind_the_occurrence_of_its_day() -> None:
    text = written(
        z="2023-03-02 10:00 to 12:00, repeats: {rule: weekly, until: 2023-03-16}",
        a="2023-03-09, part_of: z",
        b="2023-03-09 10:00, part_of: z, repeats: {rule: weekly, until: 2023-03-16}",
    )
    assert shown(text) == [
        "z 2023-03-02",
        "z 2023-03-09",
        "a 2023-03-09",
        "b 2023-03-09",
        "z 2023-03-16",
        "b 2023-03-16",
    ]


@dataclass(frozen=True)
class Case:
    """An event that repeats, and the first and last days of its occurrences."""

    text: str
    spans: list[tuple[date, date]]
    first: date


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw an event that repeats on days that the test itself counts."""
    start = draw(st.dates(date(2020, 1, 1), date(2025, 12, 31)))
    step, word = draw(st.sampled_from([(1, "DAILY"), (7, "WEEKLY")]))
    interval, count = draw(st.integers(1, 3)), draw(st.integers(2, 12))
    days = [start + number * step * interval * DAY for number in range(count)]
    length = draw(st.integers(0, 9))
    excluded = draw(st.lists(st.sampled_from(days), max_size=3, unique=True))
    kept = [day for day in days if day not in excluded] or days
    excluded = [day for day in days if day not in kept]
    moved = draw(st.dictionaries(st.sampled_from(kept), st.integers(-40, 40), max_size=3))
    moved = {day: by for day, by in moved.items() if by}
    spans = []
    for day in kept:
        first = day + moved.get(day, 0) * DAY
        spans.append((first, first + (0 if day in moved else length) * DAY))
    changes = ", ".join(f"{day}: {{when: {day + by * DAY}}}" for day, by in moved.items())
    rule = f'rule: "FREQ={word};INTERVAL={interval};COUNT={count}"'
    excepted = f"except: [{', '.join(map(str, excluded))}]"
    when = f"{start} to {start + length * DAY}"
    return Case(
        written(a=f"{when}, repeats: {{{rule}, {excepted}, changes: {{{changes}}}}}"), spans, start
    )


def within(draw: st.DrawFn) -> tuple[Case, Selection, list[tuple[date, date]]]:
    """Draw an event, some days, and the occurrences that touch them."""
    case = draw(cases())
    around = st.none() | st.integers(-60, 300).map(lambda by: case.first + by * DAY)
    start, end = draw(around), draw(around)
    selection = Selection(
        start=stretch(start, Precision.DAY) if start else None,
        end=stretch(end, Precision.DAY) if end else None,
    )
    wanted = [
        (first, last)
        for first, last in case.spans
        if (start is None or last >= start) and (end is None or first <= end)
    ]
    return case, selection, wanted


@settings(derandomize=True, deadline=None)
@given(st.composite(within)())
def test_the_occurrences_within_some_days_are_those_of_all_that_touch_them(
    drawn: tuple[Case, Selection, list[tuple[date, date]]],
) -> None:
    case, selection, wanted = drawn
    found = [entry.span for entry in expanded(case.text, selection).entries]
    assert sorted(map(str, wanted)) == sorted(str((span.earliest, span.latest)) for span in found)


@settings(derandomize=True, deadline=None)
@given(st.composite(within)())
def test_an_event_is_chosen_if_any_occurrence_is(
    drawn: tuple[Case, Selection, list[tuple[date, date]]],
) -> None:
    case, selection, wanted = drawn
    assert chosen(case.text, selection) == (["a"] if wanted else [])


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from(["daily", "weekly", "monthly"]))
def test_what_is_endless_is_the_same_within_any_two_days(one: int, other: int, word: str) -> None:
    first = date(2023, 3, 2)
    start, end = (first + by * DAY for by in sorted((one, other)))
    text = written(a=f"{first} to {first + DAY}, repeats: {word}")
    selection = between(str(start), str(end))
    whole = expanded(text, between("", "2024-06")).entries
    within = expanded(text, selection).entries
    assert [entry.due for entry in within] == [
        entry.due for entry in whole if selection.overlaps(entry.span)
    ]


def test_an_old_series_is_expanded_within_the_days_that_are_asked_for() -> None:
    text = written(a="1985-01-01, repeats: daily")
    assert len(expanded(text, between("2023", "2023")).entries) == 365
    assert chosen(text, between("2023", "2023")) == ["a"]

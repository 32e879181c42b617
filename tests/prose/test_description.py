"""An event that repeats, told in short paragraphs."""

from datetime import date

import pytest

from tests.conftest import chronology
from timeline.chronology.resolver import occurrence
from timeline.prose.description import account
from timeline.prose.names import vagueness

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"


def told(when: str, repeats: str, rest: str = "") -> list[str]:
    """Return the lines that tell of an event that repeats."""
    fields = f"kind: talks, title: A, when: {when}, repeats: {repeats}{rest}"
    found = chronology(f"{HEAD}  a: {{{fields}}}\n")
    [entry] = found.entries
    return [line for paragraph in account(found, entry) for line in paragraph]


@pytest.mark.parametrize(
    ("repeats", "line"),
    [
        ("weekly", "Every Thursday, from Thursday 2 March 2023"),
        ("FREQ=WEEKLY;COUNT=10", "Every Thursday, 10 times, from Thursday 2 March 2023"),
        (
            "{rule: monthly, until: 2023-12-31}",
            "Every month on the 2nd, from Thursday 2 March 2023 until Sunday 31 December 2023",
        ),
        ("yearly", "Every year on 2 March, from Thursday 2 March 2023"),
    ],
)
def test_an_event_that_repeats_says_how_often_and_how_long(repeats: str, line: str) -> None:
    assert told("2023-03-02", repeats) == [line]


def test_a_single_time_is_one_time() -> None:
    [line] = told("2023-03-02", "FREQ=WEEKLY;COUNT=1")
    assert "1 times" not in line


def test_a_great_number_is_easy_to_read() -> None:
    [line] = told("2023-03-02", "FREQ=WEEKLY;COUNT=10000")
    assert "10,000 times" in line


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        ("2023-03-02", []),
        ("2023-03-02 to 2023-03-02", []),
        ("2023-03-02 to 2023-03-04", ["3 days"]),
        ("2023-03-02 evening", ["Evening"]),
        ("2023-03-02 morning to noon", ["Morning to noon"]),
        ("2023-03-02 16:00", ["16:00 (Europe/Rome)"]),
        ("2023-03-02 16:00 to 17:30", ["16:00–17:30 (Europe/Rome)"]),
        (
            "2023-03-02 16:00 Asia/Kolkata to 13:00 Europe/Rome",
            ["16:00 (Asia/Kolkata) – 13:00 (Europe/Rome)"],
        ),
        ("2023-03-02 16:00 UTC", ["16:00 (UTC)"]),
    ],
)
def test_an_event_that_repeats_says_at_which_time_of_the_day(when: str, lines: list[str]) -> None:
    first, *others = told(when, "FREQ=WEEKLY;COUNT=3")
    assert first == "Every Thursday, 3 times, from Thursday 2 March 2023"
    assert others == lines


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ("2023-03-02 16:00 to 2023-03-04", "3 days"),
        ("2023-03-02 to 2023-03-04 16:00", "16:00"),
        ("2023-03-02 22:00 to 2023-03-05 02:00", "days"),
        ("2023-03-02 evening to 2023-03-04", "vening"),
    ],
)
def test_an_event_of_several_days_says_both_its_days_and_its_times(when: str, word: str) -> None:
    assert any(word in line for line in told(when, "FREQ=WEEKLY;COUNT=3")[1:])


def test_exceptions_and_additions_are_told_in_their_order() -> None:
    repeats = (
        "{rule: weekly, except: [2023-03-16, 2023-03-09], "
        "also: [2023-03-31, 2023-03-10, 2023-03-17]}"
    )
    assert told("2023-03-02", repeats)[1:] == [
        "Except on Thursday 9 March 2023 and Thursday 16 March 2023",
        "Also on Friday 10 March 2023, Friday 17 March 2023 and Friday 31 March 2023",
    ]


def test_all_else_is_told_as_of_any_event() -> None:
    rest = ", status: tentative, as_stated: on Thursdays, was: [{when: 2023-03-01, reason: strike}]"
    assert told("2023-03-02", "weekly", rest) == [
        "Tentative",
        "Every Thursday, from Thursday 2 March 2023",
        "As stated: on Thursdays",
        "Moved from Wednesday 1 March 2023 (strike)",
    ]


def test_an_occurrence_is_told_as_any_event() -> None:
    fields = "when: 2023-03-02, repeats: {rule: weekly, changes: {2023-03-09: {when: 2023-03-10}}}"
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, {fields}}}\n")
    [changed] = found.entries[0].changed
    assert account(found, changed) == [["Friday 10 March 2023", "Moved from Thursday 9 March 2023"]]


def test_what_repeats_tells_its_zone_by_name_in_the_title_too() -> None:
    when = "2023-01-02 to 2023-01-03 10:00, repeats: quarterly"
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n")
    assert vagueness(found, found.entries[0]) == ["until 10:00"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            "2023-03-02 18:00 to 2023-03-04 12:00",
            "Thursday 2 March 2023, 18:00 – Saturday 4 March 2023, 12:00 CET",
        ),
        (
            "2023-03-25 18:00 to 2023-03-26 12:00",
            "Saturday 25 March 2023, 18:00 CET – Sunday 26 March 2023, 12:00 CEST",
        ),
        (
            "2023-03-02~ 18:00 to 2023-03-04 12:00",
            "About Thursday 2 March 2023 – Saturday 4 March 2023, 18:00–12:00 CET",
        ),
        (
            "2023-03-02 18:00 to 2023-03-03 00:00",
            "Thursday 2 – Friday 3 March 2023, 18:00–00:00 CET",
        ),
    ],
)
def test_clock_times_of_several_days_stand_beside_their_days(when: str, said: str) -> None:
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n")
    [[line]] = account(found, found.entries[0])
    assert line.partition(" (Europe/Rome")[0] == said


@pytest.mark.parametrize(
    ("when", "vague"),
    [
        ("2023-03-02~ evening", ["evening", "date approximate"]),
        ("2023-03-02? to 2023-03-03%", ["start uncertain", "end approximate and uncertain"]),
        ("2023-03-02 evening to 2023-03-03", ["from Thursday evening"]),
        ("2023-03-02 to 2023-03-03 noon", ["until Friday noon"]),
        ("2023-03-02 18:00 to 2023-03-03", ["from 18:00 CET"]),
        ("2023-03-02 18:00~ to 2023-03-03", ["from about 18:00 CET"]),
        ("2023-03-02 to 2023-03-03 18:00~", ["until about 18:00 CET"]),
        ("2023-03-02 18:00~", ["about 18:00 CET"]),
        ("2023-03-02 18:00 to 19:00~", ["about 18:00–19:00 CET"]),
        (
            "2023-03-02 18:00~, repeats: {rule: weekly, until: 2023-03-09}",
            ["about 18:00 (Europe/Rome)"],
        ),
    ],
)
def test_what_a_whole_day_leaves_unsaid_is_said(when: str, vague: list[str]) -> None:
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n")
    assert vagueness(found, found.entries[0]) == vague


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2023-03-02 18:00~", "Thursday 2 March 2023, about 18:00 CET"),
        (
            "2023-03-02 18:00~ to 2023-03-03",
            "Thursday 2 – Friday 3 March 2023, from about 18:00 CET",
        ),
        (
            "2023-03-02 to 2023-03-03 18:00~",
            "Thursday 2 – Friday 3 March 2023, until about 18:00 CET",
        ),
        (
            "2023-03-02 18:00~ to 2023-03-04 12:00",
            "About Thursday 2 March 2023, 18:00 – Saturday 4 March 2023, 12:00 CET",
        ),
        ("2023-W36", "The week of 4 September 2023"),
        ("2023-H1~", "About the first half of 2023"),
        ("after 2023-H2", "After the second half of 2023"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(when: str, said: str) -> None:
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n")
    [[line]] = account(found, found.entries[0])
    assert line.partition(" (Europe/Rome")[0] == said


@pytest.mark.parametrize(
    ("when", "was", "said"),
    [
        ("2023-03-02 to 2023-03-03", "2023-03-02 to 2023-03-05", "Shortened from"),
        ("2023-03-03", "2023-03-02 to 2023-03-03", "Shortened from"),
        ("2023-03-02 10:00 to 11:00", "2023-03-02 10:00 to 12:00", "Shortened from"),
        ("2023-03-02 to 2023-03-05", "2023-03-02 to 2023-03-03", "Extended from"),
        ("2023-03-03 to 2023-03-04", "2023-03-02 to 2023-03-05", "Moved from"),
        ("2023-03-02 10:00 to 11:00", "2023-03-02 to 2023-03-05", "Moved from"),
        ("2023-03-02 10:00", "2023-03-02 10:00 to 12:00", "Moved from"),
        ("2023-03-02", "2023-03-02~ to 2023-03-03", "Moved from"),
        ("2023-03-02", "2023-03-02 to 2023-03", "Moved from"),
        ("2023-03-02 10:00 to 11:00", "2023-03-02 10:00~ to 12:00", "Moved from"),
        ("unknown", "2023-03-02 to 2023-03-03", "Was to be on"),
    ],
)
def test_a_stay_that_lost_or_won_days_is_not_told_as_moved(when: str, was: str, said: str) -> None:
    found = chronology(
        f"{HEAD}  a: {{kind: talks, title: A, when: {when}, was: [{{when: {was}}}]}}\n"
    )
    [[_, line]] = account(found, found.entries[0])
    assert line.startswith(said)


def test_the_days_on_which_something_was_said_are_told() -> None:
    moves = "was: [{when: 2023-03-01, reason: strike, known: 2023-02-28}]"
    found = chronology(
        f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, announced: 2023-02-27, {moves}}}\n"
    )
    assert account(found, found.entries[0]) == [
        [
            "Thursday 2 March 2023",
            "Announced on 27 February 2023",
            "Moved from Wednesday 1 March 2023 (strike), as said on 28 February 2023",
        ]
    ]


def test_an_old_date_stands_beside_that_of_our_calendar() -> None:
    fields = (
        "kind: talks, title: A, calendar: julian, when: Sun 1703-05-16, was: [{when: 1703-05-15}]"
    )
    found = chronology(f"{HEAD}  a: {{{fields}}}\n")
    assert account(found, found.entries[0]) == [
        [
            "Sunday 27 May 1703",
            "As stated: Sun 1703-05-16 (Julian calendar)",
            "Moved from Saturday 26 May 1703",
        ]
    ]


def test_an_occurrence_of_an_event_in_the_old_calendar_has_its_own_date_alone() -> None:
    fields = "calendar: julian, when: 1703-05-16, repeats: {rule: yearly, until: 1705-05-27}"
    found = chronology(f"{HEAD}  a: {{kind: ceremony, title: A, {fields}}}\n")
    entry = found.entries[0]
    assert entry.series
    later = occurrence(found.registry, entry, entry.series, date(1704, 5, 27))
    assert account(found, later) == [["Tuesday 27 May 1704"]]


@pytest.mark.parametrize(
    ("status", "parent", "lines"),
    [
        ("confirmed", "confirmed", ["During the talks", "Part of: A"]),
        (
            "cancelled",
            "confirmed",
            ["Cancelled", "Was to be during the talks", "Was to be part of: A"],
        ),
        ("cancelled", "postponed", ["Cancelled", "During the talks", "Part of: A"]),
    ],
)
def test_what_is_off_is_no_part_of_what_goes_on(status: str, parent: str, lines: list[str]) -> None:
    found = chronology(
        f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, status: {parent}}}\n"
        f"  b: {{kind: talks, title: B, part_of: a, status: {status}}}\n"
    )
    [told] = [account(found, entry) for entry in found.entries if entry.id == "b"]
    assert told == [lines]

"""Occurrences: what is changed of them, and the clocks by which they go."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes
from timeline.checks.series_times import RULES
from timeline.diagnostics.findings import Rule

PLACES = """
defaults: {timezone: Europe/Rome}
places:
  rome: {name: Rome, country: ITA}
  delhi: {name: New Delhi, country: IND, timezone: Asia/Kolkata}
"""
DAYS, HOURS = "2023-03-02", "2023-03-02 16:00"
POSTPONED = "write a day; if there is no new day yet, write {status: postponed}"


def event(when: str, repeats: str, more: str = "") -> str:
    head = f"{HEAD}{PLACES}events:\n  a:\n    kind: talks\n    title: A\n    place: rome\n"
    return f"{head}    when: {when}\n    repeats: {repeats}\n{more}"


def changed(change: str, when: str = HOURS, day: str = "2023-03-09") -> str:
    return event(when, f"{{rule: weekly, until: 2023-04-30, changes: {{{day}: {change}}}}}")


def found(text: str) -> list[str]:
    """Return the codes of what is told."""
    return [message[:5] for _, message, _ in told(text)]


@pytest.mark.parametrize(
    ("when", "change"),
    [
        (DAYS, "{status: cancelled}"),
        (DAYS, "{status: Canceled}"),
        (DAYS, "{title: B}"),
        (DAYS, "{title: {en: B, it: C}}"),
        (DAYS, "{place: delhi}"),
        (DAYS, "{place: }"),
        (DAYS, "{when: 2023-03-10}"),
        (DAYS, "{when: Fri 2023-03-10 to 2023-03-12}"),
        (DAYS, "{when: 2023-03-10 evening}"),
        (DAYS, "{when: 2023-03-10~}"),
        (DAYS, "{when: 2023-03-16}"),
        (DAYS, "{when: 2021-01-01}"),
        (HOURS, "{when: 2023-03-09 17:00}"),
        (HOURS, "{when: 2023-03-10 09:00 to 10:00}"),
        (HOURS, "{when: 2023-03-10 09:00 America/New_York}"),
        (HOURS, "{place: delhi, when: 2023-03-09 16:00}"),
        (HOURS, "{place: delhi, when: 2023-03-09 16:00 Europe/Rome}"),
        (HOURS, "{place: }"),
        (HOURS, "{status: postponed}"),
    ],
)
def test_an_occurrence_may_differ_from_the_others(when: str, change: str) -> None:
    assert told(changed(change, when)) == []


def test_an_added_day_may_be_changed_too() -> None:
    repeats = "{rule: weekly, also: 2023-03-10, changes: {2023-03-10: {when: 2023-03-11}}}"
    assert told(event(DAYS, repeats)) == []


def test_a_change_changes_something() -> None:
    row = ("2023-03-09", "TL327 nothing is changed", "remove it")
    assert told(changed("{}")) == [row]


def test_a_new_time_has_an_end_if_the_others_have() -> None:
    message = 'TL327 "2023-03-10 11:00" has no end, unlike the others'
    hint = "write its end too, as in 16:00 to 16:45"
    text = changed("{when: 2023-03-10 11:00}", f"{HOURS} to 16:45")
    assert told(text) == [("2023-03-10 11:00", message, hint)]


@pytest.mark.parametrize("change", ["{status: }", "{title: }", "{when: }", "{status: , title: }"])
def test_an_empty_field_is_no_change(change: str) -> None:
    [code] = found(changed(change))
    assert code in ("TL202", "TL327")


@pytest.mark.parametrize(
    ("when", "new"), [(DAYS, "2023-03-09"), (HOURS, "2023-03-09 16:00"), (DAYS, "Thu 2023-03-09")]
)
def test_a_new_time_is_another_than_the_one_that_was_due(when: str, new: str) -> None:
    assert found(changed(f"{{when: {new}}}", when)) in (["TL316"], ["TL327"])


@pytest.mark.parametrize(
    "new",
    [
        "2023-03",
        "2023",
        "unknown",
        "after 2023-03-10",
        "before 2023-03-10",
        "2023-03-10 to 2023-04",
    ],
)
def test_a_new_time_is_on_a_day(new: str) -> None:
    row = (new, f'TL327 "{new}" is not a day', POSTPONED)
    assert told(changed(f"{{when: {new}}}", DAYS)) == [row]


def test_a_new_time_has_clock_times_if_the_others_have() -> None:
    assert told(changed("{when: 2023-03-10}")) == [
        (
            "2023-03-10",
            'TL327 "2023-03-10" has no clock time, unlike the others',
            "write its clock times too",
        )
    ]
    assert told(changed("{when: 2023-03-10 16:00}", DAYS)) == [
        (
            "2023-03-10 16:00",
            'TL327 "2023-03-10 16:00" has a clock time, unlike the others',
            "remove the clock times",
        )
    ]


@pytest.mark.parametrize(
    ("when", "new"),
    [
        (HOURS, "2023-03-10 16:00 to 2023-03-11"),
        (HOURS, "2023-03-10 16:00 to evening"),
        (f"{HOURS} to 2023-03-03", "2023-03-10 16:00"),
        (f"{HOURS} to evening", "2023-03-10 16:00 to 17:00"),
    ],
)
def test_a_calendar_shows_all_as_whole_days_or_all_at_clock_times(when: str, new: str) -> None:
    assert found(changed(f"{{when: {new}}}", when)) == ["TL327"]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("2023-03-26 02:30", "TL312"),
        ("2023-10-29 02:30", "TL313"),
        ("2023-03-10 16:00 UTC to 16:30 Europe/Rome", "TL224"),
    ],
)
def test_a_new_time_is_one_that_its_clocks_show(new: str, code: str) -> None:
    [(at, message, hint)] = told(changed(f"{{when: {new}}}"))
    assert (at, message[:5]) == (new, code)
    assert hint


def test_a_place_with_other_clocks_needs_a_time_of_its_own() -> None:
    message = 'TL327 the clocks of "delhi" differ: 16:00 may be the time there or here'
    hint = "write when: 2023-03-09 16:00 Asia/Kolkata, or with the zone that you mean"
    assert told(changed("{place: delhi}")) == [("delhi", message, hint)]


def test_without_its_place_a_time_needs_a_zone_of_its_own() -> None:
    text = changed("{place: }").replace("{timezone: Europe/Rome}", "{timezone: UTC}")
    text = text.replace("country: ITA}", "country: ITA, timezone: Europe/Rome}")
    [(_, message, hint)] = told(text)
    assert message == "TL327 the clocks without a place differ: 16:00 may be the time there or here"
    assert hint == "write when: 2023-03-09 16:00 UTC, or with the zone that you mean"


def test_a_zone_of_its_own_is_not_changed_by_a_place() -> None:
    text = changed("{place: delhi}").replace("place: rome\n", "timezone: Europe/Rome\n")
    assert told(text) == []


@pytest.mark.parametrize("when", [DAYS, HOURS])
def test_the_place_of_a_change_is_in_the_registry(when: str) -> None:
    assert found(changed("{place: dehli}", when)) == ["TL302"]


def test_a_place_that_only_a_change_names_is_used() -> None:
    assert codes(changed("{place: delhi}", DAYS)) == []


@pytest.mark.parametrize(
    ("change", "at"),
    [("cancelled", "cancelled"), ("[cancelled]", "2023-03-09")],
)
def test_a_change_of_another_shape_is_told_how_it_is_written(change: str, at: str) -> None:
    [(where, message, hint)] = told(changed(change))
    assert (where, message[:5]) == (at, "TL203")
    assert "status: cancelled" in str(hint)


def test_a_change_is_of_when_status_title_or_place() -> None:
    assert told(changed("{note: hush}")) == [
        (
            "note",
            'TL201 "note" is not a field here',
            "write one of: when, status, title, place",
        )
    ]


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ("2023-03-02 16:00", "weekly"),
        ("2023-03-02 16:00 to 17:00", "monthly"),
        ("2023-03-02 16:00 UTC", "monthly"),
        ("1999-03-02 16:00 UTC", "yearly"),
        ("2023-03-04 23:00 UTC to 2023-03-05 04:00", "monthly"),
        ("2023-03-04 23:00 Asia/Kolkata to 2023-03-05 04:00", "monthly"),
        ("2023-03-02 22:00 Asia/Tokyo to 22:00 Asia/Singapore", "monthly"),
        ("2023-03-02 evening", "weekly"),
        ("1950-03-02", "yearly"),
        ("2023-03-19 02:30", "{rule: weekly, until: 2023-03-25}"),
        ("2023-03-19 02:30", "{rule: weekly, until: 2023-04-30, except: 2023-03-26}"),
        ("2023-03-04 23:00 to 2023-03-05 04:00", "{rule: weekly, until: 2023-03-24}"),
        ("1955-03-03 10:00 Asia/Kolkata", "{rule: weekly, until: 1955-12-31}"),
        ("2024-01-04 10:00 Africa/Casablanca", "{rule: weekly, until: 2024-12-26}"),
        ("9990-03-02 16:00", "yearly"),
    ],
)
def test_an_event_may_repeat_at_a_clock_time(when: str, rule: str) -> None:
    assert told(event(when, rule)) == []


@pytest.mark.parametrize(
    ("when", "code", "day", "said"),
    [
        ("2023-03-19 02:30", "TL312", "2023-03-26", "Europe/Rome has no 2023-03-26 02:30"),
        ("2023-10-01 02:30", "TL313", "2023-10-29", "Europe/Rome has 2023-10-29 02:30 twice"),
    ],
)
def test_an_occurrence_at_a_time_that_clocks_skip_or_have_twice_is_told(
    when: str, code: str, day: str, said: str
) -> None:
    [(at, message, hint)] = told(event(when, "{rule: weekly, until: 2023-12-31}"))
    assert at == "repeats"
    assert message.startswith(f"{code} {said}")
    assert hint == f"write {day} under except, and give that day an event of its own"


def test_an_added_day_before_the_calendar_in_utc_is_told_as_before_the_first() -> None:
    text = event("2023-03-02 02:30 Asia/Kolkata", "{rule: yearly, also: [0001-01-01]}")
    assert found(text) == ["TL326"]


def test_an_occurrence_in_which_clocks_change_is_told() -> None:
    text = event("2023-03-04 23:00 to 2023-03-05 04:00", "weekly")
    hint = "write 2023-03-25 under except, and give that day an event of its own"
    message = "TL329 on 2023-03-25 the clocks change between its start and its end"
    assert told(text) == [("repeats", message, hint)]


def test_zones_whose_clocks_change_on_other_days_are_told() -> None:
    text = event("2023-03-02 22:00 Pacific/Auckland to 21:00 Australia/Sydney", "weekly")
    [(at, message, _)] = told(text)
    assert (at, message[:19]) == ("repeats", "TL329 on 2023-09-28")
    assert "the clocks change between its start and its end" not in message


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2024-01-04 10:00 Africa/Casablanca", "2024-01-04"),
        ("1999-03-04 10:00", "1999-03-04"),
        ("2016-03-03 10:00 Asia/Tehran", "2016-03-24"),
        ("2016-03-03 10:00 America/Sao_Paulo", "2016-10-20"),
    ],
)
def test_what_repeats_for_ever_needs_clocks_that_keep_one_rule(when: str, day: str) -> None:
    [(at, message, hint)] = told(event(when, "weekly"))
    assert at == "repeats"
    assert message.startswith(f"TL331 on {day} the clocks of ")
    assert hint == "add until: with the last day"


def test_an_unsure_clock_is_told_once_of_an_event() -> None:
    text = event("2023-03-19 02:30", "weekly")
    assert found(text) == ["TL312"]


def test_a_time_without_zone_is_told_once() -> None:
    text = event(HOURS, "{rule: weekly, until: 2023-03-20, changes: {2023-03-09: {title: B}}}")
    assert found(text.replace("defaults: {timezone: Europe/Rome}\n", "")) == ["TL314"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_are_true(rule: Rule) -> None:
    for example, expected in ((rule.bad, [rule.code]), (rule.good, [])):
        fields = example.replace(", …}", ", kind: talks, title: A}")
        assert found(f"{HEAD}{PLACES}events:\n  a: {fields}\n") == expected


@pytest.mark.parametrize(
    ("when", "rule", "code"),
    [
        ("2023-02-26 02:30 to 2023-02-27", "{rule: monthly, until: 2023-05-30}", "TL312"),
        ("2023-08-29 to 2023-08-29 02:30", "{rule: monthly, until: 2023-12-30}", "TL313"),
        ("2001-03-26 02:30", '"FREQ=YEARLY;INTERVAL=50"', "TL312"),
        ("2001-03-26 02:30 to 2001-03-27", '"FREQ=YEARLY;INTERVAL=50"', "TL312"),
    ],
)
def test_every_clock_time_of_a_series_is_one_that_its_clocks_show(
    when: str, rule: str, code: str
) -> None:
    assert found(event(when, rule)) == [code]


@pytest.mark.parametrize("when", ["after 2023-Q1", "before 2024", "unknown"])
def test_of_what_has_no_first_day_no_change_is_looked_at(when: str) -> None:
    assert found(event(when, "{rule: monthly, changes: {2024-01-01: {when: 2024-01-02}}}")) == [
        "TL321"
    ]


def test_a_day_long_before_the_first_is_no_occurrence_whose_clocks_are_looked_at() -> None:
    """The end is on the day before the start, across the date line: there is none in year 0."""
    hours = "2023-03-03 08:00 Pacific/Tongatapu to 2023-03-02 20:00 Pacific/Honolulu"
    repeats = '{rule: "FREQ=YEARLY;INTERVAL=20", also: [0001-01-01]}'
    assert codes(event(hours, repeats)) == ["TL326"]

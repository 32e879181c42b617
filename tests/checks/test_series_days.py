"""Events that repeat: the first day, the end and the days beside the rule."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes
from timeline.checks.series_days import RULES
from timeline.diagnostics.findings import Rule

WEEKLY = "FREQ=WEEKLY;BYDAY=TH"


def event(fields: str) -> str:
    """Return a registry of one event with the fields, which are lines."""
    lines = "".join(f"    {line}\n" for line in fields.splitlines())
    return f"{HEAD}events:\n  a:\n    kind: talks\n    title: A\n{lines}"


def repeated(repeats: str, when: str = "2023-03-02") -> str:
    return event(f"when: {when}\nrepeats: {repeats}")


def found(text: str) -> list[str]:
    """Return the codes of what is told."""
    return [message[:5] for _, message, _ in told(text)]


@pytest.mark.parametrize(
    ("when", "repeats"),
    [
        ("2023-03-02", "weekly"),
        ("Thu 2023-03-02", "FREQ=WEEKLY;BYDAY=TH,FR"),
        ("2023-03-02 to 2023-03-04", "monthly"),
        ("2023-03-02 morning", "monthly"),
        ("2023-03-02~", "monthly"),
        ("2023-03-02", "{rule: weekly, until: 2023-03-02}"),
        ("2023-03-02", "{rule: weekly, until: 2023-12-31}"),
        ("2023-03-02", "{rule: weekly, except: 2023-03-09}"),
        ("2023-03-02", "{rule: weekly, except: [2023-03-02, 2023-03-09]}"),
        ("2023-03-02", "{rule: weekly, also: 2023-03-10}"),
        ("2023-03-02", "{rule: weekly, until: 2023-03-20, also: 2023-06-01}"),
        ("2023-03-02", "{rule: FREQ=DAILY;COUNT=1, except: 2023-03-02, also: 2023-03-05}"),
        ("2023-03-02", "{rule: weekly, changes: {2023-03-09: {status: cancelled}}}"),
        ("2023-03-02", "{rule: weekly, also: 2023-03-10, changes: {2023-03-10: {title: B}}}"),
        ("2023-03-02", "{rule: weekly, until: , except: , also: , changes: }"),
        ("2024-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("2024-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("2023-01-31", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("2023-01-28", "monthly"),
        ("2023-08-31", "yearly"),
        ("0001-01-01", "daily"),
        ("9998-12-31", "daily"),
        ("2000-01-01", "{rule: daily, until: 2023-12-31}"),
        ("2023-03-02", "FREQ=DAILY;COUNT=10000"),
        ("1900-01-01", "daily"),
    ],
)
def test_an_event_repeats_from_its_first_day(when: str, repeats: str) -> None:
    assert told(repeated(repeats, when)) == []


DAY_HINT = "write when: with the first day, such as 2023-03-02"


@pytest.mark.parametrize(
    "when",
    [
        "2023-03",
        "2023-Q1",
        "2023",
        "unknown",
        "after 2023-03-02",
        "before 2023-03-02",
        "2023-03-02 to 2023-04",
        "2023-03 to 2023-04-02",
        "after 2023",
        "after 2023-Q2",
        "before 2023-03",
    ],
)
@pytest.mark.parametrize(
    "repeats", ["monthly", "FREQ=DAILY;COUNT=99", "{rule: daily, also: 2024-05-05}"]
)
def test_what_has_no_first_day_does_not_repeat(when: str, repeats: str) -> None:
    message = f'TL321 "{when}" is not a day to repeat'
    assert told(repeated(repeats, when)) == [("repeats", message, DAY_HINT)]


def test_what_is_some_time_during_another_event_does_not_repeat() -> None:
    text = event("part_of: b\nrepeats: monthly") + "  b: {kind: talks, title: B, when: 2023}\n"
    message = "TL321 the event has no day to repeat"
    assert told(text) == [("repeats", message, DAY_HINT)]


def test_a_date_that_can_not_be_read_is_told_once() -> None:
    assert found(repeated("monthly", "2023-02-30")) == ["TL222"]


def test_a_missing_date_is_told_once() -> None:
    assert len(found(event("repeats: monthly"))) == 1


@pytest.mark.parametrize(
    ("when", "repeats", "message", "hint"),
    [
        (
            "2023-03-03",
            WEEKLY,
            "2023-03-03 (Friday) is not a day of FREQ=WEEKLY;BYDAY=TH",
            "begin on 2023-03-09, or correct the rule",
        ),
        (
            "2023-03-04",
            "weekdays",
            "2023-03-04 (Saturday) is not a day of FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "begin on 2023-03-06, or correct the rule",
        ),
        (
            "2023-02-28",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "2023-02-28 (Tuesday) is not a day of FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "begin on 2024-02-29, or correct the rule",
        ),
        (
            "2023-03-02",
            "FREQ=YEARLY;BYMONTH=9",
            "2023-03-02 (Thursday) is not a day of FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2",
            "begin on 2023-09-02, or correct the rule",
        ),
        (
            "9998-12-31",
            "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
            "9998-12-31 (Thursday) is not a day of FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
            "correct the rule",
        ),
    ],
)
def test_the_first_day_is_one_of_the_rule(when: str, repeats: str, message: str, hint: str) -> None:
    assert told(repeated(repeats, when)) == [("repeats", f"TL322 {message}", hint)]


def test_no_first_day_is_proposed_beyond_the_end() -> None:
    text = repeated(f"{{rule: {WEEKLY}, until: 2023-03-08}}", "2023-03-03")
    assert told(text) == [
        (WEEKLY, f"TL322 2023-03-03 (Friday) is not a day of {WEEKLY}", "correct the rule")
    ]


def test_the_last_day_is_not_before_the_first() -> None:
    assert told(repeated("{rule: weekly, until: 2023-03-01}")) == [
        (
            "2023-03-01",
            "TL323 repeats until 2023-03-01, but begins 2023-03-02",
            "correct one of the two",
        )
    ]


@pytest.mark.parametrize(
    ("excepted", "at", "message"),
    [
        ("2023-03-10", "2023-03-10", f"2023-03-10 (Friday) is not a day of {WEEKLY}"),
        ("[2023-03-09, 2023-03-10]", "2023-03-10", f"2023-03-10 (Friday) is not a day of {WEEKLY}"),
        ("2023-02-23", "2023-02-23", f"2023-02-23 (Thursday) is not a day of {WEEKLY}"),
    ],
)
def test_an_exception_is_a_day_of_the_rule(excepted: str, at: str, message: str) -> None:
    rows = told(repeated(f"{{rule: weekly, except: {excepted}}}"))
    assert [(where, said) for where, said, _ in rows] == [(at, f"TL324 {message}")]


@pytest.mark.parametrize("rule", ["weekly, until: 2023-04-30", "FREQ=WEEKLY;COUNT=9"])
def test_a_thursday_beyond_the_end_is_not_denied_to_be_a_thursday(rule: str) -> None:
    [(at, message, _)] = told(repeated(f"{{rule: {rule}, except: 2023-05-04}}"))
    assert (at, message[:5]) == ("2023-05-04", "TL324")
    assert "is not a day of" not in message


@pytest.mark.parametrize(
    "excepted", ["[2023-03-02, 2023-03-09]", "[2023-03-09, 2023-03-02, 2023-03-02]"]
)
def test_some_occurrence_is_left(excepted: str) -> None:
    text = repeated(f"{{rule: FREQ=WEEKLY;COUNT=2, except: {excepted}}}")
    assert ("except", "TL324 no occurrence is left", "keep at least one") in told(text)


def test_an_exception_is_given_once() -> None:
    assert found(repeated("{rule: weekly, except: [2023-03-09, 2023-03-09]}")) == ["TL324"]


@pytest.mark.parametrize(
    ("also", "message", "hint"),
    [
        (
            "2023-03-09",
            f"2023-03-09 (Thursday) is already a day of {WEEKLY}",
            "remove it from also, and from except if it is there",
        ),
        (
            "2023-03-02",
            f"2023-03-02 (Thursday) is already a day of {WEEKLY}",
            "remove it from also, and from except if it is there",
        ),
        (
            "2023-03-01",
            "2023-03-01 (Wednesday) is before the first day, 2023-03-02",
            "remove it",
        ),
        ("[2023-03-10, 2023-03-10]", "2023-03-10 (Friday) is given twice", "remove it"),
    ],
)
def test_a_day_is_added_that_the_rule_has_not(also: str, message: str, hint: str) -> None:
    at = message[:10]
    assert told(repeated(f"{{rule: weekly, also: {also}}}")) == [(at, f"TL326 {message}", hint)]


def test_what_is_taken_out_is_not_added_again() -> None:
    text = repeated("{rule: weekly, except: 2023-03-09, also: 2023-03-09}")
    assert found(text) == ["TL326"]


@pytest.mark.parametrize(
    ("rest", "day", "weekday", "near"),
    [
        ("", "2023-03-10", "Friday", "2023-03-09"),
        ("", "2023-03-01", "Wednesday", "2023-03-02"),
        (", until: 2023-03-20", "2023-03-23", "Thursday", "2023-03-16"),
        (", except: 2023-03-09", "2023-03-09", "Thursday", "2023-03-02"),
        (", also: 2023-03-11", "2023-03-12", "Sunday", "2023-03-11"),
    ],
)
def test_a_change_is_of_an_occurrence(rest: str, day: str, weekday: str, near: str) -> None:
    text = repeated(f"{{rule: weekly{rest}, changes: {{{day}: {{status: cancelled}}}}}}")
    hint = f"write the day on which an occurrence was due, such as {near}"
    assert told(text) == [(day, f"TL325 no occurrence is due on {day} ({weekday})", hint)]


def test_where_nothing_is_due_that_is_all_that_is_told() -> None:
    rule = "FREQ=DAILY;COUNT=1"
    text = repeated(f"{{rule: {rule}, except: 2023-03-02, changes: {{2023-03-02: {{title: B}}}}}}")
    assert found(text) == ["TL324"]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (
            "2023-03-03 08:00 Pacific/Tongatapu to 2023-03-02 20:00 Pacific/Honolulu",
            "0001-01-01",
        ),
        ("9990-03-01 to 9998-12-31", "9998-12-30"),
    ],
)
@pytest.mark.parametrize("change", ["{status: cancelled}", "{when: 9998-12-31}", "{when: unknown}"])
def test_a_change_of_what_would_leave_the_calendar_is_told(
    when: str, day: str, change: str
) -> None:
    text = repeated(f"{{rule: FREQ=WEEKLY;INTERVAL=999, changes: {{{day}: {change}}}}}", when)
    assert "TL325" in found(text)


@pytest.mark.parametrize(
    ("when", "repeats"),
    [
        ("1900-01-01", "{rule: daily, until: 2023-12-31}"),
        ("0001-01-01", "{rule: daily, until: 9998-12-31}"),
        ("2023-03-02", "{rule: FREQ=DAILY;COUNT=10000, also: 2100-01-01}"),
    ],
)
def test_occurrences_are_ten_thousand_at_most(when: str, repeats: str) -> None:
    message = "TL328 the event has over 10,000 occurrences"
    assert told(repeated(repeats, when)) == [("repeats", message, "end it earlier")]


@pytest.mark.parametrize(
    ("when", "repeats", "day", "last", "meant"),
    [
        ("2023-01-31", "monthly", 31, "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("2023-01-30", "monthly", 30, "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=30"),
        ("2023-01-29", "monthly", 29, "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=29"),
        (
            "2023-01-31",
            "quarterly",
            31,
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31",
        ),
        (
            "2024-02-29",
            "yearly",
            29,
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        ),
    ],
)
def test_months_that_are_skipped_are_told(
    when: str, repeats: str, day: int, last: str, meant: str
) -> None:
    hint = f"write {last} for the last day of the month, or {meant} if you mean this"
    lacking = f"months without a day {day}" if "MONTHLY" in meant else "years without 29 February"
    message = f"TL330 {lacking} are skipped"
    assert told(repeated(repeats, when)) == [("repeats", message, hint)]
    assert told(repeated(meant, when)) == []


def test_a_first_day_may_make_a_rule_one_on_which_programs_differ() -> None:
    assert told(repeated("FREQ=YEARLY;BYMONTH=3,9", "2023-03-31")) == [
        (
            "repeats",
            "TL232 calendar programs differ on FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=31",
            "write FREQ=MONTHLY with an INTERVAL, or one event for each month",
        )
    ]
    assert told(repeated("FREQ=YEARLY;BYMONTH=3,9", "2023-03-28")) == []


@pytest.mark.parametrize(
    ("when", "repeats"),
    [
        ("2023-01-30", "quarterly"),
        ("2023-01-31", "FREQ=MONTHLY;INTERVAL=6"),
        ("2023-01-31", "FREQ=MONTHLY;INTERVAL=12"),
        ("2023-01-31", "FREQ=MONTHLY;COUNT=1"),
        ("2023-07-31", "FREQ=MONTHLY;COUNT=2"),
        ("2023-07-31", "{rule: monthly, until: 2023-08-31}"),
    ],
)
def test_where_no_month_is_skipped_nothing_is_told(when: str, repeats: str) -> None:
    assert told(repeated(repeats, when)) == []


@pytest.mark.parametrize(
    "rest", ["changes: {2090-03-02: {status: cancelled}}", "except: 2090-03-02"]
)
def test_no_day_of_the_rule_is_denied_however_late(rest: str) -> None:
    rows = told(repeated(f"{{rule: daily, {rest}}}"))
    assert [message for _, message, _ in rows if message[:5] in ("TL324", "TL325")] == []


def test_what_is_wrong_in_several_events_is_told_in_each() -> None:
    lines = "".join(
        f"  {id}: {{kind: talks, title: A, when: 2023, repeats: weekly}}\n" for id in "abc"
    )
    assert found(f"{HEAD}events:\n{lines}") == ["TL321"] * 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_are_true(rule: Rule) -> None:
    for example, expected in ((rule.bad, [rule.code]), (rule.good, [])):
        fields = example.partition("   #")[0].replace("{…}", "{status: cancelled}")
        fields = fields.replace(", …}", ", kind: talks, title: A}")
        assert found(f"{HEAD}events:\n  a: {fields}\n") == expected


LATE = "2023-03-02 to 2024-03-01"


def test_what_is_added_ends_within_the_calendar() -> None:
    late = "{rule: yearly, also: 9998-12-31}"
    message = "TL326 9998-12-31 (Thursday) is too late for the event to end within the calendar"
    assert told(repeated(late, LATE)) == [("9998-12-31", message, "remove it")]
    assert told(repeated(late, "2023-03-02")) == []


def test_what_is_changed_ends_within_the_calendar() -> None:
    late = "{rule: daily, changes: {9998-12-31: {title: B}}}"
    [(_, message, _)] = told(repeated(late, "0001-01-01 to 0012-01-01"))
    assert message == "TL325 no occurrence is due on 9998-12-31 (Thursday)"
    assert told(repeated(late, "0001-01-01")) == []


def test_no_more_odd_days_of_an_event_are_told_than_somebody_mends() -> None:
    odd = ", ".join(f"2023-{month:02}-{day:02}" for month in range(4, 13) for day in range(1, 28))
    found = told(repeated(f"{{rule: yearly, except: [{odd}]}}"))
    assert len(found) == 100
    assert found[0][:2] == (
        "2023-04-01",
        "TL324 2023-04-01 (Saturday) is not a day of FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2",
    )


@pytest.mark.parametrize(
    ("when", "rule", "expected"),
    [
        ("2023-02-26 to 2023-03-02", "yearly", ["TL373"]),
        ("2023-02-26 to 2023-02-28", "yearly", []),
        ("2023-02-27 to 2023-03-01", "FREQ=YEARLY;INTERVAL=2", ["TL373"]),
        ("2023-03-01 to 2023-03-04", "yearly", []),
        ("2023-02-28", "yearly", []),
        ("2023-02-26 to 2023-03-02", "monthly", []),
    ],
)
def test_a_yearly_event_over_the_end_of_february_ends_on_two_days(
    when: str, rule: str, expected: list[str]
) -> None:
    event = f"kind: exercise, title: A, when: {when}, repeats: {{rule: {rule}, until: 2030-12-31}}"
    assert codes(f"registry: r\ntitle: R\nevents:\n  a: {{{event}}}\n") == expected

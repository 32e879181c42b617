"""The text of a recurrence rule: what it says, and what is refused rather than guessed."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.checks import HEAD, told
from tests.rules import days, rules, rules_with_start
from timeline.diagnostics.findings import Fault, Rule
from timeline.time.recurrence import Frequency, Recurrence
from timeline.time.rrule import (
    BAD_RULE,
    COUNT_AND_UNTIL,
    NEVER_MEETS,
    RULES,
    UNSAFE_RULE,
    WORDS,
    parse,
)

DAILY, WEEKLY, MONTHLY, YEARLY = Frequency
MONDAY, TUESDAY, THURSDAY, FRIDAY = 0, 1, 3, 4
ONE_OF_WORDS = (
    "write one of: daily, weekdays, weekly, fortnightly, monthly, quarterly, yearly, "
    "or a rule such as FREQ=MONTHLY;BYDAY=2TU"
)
PARTS = "write one of: FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST"
FREQUENCIES = "write one of: DAILY, WEEKLY, MONTHLY, YEARLY"
WEEKDAYS = "write one of: MO, TU, WE, TH, FR, SA, SU, as in TH or 2TU"
DAILY_FORM = "write FREQ=DAILY, or FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR for some days of the week"
WEEKLY_FORM = "write FREQ=WEEKLY;BYDAY=TH"
MONTHLY_FORM = (
    "write FREQ=MONTHLY;BYMONTHDAY=15 or FREQ=MONTHLY;BYDAY=2TU, with YEARLY for some months only"
)
YEARLY_FORM = "write FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15 or FREQ=YEARLY;BYMONTH=5;BYDAY=3MO"


def fault(text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        parse(text)
    return caught.value


def reading(text: str) -> Recurrence | Fault:
    try:
        return parse(text)
    except Fault as refused:
        return refused


@pytest.mark.parametrize(
    ("word", "rule"),
    [
        ("daily", Recurrence(DAILY)),
        ("weekdays", Recurrence(WEEKLY, days=((0, 0), (0, 1), (0, 2), (0, 3), (0, 4)))),
        ("weekly", Recurrence(WEEKLY)),
        ("fortnightly", Recurrence(WEEKLY, 2)),
        ("monthly", Recurrence(MONTHLY)),
        ("quarterly", Recurrence(MONTHLY, 3)),
        ("yearly", Recurrence(YEARLY)),
    ],
)
def test_a_word_is_a_rule(word: str, rule: Recurrence) -> None:
    assert parse(word) == parse(word.upper()) == parse(word.capitalize()) == rule


def test_every_word_is_tested() -> None:
    assert len(WORDS) == 7


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=DAILY", Recurrence(DAILY)),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", Recurrence(DAILY, 10, 5)),
        ("FREQ=WEEKLY;INTERVAL=1", Recurrence(WEEKLY)),
        ("FREQ=WEEKLY;BYDAY=TH", Recurrence(WEEKLY, days=((0, THURSDAY),))),
        ("FREQ=WEEKLY;BYDAY=TH,FR,TH", Recurrence(WEEKLY, days=((0, THURSDAY), (0, FRIDAY)))),
        ("FREQ=MONTHLY;BYDAY=2TU", Recurrence(MONTHLY, days=((2, TUESDAY),))),
        ("FREQ=MONTHLY;BYDAY=+2TU,02TU", Recurrence(MONTHLY, days=((2, TUESDAY),))),
        ("FREQ=MONTHLY;BYDAY=-1FR", Recurrence(MONTHLY, days=((-1, FRIDAY),))),
        ("FREQ=MONTHLY;BYMONTHDAY=15", Recurrence(MONTHLY, month_days=(15,))),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,-1", Recurrence(MONTHLY, month_days=(-1,))),
        ("FREQ=MONTHLY;BYMONTHDAY=31", Recurrence(MONTHLY, month_days=(31,))),
        ("FREQ=YEARLY;BYMONTH=9,3,3", Recurrence(YEARLY, months=(3, 9))),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            Recurrence(YEARLY, months=(2,), month_days=(29,)),
        ),
        (
            "FREQ=YEARLY;BYMONTH=5;BYDAY=3MO",
            Recurrence(YEARLY, months=(5,), days=((3, MONDAY),)),
        ),
        ("FREQ=WEEKLY;COUNT=1", Recurrence(WEEKLY, count=1)),
        ("FREQ=WEEKLY;COUNT=10000", Recurrence(WEEKLY, count=10_000)),
        ("FREQ=WEEKLY;INTERVAL=999", Recurrence(WEEKLY, 999)),
    ],
)
def test_a_rule_says_what_it_says(text: str, rule: Recurrence) -> None:
    assert parse(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=WEEKLY;BYDAY=TH",
        "rrule:freq=weekly;byday=th",
        "RRULE: FREQ=WEEKLY;BYDAY=TH",
        "FREQ=WEEKLY;WKST=MO;BYDAY=TH",
        "BYDAY=TH;FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TH;",
        " FREQ = WEEKLY ; BYDAY = TH ",
        "FREQ=WEEKLY;BYDAY= TH ",
        " RRULE:FREQ=WEEKLY;BYDAY=TH",
    ],
)
def test_a_rule_may_be_pasted_as_other_programs_write_it(text: str) -> None:
    assert parse(text) == Recurrence(WEEKLY, days=((0, THURSDAY),))


@pytest.mark.parametrize("text", [" weekly", "weekly ", "\tWeekly\n"])
def test_blanks_around_a_word_do_not_matter(text: str) -> None:
    assert parse(text) == Recurrence(WEEKLY)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", ONE_OF_WORDS),
        ("FREQ", ONE_OF_WORDS),
        ("every Thursday", "write weekly"),
        ("every other week", "write fortnightly"),
        ("weekly on Thursdays", "write weekly"),
        ("weekly until 2023-12-28", "write {rule: weekly, until: 2023-12-28}"),
        ("every month, until 28 December 2023", "write {rule: monthly, until: 2023-12-28}"),
        ("weekly until 2/3/2023", ONE_OF_WORDS),
        ("weekly until March 2023", "write {rule: weekly, until: 2023-03-31}"),
        ("every week until 2024-06", "write {rule: weekly, until: 2024-06-30}"),
        ("daily till 2024", "write {rule: daily, until: 2024-12-31}"),
        ("weekly until 2024-13", ONE_OF_WORDS),
        ("weekly until 2024-06~", ONE_OF_WORDS),
        ("weekly for 10 weeks", ONE_OF_WORDS),
        ("monthly on the second Tuesday", ONE_OF_WORDS),
        ("monthly on Tuesday", ONE_OF_WORDS),
        ("fornightly", 'did you mean "fortnightly"?'),
        ("montly", 'did you mean "monthly"?'),
    ],
)
def test_no_other_word_is_a_rule(text: str, hint: str) -> None:
    refused = fault(text)
    assert (refused.rule, refused.hint) == (BAD_RULE, hint)
    assert refused.message == f'"{text}" is not a rule of recurrence'


@pytest.mark.parametrize(
    ("word", "other"),
    [("biweekly", "weekly"), ("bi-weekly", "weekly"), ("bimonthly", "monthly")],
)
def test_a_word_for_every_second_or_twice_is_not_taken_for_once(word: str, other: str) -> None:
    assert fault(word).hint != f'did you mean "{other}"?'


@pytest.mark.parametrize(("word", "rule"), [("biweekly", "weekly"), ("bimonthly", "MONTHLY")])
def test_a_hint_at_two_meanings_is_at_those_of_the_word(word: str, rule: str) -> None:
    hint = str(fault(word).hint)
    assert ("fortnightly" in hint, "FREQ=MONTHLY;INTERVAL=2" in hint) == (
        rule == "weekly",
        rule == "MONTHLY",
    )


@pytest.mark.parametrize("word", ["annually", "annual"])
def test_what_is_annual_is_yearly(word: str) -> None:
    refused = fault(word)
    assert refused.hint != ONE_OF_WORDS
    assert "yearly" in str(refused.hint)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "INTERVAL=2",
            "the rule has no FREQ",
            "begin it with FREQ=…, as in FREQ=MONTHLY;BYDAY=2TU",
        ),
        ("FREQ=", '"" is not a frequency', FREQUENCIES),
        ("FREQ=FORTNIGHTLY", '"FORTNIGHTLY" is not a frequency', FREQUENCIES),
        (
            "FREQ=HOURLY",
            '"HOURLY" is not a frequency',
            "give each time of the day an event of its own",
        ),
        ("FREQ=WEEKLY;FREQ=DAILY", "the rule has FREQ twice", "remove one of them"),
        ("=", '"" is not a part of a rule', PARTS),
        ("FREQ=WEEKLY;RSCALE=CHINESE", '"RSCALE" is not a part of a rule', PARTS),
        ("FREQ=WEEKLY;BYDAYS=TH", '"BYDAYS" is not a part of a rule', 'did you mean "BYDAY"?'),
        ("FREQ=WEEKLY;COUNT=0", 'COUNT is "0"', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;COUNT=-1", 'COUNT is "-1"', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;COUNT=10001", 'COUNT is "10001"', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;COUNT=٣", 'COUNT is "٣"', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;COUNT=2.5", 'COUNT is "2.5"', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;COUNT=", 'COUNT is ""', "write a number from 1 to 10000"),
        ("FREQ=WEEKLY;INTERVAL=0", 'INTERVAL is "0"', "write a number from 1 to 999"),
        ("FREQ=WEEKLY;INTERVAL=1000", 'INTERVAL is "1000"', "write a number from 1 to 999"),
        ("FREQ=YEARLY;BYMONTH=13", 'BYMONTH is "13"', "write a number from 1 to 12"),
        ("FREQ=YEARLY;BYMONTH=MAY", 'BYMONTH is "MAY"', "write a number from 1 to 12"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "BYMONTHDAY is 0",
            "write a number from 1 to 31, or -1 for the last",
        ),
        ("FREQ=WEEKLY;BYDAY=", 'BYDAY has ""', WEEKDAYS),
        ("FREQ=WEEKLY;BYDAY=TH,", 'BYDAY has ""', WEEKDAYS),
        ("FREQ=WEEKLY;BYDAY=THU", 'BYDAY has "THU"', WEEKDAYS),
        ("FREQ=WEEKLY;BYDAY=XX", 'BYDAY has "XX"', WEEKDAYS),
        ("FREQ=MONTHLY;BYDAY=100TH", 'BYDAY has "100TH"', WEEKDAYS),
        ("FREQ=MONTHLY;BYDAY=2 TU", 'BYDAY has "2 TU"', WEEKDAYS),
        ("FREQ=MONTHLY;BYDAY=٢TU", 'BYDAY has "٢TU"', WEEKDAYS),
        (
            "FREQ=MONTHLY;BYDAY=-0TU",
            'BYDAY has "-0TU"',
            "count from 1, or from -1 for the last",
        ),
    ],
)
def test_a_part_that_says_nothing_clear_is_refused(text: str, message: str, hint: str) -> None:
    refused = fault(text)
    assert (refused.rule, refused.message, refused.hint) == (BAD_RULE, message, hint)


@pytest.mark.parametrize("text", ["FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=-32"])
def test_a_day_of_the_month_is_at_most_the_31st(text: str) -> None:
    refused = fault(text)
    assert refused.rule is BAD_RULE
    assert refused.message == f'BYMONTHDAY is "{text.rpartition("=")[2]}"'


@pytest.mark.parametrize("until", ["20231228", "20231228T235959Z", "2023-12-28"])
def test_the_last_day_is_written_beside_the_rule(until: str) -> None:
    refused = fault(f"FREQ=WEEKLY;UNTIL={until}")
    assert (refused.rule, refused.message) == (BAD_RULE, "the rule has an UNTIL")
    assert refused.hint == "write until: 2023-12-28 beside the rule"


@pytest.mark.parametrize(
    ("until", "shown"),
    [("", " "), ("foo", "FOO"), ("99999999", "9999-99-99"), ("20230230", "2023-02-30")],
)
def test_no_hint_proposes_a_last_day_that_is_none(until: str, shown: str) -> None:
    refused = fault(f"FREQ=WEEKLY;UNTIL={until}")
    assert refused.rule is BAD_RULE
    assert f"until: {shown}" not in str(refused.hint)


def test_a_rule_does_not_end_in_two_ways() -> None:
    refused = fault("FREQ=WEEKLY;COUNT=3;UNTIL=20231228")
    assert refused.rule is COUNT_AND_UNTIL
    assert (refused.message, refused.hint) == (
        "the rule has both COUNT and UNTIL",
        "remove one of them",
    )


@pytest.mark.parametrize(
    ("part", "hint"),
    [
        (
            "BYSETPOS=-1",
            "number the weekdays, as in FREQ=MONTHLY;BYDAY=-1FR, or list the days under also",
        ),
        ("BYWEEKNO=20", "write FREQ=YEARLY;BYMONTH=…;BYDAY=2MO, or list the days under also"),
        ("BYYEARDAY=100", "write FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…"),
        ("BYHOUR=9", "give the event its clock time under when"),
        ("BYMINUTE=30", "give the event its clock time under when"),
        ("BYSECOND=0", "give the event its clock time under when"),
    ],
)
def test_a_part_that_programs_read_differently_is_refused(part: str, hint: str) -> None:
    refused = fault(f"FREQ=YEARLY;{part}")
    name = part.partition("=")[0]
    assert refused.rule is UNSAFE_RULE
    assert (refused.message, refused.hint) == (f"calendar programs read {name} differently", hint)


@pytest.mark.parametrize("day", ["SU", "TU"])
def test_weeks_begin_on_monday(day: str) -> None:
    refused = fault(f"FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TH;WKST={day}")
    assert (refused.rule, refused.message) == (UNSAFE_RULE, "weeks begin on Monday here")


@pytest.mark.parametrize("day", ["XX", "", "su 1"])
def test_weeks_begin_on_a_weekday(day: str) -> None:
    assert fault(f"FREQ=WEEKLY;BYDAY=TH;WKST={day}").rule is BAD_RULE


def test_it_does_not_matter_when_weeks_begin_that_are_all_counted() -> None:
    assert parse("FREQ=WEEKLY;BYDAY=SU,TH;WKST=SU") == parse("FREQ=WEEKLY;BYDAY=SU,TH")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("FREQ=DAILY;BYDAY=TH", DAILY_FORM),
        ("FREQ=DAILY;BYMONTH=3", DAILY_FORM),
        ("FREQ=DAILY;BYMONTHDAY=2", DAILY_FORM),
        ("FREQ=WEEKLY;BYDAY=1TH", WEEKLY_FORM),
        ("FREQ=WEEKLY;BYMONTH=3", WEEKLY_FORM),
        ("FREQ=WEEKLY;BYMONTHDAY=2", WEEKLY_FORM),
        ("FREQ=MONTHLY;BYMONTH=3", MONTHLY_FORM),
        ("FREQ=MONTHLY;BYDAY=TH", MONTHLY_FORM),
        ("FREQ=MONTHLY;BYDAY=TH,1FR", MONTHLY_FORM),
        ("FREQ=MONTHLY;BYMONTHDAY=2;BYDAY=TH", MONTHLY_FORM),
        ("FREQ=MONTHLY;BYMONTHDAY=2;BYDAY=1TH", MONTHLY_FORM),
        ("FREQ=YEARLY;BYDAY=TH", YEARLY_FORM),
        ("FREQ=YEARLY;BYDAY=20MO", YEARLY_FORM),
        ("FREQ=YEARLY;BYMONTHDAY=2", YEARLY_FORM),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", YEARLY_FORM),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2;BYDAY=1TH", YEARLY_FORM),
    ],
)
def test_a_form_on_which_programs_differ_is_refused_with_one_that_all_read_alike(
    text: str, hint: str
) -> None:
    refused = fault(text)
    assert (refused.rule, refused.hint) == (UNSAFE_RULE, hint)
    assert refused.message == f"calendar programs differ on {text}"
    for proposed in re.findall(r"FREQ=[A-Z0-9;,=-]*[A-Z0-9]", hint):
        assert parse(proposed)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1,29",
        "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1,31",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=-1",
    ],
)
def test_days_that_some_programs_count_over_all_months_are_refused(text: str) -> None:
    refused = fault(text)
    assert refused.rule is UNSAFE_RULE
    assert refused.message == f"calendar programs differ on {text}"
    assert refused.hint == "write FREQ=MONTHLY with an INTERVAL, or one event for each month"


def test_weekdays_numbered_both_ways_are_not_counted_over_the_year() -> None:
    refused = fault("FREQ=YEARLY;COUNT=4;BYMONTH=1;BYDAY=1MO,-1MO")
    assert (refused.rule, refused.hint) == (
        UNSAFE_RULE,
        "add until: with the last day, and remove COUNT",
    )
    assert parse("FREQ=YEARLY;BYMONTH=1;BYDAY=1MO,-1MO").count is None
    assert parse("FREQ=MONTHLY;COUNT=4;BYDAY=1MO,-1MO").count == 4
    assert parse("FREQ=YEARLY;COUNT=4;BYMONTH=1;BYDAY=1MO,2MO").count == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "February never has 30 days"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30,31", "February never has 30 days"),
        ("FREQ=YEARLY;BYMONTH=4,2;BYMONTHDAY=31", "February or April never has 31 days"),
        ("FREQ=MONTHLY;BYDAY=6TU", "no month has TU 6 times"),
        ("FREQ=MONTHLY;BYDAY=1MO,-6TU", "no month has TU 6 times"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=53MO", "no month has MO 53 times"),
    ],
)
def test_a_rule_names_days_that_there_are(text: str, message: str) -> None:
    refused = fault(text)
    assert (refused.rule, refused.message) == (NEVER_MEETS, message)


@settings(derandomize=True, deadline=None)
@given(rules())
def test_the_text_of_a_rule_says_the_rule(text: str) -> None:
    rule = parse(text)
    assert parse(str(rule)) == rule
    assert parse(f"rrule:{text.lower()};wkst=mo;") == rule


@settings(derandomize=True, deadline=None)
@given(rules_with_start())
def test_the_text_of_a_rule_has_the_days_of_the_text_that_was_read(
    drawn: tuple[str, date],
) -> None:
    text, start = drawn
    assert days(str(parse(text)), start) == days(text, start)


PIECES = [
    *("FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=DAILY", "FREQ", "INTERVAL=2", "COUNT=3"),
    *("UNTIL=20231228", "UNTIL=X", "BYDAY=TH", "BYDAY=1TH,-1FR", "BYDAY=6TH", "BYMONTH=2"),
    *("BYMONTHDAY=30", "BYMONTHDAY=-1,2", "BYSETPOS=1", "WKST=MO", "WKST=SU", "BYHOUR=1", "", "="),
    *("weekly", "RRULE:", "DTSTART:20230302", "X=Y", "COUNT=99999", "BYMONTH=1,,2", "BYMONTHDAY=0"),
]


@settings(derandomize=True, deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=6).map(";".join))
@example("\0=")
@example("FREQ=ﬀ")
@example("FREQ=WEEKLY;COUNT=1_0")
def test_any_text_is_a_rule_or_is_refused(text: str) -> None:
    said = reading(text)
    if isinstance(said, Recurrence):
        assert parse(str(said)) == said
        return
    assert said.rule in RULES
    assert said.hint
    assert len(said.message.splitlines()) == 1
    assert len(said.message) < 160


WHEN = {
    "TL231": "2023-03-02",
    "TL232": "2023-05-15",
    "TL233": "2023-03-02",
    "TL234": "2023-02-28",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_are_true(rule: Rule) -> None:
    for example_, expected in ((rule.bad, [rule.code]), (rule.good, [])):
        text = f"{HEAD}events:\n  a:\n    kind: talks\n    title: A\n    when: {WHEN[rule.code]}\n"
        found = [message[:5] for _, message, _ in told(f"{text}    {example_}\n")]
        assert found == expected


def test_a_long_text_is_not_looked_through_for_a_rule() -> None:
    assert fault("every Thursday " * 20).hint == ONE_OF_WORDS

"""The text of a `when`: what it says, and what is refused rather than guessed."""

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from timeline.diagnostics.findings import Fault, Rule
from timeline.time.date_text import BAD_DATE, IMPOSSIBLE_DATE
from timeline.time.dates import DayPart, Mark, Point, Precision, Shape, When
from timeline.time.when import (
    END_BEFORE_START,
    RULES,
    WRONG_WEEKDAY,
    ADate,
    ADay,
    AWhen,
    AWhenInCalendar,
    OldStyle,
    parse,
    parse_date,
    parse_day,
)
from timeline.time.zones import UNKNOWN_ZONE

PLAIN = "dates look like 2023-03-02, 2023-03, 2023-W36, 2023-Q1, 2023-H1 or 2023"
FORM = (
    "dates look like 2023-03-02, Thu 2023-03-02 18:30 to 19:30, 2023-03, 2023-W36, 2023-Q1, "
    "2023-H1 or 2023"
)
DAYS_ALONE = "days look like 2023-03-02"
NEXT_DAY = 'if it ends on a later day, write that date after "to"'
HALF_PAST_SIX = time(18, 30)
ZONES = ["UTC", "Asia/Kolkata", "America/Argentina/Ushuaia"]
A_WHEN: TypeAdapter[When] = TypeAdapter(AWhen)
A_DATE: TypeAdapter[Point] = TypeAdapter(ADate)
A_DAY: TypeAdapter[date] = TypeAdapter(ADay)
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


def day(
    text: str,
    clock: time | None = None,
    zone: str | None = None,
    *,
    mark: Mark = Mark.EXACT,
    part: DayPart | None = None,
) -> Point:
    on = date.fromisoformat(text)
    return Point(on, on, Precision.DAY, mark, clock, zone, part)


def stretch(first: str, last: str, precision: Precision, mark: Mark = Mark.EXACT) -> Point:
    return Point(date.fromisoformat(first), date.fromisoformat(last), precision, mark)


def fault(text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        parse(text)
    return caught.value


def rule_broken_by(text: str) -> Rule | None:
    try:
        parse(text)
    except Fault as refused:
        return refused.rule
    return None


YEAR_2023 = stretch("2023-01-01", "2023-12-31", Precision.YEAR)
MARCH = stretch("2023-03-01", "2023-03-31", Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "shape", "points"),
    [
        ("2023-03-02", Shape.AT, [day("2023-03-02")]),
        ("Thu 2023-03-02", Shape.AT, [day("2023-03-02")]),
        ("THURSDAY 2023-03-02", Shape.AT, [day("2023-03-02")]),
        ("2024-02-29", Shape.AT, [day("2024-02-29")]),
        ("0001-01-01", Shape.AT, [day("0001-01-01")]),
        ("9998-12-31", Shape.AT, [day("9998-12-31")]),
        ("2023-03", Shape.AT, [MARCH]),
        ("2023", Shape.AT, [YEAR_2023]),
        ("2024-02", Shape.AT, [stretch("2024-02-01", "2024-02-29", Precision.MONTH)]),
        ("2023-Q1", Shape.AT, [stretch("2023-01-01", "2023-03-31", Precision.QUARTER)]),
        ("2023-Q4", Shape.AT, [stretch("2023-10-01", "2023-12-31", Precision.QUARTER)]),
        ("2023-H1", Shape.AT, [stretch("2023-01-01", "2023-06-30", Precision.HALF_YEAR)]),
        ("2023-H2", Shape.AT, [stretch("2023-07-01", "2023-12-31", Precision.HALF_YEAR)]),
        ("2023-W36", Shape.AT, [stretch("2023-09-04", "2023-09-10", Precision.WEEK)]),
        ("2020-W01", Shape.AT, [stretch("2019-12-30", "2020-01-05", Precision.WEEK)]),
        ("2020-W53?", Shape.AT, [stretch("2020-12-28", "2021-01-03", Precision.WEEK, Mark("?"))]),
        ("2021~", Shape.AT, [stretch("2021-01-01", "2021-12-31", Precision.YEAR, Mark("~"))]),
        ("2023-03?", Shape.AT, [stretch("2023-03-01", "2023-03-31", Precision.MONTH, Mark("?"))]),
        ("2023-03-02%", Shape.AT, [day("2023-03-02", mark=Mark.BOTH)]),
        ("2023-03-02 18:30", Shape.AT, [day("2023-03-02", HALF_PAST_SIX)]),
        ("2023-03-02 00:00", Shape.AT, [day("2023-03-02", time(0))]),
        ("2023-03-02 18:30 UTC", Shape.AT, [day("2023-03-02", HALF_PAST_SIX, "UTC")]),
        (
            "2023-03-02? evening",
            Shape.AT,
            [day("2023-03-02", mark=Mark("?"), part=DayPart("evening"))],
        ),
        ("after 2023-03-02", Shape.AFTER, [day("2023-03-02")]),
        ("after Thu 2023-03-02 18:30", Shape.AFTER, [day("2023-03-02", HALF_PAST_SIX)]),
        ("before 2023", Shape.BEFORE, [YEAR_2023]),
        ("before 0001-02", Shape.BEFORE, [stretch("0001-02-01", "0001-02-28", Precision.MONTH)]),
        ("unknown", Shape.UNKNOWN, []),
        ("2023-03-02 to 2023-03-03", Shape.RANGE, [day("2023-03-02"), day("2023-03-03")]),
        ("2023-03-02 to 2023-03-02", Shape.RANGE, [day("2023-03-02"), day("2023-03-02")]),
        ("Thu 2023-03-02 to Fri 2023-03-03", Shape.RANGE, [day("2023-03-02"), day("2023-03-03")]),
        ("2023 to 2023-03", Shape.RANGE, [YEAR_2023, MARCH]),
        ("2023-03-02 to 2023", Shape.RANGE, [day("2023-03-02"), YEAR_2023]),
        (
            "2023-03-02 18:30 to 19:30",
            Shape.RANGE,
            [day("2023-03-02", HALF_PAST_SIX), day("2023-03-02", time(19, 30))],
        ),
        (
            "2023-03-02~ 18:30 UTC to 19:30",
            Shape.RANGE,
            [
                day("2023-03-02", HALF_PAST_SIX, "UTC", mark=Mark("~")),
                day("2023-03-02", time(19, 30), "UTC"),
            ],
        ),
        (
            "2023-03-02 18:30 UTC to 2023-03-03 09:00",
            Shape.RANGE,
            [day("2023-03-02", HALF_PAST_SIX, "UTC"), day("2023-03-03", time(9), "UTC")],
        ),
        (
            "2023-03-02 18:30 UTC to 2023-03-03",
            Shape.RANGE,
            [day("2023-03-02", HALF_PAST_SIX, "UTC"), day("2023-03-03")],
        ),
        (
            "2023-03-02 18:30 UTC to night",
            Shape.RANGE,
            [day("2023-03-02", HALF_PAST_SIX, "UTC"), day("2023-03-02", part=DayPart("night"))],
        ),
        (
            "2023-03-02 18:30 Pacific/Auckland to 18:00 Australia/Sydney",
            Shape.RANGE,
            [
                day("2023-03-02", HALF_PAST_SIX, "Pacific/Auckland"),
                day("2023-03-02", time(18), "Australia/Sydney"),
            ],
        ),
        (
            "2023-03-02 morning to afternoon",
            Shape.RANGE,
            [
                day("2023-03-02", part=DayPart("morning")),
                day("2023-03-02", part=DayPart("afternoon")),
            ],
        ),
        (
            "2023-03-02 evening to 2023-03-03 morning",
            Shape.RANGE,
            [
                day("2023-03-02", part=DayPart("evening")),
                day("2023-03-03", part=DayPart("morning")),
            ],
        ),
    ],
)
def test_a_when_says_what_it_says(text: str, shape: Shape, points: list[Point]) -> None:
    assert parse(text) == When(text, shape, tuple(points))


def test_a_day_may_end_on_the_day_before_across_the_date_line() -> None:
    text = "2023-03-03 08:00 Pacific/Auckland to 2023-03-02 20:00 Pacific/Honolulu"
    assert parse(text).points == (
        day("2023-03-03", time(8), "Pacific/Auckland"),
        day("2023-03-02", time(20), "Pacific/Honolulu"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "2023-Q5",
        "2023-Q0",
        "-2023",
        "Thu",
        "2023-03-02 18:30?",
        "2023-H3",
        "2023-03-02 evening UTC",
        "2023-03-02 18:30 UTC sharp",
        "2023-03-02 UTC",
        "2023-03-02 to",
        "to 2023-03-02",
        "to",
        "2023-03-02 18:30 to Fri",
        "2023-03-02 to 2023-03-03 to 2023-03-04",
        "after",
        "before",
        "after 2023-03-02 to 2023-03-03",
        "after 18:30",
        "unknown 2023",
        "today",
    ],
)
def test_what_says_nothing_clear_is_no_date(text: str) -> None:
    refused = fault(text)
    assert (refused.rule, refused.hint) == (BAD_DATE, FORM)
    assert refused.message == f'"{text}" is not a date'


def test_a_zone_behind_the_end_alone_holds_for_both_on_one_day_and_is_refused_on_two() -> None:
    both = "2023-03-02 18:30 Europe/Rome to 19:30 Europe/Rome"
    assert parse("2023-03-02 18:30 to 19:30 Europe/Rome").points == parse(both).points
    refused = fault("2023-03-02 18:30 to 2023-03-03 02:00 Europe/Rome")
    assert "a zone to its end alone" in refused.message
    assert "18:30 Europe/Rome" in str(refused.hint)


def test_a_part_of_the_day_does_not_end_before_it_begins() -> None:
    refused = fault("2023-03-02 evening to 08:00")
    assert (refused.rule, refused.message) == (
        END_BEFORE_START,
        "ends at 08:00, before the evening",
    )
    assert parse("2023-03-02 evening to 23:00").points[1].clock == time(23)


def test_a_clock_time_does_not_end_in_a_month_or_year() -> None:
    refused = fault("2023-03-02 19:00 to 2030")
    assert (refused.rule, refused.hint) == (BAD_DATE, "clock times look like 20:30")


@pytest.mark.parametrize(
    ("text", "rule", "message", "hint"),
    [
        ("2023-03 18:30", BAD_DATE, '"2023-03 18:30" gives a time but no day', FORM),
        ("2023-Q1 morning", BAD_DATE, '"2023-Q1 morning" gives a time but no day', FORM),
        ("2023 to night", BAD_DATE, '"2023 to night" gives a time but no day', FORM),
        ("Thu 2023-03", BAD_DATE, '"Thu" stands before a date without a day', FORM),
        (
            "2023-02-29",
            IMPOSSIBLE_DATE,
            '"2023-02-29" is not in the calendar',
            "2023-02 has 28 days",
        ),
        (
            "2023-04-31~",
            IMPOSSIBLE_DATE,
            '"2023-04-31~" is not in the calendar',
            "2023-04 has 30 days",
        ),
        (
            "2023-W53",
            IMPOSSIBLE_DATE,
            '"2023-W53" is not in the calendar',
            "2023 has 52 weeks",
        ),
        (
            "2020-W00",
            IMPOSSIBLE_DATE,
            '"2020-W00" is not in the calendar',
            "2020 has 53 weeks",
        ),
        ("2023-W36 18:30", BAD_DATE, '"2023-W36 18:30" gives a time but no day', FORM),
        (
            "2023-03-00",
            IMPOSSIBLE_DATE,
            '"2023-03-00" is not in the calendar',
            "2023-03 has 31 days",
        ),
        (
            "2023-13",
            IMPOSSIBLE_DATE,
            '"2023-13" is not in the calendar',
            "write a month from 01 to 12",
        ),
        (
            "2023-25-03",
            IMPOSSIBLE_DATE,
            '"2023-25-03" is not in the calendar',
            "did you mean 2023-03-25?",
        ),
        (
            "2023-00-10",
            IMPOSSIBLE_DATE,
            '"2023-00-10" is not in the calendar',
            "write a month from 01 to 12",
        ),
        (
            "0000",
            IMPOSSIBLE_DATE,
            '"0000" is not in the calendar',
            "write a year from 0001 to 9998",
        ),
        (
            "9999-01-01",
            IMPOSSIBLE_DATE,
            '"9999-01-01" is not in the calendar',
            "write a year from 0001 to 9998",
        ),
        (
            "2023-03-02 24:00",
            IMPOSSIBLE_DATE,
            '"24:00" is not a clock time',
            "write 2023-03-03 00:00",
        ),
        (
            "2023-03-02 to 10:60",
            IMPOSSIBLE_DATE,
            '"10:60" is not a clock time',
            "clock times run from 00:00 to 23:59",
        ),
        (
            "before 0001",
            IMPOSSIBLE_DATE,
            '"before 0001" is before the calendar',
            "write a later date",
        ),
        (
            "Thu 2023-03-03",
            WRONG_WEEKDAY,
            "2023-03-03 is a Friday, not a Thursday",
            "write Fri 2023-03-03 or Thu 2023-03-02",
        ),
        (
            "2023-03-02 to Mon 2023-03-03",
            WRONG_WEEKDAY,
            "2023-03-03 is a Friday, not a Monday",
            "write Fri 2023-03-03 or Mon 2023-03-06",
        ),
        (
            "2023-03-03 to 2023-03-02",
            END_BEFORE_START,
            "ends 2023-03-02, before it starts 2023-03-03",
            "put the earlier date first",
        ),
        (
            "2023-Q2 to 2023-03",
            END_BEFORE_START,
            "ends 2023-03, before it starts 2023-Q2",
            "put the earlier date first",
        ),
        (
            "2023-03-02 evening to morning",
            END_BEFORE_START,
            "ends in the morning, before the evening",
            NEXT_DAY,
        ),
        (
            "2023-03-02 18:30 to 01:00",
            END_BEFORE_START,
            "ends at 01:00, but starts at 18:30",
            NEXT_DAY,
        ),
        (
            "2023-03-02 18:30 UTC to 18:30",
            END_BEFORE_START,
            "ends at 18:30, but starts at 18:30",
            NEXT_DAY,
        ),
        (
            "2023-03-02 18:30 IST",
            UNKNOWN_ZONE,
            '"IST" is not an IANA time zone',
            "did you mean 2023-03-02 18:30 Asia/Kolkata?",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(
    text: str, rule: Rule, message: str, hint: str
) -> None:
    refused = fault(text)
    assert (refused.rule, refused.message, refused.hint) == (rule, message, hint)


@given(DAYS)
@example(date(1, 1, 1))
@example(date(9998, 12, 31))
def test_a_weekday_is_a_checksum(on: date) -> None:
    true = calendar.weekday(on.year, on.month, on.day)
    for number, name in enumerate(calendar.day_name):
        wanted = None if number == true else WRONG_WEEKDAY
        assert rule_broken_by(f"{name} {on}") is wanted
        assert rule_broken_by(f"{name[:3].lower()} {on}") is wanted


@given(st.dates(date(1, 1, 8), date(9998, 12, 24)), st.sampled_from(list(calendar.day_abbr)))
def test_the_days_that_a_wrong_weekday_hints_at_are_right_and_near(on: date, word: str) -> None:
    assume(word != calendar.day_abbr[on.weekday()])
    proposed = re.findall(r"\w{3} \d{4}-\d\d-\d\d", fault(f"{word} {on}").hint or "")
    same_day, same_weekday = (parse(text).points[0].first for text in proposed)
    assert same_day == on
    assert abs(same_weekday - on) <= timedelta(days=3)
    assert proposed[1].startswith(word)


@given(DAYS, DAYS)
def test_days_are_in_order_or_refused(one: date, another: date) -> None:
    assume(one != another)
    first, last = sorted((one, another))
    points = parse(f"{first} to {last}").points
    assert [point.first for point in points] == [first, last]
    assert fault(f"{last} to {first}").rule is END_BEFORE_START


def _stretch(on: date, precision: Precision) -> tuple[date, date, str]:
    """Return the first and last day, and the text, of what holds a day."""
    year, month = on.year, on.month
    if precision is Precision.YEAR:
        first, last, text = date(year, 1, 1), date(year, 12, 31), f"{year:04}"
    elif precision is Precision.HALF_YEAR:
        first, last = [
            (date(year, 1, 1), date(year, 6, 30)),
            (date(year, 7, 1), date(year, 12, 31)),
        ][month > 6]
        text = f"{year:04}-H{1 + (month > 6)}"
    elif precision is Precision.WEEK:
        first = on - timedelta(days=on.weekday())
        last, text = first + timedelta(days=6), f"{first:%G-W%V}".zfill(8)
    elif precision is Precision.QUARTER:
        number = (month + 2) // 3
        end = {1: 31, 2: 30, 3: 30, 4: 31}[number]
        first, last = date(year, 3 * number - 2, 1), date(year, 3 * number, end)
        text = f"{year:04}-Q{number}"
    elif precision is Precision.MONTH:
        length = calendar.monthrange(year, month)[1]
        first, last, text = date(year, month, 1), date(year, month, length), f"{on}"[:7]
    else:
        first, last, text = on, on, str(on)
    return first, last, text


@st.composite
def written_points(draw: st.DrawFn) -> tuple[list[str], Point]:
    """Draw the words for one date, and what they mean."""
    on, mark = draw(DAYS), draw(st.sampled_from(Mark))
    precision = draw(st.sampled_from([Precision.DAY, *Precision]))
    first, last, text = _stretch(on, precision)
    words, clock, zone, part, about = [text + mark], None, None, None, False
    if precision is Precision.DAY:
        if draw(st.booleans()):
            name = calendar.day_name[on.weekday()]
            words.insert(0, draw(st.sampled_from([name, name[:3], name.upper()])))
        clock = draw(st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)))
        if clock is not None:
            zone = draw(st.none() | st.sampled_from(ZONES))
            about = draw(st.booleans())
            words += [f"{clock:%H:%M}{'~' * about}", *([zone] if zone else [])]
        elif part := draw(st.none() | st.sampled_from(DayPart)):
            words.append(part)
    return words, Point(first, last, precision, mark, clock, zone, part, about)


BLANKS = st.sampled_from([" ", "  ", "\n", " \t "])


@given(written_points(), st.sampled_from([Shape.AT, Shape.AFTER, Shape.BEFORE]), BLANKS)
def test_what_is_written_of_valid_parts_says_those_parts(
    written: tuple[list[str], Point], shape: Shape, blank: str
) -> None:
    words, point = written
    assume(shape is not Shape.BEFORE or point.first > date(1, 1, 1))
    text = blank.join(words if shape is Shape.AT else [str(shape), *words])
    assert parse(text) == When(text, shape, (point,))


@given(written_points(), written_points(), BLANKS)
def test_a_range_of_valid_parts_says_those_parts(
    one: tuple[list[str], Point], another: tuple[list[str], Point], blank: str
) -> None:
    (words, start), (more_words, end) = sorted((one, another), key=lambda each: each[1].first)
    assume(start.last < end.first)
    assume(not start.clock or start.zone or not end.zone)
    assume(not start.clock or end.precision is Precision.DAY)
    text = blank.join([*words, "to", *more_words])
    zone = end.zone or (start.zone if end.clock else None)
    inherits = replace(end, zone=zone)
    assert parse(text) == When(text, Shape.RANGE, (start, inherits))


WORDS = [
    *("unknown", "after", "before", "to", "to", "Thu", "sunday", "morning", "night"),
    *("2023-03-02", "2023-03-03~", "2023-03", "2023-Q1?", "2024", "0001-01-01", "9998-12-31"),
    *("0000", "9999", "2023-02-30", "18:30", "09:00", "24:00", "UTC", "Asia/Kolkata", "IST", "x"),
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
@example("Sun 0001-01-01")
@example("before 0001-01-01")
@example("\0")
def test_any_text_says_something_or_is_refused(text: str) -> None:
    if rule := rule_broken_by(text):
        assert rule in (BAD_DATE, IMPOSSIBLE_DATE, *RULES, UNKNOWN_ZONE)
        return
    read = parse(text)
    assert read.text == text
    assert len(read.points) == {Shape.UNKNOWN: 0, Shape.RANGE: 2}.get(read.shape, 1)


@pytest.mark.parametrize(
    "text", ["many\nlines\n" * 50, "before\n\n0001-01-01", "2023\n9" + "9" * 99]
)
def test_a_message_is_one_short_line_whatever_the_text(text: str) -> None:
    message = fault(text).message
    assert len(message.splitlines()) == 1
    assert len(message) < 120


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2023-03-02", day("2023-03-02")),
        ("2023-03", MARCH),
        ("2023-Q2", stretch("2023-04-01", "2023-06-30", Precision.QUARTER)),
        ("2023", YEAR_2023),
    ],
)
def test_a_plain_date_may_be_of_any_precision(text: str, point: Point) -> None:
    assert parse_date(text) == point


@pytest.mark.parametrize(
    ("read", "text", "message", "hint"),
    [
        (parse_date, "2023-03~", '"2023-03~" is not a plain date', "write 2023-03"),
        (parse_date, "2023-03-02 18:30", '"2023-03-02 18:30" is not a date', "write 2023-03-02"),
        (parse_date, "", '"" is not a date', PLAIN),
        (parse_day, "2023-03", '"2023-03" is not a day', DAYS_ALONE),
        (parse_day, "2023-03-02?", '"2023-03-02?" is not a plain date', "write 2023-03-02"),
        (parse_day, "yesterday", '"yesterday" is not a date', DAYS_ALONE),
    ],
)
def test_a_plain_date_is_no_more_than_that(
    read: Callable[[str], object], text: str, message: str, hint: str
) -> None:
    with pytest.raises(Fault) as caught:
        read(text)
    assert caught.value.rule is BAD_DATE
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_day_is_a_day() -> None:
    assert parse_day("2023-03-02") == date(2023, 3, 2)


def test_fields_hold_what_their_text_says() -> None:
    assert A_WHEN.validate_python("unknown") == When("unknown", Shape.UNKNOWN)
    assert A_DATE.validate_python("2023-03") == MARCH
    assert A_DAY.validate_python("2023-03-02") == date(2023, 3, 2)


@pytest.mark.parametrize("value", [2023, 20230302, date(2023, 3, 2), None, ["2023"]])
def test_a_date_is_read_from_text_alone(value: object) -> None:
    for kind in (A_WHEN, A_DATE, A_DAY):
        with pytest.raises(ValidationError):
            kind.validate_python(value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1703-05-16", "1703-05-27", "1703-05-27"),
        ("Sun 1703-05-16", "1703-05-27", "1703-05-27"),
        ("1700-02-29", "1700-03-11", "1700-03-11"),
        ("1752-09-02", "1752-09-13", "1752-09-13"),
        ("1918-01-31 to 1918-02-01", "1918-02-13", "1918-02-14"),
        ("1066-10-14", "1066-10-20", "1066-10-20"),
        ("0001-01-03", "0001-01-01", "0001-01-01"),
    ],
)
def test_a_day_of_the_julian_calendar_is_that_of_history(text: str, first: str, last: str) -> None:
    read = TypeAdapter(AWhenInCalendar).validate_python(OldStyle(text))
    assert read.text == text
    assert (str(read.points[0].first), str(read.points[-1].last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "rule", "message", "hint"),
    [
        (
            "1703-02-29",
            IMPOSSIBLE_DATE,
            '"1703-02-29" is not in the calendar',
            "1703-02 has 28 days",
        ),
        (
            "0001-01-02",
            IMPOSSIBLE_DATE,
            '"0001-01-02" is not in the calendar',
            "write a year from 0002 to 9997",
        ),
        (
            "9998-12-31",
            IMPOSSIBLE_DATE,
            '"9998-12-31" is not in the calendar',
            "write a year from 0002 to 9997",
        ),
        (
            "1703-05",
            BAD_DATE,
            '"1703-05" is not a day of the Julian calendar',
            "write a day, or remove calendar: julian",
        ),
        (
            "Thu 1703-05-16",
            WRONG_WEEKDAY,
            "1703-05-16 in the Julian calendar is a Sunday, not a Thursday",
            "write Sun 1703-05-16, or correct the date",
        ),
    ],
)
def test_what_the_julian_calendar_has_not_is_refused(
    text: str, rule: Rule, message: str, hint: str
) -> None:
    with pytest.raises(Fault) as caught:
        parse(text, julian=True)
    assert (caught.value.rule, caught.value.message, caught.value.hint) == (rule, message, hint)


@given(st.dates(date(1, 1, 2), date(9997, 12, 31)))
def test_the_day_after_a_julian_day_is_the_next(on: date) -> None:
    """The Julian calendar counts as ours does, but for the leap years that it has more."""
    today, later = (parse(f"{each}", julian=True).points[0].first for each in _julian_pair(on))
    assert later - today == timedelta(days=1)


def _julian_pair(on: date) -> tuple[str, str]:
    after = on + timedelta(days=1)
    if (on.month, on.day) == (2, 28) and on.year % 4 == 0:
        return str(on), f"{on.year:04}-02-29"
    return str(on), str(after)

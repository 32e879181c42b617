"""Help with dates that are written in other ways: it can be copied, and means the same."""

import re
from datetime import UTC, date, datetime, time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.time.test_when import FORM, PLAIN
from tests.time.ways import TONGUES, WAYS, Told
from timeline.diagnostics.findings import Fault
from timeline.time.dates import Point
from timeline.time.when import parse, parse_date, parse_day

JOIN = 'join two dates or times with "to", as in 2023-03-02 18:30 to 19:30'
CLOCKS = "clock times run from 00:00 to 23:59, as in 2023-03-02 18:30"
YEAR_FIRST = "put the year first, with four digits, then month and day: 2023-03-02"
YEARS = "write a year from 0001 to 9998"
CITY = "with the zone of a city"
WHICH_DAY = "add the day, as in 2023-03-02 18:30 to 19:30"
LATER = 'ends at {0}: if it ends on a later day, write that date after "to"'
TENTATIVE = "with status: tentative on the event"
REPEATS = "only the first day belongs here; add repeats: {0}, as timeline manual when shows"
ONE_DATE = (
    "choose one date: the likelier with a question mark, as in 2023-03-02?, or the month; "
    "as_stated on the event has room for both"
)
IN_YEAR = "write 2023, with as_stated:"
AS_MONTHS = "write them, as in 2023-03 to 2023-05"
MARCH = "write 2023-03, with as_stated"
DAYS = "days look like 2023-03-02"
PROPOSED = re.compile(r"(?:write|did you mean) (.+?)(?:, (?:or|with) .*|\?)?")
EVERY = settings(max_examples=200, derandomize=True, deadline=None)


def help_with(text: str, read: object = parse) -> str:
    with pytest.raises(Fault) as caught:
        read(text)  # type: ignore[operator]
    return str(caught.value.hint)


def proposals(hint: str) -> list[str]:
    """Return the texts that a hint says to write: each can be copied as it stands."""
    found = PROPOSED.fullmatch(hint)
    return found[1].split(" or ") if found else []


def moment(point: Point) -> time | datetime | None:
    if point.clock and point.zone == "UTC":
        return datetime.combine(point.first, point.clock)
    return point.clock


def meaning(text: str) -> Told:
    """Return what a `when` in our own way means."""
    points = parse(text).points
    start, end = moment(points[0]), moment(points[-1]) if len(points) > 1 else None
    mark = str(points[0].mark)
    return Told(text, points[0].first, points[-1].last, start, end, mark)


@pytest.mark.parametrize("way", WAYS)
def test_help_says_what_was_meant(way: str) -> None:
    @EVERY
    @given(WAYS[way])
    def check(told: Told) -> None:
        hint = help_with(told.text)
        assert told._replace(is_loose=False) in [
            meaning(text)._replace(text=told.text) for text in proposals(hint)
        ], (told, hint)
        assert ("as_stated" in hint) is told.is_loose

    check()


@pytest.mark.parametrize("way", WAYS)
def test_help_where_only_a_day_can_stand_is_a_day(way: str) -> None:
    @EVERY
    @given(WAYS[way])
    def check(told: Told) -> None:
        days = [parse_day(text) for text in proposals(help_with(told.text, parse_day))]
        written = told.first if not isinstance(told.start, datetime) else None
        if told.first == told.last and written:
            assert written in days
        elif isinstance(told.start, datetime):
            assert days == [date.fromisoformat(told.text[:10])]
        else:
            assert days == []

    check()


WORDS = [
    *(
        "2",
        "3",
        "9",
        "10",
        "12",
        "31",
        "noon",
        "2nd",
        "2023",
        "2023-03-02",
        "02/03/2023",
        "18:30",
        "19:30",
        "6 pm",
        "24:00",
    ),
    *("to", "-", "–", "/", "and", "after", "before", "from", "a", "about", "late", "first", "last"),
    *("week", "half", "quarter", "spring", "Q2", "2023-W36", "T18:30", "+05:30", "-05:00", "Z"),
    *("Thu", "Friday", "March", "Feb", "evening", "UTC", "IST", "[Asia/Kolkata]", "~", "?", ","),
    *("of", "the", "à", "al", "से", "तक", "बजे", "शाम", "YYYY", "unknown", "#", "h", "W36"),
]


@EVERY
@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["", " "]))
def test_whatever_help_says_to_write_is_accepted_there(words: list[str], blank: str) -> None:
    text = blank.join(words)
    for read in (parse, parse_date, parse_day):
        try:
            read(text)
        except Fault as fault:
            for proposed in proposals(str(fault.hint)):
                read(proposed)


def test_a_weekday_that_is_wrong_is_said_with_both_corrections() -> None:
    hint = "2023-03-03 is a Friday, not a Thursday: write Fri 2023-03-03 or Thu 2023-03-02"
    assert help_with("Thursday, 3 March 2023") == hint
    assert help_with("Thursday, 3 March 2023", parse_day) == DAYS


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("9-10 September 2023", "write 2023-09-09 to 2023-09-10"),
        ("9 September to 10 September 2023", "write 2023-09-09 to 2023-09-10"),
        ("25-27 August", "add the year: YYYY-08-25 to YYYY-08-27"),
        ("28 Feb - 3 Mar 2023", "write 2023-02-28 to 2023-03-03"),
        ("28 Dec - 3 Jan 2024", "write 2023-12-28 to 2024-01-03"),
        ("28 Dec 2023 - 3 Jan", "write 2023-12-28 to 2024-01-03"),
        ("Oct-Nov 2023", "write 2023-10 to 2023-11"),
        ("2023-09-09 to 10", "write 2023-09-09 to 2023-09-10"),
        ("2 and 3 March 2023", "write 2023-03-02 to 2023-03-03"),
        ("2 and 4 March 2023", FORM),
        ("2-3 March 2023, 18:30", FORM),
        ("18:30, 2-3 March 2023", FORM),
        ("evening of 2-3 March 2023", FORM),
        ("2 March, evening, to 4 March 2023", "write 2023-03-02 evening to 2023-03-04"),
        ("2-3 March 2023?", FORM),
        ("2 March - 4 April 2023?", JOIN),
        ("2 March 2023? to 3 March 2023", "write 2023-03-02? to 2023-03-03"),
        ("2 March 2023, before noon", FORM),
        ("after 18:30 on 2 March 2023", FORM),
        ("after 2 March 2023", "write after 2023-03-02"),
        ("the day after 2 March 2023", FORM),
        ("from week 36 of 2023", FORM),
        ("semaine du 4 septembre 2023", "write 2023-W36"),
        ("about 2 March 2023, evening", FORM),
        ("until 2 March 2023", FORM),
        ("from 2 March 2023", FORM),
        ("2023-03-02T18:30:00Z", "write 2023-03-02 18:30 UTC"),
        ("20230302T183000Z", "write 2023-03-02 18:30 UTC"),
        ("20230302T1830", "write 2023-03-02 18:30"),
        ("20230302T183015Z", FORM),
        (
            "2023-03-02T18:30:00+05:30",
            f"write 2023-03-02 13:00 UTC, or 2023-03-02 18:30 {CITY}",
        ),
        (
            "2023-03-02T18:30+05:30 to 2023-03-02T19:30+05:30",
            f"write 2023-03-02 13:00 UTC to 14:00, or 2023-03-02 18:30 to 19:30 {CITY}",
        ),
        (
            "2023-03-02T18:30/19:30+05:30",
            f"write 2023-03-02 13:00 UTC to 14:00, or 2023-03-02 18:30 to 19:30 {CITY}",
        ),
        (
            "2023-03-02T18:30+05:30/19:30",
            f"write 2023-03-02 13:00 UTC to 14:00, or 2023-03-02 18:30 to 19:30 {CITY}",
        ),
        ("2023-03-02T18:30/19:30", "write 2023-03-02 18:30 to 19:30"),
        ("2023-03-02T18:30[Asia/Kolkata]", "write 2023-03-02 18:30 Asia/Kolkata"),
        ("2023-03-02T18:30+05:30[Asia/Kolkata]", "write 2023-03-02 18:30 Asia/Kolkata"),
        ("2023-03-02T18:30+05:00[Asia/Kolkata]", FORM),
        ("2023-03-02 18:30 UTC+5", f"write 2023-03-02 13:30 UTC, or 2023-03-02 18:30 {CITY}"),
        ("2023-03-02 18:30-19:30 CET", "did you mean 2023-03-02 18:30 to 19:30 Europe/Paris?"),
        ("2023-03-02 18:30:15", "clock times have no seconds, as in 2023-03-02 18:30"),
        ("2023-03-02T09:00-03:30", f"write 2023-03-02 12:30 UTC, or 2023-03-02 09:00 {CITY}"),
        ("2023-03-02 09:00-10:30", "write 2023-03-02 09:00 to 10:30"),
        ("18:30Z", FORM),
        ("March 2023 +05:30", FORM),
        ("2021~/2023-03-02", "write 2021~ to 2023-03-02"),
        ("2023-33/2023-41", "write 2023-Q1 to 2023-H2"),
        ("[2023-09-04..2023-09-10]", "write 2023-W36"),
        ("[2023-09-04..2023-09-09]", JOIN),
        ("[..2023-03-01]", "write before 2023-03-02"),
        ("[2023-03-03..]", "write after 2023-03-02"),
        ("[2023-13..]", JOIN),
        ("[..]", JOIN),
        ("2023-03-02..2023-03-03", JOIN),
        ("2023-03-02 22:00 to 24:00", "write 2023-03-02 22:00 to 2023-03-03 00:00"),
        ("2023-02-30 22:00 to 24:00", "2023-02 has 28 days"),
        ("2 March 2023, 24:00", "write 2023-03-03 00:00"),
        ("24:00", WHICH_DAY),
        ("2 March 2023, 6:30-7:30 pm", "write 2023-03-02 18:30 to 19:30"),
        ("2 March 2023, 11:30-1:00 pm", "write 2023-03-02 11:30 to 13:00"),
        ("2 March 2023, 13:00 pm", "clock times run from 00:00 to 23:59, as in 2023-03-02 18:30"),
        ("2 March 2023, 12 noon", "write 2023-03-02 12:00"),
        ("2 मार्च 2023, शाम 6:30 बजे", "write 2023-03-02 18:30"),
        ("2 मार्च 2023, रात 2 बजे", FORM),
        ("2 March 2023 से पहले", "write before 2023-03-02"),
        ("2 mars 2023 après-midi", "write 2023-03-02 afternoon"),
        ("dalle 18:30 alle 19:30 del 2 marzo 2023", "write 2023-03-02 18:30 to 19:30"),
        ("de mars à mai 2023", "write 2023-03 to 2023-05"),
        ("18 February 2026 or so", "write 2026-02-18~"),
        ("c. 2021", "write 2021~"),
        ("about 2021~", FORM),
        ("about 2-3 March 2023", FORM),
        ("mid-March 2023", 'write 2023-03, with as_stated: "mid-March 2023" on the event'),
        ("late 2 March 2023", FORM),
        (
            "spring 2023",
            f'{IN_YEAR} "spring 2023" on the event; if you know its months, {AS_MONTHS}',
        ),
        ("spring of March 2023", FORM),
        ("first half of 2023", "write 2023-H1"),
        ("1st quarter 2023", "write 2023-Q1"),
        ("first quarter of March 2023", FORM),
        ("fourth half of 2023", FORM),
        ("first of March 2023", FORM),
        ("early June 2023", 'write 2023-06, with as_stated: "early June 2023" on the event'),
        ("first week of 2023", 'write 2023, with as_stated: "first week of 2023" on the event'),
        ("week of 5 March 2023", FORM),
        ("first half of 2 March 2023", FORM),
        ("2nd half of 2023", "write 2023-H2"),
        ("2e semestre 2023", "write 2023-H2"),
        ("2nd week of March 2023", f'{MARCH}: "2nd week of March 2023" on the event'),
        ("week 2 of March 2023", f'{MARCH}: "week 2 of March 2023" on the event'),
        ("2nd half of March 2023", f'{MARCH}: "2nd half of March 2023" on the event'),
        ("week of 2 March 2023", "write 2023-W09"),
        ("2023-S2", "did you mean 2023-H2?"),
        ("T4 2023", "did you mean 2023-Q4?"),
        ("2023-S36", FORM),
        ("2023-03-02 ~09:00", "write 2023-03-02 09:00~"),
        ("~09:00 on 2 March 2023", "write 2023-03-02 09:00~"),
        ("2023-03-02T09:00~", "write 2023-03-02 09:00~"),
        ("2023-03-02 ~09:00 Asia/Kolkata", "write 2023-03-02 09:00~ Asia/Kolkata"),
        ("2 March 2023, about 9 am", "write 2023-03-02 09:00~"),
        ("2 March 2023, 9 am approx.", "write 2023-03-02 09:00~"),
        ("2 mars 2023 vers 9h", "write 2023-03-02 09:00~"),
        ("2 marzo 2023 verso le 9:00", "write 2023-03-02 09:00~"),
        ("2 मार्च 2023 लगभग 9 बजे", "write 2023-03-02 09:00~"),
        ("2023-03-02 09:00 to approx. 10:00", "write 2023-03-02 09:00 to 10:00~"),
        ("2023-03-02 ~09:00-~10:00", "write 2023-03-02 09:00~ to 10:00~"),
        ("2 March 2023, about 9:00 to 10:00", "did you mean 2023-03-02 09:00~ to 10:00?"),
        ("c. 2023-03-02 09:00", "did you mean 2023-03-02 09:00~?"),
        ("~2023-03-02", "write 2023-03-02~"),
        ("2023-03-02~ 9:00", FORM),
        ("about 2 March 2023, about 9:00", FORM),
        ("2 March 2023, 9:00 ~ 10:00", FORM),
        ("Thursday 2 March 2023, 10.30am-12", "write Thu 2023-03-02 10:30 to 12:00"),
        ("2 March 2023, 10:30-12", "write 2023-03-02 10:30 to 12:00"),
        ("2023-03-02 18:30 to 20", "write 2023-03-02 18:30 to 20:00"),
        ("2023-03-02 18:30 to 11", LATER.format("11:00, but starts at 18:30")),
        ("2023-03-02 18:30 to 28", "write 2023-03-02 18:30 to 2023-03-28"),
        ("2023-03-02 18:30 to the 20th", "write 2023-03-02 18:30 to 2023-03-20"),
        ("2 mars 2023 à 18h30 au 20", "write 2023-03-02 18:30 to 2023-03-20"),
        ("2 marzo 2023, ore 18:30 al 20", "write 2023-03-02 18:30 to 2023-03-20"),
        ("2 March 18:30 to 4 April 2023", "write 2023-03-02 18:30 to 2023-04-04"),
        ("2 मार्च 2023 10:30 से दोपहर 2 बजे तक", "write 2023-03-02 10:30 to 14:00"),
        ("2 Mar 2023 6-8 pm", "write 2023-03-02 18:00 to 20:00"),
        ("2 March 2023 9-10.30", "write 2023-03-02 09:00 to 10:30"),
        ("2 Mar 2023 10.30am to noon", "write 2023-03-02 10:30 to 12:00"),
        ("2 March 2023 10-12", "did you mean 2023-03-02 10:00 to 12:00?"),
        ("10-12, 2 March 2023", "did you mean 2023-03-02 10:00 to 12:00?"),
        ("2-3 March 2023 10-12", FORM),
        ("2 March 2023 10 am to 3 March 2023 9:30", CLOCKS),
        ("2 March 2023, 9:30 to 3 March 2023 10 am", CLOCKS),
        ("2 March 2023, 13:30 to noon", LATER.format("12:00, but starts at 13:30")),
        ("22h-1h", WHICH_DAY),
        ("18:30 to 19:30", WHICH_DAY),
        ("6-8pm", WHICH_DAY),
        ("2 March 2023, 22h-1h", LATER.format("01:00, but starts at 22:00")),
        ("2023-03 (tbc)", f"write 2023-03, {TENTATIVE}"),
        ("2 March 2023 - to be confirmed", f"write 2023-03-02, {TENTATIVE}"),
        ("2/3/2023 (tbc)", "did you mean 2023-03-02 or 2023-02-03?"),
        ("soon (tbc)", FORM),
        ("every Thursday 11:00", REPEATS.format("weekly")),
        ("Every day at 9:00", REPEATS.format("daily")),
        ("every month on a Thursday", REPEATS.format("with a rule")),
        ("every 2nd Tuesday", REPEATS.format("with a rule")),
        ("every Tuesday and Thursday", REPEATS.format("with a rule")),
        ("by the end of March 2023", "write before 2023-04, with as_stated: {0} on the event"),
        ("by 9 March 2023", "write before 2023-03-10, with as_stated: {0} on the event"),
        ("entro fine marzo 2023", "write before 2023-04, with as_stated: {0} on the event"),
        ("by March 2023", "did you mean before 2023-03 or before 2023-04?"),
        ("by 30 February 2023", FORM),
        ("by the end of early March 2023", FORM),
        ("2023-03-02 or 2023-03-03", ONE_DATE),
        ("2023-03-02 all day", "write 2023-03-02"),
        ("2 mars 2023, toute la journée", "write 2023-03-02"),
        ("2.3.2023", "write 2023-03-02"),
        ("9-Oct 2023", "write 2023-10-09"),
        ("9-Oct", "add the year: YYYY-10-09"),
        ("9-Oct-23", YEAR_FIRST),
        ("9 Oct 23", YEAR_FIRST),
        ("9 to Oct 2023", FORM),
        ("9 Oct - 2023", JOIN),
        ("9 Oct to Nov 2023", "write 2023-10-09 to 2023-11"),
        ("10/2023", "write 2023-10"),
        ("10/2023 - 11/2023", "write 2023-10 to 2023-11"),
        ("9-10/2023", YEAR_FIRST),
        ("2026-W06-4", "write 2026-02-05"),
        ("2026-W60-4", FORM),
        ("h1/2026", "write 2026-H1"),
        ("2026W06", "write 2026-W06"),
        ("2026-W6", "write 2026-W06"),
        ("Q2 2023", "write 2023-Q2"),
        ("2/3/2023", "did you mean 2023-03-02 or 2023-02-03?"),
        ("2/3/2023, 18:30", "did you mean 2023-03-02 18:30 or 2023-02-03 18:30?"),
        ("13/3/2023", "write 2023-03-13"),
        ("2/2/2023", "write 2023-02-02"),
        ("23-03-02", YEAR_FIRST),
        ("2.3.23", YEAR_FIRST),
        ("2-Mar-2023", "write 2023-03-02"),
        ("2-Abc-2023", FORM),
        ("2023‑03‑02", "write 2023-03-02"),
        ("30 February 2023", '"2023-02-30" is not in the calendar: 2023-02 has 28 days'),
        ("TBC", "write unknown, or leave it out if the event is part of another"),
        ("Unknown", "write unknown, or leave it out if the event is part of another"),
        ("à confirmer", "write unknown, or leave it out if the event is part of another"),
        ("March", "add the year: YYYY-03"),
        ("Thu", FORM),
        ("Thursday, March 2023", FORM),
        ("2 March 2023 # 3", FORM),
        ("2 March " * 20, FORM),
        ("9998-12-31T24:00", f'"9999-01-01" is not in the calendar: {YEARS}'),
        ("9999-12-31T23:30-05:00", JOIN),
        ("9999-12-31T24:00", FORM),
    ],
)  # fmt: skip
def test_what_people_write_elsewhere_is_told_in_the_registrys_way(text: str, hint: str) -> None:
    assert help_with(text) == hint.format(f'"{text}"')


@pytest.mark.parametrize(
    ("read", "text", "hint"),
    [
        (parse_day, "2023-03-02T10:00:00Z", "write 2023-03-02"),
        (parse_day, "2023-03-02T23:00:00-05:00", "write 2023-03-02"),
        (parse_day, "Thursday 2 March 2023", "write 2023-03-02"),
        (parse_day, "2023-03-02 to 2023-03-03", DAYS),
        (parse_day, "2023-03~", DAYS),
        (parse_day, "March 2023", DAYS),
        (parse_day, "TBC", "leave it out until it is known"),
        (parse_day, "2/3/23", YEAR_FIRST),
        (parse_date, "about March 2023", "write 2023-03"),
        (parse_date, "late March 2023", "write 2023-03"),
        (parse_date, "after March 2023", PLAIN),
    ],
)
def test_help_fits_the_place(read: object, text: str, hint: str) -> None:
    assert help_with(text, read) == hint


def test_no_day_is_counted_in_the_julian_calendar() -> None:
    with pytest.raises(Fault) as caught:
        parse("1700-02-28 22:00 to 24:00", julian=True)
    assert caught.value.hint == "clock times run from 00:00 to 23:59"
    with pytest.raises(Fault) as caught:
        parse("28 February 1700", julian=True)
    assert caught.value.hint == "write 1700-02-28"


def test_months_and_weekdays_are_known_in_every_language() -> None:
    for tongue, number in product(TONGUES, range(12)):
        for names in (tongue.months, tongue.short):
            assert help_with(f"{names[number]} 2023") == f"write 2023-{number + 1:02}"
    for tongue, number in product(TONGUES, range(7)):
        on = date(2023, 3, 6 + number)
        said = f"{tongue.weekdays[number]} {on.day} {tongue.months[2]} 2023"
        assert help_with(said) == f"write {on:%a} {on}"


def test_an_instant_is_the_same_in_utc() -> None:
    for text in ("2023-03-02T18:30+05:30", "2023-03-01T20:00-12:00", "2023-03-03T01:00+14:00"):
        (proposed,) = proposals(help_with(text))
        point = parse(proposed).points[0]
        assert point.clock
        at = datetime.combine(point.first, point.clock, UTC)
        assert at == datetime.fromisoformat(text)


def test_the_manual_tells_of_help_as_it_is() -> None:
    page = (ROOT / "timeline" / "manual" / "when.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.+)` \| `(.+)` \|$", page, re.MULTILINE)
    assert len(rows) == 11
    assert [help_with(text) for text, _ in rows] == [hint for _, hint in rows]

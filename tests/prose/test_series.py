"""How an event that repeats is told in one line."""

import pytest

from tests.conftest import chronology, registry, selected
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Layout
from timeline.chronology.repeating import fold
from timeline.chronology.selection import Selection
from timeline.prose.lines import lines
from timeline.prose.series import in_short

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Asia/Kolkata}\nevents:\n"


def folded(when: str, repeats: str, language: str = "en") -> Chronology:
    text = f"{HEAD}  a: {{kind: talks, title: A, when: {when}, repeats: {repeats}}}\n"
    return fold(selected(registry(text), Selection(), language=language), Selection())


def said(when: str, repeats: str, language: str = "en") -> str:
    found = folded(when, repeats, language)
    return "\n".join(in_short(found, found.entries[0]))


CHANGED = "except: 2023-09-07, changes: {2023-11-02: {status: cancelled}}"
BRIEFING = f"{{rule: weekly, until: 2023-12-31, {CHANGED}}}"
EN = """\
every Thursday, 3 August – 28 December 2023
except on 7 September
cancelled: 2 November"""
FR = """\
chaque jeudi, 3 août – 28 décembre 2023
sauf\xa0: 7 septembre
annulé\xa0: 2 novembre"""
IT = """\
ogni giovedì, 3 agosto – 28 dicembre 2023
tranne: 7 settembre
annullato: 2 novembre"""
HI = """\
हर गुरुवार को, 3 अगस्त – 28 दिसंबर 2023
7 सितंबर को छोड़कर
रद्द: 2 नवंबर"""
MANY = ", ".join(f"2023-08-{day:02}" for day in range(10, 20))


@pytest.mark.parametrize(
    ("when", "repeats", "line"),
    [
        (
            "2023-08-03 16:00",
            BRIEFING,
            EN,
        ),
        ("2023-08-03", "weekly", "every Thursday, from Thursday 3 August 2023"),
        ("2023-08-03", "{rule: yearly, until: 2033-12-31}", "every year on 3 August, 2023 – 2033"),
        ("2023-08-03", "FREQ=DAILY;COUNT=1", "every day, 3 August 2023"),
        (
            "2023-08-03",
            "{rule: FREQ=DAILY;COUNT=3, also: [2023-08-09, 2024-01-05]}",
            "every day, 3 August 2023 – 5 January 2024\nalso on 9 August 2023 and 5 January 2024",
        ),
        (
            "2023-08-03",
            f"{{rule: daily, until: 2023-08-31, except: [{MANY}]}}",
            "every day, 3 August – 31 August 2023\nexcept on 10 days",
        ),
    ],
)
def test_it_says_how_often_how_long_and_when_not(when: str, repeats: str, line: str) -> None:
    assert said(when, repeats) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            FR,
        ),
        (
            "it",
            IT,
        ),
        ("hi", HI),
    ],
)
def test_it_says_so_in_each_language(language: str, line: str) -> None:
    assert said("2023-08-03 16:00", BRIEFING, language) == line


def test_an_event_that_takes_place_once_says_nothing() -> None:
    found = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2023-08-03}}\n")
    assert list(in_short(found, found.entries[0])) == []


@pytest.mark.parametrize(
    ("when", "desk", "label"),
    [
        ("2023-08-03 16:00", "", "16:00 IST  A"),
        ("2023-08-03 16:00 to 16:45", "", "16:00–16:45 IST  A"),
        ("2023-08-03 16:00", "Asia/Dubai", "16:00 IST (14:30 UTC+04:00)  A"),
        ("2023-08-03 16:00", "Europe/Rome", "16:00 IST  A"),  # half the year it is another hour
        ("2023-08-03 16:00 Europe/Rome", "", "16:00 (Europe/Rome)  A"),
    ],
)
def test_its_clock_times_hold_for_all_its_days(when: str, desk: str, label: str) -> None:
    found = folded(when, "{rule: weekly, until: 2024-06-30}")
    told = list(lines(found, Choices(desk=desk or None, layout=Layout(width=200))))
    assert told[4].strip().startswith(label)


def test_the_count_has_each_series_once_and_all_its_years() -> None:
    told = list(lines(folded("2023-08-03", "{rule: weekly, until: 2025-01-31}"), Choices()))
    assert told[1] == "1 event, 2023 to 2025"

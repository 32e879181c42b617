"""Every `when` has one text, from which the same points are read again."""

from dataclasses import replace

import pytest

from timeline.time.when import parse
from timeline.time.when_text import text

TEXTS = {
    "2023-03-02": "2023-03-02",
    "Thu 2023-03-02": "2023-03-02",
    "2023-03": "2023-03",
    "2023-Q1~": "2023-Q1~",
    "2023-W36?": "2023-W36?",
    "2023-H2%": "2023-H2%",
    "2023": "2023",
    "unknown": "unknown",
    "after  2023-03": "after 2023-03",
    "before 2023-03-02 18:30 Asia/Kolkata": "before 2023-03-02 18:30 Asia/Kolkata",
    "2023-03-02 evening": "2023-03-02 evening",
    "2023-03-02 morning to evening": "2023-03-02 morning to evening",
    "2023-03-02 18:30~": "2023-03-02 18:30~",
    "2023-03-02 18:30 to 2023-03-02 19:30": "2023-03-02 18:30 to 19:30",
    "2023-03-02 18:30 to 19:30 Europe/Rome": ("2023-03-02 18:30 Europe/Rome to 19:30 Europe/Rome"),
    "Thu 2023-03-02 to Fri 2023-03-03": "2023-03-02 to 2023-03-03",
    "2023-03-02 to 2023-03-02": "2023-03-02 to 2023-03-02",
    "2023-03-02 22:00 to 2023-03-03 01:00": "2023-03-02 22:00 to 2023-03-03 01:00",
    "2021% to 2023-03-02": "2021% to 2023-03-02",
}


@pytest.mark.parametrize(("written", "told"), TEXTS.items())
def test_a_when_has_one_text(written: str, told: str) -> None:
    when = parse(written)
    assert text(when) == told
    assert replace(parse(told), text="") == replace(when, text="")

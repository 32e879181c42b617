"""Titles that are too long for a calendar: shortened, with the whole in the description."""

import icalendar
import pytest

from tests.conftest import chronology
from timeline.chronology.options import USUAL
from timeline.formats.ics import render

TEXT = """
registry: r
title: R
events:
  short: {kind: talks, title: Talks, when: 2023-03-02}
  long: {kind: talks, title: %s, when: 2023-03-03~}
"""


@pytest.mark.parametrize(
    ("title", "is_cut"),
    [("x" * 200, False), ("x" * 255, True), ("x" * 1_000, True), ("📞" * 120, True)],
)
def test_a_title_that_is_shortened_stands_whole_in_the_description(
    title: str, is_cut: bool
) -> None:
    rendered = render(chronology(TEXT % title), USUAL)
    [event] = [
        each
        for each in icalendar.Calendar.from_ical(rendered.data).walk("VEVENT")
        if each["UID"] == "long@r"
    ]
    assert str(event["SUMMARY"]).endswith("…") == is_cut
    assert (title in str(event["DESCRIPTION"])) == is_cut
    said = "titles shortened, and whole in the descriptions: long"
    assert rendered.warnings == ((said,) if is_cut else ())

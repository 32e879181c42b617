"""Clock times abroad."""

import pytest

from tests.conftest import codes

TEXT = """
registry: r
title: R
defaults: {{timezone: Europe/Rome}}
places: {{there: {{name: There, {place}}}}}
events: {{a: {{kind: talks, title: A, when: {when}, place: there{event}}}}}
"""


@pytest.mark.parametrize(
    ("place", "when", "event"),
    [
        ("country: GBR", "2023-07-01 12:00", ""),
        ("country: GBR", "2023-07-01 12:00 to 13:00", ""),
        ("country: USA", "2023-07-01 12:00", ""),
        ("country: IND", "2023-07-01 12:00 to 2023-07-02", ""),
    ],
)
def test_a_clock_time_that_no_clock_of_the_country_shows_is_doubted(
    place: str, when: str, event: str
) -> None:
    assert codes(TEXT.format(place=place, when=when, event=event)) == ["TL317"]


@pytest.mark.parametrize(
    ("place", "when", "event"),
    [
        ("country: ITA", "2023-07-01 12:00", ""),
        ("country: FRA", "2023-07-01 12:00", ""),
        ("country: GBR, timezone: Europe/London", "2023-07-01 12:00", ""),
        ("country: GBR", "2023-07-01 12:00", ", timezone: Europe/Rome"),
        ("country: GBR", "2023-07-01 12:00 Europe/London", ""),
        ("country: GBR", "2023-07-01", ""),
        ("country: GBR", "2023-07-01 evening", ""),
        ("country: YUG", "1990-07-01 12:00", ""),
        ("url: 'https://example.org'", "2023-07-01 12:00", ""),
    ],
)
def test_all_other_times_are_let_pass(place: str, when: str, event: str) -> None:
    assert codes(TEXT.format(place=place, when=when, event=event)) == []

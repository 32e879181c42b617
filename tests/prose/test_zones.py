"""Abbreviations that mean two offsets."""

from tests.conftest import chronology
from timeline.chronology.options import USUAL, Choices
from timeline.prose.outline import outline

HEAD = """
registry: r
title: R
places:
  delhi: {name: Delhi, country: IND, timezone: Asia/Kolkata}
  jerusalem: {name: Jerusalem, country: ISR, timezone: Asia/Jerusalem}
  rome: {name: Rome, country: ITA, timezone: Europe/Rome}
  paris: {name: Paris, country: FRA, timezone: Europe/Paris}
events:
"""


def times(*events: str, desk: str | None = None) -> list[str]:
    """Return what stands before the titles of talks."""
    lines = (f"  e-{n}: {{kind: talks, title: T, {event}}}\n" for n, event in enumerate(events))
    sections = outline(chronology(HEAD + "".join(lines)), Choices(desk=desk)).sections
    return [item.label for section in sections for item in section.items]


def test_one_abbreviation_for_two_offsets_gives_way_to_the_offsets() -> None:
    delhi = "place: delhi, when: 2023-01-02 10:00 to 11:00"
    jerusalem = "place: jerusalem, when: 2023-01-03 10:00"
    assert times(delhi) == ["10:00–11:00 IST"]
    assert times(delhi, jerusalem) == ["10:00–11:00 UTC+05:30", "10:00 UTC+02:00"]


def test_only_the_doubtful_abbreviations_give_way() -> None:
    summer = "place: jerusalem, when: 2023-07-03 10:00"
    both = "place: jerusalem, when: 2023-01-03 10:00 Asia/Jerusalem to 18:00 Asia/Kolkata"
    assert times("place: delhi, when: 2023-01-02 10:00", summer) == ["10:00 IST", "10:00 IDT"]
    assert times(both) == ["10:00 UTC+02:00 – 18:00 UTC+05:30 (14:30 UTC+02:00)"]


def test_zones_with_the_same_clocks_may_share_an_abbreviation() -> None:
    found = times("place: rome, when: 2023-01-02 10:00", "place: paris, when: 2023-01-03 10:00")
    assert found == ["10:00 CET", "10:00 CET"]


def test_an_earlier_time_is_told_without_doubt_too() -> None:
    was = "was: [{when: 2023-01-01 10:00 Asia/Jerusalem}]"
    text = f"{HEAD}  a: {{kind: talks, title: T, place: delhi, when: 2023-01-02 10:00, {was}}}\n"
    [section] = outline(chronology(text), USUAL).sections
    [item] = section.items
    assert item.label == "10:00 UTC+05:30"
    assert item.remarks == ("moved from Sunday 1 January 2023, 10:00 UTC+02:00",)


def test_the_zone_of_the_desk_may_share_an_abbreviation_too() -> None:
    winter = "place: jerusalem, when: 2023-01-03 10:00 to 11:00"
    summer = "place: jerusalem, when: 2023-07-03 10:00"
    assert times(winter, desk="Asia/Kolkata") == ["10:00–11:00 UTC+02:00 (13:30–14:30 UTC+05:30)"]
    assert times(summer, desk="Asia/Kolkata") == ["10:00 IDT (12:30 IST)"]
    # of a zone with two abbreviations, only the one in doubt gives way
    delhi = "place: delhi, when: 2023-07-03 20:00"
    assert times(delhi, summer, winter, desk="Asia/Jerusalem") == [
        "10:00–11:00 UTC+02:00",
        "10:00 IDT",
        "20:00 UTC+05:30 (17:30 IDT)",
    ]


def test_the_desk_shows_the_moment_by_its_own_clocks() -> None:
    # clocks in Jerusalem go back at 02:00 on 29 October 2023: 01:30 comes twice
    twice = [f"place: delhi, when: 2023-10-29 {hour}:00" for hour in ("04", "05")]
    assert times(*twice, desk="Asia/Jerusalem") == [
        "04:00 UTC+05:30 (01:30 IDT)",
        "05:00 UTC+05:30 (01:30 UTC+02:00)",
    ]

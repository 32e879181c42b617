"""Who is in two cities at once, and which venue has two events at once."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes
from timeline.checks.on_request import excursions
from timeline.reading.loader import load

PLACES = """
defaults: {timezone: Asia/Kolkata}
places:
  delhi: {name: New Delhi, country: IND}
  house: {name: Hyderabad House, city: New Delhi, country: IND}
  hotel: {name: Taj Palace, city: new delhi, country: IND}
  rome: {name: Rome, country: ITA, timezone: Europe/Rome}
  net: {name: Video, url: "https://meet.example/"}
  italy: {country: ITA}
  coast: {name: Liguria, type: region, country: ITA}
  camp: {name: Camp, type: venue, country: ITA}
people: {m: {name: M, country: ITA}, n: {name: N, country: IND}}
events:
  first: {kind: talks, title: One, %s}
  second: {kind: %s, title: Another, %s}
"""


def found(first: str, second: str, kind: str = "talks") -> list[str]:
    """Return the codes that two events give rise to."""
    return said(HEAD + PLACES % (first, kind, second))


def said(text: str) -> list[str]:
    """Return the codes of what is found, but for entries that nothing refers to."""
    return [code for code in codes(text) if code != "TL310"]


M, DELHI, ROME = "participants: {m: guest}", "place: delhi", "place: rome"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023-03-02 to 2023-03-05", "2023-03-04 to 2023-03-06"),
        ("2023-03-02 to 2023-03-04", "2023-03-02 to 2023-03-04"),
        ("2023-03-02 to 2023-03-05", "2023-03-02 to 2023-03-04"),
        ("2023-03-02 10:00 to 12:00", "2023-03-02 06:00 to 07:00"),
        ("2023-03-02 10:00 to 12:00", "2023-03-02 05:30"),
        ("2023-03-02 10:30", "2023-03-02 06:00"),
        ("2023-03-02 to 2023-03-03", "2023-03-02 to 2023-03-03"),
    ],
)
def test_nobody_is_in_two_cities_at_once(first: str, second: str) -> None:
    one, other = f"when: {first}, {M}, {DELHI}", f"when: {second}, {M}, {ROME}"
    assert found(one, other) == ["TL341"]
    assert found(other, one) == ["TL341"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023-03-02 to 2023-03-05", "2023-03-03"),
        ("2023-03-02 to 2023-03-04", "2023-03-03 10:00"),
        ("2023-03-02 to 2023-03-04 12:00", "2023-03-03 evening"),
        ("2023-03-02 to 2023-03-06", "2023-03-03 to 2023-03-05"),
    ],
)
def test_an_excursion_is_told_only_on_request(first: str, second: str) -> None:
    for one, other in ((DELHI, ROME), (ROME, DELHI)):
        text = HEAD + PLACES % (
            f"when: {first}, {M}, {one}",
            "talks",
            f"when: {second}, {M}, {other}",
        )
        assert said(text) == []
        asked = load([("events.yaml", text.encode())], {"TL371": excursions.check})
        found = [finding for finding in asked.findings if finding.rule.code != "TL310"]
        [(code, event)] = [(finding.rule.code, finding.path[1]) for finding in found]
        assert (code, event) == ("TL371", "second")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023-03-02", "2023-03-02"),
        ("2023-03-02 10:00~ to 12:00", "2023-03-02 06:00 to 07:00"),
        ("2023-03-02 to 2023-03-04", "2023-03-04 to 2023-03-06"),
        ("2023-03-02 to 2023-03-04", "2023-03-02"),
        ("2023-03-02 10:00 to 12:00", "2023-03-02 07:30 to 09:00"),
        ("2023-03-02 10:00 to 12:00", "2023-03-02 10:00 to 12:00"),
        ("2023-03-02 10:00", "2023-03-02"),
        ("2023-03-02 to 2023-03-05~", "2023-03-03"),
        ("2023-03", "2023-03-03"),
        ("after 2023-03-02", "2023-03-03"),
        ("2023-03-02 to 2023-03-05", "unknown"),
    ],
)
def test_what_only_touches_or_may_be_apart_leaves_time_to_travel(first: str, second: str) -> None:
    one, other = f"when: {first}, {M}, {DELHI}", f"when: {second}, {M}, {ROME}"
    assert found(one, other) == []
    assert found(other, one) == []


VISIT = f"when: 2023-03-02 to 2023-03-05, {M}, {DELHI}"


@pytest.mark.parametrize(
    "second",
    [
        f"when: 2023-03-02 to 2023-03-04, {M}, {ROME}, part_of: first",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: house",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: hotel",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: net",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: italy",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: coast",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: camp",
        f"when: 2023-03-02 to 2023-03-04, {M}, place: [rome, delhi]",
        f"when: 2023-03-02 to 2023-03-04, {M}, {ROME}, attendance: online",
        f"when: 2023-03-02 to 2023-03-04, {M}",
        f"when: 2023-03-02 to 2023-03-04, participants: {{n: guest}}, {ROME}",
        f"when: 2023-03-02 to 2023-03-04, participants: {{ITA: guest}}, {ROME}",
        f"when: 2023-03-02 to 2023-03-04, participants: {{m: organiser}}, {ROME}",
        f"when: 2023-03-02 to 2023-03-05, participants: {{m: host}}, {ROME}",
        f"when: 2023-03-02 to 2023-03-04, {M}, {ROME}, status: cancelled",
        f"when: 2023-03-02 to 2023-03-04, {M}, {ROME}, status: postponed",
    ],
)
def test_what_is_no_other_stay_is_no_clash(second: str) -> None:
    assert found(VISIT, second) == []


def test_who_calls_may_be_anywhere() -> None:
    assert found(VISIT, f"when: 2023-03-02 to 2023-03-04, {M}, {ROME}", kind="call") == []


REMEDY = (
    "correct a time or a place, make one event part of the other, or remove the person from one "
    "of them"
)


def test_a_clash_is_told_once_for_all_who_are_in_it() -> None:
    both = "participants: {m: guest, n: delegation}"
    text = PLACES % (
        f"when: 2023-03-02 to 2023-03-05, {DELHI}, {both}",
        "talks",
        f"when: 2023-03-03 to 2023-03-06, {ROME}, {both}",
    )
    assert told(HEAD + text) == [
        (
            "m",
            'TL341 "m" and 1 more are in Rome, and at the same time in New Delhi for "first"',
            REMEDY,
        )
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("when: 2023-03-02 12:59 to 14:00, place: house", ["TL342"]),
        ("when: 2023-03-02 12:30, place: house", ["TL342"]),
        ("when: 2023-03-02 13:00 to 14:00, place: house", []),
        ("when: 2023-03-02, place: house", []),
        ("when: 2023-03-02 12:30, place: delhi", []),
        ("when: 2023-03-02 12:30, place: hotel", []),
        ("when: 2023-03-02 12:30, place: house, part_of: first", []),
        ("when: 2023-03-02 12:30, place: house, status: postponed", []),
    ],
)
def test_a_venue_has_one_event_at_a_time(second: str, expected: list[str]) -> None:
    assert found("when: 2023-03-02 12:00 to 13:00, place: house", second) == expected


def test_a_city_has_many_events_at_a_time() -> None:
    assert found(f"when: 2023-03-02 12:00, {DELHI}", f"when: 2023-03-02 12:00, {DELHI}") == []


def test_parts_of_one_event_may_share_a_venue() -> None:
    text = HEAD + PLACES % (
        "when: 2023-03-02 12:00 to 13:00, place: house, part_of: all",
        "talks",
        "when: 2023-03-02 12:30, place: house, part_of: of-all",
    )
    text += "  all: {kind: talks, title: All, when: 2023-03-02}\n"
    text += "  of-all: {kind: talks, title: Of all, when: 2023-03-02, part_of: [all, day]}\n"
    text += "  day: {kind: talks, title: Day, when: 2023-03-02, part_of: all}\n"
    assert said(text) == []


def test_many_events_at_once_are_compared_with_those_before_them() -> None:
    events = "".join(
        f"  e-{n}: {{kind: talks, title: T {n}, when: 2023-03-02 to 2023-03-05, {M}, {DELHI}}}\n"
        for n in range(200)
    )
    last = f"  z: {{kind: talks, title: Z, when: 2023-03-03 to 2023-03-06, {M}, {ROME}}}\n"
    head = HEAD + PLACES.partition("  first")[0]
    assert said(f"{head}{events}{last}") == ["TL341"] * 10


ISLANDS = """
places:
  auckland: {name: Auckland, country: NZL, timezone: Pacific/Auckland}
  honolulu: {name: Honolulu, country: USA, timezone: Pacific/Honolulu}
people: {m: {name: M, country: NZL}}
events:
  visit: {kind: visit, title: A, when: 2023-03-01 to 2023-03-05, place: auckland, PEOPLE}
  talks: {kind: talks, title: B, when: WHEN, place: honolulu, PEOPLE}
"""


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2023-03-04 08:00", []), ("2023-03-03 08:00", ["TL371"])],  # a day later in Auckland
)
def test_a_moment_is_on_the_day_of_the_other_city(when: str, expected: list[str]) -> None:
    text = ISLANDS.replace("PEOPLE", "participants: {m: guest}").replace("WHEN", when)
    asked = load([("events.yaml", f"{HEAD}{text}".encode())], {"TL371": excursions.check})
    assert [finding.rule.code for finding in asked.findings] == expected


def test_a_city_is_one_however_its_name_is_spelt() -> None:
    hall = "city: {}, country: BRA, timezone: America/Sao_Paulo"
    places = (
        f"a: {{name: A, {hall.format('São Paulo')}}}, b: {{name: B, {hall.format('SAO PAULO')}}}"
    )
    fields = "kind: talks, when: 2023-03-02 10:00 to 11:00, participants: {m: guest}"
    events = f"c: {{title: C, place: a, {fields}}}, d: {{title: D, place: b, {fields}}}"
    people = "people: {m: {name: M, country: BRA}}"
    assert codes(f"{HEAD}{people}\nplaces: {{{places}}}\nevents: {{{events}}}\n") == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("kind: talks, title: Talks, participants: {n: guest}", ["TL342"]),
        ("kind: ceremony, title: Talks, participants: {m: guest}", ["TL342"]),
        ("kind: talks, title: Talks, participants: {m: guest}", ["TL343"]),
        ("kind: talks, title: Reception, participants: {m: guest}", ["TL343"]),
    ],
)
def test_what_is_no_duplicate_takes_the_venue(other: str, expected: list[str]) -> None:
    hall = "place: hall, when: 2023-03-02 10:00 to 11:00"
    text = f"""{HEAD}
places: {{hall: {{name: Hall, city: Rome, country: ITA, timezone: Europe/Rome}}}}
people: {{m: {{name: M, country: ITA}}, n: {{name: N, country: ITA}}}}
events:
  a: {{kind: talks, title: Talks, participants: {{m: guest}}, {hall}}}
  b: {{{other}, {hall}}}
"""
    assert [code for code in codes(text) if code != "TL310"] == expected

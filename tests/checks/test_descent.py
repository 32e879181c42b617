"""What is part of what."""

import pytest

from tests.checks import HEAD, told


def family(**events: str) -> str:
    """Return a registry of talks, each with the fields given for its id."""
    lines = [f"  {id}: {{kind: talks, title: {id}, {rest}}}\n" for id, rest in events.items()]
    return f"{HEAD}defaults: {{timezone: Asia/Kolkata}}\nevents:\n{''.join(lines)}"


WEEKLY = "repeats: {rule: weekly, until: 2023-03-31}"


@pytest.mark.parametrize(
    "text",
    [
        family(a="when: 2023-03-02 to 2023-03-04", b="part_of: a, when: 2023-03-04"),
        family(a="when: 2023-03-02", b="part_of: a", c="part_of: b", d="part_of: [a, c]"),
        family(d="part_of: [b, c]", b="part_of: a", c="part_of: a", a="when: 2023"),
        family(a="when: 2023-03", b="part_of: a, when: 2023-Q1"),
        family(
            a="when: 2023-04-10 to 2023-04-12, was: [{when: 2023-03-11}]",
            b="part_of: a, when: 2023-03-11, status: cancelled",
            c="part_of: a, when: 2023-03-11, status: postponed",
        ),
        family(a="when: 2023-03-02~", b="part_of: a, when: 2023-03-02"),
        family(a="when: 2023-03-02", b="part_of: a, when: 2023-03-02?"),
        family(a="when: unknown", b="part_of: a, when: 2023-03-04", c="part_of: a"),
        family(a="when: after 2023-03-02", b="part_of: a, when: 2023-03-03"),
        family(a="when: before 2023-03-02", b="part_of: a, when: 2023-03-01"),
        family(
            a="when: 2023-03-02 18:30 to 20:00", b="part_of: a, when: 2023-03-02 18:30 to 20:00"
        ),
        family(a="when: 2023-03-02", b="part_of: a, when: 2023-03-03 08:00 Australia/Sydney"),
        family(a="when: 2023-03-02", b="when: 2023-03-02 to 2023-03-03", c="part_of: [a, b]"),
        family(a="when: 2023-03-02~", b="when: 2023-03-03", c="part_of: [a, b]"),
        family(a=f"when: 2023-03-02, {WEEKLY}", b="part_of: a, when: 2023-03-30"),
        family(a=f"when: 2023-03-02, {WEEKLY}", b=f"part_of: a, when: 2023-03-02, {WEEKLY}"),
        family(a="when: 2023-03-02, repeats: weekly", b="part_of: a, when: 2040-03-01"),
        family(
            a="when: 2023-03-02, repeats: weekly", b="part_of: a, when: 2023-03-02, repeats: weekly"
        ),
        family(a="when: 2023", b=f"part_of: a, when: 2023-03-02, {WEEKLY}"),
        family(a="when: after 2023-03-01", b="part_of: a, when: 2023-03-02, repeats: weekly"),
        family(
            a="when: 2023-03-02 09:00 to 17:00, repeats: FREQ=WEEKLY;COUNT=2",
            b="part_of: a, when: 2023-03-09 10:00",
        ),
        family(
            a="when: 2023-03-02, repeats: {rule: weekly, until: 2023-03-09, also: 2023-04-01}",
            b="part_of: a, when: 2023-04-01",
        ),
    ],
)
def test_an_event_may_be_part_of_others_that_it_lies_within(text: str) -> None:
    assert told(text) == []


BY_DATE = 'correct one of the two dates, or remove "{}" from part_of'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            family(a="when: 2023-03-02 to 2023-03-03", b="part_of: a, when: 2023-03-04"),
            ["“2023-03-04” is outside “a”, which is “2023-03-02 to 2023-03-03”"],
        ),
        (
            family(a="when: 2023-03-02", b="part_of: a, when: 2023-03-01 to 2023-03-02"),
            ["“2023-03-01 to 2023-03-02” is outside “a”, which is “2023-03-02”"],
        ),
        (
            family(a="when: 2023-03-02 18:30 to 19:30", b="part_of: a, when: 2023-03-02 18:00"),
            ["“2023-03-02 18:00” is outside “a”, which is “2023-03-02 18:30 to 19:30”"],
        ),
        (
            family(a="when: 2022", b="when: 2024-Q1", c="part_of: [a, b], when: 2023-03"),
            [
                "“2023-03” is outside “a”, which is “2022”",
                "“2023-03” is outside “b”, which is “2024-Q1”",
            ],
        ),
        (
            family(a="when: 2023-03-02 to 2023-03-03", b="part_of: a", c="part_of: b, when: 2024"),
            ["“2024” is outside “b”, which is from 2023-03-02 to 2023-03-03"],
        ),
        (
            family(a="when: 2023-03-02", b="part_of: a", c="part_of: b, when: 2024"),
            ["“2024” is outside “b”, which is on 2023-03-02"],
        ),
        (
            family(a="when: after 2023-03-02", b="part_of: a", c="part_of: b, when: 2022"),
            ["“2022” is outside “b”, which is on 2023-03-03 or later"],
        ),
        (
            family(a="when: before 2023-03-02", b="part_of: a", c="part_of: b, when: 2024"),
            ["“2024” is outside “b”, which is on 2023-03-01 or earlier"],
        ),
    ],
)
def test_an_event_outside_its_parent_is_told_at_its_date(text: str, expected: list[str]) -> None:
    quotes = str.maketrans("“”", '""')
    date = expected[0].split("“")[1].split("”")[0]
    parents = [message.split("outside “")[1].split("”")[0] for message in expected]
    assert told(text) == [
        (date, f"TL307 {message.translate(quotes)}", BY_DATE.format(parent))
        for message, parent in zip(expected, parents, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            family(a=f"when: 2023-03-02, {WEEKLY}", b="part_of: a, when: 2023-04-06"),
            "2023-04-06",
        ),
        (
            family(a="when: 2023-03-02, repeats: weekly", b="part_of: a, when: 2023-02-23"),
            "2023-02-23",
        ),
        (
            family(a="when: 2023-03-02 to 2023-03-20", b=f"part_of: a, when: 2023-03-16, {WEEKLY}"),
            "2023-03-16",
        ),
        (
            family(a="when: 2023-03", b="part_of: a, when: 2023-03-02, repeats: weekly"),
            "2023-03-02",
        ),
        (
            family(a="when: 2023-03-03", b=f"part_of: a, when: 2023-03-02, {WEEKLY}"),
            "2023-03-02",
        ),
    ],
)
def test_no_occurrence_is_outside_what_it_is_part_of(text: str, at: str) -> None:
    [(where, message, hint)] = told(text)
    assert (where, message[:5], hint) == (at, "TL307", BY_DATE.format("a"))


def test_an_occurrence_that_is_outside_is_not_said_to_be_outside_its_own_day() -> None:
    daily = "repeats: FREQ=DAILY;COUNT=5"
    [(_, message, _)] = told(
        family(a="when: 2023-03-02", b=f"part_of: a, when: 2023-03-02, {daily}")
    )
    assert message != 'TL307 "2023-03-02" is outside "a", which is "2023-03-02"'


def test_what_is_outside_a_parent_that_repeats_is_told_how_far_that_goes() -> None:
    [(_, message, _)] = told(
        family(a=f"when: 2023-03-02, {WEEKLY}", b="part_of: a, when: 2023-04-06")
    )
    assert "2023-03-3" in message


@pytest.mark.parametrize(
    "parent", ["when: 2023-03-02~ to 2023-03-10", "when: 2023-03-02 to 2023-03-10?"]
)
def test_an_occurrence_too_may_be_only_perhaps_outside(parent: str) -> None:
    daily = "repeats: FREQ=DAILY;COUNT=10"
    (found,) = told(family(a=parent, b=f"part_of: a, when: 2023-03-02, {daily}"))
    assert found[1].startswith("TL319 the occurrence on 2023-03-11 is perhaps outside")


def test_an_occurrence_too_may_differ_by_a_day_between_two_zones() -> None:
    text = family(
        a="when: 2023-03-02 to 2023-03-04, timezone: Europe/Rome",
        b="part_of: a, when: 2023-03-04 to 2023-03-05, timezone: Asia/Tokyo",
        c="part_of: a, when: 2023-03-03, timezone: Asia/Tokyo, repeats: FREQ=DAILY;COUNT=3",
    )
    assert told(text) == []


MOVED = "repeats: {rule: weekly, until: 2023-03-30, changes: {2023-03-30: {when: 2023-04-02}}}"


def test_an_event_may_be_part_of_an_occurrence_where_that_was_moved_to() -> None:
    assert told(family(a=f"when: 2023-03-02, {MOVED}", b="part_of: a, when: 2023-04-02")) == []


@pytest.mark.parametrize(
    ("due", "new"), [("2023-03-02", "2023-03-01"), ("2023-03-09", "2023-02-28")]
)
def test_an_occurrence_may_be_put_forward_to_before_the_first(due: str, new: str) -> None:
    repeats = f"repeats: {{rule: weekly, changes: {{{due}: {{when: {new}}}}}}}"
    assert told(family(a=f"when: 2023-03-02, {repeats}", b=f"part_of: a, when: {new}")) == []


def test_an_occurrence_is_not_moved_out_of_what_it_is_part_of() -> None:
    text = family(a="when: 2023-03", b=f"part_of: a, when: 2023-03-02, {MOVED}")
    assert [message[:5] for _, message, _ in told(text)] == ["TL307"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (family(a="when: 2022", b="when: 2023", c="part_of: [a, b]"), "a and b"),
        (family(a="when: 2023", b="when: 2022", c="part_of: [b, a]"), "b and a"),
        (family(a="when: after 2023", b="when: before 2023", c="part_of: [a, b]"), "a and b"),
    ],
)
def test_parents_that_have_no_day_in_common_are_told_where_they_are_named(
    text: str, said: str
) -> None:
    hint = "give the event its own when, or correct part_of"
    assert told(text) == [("part_of", f"TL307 no day is within both {said}", hint)]


@pytest.mark.parametrize(
    ("text", "at", "circles"),
    [
        (family(a="part_of: a"), "a", ["a → a"]),
        (family(a="part_of: a, when: 2023"), "a", ["a → a"]),
        (family(b="part_of: a", a="part_of: b"), "b", ["a → b → a"]),
        (family(b="part_of: c", c="part_of: a", a="part_of: b"), "b", ["a → b → c → a"]),
        (family(z="when: 2023", b="part_of: [z, b]"), "part_of", ["b → b"]),
        (family(a="part_of: a", b="part_of: a", c="part_of: [b]", d="part_of: c"), "a", ["a → a"]),
        (
            family(b="part_of: a", a="part_of: b", d="part_of: c", c="part_of: d"),
            "",
            ["a → b → a", "c → d → c"],
        ),
        (family(a="part_of: b", b="part_of: b"), "b", ["b → b"]),
        (family(a="part_of: [c, b]", b="part_of: b", c="when: 2023"), "b", ["b → b"]),
    ],
)
def test_an_event_that_is_part_of_itself_is_told_once_for_each_way_round(
    text: str, at: str, circles: list[str]
) -> None:
    rows = told(text)
    assert sorted(message for _, message, _ in rows) == [
        f"TL306 an event is part of itself: {circle}" for circle in circles
    ]
    assert {hint for *_, hint in rows} == {"remove one of them from part_of"}
    assert not at or [row[0] for row in rows] == [at]

"""Events that stand twice in a registry."""

import pytest

from tests.checks import HEAD
from tests.checks import told as all_told
from tests.conftest import codes

TWO = """
places: {{rome: {{name: Rome, country: ITA}}, milan: {{name: Milan, country: ITA}}}}
people: {{m: {{name: M, country: ITA}}}}
events:
  b-first: {{kind: talks, title: Talks on migration, when: 2023-03-02, {first}}}
  a-second: {{kind: {kind}, title: "{title}", when: {when}, {second}}}
"""
FULL = "place: rome, participants: {m: host}"


def found(
    title: str = "Talks on migration",
    when: str = "2023-03-02",
    kind: str = "talks",
    first: str = FULL,
    second: str = FULL,
) -> list[str]:
    """Return the codes that two events give rise to."""
    text = TWO.format(title=title, when=when, kind=kind, first=first, second=second)
    return [code for code in codes(HEAD + text) if code != "TL310"]


@pytest.mark.parametrize(
    "title",
    ["Talks on migration", "Talks about migration", "Talk on migration", "TALKS ON MIGRATION!"],
)
def test_near_titles_on_one_day_are_told(title: str) -> None:
    assert found(title) == ["TL343"]


@pytest.mark.parametrize("second", [FULL, "participants: {m: guest}", "place: rome", "topics: x"])
def test_what_one_of_them_leaves_out_tells_nothing_apart(second: str) -> None:
    assert found(second=second) == ["TL343"]


def test_a_clock_time_and_a_whole_day_may_be_one() -> None:
    assert found(when="2023-03-02 10:00 Europe/Rome") == ["TL343"]


@pytest.mark.parametrize(
    "case",
    [
        {"title": "Talks on defence"},
        {"title": "Talks on migration 2"},
        {"when": "2023-03-03"},
        {"when": "2023-03"},
        {"kind": "call"},
        {"second": "place: milan, participants: {m: host}"},
        {"second": "place: rome, participants: {ITA: host}"},
        {"second": f"{FULL}, part_of: b-first"},
        {"second": f"{FULL}, status: cancelled"},
    ],
    ids=str,
)
def test_other_events_are_others(case: dict[str, str]) -> None:
    assert found(**case) == []


@pytest.mark.parametrize("second", ["participants: {m: host, ITA: guest}", "place: rome"])
def test_of_two_that_are_one_one_may_name_more_people(second: str) -> None:
    assert found(second=second) == ["TL343"]


def test_clock_times_that_do_not_meet_tell_events_apart() -> None:
    def on(hours: str) -> list[str]:
        day = "when: 2023-03-02 {} Europe/Rome"
        text = TWO.format(
            title="Talks on migration", when="X", kind="talks", first=FULL, second=FULL
        )
        text = text.replace("when: 2023-03-02", day.format("09:00 to 10:00"))
        return codes(HEAD + text.replace("when: X", day.format(hours)))

    assert on("18:00 to 18:30") == ["TL310"]
    assert on("09:30 to 10:30") == ["TL310", "TL343"]


TREATY = "instrument: {type: treaty, parties: [ITA, IND]}"
TWINS = """
places: {rome: {name: Rome, country: ITA}}
people: {m: {name: M, country: ITA}, n: {name: N, country: IND}}
events:
  one: {FIRST}
  two: {SECOND}
"""


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ("kind: call, when: 2023-03-02 10:00 Europe/Rome, participants: {m: participant}", True),
        ("kind: call, when: 2023-03-02 10:00 Europe/Rome", False),
        ("kind: call, when: 2023-03-02, participants: {m: participant}", False),
        ("kind: visit, when: 2023-03-02 to 2023-03-04, participants: {n: guest, m: host}", True),
        ("kind: visit, when: 2023-03, participants: {n: guest}", False),
        (
            f"kind: signing, when: 2023-03-02 10:00 UTC, participants: {{m: guest}}, {TREATY}",
            False,
        ),
    ],
)
def test_whatever_they_are_called_the_same_people_meet_once_at_a_time(
    fields: str, *, is_found: bool
) -> None:
    text = TWINS.replace("FIRST", f"title: Working lunch, place: rome, {fields}")
    text = text.replace("SECOND", f"title: Talks of ministers, place: rome, {fields}")
    told = [message for _, message, _ in all_told(HEAD + text) if "TL343" in message]
    is_told = told == ['TL343 "two" looks like "one": the same kind, time, people and place']
    assert is_told == is_found
    assert bool(told) == is_found
    part = text.replace("title: Talks", "part_of: one, title: Talks")
    assert not any("TL343" in message for _, message, _ in all_told(HEAD + part))


def test_the_later_in_the_file_is_named() -> None:
    text = TWO.format(
        title="Talks on migration", when="2023-03-02", kind="talks", first=FULL, second=FULL
    )
    assert (
        "a-second",
        'TL343 "a-second" looks like "b-first": the same kind, day, people and place',
    ) in [row[:2] for row in all_told(HEAD + text)]


def test_titles_are_compared_until_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "  {}: {{kind: talks, title: Talks, when: 2023-03-0{}}}\n"
    text = HEAD + "events:\n" + "".join(row.format(id, 1 + n // 2) for n, id in enumerate("abcd"))
    assert codes(text) == ["TL343", "TL343"]
    monkeypatch.setattr("timeline.checks.duplicates._ENOUGH", 49)
    assert codes(text) == ["TL343"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (FULL, FULL, "kind, day, people and place"),
        (FULL, "place: rome", "kind, day and place"),
        (FULL, "participants: {m: host}", "kind, day and people"),
        ("topics: x", FULL, "kind and day"),
    ],
)
def test_only_what_both_have_is_said_to_be_the_same(first: str, second: str, same: str) -> None:
    text = TWO.format(
        title="Talks on migration", when="2023-03-02", kind="talks", first=first, second=second
    )
    assert [said for _, said, _ in all_told(HEAD + text)] == [
        f'TL343 "a-second" looks like "b-first": the same {same}'
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("{en: Talks, it: Colloqui per Roma}", "{en: Talks, it: Colloqui di Roma}", ["TL343"]),
        ("{en: Talks, it: Colloqui per Roma}", "{en: Talks, it: Colloqui sul clima}", []),
        ("{en: Talks, it: Colloqui}", "Talks", ["TL343"]),
        ("{hi: Talks}", "{it: Talks}", []),
    ],
)
def test_titles_are_compared_in_all_their_languages(
    one: str, other: str, expected: list[str]
) -> None:
    text = f"""{HEAD}
events:
  a: {{kind: talks, title: {one}, when: 2023-03-02}}
  b: {{kind: talks, title: {other}, when: 2023-03-02}}
"""
    assert codes(text) == expected


def test_one_visitor_in_two_cities_on_the_same_days_is_a_clash() -> None:
    fields = "kind: visit, title: Visit, when: 2023-03-02 to 2023-03-04, participants: {m: guest}"
    text = f"""{HEAD}
places: {{rome: {{name: Rome, country: ITA}}, milan: {{name: Milan, country: ITA}}}}
people: {{m: {{name: M, country: IND}}}}
events: {{a: {{place: rome, {fields}}}, b: {{place: milan, {fields}}}}}
"""
    assert codes(text) == ["TL341"]

"""Filters of the command: by place, city, level, kind, text, and by days from today."""

from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from tests.conftest import Ran

Run = Callable[..., Ran]
TEXT = """registry: r
title: R
countries: {ITA: Italy, IND: {en: India, hi: भारत}}
places:
  delhi: {name: New Delhi, country: IND}
  house: {name: Hyderabad House, city: {en: New Delhi, it: Nuova Delhi}, country: IND}
  rome: {name: {en: Rome, it: Roma}, country: ITA}
  net: {name: Meeting room, url: "https://meet.example/"}
people:
  meloni: {name: Giorgia Meloni, country: ITA, office: Prime Minister, aliases: [Meloni G.]}
organizations: {orf: {name: Observer Research Foundation}}
defaults: {place: delhi, timezone: Asia/Kolkata}
events:
  state: {kind: visit, level: state, title: State visit, when: 2023-03-02, participants: {ITA: guest}}
  working: {kind: visit, level: working, title: Trip, when: 2023-03-06, place: rome, participants: {IND: guest}}
  plain: {kind: visit, title: Übung, when: 2023-03-08, place: net, participants: {meloni: guest}}
  talks: {kind: talks, title: Talks — “Østersøen”, when: 2023-03-15, place: [house, rome], topics: trade}
  mou:
    kind: signing
    title: {en: Signing, it: Firma}
    when: 2023-03-20
    instrument: {type: mou, topic: defence, parties: [orf, ITA]}
    outcomes: [Two ships]
    note: Hush
  weekly:
    kind: call
    title: Call
    when: 2023-04-03
    repeats: {rule: weekly, until: 2023-04-17, changes: {2023-04-10: {place: rome, title: Moved}}}
"""  # noqa: E501


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Return a registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ids(ran: Ran) -> list[str]:
    """Return the ids that a table has, each once."""
    assert ran.code == 0, ran.err
    return list(dict.fromkeys(row.split(",")[1] for row in ran.out.splitlines()[1:]))


CHOSEN = [
    (["--place", "delhi"], ["state", "mou", "weekly"]),
    (["--place", "new delhi"], ["state", "mou", "weekly"]),
    (["--place", "Hyderabad House"], ["talks"]),
    (["--place", "roma"], ["working", "talks", "weekly"]),
    (["--place", "house", "--place", "net"], ["plain", "talks"]),
    (["--city", "New Delhi"], ["state", "talks", "mou", "weekly"]),
    (["--city", "NUOVA DELHI"], ["talks"]),
    (["--city", "rome"], ["working", "talks", "weekly"]),
    (["--level", "state"], ["state"]),
    (["--level", "State", "--level", "working"], ["state", "working"]),
    (["--not-kind", "visit"], ["talks", "mou", "weekly"]),
    (["--not-kind", "visit", "--not-kind", "CALL"], ["talks", "mou"]),
    (["--kind", "visit", "--not-kind", "visit"], []),
    (["--search", "ubung"], ["plain"]),
    (["--search", "ostersoen"], ["talks"]),
    (["--search", '"ostersøen" -'], ["talks"]),
    (["--search", "firma"], ["mou"]),
    (["--search", "ships DEFENCE"], ["mou"]),
    (["--search", "research foundation"], ["mou"]),
    (["--search", "meloni"], ["plain"]),
    (["--search", "meloni g."], ["plain"]),
    (["--search", "prime minister"], ["plain"]),
    (["--search", "भारत"], ["state", "working", "talks", "mou", "weekly"]),
    (["--search", "hyderabad"], ["talks"]),
    (["--search", "trade"], ["talks"]),
    (["--search", "moved"], ["weekly"]),
    (["--search", "hush"], []),
    (["--search", " "], ["state", "working", "plain", "talks", "mou", "weekly"]),
    (["--search", "visit", "--level", "state"], ["state"]),
    (["--from", "2023-W10", "--to", "2023-W11"], ["working", "plain", "talks"]),
]


@pytest.mark.parametrize(("words", "expected"), CHOSEN, ids=" ".join)
def test_events_are_chosen(run: Run, events: Path, words: list[str], expected: list[str]) -> None:
    ran = run("export", events, "-f", "csv", "--no-bom", *words)
    if expected:
        assert ids(ran) == expected
    else:
        assert (ran.code, "no event is left to export" in ran.err) == (2, True)


def test_of_what_repeats_only_the_wanted_occurrences_are_shown(run: Run, events: Path) -> None:
    for words in (["--place", "rome"], ["--city", "Roma"], ["--search", "moved"]):
        ran = run("export", events, "-f", "csv", "--no-bom", "--kind", "call", *words)
        assert [row.split(",")[1] for row in ran.out.splitlines()[1:]] == ["weekly"]
        assert "2023-04-10" in ran.out
    shown = run("show", events, "--kind", "call", "--not-kind", "talks", "--each").out
    assert shown.count("Call") == 2


def test_python_has_the_same_filters(events: Path) -> None:
    loaded = timeline.load(events)

    def found(**words: object) -> list[str]:
        return [entry.id for entry in loaded.events(**words)]  # type: ignore[arg-type]

    assert found(place="house") == ["talks"]
    assert found(city=["Nuova Delhi", "Rome"]) == ["working", "talks", "weekly"]
    assert found(level="state") == ["state"]
    assert found(not_kind=["visit", "call"]) == ["talks", "mou"]
    assert found(search="ships") == ["mou"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--place", "rme"], 'no place is called "rme"; did you mean "Rome"?'),
        (["--city", "Rme"], 'no city is called "Rme"; did you mean "Rome"?'),
        (["--city", "Paris"], 'no city is called "Paris"; write one of: New Delhi, Nuova Delhi'),
        (["--level", "stat"], 'no level is called "stat"; did you mean "state"?'),
        (["--level", "state visit"], 'no level is called "state visit"; did you mean "state"?'),
        (["--participant", "Macron"], 'no participant is called "Macron"; there is none like it'),
        (["--from", "tomorrow"], '"tomorrow" is not a date; count days or weeks from today'),
        (["--to", "+1m"], '"+1m" is not a date; count days or weeks from today: today, +14d or'),
        (["--not-kind", "vist"], 'no kind is called "vist"; did you mean "visit"?'),
        (["--from", "+99999999d"], '--from: "+99999999d" is not a date'),
        (["--from", "+9999w", "--to", "today"], "is after --to"),
    ],
)
def test_a_word_that_means_nothing_is_told(
    run: Run, events: Path, words: list[str], said: str
) -> None:
    ran = run("show", events, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.fixture
def march(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command on 6 March 2023."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1678104000")
    return run


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        (["--from", "today"], "--from today: 2023-03-06\n", ["working", "plain", "talks", "mou"]),
        (["--to", "TODAY"], "--to TODAY: 2023-03-06\n", ["state", "working"]),
        (["--from", "today", "--to", "+2d"], "--to +2d: 2023-03-08\n", ["working", "plain"]),
        (["--from", "-4d", "--to", "+0w"], "--from -4d: 2023-03-02\n", ["state", "working"]),
        (["--from", "+2w"], "--from +2w: 2023-03-20\n", ["mou"]),
    ],
)  # fmt: skip
def test_days_may_be_counted_from_today_and_are_said(
    march: Run, events: Path, words: list[str], said: str, expected: list[str]
) -> None:
    ran = march("export", events, "-f", "csv", "--no-bom", "--not-kind", "call", *words)
    assert ids(ran) == expected
    assert said in ran.err
    shown = march("show", events, *words)
    assert (shown.code, said in shown.err) == (0, True)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("today", "--as-of today: 2023-03-06\n"),
        ("+1w", "--as-of +1w: 2023-03-13\n"),
        ("2023-W10", ""),
        ("2023-03-12", ""),
    ],
)
def test_a_check_takes_them_too_and_a_week_by_its_end(
    march: Run, events: Path, day: str, said: str
) -> None:
    text = TEXT.replace("title: State visit", "status: announced, title: State visit")
    events.write_text(text, encoding="utf-8")
    ran = march("check", events, "--as-of", day, "--output-format", "concise")
    assert ran.err.startswith(said)
    assert ("TL361" in ran.out) is (day != "today")


def test_a_day_outside_the_calendar_is_told(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253370764799")
    ran = run("show", events, "--from", "+9999w")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("--from: +9999w is outside the calendar\n")


def test_an_event_that_is_gone_is_taken_back_where_nobody_knows_whether_it_was_shown(
    run: Run, events: Path
) -> None:
    for words in (["--place", "rome"], ["--city", "rome"], ["--level", "working"]):
        events.write_text(TEXT, encoding="utf-8")
        events.with_suffix(".lock").unlink(missing_ok=True)
        Path("x.ics").unlink(missing_ok=True)
        assert run("export", events, "-o", "x.ics", *words).code == 0
        gone = "".join(row for row in TEXT.splitlines(keepends=True) if "  working:" not in row)
        gone += "  b: {kind: visit, level: working, title: B, when: 2024-01-02, place: rome,\n"
        gone += "    participants: {ITA: guest}}\n"
        events.write_text(gone, encoding="utf-8")
        assert run("export", events, "-o", "x.ics", *words).code == 0
        assert "UID:working@r" in Path("x.ics").read_text(encoding="utf-8")

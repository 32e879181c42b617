"""Fifteen questions of analysts are answered by the tables as by a loop over the registry."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from tests.interop.questions import QUESTIONS
from tests.interop.tables import python_tool
from timeline import load

REGISTRY = Path(__file__).parent / "data" / "questions.yaml"
SAID: Any = yaml.load(REGISTRY.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
EVENTS: dict[str, Any] = SAID["events"]
SPANS = {
    "2023": ("2023-01-01", "2023-12-31"),
    "2023-06": ("2023-06-01", "2023-06-30"),
    "2023-Q4": ("2023-10-01", "2023-12-31"),
    "after 2023-05-01": ("2023-05-02", ""),
}
GDELT = {
    "GlobalEventID": [1, 2, 3],
    "SQLDATE": [20230302, 20230303, 20230304],
    "EventRootCode": ["04", "04", "04"],
    "Actor1CountryCode": ["IND", "ROM", "IND"],
    "Actor2CountryCode": ["ITA", "IND", "ITA"],
}
COLT = {
    "TripID": ["x", "y"],
    "LeaderCountryISO": ["ITA", "ROU"],
    "CountryVisitedISO": ["IND", "IND"],
    "TripYear": [2022, 2023],
}
Answer = list[list[Any]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Answer]]:
    """Return what each tool answers to each question."""
    folder = tmp_path_factory.mktemp("questions")
    loaded = load(REGISTRY)
    for name in loaded.tables:
        pq.write_table(loaded.to_arrow(name), folder / f"{name}.parquet")
    for name, columns in (("gdelt", GDELT), ("colt", COLT)):
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    tools = ("pandas", "duckdb")
    return {tool: python_tool(f"{tool}_questions", folder)[0] for tool in tools}


def days(id: str) -> tuple[str, str]:
    """Return the first and the last day of an event."""
    when = EVENTS[id]["when"]
    first, _, last = when.partition(" to ")
    return SPANS.get(when, (first[:10], last or first[:10]))


def between(first: str, last: str) -> int:
    """Return the days from one day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def held(kind: str = "") -> Iterator[str]:
    """Yield the events that took place."""
    for id, event in EVENTS.items():
        if "status" not in event and kind in ("", event["kind"]):
            yield id


def who(id: str, *roles: str) -> list[str]:
    """Return the people with one of these roles, or all."""
    taken = EVENTS[id].get("participants", {}).items()
    return [person for person, role in taken if not roles or role in roles]


def country(person: str) -> str:
    """Return the country of a person."""
    return str(SAID["people"][person]["country"])


def places(id: str) -> list[str]:
    """Return the places of an event."""
    named = EVENTS[id].get("place", [])
    return [named] if isinstance(named, str) else named


def countries(id: str) -> set[str]:
    """Return the countries that an event concerns."""
    found = {*map(country, who(id)), *EVENTS[id].get("instrument", {}).get("parties", [])}
    return found | {SAID["places"][place]["country"] for place in places(id)}


def counted(found: Iterator[tuple[Any, ...]]) -> Answer:
    """Return each of what is found, with how often."""
    return [[*each, number] for each, number in Counter(found).items()]


def visits() -> Answer:
    return counted(
        (int(days(id)[0][:4]), country(p)) for id in held("visit") for p in who(id, "guest")
    )


def meetings() -> Answer:
    return counted(pair for id in held() for pair in combinations(sorted(who(id)), 2))


def notice() -> Answer:
    known = [(id, event["announced"]) for id, event in EVENTS.items() if "announced" in event]
    return [[id, between(day, days(id)[0])] for id, day in known]


def instruments() -> Answer:
    papers = [event["instrument"] for event in EVENTS.values() if "instrument" in event]
    return counted((paper["topic"],) for paper in papers)


def cancelled() -> Answer:
    found: dict[str, list[bool]] = {}
    for event in EVENTS.values():
        found.setdefault(event["kind"], []).append(event.get("status") == "cancelled")
    return [[kind, Fraction(sum(off), len(off))] for kind, off in found.items()]


def durations() -> Answer:
    found: dict[str, list[int]] = {}
    for id, event in EVENTS.items():
        if event["kind"] == "visit":
            found.setdefault(event["level"], []).append(between(*days(id)) + 1)
    return [[level, Fraction(sum(each), len(each))] for level, each in found.items()]


def overlaps() -> Answer:
    pairs = combinations(sorted(held("visit")), 2)
    return [
        [one, other]
        for one, other in pairs
        if days(one)[0] <= days(other)[1] and days(other)[0] <= days(one)[1]
    ]


def vague() -> Answer:
    return [[Fraction(sum(event["when"] in SPANS for event in EVENTS.values()), len(EVENTS))]]


def months() -> Answer:
    found: Counter[str] = Counter()
    for id in EVENTS:
        first, last = days(id)
        if last:
            numbers = range(int(first[5:7]), int(last[5:7]) + 1)
            for number in numbers:
                found[f"{first[:4]}-{number:02}"] += Fraction(1, len(numbers))  # type: ignore[assignment]
    return [list(each) for each in found.items()]


def gdelt() -> Answer:
    """Return the acts of those days between those countries, read off by eye."""
    return [["t1", 1], ["v2", 1], ["v3", 2]]


def colt() -> Answer:
    return [["v2.ana"]]


def points() -> Answer:
    located = [
        (id, place) for id in EVENTS for place in places(id) if "geo" in SAID["places"][place]
    ]
    return counted((p, *map(float, SAID["places"][p]["geo"])) for _, p in located)


def panel() -> Answer:
    sure = [id for id in EVENTS if days(id)[1]]
    years = {days(id)[0][:4] for id in sure}
    every = {code for id in EVENTS for code in countries(id)}
    return [
        [code, int(year), sum(days(id)[0][:4] == year and code in countries(id) for id in sure)]
        for code in every
        for year in years
    ]


def citations() -> Answer:
    named = [
        (id, SAID["sources"][ref]["publisher"])
        for id in EVENTS
        for ref in EVENTS[id].get("sources", [])
    ]
    return counted((publisher,) for _, publisher in set(named))


def moved() -> Answer:
    was = [(id, event["was"][0]["when"]) for id, event in EVENTS.items() if "was" in event]
    return [[id, between(day, days(id)[0])] for id, day in was]


TRUE: dict[str, Callable[[], Answer]] = {
    "visits": visits,
    "meetings": meetings,
    "notice": notice,
    "instruments": instruments,
    "cancelled": cancelled,
    "durations": durations,
    "overlaps": overlaps,
    "vague": vague,
    "months": months,
    "gdelt": gdelt,
    "colt": colt,
    "map": points,
    "panel": panel,
    "citations": citations,
    "moved": moved,
}


def plain(rows: Answer) -> Answer:
    """Return rows in order, with their numbers rounded."""
    numbers = (int, float, Fraction)
    return sorted([[round(float(c), 9) if isinstance(c, numbers) else c for c in r] for r in rows])


@pytest.mark.parametrize("tool", ["pandas", "duckdb"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_by_a_loop(
    name: str, tool: str, answers: dict[str, dict[str, Answer]]
) -> None:
    expected = plain(TRUE[name]())
    assert expected
    assert plain(answers[tool][name]) == expected


def test_an_answer_has_at_most_six_lines_and_divides_no_text() -> None:
    for question in QUESTIONS.values():
        for answer in (question.pandas, question.sql):
            assert len(answer.strip().splitlines()) <= 6
            assert "split" not in answer
    assert len(QUESTIONS) == len(TRUE) == 15

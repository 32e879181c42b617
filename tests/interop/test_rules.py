"""Programs of others find the days of all rules that a registry takes, as the table has them."""

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.content_lines import faults
from tests.interop.consumers import EXPANDERS, Consumer, occurrences, without_identity
from tests.interop.expected import event
from tests.interop.limits import as_known_to, surplus_of
from tests.interop.readers.shape import Row
from tests.interop.rules import candidates, odd, without

ERA = date(1996, 1, 1), date(2008, 12, 31)
HARD = date(1999, 1, 1), date(2051, 12, 31)
TURN = date(2004, 7, 1), date(2005, 6, 30)
"""Days that khal can list in a few seconds."""
_MORE = timedelta(days=30)
_DAY = timedelta(days=1)
_STATUSES = {
    "tentative": ("TENTATIVE", "Tentative: "),
    "confirmed": ("CONFIRMED", ""),
    "postponed": ("CANCELLED", "Postponed: "),
    "cancelled": ("CANCELLED", "Cancelled: "),
}
CHANGED_IN_UTC = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//diplomatic-timeline//tests//EN
BEGIN:VEVENT
UID:changed
DTSTAMP:20240101T000000Z
DTSTART:20240101T120000Z
RRULE:FREQ=DAILY;COUNT=3
SUMMARY:Talks
END:VEVENT
BEGIN:VEVENT
UID:changed
RECURRENCE-ID:20240102T120000Z
DTSTAMP:20240101T000000Z
DTSTART:20240104T120000Z
SUMMARY:Talks
END:VEVENT
END:VCALENDAR
"""


@dataclass(frozen=True)
class Ruled:
    """Calendars of events that repeat, and when these take place by the table."""

    files: list[Path]
    rows: list[Row]
    events: int


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Ruled:
    """Return a calendar small enough for khal."""
    return _ruled(tmp_path_factory.mktemp("some"), candidates("some", 1, 70))


@pytest.fixture(scope="module")
def odds(tmp_path_factory: pytest.TempPathFactory) -> Ruled:
    """Return a calendar of events that are hard to get right."""
    return _ruled(tmp_path_factory.mktemp("odd"), odd("odd"))


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Ruled:
    """Return a calendar of series whose clocks keep to no rule, or to another one now."""
    text = (DATA / "valid" / "hard-series.yaml").read_text(encoding="utf-8")
    return _ruled(tmp_path_factory.mktemp("hard"), text, HARD)


@pytest.fixture(scope="module")
def ruled(some: Ruled, tmp_path_factory: pytest.TempPathFactory) -> Ruled:
    """Return calendars of over 500 events."""
    many = _ruled(tmp_path_factory.mktemp("many"), candidates("many", 2, 560))
    return Ruled([*some.files, *many.files], [*some.rows, *many.rows], some.events + many.events)


def _ruled(folder: Path, text: str, era: tuple[date, date] = ERA) -> Ruled:
    """Export calendar and table of the events in `text` that are without fault."""
    registry, calendar, table = (folder / f"rules.{name}" for name in ("yaml", "ics", "csv"))
    registry.write_text(text, encoding="utf-8")
    found = json.loads(_run("check", registry, "--output-format", "json"))
    refused = {each["path"][1] for each in found if each["severity"] == "error"}
    text = without(text, refused)
    registry.write_text(text, encoding="utf-8")
    span = ("--from", era[0] - _MORE, "--to", era[1] + _MORE)
    _run("export", registry, *span, "-o", calendar, "-o", table, "--no-lock")
    return Ruled([calendar], [*_rows(table)], text.count("repeats: "))


def _run(*words: object) -> str:
    """Run the command in a process of its own, whose lines nobody counts."""
    command = [sys.executable, "-m", "timeline", *map(str, words)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode < 2, ran.stderr
    return ran.stdout


def _rows(table: Path) -> Iterator[Row]:
    """Yield the rows of a table as events of a calendar."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            status, before = _STATUSES[row["status"]]
            part = f" ({row['day_part']})" if row["day_part"] else ""
            start, end = row["start_utc"], row["end_utc"] or None
            if not start:
                start = row["date_earliest"]
                end = str(date.fromisoformat(row["date_latest"]) + _DAY)
            summary = f"{before}{row['title']}{part}"
            yield without_identity(event(row["uid"], start, end, summary, status))


def _within(rows: Iterable[Row], start: date, end: date) -> list[Row]:
    return [row for row in rows if str(start) <= str(row["start"])[:10] <= str(end)]


def _differences(
    consumer: Consumer, ruled: Ruled, span: tuple[date, date]
) -> dict[tuple[str | None, ...], int]:
    """Return the rows that a consumer shows more often than the table, or, below 0, less often."""
    counts: Counter[tuple[str | None, ...]] = Counter()
    counts.update(tuple(row.values()) for row in _of_series(consumer, ruled, span))
    wanted = as_known_to(consumer.name, _within(ruled.rows, *span))
    counts.subtract(tuple(row.values()) for row in wanted)
    counts.subtract(dict.fromkeys(_surplus(counts, consumer, ruled), 1))
    return {row: count for row, count in counts.items() if count}


def _of_series(consumer: Consumer, ruled: Ruled, span: tuple[date, date]) -> Iterator[Row]:
    """Yield occurrences under the UIDs of their series, as the table has them."""
    for row in occurrences(consumer, ruled.files, *span):
        yield row | {"uid": re.sub(r"\.[-0-9]{10}@", "@", str(row["uid"]))}


def _surplus(
    counts: dict[tuple[str | None, ...], int], consumer: Consumer, ruled: Ruled
) -> list[tuple[str | None, ...]]:
    """Return the rows that a consumer is known to show once too often."""
    known = surplus_of(consumer.name, ruled.files)
    return [row for row, count in counts.items() if count > 0 and row[:2] in known]


def test_the_rules_are_many_and_without_fault(ruled: Ruled, odds: Ruled) -> None:
    assert ruled.events >= 500
    assert len(ruled.rows) >= 5000
    files = [*ruled.files, *odds.files]
    assert {file: found for file in files if (found := faults(file.read_bytes()))} == {}


@pytest.mark.parametrize("name", ["ical", "ical.js", "recurring-ical-events"])
def test_events_take_place_as_the_table_has_them(
    name: str, consumer: Callable[[str], Consumer], ruled: Ruled
) -> None:
    assert _differences(consumer(name), ruled, ERA) == {}


@pytest.mark.parametrize("name", EXPANDERS)
def test_even_odd_events_take_place_as_the_table_has_them(
    name: str, consumer: Callable[[str], Consumer], odds: Ruled
) -> None:
    assert _differences(consumer(name), odds, TURN if name == "khal" else ERA) == {}


@pytest.mark.parametrize("name", EXPANDERS)
def test_hard_series_take_place_as_the_table_has_them(
    name: str, consumer: Callable[[str], Consumer], hard: Ruled
) -> None:
    in_2026 = date(2026, 1, 1), date(2026, 12, 31)
    assert _differences(consumer(name), hard, in_2026 if name == "khal" else HARD) == {}
    rows = Counter(row["uid"] for row in _within(hard.rows, *in_2026))
    weekly = ("cairo", "jerusalem", "nuuk", "rabat", "santiago")
    assert {rows[f"{id}@hard-series"] for id in weekly} == {52}


def test_events_take_place_for_khal_as_the_table_has_them(
    consumer: Callable[[str], Consumer], some: Ruled
) -> None:
    assert _differences(consumer("khal"), some, TURN) == {}


@pytest.mark.parametrize(
    ("name", "days"), [("ical", "1234"), ("ical.js", "134"), ("recurring-ical-events", "134")]
)
def test_ical_alone_shows_as_it_was_too_what_is_changed_in_utc(
    name: str, days: str, consumer: Callable[[str], Consumer], tmp_path: Path
) -> None:
    """If ical has learned it, the allowance in limits.py is to go."""
    file = tmp_path / "changed.ics"
    file.write_text(CHANGED_IN_UTC, encoding="utf-8", newline="\r\n")
    found = occurrences(consumer(name), [file], date(2024, 1, 1), date(2024, 1, 31))
    assert "".join(str(row["start"])[9] for row in found) == days

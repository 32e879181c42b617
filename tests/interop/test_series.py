"""Programs of others agree on when the events of a series take place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.content_lines import faults
from tests.interop.consumers import (
    EXPANDERS,
    READERS,
    Consumer,
    events,
    occurrences,
    without_identity,
)
from tests.interop.expected import event
from tests.interop.limits import as_known_to

SERIES = Path(__file__).parent / "data" / "series.ics"
ERA = date(1990, 1, 1), date(2030, 12, 31)
WEEKLY = "weekly@series"
MONTHLY = "monthly@series"
CALL = "across@series"
UTC = "utc@series"
LATER = event(
    WEEKLY,
    "2024-03-29T14:00:00Z",
    "2024-03-29T15:00:00Z",
    "Weekly talks, a day later",
    recurrence_id="2024-03-28T09:00:00Z",
)
CANCELLED = event(
    WEEKLY,
    "2024-04-11T08:00:00Z",
    "2024-04-11T09:30:00Z",
    "Cancelled: Weekly talks",
    "CANCELLED",
    "2024-04-11T08:00:00Z",
)
MAY = event(MONTHLY, "2024-05-02", "2024-05-03", "Day after Labour Day", recurrence_id="2024-04-30")
WRITTEN = [
    event(WEEKLY, "2024-03-14T09:00:00Z", "2024-03-14T10:30:00Z", "Weekly talks"),
    event(MONTHLY, "2024-01-31", "2024-02-02", "Last days of the month", "TENTATIVE"),
    event(CALL, "2024-04-04T21:30:00Z", None, "Morning call in Sydney"),
    event(UTC, "1998-10-01T12:00:00Z", "1998-10-01T13:00:00Z", "Before the turn"),
    LATER,
    CANCELLED,
    MAY,
]
TAKING_PLACE = [
    *[
        event(WEEKLY, f"2024-{day}T{start}:00Z", f"2024-{day}T{end}:00Z", "Weekly talks")
        for day, start, end in (
            ("03-14", "09:00", "10:30"),
            ("03-21", "09:00", "10:30"),
            ("04-18", "08:00", "09:30"),
            ("04-19", "08:00", "09:30"),
            ("04-25", "08:00", "09:30"),
        )
    ],
    *[
        event(MONTHLY, f"2024-{first}", f"2024-{end}", "Last days of the month", "TENTATIVE")
        for first, end in (
            ("01-31", "02-02"),
            ("02-29", "03-02"),
            ("04-10", "04-12"),
            ("05-31", "06-02"),
        )
    ],
    *[
        event(CALL, f"2024-04-{start}:00Z", None, "Morning call in Sydney")
        for start in ("04T21:30", "05T21:30", "06T22:30", "07T22:30")
    ],
    *[
        event(UTC, f"{year}-10-01T12:00:00Z", f"{year}-10-01T13:00:00Z", "Before the turn")
        for year in (1998, 2000)
    ],
    LATER,
    CANCELLED,
    MAY,
]


def test_the_series_has_no_fault() -> None:
    assert faults(SERIES.read_bytes()) == []


@pytest.mark.parametrize("name", READERS)
def test_readers_find_the_series_and_what_departs_from_it(
    name: str, consumer: Callable[[str], Consumer]
) -> None:
    assert events(consumer(name), [SERIES]) == as_known_to(name, WRITTEN)


@pytest.mark.parametrize("name", EXPANDERS)
def test_events_take_place_when_the_series_says(
    name: str, consumer: Callable[[str], Consumer]
) -> None:
    rows = map(without_identity, TAKING_PLACE)
    assert occurrences(consumer(name), [SERIES], *ERA) == as_known_to(name, rows)


@pytest.mark.parametrize("name", EXPANDERS)
def test_what_begins_before_or_after_a_span_is_not_in_it(
    name: str, consumer: Callable[[str], Consumer]
) -> None:
    found = occurrences(consumer(name), [SERIES], date(2024, 4, 18), date(2024, 5, 2))
    assert [str(row["start"])[:10] for row in found] == [
        "2024-04-18",
        "2024-04-19",
        "2024-04-25",
        "2024-05-02",
    ]

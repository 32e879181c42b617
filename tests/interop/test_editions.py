"""Who brings edition after edition to a calendar has the latest there, and everything once."""

from datetime import date
from pathlib import Path

import pytest

from tests.interop.caldav import CalDAV
from tests.interop.consumers import in_order
from tests.interop.expected import event
from tests.interop.exports import export
from tests.interop.khal import Khal
from tests.interop.test_series import SERIES, WRITTEN

FIRST = """
registry: r
title: R
updated: 2024-01-01
events:
  moved: {kind: talks, title: Moved, when: 2024-02-01}
  stays: {kind: talks, title: Stays, when: 2024-02-02}
"""
SECOND = """
registry: r
title: R
updated: 2024-01-15
events:
  moved: {kind: talks, title: Moved, when: 2024-02-05, was: [{when: 2024-02-01}]}
  stays: {kind: talks, title: Stays, when: 2024-02-02}
  added: {kind: talks, title: Added, when: 2024-02-03}
"""
LATEST = [
    event("stays@r", "2024-02-02", "2024-02-03", "Stays"),
    event("added@r", "2024-02-03", "2024-02-04", "Added"),
    event("moved@r", "2024-02-05", "2024-02-06", "Moved"),
]
HOUR_LATER = event("across@series", "2024-04-04T22:30:00Z", None, "Morning call in Sydney")


@pytest.fixture
def editions(tmp_path: Path) -> list[Path]:
    """Return two editions of a calendar."""
    return [export(text, tmp_path, f"{n}") for n, text in enumerate((FIRST, SECOND))]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return another edition of the series, in which the call is an hour later."""
    before, call, after = SERIES.read_text(encoding="utf-8").partition("UID:across@series\n")
    after = after.replace("LAST-MODIFIED:20240301", "LAST-MODIFIED:20240302", 1)
    after = after.replace("SEQUENCE:0", "SEQUENCE:1", 1).replace("T083000", "T093000", 1)
    file = tmp_path / "newer.ics"
    file.write_text(f"{before}{call}{after}", encoding="utf-8", newline="\r\n")
    return file


def test_a_server_has_the_latest_edition(caldav: CalDAV, editions: list[Path]) -> None:
    first, second = editions
    assert sorted(caldav.sync(first)) == ["moved@r", "stays@r"]
    assert caldav.sync(first) == []
    assert {"added@r", "moved@r"} <= set(caldav.sync(second))
    assert caldav.sync(first) == []
    assert caldav.events() == LATEST


def test_a_server_keeps_what_departs_from_a_series(caldav: CalDAV, newer: Path) -> None:
    assert len(caldav.sync(SERIES)) == 4
    assert caldav.events() == in_order(WRITTEN)
    assert caldav.sync(newer) == ["across@series"]
    assert caldav.events() == in_order(
        HOUR_LATER if row["uid"] == "across@series" else row for row in WRITTEN
    )


def test_khal_has_the_latest_edition(khal: Khal, editions: list[Path]) -> None:
    for edition in editions:
        khal.add(edition)
    assert khal.occurrences(date(2024, 1, 1), date(2024, 12, 31)) == LATEST


def test_khal_has_no_occurrence_of_an_edition_before(khal: Khal, newer: Path) -> None:
    khal.add(SERIES)
    before = khal.occurrences(date(2024, 1, 1), date(2024, 12, 31))
    khal.add(newer)
    after = khal.occurrences(date(2024, 1, 1), date(2024, 12, 31))
    assert len(before) == len(after)
    calls = [row["start"] for row in after if row["uid"] == "across@series"]
    assert calls == [
        "2024-04-04T22:30:00Z",
        "2024-04-05T22:30:00Z",
        "2024-04-06T23:30:00Z",
        "2024-04-07T23:30:00Z",
    ]

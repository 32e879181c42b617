"""What some consumers cannot tell, with the reason why no calendar could make them."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path

from tests.interop.consumers import in_order
from tests.interop.readers.shape import Row


def _ics(row: Row) -> Row:
    r"""Return what ics 0.7 reads.

    It knows no RECURRENCE-ID: an override is one more event to it. It takes the n behind a
    backslash for a line break, even where the backslash is an escaped one.
    """
    summary = str(row["summary"]).replace("\\n", "\\\n")
    return {**row, "recurrence_id": None, "summary": summary}


def _khal(row: Row) -> Row:
    """Return what khal shows: an event with a clock time and no end lasts an hour."""
    start = str(row["start"])
    if row["end"] or "T" not in start:
        return row
    end = datetime.fromisoformat(start) + timedelta(hours=1)
    return {**row, "end": end.isoformat().replace("+00:00", "Z")}


_LIMITS: dict[str, Callable[[Row], Row]] = {"ics": _ics, "khal": _khal}


def _as_it_is(row: Row) -> Row:
    return row


def as_known_to(name: str, rows: Iterable[Row]) -> list[Row]:
    """Return what a consumer can tell of events, in order of time.

    khal lists an event on each of its days: two that are alike in all look like one.
    """
    known = in_order(map(_LIMITS.get(name, _as_it_is), rows))
    return [row for row, _ in groupby(known)] if name == "khal" else known


def _ical_surplus(text: str) -> set[tuple[str, str]]:
    """Return the occurrences that are changed and are named in UTC.

    ical 14.3 shows these both as they were and as they are: it takes the names of the occurrences
    that it finds itself for times without a zone, which do not end in Z. By RFC 5545, section
    3.8.4.4, a RECURRENCE-ID is written as the DTSTART of the series is.
    """
    found = re.findall(r"^UID:(.*)$|^RECURRENCE-ID:(\w+Z)$", text, re.MULTILINE)
    named = ((uid, name) for (uid, _), (_, name) in pairwise(found) if uid and name)
    return {
        (uid, datetime.fromisoformat(name).strftime("%Y-%m-%dT%H:%M:%SZ")) for uid, name in named
    }


def surplus_of(name: str, files: Iterable[Path]) -> set[tuple[str, str]]:
    """Return UIDs and original times of the occurrences that a consumer shows once too often."""
    if name != "ical":
        return set()
    return {each for file in files for each in _ical_surplus(file.read_text(encoding="utf-8"))}

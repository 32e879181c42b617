"""What some consumers cannot tell, with the reason why no calendar could make them."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

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
    """Return what a consumer can tell of events, in order of time."""
    return in_order(map(_LIMITS.get(name, _as_it_is), rows))

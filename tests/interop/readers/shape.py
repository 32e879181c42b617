"""What every reader prints: a JSON list of what it found in the files it was given."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

Row = dict[str, str | None]
Read = Callable[[str, date, date], Iterable[Row]]
"""Returns what stands in the text of a calendar, or takes place from one day to another."""


def row(  # noqa: PLR0913
    *,
    uid: object,
    start: date | None,
    end: date | None,
    summary: object,
    status: object,
    recurrence_id: date | None = None,
) -> Row:
    """Return one event, without an end where a consumer takes the start for it."""
    return {
        "uid": _text(uid),
        "recurrence_id": _moment(recurrence_id),
        "start": _moment(start),
        "end": None if end == start else _moment(end),
        "summary": _text(summary),
        "status": _text(status),
    }


def answer(**modes: Read) -> None:
    """Print what the mode asked for makes of the files: MODE FROM TO FILE..."""
    mode, start, end, *files = sys.argv[1:]
    window = date.fromisoformat(start), date.fromisoformat(end)
    texts = (Path(file).read_bytes().decode() for file in files)
    json.dump([each for text in texts for each in modes[mode](text, *window)], sys.stdout)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _moment(value: date | None) -> str | None:
    """Return a day as such, an instant in UTC, and what has lost its zone without one."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return None if value is None else value.isoformat()

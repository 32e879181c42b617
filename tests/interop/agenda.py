"""What agenda.yaml says, noted by hand."""

from collections.abc import Iterable

from tests.interop.expected import event
from tests.interop.readers.shape import Row

_WEEKLY = "Weekly briefing · साप्ताहिक वार्ता"
_DIALOGUE = "Dialogue of the Two Seas"


def _row(  # noqa: PLR0913, PLR0917
    id: str,
    start: str,
    end: str | None,
    summary: str,
    status: str = "CONFIRMED",
    recurrence_id: str | None = None,
) -> Row:
    """Return an event; clock times are in UTC, and without seconds."""
    row = event(f"{id}@agenda", start, end, summary, status, recurrence_id)
    times = ("start", "end", "recurrence_id")
    return row | {name: f"{row[name]}:00Z" for name in times if "T" in (row[name] or "")}


def _on(days: Iterable[str], first: Row) -> list[Row]:
    """Return an occurrence on each of some days of 2023, at the same time in UTC as the first."""

    def moved(time: str | None, day: str) -> str | None:
        return time and f"2023-{day}{time[10:]}"

    return [
        first | {"start": moved(first["start"], day), "end": moved(first["end"], day)}
        for day in days
    ]


_OLD = [
    _row("arrival", "1955-03-25T13:00", None, "Arrival"),
    _row("treaty", "1955-03-26", "1955-03-27", 'Treaty "Friendship"'),
    _row("old-course", "1955-06-01T05:30", "1955-06-01T06:30", "Course for young diplomats"),
]
_CALL = _row("call", "2023-03-01T05:00", None, "Call with Canberra 📞")
_BRIEFING = _row("briefing", "2023-03-02T10:30", "2023-03-02T11:15", _WEEKLY)
_GIVEN_UP = _row(
    "gone-too", "2023-03-03T03:30", None, "Withdrawn: Briefing that was given up", "CANCELLED"
)
_CONSULTATIONS = _row(
    "consultations",
    "2023-03-07T09:00",
    "2023-03-07T10:30",
    'Consultazioni politiche; "secondo turno"',
)
_CHANGED = [
    _row(
        "briefing",
        "2023-03-10T05:30",
        "2023-03-10T06:30",
        _WEEKLY,
        recurrence_id="2023-03-09T10:30",
    ),
    _row(
        "briefing",
        "2023-03-16T10:30",
        "2023-03-16T11:15",
        f"Cancelled: {_WEEKLY}",
        "CANCELLED",
        "2023-03-16T10:30",
    ),
    _row(
        "briefing",
        "2023-03-23T15:00",
        "2023-03-23T15:45",
        "Weekly briefing, on the budget",
        recurrence_id="2023-03-23T10:30",
    ),
]
_ONCE = [
    _row(
        "briefing.2023-04-12",
        "2023-04-12T10:30",
        "2023-04-12T11:15",
        "Weekly briefing, a day early",
    ),
    _row("dialogue", "2023-03-02", "2023-03-05", _DIALOGUE),
    _row("summit", "2023-05-09T05:00", "2023-05-09T13:30", "القمة العربية الأوروبية"),
    _row("republic-day", "2023-06-02", "2023-06-03", "Festa della Repubblica"),
    _row("visit", "2023-07-04", "2023-07-07", "Visita di Stato in Italia"),
    _row("dinner", "2023-07-04T18:30", "2023-07-04T21:00", "State dinner 🍝"),
    _row("reception", "2023-09-13", "2023-09-14", "Reception (evening)"),
    _row(
        "strike",
        "2023-10-03T03:30",
        "2023-10-03T04:30",
        "Cancelled: Talks called off",
        "CANCELLED",
    ),
    _row("put-off", "2023-10-04", "2023-10-05", "Postponed: Talks put off", "CANCELLED"),
    _row("moved", "2023-10-25T06:00", "2023-10-25T07:30", "Talks at another time"),
    _row(
        "open",
        "2023-11-08T09:30",
        "2023-11-08T10:30",
        "Postponed: Talks at a date to be found",
        "CANCELLED",
    ),
    _row(
        "gone",
        "2023-11-15T14:00",
        "2023-11-15T15:00",
        "Withdrawn: Talks that were never planned",
        "CANCELLED",
    ),
    _row(
        "rumour",
        "2023-12-01",
        "2023-12-03",
        "Tentative: A visit that is spoken of (start approximate)",
        "TENTATIVE",
    ),
]
"""What is once in 2023."""
_LATER = _row("dialogue", "2024-03-14", "2024-03-17", _DIALOGUE, recurrence_id="2024-03-07")

EVENTS = [*_OLD, _CALL, _BRIEFING, _GIVEN_UP, _CONSULTATIONS, *_CHANGED, *_ONCE, _LATER]
"""The VEVENTs."""
_LATE_CALL = _row("call", "2023-03-01T06:00", None, "Call with Canberra 📞")
_EARLY_CONSULTATIONS = _CONSULTATIONS | {
    "start": "2023-03-07T08:00:00Z",
    "end": "2023-03-07T09:30:00Z",
}
_BRIEFINGS = (
    *("03-02", "03-30", "04-20", "04-27", "05-04", "05-11", "05-18", "05-25"),
    *("06-01", "06-08", "06-15", "06-22", "06-29"),
)
_SUMMER_TUESDAYS = (
    *("04-04", "04-18", "05-02", "05-16", "05-30", "06-13", "06-27", "07-11"),
    *("07-25", "08-08", "08-22", "09-05", "09-19", "10-03", "10-17"),
)
_MARCH = (
    *("03-03", "03-06", "03-08", "03-13", "03-15", "03-17", "03-20", "03-22", "03-24"),
    *("03-27", "03-29", "03-31"),
)
IN_2023 = [
    *_ONCE,
    *_CHANGED,
    *_on(_BRIEFINGS, _BRIEFING),
    *_on(["03-07", "03-21", "10-31", "11-14", "11-28"], _CONSULTATIONS),
    *_on(_SUMMER_TUESDAYS, _EARLY_CONSULTATIONS),
    *_on(["03-01", "10-04", "11-01", "12-06"], _CALL),
    *_on(["04-05", "05-03", "06-07", "07-05", "08-02", "09-06"], _LATE_CALL),
    *_on(_MARCH, _GIVEN_UP),
]
"""What takes place in 2023."""

"""A year in the life of a registry: what becomes of it, and what calendars have to show of it."""

from dataclasses import dataclass, field

from tests.interop.expected import event
from tests.interop.readers.shape import Row

HEAD = """
registry: life
title: Life
defaults: {timezone: Europe/Rome}
places: {paris: {name: Paris, country: FRA}, rome: {name: Rome, country: ITA}}
events:
"""
_DAY = 24 * 60 * 60
_BRIEFING = "kind: briefing, title: Briefing, participants: {ITA: spokesperson}, when: "


@dataclass(frozen=True)
class Step:
    """What is done to a registry, and what that changes in calendars.

    `edits` are events as they are written from now on, None where they are deleted; `shown` are
    all occurrences from now on of what has changed; `sequences` those of the events that
    subscribers are told anew, and `forgotten` those that they are told no more.
    """

    name: str
    edits: dict[str, str | None] = field(default_factory=dict)
    shown: dict[str, list[Row]] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    forgotten: tuple[str, ...] = ()
    seconds: int = _DAY


def _row(id: str, start: str, end: str, summary: str, status: str = "CONFIRMED") -> Row:
    return event(f"{id}@life", start, end, summary, status)


def _briefings(*times: str, summary: str = "Briefing", status: str = "CONFIRMED") -> list[Row]:
    """Return briefings of 45 minutes, which begin at these times of 2024 in UTC."""
    return [
        _row("briefing", f"2024-{time}:00:00Z", f"2024-{time}:45:00Z", summary, status)
        for time in times
    ]


_MOVED = _row("briefing", "2024-03-15T10:00:00Z", "2024-03-15T11:00:00Z", "Briefing")
_OFF = _briefings("04-04T14", summary="Cancelled: Briefing", status="CANCELLED")

LIFE = (
    Step(
        "the first export",
        {
            "opening": "kind: ceremony, title: Opening, when: 2024-01-10, place: rome",
            "visit": "kind: visit, title: State visit, when: 2024-03-04 to 2024-03-06, "
            "participants: {FRA: guest}",
            "talks": "kind: talks, title: Talks, when: 2024-03-05 10:00 to 11:30, place: rome",
            "fair": "kind: conference, title: Fair, when: 2024-03-20 09:00 to 18:00",
            "tour": "kind: visit, title: Tour, when: 2024-06-10 to 2024-06-12, "
            "participants: {ITA: guest}",
            "courtesy": "kind: visit, title: Courtesy visit, when: 2024-09-12 15:00 to 16:00, "
            "participants: {ITA: guest}",
            "briefing": f"{_BRIEFING}Thu 2024-02-29 16:00 to 16:45, "
            "repeats: {rule: weekly, until: 2024-05-02}",
            "secret": "kind: talks, title: Secret, when: 2024-03-01, audience: internal",
        },
        {
            "opening": [_row("opening", "2024-01-10", "2024-01-11", "Opening")],
            "visit": [_row("visit", "2024-03-04", "2024-03-07", "State visit")],
            "talks": [_row("talks", "2024-03-05T09:00:00Z", "2024-03-05T10:30:00Z", "Talks")],
            "fair": [_row("fair", "2024-03-20T08:00:00Z", "2024-03-20T17:00:00Z", "Fair")],
            "tour": [_row("tour", "2024-06-10", "2024-06-13", "Tour")],
            "courtesy": [
                _row("courtesy", "2024-09-12T13:00:00Z", "2024-09-12T14:00:00Z", "Courtesy visit")
            ],
            "briefing": [
                *_briefings("02-29T15", "03-07T15", "03-14T15", "03-21T15", "03-28T15"),
                *_briefings("04-04T14", "04-11T14", "04-18T14", "04-25T14", "05-02T14"),
            ],
        },
        {
            "opening": 0,
            "visit": 0,
            "talks": 0,
            "fair": 0,
            "tour": 0,
            "courtesy": 0,
            "briefing": 0,
        },
    ),
    Step(
        "an event is added",
        {"dinner": "kind: other, label: Dinner, title: Dinner, when: 2024-03-05 20:00 to 22:00"},
        {"dinner": [_row("dinner", "2024-03-05T19:00:00Z", "2024-03-05T21:00:00Z", "Dinner")]},
        {"dinner": 0},
    ),
    Step(
        "one is moved",
        {
            "talks": "kind: talks, title: Talks, when: 2024-03-06 09:00 to 10:00, place: rome, "
            "was: [{when: 2024-03-05 10:00 to 11:30}]"
        },
        {"talks": [_row("talks", "2024-03-06T08:00:00Z", "2024-03-06T09:00:00Z", "Talks")]},
        {"talks": 1},
    ),
    Step(
        "a title is another",
        {
            "dinner": "kind: other, label: Dinner, title: State dinner, "
            "when: 2024-03-05 20:00 to 22:00"
        },
        {
            "dinner": [
                _row("dinner", "2024-03-05T19:00:00Z", "2024-03-05T21:00:00Z", "State dinner")
            ]
        },
        {"dinner": 0},
    ),
    Step(
        "a place is another",
        {"opening": "kind: ceremony, title: Opening, when: 2024-01-10, place: paris"},
        sequences={"opening": 1},
    ),
    Step(
        "one is cancelled",
        {
            "tour": "kind: visit, title: Tour, when: 2024-06-10 to 2024-06-12, "
            "participants: {ITA: guest}, status: cancelled"
        },
        {"tour": [_row("tour", "2024-06-10", "2024-06-13", "Cancelled: Tour", "CANCELLED")]},
        {"tour": 1},
    ),
    Step(
        "one is postponed",
        {
            "visit": "kind: visit, title: State visit, when: unknown, status: postponed, "
            "was: [{when: 2024-03-04 to 2024-03-06}], participants: {FRA: guest}"
        },
        {
            "visit": [
                _row("visit", "2024-03-04", "2024-03-07", "Postponed: State visit", "CANCELLED")
            ]
        },
        {"visit": 1},
    ),
    Step(
        "one is deleted",
        {"dinner": None},
        {
            "dinner": [
                _row(
                    "dinner",
                    "2024-03-05T19:00:00Z",
                    "2024-03-05T21:00:00Z",
                    "Withdrawn: State dinner",
                    "CANCELLED",
                )
            ]
        },
        {"dinner": 1},
    ),
    Step("nothing is another"),
    Step(
        "one is made internal",
        {
            "opening": "kind: ceremony, title: Opening, when: 2024-01-10, place: paris, "
            "audience: internal"
        },
        {
            "opening": [
                _row("opening", "2024-01-10", "2024-01-11", "Withdrawn: Opening", "CANCELLED")
            ]
        },
        {"opening": 2},
    ),
    Step(
        "an occurrence is taken out",
        {
            "briefing": f"{_BRIEFING}Thu 2024-02-29 16:00 to 16:45, "
            "repeats: {rule: weekly, until: 2024-05-02, except: 2024-03-21}"
        },
        {
            "briefing": [
                *_briefings("02-29T15", "03-07T15", "03-14T15", "03-28T15"),
                *_briefings("04-04T14", "04-11T14", "04-18T14", "04-25T14", "05-02T14"),
            ]
        },
        {"briefing": 1},
    ),
    Step(
        "an occurrence is moved",
        {
            "briefing": f"{_BRIEFING}Thu 2024-02-29 16:00 to 16:45, "
            "repeats: {rule: weekly, until: 2024-05-02, except: 2024-03-21, "
            "changes: {2024-03-14: {when: 2024-03-15 11:00 to 12:00}}}"
        },
        {
            "briefing": [
                *_briefings("02-29T15", "03-07T15", "03-28T15"),
                *_briefings("04-04T14", "04-11T14", "04-18T14", "04-25T14", "05-02T14"),
                _MOVED,
            ]
        },
        {"briefing": 2},
    ),
    Step(
        "an occurrence is cancelled",
        {
            "briefing": f"{_BRIEFING}Thu 2024-02-29 16:00 to 16:45, "
            "repeats: {rule: weekly, until: 2024-05-02, except: 2024-03-21, changes: {"
            "2024-03-14: {when: 2024-03-15 11:00 to 12:00}, 2024-04-04: {status: cancelled}}}"
        },
        {
            "briefing": [
                *_briefings("02-29T15", "03-07T15", "03-28T15"),
                *_briefings("04-11T14", "04-18T14", "04-25T14", "05-02T14"),
                _MOVED,
                *_OFF,
            ]
        },
        {"briefing": 3},
    ),
    Step(
        "the rule ends earlier",
        {
            "briefing": f"{_BRIEFING}Thu 2024-02-29 16:00 to 16:45, "
            "repeats: {rule: weekly, until: 2024-04-18, except: 2024-03-21, changes: {"
            "2024-03-14: {when: 2024-03-15 11:00 to 12:00}, 2024-04-04: {status: cancelled}}}"
        },
        {
            "briefing": [
                *_briefings("02-29T15", "03-07T15", "03-28T15", "04-11T14", "04-18T14"),
                _MOVED,
                *_OFF,
            ]
        },
        {"briefing": 4},
    ),
    Step(
        "the one deleted comes back at another time, within the same second",
        {
            "dinner": "kind: other, label: Dinner, title: State dinner, "
            "when: 2024-03-07 19:30 to 21:30"
        },
        {
            "dinner": [
                _row("dinner", "2024-03-07T18:30:00Z", "2024-03-07T20:30:00Z", "State dinner")
            ]
        },
        {"dinner": 2},
        seconds=0,
    ),
    Step(
        "and has another title, within the same second",
        {
            "dinner": "kind: other, label: Dinner, title: Gala dinner, "
            "when: 2024-03-07 19:30 to 21:30"
        },
        {"dinner": [_row("dinner", "2024-03-07T18:30:00Z", "2024-03-07T20:30:00Z", "Gala dinner")]},
        {"dinner": 2},
        seconds=0,
    ),
    Step(
        "a visit is deleted",
        {"courtesy": None},
        {
            "courtesy": [
                _row(
                    "courtesy",
                    "2024-09-12T13:00:00Z",
                    "2024-09-12T14:00:00Z",
                    "Withdrawn: Courtesy visit",
                    "CANCELLED",
                )
            ]
        },
        {"courtesy": 1},
    ),
    Step("what was withdrawn is forgotten", forgotten=("courtesy", "opening")),
    Step(
        "all of March is deleted",
        {"visit": None, "talks": None, "dinner": None, "fair": None, "secret": None},
        {
            "visit": [
                _row("visit", "2024-03-04", "2024-03-07", "Withdrawn: State visit", "CANCELLED")
            ],
            "talks": [
                _row(
                    "talks",
                    "2024-03-06T08:00:00Z",
                    "2024-03-06T09:00:00Z",
                    "Withdrawn: Talks",
                    "CANCELLED",
                )
            ],
            "dinner": [
                _row(
                    "dinner",
                    "2024-03-07T18:30:00Z",
                    "2024-03-07T20:30:00Z",
                    "Withdrawn: Gala dinner",
                    "CANCELLED",
                )
            ],
            "fair": [
                _row(
                    "fair",
                    "2024-03-20T08:00:00Z",
                    "2024-03-20T17:00:00Z",
                    "Withdrawn: Fair",
                    "CANCELLED",
                )
            ],
        },
        {"visit": 2, "talks": 2, "dinner": 3, "fair": 1},
    ),
    Step(
        "the series is deleted",
        {"briefing": None},
        {
            "briefing": _briefings(
                "02-29T15",
                "03-07T15",
                "03-14T15",
                "03-28T15",
                "04-04T14",
                "04-11T14",
                "04-18T14",
                summary="Withdrawn: Briefing",
                status="CANCELLED",
            )
        },
        {"briefing": 5},
    ),
    Step(
        "what was forgotten comes back at another time, and the series as a single event",
        {
            "courtesy": "kind: visit, title: Courtesy visit, when: 2024-10-30 15:00 to 16:00, "
            "participants: {ITA: guest}",
            "briefing": f"{_BRIEFING}2024-11-07 16:00 to 16:45",
        },
        {
            "courtesy": [
                _row("courtesy", "2024-10-30T14:00:00Z", "2024-10-30T15:00:00Z", "Courtesy visit")
            ],
            "briefing": _briefings("11-07T15"),
        },
        {"courtesy": 2, "briefing": 6},
    ),
)

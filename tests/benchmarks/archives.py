"""Registries as archives are: many people and sources, long descriptions, and findings.

One of 10,000 events has 5,000 people, 20,000 sources and some 450 findings, and takes 10 MB.
"""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.benchmarks.registries import (
    EVENTS_A_VISIT,
    LAST_TOLD,
    SENTENCES,
    Entries,
    Happening,
    happenings,
    people,
    person,
    registry,
)

_MOST_SOURCES = 40_000
"""With more, the largest archive would have more values than a registry may hold."""
_UNPROVEN, _CONFIRMED, _UNUSED = 100, 100, 200
"""There is one such event, or one such person, for so many events."""
_EARLIER = 100
"""The sources of an unproven event are of one that is earlier by this part of all."""


@dataclass(frozen=True)
class Archive:
    """Events, with all people and sources that the registry holds."""

    events: list[Happening]
    people: Entries
    sources: Entries

    def text(self) -> str:
        """Return the registry."""
        return registry(self.events, people=self.people, sources=self.sources)


def archive(events: int) -> Archive:
    """Return an archive of as many events; the same each time."""
    made = happenings(events)
    draw = random.Random(events)  # noqa: S311
    step = min(2, _MOST_SOURCES / events)  # where sources are few, neighbours share them
    sources = {
        f"report-{int(number * step) + n}": _source(each, n)
        for number, each in enumerate(made)
        for n in range(2)
    }
    told = []
    for number, each in enumerate(made):
        is_unproven = number % _UNPROVEN == _UNPROVEN - 1
        earlier = events // _EARLIER + EVENTS_A_VISIT if is_unproven else 0
        source = int(max(number - earlier, 0) * step)
        told.append(_told(number, each, source, draw, is_unproven=is_unproven))
    unused = [f"adviser-{number}" for number in range(events // _UNUSED)]
    return Archive(told, people(told) | {id: person(id) for id in unused}, sources)


def _source(made: Happening, number: int) -> dict[str, object]:
    """Return a source that tells of an event on a day after it, or before one that is to come."""
    day = made.start + timedelta(3 + number)
    return {
        "publisher": ("The Morning Paper", "Ministry of Foreign Affairs")[number],
        "published": min(f"{day:%Y-%m-%d}", LAST_TOLD.isoformat()),
        "url": f"https://example.org/{made.id}/{number}",
    }


def _told(
    number: int, made: Happening, source: int, draw: random.Random, *, is_unproven: bool
) -> Happening:
    """Return an event as an archive tells it, by a source and the next."""
    visit, place = divmod(number, EVENTS_A_VISIT)
    roles: dict[str, object] = made.details["participants"]  # type: ignore[assignment]
    named = {f"{id.partition('-')[0]}-{visit}": role for id, role in roles.items()}
    details: dict[str, object] = {
        **made.details,
        "participants": {**named, f"{('envoy', 'aide')[place % 2]}-{visit}": "delegation"},
        "description": " ".join(draw.choices(SENTENCES, k=draw.randint(2, 6))),
        "sources": [f"report-{source}", f"report-{source + 1}"],
    }
    if is_unproven:
        details["status"] = "concluded"
    if number % _CONFIRMED == 0:
        said = {"field": "title", "value": made.title, "source": f"report-{source}"}
        details["also_reported"] = [said]
    return replace(made, details=details)

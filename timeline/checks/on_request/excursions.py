"""A trip from one city to another and back is part of the stay."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.schedule.schedule import Schedule
from timeline.schedule.stays import double_booked, stays

EXCURSION = Rule(
    "TL371",
    "excursion",
    Severity.WARNING,
    "If a person leaves a city in the middle of a stay and returns, the excursion is part of the "
    "stay. Only timeline check --strict reports it.",
    bad="{jerusalem: {when: 2022-07-13 to 2022-07-15, …}, ramallah: {when: 2022-07-14, …}}",
    good="{jerusalem: {…}, ramallah: {when: 2022-07-14, part_of: jerusalem, …}}",
)
RULES = (EXCURSION,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the stays in another city in the middle of a stay of which they are no part."""
    for stay, other, persons in double_booked(schedule, stays(schedule), inside=True):
        inner, outer = (stay, other) if other.first < stay.first else (other, stay)
        yield Diagnostic(
            EXCURSION,
            f'"{persons[0]}" is in {inner.city} in the middle of "{outer.id}" in {outer.city}',
            ("events", inner.id, "participants", persons[0]),
            f"write part_of: {outer.id}, or correct a time or a place",
            on_key=True,
            rests_on=(("events", stay.id), ("events", other.id)),
        )

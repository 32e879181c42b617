"""What a calendar shows of a chronology, and what it leaves out and why."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Component, Entry, Revision, Withdrawn
from timeline.chronology.options import Choices, Sign
from timeline.ical.events import components, is_shown, withdrawal
from timeline.ical.titles import summary


class Shown(NamedTuple):
    """The events that a calendar shows or takes back, and those that it leaves out.

    It has no day for the `undated` ones, and leaves out the `omitted` ones as the user asked.
    """

    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    undated: tuple[Entry, ...]
    omitted: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left."""
        return not (self.entries or self.withdrawn)

    @property
    def gone(self) -> int:
        """How many events are gone from the registry."""
        return sum(each.is_gone for each in self.withdrawn)


def shown(chronology: Chronology, choices: Choices) -> Shown:
    """Return what a calendar shows of a chronology.

    Events without a day are left out, unless the user chose where to show those that have a month
    or the like.
    """
    dated = [entry for entry in chronology.entries if choices.has_room_for(entry.shown)]
    withdrawn = () if choices.cancelled is Sign.OMIT else chronology.withdrawn
    told = {gone.uid for gone in withdrawn}
    rest = [entry for entry in chronology.entries if entry.uid not in told]
    return Shown(
        tuple(entry for entry in dated if is_shown(entry, choices)),
        withdrawn,
        tuple(entry for entry in rest if not choices.has_room_for(entry.shown)),
        tuple(each for entry in dated for each in _omitted(entry, choices)),
    )


def _omitted(entry: Entry, choices: Choices) -> list[Entry]:
    """Return the event, or its occurrences, that the calendar leaves out for their status."""
    if not is_shown(entry, choices):
        return [entry]
    return [changed for changed in entry.changed if not is_shown(changed, choices)]


def vevents(
    chronology: Chronology, told: Shown, choices: Choices
) -> Iterator[tuple[Component, Revision]]:
    """Yield all VEVENTs of a calendar, each with its revision."""
    for entry in told.entries:
        for lines in components(chronology, entry, choices):
            yield lines, chronology.revision(entry)
    for gone in told.withdrawn:
        for lines in withdrawal(gone, choices):
            yield lines, gone.revision


def warnings(chronology: Chronology, told: Shown, choices: Choices) -> Iterator[str]:
    """Yield sentences on what subscribers may miss."""
    if told.is_empty:
        yield "no event is left to show: subscribers see an empty calendar"
    cut = [entry.id for entry in told.entries if summary(chronology, entry, choices).is_cut]
    if cut:
        yield f"titles shortened, and whole in the descriptions: {', '.join(cut)}"

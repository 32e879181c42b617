"""The changes of chosen events: an event counts if it is chosen on either side."""

from collections.abc import Iterable, Iterator

from timeline.chronology.resolver import Resolved
from timeline.chronology.selection import Selection, select
from timeline.comparison.changes import Account, Change, Comparison
from timeline.comparison.classes import ORDER, Class
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule


def chosen(comparison: Comparison, selection: Selection, audience: Audience) -> Comparison:
    """Return the changes of chosen events alone.

    An event that came into the choice, or fell out of it, is neither new nor removed. What events
    refer to, and the registry's own fields, are told of a whole registry alone.
    """
    if selection == Selection():
        return comparison
    old, new = (
        _ids(schedule, accounts, selection, audience)
        for schedule, accounts in (
            (comparison.old, [change.old for change in comparison.changes]),
            (comparison.new, [change.new for change in comparison.changes]),
        )
    )
    return comparison._replace(
        changes=tuple(_chosen(comparison.changes, old, new)), entries=(), head=None
    )


def _ids(
    schedule: Schedule, accounts: list[Account | None], selection: Selection, audience: Audience
) -> set[str]:
    entries = {account.entry.id: account.entry for account in accounts if account}
    known = select(Resolved(schedule, audience, entries, ()), selection)
    return {entry.id for entry in known.entries}


def _chosen(changes: Iterable[Change], old: set[str], new: set[str]) -> Iterator[Change]:
    for change in changes:
        was = change.old is not None and change.old.entry.id in old
        is_now = change.new is not None and change.new.entry.id in new
        if not (was or is_now):
            continue
        if change.old is None or change.new is None or (was and is_now):
            yield change
            continue
        found = (*change.classes, Class.ENTERED if is_now else Class.LEFT)
        yield change._replace(classes=tuple(sorted(found, key=ORDER.__getitem__)))

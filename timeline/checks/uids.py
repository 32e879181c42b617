"""Each event has a UID of its own, by which calendars tell it from all others."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.identity import id_by_uid, uid_by_id, whole_and_day
from timeline.schedule.schedule import Schedule
from timeline.text import shortened

UID_TWICE = Rule(
    "TL248",
    "uid-twice",
    Severity.ERROR,
    "Each event has a UID of its own. Small and capital letters count as the same. ID@REGISTRY is "
    "the UID of the event with that id, and an occurrence's UID also has its day.",
    bad="a: {uid: 0400-1234, …}\nb: {uid: 0400-1234, …}",
    good="a: {uid: 0400-1234, …}\nb: {uid: 0400-5678, …}",
)
RULES = (UID_TWICE,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the UIDs that are those of other events too."""
    registry = schedule.registry
    given = {id: event.uid for id, event in registry.events.items() if event.uid}
    owners = {uid_by_id(id, registry.registry): id for id in registry.events} if given else {}
    for id, uid in given.items():
        owners.setdefault(uid.casefold(), id)
    for id, uid in given.items():
        whole, day = whole_and_day(uid.casefold())
        # calendars may know occurrences of an event that the registry no longer has
        owner_of_day = owners.get(whole) or id_by_uid(whole, registry.registry) if day else None
        for owner, what in ((owners[uid.casefold()], ""), (owner_of_day, "an occurrence of ")):
            if owner and owner != id:
                message = f'"{shortened(uid)}" is the UID of {what}"{owner}"'
                hint = "write the UID of this event, or remove uid"
                yield Diagnostic(UID_TWICE, message, ("events", id, "uid"), hint)

"""An import as a whole: from what readers found to the files as they are to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.diagnostics.findings import TimelineError, did_you_mean
from timeline.importing import digests, duplicates
from timeline.importing.directory import Directory, Remembered
from timeline.importing.drafting import Draft
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.importing.ledger import Ledger
from timeline.importing.matching import By
from timeline.importing.plan import Plan, Wishes
from timeline.importing.planning import Planner
from timeline.importing.present import EVENTS, Present, places
from timeline.reading.loader import Loaded
from timeline.reading.yaml import Data
from timeline.schedule.schedule import Schedule
from timeline.text import shortened


@dataclass(frozen=True, slots=True)
class Import:
    """What an import does: the plan, the files to write, the ledger, and the registry as read."""

    plan: Plan
    files: Mapping[str, bytes]
    ledger: Ledger
    loaded: Loaded | None
    """None if nothing changes."""
    people: frozenset[object] = frozenset()
    """The ids of people who are new."""


def directory(present: Present) -> Directory:
    """Return the directory of a registry, with what sources called its entries."""
    return Directory(present.entries, _remembered(present))


def _remembered(present: Present) -> Remembered:
    """Return what finds an entry by its name at the last import."""
    ids = {
        digests.digest(present.name, section, id): id
        for section, entries in present.entries.items()
        for id in entries
    }

    def found(section: str, name: str) -> str | None:
        key = digests.of_name(present.name, section, name)
        return ids.get(present.ledger.names.get(key, "-"))

    return found


def imported(
    present: Present,
    wishes: Wishes,
    found: Sequence[Incoming],
    entries: Directory,
    target: str,
) -> Import:
    """Return what the import of some files of one source does.

    Raises TimelineError if the text of a file is in the way.
    """
    for id in wishes.links.values():
        if id and id not in present.events:
            hint = did_you_mean(id, present.events, "timeline show --ids names all")
            raise TimelineError(f'--link: no event is called "{shortened(id)}"; {hint}')
    source: dict[str, Data] = {"publisher": wishes.source, "kind": "dataset"}
    if wishes.accessed:
        source["accessed"] = wishes.accessed
    if any(each.unchanged is None for file in found for each in file.events):
        entries.put("sources", wishes.source_id, source)
    if not present.files:
        name = str(_said(found).get("registry") or present.name)
        present = Present(name, Ledger(name))
    planner = Planner(present, wishes)
    plan = planner.run(found)
    if plan.refusal:
        return Import(plan, {}, present.ledger, None)
    head = {} if present.files else _head(present.name, found, plan)
    is_own = bool(head) and any(each.is_own for each in found)
    draft = Draft(present, plan, entries, target, head, is_own)
    loaded = draft.settle()
    schedule = loaded.schedule if loaded and present.files else None
    if schedule and _set_apart(planner, schedule):
        loaded = draft.settle()
    _note_moved(plan, present)
    added = draft.entries()
    people = frozenset(added.get("people", ()))
    return Import(plan, draft.files, _kept(planner, draft.directory, added), loaded, people)


def _head(name: str, found: Sequence[Incoming], plan: Plan) -> dict[str, Data]:
    """Return the fields of a new registry; note that it is called as its source, if it is."""
    told = _said(found)
    if "registry" not in told:
        text = f'the registry is called "{name}"; call it as you like before the first export'
        plan.said.append(Note("", f"{text}: calendars know it by this name"))
    return {"registry": name, "title": name.replace("-", " ").capitalize(), **told}


def _said(found: Sequence[Incoming]) -> dict[str, Data]:
    """Return what files say of a new registry itself, the first of them before the others."""
    heads = (each.head for each in reversed(found))
    return {key: data for head in heads for key, data in head.items() if data is not None}


def _set_apart(planner: Planner, schedule: Schedule) -> bool:
    """Take new events out that look like one which is here; return whether there were any.

    If the other came from this source, and the ledger was lost, the two are merged.
    """
    plan, matcher = planner.plan, planner.matcher
    links = matcher.wishes.links
    new = [id for id, taken in plan.added.items() if taken.incoming.uid not in links]
    others = planner.others()
    like = list(duplicates.alike(schedule, new, others))
    pairs = {id: other for id, other, is_sure in like if is_sure}
    lost = {id for id in others if matcher.is_lost(id)} - {*pairs.values()}
    if planner.is_lost and lost:
        left = [id for id in new if id not in pairs]
        pairs.update(duplicates.alone_on_their_days(schedule, left, lost))
    named = {*pairs.values(), *(other for _, other, _ in like)}
    where = places(planner.present.files, {(EVENTS, other) for other in named})
    plan.said += [
        _perhaps(plan.added[id].incoming, other, where[EVENTS, other])
        for id, other, is_sure in like
        if not is_sure
    ]
    for id, other in pairs.items():
        incoming = plan.added.pop(id).incoming
        if matcher.is_lost(other):
            planner.merge(planner.matches[id]._replace(id=other, by=By.NAME), incoming)
        else:
            plan.left_out.append(_like(incoming, other, where[EVENTS, other]))
    return bool(pairs)


def _like(incoming: IncomingEvent, other: str, place: str) -> Note:
    link = f"--link {incoming.uid}="
    text = (
        f'looks like "{other}" ({place}) in the registry; {link}{other} joins the two, and {link} '
        "imports it as another event"
    )
    return Note(incoming.at, text)


def _perhaps(incoming: IncomingEvent, other: str, place: str) -> Note:
    text = (
        f'perhaps the same as "{other}" ({place}), at another time, at another place or with other '
        f"people; if it is, undo this and add --link {incoming.uid}={other}"
    )
    return Note(incoming.at, text)


def _note_moved(plan: Plan, present: Present) -> None:
    """Note new events that may be those which the source has no more."""
    new = {id: taken.fields for id, taken in plan.added.items()}
    gone = {id: present.events[id] for id in plan.missing}
    for id, other in duplicates.moved(gone, new):
        text = (
            f'"{id}" is perhaps "{other}", moved or called otherwise; if this is a list, give it a '
            "key column"
        )
        plan.said.append(Note(plan.added[id].incoming.at, text))


def _kept(
    planner: Planner, directory: Directory, added: Mapping[str, Mapping[str, Data]]
) -> Ledger:
    """Return what the ledger is to remember, also of the entries that are added."""
    plan, present = planner.plan, planner.present
    ledger = present.ledger
    taken = (*plan.added.values(), *plan.changed.values())
    records = [*plan.records, *(each.record for each in taken if each.record)]
    if not records:
        return ledger
    known = {
        section: present.entries.get(section, {}).keys() | added.get(section, {}).keys()
        for section in directory.added
    }
    names = {
        digests.of_name(present.name, section, name): digests.digest(present.name, section, id)
        for (section, name), id in directory.called.items()
        if id in known[section]
    }
    new = {(record.source, record.key): record for record in records}
    return replace(ledger, records=ledger.records | new, names=ledger.names | names)

"""Plans an import: which events are new, which change, and what is left to a hand."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from timeline.importing import digests
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.importing.ledger import Record
from timeline.importing.matching import By, Match, Matcher, refs
from timeline.importing.merging import Base, Merged, Preference, Side, listed, merged, said_of
from timeline.importing.plan import Conflict, Missing, Plan, Taken, Wishes
from timeline.importing.present import Present
from timeline.reading.yaml import Data
from timeline.registry.identity import uid_by_id
from timeline.registry.vocabulary import Status

_MOST_MISSING = 0.2
"""The part of a source's events that may be missing at once; if more are, something is wrong."""
_FEW = 2
"""So many events may be missing of a small source."""


class Planner:
    """Plans what becomes of all events of one source."""

    def __init__(self, present: Present, wishes: Wishes) -> None:
        self.present, self.ledger, self.wishes = present, present.ledger, wishes
        self.matcher = Matcher(present, wishes)
        self.plan = Plan()
        self.matches: dict[str, Match] = {}
        """The events that came in, by their ids here."""
        self.ids: dict[str, str] = {}
        self.known: set[str] = set()

    def run(self, files: Iterable[Incoming]) -> Plan:
        """Return the plan for all that was found in some files of the source."""
        files = list(files)
        found = [each for file in files for each in file.events if self._is_text(each)]
        matches = self.matcher.matched(self._once(found))
        self.matches = {each.id: each for each in matches}
        self.ids = {each.incoming.uid: each.id for each in matches if each.id}
        self.known = {*self.ids.values(), *self.present.events}
        for match in matches:
            self._take(match, self._related(match.incoming))
        if not all(file.is_own for file in files):
            left_out = {uid for file in files for uid in file.left_out_uids}
            self._miss({each.key for each in matches}, left_out)
        self.plan.left_out += [note for file in files for note in file.left_out]
        self.plan.lost += [note for file in files for note in file.lost]
        return self.plan

    def others(self) -> set[str]:
        """Return the events that are here and are none of this source, as far as is known."""
        records = self.ledger.records.values()
        known = {each.event for each in records if each.source == self.wishes.source}
        ids = {self.matcher.events.get(event) for event in known}
        return self.present.events.keys() - ids - self.matches.keys()

    @property
    def is_lost(self) -> bool:
        """Whether the ledger knows nothing of this source, as if it were the first import."""
        return all(key[0] != self.wishes.source for key in self.ledger.records)

    def _is_text(self, incoming: IncomingEvent) -> bool:
        """Whether an event can be written in UTF-8; else leave it out."""
        try:
            json.dumps((incoming.uid, incoming.fields), ensure_ascii=False).encode()
        except UnicodeEncodeError:
            self.plan.left_out.append(
                Note(incoming.at, "it holds half a character, which is not text")
            )
            return False
        return True

    def _once(self, found: list[IncomingEvent]) -> list[IncomingEvent]:
        """Return the events, each once: of two with one UID, the one with the higher SEQUENCE."""
        latest: dict[tuple[str, str], IncomingEvent] = {}
        for each in found:
            known = latest.setdefault((each.uid, each.recurrence), each)
            if known is each:
                continue
            first, last = sorted((known, each), key=_revision)
            latest[each.uid, each.recurrence] = last
            self.plan.left_out.append(
                Note(first.at, f"an older revision of {last.at}, with the same UID")
            )
        return list(latest.values())

    def _related(self, incoming: IncomingEvent) -> IncomingEvent:
        """Return an event that names those it is part of by our ids, as far as they are here."""
        if not (named := refs(incoming.fields.get("part_of"))):
            return incoming
        named = [self.ids.get(each, each) for each in named]
        found: list[Data] = [each for each in named if each in self.known]
        return replace(incoming, fields={**incoming.fields, "part_of": found or None})

    def _take(self, match: Match, incoming: IncomingEvent) -> None:
        """Plan what becomes of one event."""
        record = match.record
        if match.by is By.DELETED:
            self.plan.deleted.append(Note(incoming.at, _title(incoming)))
        elif record and _revision(incoming) < (record.sequence or 0, record.modified):
            self.plan.left_out.append(
                Note(incoming.at, "an older revision than at the last import")
            )
        elif match.by is By.NOTHING:
            self.add(match, incoming)
        else:
            self.merge(match, incoming)

    def add(self, match: Match, incoming: IncomingEvent) -> None:
        """Plan to add a new event."""
        known = incoming.fields.items()
        fields: dict[str, Data] = {name: data for name, data in known if data is not None}
        if incoming.is_cancelled:
            fields["status"] = str(Status.CANCELLED)
        if self.wishes.status and "status" not in fields:
            fields["status"] = self.wishes.status
        usual = uid_by_id(match.id, self.present.name)
        if self.wishes.keep_uids and not incoming.recurrence and incoming.uid != usual:
            fields["uid"] = incoming.uid
        uid = str(fields.get("uid") or usual)
        base = {name: self._digest(uid, name, listed(data)) for name, data in fields.items()}
        base.pop("uid", None)
        said = said_of(incoming.words, partial(self._digest, uid))
        if incoming.unchanged is None:
            fields.setdefault("sources", [self.wishes.source_id])
        self.plan.added[match.id] = Taken(fields, incoming, self._record(match, uid, base, said))

    def merge(self, match: Match, incoming: IncomingEvent) -> None:
        """Plan to merge an event with the one that is here."""
        if match.record and match.record.is_gone and not incoming.is_cancelled:  # it is back
            words = {name: said for name, said in incoming.words.items() if name != "status"}
            fields = {"status": None, **incoming.fields}
            incoming = replace(incoming, fields=fields, words=words)
        ours, uid = self.present.events[match.id], self.present.uid_of(match.id)
        digest = partial(self._digest, uid)
        record, prefer = match.record, self.wishes.prefer
        base = Base(record.fields, digest, record.said) if record else Base(None, digest)
        if (
            match.by is By.LINK
        ):  # what differs now is a hand's; what the source changes later is not
            base, prefer = Base(None, digest), Preference(others=Side.OURS)
        found = merged(ours, incoming, base, prefer)
        if incoming.unchanged is None:
            self._move(found, ours)
        self.plan.conflicts += [Conflict(match.id, incoming.at, each) for each in found.clashes]
        record = self._record(match, uid, found.base, found.said)
        if found.fields.get("audience"):
            said = f"{match.id}: its audience is {found.fields['audience']} now"
            self.plan.said.append(Note(incoming.at, said))
        if found.fields:
            self.plan.changed[match.id] = Taken(found.fields, incoming, record)
            return
        if not found.clashes:
            self.plan.unchanged.append(match.id)
        if record:
            self.plan.records.append(record)

    def _move(self, found: Merged, ours: Mapping[str, Data]) -> None:
        """Keep the time that an event had before it was moved, as a hand would do."""
        old, new = ours.get("when"), found.fields.get("when")
        if not isinstance(old, str) or not isinstance(new, str) or "was" in found.fields:
            return
        if not new.startswith(old):  # else it is the same time, and more is known of it
            was = ours.get("was")
            known = was if isinstance(was, list) else [was] if was else []
            found.fields["was"] = [*known, {"when": old, "source": self.wishes.source_id}]

    def _miss(self, keys: set[str], left_out: set[str]) -> None:
        """Plan what becomes of events that the source has no more."""
        unread = {self.matcher.key(IncomingEvent(uid, "", {})) for uid in left_out}
        known = [
            record
            for record in self.ledger.records.values()
            if record.source == self.wishes.source and record.event in self.matcher.events
        ]
        gone = [each for each in known if each.key not in keys | unread and not each.is_gone]
        is_doubtful = len(gone) > max(_FEW, _MOST_MISSING * len(known)) or not keys
        if gone and is_doubtful and not self.wishes.missing:
            self.plan.refusal = (
                f"{len(gone)} of {len(known)} events are no longer in the source; nothing was "
                "written: add --missing keep or --missing cancel if that is right"
            )
        for record in gone:
            self._gone(record)

    def _gone(self, record: Record) -> None:
        id = self.matcher.events[record.event]
        self.plan.missing.append(id)
        match = Match(
            IncomingEvent("", "", {}, is_cancelled=True), id, By.LEDGER, record.key, record
        )
        if self.wishes.missing is Missing.CANCEL:
            gone = match._replace(record=replace(record, is_gone=True))
            self.merge(gone, gone.incoming)
        else:
            self.plan.records.append(replace(record, is_gone=True))

    def _record(
        self, match: Match, uid: str, base: Mapping[str, str], said: Mapping[str, str]
    ) -> Record | None:
        """Return what the ledger will remember of an event; our own outputs need no ledger."""
        incoming = match.incoming
        if incoming.unchanged is not None and incoming.id:
            return None
        known = match.record
        is_told = not incoming.uid  # by nobody: the source has it no more
        return Record(
            self.wishes.source,
            match.key,
            self.matcher.event(uid),
            known.sequence if known and is_told else incoming.sequence,
            known.modified if known and is_told else incoming.modified,
            is_told,
            dict(sorted(base.items())),
            {name: each for name, each in sorted(said.items()) if each != base.get(name)},
        )

    def _digest(self, uid: str, name: str, data: Data) -> str:
        return digests.of_field(self.present.name, uid, name, data)


def _revision(incoming: IncomingEvent) -> tuple[int, str]:
    return incoming.sequence or 0, incoming.modified


def _title(incoming: IncomingEvent) -> str:
    return str(incoming.fields.get("title") or incoming.uid)

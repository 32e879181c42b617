"""Drafts of the files that an import writes: read back, and rid of what makes a registry unsound.

An event that a registry can't take is left out, and one that would break it by a change stays as it
was. A field that is wrong is left out alone, if the event can do without it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from timeline.authoring import appending
from timeline.authoring.editing import Changes, Edited, edited
from timeline.checks.needs import MISSING_COUNTRY, MISSING_ROLE, MISSING_WHEN
from timeline.diagnostics.findings import Diagnostic, Path, Severity, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.importing.directory import Directory
from timeline.importing.incoming import Note
from timeline.importing.matching import refs
from timeline.importing.plan import Plan
from timeline.importing.present import EVENTS, Present
from timeline.reading.loader import Loaded, joined
from timeline.reading.source import SourceFile, read_all
from timeline.reading.yaml import Data

_TO_FILL_IN = (MISSING_ROLE, MISSING_WHEN)
"""Errors that a new registry may have: a person fills in what the source does not tell."""
_NEEDED = ("kind", "title", "when")
"""Fields without which an event is not taken, if they are wrong."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A new file, and the data that it is to hold."""

    file: str
    data: bytes
    held: Mapping[str, Data]

    def check(self, after: SourceFile) -> None:
        """Raise TimelineError if the file, read again, holds anything else."""
        if after.data != self.held:
            raise TimelineError(f"{self.file}: this can't be written as YAML; nothing was written")


@dataclass(slots=True)
class Draft:
    """The files of a registry as an import leaves them, `target` with all that is new."""

    present: Present
    plan: Plan
    directory: Directory
    target: str
    head: Mapping[str, Data] = field(default_factory=dict)
    """The fields of a new registry; of one that exists, nothing."""
    is_whole_directory: bool = False
    """Whether entries are kept that no event refers to."""
    files: dict[str, bytes] = field(default_factory=dict)

    def settle(self) -> Loaded | None:
        """Write and read the draft until it is sound; raise TimelineError if it can't be.

        Return None if nothing changes: the registry as it is need not be read again.
        """
        while True:  # what is left out may be missed by others, which are then left out too
            written = list(self._written())
            self.files = {each.file: each.data for each in written}
            if not written:
                return None
            read = read_all({**self.present.files, **self.files}.items())
            sources = {source.file: source for source in read}
            for each in written:
                each.check(sources[each.file])
            loaded = joined(sources.values())
            if loaded.schedule:
                return loaded
            errors = [each for each in loaded.found if each.rule.severity is Severity.ERROR]
            if self.head:
                errors = [each for each in errors if each.rule not in _TO_FILL_IN]
                if not errors:
                    return loaded
            if not [each for each in errors if self._mended(each)]:
                raise refused(loaded.errors, loaded.sources, is_cut=loaded.is_cut)

    def entries(self) -> dict[str, dict[str, Data]]:
        """Return the new entries to which events refer."""
        taken = (*self.plan.added.values(), *self.plan.changed.values())
        named = {text for each in taken for text in _texts(each.fields)}
        found: dict[str, dict[str, Data]] = {}
        for section, added in self.directory.added.items():
            kept = (id for id in added if id in named or self.is_whole_directory)
            found[section] = {id: dict(added[id]) for id in kept}
        return {section: entries for section, entries in found.items() if entries}

    def _written(self) -> Iterator[Edited | _Begun]:
        """Yield the files that change, that with new entries first: others refer to these."""
        added = self.entries()
        if self.plan.added:
            added[EVENTS] = {id: dict(taken.fields) for id, taken in self.plan.added.items()}
        if self.head:
            data = appending.written(self.head, added).encode()
            yield _Begun(self.target, data, {**self.head, **added})
            return
        for file in sorted(self.present.files, key=lambda name: name != self.target):
            changes = Changes(added=added if file == self.target else {})
            changes.fields = {
                (EVENTS, id): dict(taken.fields)
                for id, taken in self.plan.changed.items()
                if self.present.owners[id] == file
            }
            if changes:
                yield edited(self.present.files[file], self.present.sources[file], changes)

    def _mended(self, error: Diagnostic) -> bool:
        """Take what causes an error out of the plan; return whether that was possible."""
        return any(self._dropped(path, error) for path in self._causes(error))

    def _causes(self, error: Diagnostic) -> Iterator[Path]:
        """Yield where an error may come from, the likeliest first."""
        yield error.path
        yield from error.rests_on
        if error.path[:1] == (EVENTS,):  # a part may be outside an event that was moved
            event = self.present.events.get(str(error.path[1]), {})
            yield from ((EVENTS, above) for above in refs(event.get("part_of")))

    def _dropped(self, path: Path, error: Diagnostic) -> bool:
        section, id, *rest = (*map(str, path[:2]), *path[2:]) if len(path) > 1 else ("", "")
        if section == EVENTS:
            return self._drop_event(str(id), [*map(str, rest)], error)
        entries = self.directory.added.get(str(section), {})
        entry = entries.get(str(id))
        if entry is None:
            return False
        if error.rule is MISSING_COUNTRY:
            entry["country"] = "unknown"
            self.plan.said.append(Note("", f"place {id}: fill in its country"))
        else:
            del entries[str(id)]
            self.plan.said.append(Note("", f"{section} {id}: left out: {error.message}"))
        return True

    def _drop_event(self, id: str, rest: list[str], error: Diagnostic) -> bool:
        plan = self.plan
        taken = plan.added.get(id)
        if taken and rest and rest[0] not in _NEEDED and _without(taken.fields, rest):
            where = ".".join(rest[:2] if rest[0] == "participants" else rest[:1])
            plan.said.append(Note(taken.incoming.at, f"{id}: {where} left out: {error.message}"))
            return True
        gone = plan.added.pop(id, None) or plan.changed.pop(id, None)
        if gone:
            plan.left_out.append(Note(gone.incoming.at, error.message))
        return bool(gone)


def _without(fields: dict[str, Data], path: list[str]) -> bool:
    """Take a field out, or one of several participants; return whether it was there."""
    held = fields.get(path[0])
    if path[0] == "participants" and isinstance(held, dict) and path[1:2] and len(held) > 1:
        return held.pop(path[1], None) is not None
    return fields.pop(path[0], None) is not None


def _texts(data: Data) -> Iterator[str]:
    """Yield the keys and texts in a value."""
    match data:
        case str():
            yield data
        case list():
            for each in data:
                yield from _texts(each)
        case dict():
            for key, part in data.items():
                yield key
                yield from _texts(part)

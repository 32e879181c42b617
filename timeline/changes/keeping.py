"""The lock beside a registry: where it is, what it holds, and what becomes of it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from timeline.changes import lockfile
from timeline.changes.finding import elsewhere, needing
from timeline.changes.future import later
from timeline.changes.identities import UID_CHANGED, changed, forgetful
from timeline.changes.lock import Lock, Memory, State
from timeline.changes.news import Differences, differences, hints, outdated, stale
from timeline.changes.revisions import Revised, pruned, revised
from timeline.chronology.chronology import Chronology
from timeline.chronology.resolver import Resolved, resolved
from timeline.chronology.selection import Selection, select
from timeline.diagnostics.findings import Diagnostic, RegistryError, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.files.finding import STDIN, stray, typed
from timeline.files.writing import File
from timeline.reading.source import SourceFile
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

SUFFIX = ".lock"
_NEVER = datetime.max.replace(tzinfo=UTC)
"""The moment of revisions that nobody is told."""
_MOST_TOLD = 50_000
"""Events, each in every language, that a check compares with the lock: it takes time."""


class Progress(Protocol):
    """Whoever is told how far long work has come."""

    def __call__(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """Take note of a stage that has begun, and of how much of it is done, if that is known."""
        ...


@dataclass(frozen=True)
class Kept:
    """The lock of a registry, as it was and as it is to be, and the file that holds it.

    `told` are all events, by the language in which calendars are told of them. A lock may have
    been `taken` from another file, which some file may still be `needing`. The revisions of some
    events may have been `recovered` from calendars.
    """

    registry: tuple[Path, ...]
    path: Path
    old: Lock
    revised: Revised
    source: SourceFile
    told: dict[str, Chronology]
    taken: Path | None = None
    needing: Path | None = None
    recovered: tuple[str, ...] = ()

    @property
    def new(self) -> Lock:
        """The lock as it is to be."""
        return self.revised.lock

    @cached_property
    def differences(self) -> Differences:
        """The differences between the old lock and the new one."""
        return differences(self.old, self.new)

    @property
    def gone(self) -> list[Memory]:
        """The events that are taken back."""
        told = (State.WITHDRAWN, State.UNDATED)
        return [each for each in self.new.memories.values() if each.state in told]

    def whole(self, selection: Selection, language: str) -> Chronology | None:
        """Return all that calendars are told in a language, if that is what is selected."""
        is_whole = selection == Selection()
        return self.told.get(language) if is_whole else None

    @property
    def warnings(self) -> list[str]:
        """Sentences on what is no error, but perhaps not meant."""
        if self.is_forgone:
            what = "timeline remembers no revision, and calendars may miss later changes"
            return [f"{self.path}: not written, because its folder can't be written to: {what}"]
        return [*self._hints(), *hints(self.differences)]

    def _hints(self) -> Iterator[str]:
        if self.needing:
            yield (
                f"{self.needing} may tell the same calendars, as registry: {self.new.registry}; "
                "if you keep both, give one of them another name"
            )

    @property
    def is_new(self) -> bool:
        """Whether the file does not hold yet what it is to hold."""
        return self.old != self.new or self.is_begun or self.taken is not None

    @property
    def is_begun(self) -> bool:
        """Whether there was none before."""
        return not self.source.text

    @property
    def is_forgone(self) -> bool:
        """Whether there is none, and none can be: its folder can't be written to."""
        return not (os.path.lexists(self.path) or os.access(self.path.parent, os.W_OK))

    @property
    def is_due(self) -> bool:
        """Whether it is to be written."""
        return self.is_new and not self.is_forgone


def is_stream(registry: list[Path]) -> bool:
    """Whether a registry is standard input or the like, and not in files."""
    (first, *_) = registry
    return first == Path(STDIN) or not (first.is_file() or first.is_dir())


def is_file(registry: list[Path]) -> bool:
    """Whether a registry is a single file, which names its lock."""
    return len(registry) == 1 and registry[0].is_file()


def folder(registry: list[Path]) -> Path:
    """Return the folder in which the lock of a registry is; raise TimelineError if it has none."""
    if is_stream(registry):
        raise TimelineError("standard input has no lock")
    if taken := [path for path in registry if path.suffix.lower() == SUFFIX]:
        raise TimelineError(f"{taken[0]}: this is the name of a lock, not of a registry")
    folders = [path if path.is_dir() else path.parent for path in registry]
    return Path(os.path.commonpath([folder.absolute() for folder in folders]))


def named(name: str, audience: Audience) -> str:
    """Return what the outputs and the lock of a registry are called that are for an audience."""
    return name if audience is Audience.PUBLIC else f"{name}-{audience}"


def path(registry: list[Path], name: str, audience: Audience) -> Path:
    """Return where the lock is: beside the one file, under its name, else under the registry's.

    So a folder has another lock than a file in it. Each audience has its own, because the two
    are not told the same of an event. The public must not learn of what is internal.
    """
    if is_file(registry):
        return registry[0].with_name(f"{named(registry[0].stem, audience)}{SUFFIX}")
    return Path(os.path.relpath(folder(registry)), f"{named(name, audience)}{SUFFIX}")


def read(
    path: Path, name: str | None, audience: Audience | None = None
) -> tuple[Lock | None, SourceFile]:
    """Return the lock at `path`, of the registry called `name`; its faults are in the source.

    Raises TimelineError if it can't be read, or is a link out of its folder or to nowhere.
    """
    if path.is_symlink() and not path.exists():
        raise TimelineError(f"{path}: this is a link to {path.readlink()}, and there is no lock")
    if not path.exists():
        return None, SourceFile(str(path), "")
    if why := stray(path, path.parent):
        raise TimelineError(f"{path}: {why}")
    return lockfile.read(reading.read(str(path)), str(path), name, audience)


def sources(registry: list[Path], name: str | None) -> list[SourceFile]:
    """Return the files of a registry's locks with what is wrong in them; empty for each missing."""
    if is_stream(registry) or (name is None and not is_file(registry)):
        return []
    return [read(path(registry, name or "", each), name, each)[1] for each in Audience]


def files(registry: list[Path], name: str) -> list[str]:
    """Return the files of a registry's locks, if it has any or may get them."""
    return [] if is_stream(registry) else [str(path(registry, name, each)) for each in Audience]


def keep(
    registry: list[Path],
    known: Resolved,
    moment: datetime,
    tell: Progress,
    *,
    prune: bool = False,
) -> Kept:
    """Return what becomes of the lock of a registry; raise RegistryError if it has faults.

    If we are to `prune` it, events may have other UIDs than calendars know: it forgets the old.
    """
    name, audience = known.schedule.registry.registry, known.audience
    where = path(registry, name, audience)
    taken = None if os.path.lexists(where) else elsewhere(where, registry, name, audience)
    found, source = read(taken or where, name, audience)
    if source.findings:
        raise refused(source.findings, [source])
    old = found or Lock(name, audience=audience)
    faults = changed(old, source, known.schedule.registry, command(registry, audience, "--prune"))
    if faults and not prune:
        raise refused(faults, [source])
    tell(f"looking for what is new in {len(known.schedule.registry.events):,} events")
    languages = known.schedule.languages
    told = {language: select(known, Selection(), language) for language in languages}
    own, *others = told.values()
    base = forgetful(old, known.schedule.registry) if prune else old
    new = revised(own, base, moment, others)
    new = new._replace(lock=pruned(new.lock)) if prune else new
    needs = needing(taken, registry, name, audience) if taken else None
    return Kept(tuple(registry), where, old, new, source, told, taken, needs)


def file(path: Path, lock: Lock) -> File:
    """Return a lock as it is to be written."""
    return File(path, lockfile.write(lock), is_private=lock.audience is Audience.INTERNAL)


def refuse_change(kept: Kept) -> None:
    """Raise RegistryError if the lock would change."""
    if kept.is_new:
        what_to_do = command(kept.registry, kept.new.audience)
        why = stale(kept.differences, kept.source.file, what_to_do, is_missing=kept.is_begun)
        raise refused([why], [kept.source])


def behind(
    registry: list[Path], schedule: Schedule, tell: Progress, now: datetime = _NEVER
) -> list[Diagnostic]:
    """Return where the locks of a registry do not hold what calendars will be, or were, told.

    If the present moment is known, locks are told too that are later than `now`. Of a registry
    with very many events and languages, nothing is returned.
    """
    found = []
    name, told = schedule.registry.registry, len(schedule.languages)
    is_large = len(schedule.registry.events) * told > _MOST_TOLD
    for audience in () if is_large or is_stream(registry) else Audience:
        if not path(registry, name, audience).exists():
            continue
        try:
            kept = keep(registry, resolved(schedule, audience, _NEVER), _NEVER, tell)
        except RegistryError as error:  # other faults are found as it is read
            found += [each for each in error.diagnostics if each.rule is UID_CHANGED]
        else:
            found += later(kept.old, kept.source, now)
            if kept.is_new:
                export = command(registry, audience, name="export")
                found.append(outdated(kept.differences, str(kept.path), export))
    return found


def command(
    registry: Iterable[Path], audience: Audience, option: str = "", *, name: str = "lock"
) -> str:
    """Return the command that brings a lock up to date, perhaps with an option."""
    of_audience = "" if audience is Audience.PUBLIC else f"--audience {audience}"
    return typed(f"timeline {name} {of_audience} {option}", registry)

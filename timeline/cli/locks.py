"""The lock beside a registry: where it is, what it holds, and what becomes of it."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline.changes import lockfile
from timeline.changes.lockfile import Lock, Memory, State
from timeline.changes.news import Differences, differences, stale
from timeline.changes.revisions import revised
from timeline.chronology.chronology import Chronology
from timeline.chronology.selection import Selection, select
from timeline.cli import console, progress
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError
from timeline.reading.loader import STDIN
from timeline.reading.source import SourceFile
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

Locked = Annotated[
    bool,
    typer.Option("--locked", help="Write nothing, and exit with 1, if the lock would change."),
]
NoLock = Annotated[
    bool, typer.Option("--no-lock", help="Neither read nor keep the lock beside the registry.")
]
SUFFIX = ".lock"
_CHANGED = re.compile(rb"\nSEQUENCE:[1-9]")
_FEW = 5
"""Hints of one sort that are read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lock of a registry, as it was and as it is to be, and the file that holds it.

    `told` are all events, by the language in which calendars are told of them.
    """

    path: Path
    old: Lock
    new: Lock
    source: SourceFile
    told: dict[str, Chronology]

    @property
    def differences(self) -> Differences:
        """What calendars are told anew."""
        return differences(self.old, self.new)

    @property
    def gone(self) -> list[Memory]:
        """The events that are taken back."""
        return [each for each in self.new.memories.values() if each.state is not State.SHOWN]

    def whole(self, selection: Selection, language: str) -> Chronology | None:
        """Return all that calendars are told in a language, if that is what is selected."""
        is_whole = selection == Selection(audience=self.new.audience)
        return self.told.get(language) if is_whole else None

    @property
    def is_new(self) -> bool:
        """Whether the file does not hold yet what it is to hold."""
        return self.old != self.new or not self.source.text

    @property
    def is_forgone(self) -> bool:
        """Whether there is none, and none can be: its folder can't be written to."""
        return not (os.path.lexists(self.path) or os.access(self.path.parent, os.W_OK))


def wanted(
    registry: list[Path], targets: list[tuple[str, Path]], *, locked: bool, no_lock: bool
) -> Path | None:
    """Return the folder of the lock, if one is to be kept: for a calendar of a registry in files.

    Raises TimelineError where a lock is both wanted and not.
    """
    if locked and no_lock:
        raise TimelineError("--locked and --no-lock exclude each other")
    calendar = locked or not targets or any(name == "ics" for name, _ in targets)
    if not calendar or no_lock or (_is_stream(registry) and not locked):
        return None
    return folder(registry)


def _is_stream(registry: list[Path]) -> bool:
    """Whether a registry is standard input or the like, and not in files."""
    (first, *_) = registry
    return first == Path(STDIN) or not (first.is_file() or first.is_dir())


def folder(registry: list[Path]) -> Path:
    """Return the folder in which the lock of a registry is; raise TimelineError if it has none."""
    if _is_stream(registry):
        raise TimelineError("standard input has no lock")
    if taken := [path for path in registry if path.suffix == SUFFIX]:
        raise TimelineError(f"{taken[0]}: a lock is called so, not a registry")
    folders = [path if path.is_dir() else path.parent for path in registry]
    return Path(os.path.commonpath([folder.absolute() for folder in folders]))


def named(name: str, audience: Audience) -> str:
    """Return what the outputs and the lock of a registry are called that are for an audience."""
    return name if audience is Audience.PUBLIC else f"{name}-{audience}"


def path(registry: list[Path], name: str, audience: Audience) -> Path:
    """Return where the lock is: beside the one file, under its name, else under the registry's.

    So a folder has another lock than a file in it. Each audience has its own: what one is told of
    an event is not what another is, and the public is not to be told of what is internal.
    """
    if len(registry) == 1 and registry[0].is_file():
        return registry[0].with_name(f"{named(registry[0].stem, audience)}{SUFFIX}")
    return Path(os.path.relpath(folder(registry)), f"{named(name, audience)}{SUFFIX}")


def read(
    path: Path, name: str | None, audience: Audience | None = None
) -> tuple[Lock | None, SourceFile]:
    """Return the lock at `path`, of the registry called `name`; its faults are in the source."""
    if not path.exists():
        return None, SourceFile(str(path), "")
    return lockfile.read(console.read(str(path)), str(path), name, audience)


def sources(registry: list[Path], name: str | None) -> list[SourceFile]:
    """Return the files of a registry's locks with what is wrong in them; empty for each missing."""
    is_file = len(registry) == 1 and registry[0].is_file()
    if _is_stream(registry) or (name is None and not is_file):
        return []
    return [read(path(registry, name or "", each), name, each)[1] for each in Audience]


def files(registry: list[Path], name: str) -> list[str]:
    """Return the files of a registry's locks, if it has any or may get them."""
    return [] if _is_stream(registry) else [str(path(registry, name, each)) for each in Audience]


def keep(
    registry: list[Path],
    known: Registry,
    moment: datetime,
    audience: Audience,
    *,
    locked: bool = False,
) -> Kept:
    """Return what becomes of the lock of a registry; if it has faults, report them and exit.

    So too if it would change, but is `locked`.
    """
    where = path(registry, known.registry, audience)
    found, source = read(where, known.registry, audience)
    if source.findings:
        common.stop(source.findings, [source])
    old = found or Lock(known.registry, audience=audience)
    every = Selection(audience=audience)
    with progress.Bar() as bar:
        bar.tell(f"looking for what is new in {len(known.events):,} events")
        told = {known.language: select(known, every, moment)}
        for language in told[known.language].registry.languages:
            if language not in told:
                told[language] = select(known, every, moment, language)
        own, *others = told.values()
        kept = Kept(where, old, revised(own, old, moment, others), source, told)
    if locked and kept.is_new:
        common.stop([stale(kept.differences, str(where), command(audience))], [source])
    return kept


def command(audience: Audience) -> str:
    """Return the command that brings the lock for an audience up to date."""
    return "timeline lock" + ("" if audience is Audience.PUBLIC else f" --audience {audience}")


def ahead(kept: Kept, calendars: Iterable[Path]) -> list[Path]:
    """Return the files of calendars with changed events of which a lock that is begun knows not."""
    found: list[Path] = []
    for path in () if kept.source.text else calendars:
        with contextlib.suppress(OSError):
            found += [path] if _CHANGED.search(path.read_bytes()) else []
    return found


def tell(kept: Kept, ahead: Iterable[Path] = ()) -> None:
    """Say what calendars are told anew, and which ids look as if they had been renamed.

    Calendars that are `ahead` of a lock are told backward.
    """
    if kept.is_forgone:
        console.say(
            f"{kept.path}: not kept, as its folder can't be written to: no revision is remembered, "
            "and calendars may miss later changes"
        )
        return
    news = kept.differences
    if not kept.source.text:
        _tell_begun(kept, news, ahead)
    elif kept.is_new:
        console.say(f"{kept.path}: {news or 'brought up to date'}")
    if news.withdrawn:
        prune = f"{command(kept.new.audience)} --prune"
        console.say(f"  what is withdrawn is told with its last title until {prune}")
    for gone, came in news.renamed[:_FEW]:
        console.say(
            f'  hint: "{came}" looks like "{gone}" under another id, but an id is for ever: '
            f'calendars take "{gone}" back, and show "{came}" as new'
        )
    if more := len(news.renamed[_FEW:]):
        console.say(f"  hint: so do {more} more look like others that are gone")


def _tell_begun(kept: Kept, news: Differences, ahead: Iterable[Path]) -> None:
    console.say(f"{kept.path}: begun, {news or 'without events'}; keep it with the registry")
    for other in _of_same_registry(kept):
        console.say(
            f"  hint: {other} is of the same registry; if this one was called so before, put "
            f"it in the place of {kept.path}: calendars go by its revisions"
        )
    for calendar in ahead:
        console.say(
            f"  hint: {calendar} was ahead of it: if a lock was lost, put that in the place of "
            f"{kept.path} and export again, or calendars miss changes"
        )


def _of_same_registry(kept: Kept) -> Iterator[Path]:
    """Yield other locks in the folder that are of the same registry: it may have been renamed."""
    for other in sorted({*kept.path.parent.glob(f"*{SUFFIX}")} - {kept.path}):
        with contextlib.suppress(TimelineError):
            lock, _ = read(other, None)
            whose = lock and (lock.registry, lock.audience)
            if whose == (kept.new.registry, kept.new.audience):
                yield other

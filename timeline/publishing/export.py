"""An export, from the files of a registry to those of its outputs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypedDict

from timeline import formats
from timeline.changes import keeping, zone_data
from timeline.changes.keeping import Kept, Progress
from timeline.changes.recovery import reconciled
from timeline.changes.withdrawals import told
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Undated
from timeline.chronology.resolver import Resolved, resolved
from timeline.chronology.selection import Selection, select
from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import find
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.publishing import outputs, saving, targets
from timeline.publishing.options import (
    applicable,
    calendars,
    chronologies,
    filters,
    readers,
    tables,
)
from timeline.publishing.options.parsing import Words, listed
from timeline.publishing.outputs import Export, NothingLeft
from timeline.publishing.targets import STDOUT, Target
from timeline.schedule.schedule import Schedule
from timeline.text import shortened

_EXCLUSIVE = ("locked", "no-lock", "recover")
UNDATED = datetime.max.replace(tzinfo=UTC)
"""The moment of a revision that nothing dates: later than any that calendars are told."""


class Safety(TypedDict, total=False):
    """What may be chosen about the lock, called as the options of the command."""

    locked: bool
    recover: bool
    allow_older_zones: bool


class Options(
    filters.Filters, calendars.Options, tables.Options, chronologies.Options, Safety, total=False
):
    """All that may be chosen about an export, called as the options of the command."""

    format: Words | None
    lang: str | None
    tz: str | None
    no_lock: bool
    wait: float


class Host(NamedTuple):
    """Whoever has something exported: it gives what an export needs, and is told of what happens.

    `read` returns the registry in files, `now` the moment of revisions that are new, if it is
    known. Where another run is in the way, `waits` is told; `warns` gets a sentence, `tell` how
    far the work has come. `width` is that of the terminal, if there is one.
    """

    read: Callable[[list[str]], Schedule]
    now: Callable[[], datetime | None]
    waits: Callable[[Path], None]
    warns: Callable[[str], None]
    tell: Progress
    width: int | None = None


def export(registry: list[Path], paths: Sequence[Path], options: Options, host: Host) -> Export:
    """Write the outputs of a registry to `paths`, all or none, and keep its lock.

    Without paths, they are the usual ones. The folder of the lock is held all the while. Raises
    TimelineError, and RegistryError for faults in the registry or the lock.
    """
    wanted = targets.named(paths, listed(options.get("format")))
    choices = _choices(options, wanted, host.width)
    folder = _lock_folder(registry, wanted, options)
    files = find(str(path) for path in registry)
    targets.guard(wanted, files)
    hold = partial(alone, waits=host.waits, longest=options.get("wait", LONGEST_WAIT))
    with hold(folder):
        schedule, audience = host.read(files), filters.audience(options)
        whole = schedule.registry
        wanted = wanted or targets.defaults(registry, whole, audience)
        targets.guard(wanted, [*files, *keeping.files(registry, whole.registry)])
        moment = host.now() or UNDATED
        known = resolved(schedule, audience, moment)
        language = readers.language(options.get("lang"), known.schedule.registry, host.warns)
        kept = None
        if folder or _shows_lock(registry, wanted, known, options):
            kept = keeping.keep(registry, known, moment, host.tell)
        if kept and folder:
            kept = safe(kept, wanted, moment, options)
        gone = kept.gone if kept else ()
        chosen = filters.selection(options, known.schedule.registry, gone)
        chronology = _chronology(known, chosen, language, kept, choices.undated)
        _refuse_nothing(chronology, wanted, known)
        if moment == UNDATED:
            _refuse_undated(chronology, wanted, kept, choices)
        made = outputs.render(chronology, chosen, wanted, choices, host.tell)
        return replace(saving.save(chronology, made, kept, hold), internal=known.internal)


def _choices(options: Options, wanted: list[Target], terminal: int | None) -> Choices:
    """Return what is chosen about the outputs; raise TimelineError for what means nothing."""
    applicable.check(options, {target.format for target in wanted} or targets.EVERYTHING)
    is_shown = Target("txt", STDOUT) in wanted
    layout = chronologies.layout(options, terminal if is_shown else None)
    choices = Choices(desk=readers.desk(options.get("tz")), layout=layout)
    choices = calendars.choices(choices, options)
    return tables.choices(choices, options, filters.audience(options))


def _lock_folder(registry: list[Path], wanted: list[Target], options: Options) -> Path | None:
    """Return the folder of the lock, if one is to be kept: for a calendar of a registry in files.

    Raises TimelineError where a lock is both wanted and not.
    """
    locked, no_lock = options.get("locked", False), options.get("no_lock", False)
    given = [name for name in _EXCLUSIVE if options.get(name.replace("-", "_"))]
    if len(given) > 1:
        raise TimelineError(f"--{given[0]} and --{given[1]} can't be used together")
    calendar = locked or not wanted or any(target.is_calendar for target in wanted)
    if not calendar or no_lock or (keeping.is_stream(registry) and not locked):
        return None
    return keeping.folder(registry)


def _shows_lock(
    registry: list[Path], wanted: list[Target], known: Resolved, options: Options
) -> bool:
    """Whether a page is to show what calendars were told, by a lock that it leaves as it is."""
    is_page = any(target.format in ("html", "pages") for target in wanted)
    if options.get("no_lock", False) or not is_page or keeping.is_stream(registry):
        return False
    return keeping.path(registry, known.schedule.registry.registry, known.audience).exists()


def safe(
    kept: Kept,
    wanted: list[Target],
    moment: datetime,
    options: Safety,
    command: str = "export",
) -> Kept:
    """Return the lock as it is to be, by which no calendar is told backward.

    `command` is what the user runs.
    Raises RegistryError, or TimelineError if the zone data are too old.
    """
    if not options.get("allow_older_zones", False):
        zone_data.refuse_older(str(kept.path), kept.old, kept.new)
    replaced = [each.path for each in wanted if each.format == "ics" and each.is_kept]
    recover = options.get("recover", False)
    kept = reconciled(kept, replaced, moment, recover=recover, command=command)
    if options.get("locked", False):
        keeping.refuse_change(kept)
    return kept


def _chronology(
    known: Resolved, chosen: Selection, language: str | None, kept: Kept | None, undated: Undated
) -> Chronology:
    """Return the events that are chosen, as calendars are told of them where there is a lock."""
    own = known.schedule.registry.language
    chronology = kept.whole(chosen, language or own) if kept else None
    chronology = chronology or select(known, chosen, language)
    return told(chronology, kept.revised, chosen, undated) if kept else chronology


def _refuse_nothing(chronology: Chronology, wanted: list[Target], known: Resolved) -> None:
    """Raise NothingLeft if no event is left, unless a calendar is to be emptied of its last one."""
    is_left = chronology.entries or chronology.withdrawn or not chronology.registry.events
    if not (is_left or any(each.is_calendar and each.is_there for each in wanted)):
        raise NothingLeft(chronology, known.internal)


def _refuse_undated(
    chronology: Chronology, wanted: list[Target], kept: Kept | None, choices: Choices
) -> None:
    """Raise TimelineError where a calendar would tell of a revision that nothing dates."""
    if kept:
        new = [id for id, memory in kept.new.memories.items() if memory.modified == UNDATED]
    elif any(formats.load(target.format).REVISES for target in wanted):
        new = [
            each.id
            for each in chronology.events
            if choices.has_room_for(each.shown) and each.revision.stamp == UNDATED
        ]
    else:
        return
    if new:
        raise TimelineError(
            f"the new revisions of {shortened(', '.join(sorted(new)))} have no date; give now=, as "
            "in now=datetime.now(UTC), or write updated: in the registry; nothing was written"
        )

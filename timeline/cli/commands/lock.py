"""The command `timeline lock`."""

from collections.abc import Mapping
from pathlib import Path

from timeline.changes import keeping, lockfile, merging, zone_data
from timeline.changes.keeping import Kept
from timeline.changes.lock import Lock, State
from timeline.changes.recovery import reconciled
from timeline.changes.showing import shown
from timeline.chronology.resolver import Resolved, resolved
from timeline.cli import clock, console, export_summary, progress
from timeline.cli.options import common, locks
from timeline.diagnostics.findings import TimelineError, did_you_mean
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.files.writing import File, write
from timeline.importing import ledger
from timeline.registry.vocabulary import Audience

EXAMPLES = """\
timeline lock                          # after a change, without an export
timeline lock --show meloni-visit      # what were subscribers told last?
timeline lock --prune                  # forget events that are withdrawn
"""


def lock(
    registry: common.Registry = common.DEFAULT,
    *,
    prune: locks.Prune = False,
    show: locks.Show = None,
    resolve: locks.Resolve = False,
    merge: locks.Merge = None,
    allow_older_zones: locks.AllowOlderZones = False,
    audience: common.Audience = Audience.PUBLIC,
    verbose: common.Verbose = False,
    wait: locks.Wait = LONGEST_WAIT,
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    _exclude({"prune": prune, "show": show is not None, "resolve": resolve, "merge": bool(merge)})
    if merge:
        _merge(*merge)
    elif show is not None:
        console.out(console.harmless(_shown(registry, show, audience)).encode())
    elif resolve:
        _resolve(registry, audience, wait)
    else:
        files = common.files(registry)
        with alone(keeping.folder(registry), console.waits, wait):
            known, kept = _kept(registry, files, audience, prune=prune)
            if not allow_older_zones:
                zone_data.refuse_older(str(kept.path), kept.old, kept.new)
            if kept.is_new:
                write([keeping.file(kept.path, kept.new)])
        export_summary.tell_kept(kept, is_verbose=verbose)
        export_summary.tell_internal(known.internal, is_verbose=verbose)


def _exclude(given: Mapping[str, bool]) -> None:
    names = [name for name, is_given in given.items() if is_given]
    if len(names) > 1:
        raise TimelineError(f"--{names[0]} and --{names[1]} can't be used together")


def _kept(
    registry: list[Path], files: list[str], audience: Audience, *, prune: bool
) -> tuple[Resolved, Kept]:
    """Return the registry as an audience knows it, and what becomes of its lock."""
    schedule, moment = common.without_errors(files), clock.now()
    known = resolved(schedule, audience, moment)
    with progress.Bar() as bar:
        kept = keeping.keep(registry, known, moment, bar.tell, prune=prune)
    return known, reconciled(kept, (), moment, recover=False)


def _shown(registry: list[Path], id: str, audience: Audience) -> str:
    """Return what the lock remembers of an event; raise TimelineError if it knows none."""
    name = common.without_errors(common.files(registry)).registry.registry
    path = keeping.path(registry, name, audience)
    known, source = keeping.read(path, name, audience)
    if source.findings:
        raise refused(source.findings, [source])
    if known is None:
        begin = keeping.command(registry, audience)
        raise TimelineError(f"{path}: no such file; {begin} creates it")
    if memory := known.memory(id):
        return shown(id, memory)
    ids = [each.id for each in known.memories.values() if each.state is not State.PRUNED]
    hint = did_you_mean(id, ids, "no calendar was told of it")
    raise TimelineError(f'{path}: the lock has no event "{id}"; {hint}')


def _merge(base: Path, ours: Path, theirs: Path) -> None:
    """Merge the lock `theirs` into `ours`; the `base` of both tells nothing more.

    A ledger of imports is merged likewise: git may ask for either by the same driver.
    """
    _, data, other = (reading.read(str(path)) for path in (base, ours, theirs))
    if ledger.is_ledger(data):
        mine_and_theirs = (ledger.read(each, str(ours)) for each in (data, other))
        write([File(ours, ledger.write(ledger.merged(*mine_and_theirs)), typed=ours)])
        return
    mine, source = lockfile.read(data, str(ours), None)
    if mine is None:
        raise refused(source.findings, [source])
    others, source = lockfile.read(other, str(theirs), mine.registry, mine.audience)
    if others is None:
        raise refused(source.findings, [source])
    write([File(ours, lockfile.write(merging.merged(mine, others)), typed=ours)])


def _resolve(registry: list[Path], audience: Audience, wait: float) -> None:
    """Take out of the lock what a merge left; the registry itself may still be in conflict."""
    with alone(keeping.folder(registry), console.waits, wait):
        loaded = common.load(common.files(registry))
        if loaded.registry is None and not keeping.is_file(registry):
            raise refused(loaded.errors, loaded.sources, is_cut=loaded.is_cut)
        name = loaded.registry.registry if loaded.registry else None
        path = keeping.path(registry, name or "", audience)
        data = reading.read(str(path))
        settled, source = merging.resolved(data, str(path), name, audience)
        if settled is None:
            raise refused(source.findings, [source])
        _tell_settled(path, lockfile.read(data, str(path), name, audience)[0], settled)


def _tell_settled(path: Path, sound: Lock | None, settled: Lock) -> None:
    if sound:
        console.say(f"{path}: there is nothing to resolve")
        return
    write([keeping.file(path, settled)])
    count = len(settled.memories)
    console.say(f"{path}: resolved, with a line for each of {count} event{'s'[: count != 1]}")

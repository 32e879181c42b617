"""The command `timeline lock`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from timeline.changes import keeping, lockfile
from timeline.changes.revisions import pruned
from timeline.changes.showing import shown
from timeline.chronology.resolver import resolved
from timeline.cli import clock, console, progress, summary
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError, did_you_mean
from timeline.diagnostics.reporting import refused
from timeline.files.holding import alone
from timeline.files.writing import write
from timeline.registry.vocabulary import Audience


def lock(
    registry: common.Registry = common.DEFAULT,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Forget withdrawn events: calendars are no longer told of them."
        ),
    ] = False,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="ID",
            help="Print what subscribers were last told of an event; the lock stays as it is.",
        ),
    ] = None,
    audience: common.Audience = Audience.PUBLIC,
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    files = common.files(registry)
    if show is not None:
        console.out(_shown(registry, files, show, audience).encode())
        return
    with alone(keeping.folder(registry), console.waits):
        schedule, moment = common.without_errors(files), clock.now()
        with progress.Bar() as bar:
            known = resolved(schedule, audience, moment)
            kept = keeping.keep(registry, known, moment, bar.tell)
        if prune:
            kept = replace(kept, revised=kept.revised._replace(lock=pruned(kept.new)))
        if kept.is_new:
            write([(kept.path, lockfile.write(kept.new))])
        summary.tell_kept(kept)


def _shown(registry: list[Path], files: list[str], id: str, audience: Audience) -> str:
    """Return what the lock remembers of an event; raise TimelineError if it knows none."""
    name = common.without_errors(files).registry.registry
    path = keeping.path(registry, name, audience)
    known, source = keeping.read(path, name, audience)
    if source.findings:
        raise refused(source.findings, [source])
    if known is None:
        raise TimelineError(f"{path}: there is no such file; {keeping.command(audience)} begins it")
    if memory := known.memories.get(id):
        return shown(memory)
    hint = did_you_mean(id, known.memories, "no calendar was told of it")
    raise TimelineError(f'{path}: it knows no event "{id}"; {hint}')

"""The command `timeline lock`."""

from dataclasses import replace
from typing import Annotated

import typer

from timeline.changes import keeping
from timeline.changes.revisions import pruned
from timeline.chronology.resolver import resolved
from timeline.cli import clock, console, progress, summary
from timeline.cli.options import common, locks
from timeline.files.holding import LONGEST_WAIT, alone
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
    audience: common.Audience = Audience.PUBLIC,
    verbose: common.Verbose = False,
    wait: locks.Wait = LONGEST_WAIT,
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    files = common.files(registry)
    with alone(keeping.folder(registry), console.waits, wait):
        schedule, moment = common.without_errors(files), clock.now()
        with progress.Bar() as bar:
            known = resolved(schedule, audience, moment)
            kept = keeping.keep(registry, known, moment, bar.tell)
        if prune:
            kept = replace(kept, revised=kept.revised._replace(lock=pruned(kept.new)))
        if kept.is_new:
            write([keeping.file(kept)])
        summary.tell_kept(kept)
        summary.tell_internal(known.internal, is_verbose=verbose)

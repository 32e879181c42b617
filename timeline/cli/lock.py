"""The command `timeline lock`."""

from dataclasses import replace
from typing import Annotated

import typer

from timeline import lockfile
from timeline.cli import arguments, clock, console, locks
from timeline.revisions import pruned
from timeline.vocabulary import Audience


def lock(
    registry: arguments.Registry = arguments.DEFAULT,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Forget withdrawn events: calendars are no longer told of them."
        ),
    ] = False,
    audience: arguments.Audience = Audience.PUBLIC,
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    files = arguments.files(registry)
    with console.alone(locks.folder(registry)):
        known = arguments.without_errors(arguments.load(files))
        kept = locks.keep(registry, known, clock.now(), audience)
        if prune:
            kept = replace(kept, new=pruned(kept.new))
        if kept.is_new:
            console.write([(kept.path, lockfile.write(kept.new))])
        locks.tell(kept)

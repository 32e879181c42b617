"""The command `timeline lock`."""

from dataclasses import replace
from typing import Annotated

import typer

from timeline import lockfile
from timeline.cli import arguments, console, locks
from timeline.revisions import pruned
from timeline.selection import Selection, select


def lock(
    registry: arguments.Registry = arguments.DEFAULT,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Forget withdrawn events: calendars are no longer told of them."
        ),
    ] = False,
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    files = arguments.files(registry)
    with console.alone(locks.folder(registry)):
        moment = console.now()
        known = arguments.without_errors(arguments.load(files))
        kept = locks.keep(registry, select(known, Selection(), moment), moment)
        if prune:
            kept = replace(kept, new=pruned(kept.new))
        console.write([(kept.path, lockfile.write(kept.new))])
        locks.tell(kept)

"""The command `timeline lock`."""

from dataclasses import replace
from typing import Annotated

import typer

from timeline.changes import lockfile
from timeline.changes.revisions import pruned
from timeline.chronology.resolver import resolved
from timeline.cli import clock, console, locks
from timeline.cli.options import common
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
) -> None:
    """Bring the lock up to date, and tell on standard error what calendars are told anew."""
    files = common.files(registry)
    with console.alone(locks.folder(registry)):
        known = common.without_errors(common.load(files))
        moment = clock.now()
        kept = locks.keep(registry, resolved(known, audience, moment), moment)
        if prune:
            kept = replace(kept, revised=kept.revised._replace(lock=pruned(kept.new)))
        if kept.is_new:
            console.write([(kept.path, lockfile.write(kept.new))])
        locks.tell(kept)

"""The command `timeline publish`."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import clock, console, progress, site_summary
from timeline.cli.export_summary import tell_found
from timeline.cli.options import common, locks
from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import typed
from timeline.files.holding import LONGEST_WAIT
from timeline.publishing.export import Host
from timeline.publishing.site.site import publish as made
from timeline.publishing.targets import STDOUT
from timeline.reading.loader import Loaded
from timeline.schedule.schedule import Schedule

EXAMPLES = """\
timeline publish -o public             # calendars, pages and tables
timeline publish -o public --locked --first
timeline publish -o public --prune     # remove feeds without events
"""
_PANEL = "Site"

Folder = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Folder of the site. Files in it that are not part of the site stay as they are.",
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help="Overwrite files that are not part of the site, and let feeds lose many events at "
        "once.",
        rich_help_panel=_PANEL,
    ),
]
PruneFeeds = Annotated[
    bool,
    typer.Option(
        "--prune",
        help="Remove feeds without an event, and feeds that the registry no longer declares.",
        rich_help_panel=_PANEL,
    ),
]
First = Annotated[
    bool,
    typer.Option(
        "--first",
        help="With --locked, say that the folder has no earlier site.",
        rich_help_panel=_PANEL,
    ),
]
Refresh = Annotated[
    str | None,
    typer.Option(
        "--refresh",
        metavar="TIME",
        help="How often programs should look for news: 30m, 4h or 1d. Default: 12h.",
        rich_help_panel=_PANEL,
    ),
]


def publish(
    registry: common.Registry = common.DEFAULT,
    *,
    output: Folder,
    refresh: Refresh = None,
    force: Force = False,
    prune: PruneFeeds = False,
    first: First = False,
    locked: locks.Locked = False,
    wait: locks.Wait = LONGEST_WAIT,
    recover: locks.Recover = False,
    allow_older_zones: locks.AllowOlderZones = False,
    verbose: common.Verbose = False,
) -> None:
    """Publish the feeds, pages and tables of a registry, and say what has become of them."""
    common.refuse_stray_default(registry)
    if output == STDOUT:
        raise TimelineError("a site is a folder: name one, as in -o public")
    loaded: list[Loaded] = []
    with progress.Bar() as bar:
        site = made(
            registry,
            output,
            {
                "locked": locked,
                "first": first,
                "force": force,
                "prune": prune,
                "refresh": refresh,
                "wait": wait,
                "recover": recover,
                "allow_older_zones": allow_older_zones,
            },
            _host(bar, loaded),
        )
    site_summary.tell(site, output, is_verbose=verbose)
    known = site.chronology
    found = loaded[-1].found_by(known.schedule, known.audience)
    tell_found(found, typed("timeline check", registry))


def _host(bar: progress.Bar, loaded: list[Loaded]) -> Host:
    """Return what publishing needs; what it reads is added to `loaded`."""

    def read(files: list[str]) -> Schedule:
        loaded.append(common.load(files))
        return common.sound(loaded[-1])

    return Host(read, clock.now, console.waits, console.warns, bar.tell)

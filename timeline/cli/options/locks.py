"""Options that say what becomes of the lock, and of runs that work beside each other."""

from pathlib import Path
from typing import Annotated

import typer

_PANEL = "Lock"


Locked = Annotated[
    bool,
    typer.Option(
        "--locked",
        help="Write nothing, and exit with 1, if the lock would change.",
        rich_help_panel=_PANEL,
    ),
]
Wait = Annotated[
    int,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        help="Wait at most this long for another run that works in the folder.",
        rich_help_panel=_PANEL,
    ),
]
NoLock = Annotated[
    bool,
    typer.Option(
        "--no-lock",
        help="Neither read nor update the lock beside the registry.",
        rich_help_panel=_PANEL,
    ),
]
AllowOlderZones = Annotated[
    bool,
    typer.Option(
        "--allow-older-zones",
        help="Continue even if the zone data are older than those of the lock, and move events.",
        rich_help_panel=_PANEL,
    ),
]
Recover = Annotated[
    bool,
    typer.Option(
        "--recover",
        help="Continue from the calendar that is replaced, if it knows more than the lock.",
        rich_help_panel=_PANEL,
    ),
]
Prune = Annotated[
    bool,
    typer.Option(
        "--prune",
        help="Forget withdrawn events: calendars no longer show them.",
        rich_help_panel=_PANEL,
    ),
]
Show = Annotated[
    str | None,
    typer.Option(
        "--show",
        metavar="ID",
        help="Print what subscribers were last told of an event; the lock stays as it is.",
        rich_help_panel=_PANEL,
    ),
]
Resolve = Annotated[
    bool,
    typer.Option(
        "--resolve",
        help="Remove what a merge left: its conflict markers, and second lines for an event.",
        rich_help_panel=_PANEL,
    ),
]
Merge = Annotated[
    tuple[Path, Path, Path] | None,
    typer.Option(
        "--merge",
        metavar="%O %A %B",
        help="Merge the locks %A and %B into %A, as a merge driver of git does.",
        rich_help_panel=_PANEL,
    ),
]

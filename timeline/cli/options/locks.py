"""Options that say what becomes of the lock."""

from typing import Annotated

import typer

Locked = Annotated[
    bool,
    typer.Option("--locked", help="Write nothing, and exit with 1, if the lock would change."),
]
NoLock = Annotated[
    bool, typer.Option("--no-lock", help="Neither read nor keep the lock beside the registry.")
]
AllowOlderZones = Annotated[
    bool,
    typer.Option(
        "--allow-older-zones",
        help="Go on where the zone data are older than those of the lock, and move events.",
    ),
]
Recover = Annotated[
    bool,
    typer.Option(
        "--recover",
        help="Go on from the calendar that is replaced, where it knows more than the lock.",
    ),
]

"""Options that say what becomes of the lock, and of runs that work beside each other."""

from typing import Annotated

import typer

Locked = Annotated[
    bool,
    typer.Option("--locked", help="Write nothing, and exit with 1, if the lock would change."),
]
Wait = Annotated[
    int,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        help="Give up after so long a wait for another run that works in the folder.",
    ),
]
NoLock = Annotated[
    bool, typer.Option("--no-lock", help="Neither read nor keep the lock beside the registry.")
]

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

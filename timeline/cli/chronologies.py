"""Options that only chronologies heed."""

from typing import Annotated

import typer

from timeline.choices import Group, Layout
from timeline.diagnostics import TimelineError

_NARROWEST = 40

Width = Annotated[
    int | None,
    typer.Option(
        metavar="COLUMNS",
        help="The widest that a line may be; by default that of the terminal, else 80.",
    ),
]
Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help="Tell all: people with their offices, what was signed, said and decided, and the "
        "sources of each event by numbers.",
    ),
]
Ids = Annotated[bool, typer.Option("--ids", help="Show the id of each event.")]
By = Annotated[
    Group,
    typer.Option("--group", case_sensitive=False, help="Under what the events are to stand."),
]
Reverse = Annotated[
    bool,
    typer.Option("--reverse", help="The newest first; what is part of an event stays in order."),
]


def width(columns: int | None, terminal: int | None) -> int:
    """Return how wide lines may be; raise TimelineError if that is too narrow to read."""
    if columns is None:
        return max(terminal, _NARROWEST) if terminal else Layout().width
    if columns < _NARROWEST:
        raise TimelineError(f"--width: {columns} is too narrow; write {_NARROWEST} or more")
    return columns

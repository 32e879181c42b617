"""Options that only tables heed."""

from enum import StrEnum
from typing import Annotated

import typer

from timeline.choices import Dialect, Guard
from timeline.cli import arguments
from timeline.diagnostics import Fault, TimelineError, did_you_mean
from timeline.tables.events import ROWS
from timeline.zones import check_name, names

_DELIMITERS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\t": "\t", "\\t": "\t"}
_DESK = ("desk_start", "desk_end")


class Partition(StrEnum):
    """By what a format that can write several files divides its rows."""

    YEAR = "year"


Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME,…",
        help="Only these columns of events, in this order, in .csv, .xlsx, .jsonl and .parquet.",
    ),
]
Desk = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show clock times in this time zone too, as desk_start and desk_end.",
        autocompletion=arguments.starting(sorted(names())),
    ),
]
Delimiter = Annotated[
    str, typer.Option(metavar="CHAR", help="What divides the cells of a .csv: , ; | or tab.")
]
NoBom = Annotated[
    bool, typer.Option("--no-bom", help="No byte order mark before a .csv, for pipes.")
]
Flat = Annotated[
    bool, typer.Option("--flat", help="Blanks for line breaks in the texts of a .csv.")
]
Raw = Annotated[
    bool,
    typer.Option(
        "--raw",
        help="Texts in a .csv or data package as they are, though a spreadsheet may run or "
        "rewrite them.",
    ),
]
ByPartition = Annotated[
    Partition | None,
    typer.Option("--partition", help="A folder with a file a year, for .parquet."),
]


def dialect(delimiter: str, *, no_bom: bool, flat: bool, raw: bool) -> Dialect:
    """Return how a table is to be written; raise TimelineError for what can't divide cells."""
    if delimiter not in _DELIMITERS:
        raise TimelineError(f'--delimiter: "{delimiter}" does not divide cells; write , ; | or tab')
    guard = Guard.NONE if raw else Guard.ALL
    return Dialect(_DELIMITERS[delimiter], bom=not no_bom, flat=flat, guard=guard)


def columns(text: str | None, desk: str | None) -> tuple[str, ...]:
    """Return the names of the columns that are asked for; raise TimelineError for one unknown."""
    if text is None:
        return ()
    known = [column.name for column in ROWS.columns] + [*(_DESK if desk else ())]
    chosen = [name.strip() for name in text.split(",")]
    for name in chosen:
        if name not in known:
            some = "timeline formats csv --columns lists them"
            hint = "they need --tz" if name in _DESK else did_you_mean(name, known, some)
            raise TimelineError(f'--columns: no column is called "{name}"; {hint}')
    return tuple(dict.fromkeys(chosen))


def zone(name: str | None) -> str | None:
    """Return the name of a time zone; raise TimelineError if it is none."""
    try:
        return check_name(name) if name is not None else None
    except Fault as fault:
        raise TimelineError(f"--tz: {fault.message}; {fault.hint}") from None

"""Options that only tables heed."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from timeline.choices import Choices, Dialect, Guard
from timeline.cli import arguments
from timeline.diagnostics import Fault, TimelineError, did_you_mean
from timeline.tables.events import ROWS
from timeline.zones import check_name, names

_COMMA = ","
_DELIMITERS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\t": "\t", "\\t": "\t"}
_ROWS = frozenset({"csv", "json", "parquet", "xlsx"})
_HEEDED = {
    "columns": _ROWS,
    "tz": _ROWS,
    "delimiter": frozenset({"csv"}),
    "no_bom": frozenset({"csv"}),
    "flat": frozenset({"csv"}),
    "raw": frozenset({"csv", "package"}),
    "partition": frozenset({"parquet"}),
}
"""The options and the formats that heed them."""
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


class Options(NamedTuple):
    """What the options say, as it is written."""

    columns: str | None
    tz: str | None
    delimiter: str
    no_bom: bool
    flat: bool
    raw: bool
    partition: Partition | None


def choices(usual: Choices, options: Options, formats: Collection[str]) -> Choices:
    """Return the choices with those of the options.

    Raises TimelineError for a word that means nothing, and for an option that no output heeds.
    """
    for name, some in _HEEDED.items():
        given = getattr(options, name)
        if given and given != _COMMA and some.isdisjoint(formats):
            option = f"--{name.replace('_', '-')}"
            raise TimelineError(f"{option} is for {', '.join(sorted(some))}, and none is written")
    guard = Guard.NONE if options.raw else Guard.ALL
    return replace(
        usual,
        dialect=Dialect(
            _delimiter(options.delimiter), bom=not options.no_bom, flat=options.flat, guard=guard
        ),
        columns=_columns(options.columns, options.tz),
        desk=_zone(options.tz),
        by_year=options.partition is not None,
    )


def _delimiter(text: str) -> str:
    if text not in _DELIMITERS:
        raise TimelineError(f'--delimiter: "{text}" does not divide cells; write , ; | or tab')
    return _DELIMITERS[text]


def _columns(text: str | None, desk: str | None) -> tuple[str, ...]:
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


def _zone(name: str | None) -> str | None:
    try:
        return check_name(name) if name is not None else None
    except Fault as fault:
        raise TimelineError(f"--tz: {fault.message}; {fault.hint}") from None

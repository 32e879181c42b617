"""Options that only tables heed."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from timeline.chronology.options import Choices, Dialect, Guard
from timeline.diagnostics.findings import TimelineError, did_you_mean
from timeline.registry.vocabulary import Audience
from timeline.tables.events import ROWS, confidential

_DELIMITERS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\t": "\t", "\\t": "\t"}
_DESK = ("desk_start", "desk_end")
_NEEDS = {
    **dict.fromkeys(_DESK, "they need --tz"),
    **{column.name: "it needs --audience internal" for column in confidential(Audience.INTERNAL)},
}


class Partition(StrEnum):
    """By what a format that can write several files divides its rows."""

    YEAR = "year"


class Options(NamedTuple):
    """What the options say, as it is written."""

    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAME,…",
            help="Only these columns of events, in this order, in .csv, .xlsx, .jsonl and "
            ".parquet.",
        ),
    ] = None
    delimiter: Annotated[
        str, typer.Option(metavar="CHAR", help="What divides the cells of a .csv: , ; | or tab.")
    ] = ","
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="No byte order mark before a .csv, for pipes.")
    ] = False
    flat: Annotated[
        bool, typer.Option("--flat", help="Blanks for line breaks in the texts of a .csv.")
    ] = False
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Texts in a .csv or data package as they are, though a spreadsheet may run or "
            "rewrite them.",
        ),
    ] = False
    partition: Annotated[
        Partition | None, typer.Option(help="A folder with a file a year, for .parquet.")
    ] = None


def choices(usual: Choices, options: Options, audience: Audience) -> Choices:
    """Return the choices with those of the options, for an audience.

    Raises TimelineError for a word that means nothing.
    """
    guard = Guard.NONE if options.raw else Guard.ALL
    return replace(
        usual,
        dialect=Dialect(
            _delimiter(options.delimiter), bom=not options.no_bom, flat=options.flat, guard=guard
        ),
        columns=_columns(options.columns, usual.desk, audience),
        by_year=options.partition is not None,
    )


def _delimiter(text: str) -> str:
    if text not in _DELIMITERS:
        raise TimelineError(f'--delimiter: "{text}" does not divide cells; write , ; | or tab')
    return _DELIMITERS[text]


def _columns(text: str | None, desk: str | None, audience: Audience) -> tuple[str, ...]:
    if text is None:
        return ()
    more = [column.name for column in confidential(audience)]
    known = [column.name for column in ROWS.columns] + more + [*(_DESK if desk else ())]
    chosen = [name.strip() for name in text.split(",")]
    for name in chosen:
        if name not in known:
            some = "timeline formats csv --columns lists them"
            hint = _NEEDS.get(name) or did_you_mean(name, known, some)
            raise TimelineError(f'--columns: no column is called "{name}"; {hint}')
    return tuple(dict.fromkeys(chosen))

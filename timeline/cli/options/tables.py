"""Options that only tables heed."""

from typing import Annotated, NamedTuple

import typer

from timeline.chronology.options import Tables

_PANEL = "Tables"


class Options(NamedTuple):
    """The options, as they are written."""

    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAME,…",
            help="Only these columns of events, in this order, in .csv, .xlsx, .jsonl and "
            ".parquet.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    empty: Annotated[
        bool,
        typer.Option(
            "--empty",
            help="A form in .xlsx to fill in and import: no events, but lists of the registry's "
            "people, places and sources.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    delimiter: Annotated[
        str,
        typer.Option(
            metavar="CHAR",
            help="What divides the cells of a .csv: , ; | or tab.",
            rich_help_panel=_PANEL,
        ),
    ] = ","
    no_bom: Annotated[
        bool,
        typer.Option(
            "--no-bom", help="No byte order mark before a .csv, for pipes.", rich_help_panel=_PANEL
        ),
    ] = False
    flat: Annotated[
        bool,
        typer.Option(
            "--flat", help="Blanks for line breaks in the texts of a .csv.", rich_help_panel=_PANEL
        ),
    ] = False
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Texts in a .csv or data package as they are, though a spreadsheet may run or "
            "rewrite them.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    tables: Annotated[
        Tables,
        typer.Option(
            help="What the tables of a data package are written as.", rich_help_panel=_PANEL
        ),
    ] = Tables.CSV
    partition: Annotated[
        str | None,
        typer.Option(
            metavar="NAME,…",
            help="Folders by registry, year or decade, which many registries share: for .parquet, "
            "and a data package of --tables parquet or jsonl.",
            rich_help_panel=_PANEL,
        ),
    ] = None

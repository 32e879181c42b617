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
            help="Only these columns of events in .csv, .xlsx, .jsonl and .parquet, in this order.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    empty: Annotated[
        bool,
        typer.Option(
            "--empty",
            help="Make an .xlsx form to fill in and import. It has no events, but lists of the "
            "registry's people, places and sources.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    delimiter: Annotated[
        str,
        typer.Option(
            metavar="CHAR",
            help="The character between the cells of a .csv: , ; | or tab.",
            rich_help_panel=_PANEL,
        ),
    ] = ","
    no_bom: Annotated[
        bool,
        typer.Option(
            "--no-bom",
            help="Write no byte order mark before a .csv, for pipes.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    flat: Annotated[
        bool,
        typer.Option(
            "--flat",
            help="Write spaces for line breaks in the texts of a .csv.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Write the texts of a .csv or data package unchanged, though a spreadsheet may "
            "run or rewrite them.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    tables: Annotated[
        Tables,
        typer.Option(help="The format of the tables in a data package.", rich_help_panel=_PANEL),
    ] = Tables.CSV
    partition: Annotated[
        str | None,
        typer.Option(
            metavar="NAME,…",
            help="Make folders by registry, year or decade, which many registries share: for "
            ".parquet, and for a data package with --tables parquet or jsonl.",
            rich_help_panel=_PANEL,
        ),
    ] = None

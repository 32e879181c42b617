"""Options that only tables heed."""

from typing import Annotated, NamedTuple

import typer

from timeline.publishing.options.tables import Partition


class Options(NamedTuple):
    """The options, as they are written."""

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

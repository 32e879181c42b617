"""Options that say what to write and where."""

from pathlib import Path
from typing import Annotated

import typer

from timeline import formats
from timeline.cli.options import common

Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="File to write; its suffix chooses the format. A name without a suffix is the folder "
        "of a data package or, with -f html, of one page for each year. Repeatable. Default: "
        "NAME.ics, NAME.csv and NAME.txt in the current folder.",
        rich_help_panel=common.OUTPUT,
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="The format, whatever the suffix. Without -o, the output is standard output.",
        autocompletion=common.starting(formats.names()),
        rich_help_panel=common.OUTPUT,
    ),
]

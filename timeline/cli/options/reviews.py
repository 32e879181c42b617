"""Options that put more questions to a registry than are always put."""

from typing import Annotated, NamedTuple

import typer


class Options(NamedTuple):
    """The options, as they are written."""

    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Let warnings count as errors, report excursions, and ask events for a source.",
        ),
    ] = False
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Name the events that were long over on this day, but do not say so.",
        ),
    ] = None
    holidays: Annotated[
        bool, typer.Option("--holidays", help="Name the events on public holidays where they are.")
    ] = False

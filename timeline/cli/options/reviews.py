"""Options that put more questions to a registry than are always put."""

from typing import Annotated, NamedTuple, cast

import typer

from timeline.cli.options import days
from timeline.publishing.options.reviews import Options as Chosen


class Options(NamedTuple):
    """The options, as they are written."""

    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Count warnings as errors, report excursions, and ask each event for a source.",
        ),
    ] = False
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Name the events that were long over on this day, but do not say so: a day, "
            "today, +14d or -2w from today, or the end of a week such as 2023-W10.",
        ),
    ] = None
    holidays: Annotated[
        bool,
        typer.Option("--holidays", help="Name the events on a public holiday of their country."),
    ] = False


def chosen(review: Options) -> Chosen:
    """Return the options with their date; one that counts from today becomes a day."""
    return cast("Chosen", review._replace(as_of=days.dated("--as-of", review.as_of))._asdict())

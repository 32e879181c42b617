"""Options that put more questions to a registry than are always put."""

from functools import partial
from typing import Annotated, NamedTuple

import typer

from timeline.checks.on_request import Question, holidays, overdue, unsourced
from timeline.diagnostics.findings import Fault, TimelineError
from timeline.time.when import parse_day


class Options(NamedTuple):
    """What is asked, as it is written."""

    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Let warnings count as errors, and ask each event for a source."
        ),
    ] = False
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Name the events that were long over on this day, but are still announced.",
        ),
    ] = None
    holidays: Annotated[
        bool, typer.Option("--holidays", help="Name the events on public holidays where they are.")
    ] = False


def asked(options: Options) -> dict[str, Question]:
    """Return the reviews that the options ask for; raise TimelineError for what is no day."""
    found: dict[str, Question] = {}
    if options.strict:
        found[unsourced.NO_SOURCE.code] = unsourced.check
    if options.as_of is not None:
        try:
            found[overdue.OVERDUE.code] = partial(overdue.check, as_of=parse_day(options.as_of))
        except Fault as fault:
            raise TimelineError(f"--as-of: {fault.message}; {fault.hint}") from None
    if options.holidays:
        found[holidays.HOLIDAY.code] = holidays.check
    return found

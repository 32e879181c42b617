"""Options that put more questions to a registry than are always put, in plain words."""

from datetime import datetime
from functools import partial
from typing import TypedDict

from timeline.checks.on_request import (
    Question,
    excursions,
    future,
    holidays,
    overdue,
    unsourced,
)
from timeline.diagnostics.findings import Fault, TimelineError
from timeline.time.when import parse_date


class Options(TypedDict, total=False):
    """The options, called as those of the command."""

    strict: bool
    as_of: str | None
    holidays: bool


def asked(options: Options, now: datetime | None = None) -> dict[str, Question]:
    """Return the reviews that the options ask for; raise TimelineError for what is no day.

    If the present moment is known, days that are still to come are looked for too.
    """
    found: dict[str, Question] = {}
    if now:
        found[future.FUTURE.code] = partial(future.check, now=now)
        found[future.NOT_YET.code] = partial(future.check_publications, now=now)
    if options.get("strict"):
        found[unsourced.NO_SOURCE.code] = unsourced.check
        found[excursions.EXCURSION.code] = excursions.check
    if (day := options.get("as_of")) is not None:
        try:
            found[overdue.OVERDUE.code] = partial(overdue.check, as_of=parse_date(day).last)
        except Fault as fault:
            raise TimelineError(f"--as-of: {fault.message}; {fault.hint}") from None
    if options.get("holidays"):
        found[holidays.HOLIDAY.code] = holidays.check
    return found

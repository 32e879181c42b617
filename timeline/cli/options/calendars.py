"""Options that only a calendar heeds."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, NamedTuple

import typer

from timeline.chronology.options import Choices, Sign, Times
from timeline.diagnostics.findings import TimelineError

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_AHEAD = re.compile(r"([0-9]{1,4})([mhdw])")


class Options(NamedTuple):
    """What the options say, as it is written."""

    times: Annotated[
        Times,
        typer.Option(
            case_sensitive=False,
            help="Clock times in a calendar: local, with their zone, or utc (but for repeated "
            "events).",
        ),
    ] = Times.LOCAL
    cancelled: Annotated[
        Sign,
        typer.Option(
            case_sensitive=False,
            help="How a calendar tells that an event is cancelled, postponed or withdrawn: by its "
            "status, a prefix to its title, or both; omit leaves it out.",
        ),
    ] = Sign.BOTH
    tentative: Annotated[
        Sign,
        typer.Option(
            case_sensitive=False, help="The same for events that are tentative or only announced."
        ),
    ] = Sign.BOTH
    alarm: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AHEAD",
            help="Remind this long before each event in a calendar: 30m, 2h, 1d or 1w. Repeatable.",
        ),
    ] = None


def choices(usual: Choices, options: Options) -> Choices:
    """Return the choices with those of the options; raise TimelineError if one means nothing."""
    return replace(
        usual,
        times=options.times,
        cancelled=options.cancelled,
        tentative=options.tentative,
        alarms=tuple(dict.fromkeys(_ahead(text) for text in options.alarm or ())),
    )


def _ahead(text: str) -> timedelta:
    found = _AHEAD.fullmatch(text.lower())
    if found is None or int(found[1]) == 0:
        raise TimelineError(f'--alarm: "{text}" is no time ahead; write 30m, 2h, 1d or 1w')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})

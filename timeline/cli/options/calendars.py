"""Options that only a calendar heeds."""

from typing import Annotated, NamedTuple

import typer

from timeline.chronology.options import Sign, Times, Undated

_PANEL = "Calendars"


class Options(NamedTuple):
    """The options, as they are written."""

    times: Annotated[
        Times,
        typer.Option(
            case_sensitive=False,
            help="Clock times in a calendar: local, with their zone, or utc. Repeated events are "
            "always local.",
            rich_help_panel=_PANEL,
        ),
    ] = Times.LOCAL
    cancelled: Annotated[
        Sign,
        typer.Option(
            case_sensitive=False,
            help="How a calendar shows that an event is cancelled, postponed or withdrawn: by its "
            "status, by a prefix to its title, or both; omit leaves the event out.",
            rich_help_panel=_PANEL,
        ),
    ] = Sign.BOTH
    tentative: Annotated[
        Sign,
        typer.Option(
            case_sensitive=False,
            help="The same for events that are tentative or only announced.",
            rich_help_panel=_PANEL,
        ),
    ] = Sign.BOTH
    alarm: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AHEAD",
            help="Remind this long before each event in a calendar: 30m, 2h, 1d or 1w. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    undated: Annotated[
        Undated,
        typer.Option(
            case_sensitive=False,
            help="Where a calendar shows an event with only a month, a week or the like: omit "
            "leaves it out, first shows it on its first possible day, span on all of them.",
            rich_help_panel=_PANEL,
        ),
    ] = Undated.OMIT

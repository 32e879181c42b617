"""Options that only chronologies heed."""

from typing import Annotated, NamedTuple

import typer

from timeline.chronology.options import Group

_PANEL = "Chronologies"


class Options(NamedTuple):
    """The options, as they are written."""

    width: Annotated[
        int | None,
        typer.Option(
            metavar="COLUMNS",
            help="The width of the longest line. Default: that of the terminal, else 80.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Show more: people with their offices, what was signed, said and decided, and the "
            "numbers of each event's sources.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    each: Annotated[
        bool,
        typer.Option(
            "--each",
            help="List every occurrence of an event that repeats, on its own day.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    ids: Annotated[
        bool, typer.Option("--ids", help="Show the id of each event.", rich_help_panel=_PANEL)
    ] = False
    group: Annotated[
        Group,
        typer.Option(case_sensitive=False, help="How to group the events.", rich_help_panel=_PANEL),
    ] = Group.DAY
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse",
            help="Show the newest event first; the parts of an event stay in order.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    apart: Annotated[
        bool,
        typer.Option(
            "--apart",
            help="Show the parts of an event by themselves, on their own days.",
            rich_help_panel=_PANEL,
        ),
    ] = False

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
            help="The widest that a line may be; by default that of the terminal, else 80.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Tell more: people with their offices, what was signed, said and decided, and the "
            "sources of each event by numbers.",
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
        typer.Option(
            case_sensitive=False, help="Under what the events are to stand.", rich_help_panel=_PANEL
        ),
    ] = Group.DAY
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse",
            help="The newest first; what is part of an event stays in order.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    apart: Annotated[
        bool,
        typer.Option(
            "--apart",
            help="Let what is part of an event stand by itself, on its own day.",
            rich_help_panel=_PANEL,
        ),
    ] = False

"""Options that choose among the events of a registry."""

from typing import Annotated, NamedTuple, cast

import typer

from timeline.cli.options import common, days
from timeline.publishing.options.filters import Filters as Chosen
from timeline.registry.country_names import NAMES
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Audience, Level, Status

_PANEL = "Filters"


def _country(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes and the names of countries that begin so, each with the other."""
    found = [(code, names[0]) for code, names in NAMES.items() if code.startswith(incomplete)]
    for code, names in NAMES.items() if incomplete else ():
        plain = (name.removesuffix(" (the)") for name in names)
        found += [(name, code) for name in plain if name.startswith(incomplete) and "(" not in name]
    return found


class Filters(NamedTuple):
    """The options, as they are written."""

    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only events of this kind. Repeatable.",
            autocompletion=common.starting(KINDS),
            rich_help_panel=_PANEL,
        ),
    ] = None
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COUNTRY",
            help="Only events that concern this country: its ISO alpha-3 code, or its name. "
            "Repeatable.",
            autocompletion=_country,
            rich_help_panel=_PANEL,
        ),
    ] = None
    participant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only events with this person, organization or country. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    topic: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TOPIC", help="Only events on this topic. Repeatable.", rich_help_panel=_PANEL
        ),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Only events with this status. Repeatable.",
            autocompletion=common.starting(Status),
            rich_help_panel=_PANEL,
        ),
    ] = None
    part_of: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only this event and all its parts. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    not_kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="No events of this kind. Repeatable.",
            autocompletion=common.starting(KINDS),
            rich_help_panel=_PANEL,
        ),
    ] = None
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE",
            help="Only events at this place: its id, or its name. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    city: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CITY",
            help="Only events in this city, at any venue. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    level: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEVEL",
            help="Only visits at this level, such as state. Repeatable.",
            autocompletion=common.starting(Level),
            rich_help_panel=_PANEL,
        ),
    ] = None
    search: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Only events that have all these words in their titles, texts or names; accents "
            "and capitals do not matter.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="Only from this day on: 2023-03-02, today, +14d or -2w from today; or a week such "
            "as 2023-W10, a month, a quarter or a year.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="DATE",
            help="Only up to this day, written in the same ways.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    audience: common.Audience = Audience.PUBLIC


def chosen(words: Filters) -> Chosen:
    """Return the options with their dates; what counts from today becomes a day, and is said."""
    options = words._replace(
        from_=days.dated("--from", words.from_), to=days.dated("--to", words.to)
    )
    return cast("Chosen", options._asdict())

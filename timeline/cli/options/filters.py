"""Options that choose among the events of a registry."""

from typing import Annotated, NamedTuple

import typer

from timeline.cli.options import common
from timeline.registry.country_names import NAMES
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Audience, Status


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
        ),
    ] = None
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COUNTRY",
            help="Only events that concern this country: its ISO alpha-3 code, or its name. "
            "Repeatable.",
            autocompletion=_country,
        ),
    ] = None
    participant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only events with this person, organization or country. Repeatable.",
        ),
    ] = None
    topic: Annotated[
        list[str] | None,
        typer.Option(metavar="TOPIC", help="Only events on this topic. Repeatable."),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Only events with this status. Repeatable.",
            autocompletion=common.starting(Status),
        ),
    ] = None
    part_of: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this event and all that is part of it. Repeatable."),
    ] = None
    from_: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="Only from this day, month, quarter or year on."
        ),
    ] = None
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Only up to this day, month, quarter or year."),
    ] = None
    audience: common.Audience = Audience.PUBLIC

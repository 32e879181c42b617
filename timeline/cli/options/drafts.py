"""Options that say what is known of an event that is added."""

from typing import Annotated, NamedTuple

import typer

from timeline.diagnostics.findings import Fault, TimelineError
from timeline.registry.vocabulary import Role

_PANEL = "Event"


class Options(NamedTuple):
    """The options, as they are written."""

    id: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The id of the event, for ever. Default: made from its title.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The title of the event.", rich_help_panel=_PANEL),
    ] = None
    when: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When it takes place, as in the registry: see timeline manual when.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    place: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The place, by its id in the registry.", rich_help_panel=_PANEL
        ),
    ] = None
    participant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID:ROLE",
            help="Who takes part, with the role: a person, an organization or a country, as in "
            "meloni:guest or ITA:guest. Repeatable.",
            rich_help_panel=_PANEL,
        ),
    ] = None


def participants(words: list[str] | None) -> dict[str, list[str]]:
    """Return the roles of each participant; raise TimelineError for one without a known role."""
    found: dict[str, list[str]] = {}
    for word in words or ():
        ref, _, role = word.partition(":")
        if not role:
            raise TimelineError(f'--participant: "{word}" has no role; write {word}:guest')
        try:
            found.setdefault(ref.strip(), []).append(str(Role.read(role.strip())))
        except Fault as fault:
            raise TimelineError(f"--participant: {fault.message}; {fault.hint}") from None
    return found

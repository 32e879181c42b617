"""A name leads to one person or body."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.registry.directory import Organization, Person
from timeline.schedule.schedule import Schedule

AMBIGUOUS_NAME = Rule(
    "TL309",
    "ambiguous-name",
    Severity.ERROR,
    "An alias belongs to one person or organization, and an id to one entry under people or "
    "organizations.",
    bad="{kwatra: {aliases: [Vinay], …}, sahasrabuddhe: {aliases: [Vinay], …}}",
    good="{kwatra: {aliases: [Vinay Kwatra], …}, sahasrabuddhe: {…}}",
)
RULES = (AMBIGUOUS_NAME,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield aliases that are somebody else's, and ids that are both a person's and a body's."""
    registry = schedule.registry
    owners: dict[str, str] = {}
    entries: list[tuple[Path, Person | Organization]] = [
        *((("people", id), person) for id, person in registry.people.items()),
        *((("organizations", id), body) for id, body in registry.organizations.items()),
    ]
    for path, entry in entries:
        earlier = (entry.names or ()) if isinstance(entry, Person) else ()
        for name in (entry.name, *(each.name for each in earlier)):
            for text in [name] if isinstance(name, str) else name.values():
                owners.setdefault(text.casefold(), str(path[1]))
    for path, entry in entries:
        for index, alias in enumerate(entry.aliases):
            owner = owners.setdefault(alias.casefold(), str(path[1]))
            if owner != path[1]:
                yield Diagnostic(
                    AMBIGUOUS_NAME,
                    f'"{alias}" is already a name of "{owner}"',
                    (*path, "aliases", index),
                    "remove the alias from one of the two",
                )
    for id in registry.people.keys() & registry.organizations.keys():
        yield Diagnostic(
            AMBIGUOUS_NAME,
            f'"{id}" is the id of both a person and an organization',
            ("organizations", id),
            "rename one of the two",
            on_key=True,
        )

"""The sides of an event: the states and organizations for which those who take part act."""

from collections.abc import Iterable

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.events import Signing, TreatyAction
from timeline.registry.vocabulary import Role

_ASIDE = (
    Role.INTERPRETER,
    Role.MEDIATOR,
    Role.MODERATOR,
    Role.OBSERVER,
    Role.ORGANISER,
    Role.SPOKESPERSON,
    Role.SPONSOR,
    Role.SPOUSE,
    Role.WITNESS,
)
"""Roles that make nobody a side of the event."""


def of_role(chronology: Chronology, entry: Entry, role: Role) -> list[str]:
    """Return the actors for which those with a role stand, in alphabetical order."""
    refs = [who.ref for who in entry.participants if role in who.roles]
    return sorted(set(_actors(chronology, refs).values()))


def sides(chronology: Chronology, entry: Entry) -> dict[str, str]:
    """Return the sides of an event, by their ids, with the actors that they stand for.

    The sides are the parties, if those stand for several actors, else all participants.
    """
    parties = _actors(chronology, entry.event.parties)
    if isinstance(entry.event, Signing | TreatyAction) or len(set(parties.values())) > 1:
        return parties
    refs = [who.ref for who in entry.participants if not set(who.roles) <= set(_ASIDE)]
    return _actors(chronology, refs)


def _actors(chronology: Chronology, refs: Iterable[str]) -> dict[str, str]:
    """Return the actors that people, organizations and countries stand for, if it is known."""
    registry = chronology.registry
    known = ((ref, ref if own_code(chronology, ref) else registry.country_of(ref)) for ref in refs)
    return {ref: actor for ref, actor in known if actor}


def own_code(chronology: Chronology, ref: str) -> str:
    """Return the CAMEO code of an organization that acts for itself."""
    body = chronology.registry.organizations.get(ref)
    return body.codes.cameo if body and body.codes else ""

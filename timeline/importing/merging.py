"""The three-way merge of an event, field by field: as it was imported, as it is here, as it comes.

A field that only the source changed is taken over, and one that only a hand changed stays. If both
did, that is a conflict: the hand's value stays unless the user prefers the source's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from timeline.importing.incoming import IncomingEvent
from timeline.importing.ledger import UNKNOWN
from timeline.reading.yaml import Data
from timeline.registry.vocabulary import Audience, Status

Digest = Callable[[str, Data], str]
"""Makes the digest of the value of a field."""


class Side(StrEnum):
    """Whose value counts in a conflict."""

    OURS = "ours"
    THEIRS = "theirs"


class Preference(NamedTuple):
    """Whose values count in conflicts: of some fields, and of all others."""

    fields: Mapping[str, Side] = MappingProxyType({})
    others: Side | None = None

    def of(self, name: str) -> Side | None:
        """Return whose value of a field counts, if that was said."""
        return self.fields.get(name, self.others)


class Clash(NamedTuple):
    """A field that a hand and the source changed in two ways, with its value here and there."""

    field: str
    ours: Data
    theirs: Data


@dataclass(slots=True)
class Merged:
    """What becomes of an event: fields to write, what the ledger is to remember, conflicts."""

    fields: dict[str, Data] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Base:
    """The fields of an event at the last import, by their digests.

    Nothing is known of them if there was none, or if the ledger was lost.
    """

    known: Mapping[str, str] | None
    digest: Digest
    said: Mapping[str, str] = field(default_factory=dict)
    """The words of the source, where another text was written for them."""

    def has(self, name: str, data: Data) -> bool:
        """Whether a value is that of the last import."""
        if self.known is None:
            return False
        return self.known.get(name) == (None if data is None else self.digest(name, listed(data)))

    def has_heard(self, name: str, words: Data) -> bool:
        """Whether the source said a field in these words at the last import."""
        if self.known is None or words is None:
            return False
        return self.said.get(name, self.known.get(name)) == self.digest(name, words)


def merged(
    ours: Mapping[str, Data], incoming: IncomingEvent, base: Base, prefer: Preference
) -> Merged:
    """Merge an event that comes in with the one that is here."""
    found = Merged(base=dict(base.known or {}))
    for name, theirs in _said(incoming, base.known or {}):
        mine = ours.get(name)
        if listed(mine) == listed(theirs):
            _remember(found, name, theirs, base.digest)
        elif not (base.has(name, theirs) or base.has_heard(name, incoming.words.get(name))):
            is_taken = _is_ours_old(name, mine, incoming, base)
            side = Side.THEIRS if is_taken else prefer.of(name) or _safe_side(name, mine, incoming)
            if side is Side.THEIRS:
                found.fields[name] = theirs
            if side is None:
                found.clashes.append(Clash(name, mine, theirs))
                if base.known is None:
                    found.base[name] = UNKNOWN
            else:
                _remember(found, name, theirs, base.digest)
    clashes = {each.field for each in found.clashes}
    words = {name: said for name, said in incoming.words.items() if name not in clashes}
    found.said = {**base.said, **said_of(words, base.digest)}
    return found


def said_of(words: Mapping[str, Data], digest: Digest) -> dict[str, str]:
    """Return the digests of what a source says in its own words."""
    return {name: digest(name, said) for name, said in words.items()}


def _said(incoming: IncomingEvent, base: Mapping[str, str]) -> Iterator[tuple[str, Data]]:
    """Yield the fields of which the source says anything, also that it has them no more."""
    if incoming.is_cancelled:  # what cancels an event may be no whole event
        yield from ((name, data) for name, data in incoming.fields.items() if name != "status")
        yield "status", str(Status.CANCELLED)
        return
    yield from incoming.fields.items()
    # a source that says no status takes none back that the user gave its events
    gone = base.keys() - incoming.fields.keys() - {"status"}
    yield from ((name, None) for name in sorted(gone))


def listed(data: Data) -> Data:
    """Return a value in one form: a list of one item may be written as the item alone."""
    return data[0] if isinstance(data, list) and len(data) == 1 else data


def _remember(found: Merged, name: str, data: Data, digest: Digest) -> None:
    if data is None:
        found.base.pop(name, None)
    else:
        found.base[name] = digest(name, listed(data))


def _safe_side(name: str, mine: Data, incoming: IncomingEvent) -> Side | None:
    """Return the side of a source that calls an event private, if nobody says here who sees it."""
    if name != "audience" or mine is not None or incoming.unchanged is not None:
        return None
    return Side.THEIRS if incoming.fields.get(name) == str(Audience.INTERNAL) else None


def _is_ours_old(name: str, mine: Data, incoming: IncomingEvent, base: Base) -> bool:
    """Whether no hand has changed a field since the last import, or since the source was made."""
    if incoming.unchanged is not None:
        return name in incoming.unchanged
    return base.has(name, mine)

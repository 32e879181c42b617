"""The ledger of imports: what each source said of each event at the last import.

It is the base of a three-way merge, and stands beside the registry, as its lock does. Each line is
a JSON object: an event of a source, or a name by which a source calls an entry. Digests stand for
all that comes from the registry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from timeline.changes.lockfile import MARK
from timeline.diagnostics.findings import TimelineError
from timeline.reading.encoding import decode, lines

SUFFIX = ".imports"
HEAD = """\
# What imports took from each source: one line an event, with digests in the place of values.
# `timeline import` writes this file; keep it with the registry, and do not edit it.
"""
UNKNOWN = ""
"""Stands for the digest of a value that two branches tell in two ways: it equals no value."""
_Digest = Annotated[str, Field(pattern="^(?:[0-9a-f]{16})?$")]


@dataclass(frozen=True, slots=True)
class Record:
    """What a source said of an event: `key` stands for its UID there, `event` for that here."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)

    source: str
    key: _Digest
    event: _Digest
    sequence: int | None = None
    modified: str = ""
    is_gone: bool = False
    """Whether the source had it no more at the last import."""
    fields: dict[str, _Digest] = field(default_factory=dict)
    said: dict[str, _Digest] = field(default_factory=dict)
    """The words of the source, where another text was written for them."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name by which sources call an entry, and the entry."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)

    name: _Digest
    entry: _Digest


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a registry: records by source and key, and entries by what they are called."""

    registry: str
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def is_like(self, other: "Ledger") -> bool:
        """Whether two ledgers remember the same."""
        return (self.records, self.names) == (other.records, other.names)


class _Head(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    imports: Literal[1]
    registry: str


_LINE: TypeAdapter[Record | Name] = TypeAdapter(Record | Name)


def is_ledger(data: bytes) -> bool:
    """Whether a file is a ledger, by its first lines: a merge driver knows no names."""
    rows = (row for row in data.splitlines() if row.strip() and not row.startswith((b"#", b"<")))
    return next(rows, b"").startswith(b'{"imports":')


def write(ledger: Ledger) -> bytes:
    """Return the ledger as a file, in an order that git can merge."""
    head = _Head(imports=1, registry=ledger.registry).model_dump_json()
    rows = (_LINE.dump_json(each, exclude_defaults=True).decode() for each in _rows(ledger))
    return "".join((HEAD, f"{head}\n", *(f"{row}\n" for row in rows))).encode()


def read(data: bytes, file: str, registry: str | None = None) -> Ledger:
    """Return the ledger in a file; raise TimelineError for a damaged one, or that of another.

    Marks that a merge left are passed over, and two lines for an event are merged.
    """
    text, findings = decode(data, file)
    if findings:
        raise TimelineError(f"{file}: {findings[0].message}; {_RESTORE}")
    rows = [
        (number, row)
        for number, row in enumerate(lines(text), 1)
        if row.strip() and not row.startswith("#") and not MARK.match(row)
    ]
    head = _head(file, rows[0][1] if rows else "")
    if registry not in (None, head.registry):
        raise TimelineError(f'{file}: this is the ledger of "{head.registry}", not of "{registry}"')
    return _gathered(head.registry, _lines(file, rows[1:], rows[0][1]))


_RESTORE = (
    "restore the ledger from your project's history; or remove it: at the next import, each "
    "difference is then a conflict"
)


def _head(file: str, row: str) -> _Head:
    try:
        return _Head.model_validate_json(row)
    except ValidationError:
        raise TimelineError(f"{file}: this is not the first line of a ledger; {_RESTORE}") from None


def _lines(file: str, rows: Iterable[tuple[int, str]], head: str) -> Iterator[Record | Name]:
    for number, row in rows:
        if row == head:  # a merge left it twice
            continue
        try:
            yield _LINE.validate_json(row)
        except ValidationError:
            raise TimelineError(
                f"{file}:{number}: this is not a line of a ledger; {_RESTORE}"
            ) from None


def _gathered(registry: str, found: Iterable[Record | Name]) -> Ledger:
    ledger = Ledger(registry)
    for each in found:
        if isinstance(each, Name):
            known = ledger.names.setdefault(each.name, each.entry)
            ledger.names[each.name] = known if known == each.entry else UNKNOWN
        else:
            place = each.source, each.key
            other = ledger.records.get(place)
            ledger.records[place] = _settled(each, other) if other else each
    return ledger


def merged(ours: Ledger, theirs: Ledger) -> Ledger:
    """Return the ledger of two branches."""
    return _gathered(ours.registry, chain(_rows(ours), _rows(theirs)))


def _rows(ledger: Ledger) -> Iterator[Record | Name]:
    yield from (record for _, record in sorted(ledger.records.items()))
    yield from (Name(name, entry) for name, entry in sorted(ledger.names.items()))


def _settled(one: Record, other: Record) -> Record:
    """Return a record that claims no more than both branches do: where they differ, nobody knows.

    So what one branch took and the other did not is a conflict, and no hand edit is overwritten.
    """
    latest = max(one, other, key=lambda each: (each.sequence or 0, each.modified))
    return replace(
        latest,
        event=one.event if one.event == other.event else UNKNOWN,
        is_gone=one.is_gone and other.is_gone,
        fields=_agreed(one.fields, other.fields),
        said=_agreed(one.said, other.said),
    )


def _agreed(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of two branches; one on which they differ is unknown."""
    names = sorted({*ours, *theirs})
    values = {name: (ours.get(name), theirs.get(name)) for name in names}
    return {
        name: mine if mine == its and mine is not None else UNKNOWN
        for name, (mine, its) in values.items()
    }

"""Another id for an event, in the text of its registry: all else stays as it is."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from timeline.authoring.drafts import events
from timeline.authoring.text_edits import Edit, applied
from timeline.diagnostics.findings import Fault, Path, TimelineError, did_you_mean
from timeline.reading.encoding import decode
from timeline.reading.source import read
from timeline.reading.yaml import Builder, Data, Event, Scalar, Start
from timeline.registry.identity import uid_by_id
from timeline.registry.texts import check_id
from timeline.text import shortened

_QUOTES = ("'", '"')


Held = dict[str, bytes]
"""The files of a registry by their names, with what they hold."""


class Renaming(NamedTuple):
    """The old id of an event and its new one, and the UID that it has and keeps."""

    old: str
    new: str
    uid: str


def planned(held: Held, old: str, new: str, lists: str) -> Renaming:
    """Return what becomes of an id, and which UID stays; raise TimelineError if it can't be.

    The command `lists` names all ids.
    """
    sources = [read(data, name) for name, data in held.items()]
    known = {id: event for source in sources for id, event in events(source).items()}
    if old not in known:
        hint = did_you_mean(old, known, f"{lists} names all")
        raise TimelineError(f'no event is called "{shortened(old)}"; {hint}')
    try:
        check_id(new)
    except Fault as fault:
        raise TimelineError(f"{fault.message}; {fault.hint}") from None
    if new in known:
        raise TimelineError(f'an event is called "{new}" already; write another id')
    registry = next(
        str(each["registry"]) for source in sources if "registry" in (each := source.data or {})
    )
    uids = {id: _uid(event) or uid_by_id(id, registry) for id, event in known.items()}
    for id in known.keys() - {old}:
        if uids[id].casefold() == uid_by_id(new, registry):
            raise TimelineError(f'calendars know "{id}" as "{new}"; write another id')
    return Renaming(old, new, uids[old])


def _uid(event: Data) -> str:
    return str(event.get("uid") or "") if isinstance(event, dict) else ""


def edited(held: Held, what: Renaming) -> Held:
    """Return the files in which an id is to be changed, that which has the event last.

    If a run is killed between two files, the event still has its old id, so another run can go on.
    Raises TimelineError if a text does not let one change the id and nothing else.
    """
    found: Held = {}
    defining = [name for name, data in held.items() if what.old in events(read(data, name))]
    for name in sorted(held, key=lambda name: name in defining):
        data = held[name]
        if (whole := _renamed(data, name, what)) is None:
            raise TimelineError(
                f'{name}: "{what.old}" can\'t be changed by itself here; change it by hand, and '
                f"write uid: {what.uid} in the event; nothing was written"
            )
        if whole != data:
            found[name] = whole
    return found


class _Finder(Builder):
    """Builds the data again, and notes where an event and what refers to it are written."""

    def __init__(self, text: str, file: str, id: str, references: set[Path]) -> None:
        super().__init__(text, file)
        self.id, self.references = id, references
        self.names: list[Scalar] = []
        self.body: Start | None = None
        self.first: Scalar | None = None
        self.has_uid = False

    def read_key(self, event: Scalar, here: dict[str, Data]) -> str:
        """Read a key, and note the id of the event, and its first field."""
        key = super().read_key(event, here)
        above = tuple(self.steps[1:])
        if above == ("events",) and key == self.id:
            self.names.append(event)
        elif above == ("events", self.id):
            self.first = self.first or event
            self.has_uid = self.has_uid or key == "uid"
        return key

    def start(self, event: Start) -> None:
        """Begin a mapping or a list, and note the mapping of the event."""
        super().start(event)
        if tuple(self.steps[1:]) == ("events", self.id):
            self.body = event

    def put(self, value: Data, event: Event) -> None:
        """Put a value where it belongs, and note whether it refers to the event."""
        if value == self.id and isinstance(event, Scalar) and self.path() in self.references:
            self.names.append(event)
        super().put(value, event)


def _renamed(data: bytes, file: str, renaming: Renaming) -> bytes | None:
    """Return the bytes of a file in which an event is called by its new id.

    Return None if the text does not let one change that and nothing else.
    """
    before = read(data, file)
    text, _ = decode(data, file)
    finder = _Finder(text, file, renaming.old, set(_references(events(before))))
    finder.build()
    edits = [_edit(text, event, renaming) for event in finder.names]
    if finder.body and finder.first and not finder.has_uid:
        edits.append(_with_uid(text, finder.body, finder.first, renaming))
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    whole = mark + applied(text, edits).encode()
    after = read(whole, file)
    return whole if after.data == _expected(before.data or {}, renaming) else None


def _references(known: dict[str, Data]) -> Iterator[Path]:
    """Yield the paths at which events may name others."""
    for id, event in known.items():
        above = event.get("part_of") if isinstance(event, dict) else None
        yield ("events", id, "part_of")
        for index in range(len(above) if isinstance(above, list) else 0):
            yield ("events", id, "part_of", index)


def _edit(text: str, event: Scalar, renaming: Renaming) -> Edit:
    """Return how an id is changed where it is written, in its quotes if it has any."""
    start, end = Builder.extent(event)
    at = text.rfind(renaming.old, start, end)
    if at >= 0:
        return Edit(at, at + len(renaming.old), renaming.new)
    return Edit(start, end, f"{event.style}{renaming.new}{event.style}")  # with escapes


def _with_uid(text: str, body: Start, first: Scalar, renaming: Renaming) -> Edit:
    """Return how the field `uid` comes before the first field of an event."""
    quote = first.style if first.style in _QUOTES else ""
    field = f"{quote}uid{quote}: {quote}{renaming.uid}{quote}"
    start, _ = Builder.extent(body)
    if body.flow_style:
        start += 1
        return Edit(start, start, f"{field}," if text[start].isspace() else f"{field}, ")
    newline = next(each for each in ("\r\n", "\n", "\r") if each in text)
    rows = text[:start].splitlines(keepends=True)
    before = rows.pop()
    margin = " " * len(before)
    if before.strip():  # it begins behind another sign, such as the colon of a key of its own line
        return Edit(start, start, f"{field}{newline}{margin}")
    while _is_aside(rows[-1]):
        rows.pop()
    at = sum(map(len, rows))
    return Edit(at, at, f"{margin}{field}{newline}")


def _is_aside(row: str) -> bool:
    """Whether a line is blank or a comment, which may be on the field below it."""
    return not row.strip() or row.lstrip().startswith("#")


def _expected(data: dict[str, Data], renaming: Renaming) -> dict[str, Data]:
    """Return the data of a file as they are to be."""
    known = data.get("events")
    if not isinstance(known, dict):
        return data
    found: dict[str, Data] = {}
    for id, event in known.items():
        fields = dict(event) if isinstance(event, dict) else {}
        if "part_of" in fields:
            fields["part_of"] = _with_new_id(fields["part_of"], renaming)
        if id == renaming.old:
            fields["uid"] = fields.get("uid") or renaming.uid
        found[renaming.new if id == renaming.old else id] = fields
    return {**data, "events": found}


def _with_new_id(above: Data, renaming: Renaming) -> Data:
    if isinstance(above, list):
        return [_with_new_id(each, renaming) for each in above]
    return renaming.new if above == renaming.old else above

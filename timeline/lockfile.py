"""The lock: what calendars were last told of each event, one line an event, beside the registry."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from timeline.diagnostics import Diagnostic, Location, Rule, Severity
from timeline.encoding import decode, lines
from timeline.ical.times import zones
from timeline.source import Source
from timeline.spans import instant
from timeline.texts import Slug, shortened
from timeline.vocabulary import Status
from timeline.zones import yearly_rule

CONFLICT = Rule(
    "TL401",
    "lock-conflict",
    Severity.ERROR,
    "Where a merge left its marks in the lock, somebody has to choose: of two lines for an event, "
    "the one with the higher sequence, and of these the later one.",
    bad="<<<<<<< HEAD",
    good="(one line for each event, and no marks)",
)
DAMAGED = Rule(
    "TL402",
    "lock-damaged",
    Severity.ERROR,
    "The lock is written by the command alone. If it can't be read, it is put back from the "
    "history of the project: a lock that is made anew forgets what calendars were told.",
    bad='{"id":"defence-mou","sequence":"two"',
    good='{"id":"defence-mou","sequence":2,"modified":"2023-03-02T09:00:00Z",…}',
)
OTHER_REGISTRY = Rule(
    "TL403",
    "lock-of-another-registry",
    Severity.ERROR,
    "A lock belongs to one registry, whose name is for ever: calendars know events by it.",
    bad="registry: india-italy   # and the lock is of india-italy-2023",
    good="registry: india-italy-2023",
)
RULES = (CONFLICT, DAMAGED, OTHER_REGISTRY)

_HEAD = """\
# What calendars were last told of each event: one line an event, in order of the ids.
# `timeline` writes this file; keep it with the registry, and do not edit it.
"""
_MARK = re.compile(r"<{7} |={7}$|>{7} |\|{7} ")
_MOMENT = r"\d{8}T\d{6}"
_VALUE = "|".join(
    (
        r";VALUE=DATE:\d{8}(?:,\d{8})*",
        rf";TZID=[\w+/-]+:{_MOMENT}(?:,{_MOMENT})*",
        rf":{_MOMENT}Z(?:,{_MOMENT}Z)*",
    )
)
_TIMES = re.compile(
    rf"DTSTART(?:{_VALUE})(?: DTEND(?:{_VALUE}))?(?: RRULE:[A-Z0-9=;,-]+)?"
    rf"(?: (?:EXDATE|RDATE)(?:{_VALUE}))*"
)


class State(StrEnum):
    """Where calendars stand with an event."""

    SHOWN = "shown"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"
    PRUNED = "pruned"


def _check_times(text: str) -> str:
    if not _TIMES.fullmatch(text) or not all(map(yearly_rule, zones(text.split()))):
        raise ValueError(f'"{shortened(text)}" is not when an event is')
    return text


class Memory(BaseModel):
    """What calendars were last told of an event, and what it is chosen by when it is gone.

    `times` are content lines; `changes` and `face` are digests of how some occurrences differ
    and of all that is shown. Of what is pruned, nothing is kept but the revision.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Slug
    sequence: Annotated[int, Field(ge=0, le=2**31 - 1)]
    modified: Annotated[AwareDatetime, AfterValidator(instant)]
    state: State = State.SHOWN
    title: str = ""
    status: Status = Status.CONFIRMED
    times: Annotated[str, AfterValidator(_check_times)] = ""
    place: str = ""
    kind: str = ""
    countries: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    changes: str = ""
    face: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.state is not State.PRUNED and not (self.title and self.times and self.face):
            raise ValueError("title, times or face is missing")
        return self


class _Head(BaseModel):
    """The first line: the version of the format, and whose lock it is."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    lock: Literal[1]
    registry: Slug


@dataclass(frozen=True, slots=True)
class Lock:
    """What calendars were last told of the events of a registry, by their ids."""

    registry: str
    memories: dict[str, Memory] = field(default_factory=dict)


def write(lock: Lock) -> bytes:
    """Return the lock as a file: UTF-8, a JSON object a line, in order of the ids."""
    rows = [_Head(lock=1, registry=lock.registry).model_dump_json()]
    for _, memory in sorted(lock.memories.items()):
        rows.append(memory.model_dump_json(exclude_defaults=True))
    return (_HEAD + "".join(f"{row}\n" for row in rows)).encode()


def read(data: bytes, file: str, registry: str | None) -> tuple[Lock | None, Source]:
    """Return the lock in the bytes of `file`, unless it has faults; they are in the source.

    It is to be the lock of `registry`, if that is known.
    """
    text, findings = decode(data, file)
    source = Source(file, text, findings=findings)
    rows = [
        (number, line)
        for number, line in enumerate(lines(text), 1)
        if line.strip() and not line.startswith("#")
    ]
    marks = [number for number, line in rows if _MARK.match(line)]
    for number in marks:
        findings.append(_finding(CONFLICT, source, number, "a merge left its marks here", _CHOOSE))
    if findings:
        return None, source
    head = _head(source, rows[0] if rows else (1, ""), registry)
    memories = _memories(source, rows[1:])
    return (None if findings or head is None else Lock(head.registry, memories)), source


_CHOOSE = "keep one line for each event, that with the higher sequence, and take the marks out"
_RESTORE = "put the lock back from the history of the project"


def _head(source: Source, row: tuple[int, str], registry: str | None) -> _Head | None:
    number, line = row
    try:
        head = _Head.model_validate_json(line)
    except ValidationError:
        message = "this is not the first line of a lock that this version of timeline can read"
        source.findings.append(_finding(DAMAGED, source, number, message, _RESTORE))
        return None
    if registry is not None and head.registry != registry:
        message = f'this is the lock of "{head.registry}", not of "{registry}"'
        hint = f'write registry: {head.registry} again, or begin a new calendar by "timeline lock" '
        hint += "after taking the lock away"
        source.findings.append(_finding(OTHER_REGISTRY, source, number, message, hint))
    return head


def _memories(source: Source, rows: list[tuple[int, str]]) -> dict[str, Memory]:
    memories: dict[str, Memory] = {}
    first: dict[str, int] = {}
    for number, line in rows:
        try:
            memory = Memory.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = ".".join(map(str, fault["loc"]))
            message = f"the line can't be read: {f'{where}: ' if where else ''}{fault['msg']}"
            source.findings.append(_finding(DAMAGED, source, number, message, _RESTORE))
            continue
        if memory.id in memories:
            message = f'"{memory.id}" has two lines, the first on line {first[memory.id]}'
            source.findings.append(_finding(DAMAGED, source, number, message, _CHOOSE))
        memories[memory.id] = memory
        first.setdefault(memory.id, number)
    return memories


def _finding(rule: Rule, source: Source, number: int, message: str, hint: str) -> Diagnostic:
    place = Location(source.file, number, 1, max(1, len(source.line(number))))
    return Diagnostic(rule, message, hint=hint, location=place)

"""The lock: what calendars were last told of each event, one line an event, beside the registry."""

import hashlib
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.ical.reading import check
from timeline.reading.encoding import decode, lines
from timeline.reading.source import SourceFile
from timeline.reading.yaml_errors import MOST_FAULTS
from timeline.registry.texts import Slug, check_id
from timeline.registry.vocabulary import Audience, Status
from timeline.text import UNPRINTABLE
from timeline.time.dates import FIRST_YEAR, LAST_YEAR
from timeline.time.spans import instant

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
    "A lock belongs to one registry, whose name is for ever: calendars know events by it. The "
    "internal calendar has a lock of its own.",
    bad="registry: india-italy   # and the lock is of india-italy-2023",
    good="registry: india-italy-2023",
)
RULES = (CONFLICT, DAMAGED, OTHER_REGISTRY)

LAST_SEQUENCE = 2**31 - 1
"""The highest number that an INTEGER of RFC 5545 can be (section 3.3.8)."""
MOST_LINES = 500_000
"""The most lines of a lock: four times the events that a registry may have, as some are gone."""
LONGEST_FIELD = 10_000
"""The most characters of a title or place: what a registry can give takes fewer."""
_VERSION = 1
_HEAD = """\
# What calendars were last told of each event: one line an event, in order of the ids.
# `timeline` writes this file; keep it with the registry, and do not edit it.
"""
_DIGEST = re.compile(r"sha256:[0-9a-f]{16}")
"""What stands for the id of a pruned event, which nobody is to read."""
_MARK = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)")


class State(StrEnum):
    """Where calendars stand with an event."""

    SHOWN = "shown"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"
    PRUNED = "pruned"


def _one_line(text: str) -> str:
    if len(text) > LONGEST_FIELD:
        raise ValueError(f"it has over {LONGEST_FIELD:,} characters")
    if UNPRINTABLE.search(text) or "\n" in text or "\t" in text:
        raise ValueError("it holds a line break or a control character")
    return text


def _in_utc(moment: datetime) -> datetime:
    try:
        moment = instant(moment)
    except OverflowError:
        raise ValueError("it is outside the calendar") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("it is outside the calendar")
    return moment


def _id(text: str) -> str:
    return text if _DIGEST.fullmatch(text) else check_id(text)


Line = Annotated[str, AfterValidator(_one_line)]


@dataclass(frozen=True, slots=True)
class Memory:
    """An event as calendars last showed it, with the facts by which filters choose it once gone.

    `times` are content lines, `first` and `last` the days between which it is chosen, the last
    None if it repeats for ever; `statuses` are those of changed occurrences. `changes` and `face`
    are digests of how occurrences are moved, and of all that is shown. Of what is pruned, nothing
    is kept but the revision, and a digest of the id.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)

    id: Annotated[str, AfterValidator(_id)]
    sequence: Annotated[int, Field(ge=0, le=LAST_SEQUENCE)]
    modified: Annotated[AwareDatetime, AfterValidator(_in_utc)]
    state: State = State.SHOWN
    title: Line = ""
    status: Status = Status.CONFIRMED
    times: Annotated[str, AfterValidator(check)] = ""
    first: date | None = None
    last: date | None = None
    place: Line = ""
    kind: str = ""
    countries: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    changes: str = ""
    face: str = ""


def _whole(memory: Memory) -> Memory:
    if memory.state is not State.PRUNED and not (memory.title and memory.times and memory.face):
        raise ValueError("title, times or face is missing")
    if memory.state is not State.PRUNED and _DIGEST.fullmatch(memory.id):
        raise ValueError("id: a digest stands for a pruned event alone")
    return memory


_ROW: TypeAdapter[Memory] = TypeAdapter(Annotated[Memory, AfterValidator(_whole)])


class _Head(BaseModel):
    """The first line: the version of the format, whose lock it is, and for whom if not for all."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    lock: Literal[1]
    registry: Slug
    audience: Literal["internal"] | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """The events of a registry as calendars last showed them, by their ids."""

    registry: str
    memories: dict[str, Memory] = field(default_factory=dict)
    audience: Audience = Audience.PUBLIC

    def memory(self, id: str) -> Memory | None:
        """Return what calendars were last told of an event, pruned or not."""
        return self.memories.get(id) or self.memories.get(digest(self.registry, id))

    def forgotten(self, memory: Memory) -> Memory:
        """Return an event as pruned: the lock can tell its id, but nobody can read it there."""
        id = digest(self.registry, memory.id)
        return Memory(id, memory.sequence, memory.modified, State.PRUNED)


def digest(registry: str, id: str) -> str:
    """Return what stands for an id once its event is pruned; of a digest, the digest itself."""
    if _DIGEST.fullmatch(id):
        return id
    return f"sha256:{hashlib.sha256(f'{id}@{registry}'.encode()).hexdigest()[:16]}"


def write(lock: Lock) -> bytes:
    """Return the lock as a file: UTF-8, a JSON object a line, in order of the ids."""
    audience = "internal" if lock.audience is Audience.INTERNAL else None
    head = _Head.model_validate({"lock": 1, "registry": lock.registry, "audience": audience})
    data = io.BytesIO()
    data.write(f"{_HEAD}{head.model_dump_json(exclude_none=True)}\n".encode())
    for _, memory in sorted(lock.memories.items()):
        data.write(_ROW.dump_json(memory, exclude_defaults=True) + b"\n")
    return data.getvalue()


def read(
    data: bytes, file: str, registry: str | None, audience: Audience | None = None
) -> tuple[Lock | None, SourceFile]:
    """Return the lock in the bytes of `file`, unless it has faults; they are in the source.

    It is to be the lock of `registry` for `audience`, as far as these are known.
    """
    text, findings = decode(data, file)
    source = SourceFile(file, text, findings=findings)
    if text.count("\n") > MOST_LINES:
        message = f"the lock has over {MOST_LINES:,} lines"
        place = Location(file, 1, 1)
        findings.append(Diagnostic(DAMAGED, message, hint=_RESTORE, location=place))
        return None, source
    rows = [
        (number, line)
        for number, line in enumerate(lines(text), 1)
        if line.strip() and not line.startswith("#")
    ]
    marks = (number for number, line in rows if _MARK.match(line))
    for number in islice(marks, MOST_FAULTS):
        findings.append(_finding(CONFLICT, source, number, "a merge left its marks here", _CHOOSE))
    if findings:
        return None, source
    head = _head(source, rows[0] if rows else (1, ""), registry, audience)
    if head is None:
        return None, source
    memories = _memories(source, rows[1:], head.registry)
    told = Audience(head.audience or Audience.PUBLIC)
    return (None if findings else Lock(head.registry, memories, told)), source


_CHOOSE = "keep one line for each event, that with the higher sequence, and take the marks out"
_RESTORE = "put the lock back from the history of the project"


def _head(
    source: SourceFile, row: tuple[int, str], registry: str | None, audience: Audience | None
) -> _Head | None:
    number, line = row
    try:
        head = _Head.model_validate_json(line)
    except ValidationError:
        message, hint = "this is not the first line of a lock", _RESTORE
        if later := re.match(r'{"lock":([0-9]+)\b', line):
            message = f"the lock is of a later version, {later[1]}, not of {_VERSION}"
            hint = "install the version of timeline that wrote it, or a later one"
        source.findings.append(_finding(DAMAGED, source, number, message, hint))
        return None
    if registry is not None and head.registry != registry:
        message = f'this is the lock of "{head.registry}", not of "{registry}"'
        hint = (
            f"write registry: {head.registry} again; to begin another calendar, whose events "
            "subscribers see as new, move the lock away"
        )
        source.findings.append(_finding(OTHER_REGISTRY, source, number, message, hint))
    told = head.audience or Audience.PUBLIC
    if audience is not None and told != audience:
        message = f"this is the lock of the {told} calendar, not of the {audience} one"
        source.findings.append(_finding(OTHER_REGISTRY, source, number, message, _RESTORE))
    return head


def _memories(source: SourceFile, rows: list[tuple[int, str]], registry: str) -> dict[str, Memory]:
    memories: dict[str, Memory] = {}
    first: dict[str, int] = {}
    for number, line in rows:
        if len(source.findings) == MOST_FAULTS:
            break
        try:
            memory = _ROW.validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = "".join(f"{step}: " for step in fault["loc"])
            why = fault["msg"].removeprefix("Value error, ")
            message = f"the line can't be read: {where}{why}"
            source.findings.append(_finding(DAMAGED, source, number, message, _RESTORE))
            continue
        known = first.setdefault(digest(registry, memory.id), number)
        if known != number:
            message = f'"{memory.id}" has two lines, the first on line {known}'
            hint = "keep the one with the higher sequence"
            source.findings.append(_finding(DAMAGED, source, number, message, hint))
        memories[memory.id] = memory
    return memories


def _finding(rule: Rule, source: SourceFile, number: int, message: str, hint: str) -> Diagnostic:
    place = Location(source.file, number, 1, max(1, len(source.line(number))))
    return Diagnostic(rule, message, hint=hint, location=place)

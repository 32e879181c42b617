"""The lock: what calendars were last told of each event, one line an event, beside the registry.

Each line is a JSON object. The head names the format and the registry, the audience if that is not
the public, and the edition of the zone data. Each other line is a `Memory`.

Since format 2, it tells two versions of an event apart by digests of the occurrences, not by their
lines. So another form of the same occurrences raises no SEQUENCE. `times`, `own` and `gone` are
only to withdraw events with, and to choose withdrawn events by day. Format 1 has no `local`,
`instants` and `zones`, and neither format 1 nor 2 has `own` and `gone`.
"""

import io
import re
from itertools import islice
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

from timeline.changes.lock import FORMAT, Lock, Memory, State, is_digest
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.reading.encoding import decode, lines
from timeline.reading.file_rules import MOST_FAULTS
from timeline.reading.source import SourceFile
from timeline.registry.texts import Slug
from timeline.registry.vocabulary import Audience

CONFLICT = Rule(
    "TL401",
    "lock-conflict",
    Severity.ERROR,
    "The lock has no merge conflict markers. timeline lock --resolve removes them. If an event "
    "has two lines, it keeps the line with the higher sequence. If both have the same sequence, "
    "it keeps the later one.",
    bad="<<<<<<< HEAD",
    good="(one line for each event, and no marks)",
)
DAMAGED = Rule(
    "TL402",
    "lock-damaged",
    Severity.ERROR,
    "Only timeline writes the lock. If the lock can't be read, restore it from your project's "
    "history: a new lock does not know what calendars were told. If an event has two lines, "
    "timeline lock --resolve keeps its latest revision.",
    bad='{"id":"defence-mou","sequence":"two"',
    good='{"id":"defence-mou","sequence":2,"modified":"2023-03-02T09:00:00Z",…}',
)
OTHER_REGISTRY = Rule(
    "TL403",
    "lock-of-another-registry",
    Severity.ERROR,
    "A lock belongs to one registry, and the registry's name is for ever: calendars know events "
    "by it. The internal calendar has a lock of its own.",
    bad="registry: india-italy   # and the lock is of india-italy-2023",
    good="registry: india-italy-2023",
)
LATER = Rule(
    "TL408",
    "lock-of-a-later-format",
    Severity.ERROR,
    "If a later version of timeline has written the lock, use that version. The lock remembers "
    "more than this version knows, and this version would lose it.",
    bad='{"lock":4,"registry":"india-italy-2023"}',
    good='{"lock":3,"registry":"india-italy-2023"}',
)
RULES = (CONFLICT, DAMAGED, OTHER_REGISTRY, LATER)

MOST_LINES = 500_000
"""The most lines of a lock: four times the events that a registry may have, as some are gone."""
_HEAD = """\
# What calendars were last told of each event: one line an event, in order of the ids.
# `timeline` writes this file; keep it with the registry, and do not edit it.
"""
MARK = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)")


def _whole(memory: Memory) -> Memory:
    is_placed = memory.times or memory.own or memory.open
    if memory.state is not State.PRUNED and not (memory.title and is_placed and memory.face):
        raise ValueError("title, times or face is missing")
    if memory.state is not State.PRUNED and is_digest(memory.id):
        raise ValueError("id: a digest stands for a pruned event alone")
    return memory


_ROW: TypeAdapter[Memory] = TypeAdapter(Annotated[Memory, AfterValidator(_whole)])


class _Head(BaseModel):
    """The first line: the format, whose lock it is, for whom if not for all, and the zone data."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    lock: Literal[1, 2, 3]
    registry: Slug
    audience: Literal["internal"] | None = None
    zones: Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]{1,3}$")] | None = None


def write(lock: Lock) -> bytes:
    """Return the lock as a file: UTF-8, a JSON object a line, in order of the ids."""
    audience: Literal["internal"] | None = None
    if lock.audience is Audience.INTERNAL:
        audience = "internal"
    head = _Head(lock=3, registry=lock.registry, audience=audience, zones=lock.zones)
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
    marks = (number for number, line in rows if MARK.match(line))
    for number in islice(marks, MOST_FAULTS):
        findings.append(
            _finding(CONFLICT, source, number, "a merge left its conflict markers here", _CHOOSE)
        )
    if findings:
        return None, source
    head = _head(source, rows[0] if rows else (1, ""), registry, audience)
    if head is None:
        return None, source
    memories = _memories(source, rows[1:], head.registry)
    told = Audience(head.audience or Audience.PUBLIC)
    lock = Lock(head.registry, memories, told, head.zones, head.lock)
    return (None if findings else lock), source


_CHOOSE = "run timeline lock --resolve, which keeps the latest revision of each event"
_RESTORE = "restore the lock from your project's history"
_GO_ON = (
    f"{_RESTORE}; or remove it, and run timeline export --recover, which continues from the "
    "calendar that you last published"
)


def _head(
    source: SourceFile, row: tuple[int, str], registry: str | None, audience: Audience | None
) -> _Head | None:
    number, line = row
    try:
        head = _Head.model_validate_json(line)
    except ValidationError:
        rule, message, hint = DAMAGED, "this is not the first line of a lock", _RESTORE
        later = re.match(r'{"lock":([0-9]{1,9})\b', line)
        if later and int(later[1]) > FORMAT:
            rule = LATER
            message = (
                f"the lock has format {later[1]}, and this version reads formats up to {FORMAT}"
            )
            hint = "install the version of timeline that wrote it, or a later one"
        source.findings.append(_finding(rule, source, number, message, hint))
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
    lock = Lock(registry)
    first: dict[str, int] = {}
    for number, line in rows:
        if len(source.findings) == MOST_FAULTS:
            break
        try:
            memory = _ROW.validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            source.findings.append(_finding(DAMAGED, source, number, _why(fault), _GO_ON))
            continue
        known = min(first.setdefault(key, number) for key in (memory.id, lock.key(memory)))
        if known != number:
            message = f'"{memory.id}" has two lines, the first on line {known}'
            source.findings.append(_finding(DAMAGED, source, number, message, _CHOOSE))
        lock.memories[memory.id] = memory
    return lock.memories


def _why(fault: ErrorDetails) -> str:
    """Return in words why a line can't be read."""
    if fault["type"] == "json_invalid":
        return f"the line is {'cut short' if 'EOF' in fault['msg'] else 'not as it was written'}"
    where = "".join(f"{step}: " for step in fault["loc"])
    return f"the line can't be read: {where}{fault['msg'].removeprefix('Value error, ')}"


def _finding(rule: Rule, source: SourceFile, number: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(rule, message, hint=hint, location=_line(source, number))


def place(source: SourceFile, id: str) -> Location:
    """Return the place of the line that tells of an event; its head, if the line is not found."""
    begin = f'{{"id":"{id}",'
    rows = enumerate(lines(source.text), 1)
    return _line(source, next((number for number, row in rows if row.startswith(begin)), 1))


def _line(source: SourceFile, number: int) -> Location:
    return Location(source.file, number, 1, max(1, len(source.line(number))))

"""Events of a calendar that was written before: what its subscribers may know of them by now."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from timeline.ical.reading import check

_FOLD = re.compile(rb"\r?\n[ \t]")
_VALUE = rb"^(?:%s)(?:;[^:\r\n]*)?:([^\r\n]*)"
_REVISION = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):[^\n]*\n", re.MULTILINE)
_TIMES = ("DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE")
_BREAK = re.compile(r"\\[nN]|\t")
_ESCAPED = re.compile(r"\\(.)")
_CHANGED = b"\nRECURRENCE-ID"


class Published(NamedTuple):
    """A VEVENT with its revision, and its content lines without it; `line` is that of its start.

    `changed` are the content lines of the VEVENTs that override its occurrences.
    """

    uid: str
    sequence: int
    modified: datetime
    lines: bytes
    line: int
    changed: frozenset[bytes] = frozenset()

    @property
    def is_confidential(self) -> bool:
        """Whether it is not for the public."""
        return b"\nCLASS:CONFIDENTIAL" in self.lines

    @property
    def is_off(self) -> bool:
        """Whether it does not take place."""
        return b"\nSTATUS:CANCELLED" in self.lines

    @property
    def title(self) -> str:
        """What it is called, a reason why it is off perhaps before it."""
        return self._text(b"SUMMARY")

    @property
    def place(self) -> str:
        """Where it is."""
        return self._text(b"LOCATION")

    @property
    def times(self) -> str:
        """When it is, as a lock has it; raises ValueError if no calendar of ours says it so."""
        lines = self.lines.decode().split("\n")
        found = {line.partition(":")[0].partition(";")[0]: line for line in lines}
        return check(" ".join(found[name] for name in _TIMES if name in found))

    def _text(self, name: bytes) -> str:
        return _ESCAPED.sub(r"\1", _BREAK.sub(" ", _value(name, self.lines)))


def published(data: bytes) -> Iterator[Published]:
    """Yield the events of a calendar that have a sound revision; of a series, it as a whole."""
    line, events = 1, []
    changed: defaultdict[str, set[bytes]] = defaultdict(set)
    before, *blocks = data.replace(b"\r\n", b"\n").split(b"BEGIN:VEVENT\n")
    for block in blocks:
        line += before.count(b"\n")
        before = b"BEGIN:VEVENT\n" + block
        told = _FOLD.sub(b"", block.partition(b"END:VEVENT")[0]).removesuffix(b"\n")
        if _CHANGED in told:
            changed[_uid(told)].add(_REVISION.sub(b"", told))
        elif found := _read(told, line):
            events.append(found)
    for event in events:
        yield event._replace(changed=frozenset(changed[event.uid]))


def _read(told: bytes, line: int) -> Published | None:
    sequence = _value(b"SEQUENCE", told) or "0"
    modified = _value(b"LAST-MODIFIED|DTSTAMP", told)
    try:
        moment = datetime.strptime(modified, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        number = int(sequence[:11])
    except ValueError:
        return None
    return Published(_uid(told), number, moment, _REVISION.sub(b"", told), line)


def _uid(told: bytes) -> str:
    return _ESCAPED.sub(r"\1", _value(b"UID", told))


def _value(name: bytes, told: bytes) -> str:
    found = re.search(_VALUE % name, told, re.MULTILINE)
    return found[1].decode(errors="replace") if found else ""

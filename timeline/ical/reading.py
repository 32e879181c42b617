"""The times of an event read back from content lines, as a lock remembers them."""

import re
from datetime import date, datetime

from timeline import rrule, zones
from timeline.diagnostics import Fault
from timeline.spans import instant

_MOMENT = r"[0-9]{8}T[0-9]{6}"
_KINDS = (
    ("(;VALUE=DATE):", "[0-9]{8}"),
    ("(;TZID=[A-Za-z0-9_+/-]+):", _MOMENT),
    ("():", f"{_MOMENT}Z"),
)
_VALUE = "|".join(f"{kind}{value}(?:,{value})*" for kind, value in _KINDS)
_LINES = re.compile(
    rf"DTSTART(?:{_VALUE})(?: DTEND(?:{_VALUE}))?(?: RRULE:[A-Z0-9=,-]+(?:;[A-Z0-9=,-]+)*)?"
    rf"(?: EXDATE(?:{_VALUE}))?(?: RDATE(?:{_VALUE}))?"
)


def check(lines: str) -> str:
    """Return content lines, with a blank between each two, of when an event is.

    Raises ValueError for what is none, or for what no program reads.
    """
    if not _LINES.fullmatch(lines):
        raise ValueError("these are no times of an event")
    start, *others = lines.split(" ")
    (begins,) = _moments(start)
    for line in others:
        name = re.split("[;:]", line)[0]
        if name == "RRULE":
            _check_rule(line, is_timed=isinstance(begins, datetime))
        elif name == "DTEND":
            (ends,) = _moments(line)
            if type(ends) is not type(begins) or ends <= begins:
                raise ValueError("the end is not after the start")
        elif line.partition(":")[0] != start.partition(":")[0].replace("DTSTART", name):
            raise ValueError(f"{name} is not written as DTSTART is")
        else:
            _moments(line)
    return lines


def _check_rule(line: str, *, is_timed: bool) -> None:
    parts = line.removeprefix("RRULE:").split(";")
    until = [part.removeprefix("UNTIL=") for part in parts if part.startswith("UNTIL=")]
    try:
        rule = rrule.parse(";".join(part for part in parts if not part.startswith("UNTIL=")))
    except Fault as fault:
        raise ValueError(fault.message) from None
    if len(until) > 1 or (until and rule.count):
        raise ValueError("the rule ends in two ways")
    for end in until:
        if not re.fullmatch(f"{_MOMENT}Z" if is_timed else "[0-9]{8}", end):
            raise ValueError("UNTIL is not written as DTSTART is")
        datetime.fromisoformat(end)


def _moments(line: str) -> list[date]:
    """Return the days or moments that a content line names; raise ValueError if there are none."""
    name, _, values = line.partition(":")
    if "VALUE=DATE" in name:
        return [date.fromisoformat(value) for value in values.split(",")]
    zone = name.partition("TZID=")[2]
    if zone and (zone == "UTC" or zone not in zones.names() or not zones.yearly_rule(zone)):
        raise ValueError(f'"{zone}" is not a time zone that a calendar can be told of')
    shown = [datetime.fromisoformat(value[:15]) for value in values.split(",")]
    try:
        local = [moment.replace(tzinfo=zones.load(zone or "UTC")) for moment in shown]
        return [instant(moment) for moment in local]
    except OverflowError:
        raise ValueError("a moment is before the calendar") from None

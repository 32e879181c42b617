"""The stages of an export, and plain ways to do the same: `python -m tests.benchmarks.stages FILE`.

One process, once through, with the garbage collector off as in the command. Prints, as JSON, the
CPU seconds of each stage and the peak of memory in MiB by its end.
"""

import gc
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import icalendar
import yaml
from pydantic import BaseModel

from tests.benchmarks.calendars import Line, written
from timeline import checks, formats
from timeline.chronology.chronology import Chronology
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.reading.source import read
from timeline.reading.validation import validate
from timeline.reading.yaml import Data
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule

Made = TypeVar("Made")

FORMATS = ("ics", "csv", "txt")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SIGNS = {"n": "\n"}
_TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")
_STAMP = datetime(2026, 1, 1, tzinfo=UTC)


class Clock:
    """What stages cost, by their names."""

    def __init__(self) -> None:
        self.costs: dict[str, tuple[float, float]] = {}

    def time(self, name: str, work: Callable[[], Made]) -> Made:
        """Return what the work makes, and note what that costs."""
        begun = time.process_time()
        made = work()
        seconds = time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.costs[name] = (seconds, peak)
        return made


class _PlainEvent(BaseModel):
    """An event as one models it in a first hour."""

    kind: str
    title: str
    when: str
    place: str
    participants: dict[str, str | list[str]]
    description: str
    sources: list[str]
    part_of: str | None = None


class _PlainRegistry(BaseModel):
    registry: str
    title: str
    events: dict[str, _PlainEvent]


def measured(file: Path) -> Clock:
    """Return what each stage costs for the registry in a file, which has no faults."""
    clock, data = Clock(), file.read_bytes()
    text = data.decode()
    clock.time("the YAML parser alone", lambda: sum(1 for _ in yaml.parse(text, Loader=_LOADER)))
    source = clock.time("reading", lambda: read(data, str(file)))
    plain = source.data or {}
    registry = clock.time("validating", lambda: _validated(plain))
    clock.time("checking", lambda: checks.run(schedule(registry)))
    chronology = clock.time("choosing", lambda: _chosen(registry))
    for name in FORMATS:
        rendered = clock.time(f"writing .{name}", lambda name=name: _rendered(chronology, name))  # type: ignore[misc]
        if name == "ics":
            _compare_calendars(clock, rendered)
    clock.time("CSafeLoader and a plain model", lambda: _loaded(text))
    return clock


def _validated(plain: dict[str, Data]) -> Registry:
    registry = validate(plain, set(), set()).registry
    assert registry is not None
    return registry


def _chosen(registry: Registry) -> Chronology:
    return select(resolved(schedule(registry), Audience.PUBLIC, _STAMP), Selection())


def _rendered(chronology: Chronology, name: str) -> bytes:
    return formats.load(name).render(chronology).data


def _loaded(text: str) -> _PlainRegistry:
    return _PlainRegistry.model_validate(yaml.load(text, Loader=_LOADER))  # noqa: S506


def _compare_calendars(clock: Clock, data: bytes) -> None:
    """Time how the same lines are made plainly; stop if they or icalendar's are others."""
    calendar = icalendar.Calendar.from_ical(data)
    lines = [_line(line.decode()) for line in data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]]
    assert _unfolded(clock.time("a plain writer of .ics", lambda: written(lines))) == _unfolded(
        data
    )
    values = [[*event.property_items(recursive=False)] for event in calendar.walk("VEVENT")]
    clock.time("icalendar, as its manual shows", lambda: _added(values))
    assert _unfolded(calendar.to_ical(sorted=False)) == _unfolded(data)


def _line(written: str) -> Line:
    name, _, value = written.partition(":")
    if name.partition(";")[0] not in _TEXTS:
        return name, value, False
    return name, re.sub(r"\\(.)", lambda sign: _SIGNS.get(sign[1], sign[1]), value), True


def _unfolded(data: bytes) -> list[list[bytes]]:
    """Return the content lines of a calendar, their parts in order: icalendar sorts rules anew."""
    return [sorted(line.split(b";")) for line in data.replace(b"\r\n ", b"").split(b"\r\n")]


def _added(values: Iterable[Iterable[tuple[str, object]]]) -> bytes:
    """Return a calendar as icalendar makes it of values, in the way that its manual shows."""
    calendar = icalendar.Calendar()
    for properties in values:
        event = icalendar.Event()
        for name, value in properties:
            if name not in ("BEGIN", "END"):
                event.add(name, getattr(value, "dt", value))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


if __name__ == "__main__":
    gc.disable()
    print(json.dumps(measured(Path(sys.argv[1])).costs))  # noqa: T201

"""Reports of other sources, and earlier plans, are as sound as the event's own fields."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ValidationError, create_model

from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Path,
    Rule,
    Severity,
    asked,
    did_you_mean,
    one_of,
)
from timeline.registry.event import Event
from timeline.registry.event_parts import Report, Strict
from timeline.registry.words import synonyms, word_alone
from timeline.schedule.schedule import Schedule
from timeline.text import shortened
from timeline.time.dates import When

BAD_REPORT = Rule(
    "TL315",
    "bad-report",
    Severity.ERROR,
    "A report of another source names a field of the event, with a value that the field can have.",
    bad="also_reported: [{field: lvl, value: state, source: ndtv}]",
    good="also_reported: [{field: level, value: state, source: ndtv}]",
)
NO_DIFFERENCE = Rule(
    "TL316",
    "no-difference",
    Severity.WARNING,
    "A report of another source differs from the event, and so does an earlier date under was.",
    bad="{when: 2023-03-02, was: [{when: 2023-03-02}], …}",
    good="{when: 2023-03-09, was: [{when: 2023-03-02}], …}",
)
RULES = (BAD_REPORT, NO_DIFFERENCE)

_NOT_REPORTED = (
    "kind",
    "also_reported",
    "announced",
    "audience",
    "calendar",
    "note",
    "part_of",
    "repeats",
    "short",
    "sources",
    "uid",
    "updated",
)
"""Fields that are the registry's own affair."""
_NO_STEPS = ("alone", "in office", "in one", "in languages", "[key]")
"""Names that Pydantic has for the forms of a value, where it says how to get to a fault."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield reports and moves that say nothing, or nothing that can be."""
    registry = schedule.registry
    for id, event in registry.events.items():
        for index, report in enumerate(event.also_reported):
            yield from _check_report(event, report, ("events", id, "also_reported", index))
        for index, move in enumerate(event.was):
            path = ("events", id, "was", index, "when")
            if _plain(move.when) == _plain(event.when):
                message = f'"{move.when.text}" is still the date of the event'
                yield Diagnostic(
                    NO_DIFFERENCE,
                    message,
                    path,
                    "correct one of the two dates, or remove the entry under was",
                )


def reportable(kind: type[Event]) -> list[str]:
    """Return the fields of a kind of event of which another source may report something else."""
    return [name for name in kind.model_fields if name not in _NOT_REPORTED]


def _plain(value: object) -> object:
    """Return a value without the text of which it was read."""
    return (value.shape, value.points) if isinstance(value, When) else value


def _check_report(event: Event, report: Report, path: Path) -> Iterator[Diagnostic]:
    fields = reportable(type(event))
    if report.field not in fields:
        message = f'"{shortened(report.field)}" is not a field of this event'
        near = synonyms("field", report.field, dict(zip(fields, fields, strict=True)))
        hint = (
            asked((word_alone(near[0]),))
            if near
            else did_you_mean(report.field, fields, one_of(fields))
        )
        kind = (*path[:2], "kind")
        yield Diagnostic(BAD_REPORT, message, (*path, "field"), hint, rests_on=(kind,))
        return
    try:
        read = _reported(type(event), report.field).model_validate({"value": report.value})
    except ValidationError as error:
        details = error.errors()[0]
        fault = details.get("ctx", {}).get("error")
        steps = [step for step in details["loc"] if step not in _NO_STEPS]
        if isinstance(fault, Fault):
            yield fault.at((*path, *steps))._replace(on_key=details["loc"][-1] == "[key]")
        else:
            message = f'"{report.field}" can\'t have this value'
            yield Diagnostic(
                BAD_REPORT, message, (*path, "value"), "write it as in the event's own field"
            )
        return
    if _plain(dict(read)["value"]) == _plain(getattr(event, report.field)):
        message = f'the event says the same of "{report.field}"'
        yield Diagnostic(NO_DIFFERENCE, message, (*path, "value"), "remove the report")


@cache
def _reported(model: type[Event], name: str) -> type[BaseModel]:
    """Return a model whose `value` is what the field `name` of an event may be."""
    field = model.model_fields[name]
    annotation: object = field.annotation
    return create_model(
        f"Reported {name}",
        __base__=Strict,
        value=(annotation, field),  # type: ignore[arg-type]  # an annotation held as a value
    )

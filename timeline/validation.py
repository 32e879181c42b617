"""Plain data to a Registry: Pydantic's errors as findings, and what is left without the faults."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from timeline.builder import Data
from timeline.details import Strict
from timeline.diagnostics import (
    Diagnostic,
    Fault,
    Path,
    Rule,
    Severity,
    closest,
    did_you_mean,
    one_of,
)
from timeline.directory import Organization, Person, Place, Source
from timeline.events import KINDS, Event
from timeline.registry import Defaults, Registry
from timeline.texts import shortened

UNKNOWN_FIELD = Rule(
    "TL201",
    "unknown-field",
    Severity.ERROR,
    "A registry holds only fields that it knows, so that a slip of the pen is never lost.",
    bad="tittle: Defence cooperation",
    good="title: Defence cooperation",
)
MISSING_FIELD = Rule(
    "TL202",
    "missing-field",
    Severity.ERROR,
    "Some fields are needed: a registry's name and title, an event's kind and title, a place's "
    "or person's name, a source's publisher, the parts of an instrument, a figure or a statement.",
    bad="defence-mou: {kind: signing}",
    good="defence-mou: {kind: signing, title: Defence cooperation, instrument: {…}}",
)
WRONG_SHAPE = Rule(
    "TL203",
    "wrong-shape",
    Severity.ERROR,
    "A field takes a text, a list or a mapping, and not one of the others.",
    bad="participants: [meloni, modi]",
    good="participants: {meloni: guest, modi: host}",
)
UNKNOWN_KIND = Rule(
    "TL204",
    "unknown-kind",
    Severity.ERROR,
    "An event is of one of the kinds that the registry knows; `other`, with a label, is for "
    "whatever fits none.",
    bad="kind: vist",
    good="kind: visit",
)
FOREIGN_FIELD = Rule(
    "TL213",
    "field-of-another-kind",
    Severity.ERROR,
    "Some fields belong to one kind of event: a level to visits, an instrument to signings.",
    bad="{kind: signing, level: state, …}",
    good="{kind: visit, level: state, …}",
)
RULES = (UNKNOWN_FIELD, MISSING_FIELD, WRONG_SHAPE, UNKNOWN_KIND, FOREIGN_FIELD)

_MODELS: dict[str, type[BaseModel]] = {
    "places": Place,
    "people": Person,
    "organizations": Organization,
    "sources": Source,
}
_WANTED = {
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "string_type": "a text",
    "tuple_type": "a list",
    "too_long": "a list of two numbers",
}
_STAND_INS: dict[str, Data] = {
    "registry": "unnamed",
    "title": "untitled",
    "name": "unnamed",
    "publisher": "unnamed",
    "label": "unnamed",
    "instrument": {"type": "other", "parties": ["one", "another"]},
}
_OF_A_KIND = (UNKNOWN_FIELD, FOREIGN_FIELD)
_ROUNDS = 4
"""Taking one fault away may show another in the same entry, but not without end."""


@dataclass(slots=True)
class Outcome:
    """What came of validating: a registry without whatever is at fault, and the findings."""

    registry: Registry | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    lost: set[Path] = field(default_factory=set)


def validate(data: dict[str, Data], lost: set[Path], merged: set[Path]) -> Outcome:
    """Make a Registry of `data`, which is changed where it has faults.

    Of paths below `lost` nothing is said, nor of what is missing in the mappings `merged`.
    Where there are findings, the registry holds what remains without them, for more checks.
    """
    result = Outcome(lost=set(lost))
    unsure: set[Path] = set()
    for _ in range(_ROUNDS):
        try:
            result.registry = Registry.model_validate(data)
        except ValidationError as error:
            found = [_finding(details, data) for details in error.errors(include_url=False)]
            result.findings += [
                finding
                for finding in found
                if not covered(finding.path, result.lost)
                and not (finding.rule is MISSING_FIELD and finding.path[:-1] in merged)
                and not (finding.rule in _OF_A_KIND and finding.path[:2] in unsure)
            ]
            for finding in found:
                if finding.rule is UNKNOWN_KIND or finding.path[2:] == ("kind",):
                    _settle_kind(data, finding.path, unsure)
                    result.lost.add(finding.path)
                else:
                    result.lost.add(_take_out(data, _unit(finding)))
        else:
            break
    return result


def covered(path: Path, lost: set[Path]) -> bool:
    """Whether `path` is one of `lost`, or below one."""
    return any(path[:length] in lost for length in range(len(path) + 1))


def _unit(finding: Diagnostic) -> Path:
    """Return the path of what has to go: a field, with all that it holds, or a whole entry."""
    if finding.rule in _OF_A_KIND or not finding.path:
        return finding.path
    depths = {"events": 3, "defaults": 2, "countries": 2, **dict.fromkeys(_MODELS, 3)}
    if finding.path[2:3] == ("participants",):
        return finding.path[:4]
    return finding.path[: depths.get(str(finding.path[0]), 1)]


def _take_out(data: dict[str, Data], unit: Path) -> Path:
    """Take what is at `unit` out of the data, or put a stand-in there; return the path."""
    here: Data = data
    for step in unit[:-1]:
        if isinstance(here, dict):
            here = here[str(step)]
        elif isinstance(here, list):
            here = here[int(step)]
    if isinstance(here, dict) and unit:
        name = str(unit[-1])
        here.pop(name, None)
        if name in _STAND_INS:
            here[name] = _STAND_INS[name]
    return unit


def _settle_kind(data: dict[str, Data], path: Path, unsure: set[Path]) -> None:
    """Give an event of unknown kind the one that was likely meant, else any that has no needs."""
    events = data["events"]
    entry = events[str(path[1])] if isinstance(events, dict) else None
    if isinstance(entry, dict):
        near = closest(str(entry.get("kind")), KINDS)
        entry["kind"] = near or "other"
        if near is None:
            entry["label"] = _STAND_INS["label"]
            unsure.add(path[:2])


def _finding(details: ErrorDetails, data: dict[str, Data]) -> Diagnostic:
    """Return what Pydantic's error says, in the registry's words and place."""
    path, on_key = _path(details["loc"], data)
    fault = details.get("ctx", {}).get("error")
    if isinstance(fault, Fault):
        return replace(fault.at(path), on_key=on_key)
    value, last = details["input"], details["loc"][-1] if details["loc"] else None
    match details["type"]:
        case "union_tag_invalid":
            return _unknown_kind(path, value["kind"])
        case "union_tag_not_found":
            return _missing((*path, "kind"), "is missing", one_of(KINDS))
        case "missing" if isinstance(last, str):
            return _missing((*path, last), "is missing")
        case "extra_forbidden":
            return _unknown_field(path, data)
    return wrong_shape(path, value, _WANTED.get(details["type"], "a mapping"))


def _path(loc: tuple[str | int, ...], data: dict[str, Data]) -> tuple[Path, bool]:
    """Return the path in the data to which Pydantic's `loc` leads, and if it means the key."""
    path: list[str | int] = []
    here: Data = data
    for index, step in enumerate(loc):
        if step == "[key]":
            return tuple(path), True
        if index == 2 and loc[0] == "events":  # noqa: PLR2004 - the kind, which is no step in the data
            continue
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            continue
        path.append(step)
    return tuple(path), False


def _missing(path: Path, how: str, hint: str | None = None) -> Diagnostic:
    name = path[-1] if path else "the registry"
    if path == ("registry",):
        hint = "give the registry a short name, such as india-italy-2023"
    return Diagnostic(MISSING_FIELD, f'"{name}" {how}', path, hint or f"add {name}: …")


def _unknown_kind(path: Path, kind: object) -> Diagnostic:
    message = f'"{shortened(str(kind))}" is not a kind of event'
    hint = did_you_mean(str(kind), KINDS, one_of(KINDS))
    return Diagnostic(UNKNOWN_KIND, message, (*path, "kind"), hint)


def wrong_shape(path: Path, value: object, wanted: str) -> Diagnostic:
    """Return the finding that a value of another shape is `wanted`."""
    if value is None:
        return _missing(path, "is empty")
    quoted = f'"{shortened(str(value))}"'
    found = (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else quoted
    )
    name = f'"{path[-1]}"' if path else "the registry"
    return Diagnostic(WRONG_SHAPE, f"{name} is {found}", path, f"write {wanted}")


def _unknown_field(path: Path, data: dict[str, Data]) -> Diagnostic:
    name, model = str(path[-1]), _model_at(path[:-1], data)
    fields = [known.alias or key for key, known in model.model_fields.items()]
    owners = [kind for kind, its in KINDS.items() if name in its.model_fields]
    if issubclass(model, Event) and owners:
        kind = next(kind for kind, its in KINDS.items() if its is model)
        message = f'"{name}" belongs to {" and ".join(owners)}; this is of the kind {kind}'
        instead = "take it out, or change the kind"
        return Diagnostic(FOREIGN_FIELD, message, path, instead, on_key=True)
    hint = did_you_mean(name, fields, one_of(fields))
    message = f'"{shortened(name)}" is not a field here'
    return Diagnostic(UNKNOWN_FIELD, message, path, hint, on_key=True)


def _model_at(path: Path, data: dict[str, Data]) -> type[BaseModel]:
    """Return the model of the mapping at `path`."""
    if not path:
        return Registry
    model: type[BaseModel] = Defaults
    if path[0] == "events":
        events = data["events"]
        entry = events[str(path[1])] if isinstance(events, dict) else None
        model = KINDS[str(entry["kind"])] if isinstance(entry, dict) else model
    elif path[0] in _MODELS:
        model = _MODELS[str(path[0])]
    for step in path[2:]:
        if isinstance(step, str):
            model = next(_models(model.model_fields[step].annotation), model)
    return model


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that a field's annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)

"""Pydantic's errors as findings, in the registry's own words, with paths into its data."""

import re
from dataclasses import replace
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Path,
    Rule,
    Severity,
    closest,
    did_you_mean,
    one_of,
)
from timeline.reading.yaml import Data
from timeline.registry.codes import BAD_SCHEME
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.event import Event
from timeline.registry.event_parts import Strict
from timeline.registry.events import KINDS
from timeline.registry.names import Names
from timeline.registry.registry import Defaults, Registry, needed
from timeline.registry.texts import BAD_TEXT
from timeline.text import LONGEST_VALUE, shortened

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

MODELS: dict[str, type[BaseModel]] = {
    "places": Place,
    "people": Person,
    "organizations": Organization,
    "sources": Source,
}
_EMPTY = "is empty"
_WANTED = {
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "enum": "a text",
    "string_type": "a text",
    "tuple_type": "a list",
    "too_long": "a list of two numbers",
}
_SYNONYMS = {
    "date": "when",
    "dates": "when",
    "day": "when",
    "start": "when",
    "time": "when",
    "location": "place",
    "venue": "place",
    "type": "kind",
    "guests": "participants",
    "people": "participants",
    "tags": "topics",
    "link": "url",
    "details": "description",
}
"""Words that people write for a field, too unlike its name to be taken for a misspelling."""
EXAMPLES = {
    "also_reported": "also_reported: [{field: level, value: state, source: ndtv}]",
    "codes": 'codes: {cameo: "042"}',
    "figures": "figures: [{measure: trade, value: 15 billion, unit: USD}]",
    "geo": "geo: [28.616, 77.226]",
    "instrument": "instrument: {type: mou, parties: [IND, ITA]}",
    "names": "names: [{name: Ceylon, until: 1972-05-21}, {name: Sri Lanka}]",
    "offices": "offices: [{title: Prime Minister, from: 2022-10-22}]",
    "changes": "changes: {2023-03-09: {status: cancelled}}",
    "participants": "participants: {meloni: guest, modi: host}",
    "repeats": "repeats: {rule: weekly, until: 2023-12-28}",
    "statements": "statements: [{by: kwatra, text: …}]",
    "was": "was: [{when: 2023-03-01, reason: strike}]",
}
"""An example of each field that has several parts."""
_PIECE_OF_RULE = re.compile(r"[-+]?\d*(?:MO|TU|WE|TH|FR|SA|SU|\d)(?:;.*)?")
_SECTIONS = {
    "countries": "countries: {IND: India}",
    "defaults": "defaults: {timezone: Asia/Kolkata}",
    "events": "events: {defence-mou: {kind: signing, …}}",
    "organizations": "organizations: {mea: {name: Ministry of External Affairs}}",
    "people": "people: {modi: {name: Narendra Modi}}",
    "places": "places: {rome: {name: Rome, country: ITA}}",
    "sources": "sources: {mea: {publisher: Ministry of External Affairs}}",
}
"""An example of each section of the registry."""


def entry(data: dict[str, Data], path: Path) -> Data:
    """Return the event at `path`, or the one that holds it."""
    events = data.get("events")
    return events.get(str(path[1])) if isinstance(events, dict) else None


def meant(unknown: Diagnostic, data: dict[str, Data]) -> Path | None:
    """Return the path of the field that an unknown one was meant to be, if we can tell."""
    if unknown.rule is not UNKNOWN_FIELD:
        return None
    if _is_piece_of_rule(unknown.path, data):
        return (*unknown.path[:2], "repeats")
    fields = _fields(_model_at(unknown.path[:-1], data))
    near = _near_field(str(unknown.path[-1]), fields)
    return (*unknown.path[:-1], near) if near else None


def in_words(details: ErrorDetails, data: dict[str, Data]) -> Diagnostic:
    """Turn an error of Pydantic's into a finding."""
    path, on_key = _path(details["loc"], data)
    if fault := _fault(details):
        return replace(fault.at(path), on_key=on_key or fault.rule is BAD_SCHEME)
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


def _fault(details: ErrorDetails) -> Fault | None:
    """Return the Fault in an error of Pydantic's, if one of our own parsers raised it."""
    if details["type"] == "string_too_long":
        message = f'"{shortened(details["input"])}" has {len(details["input"])} characters'
        return Fault(BAD_TEXT, message, f"write at most {LONGEST_VALUE}")
    fault = details.get("ctx", {}).get("error")
    return fault if isinstance(fault, Fault) else None


def _path(loc: tuple[str | int, ...], data: dict[str, Data]) -> tuple[Path, bool]:
    """Return the path in the data for Pydantic's `loc`, and whether the key is at fault."""
    path: list[str | int] = []
    here: Data = data
    for index, step in enumerate(loc):
        if step == "[key]" and not (isinstance(here, dict) and step in here):
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
    filled = "fill it in" if name in needed() else "fill it in, or take it out"
    usual = filled if how == _EMPTY else f"add {name}: …"
    return Diagnostic(MISSING_FIELD, f'"{name}" {how}', path, hint or usual)


def _unknown_kind(path: Path, kind: object) -> Diagnostic:
    if kind is None:
        return _missing((*path, "kind"), _EMPTY, one_of(KINDS))
    if not isinstance(kind, str):
        return wrong_shape((*path, "kind"), kind, "a text")
    message = f'"{shortened(kind)}" is not a kind of event'
    hint = did_you_mean(kind, KINDS, one_of(KINDS))
    return Diagnostic(UNKNOWN_KIND, message, (*path, "kind"), hint)


def wrong_shape(path: Path, value: object, wanted: str) -> Diagnostic:
    """Return the finding that a value has the wrong shape; `wanted` names the right one."""
    if value is None:
        return _missing(path, _EMPTY)
    quoted = f'"{shortened(str(value))}"'
    found = (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else quoted
    )
    names = [str(step) for step in path if isinstance(step, str)]
    name = f'"{names[-1]}"' if isinstance(path[-1], str) else f'an item of "{names[-1]}"'
    field = next((name for name in ("participants", "changes") if name in names[2:]), names[-1])
    example = (_SECTIONS if len(path) == 1 else EXAMPLES).get(field, wanted)
    hint = f"write {example}"
    if path[0] == "events" and len(path) == 2:  # noqa: PLR2004
        hint = "write an event here, or indent the line, if it is a field of the event above"
    return Diagnostic(WRONG_SHAPE, f"{name} is {found}", path, hint)


def _unknown_field(path: Path, data: dict[str, Data]) -> Diagnostic:
    name, model = str(path[-1]), _model_at(path[:-1], data)
    fields = _fields(model)
    owners = [kind for kind, its in KINDS.items() if name in its.model_fields]
    if issubclass(model, Event) and owners:
        kind = next(kind for kind, its in KINDS.items() if its is model)
        message = f'"{name}" belongs to {" and ".join(owners)}; this is of the kind {kind}'
        instead = "take it out, or change the kind"
        return Diagnostic(FOREIGN_FIELD, message, path, instead, on_key=True)
    near = _near_field(name, fields)
    hint = f'did you mean "{near}"?' if near else one_of(fields)
    if near is None and _at(data, path) is None:
        hint = f"quote a text with a comma, which ends it within braces, or {hint}"
    if _is_piece_of_rule(path, data):
        hint = "put the rule of recurrence in quotes: within braces, a comma ends it"
    message = f'"{shortened(name)}" is not a field here'
    return Diagnostic(UNKNOWN_FIELD, message, path, hint, on_key=True)


def _at(data: Data, path: Path) -> Data:
    """Return the value at a path."""
    for step in path:
        data = data[step] if isinstance(data, list) else data[str(step)]  # type: ignore[index]
    return data


def _is_piece_of_rule(path: Path, data: dict[str, Data]) -> bool:
    """Whether an unknown field is the rest of a rule, which a comma within braces cut off."""
    event = entry(data, path) if path[:1] == ("events",) else None
    repeats = event.get("repeats") if isinstance(event, dict) else None
    return "=" in str(repeats) and bool(_PIECE_OF_RULE.fullmatch(str(path[-1])))


def _fields(model: type[BaseModel]) -> list[str]:
    return [known.alias or key for key, known in model.model_fields.items()]


def _near_field(name: str, fields: list[str]) -> str | None:
    usual = _SYNONYMS.get(name.casefold())
    return usual if usual in fields else closest(name, fields)


def _model_at(path: Path, data: dict[str, Data]) -> type[BaseModel]:
    """Return the model of the mapping at `path`."""
    if not path:
        return Registry
    model: type[BaseModel] = Defaults
    if path[0] == "events":
        found = entry(data, path)
        model = KINDS[str(found["kind"])] if isinstance(found, dict) else model
    elif path[0] == "countries":
        model = Names
    elif path[0] in MODELS:
        model = MODELS[str(path[0])]
    for step in path[2:]:
        if step in model.model_fields:
            model = [*_models(model.model_fields[str(step)].annotation), model][0]
    return model


def _models(annotation: object) -> list[type[BaseModel]]:
    """Return the models in the annotation of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]

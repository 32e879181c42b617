"""Fields and kinds that a registry does not know, with what was meant."""

import re
from collections.abc import Collection
from typing import get_args

from pydantic import BaseModel

from timeline.diagnostics.findings import (
    Diagnostic,
    Path,
    Rule,
    Severity,
    asked,
    one_of,
)
from timeline.reading.yaml import Data
from timeline.registry.countries import CODES
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.event import Event
from timeline.registry.event_parts import Strict
from timeline.registry.events import KINDS, kind_meant
from timeline.registry.names import Names
from timeline.registry.publication import Publication
from timeline.registry.registry import Defaults, Registry
from timeline.registry.texts import free_id
from timeline.registry.vocabulary import Attendance, Audience, Role, Status
from timeline.registry.words import Word, likeliest, synonyms, word_alone
from timeline.text import shortened

UNKNOWN_FIELD = Rule(
    "TL201",
    "unknown-field",
    Severity.ERROR,
    "A registry has only fields that timeline knows, so that nothing is lost to a misspelt name.",
    bad="tittle: Defence cooperation",
    good="title: Defence cooperation",
)
UNKNOWN_KIND = Rule(
    "TL204",
    "unknown-kind",
    Severity.ERROR,
    "An event is of a kind that timeline knows. If no kind fits, write kind: other with a label.",
    bad="kind: vist",
    good="kind: visit",
)
FOREIGN_FIELD = Rule(
    "TL213",
    "field-of-another-kind",
    Severity.ERROR,
    "Some fields belong to one kind of event: a level to a visit, an instrument to a signing.",
    bad="{kind: signing, level: state, …}",
    good="{kind: visit, level: state, …}",
)
RULES = (UNKNOWN_FIELD, UNKNOWN_KIND, FOREIGN_FIELD)

MODELS: dict[str, type[BaseModel]] = {
    "places": Place,
    "people": Person,
    "organizations": Organization,
    "sources": Source,
}
_PIECE_OF_RULE = re.compile(r"[-+]?\d*(?:MO|TU|WE|TH|FR|SA|SU|\d)(?:;.*)?")
_SWITCHES: dict[str, type[Word]] = {
    "status": Status,
    "audience": Audience,
    "attendance": Attendance,
}
"""Fields whose words people take for fields of their own, as in `cancelled: yes`."""
_NO = ("no", "false", "0", "off")


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
    near = _field_meant(unknown.path, data, fields)
    return (*unknown.path[:-1], word_alone(near)) if near else None


def unknown_kind(path: Path, kind: str) -> Diagnostic:
    """Return the finding that an event is of no known kind."""
    message = f'"{shortened(kind)}" is not a kind of event'
    near = kind_meant(kind)
    return Diagnostic(UNKNOWN_KIND, message, (*path, "kind"), _hint("kind: ", near, KINDS))


def _hint(name: str, meaning: str | None, known: Collection[str]) -> str:
    """Return what to write: one of the words known, perhaps with more to it, or any of them."""
    if meaning is None:
        return one_of(known)
    return asked((meaning,)) if meaning in known else f"write {name}{meaning}"


def unknown_field(path: Path, data: dict[str, Data]) -> Diagnostic:
    """Return the finding that a mapping has a field that it does not know."""
    name, model = str(path[-1]), _model_at(path[:-1], data)
    fields = _fields(model)
    owners = [kind for kind, its in KINDS.items() if name in its.model_fields]
    if issubclass(model, Event) and owners:
        kind = next(kind for kind, its in KINDS.items() if its is model)
        message = f'"{name}" belongs to {" and ".join(owners)}; this event is of kind {kind}'
        instead = "remove it, or change the kind"
        return Diagnostic(FOREIGN_FIELD, message, path, instead, on_key=True)
    value, near = at(data, path), _field_meant(path, data, fields)
    hint = _hint("", near, fields)
    if issubclass(model, Event):
        other = None if near else _of_another_kind(name)
        hint = _as_role(name, value) or _as_switch(name, value) or other or hint
    if near is None and model is Registry and name in Defaults.model_fields:
        hint = "write it under defaults"
    if value is None:
        hint = _without_value(name, near, hint)
    if _is_piece_of_rule(path, data):
        hint = "put the rule in quotation marks: within braces, a comma ends it"
    message = f'"{shortened(name)}" is not a field here'
    return Diagnostic(UNKNOWN_FIELD, message, path, hint, on_key=True)


def _without_value(name: str, near: str | None, hint: str) -> str:
    """Return a hint on a field that has no value, as a space or quotation marks are missing."""
    if near and name.startswith(f"{near}:"):
        return f"write {name.replace(':', ': ', 1)}, with a space after the colon"
    if near:
        return hint
    return (
        "put a text with a comma in quotation marks, because a comma ends it within braces, or "
        f"{hint}"
    )


def at(data: Data, path: Path) -> Data:
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


def _field_meant(path: Path, data: dict[str, Data], fields: list[str]) -> str | None:
    """Return the field that is meant by an unknown one: one of several that is not there yet."""
    there, name = at(data, path[:-1]), str(path[-1])
    before, colon, _ = name.partition(":")
    if colon and before in fields:
        return before
    return likeliest("field", name, fields, there if isinstance(there, dict) else ())


def _of_another_kind(name: str) -> str | None:
    """Return a hint for a name that means a field of some kinds alone."""
    fields = {field: field for model in KINDS.values() for field in _fields(model)}
    for field in synonyms("field", name, fields):
        kinds = [kind for kind, model in KINDS.items() if field in model.model_fields]
        return f"it may be {field}, which belongs to {' and '.join(kinds)}"
    return None


def _as_role(name: str, value: Data) -> str | None:
    """Return how to write a role that was taken for a field: participants have roles."""
    found = Role.meant(name)
    if len(found) != 1:
        return None
    ref = value if value in CODES else free_id(value) if isinstance(value, str) else None
    return f"write participants: {{{ref or 'ID'}: {found[0]}}}"


def _as_switch(name: str, value: Data) -> str | None:
    """Return how to write a word that was taken for a field, as in `cancelled: yes`."""
    for field, words in _SWITCHES.items():
        if (found := words.meant(name)) and str(value).casefold() not in _NO:
            return f"write {field}: {found[0]}"
    return None


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
    elif path[0] == "publish":
        model = Publication
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

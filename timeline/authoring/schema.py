"""The registry's models as a JSON Schema (draft 2020-12), for editors and other checkers.

The schema asks of one file what the models ask, and describes each field with the text below it in
its model. It can look at one entry only: `timeline check` finds out whether an id is known.

The schema is made here when the models change, and shipped as `timeline/registry.schema.json`; a
test compares the two. The command prints the file, and imports nothing of this.
"""

import inspect
import json
from collections.abc import Callable
from typing import Annotated, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from timeline.authoring.schema_conditions import (
    CONDITIONS_OF_EVENTS,
    CONDITIONS_OF_PLACES,
    REFERENCES,
    of_change,
    of_kind,
)
from timeline.authoring.schema_descriptions import descriptions
from timeline.authoring.schema_values import FORMS, Schema, words
from timeline.reading.validation_errors import EXAMPLES
from timeline.registry.codes import Codes, Scheme
from timeline.registry.countries import Country
from timeline.registry.directory import Place
from timeline.registry.event import Event
from timeline.registry.event_parts import (
    Actor,
    AnOutcome,
    Change,
    InOffice,
    Outcome,
    PlaceId,
    Places,
    Repeats,
    SomeRepeats,
    Taking,
)
from timeline.registry.events import KINDS, AnyEvent
from timeline.registry.instruments import Parties
from timeline.registry.names import CountryName, Name, Names, NamesInOrder
from timeline.registry.publication import Publication, SomePublication
from timeline.registry.registry import Defaults, Registry, SomeDefaults
from timeline.registry.texts import (
    Language,
    Line,
    LongLine,
    Many,
    OneLine,
    Paragraphs,
    Prose,
    ShortLine,
    ShortTitle,
    Title,
)
from timeline.registry.vocabulary import Role
from timeline.registry.words import Word
from timeline.time.rrule import ARule
from timeline.time.when import ADay
from timeline.time.zones import ZoneName

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:diplomatic-timeline:registry"
_NULL: Schema = {"type": "null"}
_SHARED = {
    AnyEvent: "Event",
    Country: "Country",
    Line: "Line",
    Paragraphs: "Text",
    Title: "Title",
    ZoneName: "TimeZone",
}
"""Long forms, which the schema defines once."""


def write() -> bytes:
    """Return the schema as a file: UTF-8, indented."""
    return (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()


def schema() -> Schema:
    """Return the schema of a file that holds a registry, or, under its `Part`, a part of one."""
    part = _model(Registry)
    needed = part.pop("required")
    shared = {name: _form(hint) for hint, name in _SHARED.items()}
    kinds = {kind.__name__: _own(kind) for kind in KINDS.values()}
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        "title": "Registry of diplomatic events",
        "description": inspect.cleandoc(Registry.__doc__ or ""),
        "$ref": "#/$defs/Part",
        "required": needed,
        "$defs": {"Part": part, **shared, **kinds},
    }


def _event() -> Schema:
    """Return the form of an event: the fields that all kinds share, then those of its kind."""
    shared = _model(Event)
    means = [inspect.cleandoc(kind.__doc__ or "") for kind in KINDS.values()]
    kind = {"description": "What it is.", "enum": list(KINDS), "enumDescriptions": means}
    return {
        "title": shared["title"],
        "type": "object",
        "required": ["kind", *shared["required"]],
        "properties": {"kind": kind, **shared["properties"]},
        "allOf": [*CONDITIONS_OF_EVENTS, *map(_if_it_is, KINDS)],
    }


def _if_it_is(kind: str) -> Schema:
    return {
        "if": {"required": ["kind"], "properties": {"kind": {"const": kind}}},
        "then": {"$ref": f"#/$defs/{KINDS[kind].__name__}"},
    }


def _own(kind: type[Event]) -> Schema:
    """Return the form of a kind's own fields, which allows no others but the shared ones."""
    form = _model(kind)
    of_all = {"kind": True, **dict.fromkeys(Event.model_fields, True)}
    return {
        "title": form["title"],
        "required": [name for name in form["required"] if name not in of_all],
        "properties": {
            **of_all,
            **{name: own for name, own in form["properties"].items() if name not in of_all},
        },
        "additionalProperties": False,
        "allOf": [of_kind(kind)],
    }


def _model(model: type[BaseModel]) -> Schema:
    """Return the form of a mapping with the fields of a model."""
    hints, said = get_type_hints(model, include_extras=True), descriptions(model)
    fields = {
        field.alias or name: _explained(name, said.get(name), _of(hints[name]))
        for name, field in model.model_fields.items()
        if name != "kind" or model not in KINDS.values()
    }
    needed = [
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    ]
    return {
        "title": model.__name__,
        "type": "object",
        "required": needed,
        "properties": fields,
        "additionalProperties": False,
    }


def _of(hint: object) -> Schema:
    """Return the form of a value by its annotation in a model."""
    if hint in _SHARED:
        return {"$ref": f"#/$defs/{_SHARED[hint]}"}
    return _form(hint)


def _form(hint: object) -> Schema:
    """Return the form of a value by its annotation, written out even if it is shared."""
    if hint in _SCALARS or hint in _WRITTEN:
        return _SCALARS[hint] if hint in _SCALARS else _WRITTEN[hint]()
    if isinstance(hint, type):
        return words(hint) if issubclass(hint, Word) else _model(cast("type[BaseModel]", hint))
    base, *rest = get_args(hint)
    if get_origin(hint) is Annotated:
        item, *others = get_args(base)
        if get_origin(base) is dict:
            return _either(_keyed(_of(item), _of(others[0])), _NULL)
        return _either(*_alone(item), {"type": "array", "items": _of(item)}, _NULL)
    if get_origin(hint) is tuple:
        return _pair(_of(base), _of(rest[0]))
    return _either(_of(base), _NULL)


def _alone(item: object) -> list[Schema]:
    """Return the forms in which one item may stand without its list: only a text may."""
    if item is AnOutcome:
        return [FORMS[Prose]]
    is_text = item in _SCALARS or (isinstance(item, type) and issubclass(item, Word))
    return [_of(item)] if is_text else []


def _keyed(key: Schema, value: Schema) -> Schema:
    """Return the form of a mapping; for an editor, the key `null` is no text."""
    types = key.get("type", ())
    some = {"type": [*types, "null"]} if "boolean" in types else {}
    return {"type": "object", "propertyNames": {**key, **some}, "additionalProperties": value}


def _pair(first: Schema, second: Schema) -> Schema:
    return {"type": "array", "prefixItems": [first, second], "items": False, "minItems": 2}


def _in_languages(text: Schema) -> Schema:
    """Return the form of a text alone, or of several by their languages."""
    return _either(text, {**_keyed(FORMS[Language], text), "minProperties": 1})


def _repeats() -> Schema:
    """Return the form of a rule, alone or with exceptions; COUNT and `until` exclude each other."""
    both = {
        "if": {"required": ["until"], "properties": {"until": {"type": "string"}}},
        "then": {"properties": {"rule": {"pattern": r"^(?![\s\S]*[Cc][Oo][Uu][Nn][Tt])"}}},
    }
    return _either(FORMS[ARule], {**_model(Repeats), **both})


def _parties() -> Schema:
    """Return the form of one party or more; two must differ."""
    alike = {"if": {"maxItems": 2}, "then": {"uniqueItems": True}}
    listed = {"type": "array", "items": _of(Actor), "minItems": 1, **alike}
    return _either(_of(Actor), listed)


def _places() -> Schema:
    """Return the form of one place or more, each named once."""
    place = _of(PlaceId)
    listed = {"type": "array", "items": place, "minItems": 1, "uniqueItems": True}
    return _either(place, listed, _NULL)


def _codes() -> Schema:
    """Return the form of codes, which may be of any scheme."""
    others = {"propertyNames": _of(Scheme), "additionalProperties": _of(OneLine)}
    return {**_model(Codes), **others}


_SCALARS = {**FORMS, **REFERENCES}
_WRITTEN: dict[object, Callable[[], Schema]] = {
    AnyEvent: _event,
    Line: lambda: _in_languages(FORMS[OneLine]),
    Title: lambda: _in_languages(FORMS[LongLine]),
    ShortTitle: lambda: _in_languages(FORMS[ShortLine]),
    Paragraphs: lambda: _in_languages(FORMS[Prose]),
    AnOutcome: lambda: _either(FORMS[Prose], _model(Outcome)),
    SomeRepeats: _repeats,
    SomeDefaults: lambda: _either(_model(Defaults), _NULL),
    SomePublication: lambda: _either(_model(Publication), _NULL),
    Parties: _parties,
    Change: lambda: of_change(_model(Change)),
    CountryName: lambda: {
        "if": {"type": "object", "required": ["names"]},
        "then": _model(Names),
        "else": _of(Line),
    },
    NamesInOrder: lambda: {"type": "array", "items": _model(Name), "minItems": 1},
    Taking: lambda: _either(_of(Many[Role]), _model(InOffice)),
    Codes: _codes,
    Places: _places,
    Place: lambda: {**_model(Place), "allOf": list(CONDITIONS_OF_PLACES)},
    Many[Role]: lambda: _either(
        words(Role), {"type": "array", "items": words(Role), "minItems": 1}
    ),
    Many[ADay]: lambda: _either(
        FORMS[ADay], {"type": "array", "items": FORMS[ADay], "uniqueItems": True}, _NULL
    ),
}
"""Annotations whose values may be written in more ways than their type says."""


def _either(*forms: Schema) -> Schema:
    """Return a form that accepts any of several forms.

    Forms of different types are merged into one, so that an editor reports a fault once.
    """
    if all("type" in form and "enum" not in form for form in forms):
        types = [form["type"] for form in forms]
        flat = [t for each in types for t in ([each] if isinstance(each, str) else each)]
        return {key: value for form in forms for key, value in form.items()} | {"type": flat}
    return {"anyOf": [each for form in forms for each in form.get("anyOf", [form])]}


def _explained(name: str, words: str | None, form: Schema) -> Schema:
    """Add to a field's form its description, and an example if the field has several parts.

    The example is part of the description: editors insert `examples` of lists wrongly.
    """
    example = f" Example: {EXAMPLES[name]}" if name in EXAMPLES else ""
    return {"description": f"{words}{example}", **form} if words else form

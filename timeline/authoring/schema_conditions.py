"""The rules on fields that need each other, as far as a JSON Schema can state them.

A schema sees one entry at a time. It can't tell whether an id exists, or a rule has a day.
"""

import re

from timeline.authoring.schema_values import Schema, ids, on_days, told, words
from timeline.checks.needs import MISSING_COUNTRY, MISSING_NAME, MISSING_ROLE, MISSING_WHEN
from timeline.checks.references import (
    UNKNOWN_EVENT,
    UNKNOWN_PARTICIPANT,
    UNKNOWN_PLACE,
    UNKNOWN_SOURCE,
)
from timeline.checks.reports import BAD_REPORT, reportable
from timeline.checks.series_days import NO_DAY
from timeline.checks.series_times import BAD_CHANGE
from timeline.diagnostics.findings import Rule
from timeline.registry.actions import OF_A_PARTY
from timeline.registry.countries import CODES
from timeline.registry.event import Event
from timeline.registry.event_parts import Actor, EventId, PlaceId, SourceId
from timeline.registry.events import TreatyAction
from timeline.registry.vocabulary import PlaceType, Role

REFERENCES: dict[object, Schema] = {
    PlaceId: ids(UNKNOWN_PLACE),
    SourceId: ids(UNKNOWN_SOURCE),
    EventId: ids(UNKNOWN_EVENT),
    Actor: ids(UNKNOWN_PARTICIPANT, *sorted(CODES)),
}
"""The forms of ids that refer to another entry of the registry."""


def _given(name: str) -> Schema:
    """Return the form of a mapping in which a field is not empty."""
    return {"required": [name], "properties": {name: {"not": {"enum": [None, []]}}}}


def _unless(known: Schema, usual: str, rule: Rule) -> Schema:
    """Return the form of a mapping in which a field is not empty, unless other things are known."""
    something = {"type": ["string", "number"], "errorMessage": told(rule)}
    needed = {"required": [usual], "properties": {usual: something}}
    return {"if": {"not": known}, "then": needed}


def _never(form: Schema, rule: Rule) -> Schema:
    """Return the form of mappings that do not match another form, by a rule.

    A mapping that does match is asked to equal a text, which none can. Programs then show that
    text, which names the rule; for `not`, editors show nothing useful.
    """
    return {"if": form, "then": {"const": told(rule), "errorMessage": told(rule)}}


_NOTHING: Schema = {"type": "null"}
_OF_A_COUNTRY = words((PlaceType.REGION, PlaceType.COUNTRY))
_ON_THE_NET = {"required": ["type"], "properties": {"type": words((PlaceType.ONLINE,))}}
_SOME_CODE = {"enum": sorted(CODES), "errorMessage": told(MISSING_NAME)}
CONDITIONS_OF_PLACES = (
    _unless({"anyOf": [_given("url"), _ON_THE_NET]}, "country", MISSING_COUNTRY),
    {
        "if": {
            "anyOf": [
                _given("region"),
                {"required": ["type"], "properties": {"type": _OF_A_COUNTRY}},
            ]
        },
        "then": {
            "required": ["country"],
            "properties": {"country": {"type": "string", "errorMessage": told(MISSING_COUNTRY)}},
        },
    },
    {
        "if": {"not": _given("name")},
        "then": {
            "required": ["country"],
            "properties": {
                "country": _SOME_CODE,
                "city": _NOTHING,
                "region": _NOTHING,
                "type": {"anyOf": [_NOTHING, *words((PlaceType.COUNTRY,))["anyOf"]]},
            },
        },
    },
)
CONDITIONS_OF_EVENTS = (
    _unless(_given("part_of"), "when", MISSING_WHEN),
    {
        "if": _given("repeats"),
        "then": {"required": ["when"], "properties": {"when": on_days(NO_DAY)}},
    },
)


_PARTY_OF_AN_ACTION = {
    "if": {"required": ["action"], "properties": {"action": words(OF_A_PARTY)}},
    "then": {
        "properties": {
            "instrument": {
                "required": ["parties"],
                "properties": {"parties": {"type": ["string", "boolean", "array"], "minItems": 1}},
            }
        }
    },
}


def of_kind(kind: type[Event]) -> Schema:
    """Return the conditions on shared fields in one kind of event."""
    field = {"enum": reportable(kind), "errorMessage": told(BAD_REPORT)}
    reported = {"also_reported": {"items": {"properties": {"field": field}}}}
    if kind is TreatyAction:
        return {"properties": reported, **_PARTY_OF_AN_ACTION}
    if not kind.needs:
        return {"properties": reported}
    somebody = {"participants": _somebody(kind.needs)}
    return {"required": list(somebody), "properties": {**somebody, **reported}}


def _somebody(roles: tuple[Role, ...]) -> Schema:
    """Return the form of participants of whom at least one has one of these roles."""
    one = words(roles)
    some = {"anyOf": [*one["anyOf"], {"type": "array", "contains": one}]}
    in_office = {"type": "object", "required": ["role"], "properties": {"role": some}}
    has_one = {"anyOf": [*some["anyOf"], in_office]}
    return _never({"additionalProperties": {"not": has_one}}, MISSING_ROLE)


def of_change(form: Schema) -> Schema:
    """Return the form of a change that changes at least one field, perhaps the place to none."""
    when, days = form["properties"]["when"], on_days(BAD_CHANGE, "null")
    examples = [text for text in when["examples"] if re.search(days["pattern"], text)]
    on_a_day = {**when, "allOf": [*when["allOf"], days], "examples": examples}
    nothing = {"properties": {"place": False}, "additionalProperties": {"type": "null"}}
    return {
        **form,
        "properties": {**form["properties"], "when": on_a_day},
        **_never(nothing, BAD_CHANGE),
    }

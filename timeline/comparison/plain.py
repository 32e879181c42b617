"""The fields of an event as plain data, in one form for all the ways to write the same."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from timeline.registry.event_parts import Change
from timeline.registry.events import AnyEvent
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Calendar
from timeline.time.dates import Point, When, written
from timeline.time.when_text import text

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
"""A value that JSON can hold; None stands for a field that is not there."""


def plain(value: object, language: str) -> Plain:
    """Return a value of a registry as plain data, without what is empty or as usual.

    A text in the registry's own language alone is a plain text, however it is written.
    """
    if isinstance(value, BaseModel):
        return _model(value, language)
    if isinstance(value, Mapping):
        if value.keys() == {language} and isinstance(value[language], str):
            return str(value[language])
        return {str(key): plain(part, language) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part, language) for part in value]
    return _scalar(value)


def _scalar(value: object) -> Plain:
    match value:
        case None | bool() | int() | float():
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case When():
            return text(value)
        case Point():
            return written(value)
        case date():
            return value.isoformat()
    return str(value)


def _model(model: BaseModel, language: str) -> dict[str, Plain]:
    given = model.given if isinstance(model, Change) else None
    found = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        is_usual = value is None or value in ((), {}) or value == field.default
        if name in given if given is not None else not is_usual:
            found[field.alias or name] = plain(value, language)
    return found


def event_fields(registry: Registry, event: AnyEvent) -> dict[str, Plain]:
    """Return the fields of an event as they hold, whether it or the defaults give them."""
    fields = _model(event, registry.language)
    if event.when and event.calendar is Calendar.JULIAN:  # its points are Gregorian
        fields["when"] = " ".join(event.when.text.split())
    place = registry.place_of(event)
    zone = registry.zone_of(event)
    effective: dict[str, object] = {
        "place": registry.place_ids_of(event),
        "timezone": None if place and place.timezone == zone else zone,
        "status": registry.status_of(event),
        "sources": registry.sources_of(event),
        "topics": registry.topics_of(event),
        "track": registry.track_of(event),
        "confidence": registry.confidence_of(event),
        "audience": event.audience or registry.defaults.audience,
    }
    for name, value in effective.items():
        if value in (None, ()):
            fields.pop(name, None)
        else:
            fields[name] = plain(value, registry.language)
    return fields


def own_text(value: Plain, language: str) -> Plain:
    """Return a text in the registry's own language, if it is in several."""
    return value.get(language) if isinstance(value, dict) else value

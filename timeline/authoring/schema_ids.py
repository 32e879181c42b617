"""The JSON Schema of one registry: its own ids are proposed where they may be written.

An id that is not known yet is no error: the entry that it names may be about to be written. So the
ids are taken from the files as they are, whatever is wrong with them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.checks.references import (
    UNKNOWN_EVENT,
    UNKNOWN_PARTICIPANT,
    UNKNOWN_PLACE,
    UNKNOWN_SOURCE,
)
from timeline.reading.yaml import Data
from timeline.text import fallback, picked

_ROLES = "#/$defs/Event/properties/participants/additionalProperties"
_SECTIONS = {
    UNKNOWN_PLACE.code: {"places": "name"},
    UNKNOWN_SOURCE.code: {"sources": "publisher"},
    UNKNOWN_EVENT.code: {"events": "title"},
    UNKNOWN_PARTICIPANT.code: {"people": "name", "organizations": "name", "countries": "names"},
}
"""The sections of the ids that a rule asks for, and the field that names an entry of each."""


def with_ids(schema: Any, files: Iterable[dict[str, Data]]) -> Any:
    """Return a schema that proposes the ids in the data of some files, each with its name."""
    known: dict[str, dict[str, str]] = {code: {} for code in _SECTIONS}
    for data in files:
        for code, sections in _SECTIONS.items():
            for section, field in sections.items():
                known[code].update(_named(data, section, field))
    made = _proposing(schema, known)
    # Editors propose keys that are properties, but none that `propertyNames` lists.
    made["$defs"]["Event"]["properties"]["participants"]["properties"] = {
        ref: {"description": name, "$ref": _ROLES}
        for ref, name in known[UNKNOWN_PARTICIPANT.code].items()
    }
    return made


def _named(data: dict[str, Data], section: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield the ids in a section, each with the name of its entry, or else itself."""
    entries, language = data.get(section), data.get("language")
    languages = fallback(*([language] if isinstance(language, str) else []))
    for id, entry in entries.items() if isinstance(entries, dict) else ():
        name = entry.get(field, entry) if isinstance(entry, dict) else entry
        if isinstance(name, dict):
            versions = {tag: text for tag, text in name.items() if isinstance(text, str)}
            name = versions[picked(versions, languages)] if versions == name else None
        yield id, name if isinstance(name, str) else id


def _proposing(part: Any, known: Mapping[str, Mapping[str, str]]) -> Any:
    """Return a part of a schema in which forms of ids propose those that are known."""
    if isinstance(part, list):
        return [_proposing(each, known) for each in part]
    if not isinstance(part, dict):
        return part
    made = {
        key: value if key == "propertyNames" else _proposing(value, known)
        for key, value in part.items()
    }
    told = str(part.get("patternErrorMessage"))
    if not (ids := known.get(told[:5])):
        return made
    names = {"enumDescriptions": list(ids.values()), "errorMessage": told}
    about = {"description": made.pop("description")} if "description" in made else {}
    return {**about, "anyOf": [{"enum": list(ids), **names}, made]}

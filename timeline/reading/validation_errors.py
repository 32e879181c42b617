"""Pydantic's errors as findings, in the registry's own words, with paths into its data."""

import re
from collections import ChainMap
from collections.abc import Callable

from pydantic_core import ErrorDetails

from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Path,
    Rule,
    Severity,
    one_of,
)
from timeline.reading.unknown_names import at, unknown_field, unknown_kind
from timeline.reading.yaml import Data
from timeline.registry.codes import BAD_SCHEME
from timeline.registry.events import KINDS
from timeline.registry.registry import needed
from timeline.registry.texts import BAD_ID, BAD_TEXT, free_id, id_hint
from timeline.registry.vocabulary import Role
from timeline.text import LONGEST_VALUE, SEVERAL, quoted, shortened

MISSING_FIELD = Rule(
    "TL202",
    "missing-field",
    Severity.ERROR,
    "Some fields are required. A registry has a name and a title, and an event a kind and a title. "
    "A place or a person has a name, and a source a publisher. An instrument, a figure and a "
    "statement have their parts.",
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
RULES = (MISSING_FIELD, WRONG_SHAPE)

_NEEDED = {"people": "name", "organizations": "name", "sources": "publisher"}
"""The one field that an entry of a section needs."""
_EMPTY = "is empty"
_WANTED = {
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "enum": "a text",
    "string_type": "a text",
    "tuple_type": "a list",
    "too_long": "a list of two numbers",
}
EXAMPLES = {
    "also_reported": "also_reported: [{field: level, value: state, source: ndtv}]",
    "codes": 'codes: {cameo: "042"}',
    "figures": "figures: [{measure: trade, value: 15 billion, unit: USD}]",
    "geo": "geo: [28.616, 77.226]",
    "instrument": "instrument: {type: mou, parties: [IND, ITA]}",
    "names": "names: [{name: Ceylon, until: 1972-05-21}, {name: Sri Lanka}]",
    "offices": "offices: [{title: Prime Minister, from: 2022-10-22}]",
    "changes": "changes: {2023-03-09: {status: cancelled}}",
    "parties": "parties: [IND, ITA]",
    "participants": "participants: {meloni: guest, modi: host}",
    "repeats": "repeats: {rule: weekly, until: 2023-12-28}",
    "statements": "statements: [{by: kwatra, text: …}]",
    "was": "was: [{when: 2023-03-01, reason: strike}]",
}
"""An example of each field that has several parts."""
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


Proposed = dict[Path, dict[str, Data]]
"""The ids that findings propose, by the path of their section."""


def in_words(details: ErrorDetails, data: dict[str, Data], proposed: Proposed) -> Diagnostic:
    """Turn an error of Pydantic's into a finding; `proposed` keeps the ids that help proposes."""
    path, on_key = _path(details["loc"], data)
    if fault := _fault(details):
        finding = fault.at(path)._replace(on_key=on_key or fault.rule is BAD_SCHEME)
        if on_key and fault.rule is BAD_ID:
            finding = _with_free_id(finding, data, proposed)
        return finding if on_key else _with_list(finding, details["input"])
    value, last = details["input"], details["loc"][-1] if details["loc"] else None
    match details["type"]:
        case "union_tag_invalid":
            return _bad_kind(path, value["kind"])
        case "union_tag_not_found":
            return _missing((*path, "kind"), "is missing", _kind_meant(details["input"]))
        case "missing" if isinstance(last, str):
            return _missing((*path, last), "is missing")
        case "extra_forbidden":
            return unknown_field(path, data)
    return wrong_shape(path, value, _WANTED.get(details["type"], "a mapping"))


def _with_free_id(finding: Diagnostic, data: dict[str, Data], proposed: Proposed) -> Diagnostic:
    """Propose an id that no other entry of the section has, or is proposed to have."""
    section, text = finding.path[:-1], str(finding.path[-1])
    entries, others = at(data, section), proposed.setdefault(section, {})
    taken = ChainMap(others, entries if isinstance(entries, dict) else {})
    hint = id_hint(text, taken)
    others[free_id(text, taken) or ""] = None
    return finding._replace(hint=hint)


def _with_list(finding: Diagnostic, value: object) -> Diagnostic:
    """Propose a list instead of several words with commas, or "and" between them."""
    path = finding.path
    reader = _READERS.get(str(path[2])) if path[:1] == ("events",) and path[2:] else None
    if reader is None or not isinstance(value, str):
        return finding
    separator, read = reader
    words = [read(part.strip()) for part in separator.split(value)]
    hint = f"write [{', '.join(map(str, words))}]"
    return finding._replace(hint=hint) if words[1:] and all(words) else finding


def _role(text: str) -> str | None:
    """Return the one role that a text means, if it means one."""
    found = Role.meant(text)
    return found[0] if len(found) == 1 else None


_READERS: dict[str, tuple[re.Pattern[str], Callable[[str], str | None]]] = {
    "topics": (re.compile("[,;]"), free_id),
    "participants": (SEVERAL, _role),
}
"""Fields that take lists, each with what stands between two words, and what reads a word."""


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


def _kind_meant(event: dict[str, Data]) -> str:
    """Return how to write the kind of an event that has none, perhaps as a space is missing."""
    stuck = next((name for name in event if name.startswith("kind:")), None)
    return (
        f"write {stuck.replace(':', ': ')}, with a space after the colon"
        if stuck
        else one_of(KINDS)
    )


def _bad_kind(path: Path, kind: object) -> Diagnostic:
    if kind is None:
        return _missing((*path, "kind"), _EMPTY, one_of(KINDS))
    if not isinstance(kind, str):
        return wrong_shape((*path, "kind"), kind, "a text")
    return unknown_kind(path, kind)


def _missing(path: Path, how: str, hint: str | None = None) -> Diagnostic:
    name = path[-1] if path else "the registry"
    if path == ("registry",):
        hint = "give the registry a short name, such as india-italy-2023"
    filled = "fill it in" if name in needed() else "fill it in, or remove it"
    example = f", as in {EXAMPLES[str(name)]}" if name in EXAMPLES else ""
    usual = filled if how == _EMPTY else f"add {name}: …{example}"
    return Diagnostic(MISSING_FIELD, f'"{name}" {how}', path, hint or usual)


def wrong_shape(path: Path, value: object, wanted: str) -> Diagnostic:
    """Return the finding that a value has the wrong shape; `wanted` names the right one."""
    if value is None:
        return _missing(path, _EMPTY)
    said = f'"{shortened(str(value))}"'
    found = (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else said
    )
    names = [str(step) for step in path if isinstance(step, str)]
    name = f'"{names[-1]}"' if isinstance(path[-1], str) else f'an item of "{names[-1]}"'
    field = next((name for name in ("participants", "changes") if name in names[2:]), names[-1])
    example = (_SECTIONS if len(path) == 1 else EXAMPLES).get(field)
    hint = f"write it as in {example}" if example else f"write {wanted}"
    if path[0] == "events" and len(path) == 2:  # noqa: PLR2004
        hint = "write an event here; if this is a field of the event above, indent the line"
    elif len(path) == 2 and path[0] in _SECTIONS and not example:  # noqa: PLR2004
        hint = _as_entry(str(path[0]), value)
    return Diagnostic(WRONG_SHAPE, f"{name} is {found}", path, hint)


def _as_entry(section: str, value: object) -> str:
    """Return how to write an entry of a section that is no mapping."""
    field = _NEEDED.get(section)
    if field is None or not isinstance(value, str):
        return f"write it as in {_SECTIONS[section]}"
    return f"write {{{field}: {quoted(value)}}}"

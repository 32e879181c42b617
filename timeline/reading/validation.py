"""Plain data to a Registry: whatever is at fault is found, and taken out for further checks."""

from dataclasses import dataclass, field

from pydantic import ValidationError

from timeline.diagnostics.findings import Diagnostic, Path, closest
from timeline.reading.limits import SECTIONS, crowded, divided
from timeline.reading.validation_errors import (
    FOREIGN_FIELD,
    MISSING_FIELD,
    MODELS,
    UNKNOWN_FIELD,
    UNKNOWN_KIND,
    entry,
    in_words,
    meant,
)
from timeline.reading.yaml import Data
from timeline.reading.yaml_errors import MOST_FAULTS
from timeline.registry.events import KINDS
from timeline.registry.registry import Registry

_STAND_INS: dict[str, Data] = {
    "registry": "unnamed",
    "title": "untitled",
    "name": "unnamed",
    "publisher": "unnamed",
    "label": "unnamed",
    "instrument": {"type": "other", "parties": ["one", "another"]},
}
_OF_A_KIND = (UNKNOWN_FIELD, FOREIGN_FIELD)
_ROUNDS = 5
"""Taking one fault away may show another in the same entry, but not without end."""


@dataclass(slots=True)
class Outcome:
    """What came of validating: a registry without whatever is at fault, and the findings.

    Where there are too many of these, `is_cut` says so, and there is no registry.
    """

    registry: Registry | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    lost: set[Path] = field(default_factory=set)
    is_cut: bool = False


def validate(data: dict[str, Data], lost: set[Path], merged: set[Path]) -> Outcome:
    """Make a Registry of `data`, which is used up: there is no room for both.

    Of paths below `lost` nothing is said, nor of what is missing in the mappings `merged`.
    Where there are findings, the registry holds what remains without them, for more checks.
    """
    result = Outcome(lost=set(lost), findings=list(crowded(data)))
    if result.findings:
        return result
    portions, result.findings = divided(data)
    result.lost.update(finding.path for finding in result.findings)
    known: list[Registry | None] = []
    while portions:
        _validate(portions.pop(0), result, merged)
        if len(result.findings) >= MOST_FAULTS:
            result.is_cut, result.registry = True, None
            return result
        known.append(result.registry)
    result.registry = _joined(known)
    return result


def _joined(portions: list[Registry | None]) -> Registry | None:
    """Return one registry with the entries of all, if all are there."""
    known = [portion for portion in portions if portion]
    if len(known) < len(portions):
        return None
    if len(known) == 1:
        return known[0]
    whole = {
        name: {id: it for portion in known for id, it in getattr(portion, name).items()}
        for name in SECTIONS
    }
    return known[0].model_copy(update=whole)


def _validate(data: dict[str, Data], result: Outcome, merged: set[Path]) -> None:
    """Validate a portion of a registry, and add what comes of it to the result."""
    result.registry = None
    unsure: set[Path] = set()
    for _ in range(_ROUNDS):
        try:
            result.registry = Registry.model_validate(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)[:MOST_FAULTS]
            found = [in_words(details, data) for details in errors]
            told = set(result.findings)
            misspelt = {path for finding in found if (path := meant(finding, data))}
            result.findings += [
                finding
                for finding in found
                if finding not in told
                and not covered(finding.path, result.lost)
                and not (finding.rule is MISSING_FIELD and finding.path[:-1] in merged)
                and not (finding.rule is MISSING_FIELD and finding.path in misspelt)
                and not (finding.rule in _OF_A_KIND and finding.path[:2] in unsure)
            ]
            result.lost |= misspelt
            in_entries = [finding for finding in found if not _is_of_id(finding)]
            for finding in in_entries or found:
                if finding.rule is UNKNOWN_KIND or finding.path[2:] == ("kind",):
                    _settle_kind(data, finding.path, unsure)
                    result.lost.add(finding.path)
                else:
                    result.lost.add(_take_out(data, _unit(finding)))
        else:
            break


def _is_of_id(finding: Diagnostic) -> bool:
    """Whether an id is at fault: the entry is kept until all else in it is told."""
    return finding.on_key and finding.rule not in _OF_A_KIND


def covered(path: Path, lost: set[Path]) -> bool:
    """Whether `path` is one of `lost`, or below one."""
    return any(path[:length] in lost for length in range(len(path) + 1))


def _unit(finding: Diagnostic) -> Path:
    """Return the path of what has to go: a field, with all that it holds, or a whole entry."""
    if finding.rule in _OF_A_KIND or not finding.path:
        return finding.path
    depths = {"events": 3, "defaults": 2, "countries": 2, **dict.fromkeys(MODELS, 3)}
    if finding.path[2:3] == ("participants",):
        return finding.path[:4]
    return finding.path[: depths.get(str(finding.path[0]), 1)]


def _take_out(data: dict[str, Data], unit: Path) -> Path:
    """Take what is at `unit` out of the data, or put a stand-in there; return the path."""
    here: Data = data
    for step in unit[:-1]:
        if isinstance(here, dict):
            here = here.get(str(step))
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
    event = entry(data, path)
    if isinstance(event, dict):
        near = closest(str(event.get("kind")), KINDS)
        event["kind"] = near or "other"
        if near is None:
            event["label"] = _STAND_INS["label"]
            unsure.add(path[:2])

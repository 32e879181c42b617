"""Plain data to a Registry: faults are found, and taken out so that the rest can be checked."""

from dataclasses import dataclass, field
from typing import NamedTuple, cast

from pydantic import ValidationError

from timeline.diagnostics.findings import Diagnostic, Path
from timeline.reading.file_rules import MOST_FAULTS
from timeline.reading.limits import SECTIONS, crowded, divided
from timeline.reading.unknown_names import FOREIGN_FIELD, MODELS, UNKNOWN_FIELD, entry, meant
from timeline.reading.validation_errors import MISSING_FIELD, Proposed, in_words
from timeline.reading.yaml import Data
from timeline.registry.events import kind_meant
from timeline.registry.registry import Registry
from timeline.registry.words import word_alone

_STAND_INS: dict[str, Data] = {
    "registry": "unnamed",
    "title": "untitled",
    "name": "unnamed",
    "publisher": "unnamed",
    "label": "unnamed",
    "action": "adoption",
    "instrument": {"type": "other", "parties": ["one", "another"]},
}
_OF_A_KIND = (UNKNOWN_FIELD, FOREIGN_FIELD)
_OF_A_GUESS = (("label",), ("instrument",), ("action",))
"""Fields that a kind needs, below an event whose kind is our guess."""
_ROUNDS = 5
"""A fault that is taken out may show another in the same entry, but not without end."""


@dataclass(slots=True)
class Validated:
    """A registry without whatever is at fault, the findings, and the paths of what was taken out.

    Where there are too many findings, `is_cut` says so, and there is no registry.
    """

    registry: Registry | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    lost: set[Path] = field(default_factory=set)
    is_cut: bool = False


def validate(data: dict[str, Data], lost: set[Path], merged: set[Path]) -> Validated:
    """Make a Registry of `data`, which is used up: memory has no room for both.

    Nothing is reported of paths below `lost`, nor of fields missing in the mappings `merged`.
    If there are findings, the registry holds the rest of the data, for more checks.
    """
    result = Validated(lost=set(lost), findings=list(crowded(data)))
    if result.findings:
        return result
    portions, result.findings = divided(data)
    result.lost.update(finding.path for finding in result.findings)
    known: list[Registry | None] = []
    names: dict[frozenset[str], set[str]] = {}
    while portions:
        _validate(portions.pop(0), result, merged)
        if len(result.findings) >= MOST_FAULTS:
            result.is_cut, result.registry = True, None
            return result
        if result.registry:
            _share(result.registry, names)
        known.append(result.registry)
    result.registry = _joined(known)
    return result


def _share(registry: Registry, known: dict[frozenset[str], set[str]]) -> None:
    """Let entries share the sets of the fields that they give: most are equal.

    Pydantic makes one for each entry, and of a large registry they take a tenth of the memory.
    """
    for section in SECTIONS:
        for each in getattr(registry, section).values():
            given = known.setdefault(frozenset(each.model_fields_set), each.model_fields_set)
            object.__setattr__(each, "__pydantic_fields_set__", given)


def _joined(portions: list[Registry | None]) -> Registry | None:
    """Join the portions of a registry; return None if one of them is missing."""
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


def _validate(data: dict[str, Data], result: Validated, merged: set[Path]) -> None:
    """Validate a portion of a registry, and add what comes of it to the result.

    Each round takes out of the data what is at fault, so that the next one sees what it hid.
    """
    guessed: set[Path] = set()
    for _ in range(_ROUNDS):
        result.registry, found = _tried(data)
        if result.registry:
            return
        known = _Known(
            told={*result.findings},
            lost=result.lost,
            merged=merged,
            misspelt={path for finding in found if (path := meant(finding, data))},
            guessed=guessed,
        )
        result.findings += [finding for finding in found if not known.hides(finding)]
        if len(result.findings) >= MOST_FAULTS:
            return  # no more is reported, so there is nothing to mend the data for
        result.lost |= known.misspelt
        for finding in _to_mend(found):
            result.lost.add(_mend(data, finding, guessed))


def _tried(data: dict[str, Data]) -> tuple[Registry | None, list[Diagnostic]]:
    """Return the registry that the data make, or else what is at fault in them."""
    try:
        return Registry.model_validate(data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MOST_FAULTS]  # URLs would take twice the time
        proposed: Proposed = {}
        return None, [in_words(details, data, proposed) for details in errors]


class _Known(NamedTuple):
    """The facts known before a round reports its findings; they hide some of those.

    `told` are the findings of earlier rounds. `lost` are paths whose values were taken out.
    The mappings `merged` may hold more than is read. `misspelt` are the paths of fields that
    stand there under an unknown name. `guessed` are events whose kind is our guess.
    """

    told: set[Diagnostic]
    lost: set[Path]
    merged: set[Path]
    misspelt: set[Path]
    guessed: set[Path]

    def hides(self, finding: Diagnostic) -> bool:
        """Whether a finding is not told, as it follows from what is known already."""
        path = finding.path
        if finding.rule is MISSING_FIELD and (path in self.misspelt or path[:-1] in self.merged):
            return True
        if path[:2] in self.guessed and (finding.rule in _OF_A_KIND or path[2:] in _OF_A_GUESS):
            return True
        return finding in self.told or covered(path, self.lost)


def _to_mend(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that a round mends: an entry with a bad id waits for all else in it."""
    but_ids = [finding for finding in found if not finding.on_key or finding.rule in _OF_A_KIND]
    return but_ids or found


def _mend(data: dict[str, Data], finding: Diagnostic, guessed: set[Path]) -> Path:
    """Take what is at fault out of the data, or guess a kind; return the path of what is lost."""
    if finding.path[:1] == ("events",) and finding.path[2:] == ("kind",):
        _settle_kind(data, finding.path, guessed)
        return finding.path
    unit = _unit(finding)
    _take_out(data, unit)
    return unit


def covered(path: Path, lost: set[Path]) -> bool:
    """Whether `path` is one of `lost`, or below one."""
    return any(path[:length] in lost for length in range(len(path) + 1))


def _unit(finding: Diagnostic) -> Path:
    """Return the path of the value to take out: a whole field, or a whole entry."""
    if finding.rule in _OF_A_KIND or not finding.path:
        return finding.path
    depths = {"defaults": 2, "countries": 2, "publish": 2, **dict.fromkeys(("events", *MODELS), 3)}
    if finding.path[2:3] == ("participants",):
        return finding.path[:4]
    return finding.path[: depths.get(str(finding.path[0]), 1)]


def _take_out(data: dict[str, Data], unit: Path) -> None:
    """Take the value at `unit` out of the data; put a stand-in there if the field is needed."""
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


def _settle_kind(data: dict[str, Data], path: Path, guessed: set[Path]) -> None:
    """Give an event of unknown kind the one that was likely meant, else one that needs little."""
    event = cast("dict[str, Data]", entry(data, path))
    near = kind_meant(str(event.get("kind")))
    event["kind"] = word_alone(near) if near else "other"
    if event["kind"] != near:  # it needs fields that nobody told it of, as the help says
        guessed.add(path[:2])

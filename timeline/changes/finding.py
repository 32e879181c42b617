"""Locks of a registry that lie elsewhere: the registry was moved, renamed, or got a second file."""

import contextlib
import json
import os
from pathlib import Path

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.files.finding import stray
from timeline.reading.source import SourceFile
from timeline.registry.vocabulary import Audience

SEVERAL = Rule(
    "TL409",
    "several-locks",
    Severity.ERROR,
    "A registry has one lock for each audience. If you move the registry, timeline takes over "
    "its old lock. It does not do so if several locks of the registry are near, because only you "
    "know which is the newest.",
    bad="visits.lock, old/visits.lock   # and the registry is now visits/",
    good="visits/visits.lock",
)
RULES = (SEVERAL,)

_LONGEST_HEAD = 4096
"""Bytes in which a lock has its head."""


def elsewhere(where: Path, registry: str, audience: Audience) -> Path | None:
    """Return the lock of a registry that is not `where` it should be, if there is one.

    It is looked for in the folder, the folder above, and the folders in it. Raises RegistryError
    if there are several.
    """
    folder = where.parent
    above = Path(os.path.relpath(folder.absolute().parent))
    near = {
        path.absolute(): path
        for pattern, start in (("*/*.lock", folder), ("*.lock", above), ("*.lock", folder))
        for path in start.glob(pattern)
        if stray(path, start) is None
    }
    found = [path for _, path in sorted(near.items()) if _is_of(path, registry, audience)]
    if len(found) > 1:
        text = reading.beginning(str(found[0]), _LONGEST_HEAD).decode(errors="replace")
        raise refused([_several(found, where)], [SourceFile(str(found[0]), text)])
    return found[0] if found else None


def _is_of(path: Path, registry: str, audience: Audience) -> bool:
    with contextlib.suppress(TimelineError):
        return _whose(reading.beginning(str(path), _LONGEST_HEAD)) == (registry, audience)
    return False


def _whose(data: bytes) -> tuple[str, str] | None:
    """Return the registry and the audience that the head of a lock names, of whatever format."""
    for line in data.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            match json.loads(line):
                case {"lock": int(), "registry": str(registry), **more}:
                    return registry, str(more.get("audience", Audience.PUBLIC))
    return None


def _several(found: list[Path], where: Path) -> Diagnostic:
    listed = ", ".join(map(str, found))
    message = f"there is no {where}, but there are other locks of the registry: {listed}"
    hint = f"move the newest of them to {where}, and remove the others"
    return Diagnostic(SEVERAL, message, hint=hint, location=Location(str(found[0]), 1, 1))

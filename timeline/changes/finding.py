"""Locks of a registry that lie elsewhere: the registry was moved, renamed, or got a second file."""

import contextlib
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.files.finding import SUFFIXES, stray
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
"""Bytes in which a lock, and mostly a registry, has its head."""
_SAID = re.compile(rb"^registry:\s*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
"""The name that a registry gives itself."""


def elsewhere(where: Path, registry: Iterable[Path], name: str, audience: Audience) -> Path | None:
    """Return the lock of a registry called `name` that is not `where` it should be, if any.

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
    found = [path for _, path in sorted(near.items()) if _is_of(path, name, audience)]
    if len(found) > 1:
        text = reading.beginning(str(found[0]), _LONGEST_HEAD).decode(errors="replace")
        free = [lock for lock in found if not needing(lock, registry, name, audience)]
        raise refused([_several(found, free, where)], [SourceFile(str(found[0]), text)])
    return found[0] if found else None


def needing(lock: Path, registry: Iterable[Path], name: str, audience: Audience) -> Path | None:
    """Return a file that is no part of `registry`, and may need a lock beside it, if there is one.

    Such a file has the lock's name. If the registry is called as the lock, other files of the
    folder may need it too, unless they name another registry.
    """
    stem = lock.stem if audience is Audience.PUBLIC else lock.stem.removesuffix(f"-{audience}")
    named = [lock.with_name(stem + suffix) for suffix in SUFFIXES]
    beside = sorted(lock.parent.iterdir()) if stem == name else []
    own = [_real(path) for path in registry]
    for file in (*named, *beside):
        is_own = any(_real(file).is_relative_to(path) for path in own)
        if file.suffix.lower() in SUFFIXES and file.is_file() and not is_own:
            said = _SAID.search(reading.beginning(str(file), _LONGEST_HEAD))
            if said is None or said[1].decode() == name:
                return file
    return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


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


def _several(found: list[Path], free: list[Path], where: Path) -> Diagnostic:
    listed = ", ".join(map(str, found))
    message = f"there is no {where}, but there are other locks of the registry: {listed}"
    hint = f"copy the newest of them to {where}"
    if free:
        hint += f", and then remove {', '.join(map(str, free))}"
    else:
        hint += ", or give this registry another name"
    return Diagnostic(SEVERAL, message, hint=hint, location=Location(str(found[0]), 1, 1))

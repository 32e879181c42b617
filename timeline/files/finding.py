"""Finding the files of a registry."""

import os
import re
import shlex
from collections.abc import Container, Iterable
from pathlib import Path

from timeline.diagnostics.findings import TimelineError, asked, closest
from timeline.files.reading import MB, MOST, cause

STDIN = "-"
"""The name that stands for standard input."""
SUFFIXES = (".yaml", ".yml")
_WORD = re.compile(r"\w+(?:-\w+)*")
"""A name that may be the id of an event."""
USUAL = Path("events.yaml")
"""The registry that a command reads if none is named."""


def find(names: Iterable[str]) -> list[str]:
    """Return the files of a registry that is named by files, folders, or - for standard input.

    Raises TimelineError for a name of nothing, a folder without YAML, or files that are too large
    in all. It also does so for a file in a folder that is read only if it is named too.
    """
    names = list(names)
    typed = {_end(Path(name)) for name in names if not Path(name).is_dir()}
    files: list[str] = []
    for name in names:
        try:
            files += _files_of(name, typed)
        except OSError as error:
            raise TimelineError(f"{error.filename or name}: {cause(error)}") from None
    known: set[Path] = set()
    for file in files:
        if (end := _end(Path(file))) in known:
            raise TimelineError(f"{file}: named twice")
        known.add(end)
    if (size := sum(file.stat().st_size for file in known if file.is_file())) > MOST:
        raise TimelineError(
            f"{', '.join(names)}: {size // MB} MB in all, and over {MOST // MB}; make several "
            "registries of it"
        )
    return files


def typed(command: str, registry: Iterable[Path]) -> str:
    """Return a command on a registry as one types it: the usual registry needs no name."""
    names = [str(path) for path in registry if path != USUAL]
    return shlex.join([*command.split(), *names])


def _files_of(name: str, typed: Container[Path]) -> list[str]:
    if Path(name).is_dir():
        found = sorted(
            str(Path(folder, file))
            for folder, _, files in os.walk(name, onerror=_raise)
            for file in files
            if Path(file).suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in Path(folder, file).relative_to(name).parts)
        )
        if not found:
            raise TimelineError(
                f"{name}: no YAML file in this folder; {_begin(Path(name) / USUAL)}"
            )
        return [file for file in found if _is_own(Path(file), name, typed)]
    if name == STDIN or Path(name).exists():
        return [name]
    if other := _with_other_suffix(Path(name)):
        refuse_stray(other)
        return [str(other)]
    raise missing(name)


def missing(name: str) -> TimelineError:
    """Return the error that a registry is not there, with what was likely meant."""
    path, text = Path(name), Path(f"{name}.txt")
    beside = list(path.parent.iterdir()) if path.parent.is_dir() else []
    registries = {each.stem: each for each in beside if each.suffix in SUFFIXES}
    hint = None
    if text in beside:
        hint = f"{text} is there: rename it to {path.name}"
    elif near := closest(path.stem, registries):
        hint = asked((str(registries[near]),))
    elif _WORD.fullmatch(name):
        hint = f"if it is an event, timeline show --search {name} shows it"
    elif path.parent.is_dir() and not registries:
        hint = _begin(path if path.suffix in SUFFIXES else path.parent / USUAL)
    return TimelineError(f"{name}: no such file or folder{f'; {hint}' if hint else ''}")


def _begin(path: Path) -> str:
    return f"begin one with timeline new {path}"


def _with_other_suffix(path: Path) -> Path | None:
    """Return the file that a missing one is with the other suffix of YAML, if there is one."""
    others = [path.with_suffix(suffix) for suffix in SUFFIXES if path.suffix in SUFFIXES]
    return next((other for other in others if other.is_file()), None)


def _end(path: Path) -> Path:
    """Return where a path leads in the end; unlike Path.resolve, without an error for a loop."""
    return Path(os.path.realpath(path))


def _raise(error: OSError) -> None:
    raise error


def _is_own(file: Path, folder: str, typed: Container[Path]) -> bool:
    """Whether a file in a folder is read as one of it; raise TimelineError if it is not read."""
    if (why := stray(file, Path(folder))) is None:
        return True
    target = _end(file)
    if target in typed:  # it is read under that name
        return False
    both = f"{folder} {os.path.relpath(target)}"
    raise TimelineError(f"{file}: {why}; name both if you trust it: timeline check {both}")


def refuse_stray(usual: Path) -> None:
    """Raise TimelineError if a registry has the usual name, but is read only if it is named."""
    if why := stray(usual, usual.parent):
        raise TimelineError(f"{usual}: {why}; name it if you trust it: timeline check {usual}")


def stray(file: Path, folder: Path) -> str | None:
    """Return why a file is not read as one of a folder, or None if it is.

    A folder from a stranger may hold links to anything on the disk, and messages quote what they
    find.
    """
    target = _end(file)
    if not target.is_relative_to(_end(folder)):
        return f"this is a link to {target}, which is not in the folder"
    if file.exists() and not (file.is_file() or file.is_dir()):
        return "this is not a plain file"
    return None

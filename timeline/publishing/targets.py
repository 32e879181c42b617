"""Targets: which formats are wanted, and where each is to go."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline import formats
from timeline.changes import keeping
from timeline.diagnostics.findings import TimelineError, one_of
from timeline.files.finding import SUFFIXES
from timeline.files.places import is_stream
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

EVERYTHING = ("ics", "csv", "txt")
_OF_FOLDERS = "package"
_IN_FOLDERS = {"html": "pages"}
"""Formats of one file, each with the one that is written to a folder in its place."""
_FOLDERS = {*_IN_FOLDERS.values(), "vdir"}
"""Formats that are folders, which need no suffix."""
STDOUT = Path("-")
"""Where an output goes that is to go to no file."""


class Target(NamedTuple):
    """A format, and the path of the file or folder to which it goes, which the user may type."""

    format: str
    path: Path
    is_typed: bool = True

    @property
    def is_calendar(self) -> bool:
        """Whether subscribers go by it, so that a lock remembers what they were told."""
        return self.format in ("ics", "vdir")

    @property
    def is_kept(self) -> bool:
        """Whether it stays, unlike what goes to standard output, a pipe or another device."""
        return self.path != STDOUT and (self.path.is_dir() or not is_stream(self.path))

    @property
    def is_there(self) -> bool:
        """Whether it takes the place of a file."""
        return self.is_kept and self.path.exists()


def named(paths: Sequence[Path], wanted: Sequence[str]) -> list[Target]:
    """Return the targets that are asked for; raise TimelineError.

    At most one format is `wanted`, whatever the suffixes.
    """
    if len(wanted) > 1:
        raise TimelineError(
            "--format takes one format; name each output, as with -o a.ics -o a.csv"
        )
    format = formats.known(wanted[0]) if wanted else None
    if format is not None and not paths:
        return [Target(format, STDOUT)]
    targets: list[Target] = []
    for path in paths:
        if (suffix := path.suffix.lower()) in (*SUFFIXES, keeping.SUFFIX):
            noun = "lock" if suffix == keeping.SUFFIX else "registry"
            raise TimelineError(f"{path}: a {noun} has this suffix; nothing was written")
        targets.append(Target(_in_place(format, path) if format else _of_name(path), path))
    return targets


def _in_place(format: str, path: Path) -> str:
    """Return the format, or the one that takes its place in a folder."""
    is_folder = path.is_dir() or not (path.suffix or path.exists() or path == STDOUT)
    return _IN_FOLDERS.get(format, format) if is_folder else format


def _of_name(path: Path) -> str:
    """Return the format that the name of a file or folder calls for; raise TimelineError."""
    suffix = path.suffix.removeprefix(".").lower()
    name = formats.of_suffix(suffix) if suffix else None
    is_named = path.name not in ("", "..", *formats.names())
    if name is None and not suffix and is_named and (path.is_dir() or not path.exists()):
        return _OF_FOLDERS
    if name is None:
        of_files = [name for name in formats.names() if name not in _FOLDERS]
        suffixes = [f".{formats.suffix_of(name)}" for name in of_files]
        raise TimelineError(
            f"{path}: no format has this suffix; {one_of(suffixes)}, or choose with --format"
        )
    return name


def guard(targets: Iterable[Target], files: Iterable[str]) -> None:
    """Raise TimelineError where two outputs, or an output and the registry, are one file."""
    try:
        paths = [target.path.resolve() for target in targets if target.path != STDOUT]
        folded = {str(path).casefold() for path in paths}  # as some disks compare names
        taken = [file for file in files if str(Path(file).resolve()).casefold() in folded]
    except (OSError, RuntimeError, ValueError) as error:
        raise TimelineError(f"a file can't be reached: {error}") from None
    if len(set(paths)) < len(paths):
        raise TimelineError("two outputs have the same name")
    if taken:
        noun = "lock" if Path(taken[0]).suffix.lower() == keeping.SUFFIX else "registry"
        raise TimelineError(f"{taken[0]}: this is the {noun}; nothing was written")


def defaults(paths: list[Path], registry: Registry, audience: Audience) -> list[Target]:
    """Return the outputs that nobody asked for by name: those of the registry's file or folder.

    What is not for the public is called otherwise, and takes the place of nothing that is.
    """
    name = registry.registry
    if len(paths) == 1 and paths[0].is_file():
        name = paths[0].stem
    elif len(paths) == 1 and paths[0].is_dir():
        name = paths[0].resolve().name
    name = keeping.named(name, audience)
    return [Target(suffix, Path(f"{name}.{suffix}"), is_typed=False) for suffix in EVERYTHING]

"""Options that say what to write and where."""

from pathlib import Path
from typing import Annotated

import typer

from timeline import formats
from timeline.cli import locks
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError, one_of
from timeline.reading.loader import SUFFIXES
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

EVERYTHING = ("ics", "csv", "txt")
_OF_FOLDERS = "package"
Targets = list[tuple[str, Path]]
"""Formats and the paths of files or folders."""
STDOUT = Path("-")
"""Where an output goes that is to go to no file."""


Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="File to write; its suffix decides the format. A name without one is the folder of "
        "a data package. Repeatable. Default: NAME.ics, NAME.csv and NAME.txt in the current "
        "folder.",
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="Format, whatever the suffix; without -o, to standard output.",
        autocompletion=common.starting(formats.names()),
    ),
]


def targets(output: list[Path], wanted: list[str]) -> Targets:
    """Return format and path of each file that is asked for; raise TimelineError.

    At most one format is `wanted`, whatever the suffixes.
    """
    if len(wanted) > 1:
        raise TimelineError("--format is one format; name each output, as with -o a.ics -o a.csv")
    format = formats.known(wanted[0]) if wanted else None
    if format is not None and not output:
        return [(format, STDOUT)]
    targets: Targets = []
    for path in output:
        if path.suffix in (*SUFFIXES, locks.SUFFIX):
            noun = "lock" if path.suffix == locks.SUFFIX else "registry"
            raise TimelineError(f"{path}: a {noun} is called so; nothing was written")
        targets.append((format or _of_name(path), path))
    return targets


def _of_name(path: Path) -> str:
    """Return the format that the name of a file or folder calls for; raise TimelineError."""
    suffix = path.suffix.removeprefix(".").lower()
    name = formats.of_suffix(suffix) if suffix else None
    is_named = path.name not in ("", "..", *formats.names())
    if name is None and not suffix and is_named and (path.is_dir() or not path.exists()):
        return _OF_FOLDERS
    if name is None:
        suffixes = [f".{formats.suffix_of(name)}" for name in formats.names()]
        raise TimelineError(
            f"{path}: no format has this suffix; {one_of(suffixes)}, or choose with --format"
        )
    return name


def guard(targets: Targets, files: list[str]) -> None:
    """Raise TimelineError where two outputs, or an output and the registry, are one file."""
    try:
        paths = [path.resolve() for _, path in targets if path != STDOUT]
        taken = [file for file in files if Path(file).resolve() in paths]
    except (OSError, RuntimeError) as error:
        raise TimelineError(f"a file can't be reached: {error}") from None
    if len(set(paths)) < len(paths):
        raise TimelineError("two outputs have the same name")
    if taken:
        noun = "lock" if Path(taken[0]).suffix == locks.SUFFIX else "registry"
        raise TimelineError(f"{taken[0]}: this is the {noun}; nothing was written")


def defaults(paths: list[Path], registry: Registry, audience: Audience) -> Targets:
    """Return the outputs that nobody asked for by name: those of the registry's file or folder.

    What is not for the public is called otherwise, and takes the place of nothing that is.
    """
    name = registry.registry
    if len(paths) == 1 and paths[0].is_file():
        name = paths[0].stem
    elif len(paths) == 1 and paths[0].is_dir():
        name = paths[0].resolve().name
    name = locks.named(name, audience)
    return [(suffix, Path(f"{name}.{suffix}")) for suffix in EVERYTHING]

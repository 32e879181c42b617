"""Options that say what to write and where, and the writing."""

from pathlib import Path
from typing import Annotated

import typer

from timeline import formats
from timeline.chronology import Chronology, Entry
from timeline.cli import arguments, console
from timeline.diagnostics import TimelineError, did_you_mean, one_of
from timeline.loader import SUFFIXES
from timeline.registry import Registry
from timeline.texts import shortened

_EVERYTHING = ("ics", "csv", "txt")
_STDOUT = Path("-")


Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="File to write; its suffix decides the format. Repeatable. Default: NAME.ics, "
        "NAME.csv and NAME.txt in the current folder.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="Format, whatever the suffix; without -o, to standard output.",
        autocompletion=arguments.starting(formats.names()),
    ),
]


def targets(output: list[Path], format: str | None) -> list[tuple[str, Path]]:
    """Return format and path of each file that is asked for; raise TimelineError."""
    names = formats.names()
    format = format.lower() if format else None
    if format is not None and format not in names:
        raise TimelineError(
            f'no format is called "{format}"; {did_you_mean(format, names, one_of(names))}'
        )
    if format is not None and not output:
        return [(format, _STDOUT)]
    targets = []
    for path in output:
        if path.suffix in SUFFIXES:
            raise TimelineError(f"{path}: a registry is called so; nothing was written")
        name = format or path.suffix.removeprefix(".").lower()
        if name not in names:
            raise TimelineError(
                f"{path}: no format has this suffix; {one_of(names)}, or choose with --format"
            )
        targets.append((name, path))
    return targets


def guard(targets: list[tuple[str, Path]], files: list[str]) -> None:
    """Raise TimelineError where two outputs, or an output and the registry, are one file."""
    try:
        paths = [path.resolve() for _, path in targets if path != _STDOUT]
    except (OSError, RuntimeError) as error:
        raise TimelineError(f"an output can't be reached: {error}") from None
    if len(set(paths)) < len(paths):
        raise TimelineError("two outputs have the same name")
    if taken := [file for file in files if Path(file).resolve() in paths]:
        raise TimelineError(f"{taken[0]}: this is the registry; nothing was written")


def defaults(paths: list[Path], registry: Registry) -> list[tuple[str, Path]]:
    """Return the outputs that nobody asked for by name: those of the registry's file or folder."""
    name = registry.registry
    if len(paths) == 1 and paths[0].is_file():
        name = paths[0].stem
    elif len(paths) == 1 and paths[0].is_dir():
        name = paths[0].resolve().name
    return [(suffix, Path(f"{name}.{suffix}")) for suffix in _EVERYTHING]


def write(chronology: Chronology, targets: list[tuple[str, Path]]) -> None:
    """Render all, then write all, then say what was written and what was left out."""
    rendered = [(path, formats.load(name).render(chronology)) for name, path in targets]
    console.write((path, made.data) for path, made in rendered if path != _STDOUT)
    for path, made in rendered:
        if path == _STDOUT:
            console.out(made.data)
    total = len(chronology.entries)
    for path, made in rendered:
        shown = f"{total - len(made.left_out)} of " if made.left_out else ""
        count = f"{shown}{total} event{'' if total == 1 else 's'}"
        console.say(f"{'standard output' if path == _STDOUT else path}: {count}")
        if made.left_out:
            names = ", ".join(_named(entry) for entry in made.left_out)
            console.say(f"  left out, for want of a day: {names}")
        if made.warning:
            console.say(f"  warning: {made.warning}")
    tell_left_out(chronology)


def tell_left_out(chronology: Chronology) -> None:
    """Name the events that were wanted but that no output can show, and why."""
    if chronology.undated:
        console.say(f"left out, for want of a date: {', '.join(chronology.undated)}")
    if chronology.internal:
        console.say(f"left out, as internal: {', '.join(chronology.internal)}")


def _named(entry: Entry) -> str:
    return f"{entry.id} ({shortened(entry.event.when.text) if entry.event.when else 'no date'})"

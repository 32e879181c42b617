"""Options that say what to write and where, and the writing."""

from pathlib import Path
from typing import Annotated

import typer

from timeline import formats, lockfile
from timeline.choices import Choices
from timeline.chronology import Chronology, Entry
from timeline.cli import arguments, console, locks
from timeline.diagnostics import TimelineError, did_you_mean, one_of
from timeline.formats import Rendered
from timeline.loader import SUFFIXES
from timeline.registry import Registry
from timeline.selection import Selection, expand
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
        if path.suffix in (*SUFFIXES, locks.SUFFIX):
            noun = "lock" if path.suffix == locks.SUFFIX else "registry"
            raise TimelineError(f"{path}: a {noun} is called so; nothing was written")
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
        taken = [file for file in files if Path(file).resolve() in paths]
    except (OSError, RuntimeError) as error:
        raise TimelineError(f"a file can't be reached: {error}") from None
    if len(set(paths)) < len(paths):
        raise TimelineError("two outputs have the same name")
    if taken:
        noun = "lock" if Path(taken[0]).suffix == locks.SUFFIX else "registry"
        raise TimelineError(f"{taken[0]}: this is the {noun}; nothing was written")


def defaults(paths: list[Path], registry: Registry) -> list[tuple[str, Path]]:
    """Return the outputs that nobody asked for by name: those of the registry's file or folder."""
    name = registry.registry
    if len(paths) == 1 and paths[0].is_file():
        name = paths[0].stem
    elif len(paths) == 1 and paths[0].is_dir():
        name = paths[0].resolve().name
    return [(suffix, Path(f"{name}.{suffix}")) for suffix in _EVERYTHING]


def write(
    chronology: Chronology,
    selection: Selection,
    targets: list[tuple[str, Path]],
    choices: Choices,
    kept: locks.Kept | None,
) -> None:
    """Render all, then write all, the lock first, then say what was written and what was not.

    Whatever happens between the two, no revision is lost: what the lock holds goes out again.
    """
    if chronology.registry.events and not (chronology.entries or chronology.withdrawn):
        _tell_left_out(chronology)
        raise TimelineError("no event is left to export; nothing was written")
    rooms = [(path, formats.load(name)) for name, path in targets]
    expands = any(format.EXPANDS for _, format in rooms)
    expanded = expand(chronology, selection) if expands else chronology
    made = []
    for path, format in rooms:
        shown = expanded if format.EXPANDS else chronology
        made.append((path, shown, format.render(shown, choices)))
    files = [(path, rendered.data) for path, _, rendered in made if path != _STDOUT]
    saves = any(name == "ics" and _is_kept(path) for name, path in targets)
    if kept and saves and kept.is_new:
        files.insert(0, (kept.path, lockfile.write(kept.new)))
    try:
        written = console.write(files)
    except TimelineError as error:
        is_lock = kept is not None and str(error).startswith(f"{kept.path}:")
        hint = "; --no-lock does without" if is_lock else ""
        raise TimelineError(f"{error}{hint}") from None
    for path, shown, rendered in made:
        if path == _STDOUT:
            console.out(rendered.data)
        _tell(path, shown, rendered, is_same=path != _STDOUT and path not in written)
    if kept and saves:
        locks.tell(kept)
    _tell_left_out(chronology)


def _is_kept(path: Path) -> bool:
    """Whether an output stays, unlike what goes to standard output, a pipe or another device."""
    if path == _STDOUT or path.is_relative_to("/dev") or path.is_relative_to("/proc"):
        return False
    return path.is_file() or not path.exists()


def _tell(path: Path, shown: Chronology, made: Rendered, *, is_same: bool) -> None:
    """Say of an output how much of what was wanted is in it, and name what is not."""
    ids = dict.fromkeys(entry.id for entry in shown.entries)
    missing = {entry.id for entry in (*made.undated, *made.omitted) if entry.due is None}
    some = f"{len(ids) - len(missing)} of " if missing else ""
    said = [f"{some}{len(ids)} event{'' if len(ids) == 1 else 's'}"]
    if len(shown.entries) > len(ids):
        said.append(f"{len(shown.entries)} with all repetitions")
    if made.withdrawn:
        said.append(f"{made.withdrawn} withdrawn")
    if is_same:
        said.append("unchanged")
    console.say(f"{'standard output' if path == _STDOUT else path}: {', '.join(said)}")
    for why, entries in (("for want of a day", made.undated), ("as asked for", made.omitted)):
        if entries:
            console.say(f"  left out, {why}: {', '.join(_named(entry) for entry in entries)}")
    if shown.endless and shown.horizon:
        console.say(f"  repeated without end, shown to {shown.horizon}: {', '.join(shown.endless)}")
    if made.warning:
        console.say(f"  warning: {made.warning}")


def _tell_left_out(chronology: Chronology) -> None:
    """Name the events that were wanted but that no output can show, and why."""
    if chronology.undated:
        console.say(f"left out, for want of a date: {', '.join(chronology.undated)}")
    if chronology.internal:
        console.say(f"left out, as internal: {', '.join(chronology.internal)}")


def _named(entry: Entry) -> str:
    return f"{entry.id} ({shortened(entry.event.when.text) if entry.event.when else 'no date'})"

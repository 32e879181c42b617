"""Arguments that several commands take."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from timeline import languages
from timeline.checks.on_request import Question
from timeline.cli import console, progress
from timeline.diagnostics.findings import TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files.finding import USUAL, find, refuse_stray
from timeline.files.reading import MB
from timeline.files.writing import File
from timeline.reading import loader
from timeline.registry import vocabulary
from timeline.schedule.schedule import Schedule
from timeline.time import zones

Registry = Annotated[
    list[Path],
    typer.Argument(
        help="The registry: one or several files, a folder, or - for standard input.",
        metavar="REGISTRY",
        show_default="events.yaml",
    ),
]
DEFAULT = [USUAL]
OUTPUT = "Output"
"""The heading in the help of options that say what is written, and how."""
_NOTHING: Mapping[str, Question] = {}


def starting(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes a word that is being typed to one of `words`."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="TAG",
        help="Language of the outputs, such as it or hi. If a text is not in it, it is in the "
        "registry's language, else in English.",
        autocompletion=starting(languages.names()),
        rich_help_panel=OUTPUT,
    ),
]
Desk = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show clock times in this time zone too.",
        autocompletion=starting(sorted(zones.names())),
        rich_help_panel=OUTPUT,
    ),
]


Audience = Annotated[
    vocabulary.Audience,
    typer.Option(
        "--audience",
        case_sensitive=False,
        help="Who may see the outputs: internal adds internal events and notes.",
        rich_help_panel="Filters",
    ),
]


Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Name the internal events that are left out, and each change that calendars are told.",
        rich_help_panel=OUTPUT,
    ),
]


def files(paths: list[Path]) -> list[str]:
    """Return the files of the registry at these paths; raise TimelineError if there is none."""
    refuse_stray_default(paths)
    return find(str(path) for path in paths)


def refuse_stray_default(paths: list[Path]) -> None:
    """Raise TimelineError if nobody named the registry, and it is a link out of its folder."""
    if paths[0] is DEFAULT[0]:  # a path that is typed may be equal, but is another object
        refuse_stray(paths[0])


def load(files: list[str], asked: Mapping[str, Question] = _NOTHING) -> loader.Loaded:
    """Return the registry in `files`; raise TimelineError for what can't be read.

    `asked` are the reviews that are asked for, under the codes of their rules.
    """
    with progress.Bar() as bar:
        return loader.load(_read(files, bar), asked)


def _read(files: list[str], bar: progress.Bar) -> Iterator[tuple[str, bytes]]:
    for number, name in enumerate(files):
        data = console.read(name)
        bar.tell(f"reading {name}, {len(data) / MB:.1f} MB", number, len(files))
        yield name, data
    bar.tell("checking")


def without_errors(files: list[str]) -> Schedule:
    """Return the registry in `files`, resolved; raise RegistryError if it has errors."""
    return sound(load(files))


def sound(loaded: loader.Loaded) -> Schedule:
    """Return a registry that is loaded, resolved; raise RegistryError if it has errors.

    The files are let go of, so that there is memory for what is made of them.
    """
    if loaded.schedule is None:
        raise refused(loaded.errors, loaded.sources, is_cut=loaded.is_cut)
    loaded.forget_files()
    return loaded.schedule


def edited(name: str, data: bytes, registry: list[Path]) -> File:
    """Return a file of a registry to write anew; raise TimelineError if nobody may write to it."""
    path = Path(name)
    if not path.is_file():
        raise TimelineError(f"{name}: this is not a plain file; nothing was written")
    if not os.access(path, os.W_OK):
        raise TimelineError(f"{name}: Permission denied; nothing was written")
    return File(path, data, next(typed for typed in registry if path.is_relative_to(typed)))

"""Arguments that several commands take."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from timeline import loader
from timeline.cli import console

Registry = Annotated[
    list[Path],
    typer.Argument(
        help="The registry: a file, several, a folder, or - for standard input.",
        metavar="REGISTRY",
        show_default="events.yaml",
    ),
]
DEFAULT = [Path("events.yaml")]


def starting(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes a word that is being typed to one of `words`."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def files(registry: list[Path]) -> list[str]:
    """Return the files of the registry at these paths; raise TimelineError if there is none."""
    return loader.find_files(str(path) for path in registry)


def load(files: list[str]) -> loader.Loaded:
    """Return the registry in `files`; raise TimelineError for what can't be read."""
    return loader.load((name, console.read(name)) for name in files)

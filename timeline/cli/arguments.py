"""Arguments that several commands take."""

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


def load(registry: list[Path]) -> loader.Loaded:
    """Return what the registry at these paths holds; raise TimelineError if there is none."""
    files = loader.find_files([str(path) for path in registry])
    return loader.load((name, console.read(name)) for name in files)

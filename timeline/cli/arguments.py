"""Arguments that several commands take."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from timeline import loader, registry, reporting
from timeline.cli import console
from timeline.diagnostics import Diagnostic, Severity
from timeline.source import Source

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


def files(paths: list[Path]) -> list[str]:
    """Return the files of the registry at these paths; raise TimelineError if there is none."""
    return loader.find_files(str(path) for path in paths)


def load(files: list[str]) -> loader.Loaded:
    """Return the registry in `files`; raise TimelineError for what can't be read."""
    return loader.load((name, console.read(name)) for name in files)


def without_errors(loaded: loader.Loaded) -> registry.Registry:
    """Return the registry; if it has errors, report them and exit with 1."""
    if loaded.registry is None:
        errors = [each for each in loaded.findings if each.rule.severity is Severity.ERROR]
        stop(errors, loaded.sources)
    return loaded.registry


def stop(errors: list[Diagnostic], sources: list[Source]) -> NoReturn:
    """Report errors, and exit with 1."""
    console.say(reporting.full(errors, sources) + reporting.count(errors))
    console.say("nothing was written")
    raise typer.Exit(1)

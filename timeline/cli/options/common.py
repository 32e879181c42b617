"""Arguments that several commands take."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from timeline import languages
from timeline.checks.on_request import Question
from timeline.cli import console, progress
from timeline.diagnostics import reporting
from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Severity,
    TimelineError,
    did_you_mean,
    one_of,
)
from timeline.reading import loader
from timeline.reading.source import SourceFile
from timeline.registry import registry, vocabulary
from timeline.registry.texts import LANGUAGE
from timeline.text import fallback
from timeline.time import zones

Registry = Annotated[
    list[Path],
    typer.Argument(
        help="The registry: a file, several, a folder, or - for standard input.",
        metavar="REGISTRY",
        show_default="events.yaml",
    ),
]
DEFAULT = [Path("events.yaml")]
_NOTHING: Mapping[str, Question] = {}
_UNWRITTEN = "nothing was written"


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
        help="Language of the outputs, such as it or hi. A text that is not in it is in that of "
        "the registry, else in English.",
        autocompletion=starting(languages.names()),
    ),
]
Desk = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show clock times in this time zone too.",
        autocompletion=starting(sorted(zones.names())),
    ),
]


Audience = Annotated[
    vocabulary.Audience,
    typer.Option(
        "--audience",
        case_sensitive=False,
        help="For whom it is: internal also has internal events and notes.",
    ),
]


def desk(zone: str | None) -> str | None:
    """Return the time zone of the reader's desk; raise TimelineError if there is none such."""
    try:
        return zones.check_name(zone) if zone is not None else None
    except Fault as fault:
        raise TimelineError(f"--tz: {fault.message}; {fault.hint}") from None


def language(tag: str | None, known: registry.Registry) -> str | None:
    """Return the language wanted; raise TimelineError for one that nothing here is in.

    Where only the registry has it, that is said: the words of `timeline` are in another.
    """
    if tag is None:
        return None
    spoken, chain = languages.names(), fallback(tag, known.language)
    is_tag = LANGUAGE.fullmatch(tag) is not None
    if is_tag and any(tag == name or tag.startswith(f"{name}-") for name in spoken):
        return tag
    if tag not in known.languages:
        every = sorted({*spoken, *known.languages})
        hint = did_you_mean(tag, every, one_of(every))
        raise TimelineError(f'--lang: no language is called "{tag}"; {hint}')
    own = languages.speaking(chain).tag
    console.say(f"  warning: --lang: the words of timeline itself are in {own}, not in {tag}")
    return tag


def files(paths: list[Path]) -> list[str]:
    """Return the files of the registry at these paths; raise TimelineError if there is none."""
    return loader.find_files(str(path) for path in paths)


def load(files: list[str], asked: Mapping[str, Question] = _NOTHING) -> loader.Loaded:
    """Return the registry in `files`; raise TimelineError for what can't be read.

    `asked` are the reviews that are asked for, under the codes of their rules.
    """
    with progress.Bar() as bar:
        return loader.load(_read(files, bar), asked)


def _read(files: list[str], bar: progress.Bar) -> Iterator[tuple[str, bytes]]:
    for number, name in enumerate(files):
        data = console.read(name)
        bar.tell(f"reading {name}, {len(data) / console.MB:.1f} MB", number, len(files))
        yield name, data
    bar.tell("checking")


def without_errors(loaded: loader.Loaded, result: str = _UNWRITTEN) -> registry.Registry:
    """Return the registry; if it has errors, report them with what comes of it, and exit with 1."""
    if loaded.registry is None:
        errors = [each for each in loaded.findings if each.rule.severity is Severity.ERROR]
        stop(errors, loaded.sources, result, is_cut=loaded.is_cut)
    return loaded.registry


def stop(
    errors: list[Diagnostic],
    sources: list[SourceFile],
    result: str = _UNWRITTEN,
    *,
    is_cut: bool = False,
) -> NoReturn:
    """Report errors and what comes of them, and exit with 1."""
    console.say(reporting.full(errors, sources) + reporting.count(errors, is_cut=is_cut))
    console.say(result)
    raise typer.Exit(1)

"""The command `timeline diff`."""

from pathlib import Path
from typing import cast

import typer

from timeline.chronology.selection import Selection
from timeline.cli import console, editions, report_look
from timeline.cli.options import common, differences, filters
from timeline.comparison.changes import Comparison
from timeline.comparison.choice import chosen
from timeline.comparison.classes import Class
from timeline.diagnostics.findings import RegistryError
from timeline.files.writing import File, write
from timeline.prose.differences.report import Item
from timeline.prose.differences.sides import sides
from timeline.publishing import targets
from timeline.publishing.comparing import Telling, rendered, wanted
from timeline.publishing.options import readers
from timeline.publishing.options.filters import Filters, selection
from timeline.publishing.targets import STDOUT, Target
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

EXAMPLES = """\
timeline diff                       # your files, against the last commit
timeline diff HEAD~1: -o news.md    # what to mail
timeline diff --since 2026-11-02 --country Italy
timeline diff lock                  # what subscribers do not know yet
"""

_HEADING, _USUAL = "1;34", "33"
_TONES = {
    **dict.fromkeys((Class.CANCELLED, Class.REMOVED, Class.LEFT), "31"),
    **dict.fromkeys((Class.NEW, Class.ENTERED, Class.REINSTATED), "32"),
    Class.POSTPONED: "35",
}
"""Colours of terminals (ECMA-48, SGR) for some classes; all others are yellow."""


def diff(
    old: differences.Old = None,
    new: differences.New = None,
    *,
    since: differences.Since = None,
    output: differences.Output = None,
    format: differences.Format = None,
    words: filters.Filters,
    lang: common.Language = None,
    tz: common.Desk = None,
    tell: differences.Options,
) -> None:
    """Tell what has changed; exit with 0 if nothing has, 1 if something has, and 2 for trouble."""
    outputs, desk = wanted(format, output or []), readers.desk(tz)
    day = editions.day("--since", since) if since is not None else None
    named = [word for word in (old, new) if word is not None]
    try:
        found = editions.opened(named, day, words.audience, is_lenient=tell.lenient)
    except RegistryError as error:
        report_look.say(error, "nothing was compared")
        raise typer.Exit(2) from None
    comparison = chosen(found.comparison, _selection(found.comparison, words), words.audience)
    language = readers.language(lang, comparison.new.registry, console.warns)
    told = sides(comparison, words.audience, language, desk)
    telling = Telling(comparison, told, found.names, day, tell.limit, ids=tell.ids)
    if not tell.quiet:
        targets.guard(outputs, [name for name in found.names if Path(name).exists()])
        _tell(telling, outputs, words.audience)
    if comparison and not tell.exit_zero:
        raise typer.Exit(1)


def _selection(comparison: Comparison, words: filters.Filters) -> Selection:
    """Return what the filters choose; a word that means something on either side is known."""
    old, new = comparison.old.registry, comparison.new.registry
    both: Registry = new.model_copy(
        update={
            name: getattr(old, name) | getattr(new, name)
            for name in ("events", "people", "organizations", "countries")
        }
    )
    return selection(cast("Filters", words._asdict()), both)


def _tell(telling: Telling, wanted: list[Target], audience: Audience) -> None:
    """Print the changes, or write them to files, all or none, and say so."""
    files = []
    for format, path, _ in wanted:
        if path == STDOUT:
            paint = _painted if console.is_coloured() else None
            text = rendered(telling, format, console.width(), paint)
            console.page(console.harmless(text).encode())
        else:
            is_private = audience is Audience.INTERNAL
            files.append(File(path, rendered(telling, format).encode(), path, is_private))
    for path in write(files):
        console.say(f"{path}: {telling.headline}")


def _painted(text: str, item: Item | None) -> str:
    code = _TONES.get(item.change.classes[0], _USUAL) if item and item.change else _HEADING
    return f"\x1b[{code}m{text}\x1b[0m"

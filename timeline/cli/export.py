"""The command `timeline export`."""

from pathlib import Path

from timeline.choices import Choices
from timeline.cli import (
    arguments,
    calendars,
    chronologies,
    clock,
    console,
    filters,
    heeded,
    locks,
    outputs,
    tables,
    writing,
)
from timeline.revisions import told
from timeline.selection import select


def export(
    registry: arguments.Registry = arguments.DEFAULT,
    output: outputs.Output = None,
    format: outputs.Format = None,
    *,
    words: filters.Filters,
    lang: arguments.Language = None,
    tz: arguments.Desk = None,
    calendar: calendars.Options,
    table: tables.Options,
    chronology: chronologies.Options,
    locked: locks.Locked = False,
    no_lock: locks.NoLock = False,
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    targets = outputs.targets(output or [], format or [])
    formats = {name for name, _ in targets} or outputs.EVERYTHING
    heeded.check(table, chronology, tz, formats)
    terminal = console.width() if ("txt", outputs.STDOUT) in targets else None
    layout = chronologies.layout(chronology, terminal)
    choices = Choices(desk=arguments.desk(tz), layout=layout)
    choices = tables.choices(calendars.choices(choices, calendar), table, words.audience)
    folder = locks.wanted(registry, targets, locked=locked, no_lock=no_lock)
    _export(registry, targets, words, choices, folder, lang, locked=locked)


def _export(
    paths: list[Path],
    targets: outputs.Targets,
    words: filters.Filters,
    choices: Choices,
    folder: Path | None,
    lang: str | None,
    *,
    locked: bool,
) -> None:
    files = arguments.files(paths)
    outputs.guard(targets, files)
    with console.alone(folder):
        known = arguments.without_errors(arguments.load(files))
        targets = targets or outputs.defaults(paths, known, words.audience)
        outputs.guard(targets, [*files, *locks.files(paths, known.registry)])
        language, moment = arguments.language(lang, known), clock.now()
        kept = locks.keep(paths, known, moment, words.audience, locked=locked) if folder else None
        chosen = filters.selection(words, known, kept.gone if kept else ())
        chronology = kept.whole(chosen, language or known.language) if kept else None
        chronology = chronology or select(known, chosen, moment, language)
        if kept:
            chronology = told(chronology, kept.new, chosen)
        writing.write(chronology, chosen, targets, choices, kept)

"""The command `timeline export`."""

from pathlib import Path

from timeline.changes.revisions import told
from timeline.chronology.options import Choices
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import select
from timeline.cli import clock, console, locks, summary
from timeline.cli.options import (
    applicable,
    calendars,
    chronologies,
    common,
    filters,
    outputs,
    tables,
)


def export(
    registry: common.Registry = common.DEFAULT,
    output: outputs.Output = None,
    format: outputs.Format = None,
    *,
    words: filters.Filters,
    lang: common.Language = None,
    tz: common.Desk = None,
    calendar: calendars.Options,
    table: tables.Options,
    chronology: chronologies.Options,
    locked: locks.Locked = False,
    no_lock: locks.NoLock = False,
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    targets = outputs.targets(output or [], format or [])
    formats = {name for name, _ in targets} or outputs.EVERYTHING
    applicable.check(table, chronology, tz, formats)
    terminal = console.width() if ("txt", outputs.STDOUT) in targets else None
    layout = chronologies.layout(chronology, terminal)
    choices = Choices(desk=common.desk(tz), layout=layout)
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
    files = common.files(paths)
    outputs.guard(targets, files)
    with console.alone(folder):
        schedule = common.without_errors(common.load(files))
        registry = schedule.registry
        targets = targets or outputs.defaults(paths, registry, words.audience)
        outputs.guard(targets, [*files, *locks.files(paths, registry.registry)])
        language, moment = common.language(lang, registry), clock.now()
        known = resolved(schedule, words.audience, moment)
        kept = locks.keep(paths, known, moment, locked=locked) if folder else None
        chosen = filters.selection(words, registry, kept.gone if kept else ())
        chronology = kept.whole(chosen, language or registry.language) if kept else None
        chronology = chronology or select(known, chosen, language)
        if kept:
            chronology = told(chronology, kept.revised, chosen)
        summary.write(chronology, chosen, targets, choices, kept)

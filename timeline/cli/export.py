"""The command `timeline export`."""

from pathlib import Path

from timeline.choices import Choices, Group, Layout, Sign, Times
from timeline.cli import (
    arguments,
    calendars,
    chronologies,
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
    kind: filters.Kinds = None,
    country: filters.Countries = None,
    participant: filters.Participants = None,
    topic: filters.Topics = None,
    status: filters.Statuses = None,
    part_of: filters.Parents = None,
    start: filters.From = None,
    end: filters.To = None,
    times: calendars.ClockTimes = Times.LOCAL,
    cancelled: calendars.Cancelled = Sign.BOTH,
    tentative: calendars.Tentative = Sign.BOTH,
    alarm: calendars.Alarms = None,
    columns: tables.Columns = None,
    tz: arguments.Desk = None,
    delimiter: tables.Delimiter = ",",
    no_bom: tables.NoBom = False,
    flat: tables.Flat = False,
    raw: tables.Raw = False,
    partition: tables.ByPartition = None,
    width: chronologies.Width = None,
    full: chronologies.Full = False,
    ids: chronologies.Ids = False,
    group: chronologies.By = Group.DAY,
    reverse: chronologies.Reverse = False,
    lang: arguments.Language = None,
    locked: locks.Locked = False,
    no_lock: locks.NoLock = False,
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    targets = outputs.targets(output or [], format)
    formats = {name for name, _ in targets} or outputs.EVERYTHING
    heeded.check(
        {
            "columns": columns is not None,
            "tz": tz is not None,
            "delimiter": delimiter != ",",
            "no-bom": no_bom,
            "flat": flat,
            "raw": raw,
            "partition": partition is not None,
            "width": width is not None,
            "full": full,
            "ids": ids,
            "group": group is not Group.DAY,
            "reverse": reverse,
        },
        formats,
    )
    terminal = console.width() if ("txt", outputs.STDOUT) in targets else None
    layout = Layout(chronologies.width(width, terminal), full, ids, group, reverse)
    ahead, desk = calendars.alarms(alarm), arguments.desk(tz)
    usual = Choices(times, cancelled, tentative, ahead, desk=desk, layout=layout)
    choices = tables.choices(
        usual, tables.Options(columns, delimiter, no_bom, flat, raw, partition)
    )
    words = filters.Words(kind, country, participant, topic, status, part_of, start, end)
    folder = locks.wanted(registry, targets, locked=locked, no_lock=no_lock)
    _export(registry, targets, words, choices, folder, lang, locked=locked)


def _export(
    paths: list[Path],
    targets: outputs.Targets,
    words: filters.Words,
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
        targets = targets or outputs.defaults(paths, known)
        outputs.guard(targets, [*files, *locks.files(paths, known.registry)])
        moment = console.now()
        kept = locks.keep(paths, known, moment, locked=locked) if folder else None
        chosen = filters.selection(words, known, kept.gone if kept else ())
        chronology = select(known, chosen, moment, arguments.language(lang, known))
        if kept:
            chronology = told(chronology, kept.new, chosen)
        writing.write(chronology, chosen, targets, choices, kept)

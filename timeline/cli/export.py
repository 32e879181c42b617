"""The command `timeline export`."""

from timeline.choices import Sign, Times
from timeline.cli import arguments, calendars, console, filters, locks, outputs
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
    locked: locks.Locked = False,
    no_lock: locks.NoLock = False,
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    files = arguments.files(registry)
    targets = outputs.targets(output or [], format)
    outputs.guard(targets, files)
    choices = calendars.choices(times, cancelled, tentative, alarm)
    words = filters.Words(kind, country, participant, topic, status, part_of, start, end)
    folder = locks.wanted(registry, targets, locked=locked, no_lock=no_lock)
    with console.alone(folder):
        known = arguments.without_errors(arguments.load(files))
        targets = targets or outputs.defaults(registry, known)
        outputs.guard(targets, [*files, *locks.files(registry, known.registry)])
        moment = console.now()
        kept = locks.keep(registry, known, moment, locked=locked) if folder else None
        chosen = filters.selection(words, known, kept.gone if kept else ())
        chronology = select(known, chosen, moment)
        if kept:
            chronology = told(chronology, kept.new, chosen)
        outputs.write(chronology, chosen, targets, choices, kept)

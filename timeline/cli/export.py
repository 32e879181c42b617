"""The command `timeline export`."""

from timeline.choices import Sign, Times
from timeline.cli import arguments, calendars, console, filters, locks, outputs
from timeline.revisions import told
from timeline.selection import Selection, expand, select


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
    lock = locks.wanted(registry, targets, locked=locked, no_lock=no_lock)
    with console.alone(lock):
        known = arguments.without_errors(arguments.load(files))
        chosen = filters.selection(
            known,
            kinds=kind,
            countries=country,
            participants=participant,
            topics=topic,
            statuses=status,
            part_of=part_of,
            start=start,
            end=end,
        )
        moment = console.now()
        chronology = select(known, chosen, moment)
        kept = None
        if lock:
            everything = Selection()
            whole = chronology if chosen == everything else select(known, everything, moment)
            kept = locks.keep(registry, whole, moment, locked=locked)
            chronology = told(chronology, kept.new, chosen)
        targets = targets or outputs.defaults(registry, known)
        outputs.guard(targets, files)
        outputs.write(chronology, expand(chronology, chosen), targets, choices, kept)

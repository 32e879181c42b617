"""The command `timeline export`."""

import typer

from timeline import reporting
from timeline.chronology import select
from timeline.cli import arguments, console, filters, outputs
from timeline.diagnostics import Severity, TimelineError
from timeline.loader import Loaded
from timeline.registry import Registry


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
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    files = arguments.files(registry)
    targets = outputs.targets(output or [], format)
    outputs.guard(targets, files)
    known = _without_errors(arguments.load(files))
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
    chronology = select(known, chosen, console.now())
    if known.events and not chronology.entries:
        outputs.tell_left_out(chronology)
        raise TimelineError("no event is left to export; nothing was written")
    targets = targets or outputs.defaults(registry, known)
    outputs.guard(targets, files)
    outputs.write(chronology, targets)


def _without_errors(loaded: Loaded) -> Registry:
    """Return the registry; if it has errors, report them and exit with 1."""
    if loaded.registry is not None:
        return loaded.registry
    errors = [finding for finding in loaded.findings if finding.rule.severity is Severity.ERROR]
    console.say(reporting.full(errors, loaded.sources) + reporting.count(errors))
    console.say("nothing was written")
    raise typer.Exit(1)

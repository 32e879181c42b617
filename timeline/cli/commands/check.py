"""The command `timeline check`."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from timeline.changes import keeping
from timeline.cli import clock, console, progress
from timeline.cli.options import common, reviews
from timeline.diagnostics import reporting
from timeline.diagnostics.findings import Diagnostic, Severity, TimelineError, did_you_mean, one_of
from timeline.publishing.options.reviews import Options, asked
from timeline.reading.loader import Loaded
from timeline.registry.registry import Registry


def check(
    registry: common.Registry = common.DEFAULT,
    *,
    review: reviews.Options,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="How to report: full, concise, json, github or sarif.",
            autocompletion=common.starting(reporting.FORMATS),
        ),
    ] = "full",
) -> None:
    """Report what is wrong, on standard output; exit with 1 if there are errors."""
    if output_format not in reporting.FORMATS:
        hint = did_you_mean(output_format, reporting.FORMATS, one_of(reporting.FORMATS))
        raise TimelineError(f'no report is called "{output_format}"; {hint}')
    now = clock.now()
    loaded = common.load(common.files(registry), asked(cast("Options", review._asdict()), now))
    name = loaded.registry.registry if loaded.registry else None
    kept = keeping.sources(registry, name)
    of_locks = (finding for lock in kept for finding in lock.findings)
    findings = [*loaded.findings, *of_locks, *_behind(registry, loaded, now)]
    report = reporting.FORMATS[output_format](findings, [*loaded.sources, *kept])
    if output_format != "github":
        report = console.harmless(report)
    console.out(report.encode(errors="backslashreplace"))
    events = len(loaded.registry.events) if loaded.registry else None
    about = f", {events} event{'' if events == 1 else 's'}" if events is not None else ""
    unknown = _unknown(loaded.registry) if loaded.registry else ""
    accepted = f", {loaded.accepted} accepted" if loaded.accepted else ""
    count = reporting.count(findings, is_cut=loaded.is_cut)
    counting = (Severity.ERROR, Severity.WARNING) if review.strict else (Severity.ERROR,)
    has_failed = any(finding.rule.severity in counting for finding in findings)
    why = ", which --strict refuses" if has_failed and not loaded.has_errors else ""
    console.say(f"{count}{why}{accepted}{about}{unknown}")
    if has_failed:
        raise typer.Exit(1)


def _behind(registry: list[Path], loaded: Loaded, now: datetime) -> list[Diagnostic]:
    """Return where the locks of a registry do not hold what calendars are told."""
    if loaded.schedule is None:
        return []
    with progress.Bar() as bar:
        return keeping.behind(registry, loaded.schedule, bar.tell, now)


def _unknown(registry: Registry) -> str:
    """Return how many places are in a country that nobody knows, if any is."""
    count = sum(place.country == "" for place in registry.places.values())
    return f", {count} place{'' if count == 1 else 's'} in an unknown country" if count else ""

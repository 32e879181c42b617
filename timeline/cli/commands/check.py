"""The command `timeline check`."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from timeline.changes import keeping
from timeline.cli import clock, console, progress, report_look
from timeline.cli.options import common, reviews
from timeline.diagnostics import readable, reporting
from timeline.diagnostics.findings import (
    Diagnostic,
    Severity,
    TimelineError,
    did_you_mean,
    one_of,
)
from timeline.diagnostics.readable import SourceLines
from timeline.files.finding import typed
from timeline.publishing.options.reviews import asked
from timeline.reading.loader import Loaded
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

EXAMPLES = """\
timeline check
timeline check march.yaml april.yaml --strict
timeline check --as-of today           # what is over, but does not say so?
timeline check --all | less
timeline check --output-format github  # for a workflow of GitHub
"""


def check(
    registry: common.Registry = common.DEFAULT,
    *,
    review: reviews.Options,
    every: Annotated[
        bool, typer.Option("--all", help="Show all findings, not only the first ones of each rule.")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The form of the report: full, concise, json, github or sarif.",
            autocompletion=common.starting(reporting.FORMATS),
        ),
    ] = "full",
) -> None:
    """Report what is wrong, on standard output; exit with 1 if there are errors."""
    _refuse_unknown(output_format)
    now = clock.now()
    loaded = common.load(common.files(registry), asked(reviews.chosen(review), now))
    locks, others = _beside(registry, loaded, now)
    sources = [*loaded.sources, *locks]
    if output_format == "full":
        found, has_more = [*loaded.found, *others], loaded.has_stopped
        report = _readable(registry, loaded, others, sources, every=every)
    else:
        found, has_more = [*loaded.findings, *others], loaded.is_cut
        report = reporting.FORMATS[output_format](found, sources)
    if output_format != "github":
        report = console.harmless(report)
    console.out(report.encode(errors="backslashreplace"))
    if loaded.schedule and not _has_days(loaded.schedule):
        console.say("warning: no event has a day, so an export makes no calendar")
    count = reporting.count(found, is_cut=has_more)
    has_errors, has_warnings = (_any(found, each) for each in (Severity.ERROR, Severity.WARNING))
    is_strict = review.strict and has_warnings and not has_errors
    console.say(f"{count}{_about(loaded)}{'; --strict refuses warnings' if is_strict else ''}")
    if has_errors or is_strict:
        raise typer.Exit(1)


def _refuse_unknown(output_format: str) -> None:
    if output_format not in reporting.FORMATS:
        hint = did_you_mean(output_format, reporting.FORMATS, one_of(reporting.FORMATS))
        raise TimelineError(f'there is no report format "{output_format}"; {hint}')


def _beside(
    registry: list[Path], loaded: Loaded, now: datetime
) -> tuple[Sequence[SourceLines], list[Diagnostic]]:
    """Return the locks beside a registry, and what is found in them."""
    locks = keeping.sources(registry, loaded.registry.registry if loaded.registry else None)
    found = [finding for lock in locks for finding in lock.findings]
    if loaded.schedule:
        with progress.Bar() as bar:
            found += keeping.behind(registry, loaded.schedule, bar.tell, now)
    return locks, found


def _readable(
    registry: list[Path],
    loaded: Loaded,
    others: list[Diagnostic],
    sources: Sequence[SourceLines],
    *,
    every: bool,
) -> str:
    """Return the report for people, of the first findings or of every one."""
    look = report_look.look()
    if every:
        return readable.full([*loaded.places.placed(loaded.found), *others], sources, look)
    first = loaded.places.first(loaded.found, readable.OF_EACH)
    command = typed("timeline check --all", registry)
    totals = Counter(finding.rule for finding in (*loaded.found, *others))
    return readable.folded([*first, *others], totals, sources, look, command)


def _any(found: list[Diagnostic], severity: Severity) -> bool:
    return any(finding.rule.severity is severity for finding in found)


def _about(loaded: Loaded) -> str:
    """Return what else there is to say of a registry, each after a comma."""
    accepted = f", {loaded.accepted:,} accepted" if loaded.accepted else ""
    if loaded.registry is None:
        return accepted
    events = len(loaded.registry.events)
    return f"{accepted}, {events:,} event{'s'[: events != 1]}{_unknown(loaded.registry)}"


def _has_days(planned: Schedule) -> bool:
    """Whether a calendar has something to show; what was moved is shown on the day it had."""
    events = planned.registry.events
    return not events or any(span.has_days or events[id].was for id, span in planned.spans.items())


def _unknown(registry: Registry) -> str:
    """Return how many places are in a country that nobody knows, if any is."""
    count = sum(place.country == "" for place in registry.places.values())
    return f", {count} place{'s'[: count != 1]} in an unknown country" if count else ""

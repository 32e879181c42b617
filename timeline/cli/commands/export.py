"""The command `timeline export`."""

from typing import Any, cast

from timeline.cli import clock, console, export_summary, progress
from timeline.cli.options import calendars, chronologies, common, filters, locks, outputs, tables
from timeline.files.finding import typed
from timeline.files.holding import LONGEST_WAIT
from timeline.publishing.export import Host, Options
from timeline.publishing.export import export as publish
from timeline.publishing.outputs import NothingLeft
from timeline.reading.loader import Loaded
from timeline.schedule.schedule import Schedule

EXAMPLES = """\
timeline export                        # NAME.ics, NAME.csv and NAME.txt
timeline export -o brief.txt --country ITA --from 2023-03
timeline export -o ahead.ics --from today --to +14d
timeline export -f csv --no-bom | head
timeline export --locked               # fail if the lock would change
"""


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
    verbose: common.Verbose = False,
    wait: locks.Wait = LONGEST_WAIT,
    recover: locks.Recover = False,
    allow_older_zones: locks.AllowOlderZones = False,
) -> None:
    """Write the outputs, all or none, and tell on standard error what was left out and why."""
    common.refuse_stray_default(registry)
    options: dict[str, Any] = {"format": format, "lang": lang, "tz": tz}
    options |= {"locked": locked, "no_lock": no_lock, "wait": wait}
    options |= {"recover": recover, "allow_older_zones": allow_older_zones}
    options |= filters.chosen(words)
    for group in (calendar, table, chronology):
        options |= group._asdict()
    read: list[Loaded] = []
    try:
        with progress.Bar() as bar:
            done = publish(registry, output or [], cast("Options", options), _host(bar, read))
    except NothingLeft as error:
        export_summary.tell_undated(error.chronology)
        export_summary.tell_internal(error.internal, is_verbose=verbose)
        raise
    export_summary.tell(done, is_verbose=verbose)
    export_summary.tell_found(
        read[0].found_by(done.chronology.schedule, done.chronology.audience),
        typed("timeline check", registry),
    )


def _host(bar: progress.Bar, loaded: list[Loaded]) -> Host:
    """Return what an export needs; what it reads is added to `loaded`."""

    def read(files: list[str]) -> Schedule:
        loaded.append(common.load(files))
        return common.sound(loaded[-1])

    return Host(
        read=read,
        now=clock.now,
        waits=console.waits,
        warns=console.warns,
        tell=bar.tell,
        width=console.width(),
    )

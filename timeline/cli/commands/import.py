"""The command `timeline import`."""

import os
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import typer

from timeline.changes import keeping
from timeline.changes.remembered_ids import remembered_ids
from timeline.cli import console, undoing
from timeline.cli.options import common, imports, locks
from timeline.comparison.compare import compared
from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import STDIN, SUFFIXES
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.files.writing import File, write
from timeline.importing import ledger, readers, telling
from timeline.importing.context import Context
from timeline.importing.directory import Directory, slug
from timeline.importing.imports import Import, directory, imported
from timeline.importing.incoming import Incoming
from timeline.importing.ledger import Ledger
from timeline.importing.present import Present, present
from timeline.prose.differences.sides import sides
from timeline.publishing.comparing import Telling, rendered
from timeline.reading import loader
from timeline.reading.source import read_all
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

EXAMPLES = """\
timeline import programme.ics -o programme.yaml
timeline import programme.ics --into events.yaml --from orf --dry-run
timeline import programme.ics --into events.yaml --from orf
"""
_PACKAGE = "datapackage.json"
_ADDRESSES = ("http:", "https:", "webcal:", "webcals:")


def import_(
    files: imports.Files,
    *,
    into: imports.Into = None,
    file: imports.File = None,
    output: imports.Output = None,
    words: imports.Telling,
    merging: imports.Merging,
    dry_run: imports.DryRun = False,
    all_or_nothing: imports.AllOrNothing = False,
    report: imports.Report = None,
    wait: locks.Wait = LONGEST_WAIT,
) -> None:
    """Take events over from calendars and tables; exit with 1 if anything needs a hand."""
    if words.map_draft:
        console.page(_map_draft(files, words.encoding or ""))
        return
    source = _source(files, words.source)
    wishes = imports.wishes(source, words, merging)
    registry = _registry(into, output)
    with alone(keeping.folder(registry) if registry else None, console.waits, wait):
        schedule, here = _present(registry, source)
        context = _context(source, words, schedule, directory(here))
        found = [each for name in files for each in _read(name, context)]
        target = _target(here, file) if registry else str(output or STDIN)
        made = imported(here, wishes, found, context.directory, target)
        if report:
            write([File(report, telling.report(made, found, here.files), report)])
        is_held = bool(made.plan.refusal) or (all_or_nothing and not made.plan.is_whole)
        undo = ""
        if dry_run:
            _show(schedule, made)
        elif not is_held:
            undo = _write(made, here, registry, output)
    _tell(made, found, here, target, undo)
    if is_held or not made.plan.is_whole:
        raise typer.Exit(1)


def _registry(into: Path | None, output: Path | None) -> list[Path]:
    """Return the paths of the registry that gets the events, none if it is a new one."""
    if into and output:
        raise TimelineError("use --output for a new registry, or --into for an existing one")
    return [into] if into else []


def _map_draft(files: list[str], encoding: str) -> bytes:
    """Return the draft of a mapping for a table."""
    if len(files) > 1:
        raise TimelineError("--map-draft: a mapping is for one table; name one file")
    return readers.map_draft(console.read(files[0]), files[0], encoding).encode()


def _source(files: list[str], name: str | None) -> str:
    """Return the name of the source, as an id; raise TimelineError if it is not said."""
    for each in files:
        if each.lower().startswith(_ADDRESSES):
            address = each.replace("webcal", "http", 1) if each.startswith("webcal") else each
            raise TimelineError(
                f"{each}: timeline reads nothing from the internet; get the file with curl -L -o "
                f"calendar.ics '{address}'"
            )
    if name is None and len(files) > 1:
        raise TimelineError("several files belong to one source; name it, as in --from orf")
    return slug(name or Path(files[0]).stem, "source")


def _present(registry: list[Path], name: str) -> tuple[Schedule | None, Present]:
    """Return the registry into which events are imported, if it is there, and its plain data."""
    if not registry:
        return None, present(Ledger(name), {}, ())
    held = {file: console.read(file) for file in common.files(registry)}
    sources = list(read_all(held.items()))
    schedule = common.sound(loader.joined(map(copy, sources)))  # a copy's data are used up
    name = schedule.registry.registry
    path = _ledger(registry, name)
    known = Ledger(name)
    if path.exists():
        known = ledger.read(console.read(str(path)), str(path), name)
    return schedule, present(known, held, sources, remembered_ids(registry, sources))


def _context(
    source: str, words: imports.Telling, schedule: Schedule | None, entries: Directory
) -> Context:
    """Return what readers know besides their files."""
    return Context(
        source,
        schedule.registry if schedule else None,
        entries,
        mapping=(str(words.map), console.read(str(words.map))) if words.map else None,
        **imports.told(words)._asdict(),
    )


def _ledger(registry: list[Path], name: str) -> Path:
    """Return where the ledger of imports is: beside the lock, under the same name."""
    return keeping.path(registry, name, Audience.PUBLIC).with_suffix(ledger.SUFFIX)


def _read(name: str, context: Context) -> Iterator[Incoming]:
    """Yield what is in a file, in the calendars of a folder, or in a data package."""
    folder = Path(name)
    if not folder.is_dir():
        yield readers.read(console.read(name), name, context)
        return
    held = {str(each): console.read(str(each)) for each in sorted(folder.glob("*.*"))}
    if str(folder / _PACKAGE) in held:
        yield readers.read_package(
            {Path(each).name: data for each, data in held.items()}, name, context
        )
        return
    calendars = [each for each in held if each.lower().endswith(".ics")]
    if not calendars:
        raise TimelineError(f"{name}: neither calendars (.ics) nor a {_PACKAGE} in this folder")
    yield from (readers.read(held[each], each, context) for each in calendars)


def _target(here: Present, file: Path | None) -> str:
    """Return the file that gets new events: the one named, else the last one that has events."""
    names = list(here.files)
    if file is None:
        return next((name for name in reversed(names) if name in here.owners.values()), names[-1])
    if str(file) not in here.files:
        raise TimelineError(f"--file: {file} is not a file of the registry")
    return str(file)


def _show(old: Schedule | None, made: Import) -> None:
    """Print what would change, in the words of `timeline diff`; of a new registry, the whole."""
    new = made.loaded.schedule if made.loaded else None
    if old and new:
        comparison = compared(old, new, Audience.INTERNAL)
        told = sides(comparison, Audience.INTERNAL, None)
        text = rendered(Telling(comparison, told, ("now", "after")), "txt", console.width())
        console.page(console.harmless(text).encode())
    else:
        for data in made.files.values():
            console.page(data)


def _write(made: Import, here: Present, registry: list[Path], output: Path | None) -> str:
    """Write the files and the ledger, all or none; return the command that undoes that."""
    if not registry and output is None:
        for data in made.files.values():
            console.out(data)
        return ""
    if output:
        _refuse_taken(output)
    path = (
        _ledger(registry, here.name) if registry else Path(output or "").with_suffix(ledger.SUFFIX)
    )
    new = {Path(name): data for name, data in made.files.items()}
    if not made.ledger.is_like(here.ledger):  # it comes last: what it knows is in the files by then
        new[path] = ledger.write(made.ledger)
    old = {each: console.read(str(each)) if each.exists() else None for each in new}
    kept, undo = undoing.copies(old)
    files = [
        common.edited(str(each), data, registry)
        if registry and each != path
        else File(each, data, output if each == output else None)
        for each, data in new.items()
    ]
    write([*kept, *files])
    return undo if files else ""


def _refuse_taken(output: Path) -> None:
    """Raise TimelineError if a new registry can't be called so."""
    if output.suffix.lower() not in SUFFIXES:
        raise TimelineError(f"{output}: a new registry ends in {SUFFIXES[0]}")
    if os.path.lexists(output):
        raise TimelineError(f"{output} exists already; add to it with --into {output}")


def _tell(made: Import, found: list[Incoming], here: Present, target: str, undo: str) -> None:
    """Say what became of all events."""
    files = {**here.files, **made.files} if undo else here.files
    target = "standard output" if target == str(STDIN) else target
    for number, line in enumerate(telling.lines(made, found, files)):
        console.say(line if number else f"{target}: {line}")
    if made.plan.refusal:
        console.say(made.plan.refusal)
    if undo:
        console.say(f"to undo this: {undo}")

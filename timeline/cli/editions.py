"""The editions of a registry that are compared, read from wherever they are."""

from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.changes import keeping, told_events
from timeline.chronology.resolver import resolved
from timeline.cli import clock, console, progress
from timeline.cli.options import common
from timeline.cli.options.days import dated, is_day
from timeline.comparison.changes import Comparison
from timeline.comparison.compare import compared
from timeline.diagnostics.findings import Fault, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import git
from timeline.files.finding import STDIN
from timeline.publishing.options.editions import LOCK, Side, Sort, side
from timeline.reading.leniently import load_leniently
from timeline.reading.loader import load
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule
from timeline.text import shortened
from timeline.time.when import parse_day
from timeline.time.zones import load as zone

if TYPE_CHECKING:
    from timeline.importing.tables.own.records import Records

_HEAD = "HEAD:"
_USUAL = str(common.DEFAULT[0])


class Editions(NamedTuple):
    """Two editions compared, and what they were called."""

    comparison: Comparison
    names: tuple[str, str]


def opened(
    words: list[str], since: date | None, audience: Audience, *, is_lenient: bool
) -> Editions:
    """Return the two editions that the arguments name, compared; raise TimelineError."""
    if since:
        if len(words) > 1:
            raise TimelineError("--since is the old side; name only the registry")
        return _since(words[0] if words else _USUAL, since, audience, is_lenient=is_lenient)
    old, new = _sides(words)
    names = (old.name, new.name)
    if Sort.CALENDAR in (old.sort, new.sort):
        return Editions(_calendars(old, new), names)
    if Sort.LOCK in (old.sort, new.sort):
        return Editions(_lock(old, new, audience), names)
    if Sort.TABLES in (old.sort, new.sort):
        return Editions(_tables(old, new, audience, is_lenient=is_lenient), names)
    after = _registry(new, _path(old), is_lenient=False)
    before = _registry(old, _path(new), is_lenient=is_lenient)
    return Editions(_compared(before, after, audience, _paths(new)), names)


def _calendars(old: Side, new: Side) -> Comparison:
    """Compare two calendars, and name the UIDs of which only one event counts."""
    calendars, found = _room("changes.calendars"), []
    for each in (old, new):
        if each.sort is not Sort.CALENDAR:
            raise TimelineError(f"{each.name}: a calendar is compared with another calendar (.ics)")
        calendar = calendars.read(console.read(each.name), each.name)
        if calendar.twice:
            count = f"{len(calendar.twice)} UID{'s'[: len(calendar.twice) > 1]}"
            named = shortened(", ".join(calendar.twice))
            console.say(f"{each.name}: {count} twice, the later revision counts: {named}")
        if calendar.lost:
            named = shortened(", ".join(calendar.lost))
            console.say(f"{each.name}: left out, without a start: {named}")
        found.append(calendar)
    return cast("Comparison", calendars.compared(*found))


def _tables(old: Side, new: Side, audience: Audience, *, is_lenient: bool) -> Comparison:
    """Compare editions of which one is known by its tables: both as far as these hold them.

    Says so, as what tables do not hold is not told as a difference.
    """
    tables = _room("importing.tables.editions")
    held = {side: _read_tables(side) for side in (old, new) if side.sort is Sort.TABLES}
    found = []
    for each, other in ((old, new), (new, old)):
        if each in held:
            schedule = tables.registry_of(held[each], each.name)
        else:
            schedule = _registry(each, _path(other), is_lenient=is_lenient and each is old)
        like = held.get(other)
        found.append(tables.as_tables(schedule, like, audience) if like else schedule)
    console.say("a table holds only part of a registry: only that part was compared")
    return _compared(found[0], found[1], audience, None)


def _read_tables(side: Side) -> "Records":
    """Return the rows of our tables in a file or in the folder of a data package."""
    tables, path = _room("importing.tables.editions"), Path(side.name)
    if path.is_dir():
        files = {each.name: console.read(str(each)) for each in sorted(path.iterdir())}
        return cast("Records", tables.of_files(files, side.name))
    return cast("Records", tables.of_file(console.read(side.name), side.name))


def _room(name: str) -> ModuleType:
    # for speed: most comparisons are of registries, and need no reader of calendars or tables
    return import_module(f"timeline.{name}")


def _lock(old: Side, new: Side, audience: Audience) -> Comparison:
    """Compare what calendars were last told of the registry with what they will be told."""
    other = new if old.sort is Sort.LOCK else old
    if other.sort is not Sort.REGISTRY or other.path is None:
        raise TimelineError(f"{other.name}: a lock is compared with its own registry, as it is now")
    paths = common.DEFAULT if other.name == _USUAL else [other.path]
    schedule, moment = common.without_errors(common.files(paths)), clock.now()
    known = resolved(schedule, audience, moment)
    with progress.Bar() as bar:
        kept = keeping.keep(paths, known, moment, bar.tell)
    if kept.is_begun:
        hint = f"{keeping.command(paths, audience)} creates it; or compare with git, as in HEAD:"
        raise TimelineError(f"{kept.path}: no such lock; {hint}")
    locks = (kept.old, kept.new) if old.sort is Sort.LOCK else (kept.new, kept.old)
    return told_events.compared(*locks, known.schedule)


def _sides(words: list[str]) -> tuple[Side, Side]:
    """Return the two sides; without a word, the last commit or else the lock is the old one."""
    if not words and not _is_in_git():
        console.say("this folder is not in git: your files are compared with the lock")
        words = [LOCK]
    words = words or [_HEAD]
    old, new = (side(word) for word in (*words, *([_USUAL] if len(words) == 1 else [])))
    return old, new


def _is_in_git() -> bool:
    try:
        git.at(Path())
    except TimelineError:
        return False
    return True


def _path(side: Side) -> Path:
    """Return the path of a side by which a revision alone names the registry."""
    return side.path if side.sort is Sort.REGISTRY and side.path else Path(_USUAL)


def _since(registry: str, day: date, audience: Audience, *, is_lenient: bool) -> Editions:
    new = side(registry)
    after = _registry(new, Path(registry), is_lenient=False)
    old = _before(day, after)
    before = _registry(old, Path(registry), is_lenient=is_lenient)
    compared = _compared(before, after, audience, _paths(new))
    return Editions(compared, (old.name, new.name))


def _before(day: date, schedule: Schedule) -> Side:
    """Return the last commit before a day, as that begins in the time zone of a registry."""
    midnight = datetime.combine(day, time(), zone(schedule.registry.defaults.timezone or "UTC"))
    commit = git.at(Path()).before(midnight)
    return Side(Sort.REVISION, f"{commit[:12]}:", revision=commit)


def since(
    revision: str | None, registry: list[Path], new: Schedule, audience: Audience
) -> Comparison | None:
    """Compare a registry with what it was at a revision in git or before a day, if one is given."""
    if revision is None:
        return None
    if len(registry) > 1 or str(registry[0]) == STDIN:
        raise TimelineError("--changed-since: name one file or folder")
    if is_day(revision):
        old = _before(day("--changed-since", revision), new)
    else:
        old = side(revision if ":" in revision else f"{revision}:")
    if old.sort is not Sort.REVISION:
        raise TimelineError(f"--changed-since: {revision} is a file, not a revision of git")
    return _compared(_registry(old, registry[0], is_lenient=False), new, audience, registry)


def _compared(
    old: Schedule, new: Schedule, audience: Audience, paths: list[Path] | None
) -> Comparison:
    """Compare two editions; the lock beside the paths of the new one says what was shown."""
    names = [each.registry.registry for each in (old, new)]
    if names[0] != names[1]:
        raise TimelineError(f'"{names[0]}" and "{names[1]}" are two registries, not two editions')
    found = compared(old, new, audience)
    if paths is None or keeping.is_stream(paths) or all(each.new for each in found.changes):
        return found
    lock, source = keeping.read(keeping.path(paths, names[1], audience), names[1], audience)
    return told_events.with_withdrawals(found, lock) if lock and not source.findings else found


def _paths(side: Side) -> list[Path] | None:
    """Return the paths of a registry as it is now."""
    if side.sort is Sort.REVISION:
        return None
    return common.DEFAULT if side.name == _USUAL else [Path(side.name)]


def _registry(side: Side, usual: Path, *, is_lenient: bool) -> Schedule:
    """Return one edition of the registry; raise RegistryError for one that is refused.

    Names what was left out of it, if that is allowed.
    """
    if side.sort is Sort.REVISION:
        files = at_revision(side.revision, side.path, usual)
    elif is_lenient:
        files = [(name, console.read(name)) for name in common.files([Path(side.name)])]
    else:
        return common.without_errors(common.files(_paths(side) or []))
    loaded, left_out = load_leniently(files) if is_lenient else (load(files), [])
    if loaded.schedule is None:
        raise refused(loaded.errors, loaded.sources, is_cut=loaded.is_cut)
    if left_out:
        named = ", ".join(f"{section}.{id}" for section, id, *_ in left_out)
        console.say(f"{side.name}: left out because this version refuses it: {named}")
    return loaded.schedule


def at_revision(revision: str, named: Path | None, usual: Path) -> list[tuple[str, bytes]]:
    """Return the files of a registry at a revision of git.

    A path that is named is one from the top of the repository, as git has it, unless it begins
    with a dot.
    """
    is_relative = named is None or str(named).startswith(".")
    repository = git.at(Path() if named else (usual if usual.is_dir() else usual.parent))
    path = repository.path(named or usual) if is_relative else (named or usual).as_posix()
    return repository.files(revision, path)


def day(option: str, text: str) -> date:
    """Return the day of an option; raise TimelineError if it is none."""
    try:
        return parse_day(dated(option, text))
    except Fault as fault:
        raise TimelineError(f"{option}: {shortened(fault.message)}; {fault.hint}") from None

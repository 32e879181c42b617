"""The front door: notebooks and scripts load, check, choose, tabulate and export a registry.

Nothing here reads the clock, the environment or the network, and only an export writes.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Unpack

from timeline.changes import keeping
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL
from timeline.chronology.repeating import expand
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.diagnostics.findings import (
    Diagnostic,
    RegistryError,
    Severity,
    TimelineError,
    did_you_mean,
    one_of,
)
from timeline.diagnostics.reporting import refused
from timeline.files.finding import find, refuse_stray
from timeline.files.reading import read
from timeline.publishing import export
from timeline.publishing.export import UNDATED, Host, Options
from timeline.publishing.options import filters, readers, typed
from timeline.publishing.options.reviews import asked
from timeline.publishing.outputs import Export
from timeline.publishing.targets import STDOUT
from timeline.reading import loader
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule
from timeline.tables.arrow import arrow
from timeline.tables.events import ROWS, chosen
from timeline.tables.frame import frame
from timeline.tables.long_tables import TABLES
from timeline.tables.table import AnyTable, Cell
from timeline.time.dates import FIRST_YEAR, LAST_YEAR

__all__ = ["RegistryError", "Timeline", "TimelineError", "check", "load"]

Name = str | PathLike[str]
_DEFAULT = ("events.yaml",)


class Filters(filters.Filters, total=False):
    """The filters of the command, and the language of the texts."""

    lang: str | None


def check(*paths: Name) -> list[Diagnostic]:
    """Return what is wrong with a registry and its locks, in order of place.

    Name the files of the registry, or its folder; without a name, it is `events.yaml`. A file that
    can't be read raises TimelineError. Faults in a registry never do: they are the findings.
    """
    loaded, _ = _loaded(paths, strict=False)
    name = loaded.registry.registry if loaded.registry else None
    files = [Path(path) for path in paths or _DEFAULT]
    locks = keeping.sources(files, name)
    behind = keeping.behind(files, loaded.schedule, _ignore) if loaded.schedule else []
    return [*loaded.findings, *(finding for lock in locks for finding in lock.findings), *behind]


def load(*paths: Name, strict: bool = False) -> "Timeline":
    """Return the registry in files or a folder; without a name, in `events.yaml`.

    An error in the registry raises RegistryError. If you ask for `strict`, a warning does so too,
    and so does an event without a source. A file that can't be read raises TimelineError.
    """
    loaded, digest = _loaded(paths, strict=strict)
    counting = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    has_failed = any(finding.rule.severity in counting for finding in loaded.findings)
    if loaded.schedule is None or has_failed:
        raise refused(loaded.findings, loaded.sources, is_cut=loaded.is_cut)
    named = tuple(Path(path).absolute() for path in paths or _DEFAULT)
    return Timeline(loaded.schedule, named, digest)


def _loaded(paths: Collection[Name], *, strict: bool) -> tuple[loader.Loaded, str]:
    """Return the registry with what is wrong with it, and a digest of the files."""
    if not paths:
        refuse_stray(Path(*_DEFAULT))
    files = [(name, read(name)) for name in find(fspath(path) for path in paths or _DEFAULT)]
    return loader.load(files, asked({"strict": strict})), _digest(data for _, data in files)


def _digest(files: Iterable[bytes]) -> str:
    parts = (hashlib.sha256(data).hexdigest() for data in files)
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """A registry without errors, the files that it comes from, and a digest of what they held.

    Choose events by filters. They have the names of the command's options, with `_` for `-`, and
    take one word or several. Write `from_` for `from`, which is a word of Python. Methods leave out
    internal events unless `audience` is "internal".
    """

    schedule: Schedule
    paths: tuple[Path, ...]
    digest: str

    @property
    def registry(self) -> Registry:
        """The Pydantic model."""
        return self.schedule.registry

    def __repr__(self) -> str:
        return f"Timeline({self.registry.registry}, {len(self.registry.events)} events)"

    def events(self, **words: Unpack[Filters]) -> tuple[Entry, ...]:
        """Return the events in order, with all that they refer to; an event that repeats is one.

        Their revisions come from the registry alone: only an export reads the lock.
        """
        chronology, _ = self._chosen(words)
        return chronology.entries

    @property
    def tables(self) -> dict[str, AnyTable]:
        """The tables by their names; each column says what it means.

        As in a .csv, `events` has a row for each occurrence of an event that repeats.
        """
        return {table.name: table for table in (*TABLES, ROWS)}

    def rows(self, table: str, **words: Unpack[Filters]) -> list[dict[str, Cell]]:
        """Return the rows of a table; each is a dictionary of typed cells by column names."""
        made, chronology = self._table(table, words)
        names = [column.name for column in made.columns]
        return [dict(zip(names, row, strict=True)) for row in made.rows(chronology)]

    def to_arrow(self, table: str, **words: Unpack[Filters]) -> Any:
        """Return a table as a pyarrow.Table; raise TimelineError if pyarrow is missing."""
        made, chronology = self._table(table, words)
        return arrow(made.columns, made.rows(chronology))

    def to_frame(self, table: str, **words: Unpack[Filters]) -> Any:
        """Return a table as a pandas.DataFrame; raise TimelineError if pandas is missing.

        Words, such as those of `status`, are ordered categories.
        """
        return frame(*self._table(table, words))

    def export(
        self, *paths: Name, now: datetime | None = None, **options: Unpack[Options]
    ) -> Export:
        """Write outputs, all or none, update the lock as the command does, and return a summary.

        The options are those of the command, with `_` for `-`. `now` is the moment of new
        revisions, and needs a time zone. A revision without a date raises TimelineError: give
        `now`, or `updated` in the registry. So do files that have changed since you loaded them,
        because calendars would then be told an older state.
        """
        typed.check(options, Options)
        targets = [Path(path) for path in paths]
        if STDOUT in targets or (options.get("format") and not targets):
            raise TimelineError("standard output is for the command; name a file")
        said: list[str] = []
        host = Host(
            read=self._read,
            now=lambda: _moment(now),
            waits=_ignore,
            warns=said.append,
            tell=_ignore,
        )
        done = export.export(list(self.paths), targets, options, host)
        return replace(done, said=tuple(said))

    def _read(self, files: list[str]) -> Schedule:
        """Return what was loaded; raise TimelineError if the files hold something else by now."""
        if _digest(read(name) for name in files) != self.digest:
            changed = ", ".join(str(path) for path in self.paths)
            raise TimelineError(f"{changed}: changed since it was loaded; nothing was written")
        return self.schedule

    def _chosen(self, words: Filters) -> tuple[Chronology, Selection]:
        """Return the events that the filters choose; their revisions are not known."""
        typed.check(words, Filters)
        known = resolved(self.schedule, filters.audience(words), UNDATED)
        selection = filters.selection(words, known.schedule.registry)
        language = readers.language(words.get("lang"), known.schedule.registry, _ignore)
        return select(known, selection, language), selection

    def _table(self, name: str, words: Filters) -> tuple[AnyTable, Chronology]:
        """Return a table, and the events that it is of, each occurrence by itself."""
        tables = self.tables
        if name not in tables:
            hint = did_you_mean(name, tables, one_of(tables))
            raise TimelineError(f'no table is called "{name}"; {hint}')
        chronology = expand(*self._chosen(words))
        if name == ROWS.name:
            return chosen(ROWS, chronology, USUAL), chronology
        return tables[name], chronology


def _moment(now: datetime | None) -> datetime | None:
    """Return a moment in UTC, in whole seconds as calendars have it; raise TimelineError."""
    if now is None:
        return None
    if not isinstance(now, datetime):
        raise TimelineError(f"now is {now!r}; give a datetime with a time zone")
    if now.utcoffset() is None:
        raise TimelineError("now has no time zone; give one, as in datetime.now(UTC)")
    if not FIRST_YEAR < now.year < LAST_YEAR:
        raise TimelineError(f"now is {now}, which is outside the calendar")
    return now.astimezone(UTC).replace(microsecond=0)


def _ignore(*_told: object, **_more: object) -> None:
    """Tell nobody."""

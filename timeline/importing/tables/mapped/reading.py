"""Reads a table of others by its mapping."""

import hashlib
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from fnmatch import fnmatchcase

from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.importing.matching import refs
from timeline.importing.tables.mapped.dates import (
    CLOCKS,
    DATES,
    compiled,
    fitting,
)
from timeline.importing.tables.mapped.dates import (
    read as read_date,
)
from timeline.importing.tables.mapped.form import DAYS, ONCE, Mapping
from timeline.importing.tables.mapped.names import Names, Unresolved, clean
from timeline.importing.tables.mapped.rows import Reader
from timeline.importing.tables.mapped.whens import Unfit
from timeline.importing.tables.sheets import Book, Cell, Row, Table, headed, text
from timeline.text import shortened


def read(book: Book, name: str, mapping: Mapping, context: Context) -> Incoming:
    """Return the events of a table; raise TimelineError for a mapping that does not fit it.

    A row that can't be taken is left out, with its reason.
    """
    return _Reading(table_of(book, name, mapping), mapping, context).run(book)


def table_of(book: Book, name: str, mapping: Mapping) -> Table:
    """Return the table that is read: the sheet that the mapping names, else the first."""
    names = [sheet.name for sheet in book.sheets]
    if mapping.sheet and mapping.sheet not in names:
        hint = did_you_mean(mapping.sheet, names, one_of(names))
        raise TimelineError(f'{name}: no sheet is called "{mapping.sheet}"; {hint}')
    found = [sheet for sheet in book.sheets if sheet.name == mapping.sheet or not mapping.sheet]
    if not found:
        raise TimelineError(f"{name}: no sheet in it")
    return headed(found[0], mapping.header)


class _Reading:
    """Reads the rows of one table, and keeps what has to be said of them."""

    def __init__(self, table: Table, mapping: Mapping, context: Context) -> None:
        self.table, self.mapping = table, mapping
        self._check()
        self.names = Names(mapping, context)
        self.reader = Reader(mapping, context, self.names, self._unclear)
        self.left_out: list[Note] = list(table.ragged)
        self.skipped = 0
        self.seen: dict[str, int] = {}
        self.unread: set[str] = set()
        self.places: set[str] = set()
        """The places of the events that are taken."""

    def run(self, book: Book) -> Incoming:
        """Return the events of all rows."""
        events = tuple(self._events())
        home = self.reader.whens.home
        return Incoming(
            events,
            left_out=tuple(self.left_out),
            left_out_uids=frozenset(self.unread),
            unused=tuple(self._unused()),
            head={"defaults": {"timezone": home}} if home else {},
            decided=(*book.decided, *self._decided()),
            to_do=tuple(self._to_do()),
        )

    def _check(self) -> None:
        """Refuse a mapping of columns that the table does not have."""
        parts = {
            "columns": self.mapping.columns,
            "values": self.mapping.values,
            "skip": self.mapping.skip,
        }
        for section, columns in parts.items():
            for column in columns:
                if column not in self.table.columns:
                    known = list(filter(None, self.table.columns))
                    hint = did_you_mean(column, known, one_of(known))
                    message = f"{self.mapping.name}: [{section}.{column}]: no such column in"
                    raise TimelineError(f"{message} {self.table.sheet.name}; {hint}")
        if not self.mapping.of("title") and "title" not in self.mapping.constants:
            message = "no column has the field title; add one to [columns], or to [constants]"
            raise TimelineError(f"{self.mapping.name}: {message}")

        for field in ONCE:
            if len(twice := self.mapping.of(field)) > 1:
                message = f'{self.mapping.name}: [columns]: "{twice[0]}" and "{twice[1]}" are both'
                raise TimelineError(f"{message} {field}; only one column can be")

    def _rows(self) -> Iterator[tuple[Row, dict[str, Cell]]]:
        """Yield the rows with their cells by column, those that are filled down too."""
        filled = [name for name, it in self.mapping.columns.items() if it.fill]
        above: dict[str, Cell] = {}
        for row in self.table.rows:
            cells = dict(zip(self.table.columns, row.cells, strict=True))
            for name in filled:
                cells[name] = above[name] = cells[name] or above.get(name, "")
            yield row, cells

    def _events(self) -> Iterator[IncomingEvent]:
        for row, cells in self._rows():
            if self._is_skipped(cells):
                self.skipped += 1
                continue
            try:
                fields, words = self.reader.fields(cells)
            except Unresolved as problem:
                self._leave(row, str(problem), cells)
                continue
            except Unfit as problem:
                self._leave(row, str(problem), cells, problem.column)
                continue
            uids = self._uids(cells)
            if uids[-1] in self.seen:
                first = self.table.at(self.seen[uids[-1]])
                self.left_out.append(Note(self.table.at(row.number), f"the same as {first}"))
                continue
            uid = next(each for each in uids if each not in self.seen)
            self.seen |= dict.fromkeys(uids, row.number)
            id = clean(self._cell(cells, "id"))
            self.places.update(refs(fields.get("place")))
            yield IncomingEvent(uid, self.table.at(row.number), fields, id=id, words=words)

    def _leave(
        self, row: Row, message: str, cells: Dictionary[str, Cell], column: str | None = None
    ) -> None:
        self.left_out.append(Note(self.table.at(row.number, column), message))
        self.unread.update(self._uids(cells))

    def _is_skipped(self, cells: Dictionary[str, Cell]) -> bool:
        return any(
            fnmatchcase(clean(text(cells[column])).casefold(), rule)
            for column, rules in self.mapping.skip.items()
            for rule in rules
        )

    def _cell(self, cells: Dictionary[str, Cell], field: str) -> str:
        return " ".join(text(cells[column]) for column in self.mapping.of(field))

    def _uids(self, cells: Dictionary[str, Cell]) -> list[str]:
        """Return the keys by which a row is known again: that of its columns, if it has one.

        Else it is a digest of day and title, so that a row may get another clock time. Of several
        rows with one day and title, the others have the time in their digests.
        """
        if key := clean(self._cell(cells, "key") or self._cell(cells, "id")):
            return [key]
        names = ("when", *DAYS["when"], "title", "time")
        parts = [clean(self._cell(cells, each)).casefold() for each in names]
        whole = ("\n".join(parts[:number]) for number in (-1, None))
        return [hashlib.sha256(each.encode(errors="replace")).hexdigest()[:32] for each in whole]

    def _unclear(self, column: str, cell: Cell) -> TimelineError:
        """Return the refusal of a date in a format that the mapping does not say."""
        index = self.table.columns.index(column)
        cells = [row.cells[index] for row in self.table.rows]
        row = next(row for row in self.table.rows if row.cells[index] == cell)
        is_clock = self.mapping.columns[column].field in ("time", "end_time")
        formats = fitting(cells, CLOCKS if is_clock else DATES)
        readings = [
            f'{moment.words} (format = "{each}")'
            for each in formats
            if (moment := read_date(cell, compiled(each)))
        ]
        said = " or ".join(readings) or "in no format that fits all rows"
        place, shown = self.table.at(row.number, column), shortened(text(cell))
        hint = f"write the format under [columns.{column}] of {self.mapping.name}"
        return TimelineError(f'{place}: "{shown}" is {said}; {hint}')

    def _unused(self) -> Iterator[Note]:
        used = {*self.mapping.columns, *self.mapping.skip}
        used |= {each.country for each in self.mapping.columns.values()}
        for index, column in enumerate(self.table.columns):
            if column in used:
                continue
            for row in self.table.rows:
                if text(row.cells[index]).strip():
                    yield Note(self.table.at(row.number, column), column)
        for what, count in self.reader.dropped.items():
            yield from [Note(self.table.sheet.name, what)] * count

    def _decided(self) -> Iterator[Note]:
        if self.skipped:
            yield Note(self.table.sheet.name, f"rows skipped, as [skip] says: {self.skipped}")
        for (column, word), count in sorted((+self.reader.doubtful).items()):
            hint = f'if not, add it under [values.{column}], as in "{shortened(word)}" = "no"'
            message = f'"{shortened(word)}" counts as private, rows: {count}; {hint}'
            yield Note(self.table.at(self.table.header, column), message)

    def _to_do(self) -> Iterator[Note]:
        for (column, name), count in sorted(self.names.unresolved.items()):
            message = f'{count} × "{shortened(name)}" is not a country that timeline knows'
            place = f"{self.mapping.name}: [countries]"
            yield Note(self.table.at(self.table.header, column), f"{message}; add it to {place}")
        missing = sorted(name for id, name in self.names.unlocated.items() if id in self.places)
        if missing:
            some = shortened(", ".join(f'"{name}"' for name in missing))
            text = f"places without a country: {len(missing)}, {some}; give them one with --country"
            yield Note(self.table.sheet.name, text)

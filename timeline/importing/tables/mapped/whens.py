"""When the event of a row takes place, by the columns of dates, clock times and time zones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.diagnostics.findings import Fault
from timeline.importing.context import Context
from timeline.importing.tables.mapped.dates import Format, Moment, compiled, read
from timeline.importing.tables.mapped.form import DAYS, Mapping
from timeline.importing.tables.mapped.names import clean
from timeline.importing.tables.mapped.stretches import Stretch, TwoReadingsError, stretch
from timeline.importing.tables.sheets import Cell, text
from timeline.time.zones import check_name

YES = ("true", "yes", "y", "x", "1", "private", "confidential", "personal")
NO = ("false", "no", "n", "0", "-", "normal", "public")


class Unfit(Exception):
    """What is wrong with a cell, and its column."""

    def __init__(self, message: str, column: str | None = None) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Whens:
    """Reads when events take place.

    `value` returns the text of a cell, translated; `refuse` stops at a date whose format is not
    said.
    """

    mapping: Mapping
    context: Context
    value: Callable[[dict[str, Cell], str], str]
    refuse: Callable[[str, Cell], Exception]

    def when(self, cells: dict[str, Cell], place_zone: str) -> tuple[str, str]:
        """Return when the event of a row takes place, as a registry writes it and as it was said.

        A registry does not write the zone that its place has, or that of the registry. Raises
        Unfit if the row can't say when it is.
        """
        moments = self._moments(cells)
        start, end = moments.get("when", Moment()), moments.get("end", Moment())
        day = start.day or self.mapping.constants.get("when", "")
        if not day:
            raise Unfit("no day", first(self.mapping.of("when") or self.mapping.of("year")))
        clock = moments.get("time", Moment()).clock or start.clock
        end_clock = moments.get("end_time", Moment()).clock or end.clock
        if self._is_all_day(cells):
            days = _written(day, "", _last_day(day, end.day, end_clock), "", "")
            return days, days
        if end.day in ("", day) and end_clock == clock:
            end_clock = ""  # calendars export an end that is the start for an event without one
        if clock and " " in day:
            raise Unfit(f'a clock time, but no single day: "{day}"', first(self.mapping.of("when")))
        has_clock = ":" in f"{clock}{end_clock if clock else ''}"
        said = self._zone_said(cells, place_zone) if has_clock else ""
        zone = "" if said == (place_zone or self.home) else said
        rest = day, clock, end.day, end_clock
        return _written(*rest, zone), _written(*rest, said)

    def _moments(self, cells: dict[str, Cell]) -> dict[str, Moment]:
        """Return what the cells of dates and clock times say, by the fields of their columns."""
        found: dict[str, Moment] = {}
        for field, end in (("when", "end"), ("time", "end_time"), ("end", ""), ("end_time", "")):
            for column in self.mapping.of(field):
                if text(cells[column]).strip():
                    first, last = self.stretch(cells, column)
                    found[field] = first if end else last or first
                    found |= {end: last} if end and last else {}
        return found | {field: it for field in DAYS if (it := self._of_parts(cells, field)).day}

    def stretch(self, cells: dict[str, Cell], column: str) -> Stretch:
        """Return the dates or clock times of a cell by the formats of its column."""
        cell, formats = cells[column], self.mapping.columns[column].formats
        is_clock = self.mapping.columns[column].field in ("time", "end_time")
        shown = f'"{clean(text(cell))}"'
        try:
            found = stretch(cell, formats, is_clock=is_clock)
        except TwoReadingsError as readings:
            raise Unfit(f"{shown} may be {readings}", column) from None
        if found:
            return found
        if not formats:
            raise self.refuse(column, cell)
        what = "clock time" if is_clock else "date"
        raise Unfit(f"{shown} is not a {what} in the format {_listed(formats)}", column)

    def _of_parts(self, cells: dict[str, Cell], field: str) -> Moment:
        """Return the day whose year, month and day have columns of their own, as far as filled."""
        columns = [first(self.mapping.of(part)) for part in DAYS[field]]
        parts = [text(cells[column]).strip() if column else "" for column in columns]
        if not any(parts):
            return Moment()
        month = "%m" if parts[1].isdigit() else "%B"
        format = " ".join(("%Y", month, "%d")[: sum(map(bool, parts))])
        found = read(" ".join(filter(None, parts)), compiled(format)) if parts[0] else None
        if found is None:
            raise Unfit(f'"{" ".join(parts)}" is not a year, month and day', columns[0] or None)
        return found

    def _is_all_day(self, cells: dict[str, Cell]) -> bool:
        for column in self.mapping.of("all_day"):
            word = self.value(cells, column).strip()
            if word.casefold() in YES:
                return True
            if word and word.casefold() not in NO:
                hint = f'write "yes" or "no" for it under [values.{column}]'
                raise Unfit(f'"{word}" is neither yes nor no; {hint}', column)
        return False

    @property
    def home(self) -> str:
        """The zone of clock times without one: the default of the registry, also of a new one."""
        if self.context.registry:
            return self.context.registry.defaults.timezone or ""
        return self.context.zone or self._zone_of_columns

    @property
    def _zone_of_columns(self) -> str:
        columns = (*self.mapping.of("when"), *self.mapping.of("time"))
        zones = (self.mapping.columns[name].zone for name in columns)
        return next(filter(None, zones), "")

    def _zone_said(self, cells: dict[str, Cell], place_zone: str) -> str:
        """Return the zone that was said of a row; raise Unfit if there is none at all."""
        named = "".join(self.value(cells, column).strip() for column in self.mapping.of("zone"))
        named = named or self.mapping.constants.get("zone", "")
        said = self.context.zones.get(named, named) or self._zone_of_columns or self.context.zone
        if not (said or place_zone or self.home):
            column = first(self.mapping.of("time") or self.mapping.of("when"))
            hint = f'give it with --zone, or with zone = "Europe/Rome" under [columns.{column}]'
            raise Unfit(f"a clock time without a time zone; {hint}", column)
        if said:
            self._check_zone(said)
        return said

    def _check_zone(self, name: str) -> None:
        try:
            check_name(name)
        except Fault as fault:
            hint = f'{fault.hint}; or give it with --zone "{name}=ZONE"'
            raise Unfit(f"{fault.message}; {hint}", first(self.mapping.of("zone"))) from None


def _last_day(day: str, end: str, clock: str) -> str:
    """Return the last of some whole days: Outlook has them end at the midnight behind it."""
    if clock != "00:00" or end <= day or len(end) != len("2027-03-04"):
        return end
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def first(columns: list[str]) -> str:
    """Return the first of some columns, or an empty text."""
    return columns[0] if columns else ""


def _written(day: str, clock: str, end: str, end_clock: str, zone: str) -> str:
    """Return the text of a `when`, with the zone behind the first clock time that has digits."""
    last_clock = end_clock if clock else ""
    zones = (zone, "") if ":" in clock else ("", zone)
    found = " ".join(filter(None, (day, clock, zones[0])))
    last = end if end and end != day else ""
    if not (last or last_clock):
        return found
    return f"{found} to {' '.join(filter(None, (last, last_clock, last_clock and zones[1])))}"


def _listed(formats: Sequence[Format]) -> str:
    return " or ".join(format.text for format in formats)

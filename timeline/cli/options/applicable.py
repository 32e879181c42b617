"""Which option which format heeds."""

from collections.abc import Collection

from timeline.cli.options import chronologies, tables
from timeline.diagnostics.findings import TimelineError

_ROWS = frozenset({"csv", "json", "parquet", "xlsx"})
_READ = frozenset({"html", "md", "txt"})
_LINES = frozenset({"md", "txt"})
_HEEDED = {
    "columns": _ROWS,
    "tz": _ROWS | _READ,
    "delimiter": frozenset({"csv"}),
    "no_bom": frozenset({"csv"}),
    "flat": frozenset({"csv"}),
    "raw": frozenset({"csv", "package"}),
    "partition": frozenset({"parquet"}),
    "width": frozenset({"txt"}),
    "full": _LINES,
    "ids": _LINES,
    "group": _LINES,
    "reverse": _READ,
    "apart": _READ,
}
"""Options that not every format heeds, but for those of calendars, and the formats that do."""


def check(
    table: tables.Options,
    chronology: chronologies.Options,
    tz: str | None,
    formats: Collection[str],
) -> None:
    """Raise TimelineError for an option that is given, but heeded by none of the formats."""
    given = {"tz"} if tz is not None else set()
    for options in (table, chronology):
        usual = options._field_defaults
        given |= {name for name, value in options._asdict().items() if value != usual[name]}
    for name, some in _HEEDED.items():
        if name in given and some.isdisjoint(formats):
            option, known = name.replace("_", "-"), ", ".join(sorted(some))
            raise TimelineError(f"--{option} is for {known}, not for {', '.join(sorted(formats))}")

"""Which option which format heeds."""

from collections.abc import Collection, Mapping

from timeline.diagnostics import TimelineError

_ROWS = frozenset({"csv", "json", "parquet", "xlsx"})
_READ = frozenset({"html", "md", "txt"})
_LINES = frozenset({"md", "txt"})
_HEEDED = {
    "columns": _ROWS,
    "tz": _ROWS | _READ,
    "delimiter": frozenset({"csv"}),
    "no-bom": frozenset({"csv"}),
    "flat": frozenset({"csv"}),
    "raw": frozenset({"csv", "package"}),
    "partition": frozenset({"parquet"}),
    "width": frozenset({"txt"}),
    "full": _LINES,
    "ids": _LINES,
    "group": _LINES,
    "reverse": _READ,
}
"""Options that not every format heeds, but for those of calendars, and the formats that do."""


def check(given: Mapping[str, bool], formats: Collection[str]) -> None:
    """Raise TimelineError for an option that is `given`, but heeded by none of the formats."""
    for name, some in _HEEDED.items():
        if given[name] and some.isdisjoint(formats):
            known = ", ".join(sorted(some))
            raise TimelineError(f"--{name} is for {known}, and none is written")

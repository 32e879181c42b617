"""Comma-separated values: one row an event or occurrence, for spreadsheets (RFC 4180)."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices, Guard
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Rendered, Repeats
from timeline.tables import delimited
from timeline.tables.events import ROWS, chosen
from timeline.tables.table import Type

SUMMARY = "table of the events, one row each"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the table in the chosen dialect: by default, with commas and a byte order mark.

    Raises TimelineError for a number in the first column if there are texts behind it: no guard
    helps.
    """
    table = chosen(ROWS, chronology, choices)
    first, *others = table.columns
    may_run = first.type is Type.NUMBER and any(each.type in delimited.TEXTS for each in others)
    if may_run and choices.dialect.guard is not Guard.NONE:
        raise TimelineError(
            f"--columns: {first.name} can't be the first column if texts follow: a program with "
            "another delimiter may run a line that begins with a minus; put a text before it, or "
            "add --raw; nothing was written"
        )
    header = [(column.name, column.type) for column in table.columns]
    return Rendered(delimited.write(header, table.rows(chronology), choices.dialect))

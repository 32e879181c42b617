"""Sets of EDTF (ISO 8601-2), as our own tables have them: one of several days."""

import re

from timeline.diagnostics.findings import Fault
from timeline.time.date_text import read
from timeline.time.dates import Precision, Shape, following, preceding, stretch, written

_SET = re.compile(r"\[([-\dW]{4,10})?\.\.([-\dW]{4,10})?\]")


def of_set(text: str) -> str | None:
    """Return what a set is in a registry: a week, or some time before or after a date."""
    found = _SET.fullmatch(text)
    if found is None:
        return None
    try:
        first, last = (read(word, text) if word else None for word in found.groups())
    except Fault:
        return None
    if first and last:
        week = stretch(first.first, Precision.WEEK)
        is_week = first.first.weekday() == 0 and last.last == week.last
        return written(week) if is_week and first.precision is Precision.DAY else None
    if last:
        return f"{Shape.BEFORE} {written(following(last))}"
    return f"{Shape.AFTER} {written(preceding(first))}" if first else None

"""Deadlines: an event by the end of March 2027 is one before April."""

import re

from timeline.diagnostics.findings import Fault
from timeline.time.date_text import read
from timeline.time.dates import Precision, Shape, following, written
from timeline.time.hints.readings import readings

_BY = re.compile(
    r"(?:by|not? later than|d['’]ici(?: à)?|entro)\b(?P<end>(?: the| la)?"
    r" (?:end|fine?)\b(?: of| de| du| di| del)?)? (?P<date>.+)",
    re.IGNORECASE,
)


def before(text: str) -> list[str]:
    """Return what a deadline may mean: by March is before March, or before its end."""
    found = _BY.fullmatch(text)
    dates = readings(found["date"]) if found else []
    if found is None or len(dates) != 1 or dates[0].is_loose or dates[0].text != dates[0].date:
        return []
    try:
        date = read(dates[0].text, text)
    except Fault:
        return []
    last = [written(following(date))]
    is_clear = found["end"] or date.precision is Precision.DAY
    return [f"{Shape.BEFORE} {each}" for each in (last if is_clear else [written(date), *last])]

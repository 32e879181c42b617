"""Days that are counted from today, which the command line alone knows."""

import re
from datetime import timedelta
from typing import overload

from timeline.cli import clock, console
from timeline.diagnostics.findings import TimelineError

_FROM_TODAY = re.compile(r"today|([+-][0-9]{1,4})([dw])")
_NEARLY = re.compile(r"now|tomorrow|yesterday|[+-]\d+(?:\s?[^\W\d]\w*)?|\d+\s?[dw]")
_HINT = "count days or weeks from today: today, +14d or -2w"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS = {"d": 1, "w": 7}


def is_day(text: str) -> bool:
    """Whether a text is a day, or a number of days or weeks from today."""
    return bool(_FROM_TODAY.fullmatch(text.strip().lower()) or _DAY.fullmatch(text))


@overload
def dated(option: str, text: str) -> str: ...
@overload
def dated(option: str, text: None) -> None: ...
@overload
def dated(option: str, text: str | None) -> str | None: ...
def dated(option: str, text: str | None) -> str | None:
    """Return the date that an option is given; say which day it is, if it counts from today."""
    found = _FROM_TODAY.fullmatch(text.strip().lower()) if text else None
    if found is None:
        if text and _NEARLY.fullmatch(text.strip().lower()):
            raise TimelineError(f'{option}: "{text}" is not a date; {_HINT}')
        return text
    more = int(found[1]) * _DAYS[found[2]] if found[1] else 0
    try:
        day = clock.today() + timedelta(days=more)
    except OverflowError:
        raise TimelineError(f"{option}: {text} is outside the calendar") from None
    console.say(f"{option} {text}: {day}")
    return str(day)

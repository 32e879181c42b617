"""Options that only a calendar heeds, in plain words."""

import re
from datetime import timedelta
from typing import TypedDict

from timeline.chronology.options import Choices, Sign, Times, Undated
from timeline.diagnostics.findings import TimelineError
from timeline.publishing.options.parsing import Words, listed, word

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_STRETCH = re.compile(r"([0-9]{1,4})([mhdw])")


class Options(TypedDict, total=False):
    """The options, called as those of the command."""

    times: str
    cancelled: str
    tentative: str
    alarm: Words | None
    undated: str


def choices(usual: Choices, options: Options) -> Choices:
    """Return the choices with those of the options; raise TimelineError if one means nothing."""
    return usual._replace(
        times=word("times", options.get("times", usual.times), Times),
        cancelled=word("cancelled", options.get("cancelled", usual.cancelled), Sign),
        tentative=word("tentative", options.get("tentative", usual.tentative), Sign),
        undated=word("undated", options.get("undated", usual.undated), Undated),
        alarms=tuple(dict.fromkeys(ahead("alarm", text) for text in listed(options.get("alarm")))),
    )


def ahead(option: str, text: str) -> timedelta:
    """Return a stretch of time, such as 4h; raise TimelineError if a text is none."""
    found = _STRETCH.fullmatch(text.lower())
    if found is None or int(found[1]) == 0:
        raise TimelineError(
            f'--{option}: "{text}" is not a length of time; write 30m, 2h, 1d or 1w'
        )
    return timedelta(**{_UNITS[found[2]]: int(found[1])})

"""Patterns of dates and clock times, which mean the same in ECMA-262 and in Python."""

import re
from collections.abc import Iterable
from datetime import date

from timeline.time.dates import WEEKDAYS, DayPart

_YEAR, DAY = "[0-9]{4}", "[0-9]{4}-[0-9]{2}-[0-9]{2}"
LONGER = f"{_YEAR}(?:-(?:H[12]|Q[1-4]|W[0-9]{{2}}|[0-9]{{2}}))?"
LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
FOURTH_YEAR = "[0-9]{2}(?:[02468][048]|[13579][26])"
"""A leap year of the Julian calendar, in which an event may be dated."""
_CENTURIES = (
    "(?:[02468][048]|[13579][26])",
    "(?:[02468][159]|[13579][37])",
    "(?:[02468][26]|[13579][048])",
    "(?:[02468][37]|[13579][159])",
)
"""The first two digits of a year, by the remainder when they are divided by four."""
_IN_53_WEEKS = "|".join(
    f"{century}(?:{'|'.join(years)})"
    for number, century in enumerate(_CENTURIES)
    if (
        years := [
            f"{year:02}"
            for year in range(100)
            if date(400 + 100 * number + year, 12, 28).isocalendar().week > 52  # noqa: PLR2004
        ]
    )
)
_IMPOSSIBLE = (
    r"(?:0000|9999|[0-9]{4}-(?:00|1[3-9]|[2-9][0-9]|[0-9]{2}-(?:00|3[2-9]|[4-9])"
    rf"|(?:0[469]|11)-31|02-3|W(?:00|5[4-9]|[6-9]))|(?!(?:{_IN_53_WEEKS})-)[0-9]{{4}}-W53"
    r"|(?!LEAP-)[0-9]{4}-02-29)"
)
"""Matches the beginning of a date that is not in the calendar, but for its LEAP years."""
_ZONE = "(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)"
_CLOCK = rf"(?:[01][0-9]|2[0-3]):[0-5][0-9]~?(?:\s+{_ZONE})?"
_PART = f"(?:{'|'.join(DayPart)})"


def in_any_case(word: str) -> str:
    """Return a pattern for a word in any mix of small letters and capitals."""
    return "".join(
        f"[{char.upper()}{char.lower()}]" if char.isalpha() else re.escape(char) for char in word
    )


def one_of(patterns: Iterable[str]) -> str:
    """Return a pattern for any of several."""
    return f"(?:{'|'.join(patterns)})"


_WEEKDAY = one_of(f"{in_any_case(name[:3])}(?:{in_any_case(name[3:])})?" for name in WEEKDAYS)
OF_DAY = rf"(?:{_WEEKDAY}\s+)?{DAY}[~?%]?"
_AT = rf"(?:{LONGER}[~?%]?|{OF_DAY}(?:\s+(?:{_CLOCK}|{_PART}))?)"
WHEN = one_of(
    (
        "unknown",
        rf"(?:after|before)\s+{_AT}",
        rf"{LONGER}[~?%]?(?:\s+to\s+{_AT})?",
        rf"{OF_DAY}(?:\s+{_PART})?(?:\s+to\s+(?:{_AT}|{_CLOCK}|{_PART}))?",
        rf"{OF_DAY}\s+{_CLOCK}(?:\s+to\s+(?:{OF_DAY}\s+)?(?:{_CLOCK}|{_PART})|\s+to\s+{OF_DAY})?",
    )
)


def impossible(leap: str) -> str:
    """Return the pattern that refuses a text with a date that is not in the calendar."""
    return rf"^(?!(?:[\s\S]*\s)?{_IMPOSSIBLE.replace('LEAP', leap)})"

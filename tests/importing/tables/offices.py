"""Lists as offices keep them, with invented content."""

import random
from datetime import date, time, timedelta
from typing import Any

from tests.importing.tables.tables import workbook

_PARTNERS = ("Italy", "Türkiye", "Cote d'Ivoire", "USSR", "Burma (Union)", "UAE", "Korea")
_TYPES = ("Abkommen", "MoU", "Note")


def treaties(rows: int, seed: int = 1) -> bytes:
    """Return a table of treaties with two lines of title above its header."""
    draw = random.Random(seed)  # noqa: S311
    lines = [
        "Treaty register;;;;;",
        "as of today;;;;;",
        "No;Treaty;Date of signature;Partner;Type;UNTS",
    ]
    for number in range(1, rows + 1):
        day = date(1950, 1, 1) + timedelta(days=draw.randrange(27_000))
        partners = draw.sample(_PARTNERS, draw.choice((1, 1, 2)))
        cells = (number, f"Agreement {number} on trade", f"{day:%d.%m.%Y}", " and ".join(partners))
        lines.append(";".join(map(str, (*cells, draw.choice(_TYPES), f"I-{number}"))))
    return "\r\n".join(lines).encode()


PROGRAMME: list[list[Any]] = [
    ["Programme of the visit", None, None, None, None],
    ["Day", "From", "To", "Item", "Where"],
    [date(2027, 3, 4), time(9, 30), time(10, 15), "Welcome", "Hyderabad House"],
    [None, time(11, 0), None, "Talks", "Hyderabad House"],
    [date(2027, 3, 5), time(18, 0), time(20, 0), "Dinner", "Taj Palace"],
]


def programme() -> bytes:
    """Return a programme whose merged days stand in the first row of each."""
    return workbook(*PROGRAMME, sheet="Programme")

"""Guesses what the columns of a table mean, by their names and by what is in them."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import time

from timeline.importing.tables.mapped.dates import CLOCKS, DATES, compiled, fitting, read
from timeline.importing.tables.mapped.names import ROLES, clean, is_country, items
from timeline.importing.tables.sheets import Cell, text
from timeline.text import alphabetical

_WORDS = {
    "title": (
        "title, subject, event, name, summary, topic of visit, headline, treaty, agreement, item"
    ),
    "when": "date, start, start date, from, begin, begins, date of signature, signed, sqldate",
    "year": "year",
    "month": "month",
    "day": "day",
    "end_year": "end year",
    "end_month": "end month",
    "end_day": "end day",
    "end": "end, end date, to, until, till, last day, ends",
    "time": "time, start time, hour, begins at",
    "end_time": "end time, time until, ends at",
    "zone": "time zone, timezone, zone",
    "place": "place, venue, location, where, room",
    "city": "city, town",
    "country": "country, state, nation, host country",
    "description": "description, details, body, text, abstract",
    "note": "note, notes, comment, comments, remark, remarks",
    "kind": "kind, type, category, type of event, categories",
    "status": "status",
    "url": "url, link, web, website, page, sourceurl",
    "guest": "guest, guests, visitor, visitors, leader",
    "host": "host, hosts, hosted by",
    "organiser": "organiser, organizer, organized by, meeting organizer",
    "participant": (
        "participants, participant, attendees, required attendees, optional attendees, delegation, "
        "who, actor1countrycode, actor2countrycode"
    ),
    "speaker": "speaker, speakers",
    "party": "party, parties, partner, contracting parties",
    "key": "key, no, number, nr, id, ref, reference, s no, serial number, globaleventid",
    "all_day": "all day event, all day",
    "private": "private, sensitivity, classification, confidentiality",
    "topics": "topics, topic, tags, keywords, theme",
}
"""What columns of each field are often called."""
_FIELDS = {
    alphabetical(name): field for field, names in _WORDS.items() for name in names.split(", ")
}
MOMENTS = ("when", "end", "time", "end_time")
_SURE = (";", "\n")
"""What stands between names, and in none."""
_WORDY = (" and ", " & ")
_SEPARATORS = (*_SURE, *_WORDY, ", ", "/")
_SHARE = 0.5
"""The share of cells with which a guess begins."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may mean, with the reason."""

    field: str
    why: str
    formats: tuple[str, ...] = ()
    """The formats of dates that fit all cells."""
    is_typed: bool = False
    """Whether the cells are dates of the workbook themselves."""
    of_countries: bool = False
    split: str = ""
    """What seems to stand between several names."""

    @property
    def is_sure_split(self) -> bool:
        """Whether what stands between names can't be part of one, as in "Rao, Asha"."""
        return self.of_countries or self.split in _SURE


def guess(name: str, cells: list[Cell]) -> Guess | None:
    """Return what a column may mean; None if nothing tells."""
    filled = [cell for cell in cells if text(cell).strip()]
    if not filled:
        return None
    known = _FIELDS.get(alphabetical(re.sub(r"[\W_]+", " ", name).strip()))
    texts = [cell for cell in filled if isinstance(cell, str)]
    clocks = tuple(fitting(filled, CLOCKS)) if texts else ()
    dates = tuple(fitting(filled, DATES)) if texts else ()
    if known == "day" and (dates or not texts):
        known = "when"
    if known in MOMENTS or (known is None and _tells_time(filled, dates, clocks)):
        typed = [cell for cell in filled if not isinstance(cell, str)]
        is_clock = bool(typed) and all(isinstance(cell, time) for cell in typed)
        is_clock |= not dates and _reads(texts, CLOCKS) > _reads(texts, DATES)
        return _time(known, dates, clocks, is_clock=is_clock, is_typed=not texts)
    if known is None:
        return None
    split = _split(texts)
    listed = [item for cell in texts for item in items(cell, (split,) if split else ())]
    return Guess(known, f'called "{name}"', of_countries=_are_countries(listed), split=split)


def _reads(texts: list[str], formats: tuple[str, ...]) -> int:
    """Return how many texts can be read by any of some formats."""
    known = list(map(compiled, formats))
    return sum(any(read(text, format) for format in known) for text in texts)


def _tells_time(cells: list[Cell], dates: tuple[str, ...], clocks: tuple[str, ...]) -> bool:
    """Whether cells are dates or clock times; numbers alone, such as 2027, need not be."""
    is_typed = not any(isinstance(cell, str) for cell in cells)
    return is_typed or bool(clocks) or any(format not in ("%Y", "%Y%m%d") for format in dates)


def _time(
    known: str | None,
    dates: tuple[str, ...],
    clocks: tuple[str, ...],
    *,
    is_clock: bool,
    is_typed: bool,
) -> Guess:
    """Return the guess of a column of dates or clock times: "From" may be either."""
    field = known or "when"
    if is_clock:
        field = {"when": "time", "end": "end_time"}.get(field, field)
    is_clock = field in ("time", "end_time")
    kind = "clock times" if is_clock else "dates"
    why = "by its name" if field == known else f"its cells are {kind}"
    return Guess(field, why, clocks if is_clock else dates, is_typed=is_typed)


def _split(texts: list[str]) -> str:
    """Return the first separator that stands in cells which do not name one country."""
    cells = [cell for cell in texts if not is_country(clean(cell))]
    counted = ((each, sum(each in cell for cell in cells)) for each in _SEPARATORS)
    once = (*_SURE, *_WORDY)
    return next((each for each, count in counted if count > (each not in once)), "")


def _are_countries(listed: list[str]) -> bool:
    names = {clean(item) for item in listed if item.strip()}
    return sum(is_country(name) for name in names) > _SHARE * len(names)


def counted(cells: list[Cell]) -> list[tuple[str, int]]:
    """Return the texts of a column with their counts, the most frequent first."""
    found = Counter(clean(text(cell)) for cell in cells if text(cell).strip())
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def variety(cells: list[Cell]) -> int:
    """Return how many different texts cells hold that may be titles: no numbers, no addresses."""
    texts = {clean(text(cell)) for cell in cells}
    return sum(any(map(str.isalpha, each)) and "://" not in each for each in texts)


def takes_part(field: str) -> bool:
    """Whether a field is a role, or that of a party."""
    return field in ROLES or field == "party"

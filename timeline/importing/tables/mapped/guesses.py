"""Guesses what the columns of a table mean, by their names and by what is in them."""

import re
from collections import Counter
from dataclasses import dataclass

from timeline.importing.tables.mapped.dates import CLOCKS, DATES, fitting
from timeline.importing.tables.mapped.form import TIMES
from timeline.importing.tables.mapped.names import ROLES, clean
from timeline.importing.tables.sheets import Cell, text
from timeline.registry.countries import CODES, code_of, of_alpha_2
from timeline.text import alphabetical

_WORDS = {
    "title": "title, subject, event, name, summary, topic of visit, headline, treaty, agreement",
    "when": "date, start, start date, from, day, begin, begins, date of signature, signed",
    "end": "end, end date, to, until, till, last day, ends",
    "time": "time, start time, hour, begins at",
    "end_time": "end time, time until, ends at",
    "place": "place, venue, location, where, room",
    "city": "city, town",
    "country": "country, state, nation, host country",
    "description": "description, details, remarks, body, text, abstract",
    "note": "note, notes, comment, comments",
    "kind": "kind, type, category, type of event, categories",
    "status": "status",
    "url": "url, link, web, website, page",
    "guest": "guest, guests, visitor, visitors, leader",
    "host": "host, hosts, hosted by",
    "organiser": "organiser, organizer, organized by, meeting organizer",
    "participant": "participants, participant, attendees, required attendees, delegation",
    "speaker": "speaker, speakers",
    "party": "party, parties, partner, contracting parties",
    "key": "key, no, number, nr, id, ref, reference, s no, serial number",
    "all_day": "all day event, all day",
    "private": "private",
    "topics": "topics, topic, tags, keywords, theme",
}
"""What columns of each field are often called."""
_FIELDS = {
    alphabetical(name): field for field, names in _WORDS.items() for name in names.split(", ")
}
_SEPARATORS = (";", "\n", " and ", " & ", ", ", "/")
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


def guess(name: str, cells: list[Cell]) -> Guess | None:
    """Return what a column may mean; None if nothing tells."""
    filled = [cell for cell in cells if text(cell).strip()]
    if not filled:
        return None
    known = _FIELDS.get(alphabetical(re.sub(r"[\W_]+", " ", name).strip()))
    texts = [cell for cell in filled if isinstance(cell, str)]
    clocks = tuple(fitting(filled, CLOCKS)) if texts else ()
    dates = tuple(fitting(filled, DATES)) if texts else ()
    if known in TIMES or (known is None and (not texts or dates or clocks)):
        return _time(known, dates, clocks, is_typed=not texts)
    if known is None:
        return None
    split = _split(texts)
    items = [item for cell in texts for item in (cell.split(split) if split else [cell])]
    return Guess(known, f'called "{name}"', of_countries=_are_countries(items), split=split)


def _time(
    known: str | None, dates: tuple[str, ...], clocks: tuple[str, ...], *, is_typed: bool
) -> Guess:
    is_clock = known in ("time", "end_time") or (known is None and not dates and bool(clocks))
    field = known or ("time" if is_clock else "when")
    why = "its cells are dates" if known is None else "by its name"
    return Guess(field, why, clocks if is_clock else dates, is_typed=is_typed)


def _split(texts: list[str]) -> str:
    """Return the first separator that stands in several cells."""
    counted = ((each, sum(each in cell for cell in texts)) for each in _SEPARATORS)
    return next((each for each, count in counted if count > 1), "")


def _are_countries(items: list[str]) -> bool:
    names = {clean(item) for item in items if item.strip()}
    return sum(is_country(name) for name in names) > _SHARE * len(names)


def is_country(name: str) -> bool:
    """Whether a name is that of a country, or its code."""
    return name in CODES or bool(of_alpha_2(name) or code_of(name))


def counted(cells: list[Cell]) -> list[tuple[str, int]]:
    """Return the texts of a column with their counts, the most frequent first."""
    found = Counter(clean(text(cell)) for cell in cells if text(cell).strip())
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def takes_part(field: str) -> bool:
    """Whether a field is a role, or that of a party."""
    return field in ROLES or field == "party"

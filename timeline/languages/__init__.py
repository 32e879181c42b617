"""The words of `timeline` itself, a file for each language: weekdays, months, kinds, roles."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Seven = Annotated[tuple[str, ...], Field(min_length=7, max_length=7)]
_Twelve = Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]
_Words = dict[str, str]


class _Section(BaseModel):
    """A section of a file. It holds texts, with names in {braces} to fill in."""

    # Deferred, as the schema of a whole language holds those of its sections: none is needed alone.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Framed(_Section):
    """The words around a date, by its precision: French has "en mars", but "le 2 mars"."""

    day: str
    week: str
    month: str
    quarter: str
    half_year: str
    year: str


class Dates(_Section):
    """Dates and ranges of them."""

    weekdays: _Seven
    months: _Twelve
    weekdays_short: _Seven
    months_short: _Twelve
    first: str
    full: str
    date: str
    in_year: str
    in_month: str
    day_month: str
    week: str
    month: str
    quarters: Annotated[tuple[str, ...], Field(min_length=4, max_length=4)]
    half_years: tuple[str, str]
    days: str
    range: str
    unknown: str
    uncertain: str
    about: Framed
    after: Framed
    before: Framed
    until: Framed


class Clock(_Section):
    """Clock times and parts of the day."""

    about: str
    from_: str = Field(alias="from")
    until: str
    local_mean: str
    parts: _Words


class Doubt(_Section):
    """The words for an approximate or uncertain date."""

    approximate: str
    uncertain: str
    both: str


class Vague(_Section):
    """The words for dates that a whole day in a calendar does not show."""

    open: str
    parts: str
    from_part: str
    until_part: str
    from_first_part: str
    until_last_part: str
    days: str
    date: Doubt
    start: Doubt
    end: Doubt


class Repeats(_Section):
    """The words for recurrence rules."""

    nths: Annotated[tuple[str, ...], Field(min_length=5, max_length=5)]
    day: str
    days: str
    workday: str
    week: str
    weeks: str
    month: str
    months: str
    year: str
    years: str
    of_months: str
    date: str
    month_day: str
    last_day: str
    day_from_end: str
    nth_weekday: _Seven
    last_weekday: _Seven
    weekday_from_end: _Seven
    once: str
    times: str
    since: str
    since_until: str
    except_: str = Field(alias="except")
    also: str


class Scale(_Section):
    """The words for a power of ten, singular and plural: million, millions."""

    zeros: int
    one: str
    many: str


class Numbers(_Section):
    """Numbers, amounts and ordinals."""

    decimal: str
    group: str
    groups: tuple[int, int]
    ordinal: str
    ordinals: _Words
    in_words: tuple[str, ...]
    scales: tuple[Scale, ...]
    money: str
    measured: str
    about: str


class Kind(_Section):
    """A kind of event: its name, and how something takes place during it."""

    name: str
    during: str


class Changed(_Section):
    """A class of change: the word before a title, and how many events there are of it."""

    label: str
    one: str
    many: str


class Language(_Section):
    """All words of one language; `tag` is its BCP 47 tag."""

    tag: str
    dates: Dates
    clock: Clock
    vague: Vague
    repeats: Repeats
    numbers: Numbers
    phrases: _Words
    binding: _Words
    calendar: _Words
    chronology: _Words
    page: _Words
    kinds: dict[str, Kind]
    statuses: _Words
    roles: _Words
    levels: _Words
    instruments: _Words
    actions: _Words
    attendance: _Words
    formats: _Words
    fields: _Words
    changed: dict[str, Changed]
    changes: _Words
    changes_fields: _Words
    site: _Words

    __hash__ = object.__hash__  # for speed: each is loaded once, and texts are remembered by it


def names() -> list[str]:
    """Return the tags of the languages that have a file."""
    here = files(__name__).iterdir()
    return sorted(file.name[:-5] for file in here if file.name.endswith(".toml"))


def speaks(tag: str) -> bool:
    """Whether there is a file for a language, or for the one of which it is a dialect."""
    return any(tag == name or tag.startswith(f"{name}-") for name in names())


@cache
def load(tag: str) -> Language:
    """Return the language of a tag, one of `names()`."""
    text = files(__name__).joinpath(f"{tag}.toml").read_text(encoding="utf-8")
    return Language.model_validate({"tag": tag, **tomllib.loads(text)})


def speaking(tags: tuple[str, ...]) -> Language:
    """Return the first language of `tags` that has a file, else English."""
    known = names()
    return load(next((tag for tag in tags if tag in known), "en"))

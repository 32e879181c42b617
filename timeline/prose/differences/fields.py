"""Other fields whose values have changed, by their names, with values that a few words can say."""

from collections.abc import Iterator, Mapping

from timeline.chronology.chronology import Chronology, Entry
from timeline.comparison.changes import Pair
from timeline.comparison.plain import Plain
from timeline.prose import dates
from timeline.prose.differences.repeats import now
from timeline.prose.differences.sides import Sides
from timeline.prose.reports import in_words
from timeline.text import shortened
from timeline.time.when import parse_date

_DATES = {"announced", "updated", "published", "accessed"}
_LONGEST = 200
"""The most characters of a value that a sentence quotes."""
_VALUES = {"level", "status", "format", "action", "attendance", "countries"}
"""Fields of an event whose values are codes with words of their own."""
_UNTOLD = {"codes", "also_reported", "calendar", "audience", "kind", "timezone", "geo", "wikidata"}
"""Fields whose values say little to a reader."""


def others(sides: Sides, old: Entry, new: Entry, fields: Mapping[str, Pair]) -> Iterator[str]:
    """Yield a sentence for each field, with its old and its new value if words can say them."""
    for name, (before, after) in fields.items():
        said = now(
            sides.words,
            _event_value(sides.old, old, name, before),
            _event_value(sides.new, new, name, after),
        )
        yield named(sides, name, said if _is_told(name, before, after) else "")


def plain_fields(sides: Sides, fields: Mapping[str, Pair]) -> Iterator[str]:
    """Yield the same for fields that are no event's, such as those of a person."""
    for name, (before, after) in fields.items():
        old, new = (
            _value(each, name, value) for each, value in ((sides.old, before), (sides.new, after))
        )
        yield named(
            sides, name, now(sides.words, old, new) if _is_told(name, before, after) else ""
        )


def named(sides: Sides, name: str, said: str) -> str:
    """Return the name of a field, with what is said of it."""
    words = sides.words
    called = words.fields.get(name) or words.changes_fields[name]
    return words.phrases["said"].format(who=called, what=said) if said else called


def _is_told(name: str, *values: Plain) -> bool:
    """Whether both values of a field can be said in a few words."""
    texts = (each for value in values for each in (value if isinstance(value, list) else [value]))
    is_plain = all(each is None or isinstance(each, str | int | dict) for each in texts)
    is_text = all(_is_text(value) for value in values)
    return name not in _UNTOLD and is_plain and is_text


def _is_text(value: Plain) -> bool:
    """Whether a value is a text or several, or a text in several languages."""
    if isinstance(value, dict):
        return all(isinstance(each, str) for each in value.values())
    return not isinstance(value, list) or all(isinstance(each, str) for each in value)


def _event_value(chronology: Chronology, entry: Entry, name: str, value: Plain) -> str:
    if name in _VALUES:
        values = value if isinstance(value, list) else [value] if value else []
        return ", ".join(in_words(chronology, entry, name, str(each)) for each in values)
    return _value(chronology, name, value)


def _value(chronology: Chronology, name: str, value: Plain) -> str:
    """Return a value as text; empty if there is none."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = chronology.say({key: str(each) for key, each in value.items()})
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name in _DATES:
        return dates.plain(chronology.words, parse_date(str(value)))
    if name == "country":
        return chronology.country(str(value))
    return shortened(" ".join(str(value).split()), _LONGEST)

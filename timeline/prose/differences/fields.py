"""Other fields whose values have changed, by their names, with values that a few words can say."""

from collections.abc import Callable, Iterator, Mapping

from timeline.chronology.chronology import Chronology, Entry
from timeline.comparison.changes import Pair
from timeline.comparison.plain import Plain
from timeline.prose import dates
from timeline.prose.differences.sides import Sides
from timeline.prose.differences.values import now
from timeline.prose.reports import in_words
from timeline.text import clipped
from timeline.time.when import parse_date

_DATES = {"announced", "updated", "published", "accessed"}
_LONGEST = 200
"""The most characters of a value that a sentence quotes."""
_VALUES = {"level", "status", "format", "action", "attendance", "countries"}
"""Fields of an event whose values are codes with words of their own."""
_UNTOLD = {"codes", "also_reported", "calendar", "audience", "timezone", "geo", "wikidata"}
"""Fields whose values say little to a reader."""


def others(sides: Sides, old: Entry, new: Entry, fields: Mapping[str, Pair]) -> Iterator[str]:
    """Yield a sentence for each field, with its old and its new value if words can say them."""
    yield from _told(
        sides,
        fields,
        lambda name, value: _event_value(sides.old, old, name, value),
        lambda name, value: _event_value(sides.new, new, name, value),
    )


def plain_fields(sides: Sides, fields: Mapping[str, Pair]) -> Iterator[str]:
    """Yield the same for fields that are no event's, such as those of a person."""
    yield from _told(
        sides,
        fields,
        lambda name, value: _value(sides.old, name, value),
        lambda name, value: _value(sides.new, name, value),
    )


_Say = Callable[[str, Plain], str]


def _told(sides: Sides, fields: Mapping[str, Pair], old: _Say, new: _Say) -> Iterator[str]:
    """Yield a sentence for each field, and one for those that are told alike on both sides."""
    words, alike = sides.words, []
    said = words.phrases["said"]
    for name, (before, after) in fields.items():
        called = words.fields.get(name) or words.changes_fields[name]
        if not _is_told(name, before, after):
            yield called
        elif (told := now(words, old(name, before), new(name, after))) == words.changes["details"]:
            alike.append(called)
        else:
            yield said.format(who=called, what=told)
    if alike:
        yield said.format(who=words.changes["details"], what=", ".join(alike))


def _is_told(name: str, *values: Plain) -> bool:
    """Whether both values of a field can be said in a few words."""
    return name not in _UNTOLD and all(map(_is_text, values))


def _is_text(value: Plain) -> bool:
    """Whether a value is a text or several, or a text in several languages."""
    if isinstance(value, dict):
        return all(isinstance(each, str) for each in value.values())
    return not isinstance(value, list) or all(isinstance(each, str) for each in value)


def _event_value(chronology: Chronology, entry: Entry, name: str, value: Plain) -> str:
    if name == "kind":
        return chronology.words.kinds[str(value)].name if value else ""
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
    return clipped(str(value), _LONGEST)

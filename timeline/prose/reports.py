"""Values that other sources report for the fields of an event, in words."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.prose import dates
from timeline.registry.words import plain
from timeline.text import clipped
from timeline.time.spans import resolve
from timeline.time.when import parse

_TELLING = ("when", "place", "level", "status", "format", "action", "participants", "title")
"""Fields whose values need no name beside them."""
_LONGEST = 60
"""The most characters of a value that is told in short."""


def reports(chronology: Chronology, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield each report: its source, its field, and its value, if a few words can tell it."""
    for report in entry.event.also_reported:
        yield report.source, report.field, _told(chronology, entry, report.field, report.value)


def in_short(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield each reported value in a few words, with its field if nobody could guess that."""
    words = chronology.words
    for source, field, said in reports(chronology, entry):
        who = chronology.publisher(source)
        if said:
            named = said if field in _TELLING else f"{words.fields[field]} {said}"
            yield words.phrases["said"].format(who=who, what=clipped(named, _LONGEST))
        else:
            yield words.phrases["differs"].format(who=who, field=words.fields[field])


def _told(chronology: Chronology, entry: Entry, field: str, value: object) -> str:
    """Return a value in words; empty, if that would take more than a few."""
    if isinstance(value, dict):
        if field == "participants":
            taken = value.items()
            return ", ".join(_roles(chronology, entry, ref, roles) for ref, roles in taken)
        if not set(value) <= set(chronology.schedule.languages):
            return ""
        value = chronology.say(value)
    return ", ".join(in_words(chronology, entry, field, text) for text in _texts(value))


def _roles(chronology: Chronology, entry: Entry, ref: str, roles: object) -> str:
    words = chronology.words
    roles = roles["role"] if isinstance(roles, dict) else roles
    named = ", ".join(words.roles[plain(role)] for role in _texts(roles))
    return words.phrases["said"].format(who=chronology.name(ref, entry.span.day), what=named)


def in_words(chronology: Chronology, entry: Entry, field: str, text: str) -> str:
    """Return a value of a field of an event as prose says it."""
    words = chronology.words
    vocabulary = {
        "level": words.levels,
        "status": words.statuses,
        "format": words.formats,
        "action": words.actions,
        "attendance": words.attendance,
    }
    if field in vocabulary:
        return vocabulary[field][plain(text)]
    match field:
        case "when":
            return dates.span(words, resolve(parse(text), entry.zone))
        case "place":
            return chronology.place(chronology.registry.places[text])
        case "countries":
            return chronology.country(text, entry.span.day)
    return " ".join(text.split())


def _texts(value: object) -> list[str]:
    """Return a text, or the texts in a list; nothing if the list holds anything else."""
    listed = value if isinstance(value, list) else [value]
    texts = [each for each in listed if isinstance(each, str)]
    return texts if len(texts) == len(listed) else []

"""What calendars say beside a title of where an event stands, in any language, read back."""

from collections.abc import Iterator

from timeline import languages
from timeline.languages import Language
from timeline.registry.vocabulary import OFF, OPEN
from timeline.text import capital


def is_withdrawn(title: str) -> bool:
    """Whether a title says that an event was withdrawn."""
    leads = (lead for words in _languages() for lead in _leads(words, words.calendar["withdrawn"]))
    return title.startswith(tuple(leads))


def is_open(title: str) -> bool:
    """Whether a title says that the day of an event is open."""
    return any(words.vague.open.format(date="") in title for words in _languages())


def bare(title: str) -> str:
    """Return a title without what stands before it."""
    for words in _languages():
        statuses = (capital(words.statuses[status]) for status in (*OFF, *OPEN))
        withdrawn = (words.calendar[name] for name in ("withdrawn", "date_open"))
        for lead in _leads(words, *statuses, *withdrawn):
            title = title.removeprefix(lead)
    return title


def _leads(words: Language, *said: str) -> Iterator[str]:
    """Yield words as they stand before a title; older versions wrote no space before the colon."""
    for each in said:
        yield words.phrases["said"].format(who=each, what="")
        yield f"{each}: "


def _languages() -> Iterator[Language]:
    return map(languages.load, languages.names())

"""Texts: quoted, shortened, measured, compared, and picked by language."""

import importlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function, str_schema

LONGEST_VALUE = 1_000

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Control characters other than tab and newline, other line breaks, and what is no character."""
_NARROW = re.compile(r"[ -~¡-¬®-ʯ–—‘’“”…]*")
"""Texts whose every character takes one column."""
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Annotates a field that is written as text and means what `parse` makes of it."""

    parse: Callable[[str], object]

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.parse, str_schema(max_length=LONGEST_VALUE))


def shortened(text: str, longest: int = 60) -> str:
    """Return `text` on one line of at most `longest` characters, to be quoted in a message."""
    text = "".join(char if char.isprintable() else "·" for char in text[: longest + 1])
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def visible(text: str) -> str:
    """Return `text` without what is unseen and only misleads: overrides of direction and the like.

    What joins letters, or tells them apart, stays; so do marks of direction (UAX #9, 2.6).
    """
    return _UNSEEN.sub("", text)


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text, whose colours take none (UAX #11)."""
    if _NARROW.fullmatch(text):
        return len(text)
    taken: int = importlib.import_module("wcwidth").width(text)  # imported late: few texts need it
    return taken


def wrapped(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """Return a text as lines of at most `width` columns, the first and the others indented.

    Words that are wider than a line are split between characters as a reader sees them (UAX #29).
    """
    if indent + columns(text) <= width or not text.strip():
        return [f"{' ' * indent}{text}".rstrip()]
    lines: list[str] = importlib.import_module("wcwidth").wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * hanging,
        break_on_hyphens=False,
    )
    return lines


def capital(text: str) -> str:
    """Return a text as the beginning of a line, but for a name such as iPhone."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def alphabetical(name: str) -> str:
    """Return what names are sorted by: their letters, whatever their marks and capitals."""
    if name.isascii():
        return name.casefold()
    letters = unicodedata.normalize("NFKD", name)
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


def fallback(*tags: str) -> tuple[str, ...]:
    """Return in which languages to look for a text, the best first; English is the last."""
    return tuple(
        dict.fromkeys(
            tag.rsplit("-", cut)[0] for tag in (*tags, "en") for cut in range(tag.count("-") + 1)
        )
    )


def picked(text: dict[str, str], languages: tuple[str, ...]) -> str:
    """Return the first of the languages that `text` is in, else the first that it is in at all."""
    return next((language for language in languages if language in text), next(iter(text)))


def pick(text: str | dict[str, str], languages: tuple[str, ...]) -> str:
    """Return `text` in the language that is picked."""
    return text if isinstance(text, str) else text[picked(text, languages)]

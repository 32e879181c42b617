"""Texts: quoted, shortened, compared, and picked by language."""

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


Texts = str | dict[str, str]
"""One text, or the same in several languages by their tags."""


def picked(text: dict[str, str], languages: tuple[str, ...]) -> str:
    """Return the first of the languages that `text` is in, else the first that it is in at all."""
    return next((language for language in languages if language in text), next(iter(text)))


def pick(text: Texts, languages: tuple[str, ...]) -> str:
    """Return `text` in the language that is picked."""
    return text if isinstance(text, str) else text[picked(text, languages)]

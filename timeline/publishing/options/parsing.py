"""Words as they are written, one or several, and the words that are known."""

from collections.abc import Collection
from enum import StrEnum
from typing import TypeVar

from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of

Words = str | Collection[str]
"""One word, or several."""
Known = TypeVar("Known", bound=StrEnum)


def listed(words: Words | None) -> list[str]:
    """Return the words, none, one or several."""
    return [words] if isinstance(words, str) else list(words or ())


def word(option: str, text: str, known: type[Known]) -> Known:
    """Return the word that an option is given; raise TimelineError for one that is not known."""
    try:
        return known(text)
    except ValueError:
        hint = did_you_mean(text, list(known), one_of(list(known)))
        raise TimelineError(f'--{option}: no such word as "{text}"; {hint}') from None

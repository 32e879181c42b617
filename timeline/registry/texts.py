"""Text in a registry: ids, lines, paragraphs, links, and texts in several languages."""

import re
import unicodedata
from collections.abc import Container
from functools import partial
from itertools import count
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Tag

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.registry.links import check_link
from timeline.text import LONGEST_VALUE, UNPRINTABLE, alphabetical, balanced, shortened

LONGEST_ID = 64
LONGEST_LINE = 200
LONGEST_SHORT = 60
LONGEST_TITLE = 1_000
LONGEST_TEXT = 100_000

BAD_ID = Rule(
    "TL208",
    "bad-id",
    Severity.ERROR,
    "An id is for ever, because calendars know an event by it. It starts with a letter, and has at "
    f"most {LONGEST_ID} small letters, digits and single hyphens.",
    bad="Defence_MoU: {kind: signing, …}",
    good="defence-mou: {kind: signing, …}",
)
BAD_TEXT = Rule(
    "TL209",
    "bad-text",
    Severity.ERROR,
    f"A text is not too long, and can be seen. A name has one line of at most {LONGEST_LINE} "
    f"characters. The title of an event, an instrument or a source has at most {LONGEST_TITLE}, "
    f"and a short title {LONGEST_SHORT}. Any other text has at most {LONGEST_TEXT}, and a date, "
    f"number or rule {LONGEST_VALUE}. Control characters are not allowed, because calendars and "
    "spreadsheets fail on them.",
    bad='title: "Talks\\nin Rome"',
    good="title: Talks in Rome",
)
BAD_LANGUAGE = Rule(
    "TL212",
    "bad-language",
    Severity.ERROR,
    "Write a language as its BCP 47 tag: two or three small letters, and a script or a region if "
    "needed.",
    bad="title: {italian: Visita ufficiale}",
    good="title: {en: Official visit, it: Visita ufficiale}",
)
BAD_LICENSE = Rule(
    "TL218",
    "bad-license",
    Severity.ERROR,
    "Write a licence as its SPDX identifier, which programs know, or as the address of its text.",
    bad="license: Creative Commons 4.0",
    good="license: CC-BY-4.0",
)
RULES = (BAD_ID, BAD_TEXT, BAD_LANGUAGE, BAD_LICENSE)

SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
LICENSE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}")
_LINE_BREAK = re.compile(r"[\n\r\t\x0b\x0c\x85\u2028\u2029]")
_WRITE = "write something, or remove the field"
_BLANK = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))
"""Unicode categories of characters that nobody sees: spaces, controls, formats."""
_HOLLOW = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00013441\U00013442\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)
"""Letters, signs and marks that nobody sees either, such as fillers of Hangul."""


def check_id(text: str) -> str:
    """Return `text` if it is an id; raise Fault if it is not."""
    if SLUG.fullmatch(text) and len(text) <= LONGEST_ID:
        return text
    message = f'"{shortened(text)}" is not an id'
    if text[:1].isdigit():
        message = f'"{shortened(text)}" begins with a digit'
    elif SLUG.fullmatch(text):
        message = f'"{shortened(text)}" has {len(text)} characters, and an id at most {LONGEST_ID}'
    raise Fault(BAD_ID, message, partial(id_hint, text))


def id_hint(text: str, taken: Container[str] = ()) -> str:
    """Return what to write instead of a text that is no id: an id that is not taken."""
    wanted, free = free_id(text), free_id(text, taken)
    if free is None:
        return 'ids are small letters, digits and hyphens, as in "mou-2023"'
    return f'write "{free}"' + (f', as "{wanted}" is taken' if free != wanted else "")


def free_id(text: str, taken: Container[str] = ()) -> str | None:
    """Return an id that is like a text, but not taken; None if the text has no letters for one."""
    words = re.sub(r"[^a-z0-9]+", "-", alphabetical(text)).strip("-").split("-")
    begin = next((number for number, word in enumerate(words) if not word[:1].isdigit()), None)
    # A date in front goes behind, as an id begins with a letter.
    words = ["id", *words] if begin is None else [*words[begin:], *words[:begin]]
    wanted = _cut("-".join(words), LONGEST_ID)
    if not SLUG.fullmatch(wanted):
        return None
    if wanted not in taken:
        return wanted
    stem = _cut(wanted, LONGEST_ID - len("-999999"))
    return next(each for number in count(2) if (each := f"{stem}-{number}") not in taken)


def _cut(id: str, longest: int) -> str:
    """Cut an id to a length, at a hyphen if it has one there."""
    if len(id) <= longest:
        return id
    return id[: longest + 1].rpartition("-")[0] or id[:longest]


def _prose(text: str) -> str:
    _check(text, LONGEST_TEXT)
    return balanced(text.strip())


def _line(text: str, *, longest: int) -> str:
    text = text.strip(" \n")
    if _LINE_BREAK.search(text):
        raise Fault(BAD_TEXT, f'"{shortened(text)}" is not one line', "write it on one line")
    _check(text, longest)
    return balanced(text)


def _check(text: str, longest: int) -> None:
    if len(text) > longest:
        raise Fault(
            BAD_TEXT,
            f'"{shortened(text)}" has {len(text)} characters',
            f"write at most {longest}",
        )
    if not text.strip():
        raise Fault(BAD_TEXT, "the text is blank", _WRITE)
    if found := UNPRINTABLE.search(text):
        raise Fault(
            BAD_TEXT,
            f"the text holds the control character U+{ord(found[0]):04X}",
            "remove it",
        )
    # An ASCII text has been seen to be printable by now: only others take a look at each character.
    if not text.isascii() and all(map(_is_blank, text)):
        raise Fault(BAD_TEXT, "the text holds nothing that can be seen", _WRITE)


def _is_blank(char: str) -> bool:
    return unicodedata.category(char) in _BLANK or _HOLLOW.match(char) is not None


def _language(tag: str) -> str:
    if not LANGUAGE.fullmatch(tag):
        raise Fault(
            BAD_LANGUAGE,
            f'"{shortened(tag)}" is not a language tag',
            "write one such as en, hi or it",
        )
    return tag


def _license(text: str) -> str:
    if text.startswith("http"):
        return check_link(text)
    if not LICENSE.fullmatch(text):
        raise Fault(
            BAD_LICENSE,
            f'"{shortened(text)}" is not the identifier of a licence',
            "write one such as CC-BY-4.0 or CC0-1.0, or the address of its text",
        )
    return text


def _some_language(texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        raise Fault(BAD_TEXT, "the text is in no language", "write it, as in {en: Official visit}")
    return texts


def _plain_or_translated(value: object) -> str:
    return "in languages" if isinstance(value, dict) else "in one"


def _as_many(value: object) -> object:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _as_mapping(value: object) -> object:
    return {} if value is None else value


Slug = Annotated[str, AfterValidator(check_id)]
OneLine = Annotated[str, AfterValidator(partial(_line, longest=LONGEST_LINE))]
LongLine = Annotated[str, AfterValidator(partial(_line, longest=LONGEST_TITLE))]
ShortLine = Annotated[str, AfterValidator(partial(_line, longest=LONGEST_SHORT))]
Prose = Annotated[str, AfterValidator(_prose)]
Link = Annotated[str, AfterValidator(check_link)]
Language = Annotated[str, AfterValidator(_language)]
License = Annotated[str, AfterValidator(_license)]
Line = Annotated[
    Annotated[OneLine, Tag("in one")]
    | Annotated[dict[Language, OneLine], AfterValidator(_some_language), Tag("in languages")],
    Discriminator(_plain_or_translated),
]
Title = Annotated[
    Annotated[LongLine, Tag("in one")]
    | Annotated[dict[Language, LongLine], AfterValidator(_some_language), Tag("in languages")],
    Discriminator(_plain_or_translated),
]
"""The title of an event, an instrument or a source: those of treaties may be long."""
ShortTitle = Annotated[
    Annotated[ShortLine, Tag("in one")]
    | Annotated[dict[Language, ShortLine], AfterValidator(_some_language), Tag("in languages")],
    Discriminator(_plain_or_translated),
]
"""What an event is called where there is little room."""
Paragraphs = Annotated[
    Annotated[Prose, Tag("in one")]
    | Annotated[dict[Language, Prose], AfterValidator(_some_language), Tag("in languages")],
    Discriminator(_plain_or_translated),
]
Item = TypeVar("Item")
Key = TypeVar("Key")
Many = Annotated[tuple[Item, ...], BeforeValidator(_as_many)]
"""A list, or one item written alone, or nothing."""
Mapping = Annotated[dict[Key, Item], BeforeValidator(_as_mapping)]
"""A mapping, which may be left empty."""

"""Texts: quoted, shortened, measured, compared, and picked by language."""

import importlib
import re
import unicodedata
from itertools import count

LONGEST_VALUE = 1_000

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Controls but tab and newline, other line breaks, and code points that are no characters."""
_NARROW = re.compile(r"[ -~¡-¬®-ʯ–—‘’“”…]*")
"""Texts whose every character takes one column: most are, and need no table of widths."""
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that begin or end an embedding, an override or an isolate of direction (UAX #9, 2)."""
_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
"""The signs that begin one, and the sign that ends each."""
_END_OF_ISOLATE = "\u2069"
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f]")
LETTERS = {
    "æ": "ae",
    "ð": "d",
    "đ": "d",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "œ": "oe",
    "ß": "ss",
    "þ": "th",
}
SIGNS = {"[‘’‚‛ʼ′]": "'", "[“”„«»″]": '"', "[‐‑‒–—―−]": "-"}
"""Letters and signs that a search takes for plainer ones, here as in the script of the page."""
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]")
SEVERAL = re.compile(r"[,;&/+]|\b(?:and|et|e|और|व)\b")
"""What stands between several words or names, in any language of `timeline`."""
QUOTES = ('"', "'")
"""The signs around a text in YAML."""


def quoted(text: str) -> str:
    """Return a text of one line in quotation marks, as YAML takes it anywhere."""
    if not ('"' in text or "\\" in text):
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def shortened(text: str, longest: int = 60) -> str:
    """Return `text` on one line of at most `longest` characters, to be quoted in a message."""
    text = text[: longest + 1]
    if not text.isprintable():  # a file may have many faults: most texts need no look at each sign
        text = "".join(char if char.isprintable() else "·" for char in text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def clipped(text: str, longest: int) -> str:
    """Return a text on one line of at most `longest` characters, to be read in a sentence."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def visible(text: str) -> str:
    """Remove invisible characters that only mislead, such as overrides of direction.

    Joiners stay, for Hindi and emoji need them, and so do marks of direction (UAX #9, 2.6).
    """
    # str.translate with a dict takes over ten times as long on text that is not ASCII.
    return _UNSEEN.sub("", text)


def balanced(text: str) -> str:
    """Return a text whose every change of direction ends on its line, so that others stay whole.

    A sign that ends nothing is left out.
    """
    if text.isascii() or not DIRECTIONS.search(text):
        return text
    return "\n".join(map(_balanced, text.split("\n")))


def _balanced(line: str) -> str:
    signs = DIRECTIONS.findall(line)
    strays, due = unpaired(signs)
    numbers = count()
    kept = DIRECTIONS.sub(lambda sign: "" if next(numbers) in strays else sign[0], line)
    return kept + "".join(_ENDS[signs[number]] for number in reversed(due))


def unpaired(signs: list[str]) -> tuple[set[int], list[int]]:
    """Return which signs of direction end nothing, and which nothing ends, by their numbers.

    The end of an isolate ends all that began in it.
    """
    strays: set[int] = set()
    due: list[int] = []
    isolates = 0
    for number, sign in enumerate(signs):
        end = _ENDS.get(sign)
        if end:
            due.append(number)
            isolates += end == _END_OF_ISOLATE
        elif sign == _END_OF_ISOLATE and isolates:
            while _ENDS[signs[due.pop()]] != _END_OF_ISOLATE:
                pass
            isolates -= 1
        elif sign != _END_OF_ISOLATE and due and _ENDS[signs[due[-1]]] == sign:
            due.pop()
        else:
            strays.add(number)
    return strays, due


def columns(text: str) -> int:
    """Return the columns that a terminal gives a text (UAX #11); its colours take none."""
    if _NARROW.fullmatch(text):
        return len(text)
    taken: int = importlib.import_module("wcwidth").width(text)  # imported late: few texts need it
    return taken


def fitting(text: str, most: int) -> str:
    """Return the longest beginning of a text that takes at most so many columns."""
    end = min(len(text), most)
    while end < len(text) and columns(text[: end + 1]) <= most:  # marks on letters take none
        end += 1
    while columns(text[:end]) > most:
        end -= 1
    return text[:end]


def capital(text: str) -> str:
    """Capitalise the beginning of a text, but not of a name such as iPhone."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def alphabetical(name: str) -> str:
    """Return the key that sorts a name: its letters, without accents and capitals."""
    if name.isascii():  # most names: ten times as fast
        return name.casefold()
    letters = unicodedata.normalize("NFKD", name)
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


def folded(text: str) -> str:
    """Return a text without what a search overlooks, as on the page: capitals, accents, dashes."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    for sign, plainer in (*LETTERS.items(), *SIGNS.items()):
        plain = re.sub(sign, plainer, plain)
    return plain


def fallback(*tags: str) -> tuple[str, ...]:
    """Return the languages in which to look for a text, the best first and English last."""
    return tuple(
        dict.fromkeys(
            tag.rsplit("-", cut)[0] for tag in (*tags, "en") for cut in range(tag.count("-") + 1)
        )
    )


Texts = str | dict[str, str]
"""One text, or the same in several languages by their tags."""


def picked(text: dict[str, str], languages: tuple[str, ...]) -> str:
    """Return the first of `languages` in which there is a `text`, else the first that it has."""
    return next((language for language in languages if language in text), next(iter(text)))


def pick(text: Texts, languages: tuple[str, ...]) -> str:
    """Return `text` in the best of `languages` that it has."""
    return text if isinstance(text, str) else text[picked(text, languages)]

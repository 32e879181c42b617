"""Signs that change the direction of a text, and make it look like another (Trojan Source)."""

import re
from collections.abc import Iterator
from itertools import islice

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.reading.encoding import ENOUGH, lines
from timeline.text import unpaired

DIRECTION = Rule(
    "TL115",
    "direction",
    Severity.WARNING,
    "A character that changes the direction of writing ends on its line, and none overrides the "
    "order of letters. Readers would otherwise see another text than programs do.",
    bad="(a title with U+202E, or with U+2067 but no U+2069 after it)",
    good="(the same title without the sign, or with U+2069 after it)",
)
RULES = (DIRECTION,)

_SIGN = re.compile(r"[\u202a-\u202e\u2066-\u2069]|\\(?:u|U0000)(?:202[a-eA-E]|206[6-9])")
"""A sign, or how YAML writes it in a text within quotation marks."""
_OVERRIDES = "\u202d\u202e"


def misleading(text: str, file: str) -> list[Diagnostic]:
    """Return a finding for each line whose signs of direction mislead."""
    if not _SIGN.search(text):
        return []
    return list(islice(_misleading(text, file), ENOUGH))


def _misleading(text: str, file: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines(text), 1):
        found = list(_SIGN.finditer(line))
        signs = [chr(int(sign[0][-4:], 16)) if len(sign[0]) > 1 else sign[0] for sign in found]
        due = set(unpaired(signs)[1])
        for each, sign in enumerate(signs):
            if sign in _OVERRIDES or each in due:
                does = "overrides the order of letters" if sign in _OVERRIDES else "has no end here"
                message = f"the direction character U+{ord(sign):04X} {does}"
                place = Location(file, number, found[each].start() + 1)
                yield Diagnostic(DIRECTION, message, hint=_HINT, location=place)
                break


_HINT = "remove it, or end it on the same line: U+202C ends an embedding, U+2069 an isolate"

"""The first sentence of a text, which a closed card tells."""

import re

_ABBREVIATED = r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})"
_SENTENCE = re.compile(rf"[^\n]*?(?:{_ABBREVIATED}[.!?]|[।。])[”»\"')]*(?=\s)")
"""A sentence; a point behind a letter or two, or behind a short name, may abbreviate: Prof."""


def parted(line: str) -> tuple[str, str]:
    """Return the first sentence of a line, and the rest."""
    found = _SENTENCE.match(line)
    lead = found[0] if found else line
    return lead, line[len(lead) :].strip()

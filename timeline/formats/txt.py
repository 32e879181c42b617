"""Plain-text chronology, to be read and pasted into a brief."""

from timeline.choices import USUAL, Choices
from timeline.chronology import Chronology
from timeline.formats import Rendered
from timeline.layout import lines

SUMMARY = "plain-text chronology, for a brief"
EXPANDS = True
TABLES = ()


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8, with lines no wider than wanted, ending in LF."""
    return Rendered("".join(f"{line}\n" for line in lines(chronology, choices)).encode())

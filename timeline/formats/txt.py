"""Plain-text chronology, to be read and pasted into a brief."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.prose.lines import lines

SUMMARY = "plain-text chronology, for a brief"
REPEATS = Repeats.TOLD
REVISES = False
TABLES = ()


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8, wrapped at the chosen width, with lines ending in LF."""
    return Rendered("".join(f"{line}\n" for line in lines(chronology, choices)).encode())

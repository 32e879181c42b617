"""Picture of the chronology, for a slide, a brief or a README."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.drawing.picture import alone
from timeline.formats import Rendered, Repeats

SUMMARY = "picture of the events on a scale of time"
REPEATS = Repeats.EACH
REVISES = False
TABLES = ()


def render(chronology: Chronology, _choices: Choices = USUAL) -> Rendered:
    """Return the picture in UTF-8; it contains everything that it needs."""
    return Rendered(alone(chronology).encode())

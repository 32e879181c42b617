"""Web page of one file: a timeline to read, search, share and print, and to add events from."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.page.document import document

SUMMARY = "web page with search and filters, in one file"
REPEATS = Repeats.EACH
REVISES = True
TABLES = ()


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the page in UTF-8; it contains everything that it needs."""
    return Rendered(document(chronology, choices).encode())

"""Web page of one file: a timeline to read, search, share and print, and to add events from."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.page.document import SLOW, document

SUMMARY = "web page with picture, search and filters, in one file"
REPEATS = Repeats.EACH
REVISES = True
TABLES = ()

_TOO_LARGE = (
    "over 5 MB, which is slow on telephones: write a page for each year with -o FOLDER -f html, or "
    "choose fewer events with --from and --to"
)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the page in UTF-8; it contains everything that it needs."""
    data = document(chronology, choices).encode()
    return Rendered(data, warnings=(_TOO_LARGE,) if len(data) > SLOW else ())

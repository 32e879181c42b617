"""Web pages in a folder: an index with the picture, and a page for each year."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Folder, Rendered, Repeats
from timeline.page.document import SLOW
from timeline.page.folder import folder

SUMMARY = "folder of web pages: an index with the picture, and a page for each year"
REPEATS = Repeats.EACH
REVISES = True
TABLES = ()

LIST = ".timeline-pages.json"
"""The list of our files; no server shows it, as its name begins with a dot."""


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the folder; each page contains everything that it needs."""
    files = {name: text.encode() for name, text in folder(chronology, choices).items()}
    slow = [name for name, data in files.items() if len(data) > SLOW]
    warnings = tuple(
        f"{name} is over 5 MB, which is slow on telephones: choose fewer events" for name in slow
    )
    return Rendered(b"", warnings=warnings, folder=Folder(files, listed=LIST))

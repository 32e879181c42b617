"""Vdir: a folder with a calendar file for each event, for programs that synchronise.

vdirsyncer, khal and others read it. Each file has one UID: an event, with the occurrences of it
that are changed.
"""

import hashlib
import re
from collections import defaultdict

from timeline.chronology.chronology import Chronology, Component, Revision
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Folder, Rendered, Repeats
from timeline.ical.calendar import excerpt
from timeline.ical.shown import shown, vevents, warnings

SUMMARY = "folder with a calendar file for each event, for vdirsyncer and khal"
REPEATS = Repeats.WHOLE
REVISES = True
TABLES = ()

LIST = ".timeline.json"
"""The list of our files; programs that synchronise overlook names that begin with a dot."""
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._@-]{0,200}")
"""UIDs that are names of files on every disk, and differ there, whatever the case of letters."""


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the folder; the name of a file is its UID, or a digest of it."""
    told = shown(chronology, choices)
    events: defaultdict[str, list[tuple[Component, Revision]]] = defaultdict(list)
    for component, revision in vevents(chronology, told, choices):
        events[component.uid].append((component, revision))
    files = {_name(uid): excerpt(chronology, some) for uid, some in events.items()}
    return Rendered(
        b"",
        undated=told.undated,
        omitted=told.omitted,
        withdrawn=told.gone,
        warnings=tuple(warnings(chronology, told, choices)),
        folder=Folder(files, listed=LIST),
        is_empty=told.is_empty,
    )


def _name(uid: str) -> str:
    is_plain = _PLAIN.fullmatch(uid) is not None
    return f"{uid if is_plain else hashlib.sha256(uid.encode()).hexdigest()}.ics"

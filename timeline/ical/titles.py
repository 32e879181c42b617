"""SUMMARY: what a calendar calls an event, and what of it never falls to a lack of room."""

from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices
from timeline.ical.lines import ROOM, fitted, units
from timeline.prose import names, titles
from timeline.registry.vocabulary import OFF, OPEN
from timeline.text import capital

_BEHIND = 200
"""UTF-16 units that the brackets behind a title may take: all doubts fit, but not every name."""


class Summary(NamedTuple):
    """A title for a calendar, in the language of what the event is called.

    It may be cut. If it is not `whole`, the title of the event stands elsewhere.
    """

    text: str
    language: str
    is_cut: bool
    is_whole: bool


def summary(chronology: Chronology, entry: Entry, choices: Choices) -> Summary:
    """Return what an event is called, where it stands, and how vague its time is.

    Only what it is called is cut: its status and its doubts stay.
    """
    event = entry.event
    brief = titles.brief(chronology, event)
    name = chronology.say(brief)
    behind = [titles.edition(chronology, event), *names.vagueness(chronology, entry)]
    said = fitted(chronology.words.phrases["apart"].join(filter(None, behind)), _BEHIND)
    frame = _framed(chronology, entry, choices, "", said)
    shown = fitted(name, ROOM - units(frame))
    return Summary(
        _framed(chronology, entry, choices, shown, said),
        chronology.language_of(brief),
        is_cut=shown != name,
        is_whole=shown == chronology.say(event.title),
    )


def _framed(chronology: Chronology, entry: Entry, choices: Choices, name: str, behind: str) -> str:
    """Return a name with the status of the event before it, and what stands in brackets behind."""
    title = f"{name} ({behind})" if behind else name
    if entry.status not in (*OFF, *OPEN) or not choices.sign(entry.status).in_title:
        return title
    who = capital(chronology.words.statuses[entry.status])
    return chronology.words.phrases["said"].format(who=who, what=title)

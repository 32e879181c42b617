"""Values that were others before: those of a status, a place or a title, beside the new ones."""

from timeline.chronology.chronology import Entry
from timeline.languages import Language
from timeline.prose import names
from timeline.prose.differences.sides import Sides


def now(words: Language, old: str, new: str) -> str:
    """Return the sentence on a value that was another one, or none, before."""
    if old == new:
        return words.changes["details"] if old else ""
    pattern = "now" if old and new else "now_only" if new else "before_only"
    return words.changes[pattern].format(old=old, new=new)


def relocated(sides: Sides, old: Entry, new: Entry) -> str:
    """Return where an event takes place now, and where before."""
    return now(sides.words, names.places(sides.old, old), names.places(sides.new, new))


def renamed(sides: Sides, old: Entry) -> str:
    """Return what an event was called before."""
    return sides.words.changes["was_called"].format(old=sides.old.say(old.event.title))


def status(sides: Sides, old: Entry, new: Entry) -> str:
    """Return where an event stands now, and where it stood before."""
    statuses = sides.words.statuses
    return now(sides.words, statuses[old.status], statuses[new.status])

"""The UID of an event: the name by which calendars know it for ever (RFC 5545, 3.8.4.7)."""

import re
from datetime import date
from typing import Annotated

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.registry.texts import LONGEST_ID, SLUG
from timeline.text import DIRECTIONS, UNPRINTABLE, shortened
from timeline.validators import Checked

LONGEST_UID = 255
"""Octets (RFC 7986, 5.3)."""

BAD_UID = Rule(
    "TL247",
    "bad-uid",
    Severity.ERROR,
    "The uid of an event is the UID by which calendars already know it. It has 1 to "
    f"{LONGEST_UID} octets on one line, without control characters, and without spaces around it.",
    bad='uid: "040000008200E00074C5B7101A82E008\\r"',
    good="uid: 040000008200E00074C5B7101A82E008",
)
RULES = (BAD_UID,)

_CONTROL = f"[\\t\\n]|{UNPRINTABLE.pattern}|{DIRECTIONS.pattern}"
"""A pattern that is compiled only if an event has a uid."""


def check_uid(text: str) -> str:
    """Return `text` if it can be a UID; raise Fault if it can't."""
    octets = len(text.encode(errors="replace"))
    if not 1 <= octets <= LONGEST_UID:
        message = f'"{shortened(text)}" has {octets} octets'
        raise Fault(BAD_UID, message, f"write 1 to {LONGEST_UID}")
    if found := re.search(_CONTROL, text):
        message = f"the uid holds the control character U+{ord(found[0]):04X}"
        raise Fault(BAD_UID, message, "remove it")
    if text != text.strip():
        raise Fault(BAD_UID, f'"{shortened(text)}" has spaces around it', "remove them")
    return text


Uid = Annotated[str, Checked(check_uid)]


def uid_by_id(id: str, registry: str) -> str:
    """Return the UID that an event has by its id alone."""
    return f"{id}@{registry}"


def id_by_uid(uid: str, registry: str) -> str | None:
    """Return the id that gives an event its UID, if an id of this registry does."""
    id, _, name = uid.rpartition("@")
    return id if name == registry and SLUG.fullmatch(id) and len(id) <= LONGEST_ID else None


def uid_of_part(uid: str, due: date) -> str:
    """Return the UID of an occurrence that is an event of its own, given that of its series.

    The day on which it is due stands behind a dot, before the last "@" of the UID, or at its end.
    CalDAV servers refuse a slash, as they name files by it.
    """
    name, host = _parted(uid)
    return f"{name}.{due}{host}"


def whole_and_day(uid: str) -> tuple[str, date | None]:
    """Return the UID of a series and a day, if a UID is such as `uid_of_part` gives."""
    name, host = _parted(uid)
    series, _, day = name.rpartition(".")
    try:
        due = date.fromisoformat(day)
    except ValueError:
        return uid, None
    return (f"{series}{host}", due) if str(due) == day else (uid, None)


def _parted(uid: str) -> tuple[str, str]:
    name, at, host = uid.rpartition("@")
    return (name, f"{at}{host}") if at else (host, "")

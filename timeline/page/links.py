"""Links by which readers add an event to a calendar of theirs."""

import re
from dataclasses import replace
from datetime import date, datetime
from html import escape
from typing import NamedTuple
from urllib.parse import quote, unquote

from timeline import prose
from timeline.choices import Choices, Times
from timeline.chronology import Chronology, Entry
from timeline.ical.calendar import excerpt
from timeline.ical.events import components, summary
from timeline.ical.times import once
from timeline.vocabulary import Status

_LEAN = Choices(times=Times.UTC)
_OFF = (Status.POSTPONED, Status.CANCELLED)
_TITLE, _PLACE, _BODY = 600, 250, 300
"""Characters that each may take in an address, before markup is escaped: 1,800 in all."""
_ELLIPSIS = quote("…")
_CUT = re.compile(r"%[0-9A-F]?$")
_NOT_IN_DATA = re.compile(r"[^!$()*+,./0-9:;=?@A-Z_a-z~\u00a0-\U0010ffff-]")


class Link(NamedTuple):
    """A link to a service, or to a file with a name; what the file is called is left to others."""

    address: str
    service: str = ""
    file: str = ""


def links(chronology: Chronology, entry: Entry, anchor: str) -> list[Link]:
    """Return the links of an event that has a day and is not off; none of another.

    An occurrence is known by its `anchor`, so that a calendar does not take it for all of them.
    """
    if entry.status in _OFF or not entry.span.has_days:
        return []
    if entry.due:
        entry = replace(entry, uid=f"{anchor}@{chronology.registry.registry}")
    title = _quoted(summary(chronology, entry, _LEAN), _TITLE)
    place = _quoted(prose.address(chronology, entry), _PLACE)
    body = _marked_up(_quoted(_account(chronology, entry), _BODY))
    return [
        Link(_data(chronology, entry), file=f"{anchor}.ics"),
        Link(_google(entry, title, place, body), "Google Calendar"),
        Link(_outlook(entry, title, place, body), "Outlook"),
    ]


def _data(chronology: Chronology, entry: Entry) -> str:
    """Return the address of a file that holds the event alone, with its times in UTC."""
    events = components(chronology, entry, _LEAN)
    text = excerpt(chronology, [(lines, entry.revision) for lines in events]).decode()
    kept = _NOT_IN_DATA.sub(lambda char: f"%{ord(char[0]):02X}", text)
    return f"data:text/calendar;charset=utf-8,{kept}"


def _google(entry: Entry, title: str, place: str, body: str) -> str:
    """Return the address of a new event in Google Calendar, whose whole days end the day after."""
    start, end = _ends(entry)
    fields = {"text": title, "dates": f"{start}/{end}", "details": body, "location": place}
    if entry.span.is_timed and entry.span.start:
        fields["ctz"] = quote(str(entry.span.start.tzinfo))
    query = "".join(f"&{name}={value}" for name, value in fields.items() if value)
    return f"https://calendar.google.com/calendar/render?action=TEMPLATE{query}"


def _outlook(entry: Entry, title: str, place: str, body: str) -> str:
    """Return the address of a new event in Outlook, whose whole days end the day after."""
    start, end = (_extended(at) for at in _ends(entry))
    fields = {"subject": title, "startdt": start, "enddt": end, "body": body, "location": place}
    if not entry.span.is_timed:
        fields["allday"] = "true"
    query = "".join(f"&{name}={value}" for name, value in fields.items() if value)
    path = "path=/calendar/action/compose&rru=addevent"
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{path}{query}"


def _ends(entry: Entry) -> tuple[str, str]:
    """Return start and end as a calendar has them; what has no end ends as it starts."""
    ends = [line.rpartition(":")[2] for line in once(entry.span, local=False)]
    return ends[0], ends[-1]


def _extended(at: str) -> str:
    """Return a day or a moment in UTC in the extended format of ISO 8601."""
    if "T" not in at:
        return date.fromisoformat(at).isoformat()
    return quote(datetime.fromisoformat(at).isoformat().replace("+00:00", "Z"))


def _account(chronology: Chronology, entry: Entry) -> str:
    return "\n".join(line for lines in prose.account(chronology, entry) for line in lines)


def _quoted(text: str, room: int) -> str:
    """Return a text as an address has it, cut with an ellipsis where it needs more than `room`."""
    quoted = quote(text[:room])
    if len(text) <= room and len(quoted) <= room:
        return quoted
    cut = _CUT.sub("", quoted[: room - len(_ELLIPSIS)])
    return quote(unquote(cut, errors="ignore")) + _ELLIPSIS


def _marked_up(quoted: str) -> str:
    """Return a text as the services want it, who take what is in an address for HTML."""
    return quote(escape(unquote(quoted), quote=False).replace("\n", "<br>"))

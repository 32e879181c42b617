"""Links by which readers add an event to their own calendar."""

import re
from dataclasses import replace
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import quote, unquote

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices, Times
from timeline.ical.calendar import excerpt
from timeline.ical.events import components
from timeline.ical.times import basic, days_of
from timeline.ical.titles import summary
from timeline.prose import names
from timeline.prose.outline import Item
from timeline.registry.vocabulary import OFF, Audience
from timeline.time.spans import Span, instant

_LEAN = Choices(times=Times.UTC)
_TITLE, _PLACE, _BODY = 600, 250, 200
"""The most characters that each may take in an address, once a browser has encoded it."""
_ELLIPSIS = "…"
_CUT = re.compile(r"%[0-9A-F]?$")
_NOT_IN_DATA = re.compile(r"[^!$()*+,./0-9:;=?@A-Z_a-z~\u00a0-\U0010ffff-]")
# In a query, + stands for a blank, and = ends a name.
_NOT_IN_QUERY = re.compile(r"[^!$()*,./0-9:;?@A-Z_a-z~\u00a0-\U0010ffff-]")


class Link(NamedTuple):
    """A link to a calendar service, or to a file to download; one of the two is empty."""

    address: str
    service: str = ""
    file: str = ""


class _Texts(NamedTuple):
    title: str
    place: str
    body: str


def links(chronology: Chronology, item: Item, anchor: str) -> list[Link]:
    """Return the links of an event, if it has a day and takes place.

    An occurrence has a UID of its own, so that a calendar does not take it for the series.
    An internal page has no links to services, which would send them internal text.
    """
    entry = item.entry
    if entry.status in OFF or not entry.span.has_days:
        return []
    if entry.due:
        entry = replace(entry, uid=chronology.registry.uid_of(entry.id, entry.due))
    file = Link(_data(chronology, entry), file=f"{anchor}.ics")
    if chronology.audience is Audience.INTERNAL:
        return [file]
    texts = _Texts(
        _written(summary(chronology, entry, _LEAN).text, _TITLE),
        _written(names.address(chronology, entry), _PLACE),
        _written("\n".join(line for lines in item.details for line in lines), _BODY),
    )
    return [
        file,
        Link(_google(entry.span, texts), "Google Calendar"),
        Link(_outlook(entry.span, texts), "Outlook"),
    ]


def _data(chronology: Chronology, entry: Entry) -> str:
    """Return a data URL of a file with this event alone, its times in UTC."""
    events = components(chronology, entry, _LEAN)
    text = excerpt(chronology, [(lines, chronology.revision(entry)) for lines in events]).decode()
    return f"data:text/calendar;charset=utf-8,{_encoded(text, _NOT_IN_DATA)}"


def _google(span: Span, texts: _Texts) -> str:
    """Return the address of a new event in Google Calendar, whose whole days end the day after."""
    fields = {
        "action": "TEMPLATE",
        "text": texts.title,
        "dates": "/".join(map(basic, _ends(span))),
        "ctz": str(span.start.tzinfo) if span.is_timed and span.start else "",
        "details": _marked_up(texts.body),
        "location": texts.place,
    }
    return f"https://calendar.google.com/calendar/render?{_query(fields)}"


def _outlook(span: Span, texts: _Texts) -> str:
    """Return the address of a new event in Outlook, whose whole days end the day after."""
    start, end = (at.isoformat().replace("+00:00", "Z") for at in _ends(span))
    fields = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": texts.title,
        "startdt": start,
        "enddt": end,
        "allday": "" if span.is_timed else "true",
        "body": _marked_up(texts.body),
        "location": texts.place,
    }
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{_query(fields)}"


def _query(fields: dict[str, str]) -> str:
    given = ((name, value) for name, value in fields.items() if value)
    return "&".join(f"{name}={_encoded(value, _NOT_IN_QUERY)}" for name, value in given)


def _encoded(text: str, unsafe: re.Pattern[str]) -> str:
    """Encode a text for an address; browsers encode what is not ASCII themselves."""
    return unsafe.sub(lambda char: f"%{ord(char[0]):02X}", text)


def _ends(span: Span) -> tuple[date, date]:
    """Return start and end: moments in UTC, where what has no end ends as it starts, or days."""
    if not span.is_timed or span.start is None:
        return days_of(span)
    return instant(span.start), instant(span.end or span.start)


def _written(text: str, room: int) -> str:
    """Cut a text, with an ellipsis, if its encoded form takes more than `room` characters."""
    quoted = quote(text[:room])
    if len(text) <= room and len(quoted) <= room:
        return text
    cut = _CUT.sub("", quoted[: room - len(quote(_ELLIPSIS))])
    return unquote(cut, errors="ignore") + _ELLIPSIS


def _marked_up(text: str) -> str:
    """Escape a text for the services, which read it as HTML."""
    return escape(text, quote=False).replace("\n", "<br>")

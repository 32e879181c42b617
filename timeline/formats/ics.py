"""iCalendar (RFC 5545, with RFC 7986): one VEVENT for each event that has a day."""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import cast

from icalendar import vDate, vDatetime, vDuration, vUTCOffset

from timeline import prose, wording
from timeline.chronology import Chronology, Entry
from timeline.diagnostics import TimelineError
from timeline.formats import Rendered
from timeline.spans import instant
from timeline.vocabulary import Status
from timeline.zones import Observance, keeps_rule, yearly_rule

SUMMARY = "calendar to import or subscribe to"

_LINE = 75
"""Octets that a content line may have before it is folded (RFC 5545, section 3.1)."""
_SHORT = 255
"""UTF-16 units of a summary or location that Outlook shows."""
_LARGEST = 1_000_000
"""Bytes that Google Calendar accepts."""
_TOO_LARGE = "over 1 MB, which Google Calendar refuses: export years apart, with --from and --to"
_FIRST_RULE = 1970
"""Year in which our VTIMEZONEs begin."""
_FIRST_LOCAL = 2000
"""Year from which clock times carry their zone: the older history of zones is corrected with
every other edition of tzdata, and many readers go by an edition of their own."""
_REFRESH = timedelta(hours=12)
_STATUS = {
    Status.TENTATIVE: "TENTATIVE",
    Status.ANNOUNCED: "TENTATIVE",
    Status.POSTPONED: "CANCELLED",
    Status.CANCELLED: "CANCELLED",
}
_JOINER = "\N{ZERO WIDTH JOINER}"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_LONGEST_CLUSTER = 18
"""Characters of four octets that fit a line; a cluster of more is no letter of any script."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def render(chronology: Chronology) -> Rendered:
    """Return the calendar in UTF-8, in lines of at most 75 octets, ending in CRLF.

    What has no day is left out. Raises TimelineError where nothing would be left: programs take
    a calendar without events for a broken one.
    """
    shown = [entry for entry in chronology.entries if entry.span.has_days]
    if not shown:
        raise TimelineError("a calendar needs an event with a day, and none of these has one")
    lines = [*_header(chronology)]
    for name in sorted({name for entry in shown for name in _zone_names(entry)}):
        lines += _timezone(name)
    for entry in shown:
        lines += _event(chronology, entry)
    lines.append("END:VCALENDAR")
    data = b"".join(_folded(line) for line in lines)
    return Rendered(
        data,
        tuple(entry for entry in chronology.entries if not entry.span.has_days),
        _TOO_LARGE if len(data) > _LARGEST else None,
    )


def _header(chronology: Chronology) -> Iterator[str]:
    registry = chronology.registry
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//diplomatic-timeline//timeline//EN"
    yield "CALSCALE:GREGORIAN"
    yield _text("NAME", chronology.title)
    yield _text("X-WR-CALNAME", chronology.title)
    if registry.description:
        yield _text("DESCRIPTION", chronology.say(registry.description))
        yield _text("X-WR-CALDESC", chronology.say(registry.description))
    if registry.url:
        yield f"URL:{registry.url}"
    refresh = vDuration(_REFRESH).to_ical().decode()
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}"
    yield f"X-PUBLISHED-TTL:{refresh}"


def _event(chronology: Chronology, entry: Entry) -> Iterator[str]:
    stamp = vDatetime(instant(entry.stamp)).to_ical().decode()
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{len(entry.moves)}"
    yield from _times(entry)
    yield _text("SUMMARY", _short(_summary(chronology, entry)))
    yield f"STATUS:{_STATUS.get(entry.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    if address := prose.address(chronology, entry):
        yield _text("LOCATION", _short(address))
    if entry.place and entry.place.geo:
        yield f"GEO:{';'.join(f'{degrees:.6f}' for degrees in entry.place.geo)}"
    if categories := _categories(chronology, entry):
        yield f"CATEGORIES:{','.join(categories)}"
    for parent in entry.parents:
        yield f"RELATED-TO;RELTYPE=PARENT:{parent}@{chronology.registry.registry}"
    links = [entry.event.url, *(source.url for _, source in entry.sources)]
    if link := next((link for link in links if link), None):
        yield f"URL:{link}"
    paragraphs = prose.account(chronology, entry)
    yield _text("DESCRIPTION", "\n\n".join("\n".join(lines) for lines in paragraphs))
    yield "END:VEVENT"


def _times(entry: Entry) -> Iterator[str]:
    """Yield DTSTART and DTEND: moments where both ends are, else whole days."""
    span = entry.span
    if span.is_timed:
        for name, moment in (("DTSTART", span.start), ("DTEND", span.end)):
            if moment:
                yield _moment(name, moment)
        return
    first, last = cast("tuple[date, date]", (span.earliest, span.latest))
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"


def _moment(name: str, moment: datetime) -> str:
    if _is_local(moment):
        local = vDatetime(moment.replace(tzinfo=None)).to_ical().decode()
        return f"{name};TZID={moment.tzinfo}:{local}"
    return f"{name}:{vDatetime(instant(moment)).to_ical().decode()}"


def _day(day: date) -> str:
    return str(vDate(day).to_ical().decode())


def _is_local(moment: datetime) -> bool:
    """Whether a moment is written in its zone: where our VTIMEZONE tells the truth about it."""
    return str(moment.tzinfo) != "UTC" and moment.year >= _FIRST_LOCAL and keeps_rule(moment)


def _zone_names(entry: Entry) -> list[str]:
    if not entry.span.is_timed:
        return []
    moments = (entry.span.start, entry.span.end)
    return [str(moment.tzinfo) for moment in moments if moment and _is_local(moment)]


def _timezone(name: str) -> Iterator[str]:
    """Yield a VTIMEZONE of one STANDARD and at most one DAYLIGHT, as Outlook reads it."""
    rule = yearly_rule(name)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    kinds = ("STANDARD", "DAYLIGHT")
    for kind, observance, before in zip(kinds, rule, reversed(rule), strict=False):
        yield f"BEGIN:{kind}"
        yield from _observance(observance, before.offset)
        yield f"END:{kind}"
    yield "END:VTIMEZONE"


def _observance(observance: Observance, before: timedelta) -> Iterator[str]:
    since = observance.since
    start = since.in_year(_FIRST_RULE) if since else datetime(_FIRST_RULE, 1, 1, tzinfo=UTC)
    yield f"DTSTART:{vDatetime(start.replace(tzinfo=None)).to_ical().decode()}"
    if since:
        weekday = f"{since.week}{_DAYS[since.weekday]}"
        yield f"RRULE:FREQ=YEARLY;BYMONTH={since.month};BYDAY={weekday}"
    yield f"TZOFFSETFROM:{vUTCOffset(before).to_ical()}"
    yield f"TZOFFSETTO:{vUTCOffset(observance.offset).to_ical()}"
    yield f"TZNAME:{observance.name}"


def _summary(chronology: Chronology, entry: Entry) -> str:
    """Return the title, with where the event stands before it and how vague its time is behind."""
    stands = entry.status.label if entry.status in _STATUS else ""
    vague = "; ".join(wording.vagueness(chronology, entry))
    before = f"{stands.capitalize()}: " if stands else ""
    return f"{before}{entry.title}{f' ({vague})' if vague else ''}"


def _categories(chronology: Chronology, entry: Entry) -> list[str]:
    """Return kind, topics and countries, without the commas at which some programs split."""
    noun = chronology.say(entry.event.noun)
    names = [noun, *entry.topics, *(chronology.country(code) for code in entry.countries)]
    plain = (" ".join(name.replace(",", " ").replace(";", " ").split()) for name in names)
    return [_escaped(name) for name in dict.fromkeys(plain) if name]


def _escaped(text: str) -> str:
    r"""Return `text` as TEXT (RFC 5545, section 3.3.11); vText takes a written \N for a break."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _text(name: str, text: str) -> str:
    return f"{name}:{_escaped(text)}"


def _short(text: str) -> str:
    """Return `text`, cut with an ellipsis where it has more than 255 UTF-16 units."""
    if len(text.encode("utf-16-le")) <= 2 * _SHORT:
        return text
    while len(text.encode("utf-16-le")) > 2 * (_SHORT - 1):
        text = text[:-1]
    return f"{text.rstrip()}…"


def _folded(line: str) -> bytes:
    """Return a content line with its end, folded where it must be, and never inside a character."""
    data = line.encode()
    if len(data) <= _LINE:
        return data + b"\r\n"
    folded, room = bytearray(), _LINE
    for cluster in _clusters(line):
        piece = cluster.encode()
        if len(piece) > room:
            folded += b"\r\n "
            room = _LINE - 1
        folded += piece
        room -= len(piece)
    return bytes(folded + b"\r\n")


def _clusters(text: str) -> Iterator[str]:
    """Yield the characters of `text`, each with the marks and joiners that belong to it."""
    cluster = ""
    for char in text:
        joined = char == _JOINER or cluster.endswith(_JOINER)
        marked = unicodedata.category(char).startswith("M") or char in _SKIN_TONES
        if (cluster and not joined and not marked) or len(cluster) >= _LONGEST_CLUSTER:
            yield cluster
            cluster = ""
        cluster += char
    yield cluster

"""Events as a calendar or a lock tells of them, as accounts that can be compared."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from timeline.chronology.chronology import Entry, Participant, Revision
from timeline.comparison.changes import Account
from timeline.comparison.plain import Plain, plain
from timeline.registry.directory import Place
from timeline.registry.event_parts import Repeats
from timeline.registry.events import AnyEvent, Other
from timeline.registry.vocabulary import Status
from timeline.schedule.recurring import Series
from timeline.time.dates import Point, Precision, Shape, When
from timeline.time.recurrence import Recurrence
from timeline.time.spans import Span
from timeline.time.when_text import text

_DAY = timedelta(days=1)
_NO_REVISION = Revision(0, datetime.min.replace(tzinfo=UTC))


class Shown(NamedTuple):
    """An event as subscribers see it; a whole day ends on the next one."""

    id: str
    uid: str
    title: str
    status: Status
    start: date | None
    end: date | None
    place: str = ""
    description: str = ""
    url: str = ""
    participants: tuple[Participant, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kind: str = ""
    rule: Recurrence | None = None
    until: date | None = None
    excluded: tuple[date, ...] = ()
    also: tuple[date, ...] = ()
    repeats: str = ""
    """How it repeats, as a text that is the same only for the same occurrences."""


def account(shown: Shown, language: str) -> Account:
    """Return the account of an event, by the words of a registry in a language."""
    span = _span(shown.start, shown.end)
    event: AnyEvent = Other.model_construct(
        kind="other",
        label="",
        title=shown.title,
        when=span.when,
        description=shown.description or None,
        url=shown.url or None,
    )
    entry = Entry(
        id=shown.id,
        uid=shown.uid,
        event=event,
        status=shown.status,
        span=span,
        zone=span.zone,
        places=(Place.model_construct(name=shown.place),) if shown.place else (),
        parents=(),
        participants=shown.participants,
        countries=shown.countries,
        topics=shown.topics,
        track=None,
        confidence=None,
        sources=(),
        moves=(),
        revision=_NO_REVISION,
        depth=0,
        series=_series(shown, span),
    )
    return Account(entry, _fields(shown, span), language)


def _fields(shown: Shown, span: Span) -> dict[str, Plain]:
    told: dict[str, Plain] = {
        "kind": shown.kind,
        "title": shown.title,
        "when": text(span.when) if span.when else "",
        "status": shown.status,
        "place": shown.place,
        "description": shown.description,
        "url": shown.url,
        "participants": plain([who.ref for who in shown.participants], ""),
        "countries": plain(shown.countries, ""),
        "topics": plain(shown.topics, ""),
        "repeats": shown.repeats,
    }
    return {name: value for name, value in told.items() if value}


def _span(start: date | None, end: date | None) -> Span:
    """Return the span from a start to an end, as days or as moments in their zones."""
    if start is None:
        return Span(When(Shape.UNKNOWN, Shape.UNKNOWN), None, None)
    if isinstance(start, datetime):
        points = [_point(each) for each in (start, end) if isinstance(each, datetime)]
        last = points[-1].last
        if len(points) > 1 and points[-1].clock == time() and last > points[0].first:
            last -= _DAY
        until = end if isinstance(end, datetime) else None
        earliest, latest = sorted((points[0].first, last))
        return Span(_when(points), earliest, latest, start, until, str(start.tzinfo))
    last = (end or start + _DAY) - _DAY
    days = [start] if start == last else [start, last]
    return Span(_when([Point(day, day, Precision.DAY) for day in days]), start, last)


def _when(points: list[Point]) -> When:
    return When("", Shape.AT if len(points) == 1 else Shape.RANGE, tuple(points))


def _point(moment: datetime) -> Point:
    day = moment.date()
    clock = moment.time().replace(tzinfo=None)
    return Point(day, day, Precision.DAY, clock=clock, zone=str(moment.tzinfo))


def _series(shown: Shown, span: Span) -> Series | None:
    """Return how an event repeats, if words can say it."""
    if shown.rule is None or span.when is None or span.first_day is None:
        return None
    repeats = Repeats.model_construct(
        rule=shown.rule,
        until=shown.until,
        excluded=shown.excluded,
        also=shown.also,
        changes={},
    )
    return Series(span.when, shown.rule.completed(span.first_day), repeats)

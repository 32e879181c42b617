"""The years and months of a page, with the days below them."""

from dataclasses import dataclass, field
from datetime import date

from timeline.chronology.chronology import Chronology
from timeline.page.cards import Card, Common, cards, moment
from timeline.prose.outline import Section
from timeline.text import capital
from timeline.time.dates import Precision
from timeline.time.spans import Span


@dataclass(frozen=True, slots=True)
class Day:
    """The events under a heading, which is empty if the heading of the year says the same."""

    heading: str
    moment: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month, and any vaguer dates that follow; before the first, it has no name."""

    anchor: str
    name: str
    days: list[Day]


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the events without one."""

    anchor: str
    heading: str
    months: list[Month] = field(default_factory=list)


def years(chronology: Chronology, sections: tuple[Section, ...], common: Common) -> list[Year]:
    """Return the years of the sections, in the order of the sections."""
    found: dict[int | None, Year] = {}
    known: set[str] = set()
    for section in sections:
        span = section.items[0].entry.span
        day = section.since or span.latest
        new = Year(str(day.year), str(day.year)) if day else Year("_undated", section.heading)
        year = found.setdefault(day.year if day else None, new)
        month = _month(chronology, span, section.since)
        if not year.months or (month.anchor and month.anchor not in known):
            year.months.append(month)
            known.add(month.anchor)
        heading = "" if section.heading == year.heading else section.heading
        told = Day(heading, _day(span), cards(chronology, section.items, common))
        year.months[-1].days.append(told)
    return list(found.values())


def _month(chronology: Chronology, span: Span, since: date | None) -> Month:
    """Return the month in which a span starts, or none if it is not known."""
    points = span.when.points if span.when else ()
    known = points and points[0].precision in (Precision.DAY, Precision.MONTH)
    if since is None or not known:
        return Month("", "", [])
    name = chronology.words.dates.months[since.month - 1]
    return Month(since.isoformat()[:7], capital(name), [])


def _day(span: Span) -> str:
    """Return the day on which a span starts, without a clock time."""
    return moment(span)[:10]

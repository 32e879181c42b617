"""The years and months of a page, with the days below them."""

from collections.abc import Iterable, Sequence
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

    @property
    def anchors(self) -> list[str]:
        """The ids of the year and of its months."""
        return [self.anchor, *(month.anchor for month in self.months if month.anchor)]


def by_year(sections: Iterable[Section]) -> list[tuple[Section, ...]]:
    """Return the sections of each year, and those without one, in the order of the sections."""
    found: dict[int | None, list[Section]] = {}
    for section in sections:
        day = _day_of(section)
        found.setdefault(day.year if day else None, []).append(section)
    return [tuple(some) for some in found.values()]


def years(chronology: Chronology, sections: Iterable[Section], common: Common) -> list[Year]:
    """Return the years of the sections, in the order of the sections."""
    return [_year(chronology, some, common) for some in by_year(sections)]


def _year(chronology: Chronology, sections: Sequence[Section], common: Common) -> Year:
    day = _day_of(sections[0])
    year = Year(str(day.year), str(day.year)) if day else Year("_undated", sections[0].heading)
    known: set[str] = set()
    for section in sections:
        span = section.items[0].entry.span
        month = _month(chronology, span, section.since)
        if not year.months or (month.anchor and month.anchor not in known):
            year.months.append(month)
            known.add(month.anchor)
        heading = "" if section.heading == year.heading else section.heading
        told = Day(heading, _day(span), cards(chronology, section.items, common))
        year.months[-1].days.append(told)
    return year


def _day_of(section: Section) -> date | None:
    """Return the day to which a section belongs, if any is known."""
    return section.since or section.items[0].entry.span.latest


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

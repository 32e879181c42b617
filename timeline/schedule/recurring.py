"""Events that repeat, and their occurrences, each known by the day on which it is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple, TypeVar

from timeline.registry.event import Event
from timeline.registry.event_parts import Change, Repeats
from timeline.registry.vocabulary import Calendar
from timeline.time.dates import LAST_YEAR, When, shifted
from timeline.time.recurrence import Recurrence
from timeline.time.rrule import MOST
from timeline.time.spans import Span

AnEvent = TypeVar("AnEvent", bound=Event)
_LAST_DAY = date(LAST_YEAR, 12, 31)


class Series(NamedTuple):
    """How an event repeats whose first occurrence is at `when`, by a rule that says its days."""

    when: When
    rule: Recurrence
    repeats: Repeats

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.when.points[0].first

    @property
    def is_endless(self) -> bool:
        """Whether the rule goes on for ever."""
        return self.repeats.until is None and self.rule.count is None

    @property
    def changes(self) -> dict[date, Change]:
        """What is changed of the occurrences due on some days."""
        return self.repeats.changes

    def ruled(self, last: date = date.max) -> Iterator[date]:
        """Yield the days of the rule up to `last`, those that are excepted too.

        An occurrence ends within the calendar, or is none.
        """
        end = min(last, self.repeats.until or date.max, self._last_start)
        return takewhile(lambda day: day <= end, self.rule.from_day(self.first))

    def fits(self, day: date) -> bool:
        """Whether an occurrence due on `day` is in the calendar, and not before the first."""
        return self.first <= day <= self._last_start

    @property
    def _last_start(self) -> date:
        return _LAST_DAY - max(self.when.points[-1].last - self.first, timedelta())

    def days(self, last: date = date.max, since: date = date.min) -> list[date]:
        """Return the days of the occurrences from `since` to `last`, in order.

        At most one more than MOST.
        """
        ruled = dropwhile(lambda day: day < since, self.ruled(last))
        days = set(islice(ruled, MOST + 1)).difference(self.repeats.excluded)
        also = (day for day in self.repeats.also if since <= day <= last and self.fits(day))
        return sorted(days.union(also))[: MOST + 1]

    def due(self, day: date) -> When:
        """Return when, by its plan, the occurrence is that is due on `day`."""
        return shifted(self.when, (day - self.first).days)

    def reach(self, span: Span) -> Span:
        """Return the span from the first occurrence, which is `span`, to the end of the last."""
        if self.is_endless:
            return replace(span, latest=None, end=None)
        later = max(self.days(), default=self.first) - self.first
        return replace(span, latest=span.latest and span.latest + later, end=None)


def series(event: Event) -> Series | None:
    """Return how an event repeats, if it does and has a first day to repeat from."""
    if event.repeats is None or event.when is None or not event.when.points:
        return None
    first = event.when.points[0].first
    return Series(event.when, event.repeats.rule.completed(first), event.repeats)


def occurrence(event: AnEvent, repeated: Series, day: date) -> AnEvent:
    """Return the one occurrence of an event that is due on `day`, with what is changed of it."""
    change = repeated.changes.get(day, Change())
    changed = {name: getattr(change, name) for name in change.given}
    if change.title:
        changed["short"] = None  # it stands for the title of the others
    usual = {
        "when": repeated.due(day),
        "calendar": Calendar.GREGORIAN,
        "repeats": None,
        "was": (),
    }
    return event.model_copy(update={**usual, **changed})

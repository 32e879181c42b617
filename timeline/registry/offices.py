"""Offices that people held over time, and which of them was held when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate
from typing import Self

from pydantic import Field, model_validator

from timeline.diagnostics.findings import Fault
from timeline.registry.event_parts import Strict
from timeline.registry.texts import Line
from timeline.text import Texts
from timeline.time.dates import written
from timeline.time.when import END_BEFORE_START, ADate


class Office(Strict):
    """An office and the time it was held, from its first day to its last as far as known."""

    title: Line
    """The name of the office."""
    start: ADate | None = Field(None, alias="from")
    """When it began."""
    end: ADate | None = Field(None, alias="to")
    """When it ended, its last day included."""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.start and self.end and self.end.last < self.start.first:
            message = f"the office ends {written(self.end)}, before it starts"
            raise Fault(END_BEFORE_START, message, "put the earlier date under from")
        return self

    @property
    def first(self) -> date:
        """The first day on which it may have been held."""
        return self.start.first if self.start else date.min

    @property
    def last(self) -> date:
        """The last day on which it may have been held."""
        return self.end.last if self.end else date.max


class Tenure:
    """The offices of one person by their days: to ask each of thousands takes time.

    On a day that no office covers, the person has the `usual` title, if any.
    """

    def __init__(self, offices: Sequence[Office], usual: Texts | None) -> None:
        self._usual = usual
        order = sorted(offices, key=lambda office: office.first)
        self._begun = [office.first for office in order]
        self._lasting = list(accumulate((office.last for office in order), max))
        self._days = sorted({day for office in offices for day in (office.first, office.last)})
        held = list(self._held(offices))
        self._on = [on for on, _ in held]
        self._after = [after for _, after in held]
        self._same = [0]
        """Since which of the days the title has been the same, by the number of each day."""
        for number in range(1, len(self._on)):
            is_same = self._on[number] == self._on[number - 1]
            self._same.append(self._same[-1] if is_same else number)

    def _held(self, offices: Sequence[Office]) -> Iterator[tuple[Texts | None, Texts | None]]:
        """Yield the titles on each of the days, and after it until the next.

        Of several offices, the one that began last counts, and of these the one written first.
        """
        waiting = sorted(enumerate(offices), key=lambda each: each[1].first, reverse=True)
        held: list[tuple[int, int]] = []
        for day in self._days:
            while waiting and waiting[-1][1].first <= day:
                index, office = waiting.pop()
                heappush(held, (-office.first.toordinal(), index))
            on = offices[held[0][1]].title if held else self._usual
            while held and offices[held[0][1]].last <= day:
                heappop(held)
            yield on, offices[held[0][1]].title if held else self._usual

    def title_on(self, day: date) -> Texts | None:
        """Return the title on a day; if there are several, that of the office that began last."""
        number = bisect_right(self._days, day) - 1
        if number < 0:
            return self._usual
        return (self._on if self._days[number] == day else self._after)[number]

    def title_within(self, first: date, last: date) -> Texts | None:
        """Return the title from a day to another, if there was only one."""
        since, until = bisect_right(self._days, first), bisect_left(self._days, last) - 1
        titles = [self.title_on(first), self.title_on(last)]
        if since <= until:
            if self._same[until] > since:
                return None
            titles.append(self._on[since])
        return titles[0] if all(title == titles[0] for title in titles) else None

    def covers(self, first: date, last: date) -> bool:
        """Whether an office may have been held on one of the days."""
        begun = bisect_right(self._begun, last)
        return begun > 0 and self._lasting[begun - 1] >= first

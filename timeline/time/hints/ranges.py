"""Ranges as people write them: each end may leave to the other what both share."""

from dataclasses import replace
from datetime import timedelta

from timeline.time.hints.moment import Moment, calendar_day

_HALF_DAY = 12
_OTHER_HALF = {"a": "p", "p": "a"}


def filled(start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """Return both ends of a range, each with what it leaves to the other; None if nobody knows."""
    start, end = _with_halves(start, end)
    start, end = _with_date(start, end), _with_date(end, start)
    start_time, end_time = (bool(it.clock or it.part) for it in (start, end))
    is_shared = start.day is not None and start.month is None
    if end_time > start_time or (start_time > end_time and is_shared) or _halves_differ(start, end):
        return (
            None  # 2-3 March, 18:30: on both days, or on the first? 2 March, 6:30 to 3 March, 7 pm?
        )
    takes_more = start.year is None and start.day and not end.day
    if takes_more and (start.month is None or end.month is None):
        return None  # 9 to Oct 2023; 9 Oct - 2023
    if (start.mark or end.mark) and (is_shared or start.year is None):
        return None  # 2-3 March 2023?: which of the two is doubted?
    if end.day and end.month is None and start.day:
        end = replace(end, month=start.month)
    if start.day and start.month is None:
        start = replace(start, month=end.month)
    turns = bool(start.month and end.month and start.month > end.month)
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year - turns)
    if end.year is None and start.year is not None:
        end = replace(end, year=start.year + turns)
    return _with_offsets(start, end)


def _with_halves(start: Moment, end: Moment) -> tuple[Moment, Moment]:
    """Give the clock time that lacks it its half of the day, as in 6:30-7:30 pm and 10.30 am-12.

    Clock times of two days tell nothing of each other, nor do hours from 13 to 24.
    """
    if not (start.clock and end.clock and (start.is_clock_alone or end.is_clock_alone)):
        return start, end
    (hour, minute), (last_hour, last_minute) = start.clock, end.clock
    is_same = (hour % _HALF_DAY, minute) < (last_hour % _HALF_DAY, last_minute)
    if end.half and _lacks_half(start):
        return replace(start, half=end.half if is_same else _OTHER_HALF[end.half]), end
    if start.half and _lacks_half(end):
        return start, replace(end, half=start.half if is_same else _OTHER_HALF[start.half])
    return start, end


def _halves_differ(start: Moment, end: Moment) -> bool:
    """Whether one clock time says its half of the day, and the other one may be in either."""
    return bool((start.half and _lacks_half(end)) or (end.half and _lacks_half(start)))


def _lacks_half(moment: Moment) -> bool:
    is_told = moment.half or moment.part or moment.clock is None
    return not is_told and 1 <= (moment.clock or (0, 0))[0] <= _HALF_DAY


def _with_date(moment: Moment, other: Moment) -> Moment:
    """Give a clock time alone the date of the other end."""
    if not moment.is_clock_alone:
        return moment
    return replace(moment, year=other.year, month=other.month, day=other.day, weekday=other.weekday)


def _with_offsets(start: Moment, end: Moment) -> tuple[Moment, Moment]:
    """Give an end without an offset that of the other: as in ISO 8601, or behind both times."""
    if end.offset is None and end.zone is None and end.clock:
        end = replace(end, offset=start.offset)
    if start.offset is None and start.zone is None and is_one_day(start, end):
        start = replace(start, offset=end.offset)
    return start, end


def is_one_day(start: Moment, end: Moment) -> bool:
    """Whether two moments are on the same day."""
    return (start.year, start.month, start.day) == (end.year, end.month, end.day)


def is_next_day(start: Moment, end: Moment) -> bool:
    """Whether the one moment is on the day after the other."""
    one, other = calendar_day(start), calendar_day(end)
    return one is not None and other is not None and other - one == timedelta(days=1)


def in_words(start: Moment, end: Moment) -> str:
    """Return a range as a registry has it."""
    if end.zone == start.zone:
        end = replace(end, zone=None)
    is_brief = start.clock and end.clock and is_one_day(start, end)
    return f"{start.text} to{end.time if is_brief else f' {end.text}'}"

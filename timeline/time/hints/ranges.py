"""Ranges as people write them: each end may leave to the other what both share."""

from dataclasses import replace
from datetime import timedelta

from timeline.time.hints.moment import Moment, calendar_day


def filled(start: Moment, end: Moment) -> tuple[Moment, Moment] | None:
    """Return both ends of a range, each with what it leaves to the other; None if nobody knows."""
    start = _with_half(start, end)
    start, end = _with_date(start, end), _with_date(end, start)
    start_time, end_time = (bool(it.clock or it.part) for it in (start, end))
    is_shared = start.day is not None and start.month is None
    if end_time > start_time or (start_time > end_time and is_shared):
        return None  # 2-3 March, 18:30: on both days, or on the first?
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


def _with_half(start: Moment, end: Moment) -> Moment:
    """Give the first clock time of 6:30-7:30 pm its half of the day, if it is the same one."""
    if not (end.half and end.clock and start.clock) or start.half or start.part:
        return start
    one, other = ((hour % 12, minute) for hour, minute in (start.clock, end.clock))
    is_same = one < other
    return replace(start, half=end.half if is_same else {"a": "p", "p": "a"}[end.half])


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

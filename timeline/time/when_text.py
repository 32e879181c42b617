"""The text of a `when` as a registry would write it: the same for every way to write it."""

from timeline.time.dates import Point, Shape, When, written


def text(when: When) -> str:
    """Return the text of a `when`, without weekdays; parsed again, it has the same points."""
    if when.shape is Shape.UNKNOWN:
        return when.shape
    first, last = when.points[0], when.points[-1]
    if when.shape is Shape.RANGE:
        is_same_day = first.first == last.first and (last.clock or last.part)
        end = _time(last) if is_same_day else _point(last)
        return f"{_point(first)} to {end}"
    return _point(first) if when.shape is Shape.AT else f"{when.shape} {_point(first)}"


def _point(point: Point) -> str:
    time = _time(point)
    return f"{written(point)}{point.mark}{f' {time}' if time else ''}"


def _time(point: Point) -> str:
    if point.clock is None:
        return point.part or ""
    about = "~" if point.about else ""
    return f"{point.clock:%H:%M}{about}{f' {point.zone}' if point.zone else ''}"

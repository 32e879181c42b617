"""What has changed as plain text, to be mailed or read on a terminal."""

from collections.abc import Callable, Iterator

from timeline.prose.differences.report import Item, Report
from timeline.prose.wrapping import wrapped
from timeline.text import visible

Paint = Callable[[str, Item | None], str]
"""Colours the lead of a change, or a heading."""


def unpainted(text: str, _item: Item | None) -> str:
    """Return a text as it is."""
    return text


def lines(
    report: Report, width: int, paint: Paint = unpainted, *, ids: bool = False
) -> Iterator[str]:
    """Yield the lines of a report, none wider than wanted."""
    for text, indent, hanging in _texts(report, paint, ids=ids):
        yield from wrapped(visible(text).replace("\t", " "), width, indent, hanging)


def _texts(report: Report, paint: Paint, *, ids: bool) -> Iterator[tuple[str, int, int]]:
    yield report.headline, 0, 2
    for section in report.sections:
        yield "", 0, 0
        yield paint(section.heading, None), 0, 2
        for item in section.items:
            yield _line(item, paint, ids=ids), 2, 4
    if report.more:
        yield "", 0, 0
        yield report.more, 0, 2


def _line(item: Item, paint: Paint, *, ids: bool) -> str:
    """Return a change in one line."""
    id = f" [{item.change.entry.id}]" if ids and item.change else ""
    lead = paint(item.lead, item) if item.lead else ""
    return f"{lead}{item.title}{id}{item.rest}"

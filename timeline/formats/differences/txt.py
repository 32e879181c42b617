"""What has changed as plain text, to be mailed or read on a terminal."""

from collections.abc import Iterator

from timeline.prose.differences.report import Item, Report
from timeline.prose.wrapping import wrapped
from timeline.text import visible


def lines(report: Report, width: int, *, ids: bool = False) -> Iterator[str]:
    """Yield the lines of a report, none wider than wanted."""
    for text, indent, hanging in _texts(report, ids=ids):
        yield from wrapped(visible(text).replace("\t", " "), width, indent, hanging)


def _texts(report: Report, *, ids: bool) -> Iterator[tuple[str, int, int]]:
    yield report.headline, 0, 2
    for section in report.sections:
        yield "", 0, 0
        yield section.heading, 0, 2
        for item in section.items:
            yield line(item, ids=ids), 2, 4
    if report.more:
        yield "", 0, 0
        yield report.more, 0, 2


def line(item: Item, *, ids: bool = False) -> str:
    """Return a change in one line."""
    id = f" [{item.change.entry.id}]" if ids and item.change else ""
    return f"{item.lead}{item.title}{id}{item.rest}"

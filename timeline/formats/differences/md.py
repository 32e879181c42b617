"""What has changed as Markdown, plain enough to be pasted into a mail: no HTML and no tables."""

from collections.abc import Iterator

from timeline.prose.differences.report import Item, Report
from timeline.prose.markdown import inline


def lines(report: Report, *, ids: bool = False) -> Iterator[str]:
    """Yield the lines of a report; no text of a registry becomes markup."""
    yield f"# {inline(report.headline)}"
    for section in report.sections:
        yield from ("", f"## {inline(section.heading)}", "")
        yield from (f"- {_line(item, ids=ids)}" for item in section.items)
    if report.more:
        yield from ("", inline(report.more))


def _line(item: Item, *, ids: bool) -> str:
    lead = f"{inline(item.lead)} " if item.lead else ""
    id = f" `{item.change.entry.id}`" if ids and item.change else ""
    return f"{lead}**{inline(item.title)}**{id}{inline(item.rest)}"

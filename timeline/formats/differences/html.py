"""What has changed as a web page in one file, with long texts compared word by word."""

from collections.abc import Iterator
from html import escape

from timeline.comparison.classes import Class
from timeline.prose.differences.report import Item, Report
from timeline.prose.differences.sides import Sides
from timeline.prose.differences.word_level import passages
from timeline.text import visible

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:45rem;padding:0 1rem}"
    "blockquote{border-left:.2rem solid;margin:.5rem 0;padding-left:1rem;white-space:pre-wrap}"
    "del{background:#fdd;color:#600}ins{background:#dfd;color:#040}"
)


def lines(report: Report, sides: Sides, *, ids: bool = False) -> Iterator[str]:
    """Yield the lines of the page; no text of a registry becomes markup."""
    headline = _said(report.headline)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{sides.words.tag}">'
    yield f'<head><meta charset="utf-8"><title>{headline}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head>"
    yield f"<body><h1>{headline}</h1>"
    for section in report.sections:
        yield f"<h2>{_said(section.heading)}</h2>"
        yield "<ul>"
        for item in section.items:
            yield f"<li>{_line(item, ids=ids)}{_text(sides, item)}</li>"
        yield "</ul>"
    if report.more:
        yield f"<p>{_said(report.more)}</p>"
    yield "</body></html>"


def _said(text: str) -> str:
    return escape(visible(text))


def _line(item: Item, *, ids: bool) -> str:
    id = f" <code>{escape(item.change.entry.id)}</code>" if ids and item.change else ""
    return f"{_said(item.lead)}<strong>{_said(item.title)}</strong>{id}{_said(item.rest)}"


def _text(sides: Sides, item: Item) -> str:
    """Return the old and the new description of an event in one, if both are there and differ."""
    change = item.change
    if change is None or Class.TEXT not in change.classes or not (change.old and change.new):
        return ""
    old, new = (each.entry.event.description or "" for each in (change.old, change.new))
    pieces = passages(sides.old.say(old), sides.new.say(new))
    told = "".join(
        _said(before) if before == after else _marked("del", before) + _marked("ins", after)
        for before, after in pieces
    )
    return f"<blockquote>{told}</blockquote>"


def _marked(tag: str, text: str) -> str:
    return f"<{tag}>{_said(text)}</{tag}>" if text else ""

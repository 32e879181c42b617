"""What has changed as a feed that people subscribe to: Atom (RFC 4287), and JSON Feed 1.1."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from timeline.text import visible

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Item:
    """A change of an event: told once, under an id for ever."""

    id: str
    title: str
    text: str
    modified: datetime
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of changes, newest first, its language, and the page that it belongs to, if any."""

    id: str
    title: str
    language: str
    author: str
    updated: datetime
    items: Sequence[Item]
    home: str | None = None


def atom(feed: Feed, address: str | None) -> bytes:
    """Return the feed as Atom, with its own address if that is known."""
    return "".join(f"{line}\n" for line in _atom(feed, address)).encode()


def _atom(feed: Feed, address: str | None) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="{_ATOM}" xml:lang={quoteattr(feed.language)}>'
    yield f"<id>{_said(feed.id)}</id>"
    yield f"<title>{_said(feed.title)}</title>"
    yield f"<updated>{_moment(feed.updated)}</updated>"
    yield f"<author><name>{_said(feed.author)}</name></author>"
    if feed.home:
        yield f'<link rel="alternate" type="text/html" href={quoteattr(feed.home)}/>'
    if address:
        yield f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>'
    for item in feed.items:
        yield "<entry>"
        yield f"<id>{_said(item.id)}</id>"
        yield f"<title>{_said(item.title)}</title>"
        yield f"<updated>{_moment(item.modified)}</updated>"
        if item.url:
            yield f'<link rel="alternate" type="text/html" href={quoteattr(item.url)}/>'
        yield f'<content type="text">{_said(item.text)}</content>'
        yield "</entry>"
    yield "</feed>"


def _said(text: str) -> str:
    return escape(visible(text))


def json_feed(feed: Feed, address: str | None) -> bytes:
    """Return the feed as JSON, with its own address if that is known."""
    told = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(item) for item in feed.items],
    }
    known = {name: value for name, value in told.items() if value is not None}
    return f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode()


def _item(item: Item) -> dict[str, str]:
    told = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.text,
        "date_modified": _moment(item.modified),
    }
    return {name: value for name, value in told.items() if value is not None}


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"

"""The list of a site: its feeds, for programs, and the files in its folder that are ours."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BaseModel, ValidationError

from timeline.publishing.owned import Owned, as_json, damaged
from timeline.publishing.site.calendars import Calendar
from timeline.publishing.site.feeds import Feed, feed_of
from timeline.registry.events import KINDS
from timeline.registry.publication import Dimension
from timeline.registry.texts import Language
from timeline.validators import Checked

LIST = "feeds.json"
_FEED = re.compile(
    r"([a-z]{2,3}(?:-[a-z0-9]+)*/)?(?:all|year/(?!0000)[0-9]{4}"
    r"|(?:kind|country|topic|person|series)/[a-z0-9]+(?:[-_][a-z0-9]+)*)\.ics"
)
"""The paths of feeds, in the folder of a language or not."""


def _path(text: str) -> str:
    """Return the path of a feed; raise ValueError if no feed of ours can be there."""
    _, feed = _parted(text)
    if feed.dimension is Dimension.KIND and feed.value not in KINDS:
        raise ValueError(f"{feed.value} is no kind")
    return text


def _parted(path: str) -> tuple[str, Feed]:
    """Return the folder of a language, with a slash, and the feed; raise ValueError for others."""
    found = _FEED.fullmatch(path)
    if found is None:
        raise ValueError(f"{path} is no feed")
    folder = found[1] or ""
    return folder, feed_of(path.removeprefix(folder))


class Earlier(BaseModel):
    """A feed as the run before has listed it."""

    path: Annotated[str, Checked(_path)]
    language: Language
    events: int

    @property
    def feed(self) -> Feed:
        """The feed, in whatever language."""
        return _parted(self.path)[1]

    @property
    def folder(self) -> str:
        """The folder of its language, with a slash; empty for that of the registry."""
        return _parted(self.path)[0]


class _Feeds(BaseModel):
    feeds: tuple[Earlier, ...] = ()


def earlier(owned: Owned) -> tuple[Earlier, ...]:
    """Return the feeds that the run before has published; raise TimelineError for other data."""
    try:
        return _Feeds.model_validate_json(owned.data or b"{}").feeds
    except ValidationError:
        raise damaged(owned.path / owned.list) from None


def listed(
    owned: Owned,
    title: str,
    address: str | None,
    rows: Iterable[dict[str, object]],
    files: Mapping[str, tuple[str, ...]],
) -> bytes:
    """Return the list as it is written."""
    head = {"registry": owned.registry, "title": title, "address": address}
    return as_json({**head, "feeds": [*rows], "files": files})


def row(calendar: Calendar) -> dict[str, object]:
    """Return what the list says of a feed."""
    return {
        "path": calendar.path,
        "by": calendar.feed.dimension,
        "value": calendar.feed.value or None,
        "language": calendar.language,
        "name": calendar.name,
        "description": calendar.about,
        "address": calendar.address,
        "events": calendar.events,
        "first": str(calendar.first) if calendar.first else None,
        "last": str(calendar.last) if calendar.last else None,
    }

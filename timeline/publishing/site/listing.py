"""The list of a site: its feeds, for programs, and the files in its folder that are ours."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from timeline.publishing.owned import Name, Owned, as_json
from timeline.publishing.site.calendars import Calendar
from timeline.publishing.site.feeds import Feed, feed_of
from timeline.registry.publication import Dimension

LIST = "feeds.json"


class Earlier(BaseModel):
    """A feed as the run before has listed it."""

    path: Name
    language: str
    events: int

    @property
    def feed(self) -> Feed:
        """The feed, in whatever language."""
        return feed_of(self.path.removeprefix(self.folder))

    @property
    def folder(self) -> str:
        """The folder of its language, with a slash; empty for that of the registry."""
        first, slash, rest = self.path.partition("/")
        is_language = slash and (first not in list(Dimension) or "/" in rest)
        return f"{first}/" if is_language else ""


class _Feeds(BaseModel):
    feeds: tuple[Earlier, ...]


def earlier(owned: Owned) -> tuple[Earlier, ...]:
    """Return the feeds that the run before has published."""
    return _Feeds.model_validate_json(owned.data).feeds if owned.data else ()


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

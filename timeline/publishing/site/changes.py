"""The feeds of changes: what the folder was told last, against what it is told now."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from timeline.changes import lockfile, told_events
from timeline.changes.lock import Lock, State
from timeline.comparison.changes import Change, Comparison
from timeline.diagnostics.findings import TimelineError
from timeline.diagnostics.reporting import refused
from timeline.formats.differences.feeds import Feed, Item
from timeline.prose.differences.report import item, ordered
from timeline.prose.differences.sides import Sides, sides
from timeline.publishing.site.calendars import Edition
from timeline.schedule.schedule import Schedule

TOLD = "told.jsonl"
"""What subscribers were told, as a lock has it."""
_TAG = re.compile(r"tag:[^,]+,[0-9-]{10}:(?P<id>[^/]+)/.*")
"""The id of a change: it has that of the event in it."""
_MOST = 100
"""Changes that a feed holds."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a feed of which nothing was ever told."""


class _Known(BaseModel):
    id: str
    title: str
    content_text: str
    date_modified: datetime
    url: str | None = None


class _KnownFeed(BaseModel):
    items: tuple[_Known, ...]


def compared(data: bytes | None, path: Path, new: Lock, schedule: Schedule) -> Comparison | None:
    """Compare what calendars were told as the folder has it with what they are told now.

    Raises RegistryError if that file is damaged. On a first run there is nothing to compare.
    """
    if data is None or data == lockfile.write(new):
        return None
    old, source = lockfile.read(data, str(path), new.registry, new.audience)
    if source.findings:
        raise refused(source.findings, [source])
    found = told_events.compared(old or new, new, schedule)
    return told_events.with_withdrawals(told_events.telling(found, old or new, new), new)


def known(data: bytes | None, path: Path) -> list[Item]:
    """Return the changes that the folder tells of; raise TimelineError if none can be read."""
    if data is None:
        return []
    try:
        found = _KnownFeed.model_validate_json(data).items
    except ValidationError:
        raise TimelineError(
            f"{path}: this is not a feed of changes; restore the last one; nothing was written"
        ) from None
    return [
        Item(each.id, each.title, each.content_text, each.date_modified, each.url) for each in found
    ]


def feed(
    edition: Edition, lock: Lock, comparison: Comparison | None, earlier: Iterable[Item], page: str
) -> Feed:
    """Return the changes in a language: the new ones, then those that the folder tells of.

    What the lock has forgotten is told no more, nor that it is gone.
    `page` is the name of the page that shows the events, empty if there is none.
    """
    new = _new(edition, lock, comparison, page) if comparison else []
    items = {each.id: each for each in sorted(new, key=lambda each: each.id)}
    items = {each.id: each for each in sorted(items.values(), key=_moment, reverse=True)}
    for each in earlier:
        items.setdefault(each.id, each)
    told = [each for each in items.values() if not _is_forgotten(each, lock)][:_MOST]
    chronology = edition.chronology
    title = chronology.words.phrases["said"].format(
        who=chronology.title, what=chronology.words.site["changes"]
    )
    return Feed(
        id=f"tag:{lock.registry},1970-01-01:changes/{edition.tag}",
        title=title,
        language=edition.tag,
        author=chronology.title,
        updated=max((each.modified for each in told or lock.memories.values()), default=_EPOCH),
        items=told,
        home=edition.address,
    )


def _is_forgotten(item: Item, lock: Lock) -> bool:
    """Whether the user has had the lock forget the event of a change, by pruning it."""
    found = _TAG.fullmatch(item.id)
    memory = lock.memory(found["id"]) if found else None
    return memory is not None and memory.state is State.PRUNED


def _moment(item: Item) -> datetime:
    return item.modified


def _new(edition: Edition, lock: Lock, comparison: Comparison, page: str) -> Iterator[Item]:
    chronology = edition.chronology
    told = sides(comparison, chronology.audience, edition.tag, under_days=False)
    for change in ordered(comparison):
        yield _item(edition, told, lock, change, page)


def _item(edition: Edition, told: Sides, lock: Lock, change: Change, page: str) -> Item:
    id, said = change.entry.id, item(told, change)
    memory = lock.memory(id)
    sequence, modified = (memory.sequence, memory.modified) if memory else (0, _EPOCH)
    anchor = edition.chronology.registry.first_id_of(id)
    url = f"{edition.address}{page}#{anchor}" if edition.address and page and change.new else None
    return Item(
        id=f"tag:{lock.registry},{modified:%Y-%m-%d}:{id}/{sequence}/{modified:%Y%m%dT%H%M%SZ}",
        title=f"{said.lead}{said.title}",
        text=f"{said.lead}{said.title}{said.rest}",
        modified=modified,
        url=url,
    )

"""The changes between two editions of a registry, as facts."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from timeline.chronology.chronology import Entry
from timeline.comparison.classes import ORDER, Class
from timeline.comparison.plain import Plain
from timeline.schedule.schedule import Schedule

Pair = tuple[Plain, Plain]
"""The old value and the new one."""


class Account(NamedTuple):
    """An event as one edition tells of it: resolved, and as plain fields.

    `language` is that of the registry's own texts.
    """

    entry: Entry
    fields: Mapping[str, Plain]
    language: str


class Change(NamedTuple):
    """What has become of one event: at least one of its accounts is there.

    `classes` are in the order of telling, `fields` those whose values differ. One that is gone may
    be withdrawn from calendars that have shown it.
    """

    old: Account | None
    new: Account | None
    classes: tuple[Class, ...]
    fields: Mapping[str, Pair]
    is_withdrawn: bool = False

    @property
    def entry(self) -> Entry:
        """The event as it is, or as it was if it is gone."""
        known = self.new or self.old
        assert known is not None  # noqa: S101 - for mypy: one of the two is there
        return known.entry

    @property
    def former(self) -> str:
        """The id that the event had before, if it is another one; else empty."""
        before = self.old.entry.id if self.old else self.entry.id
        return "" if before == self.entry.id else before

    @property
    def day_entry(self) -> Entry:
        """The event under whose day it is told: as it was, if it is off or left the choice."""
        is_off = self.classes[0] in (Class.CANCELLED, Class.POSTPONED, Class.LEFT)
        return self.old.entry if is_off and self.old else self.entry


class EntryChange(NamedTuple):
    """What has become of an entry that events refer to, such as a person.

    `events` counts the events of both editions that refer to it.
    """

    section: str
    id: str
    fields: Mapping[str, Pair]
    events: int
    is_whole: bool
    """Whether the entry has come or gone, and has not only changed."""


class Comparison(NamedTuple):
    """Two editions of a registry, and all that differs between them.

    `head` are the fields of the registry itself.
    """

    old: Schedule
    new: Schedule
    changes: tuple[Change, ...]
    entries: tuple[EntryChange, ...] = ()
    head: Mapping[str, Pair] | None = None

    def __bool__(self) -> bool:
        return bool(self.changes or self.entries or self.head)

    @property
    def summary(self) -> dict[Class, int]:
        """How many events there are of each class; an event may be of several."""
        counted = Counter(each for change in self.changes for each in change.classes)
        return {each: counted[each] for each in sorted(counted, key=ORDER.__getitem__)}

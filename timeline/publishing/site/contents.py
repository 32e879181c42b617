"""The files of a site, in the order in which they are put in their places.

Calendars and tables come before the pages that name them, and the list of all comes last.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from timeline.changes import keeping, lockfile
from timeline.changes.keeping import Kept, Progress
from timeline.diagnostics.findings import Diagnostic
from timeline.files.writing import File
from timeline.formats.differences import feeds as formats
from timeline.publishing.owned import Update
from timeline.publishing.site import changes, guard, others
from timeline.publishing.site.calendars import Calendar, Edition, calendars
from timeline.publishing.site.feeds import Feed, Members, is_declared
from timeline.publishing.site.listing import Earlier, row
from timeline.registry.publication import ATOM, JSON_FEED, Publication, SiteFormat


@dataclass(slots=True)
class Contents:
    """What a site is made of; `made` are its calendars, without their bytes, by language.

    `editions` are the languages that have pages. In those that are `left` from an earlier run, only
    the calendars live on.
    """

    publication: Publication
    kept: Kept
    editions: list[Edition]
    left: list[Edition]
    feeds: Mapping[Feed, Members]
    earlier: tuple[Earlier, ...]
    refresh: timedelta
    is_forced: bool
    tell: Progress
    made: dict[str, list[Calendar]] = field(default_factory=dict)

    def files(self, update: Update) -> Iterator[File]:
        """Yield all files; raise RegistryError if a feed would lose too much."""
        if self.kept.is_due:
            yield keeping.file(self.kept.path, self.kept.new)
        yield from self._calendars(update)
        for edition in self.editions:
            self.tell(f"making tables and pages, {edition.tag}")
            for name, data in others.tables(edition, self.publication):
                yield update.file(name, data)
        yield from self._changes(update)
        for name, data in others.for_servers(self.publication, self.editions):
            yield update.file(name, data)
        yield from self._pages(update)
        yield update.list(is_last=False)

    def rows(self) -> list[dict[str, object]]:
        """Return what the list says of each calendar."""
        return [row(each) for made in self.made.values() for each in made]

    def _calendars(self, update: Update) -> Iterator[File]:
        faults, guarded = list[Diagnostic](), self._guarded()
        for edition in (*self.editions, *self.left):
            self.tell(f"making {len(self.feeds):,} calendars, {edition.tag}")
            made = self.made.setdefault(edition.prefix, [])
            for each in calendars(edition, self.feeds, self.kept.new, self.refresh):
                file = update.file(each.path, each.data)
                if each.path in guarded:
                    uids = [entry.uid for entry in self.feeds[each.feed].entries]
                    faults += self._losses(update, each.path, each.data, uids)
                made.append(each.told)
                yield file
        for path, feed in guarded.items():
            if feed not in self.feeds and is_declared(feed, self.publication.feeds):
                faults += self._losses(update, path, b"", [])
        if faults:
            raise guard.refused_to_shrink(faults)

    def _guarded(self) -> dict[str, Feed]:
        """Return the calendars that may not lose much, in the registry's own language."""
        large = (each for each in self.earlier if each.events >= guard.FEWEST)
        return {each.path: each.feed for each in large if not (self.is_forced or each.folder)}

    def _losses(
        self, update: Update, path: str, data: bytes, uids: Iterable[str]
    ) -> list[Diagnostic]:
        """Return why a calendar is not to be replaced, or pruned."""
        old = update.below.read(path)
        if old is None or old == data:
            return []
        return guard.losses(update.owned.path / path, old, uids)

    def _changes(self, update: Update) -> Iterator[File]:
        lock, path, below = self.kept.new, update.owned.path, update.below
        told, schedule = changes.TOLD, self.editions[0].chronology.schedule
        comparison = changes.compared(below.read(told), path / told, lock, schedule)
        page = others.PAGE if SiteFormat.HTML in self.publication.formats else ""
        for edition in self.editions:
            name = f"{edition.prefix}{JSON_FEED}"
            earlier = changes.known(below.read(name), path / name)
            feed = changes.feed(edition, lock, comparison, earlier, page)
            for name, write in ((ATOM, formats.atom), (JSON_FEED, formats.json_feed)):
                address = f"{edition.address}{name}" if edition.address else None
                yield update.file(f"{edition.prefix}{name}", write(feed, address))
        yield update.file(told, lockfile.write(lock))

    def _pages(self, update: Update) -> Iterator[File]:
        """Yield the pages on which people choose a calendar.

        They name each other: so one that is new comes without these links before all others.
        """
        pages = [(edition, f"{edition.prefix}{others.INDEX}") for edition in self.editions]
        for edition, name in pages if len(pages) > 1 else ():
            if update.below.read(name) is None:
                yield update.file(name, self._page(edition, []))
        for edition, name in pages:
            yield update.file(name, self._page(edition, self.editions))

    def _page(self, edition: Edition, linked: list[Edition]) -> bytes:
        made = [each for each in self.made[edition.prefix] if self._is_offered(each.feed)]
        return others.index_page(edition, linked, made, self.publication)

    def _is_offered(self, feed: Feed) -> bool:
        return self.feeds[feed].is_offered

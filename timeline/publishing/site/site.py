"""A site published: from the files of a registry to a folder that any web server can serve."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from timeline.changes import keeping
from timeline.changes.keeping import Kept
from timeline.changes.withdrawals import told
from timeline.chronology.chronology import Chronology
from timeline.chronology.resolver import Resolved, resolved
from timeline.chronology.selection import Selection, select
from timeline.diagnostics.findings import TimelineError
from timeline.files import writing
from timeline.files.below import Below
from timeline.files.finding import find
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.ical.calendar import REFRESH
from timeline.publishing import export
from timeline.publishing.export import UNDATED, Host
from timeline.publishing.options import calendars, readers
from timeline.publishing.owned import Owned, Update, owned
from timeline.publishing.site import feeds, guard, listing
from timeline.publishing.site.calendars import Calendar, Edition
from timeline.publishing.site.contents import Contents
from timeline.publishing.targets import Target
from timeline.registry.publication import ALL
from timeline.registry.vocabulary import Audience


class Options(export.Safety, total=False):
    """All that may be chosen about a site, called as the options of the command."""

    first: bool
    force: bool
    prune: bool
    refresh: str | None
    wait: float


@dataclass(frozen=True, slots=True)
class Site:
    """What came of publishing: how many files were new, changed or unchanged, and the calendars.

    `removed` are files of ours that are no more, `left` those that somebody had changed, so that
    they stay. The `chronology` has the events in the registry's own language. `begins` says that
    there was no earlier site, though calendars had been told.
    """

    kept: Kept
    counts: dict[str, int]
    languages: Sequence[str]
    calendars: Sequence[Calendar]
    removed: Sequence[str]
    left: Sequence[str]
    begins: bool
    internal: Sequence[str]
    chronology: Chronology
    unoffered: Sequence[str]
    has_address: bool


class _Run(NamedTuple):
    """What a run has read of a registry, and what it is to do."""

    known: Resolved
    kept: Kept
    options: Options
    host: Host

    def is_to(self, option: Literal["locked", "first", "force", "prune"]) -> bool:
        """Whether the user has given an option."""
        return self.options.get(option, False)


def publish(registry: list[Path], folder: Path, options: Options, host: Host) -> Site:
    """Publish a registry in a folder: all that has changed or nothing, and keep its lock.

    Raises TimelineError, and RegistryError for faults in the registry, in the lock, or if a feed
    would lose too much.
    """
    wait = options.get("wait", LONGEST_WAIT)
    files = find(str(path) for path in registry)
    beside = keeping.folder(registry)
    _refuse_above(folder, files)
    with alone(beside, host.waits, wait):
        schedule = host.read(files)
        moment = host.now() or UNDATED
        known = resolved(schedule, Audience.PUBLIC, moment)
        kept = keeping.keep(registry, known, moment, host.tell)
        kept = export.safe(kept, [Target("ics", folder / ALL)], moment, options, "publish")
        run = _Run(known, kept, options, host)
        with writing.folders([folder]), alone(folder, host.waits, wait):
            before = owned(folder, listing.LIST, known.schedule.registry.registry)
            is_first = before.is_new and bool(kept.old.memories)
            if is_first and run.is_to("locked") and not run.is_to("first"):
                guard.refuse_first(kept, folder)
            return _written(_contents(run, before), before, run)


def _refuse_above(folder: Path, files: list[str]) -> None:
    """Raise TimelineError if the folder holds the registry: all of the folder is published."""
    try:
        held = [file for file in files if Path(file).resolve().is_relative_to(folder.resolve())]
    except (OSError, RuntimeError) as error:
        raise TimelineError(f"a file can't be reached: {error}") from None
    if held:
        raise TimelineError(
            f"{folder}: this folder holds the registry ({held[0]}), and would publish it too; "
            "choose another folder; nothing was written"
        )


def _contents(run: _Run, before: Owned) -> Contents:
    """Return what the site is to hold; feeds of the run before stay, unless they are pruned."""
    registry, refresh = run.known.schedule.registry, run.options.get("refresh")
    publication, own = registry.publish, registry.language
    for tag in publication.languages:
        readers.language(tag, registry, run.host.warns, "publish.languages")
    tags = dict.fromkeys((own, *publication.languages))
    published = listing.earlier(before)
    earlier = () if run.is_to("prune") else published
    left = {each.language for each in earlier if each.folder} - tags.keys()
    editions = [_edition(run, tag) for tag in tags]
    return Contents(
        publication,
        run.kept,
        editions,
        [_edition(run, tag) for tag in sorted(left)],
        feeds.feeds(
            editions[0].chronology,
            run.kept.new,
            publication.feeds,
            [each.feed for each in earlier],
        ),
        published,
        calendars.ahead("refresh", refresh) if refresh else REFRESH,
        run.is_to("force"),
        run.host.tell,
    )


def _edition(run: _Run, tag: str) -> Edition:
    chosen, registry = Selection(), run.known.schedule.registry
    chronology = run.kept.whole(chosen, tag) or select(run.known, chosen, tag)
    prefix = registry.site_folder(tag)
    address = f"{registry.publish.address}{prefix}" if registry.publish.address else None
    return Edition(told(chronology, run.kept.revised, chosen), prefix, address)


def _written(contents: Contents, before: Owned, run: _Run) -> Site:
    """Write the files of a site, then remove those that are no more."""
    folder, address = before.path, run.known.schedule.registry.publish.address
    with Below(folder) as below:
        update = Update(
            before,
            below,
            lambda files: listing.listed(
                before,
                contents.editions[0].chronology.title,
                address,
                contents.rows(),
                files,
            ),
            run.is_to("force"),
            "move it away, or overwrite it with --force",
        )
        with writing.folders(_folders(folder, contents)):
            writing.write(contents.files(update), update.claim)
        fates = dict(update.remove_stale())
        if update.stale:
            writing.write([update.list(is_last=True)])
    made = [each for some in contents.made.values() for each in some]
    return Site(
        contents.kept,
        update.counts,
        [each.tag for each in contents.editions],
        made,
        [name for name, is_removed in fates.items() if is_removed],
        [name for name, is_removed in fates.items() if not is_removed],
        before.is_new and bool(contents.kept.old.memories),
        run.known.internal,
        contents.editions[0].chronology,
        [each.path for each in made if each.events and not contents.feeds[each.feed].is_offered],
        address is not None,
    )


def _folders(folder: Path, contents: Contents) -> list[Path]:
    """Return the folders of the files, the upper ones first."""
    prefixes = [each.prefix for each in (*contents.editions, *contents.left)]
    below = {str(feed.dimension) for feed in contents.feeds if feed.dimension}
    found = [folder / prefix for prefix in prefixes if prefix]
    return [*found, *(folder / prefix / name for prefix in prefixes for name in sorted(below))]

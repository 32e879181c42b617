"""The life of one event: the revisions in git in which it has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from timeline.cli import console
from timeline.comparison.changes import Comparison
from timeline.comparison.compare import compared
from timeline.files import git
from timeline.files.git import Commit, Repository
from timeline.files.git_objects import Objects
from timeline.reading.excerpts import excerpt
from timeline.reading.leniently import load_leniently
from timeline.reading.source import SourceFile, read
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule, schedule

Files = list[tuple[str, bytes]]


class Revised(NamedTuple):
    """A commit in which an event has changed, and the one change."""

    commit: Commit
    comparison: Comparison


class _File(NamedTuple):
    """A file in the history: its name in a revision, and the hash of its bytes."""

    name: str
    hash: str


@dataclass(slots=True)
class _Editions:
    """The editions of a registry in git, of which the last two are remembered as read."""

    repository: Repository
    objects: Objects
    sources: dict[str, SourceFile] = field(default_factory=dict)
    unread: set[tuple[bytes, ...]] = field(default_factory=set)

    def listed(self, commit: str, paths: Sequence[str]) -> list[_File]:
        """Return the files of a registry in a commit, by the first path that it has there."""
        for path in paths if commit else ():
            if found := self.objects.get(f"{commit}:{path}"):
                if found.is_file:
                    return [_File(f"{commit}:{path}", found.hash)]
                return [_File(*each) for each in self.repository.inside(commit, path)]
        return []

    def read(self, *editions: list[_File]) -> Iterator[list[SourceFile]]:
        """Yield the files of some editions, parsed; no others are remembered then."""
        known = {}
        for files in editions:
            for name, hash in files:
                if hash not in known:
                    known[hash] = self.sources.get(hash) or read(self._bytes(hash), name)
            yield [known[each.hash] for each in files]
        self.sources = known

    def whole(self, files: list[_File]) -> Files:
        """Return the names and bytes of files."""
        return [(name, self._bytes(hash)) for name, hash in files]

    def _bytes(self, hash: str) -> bytes:
        found = self.objects.get(hash)
        return found.data if found else b""

    def loaded(self, files: Files) -> Schedule | None:
        """Return the registry in files without what is at fault; None if it can't be read."""
        found = load_leniently(files)[0].schedule if files else None
        key = tuple(data for _, data in files)
        if files and found is None and key not in self.unread:
            self.unread.add(key)
            console.say(f"{files[0][0]}: left out because this version can't read it")
        return found


def of_event(id: str, path: Path, audience: Audience) -> Iterator[Revised]:
    """Yield the commits in which an event has changed, the newest first, under all its ids.

    A revision that this version refuses is read without what is at fault in it. One that can't be
    read at all is named, and so are no changes from it or to it.
    """
    repository = git.at(path if path.is_dir() else path.parent)
    commits = list(repository.history(repository.path(path), is_file=not path.is_dir()))
    ids = {id}
    with Objects(repository.top) as objects:
        editions = _Editions(repository, objects)
        if repository.is_shallow:  # nobody knows what was new in the first commits
            console.say(git.SHALLOW)
            commits = [each for each in commits if each.parent]
        for commit, older in zip(commits, [*commits[1:], None], strict=True):
            names = [commit.path, *([older.path] if older else [])]
            before = editions.listed(commit.parent, names)
            after = editions.listed(commit.hash, names[:1])
            if comparison := _changed(editions, ids, before, after, audience):
                ids |= {each.former for each in comparison.changes if each.former}
                yield Revised(commit, comparison)


def _changed(
    editions: _Editions, ids: set[str], old: list[_File], new: list[_File], audience: Audience
) -> Comparison | None:
    """Return the change of one event between two revisions, if it has changed.

    If both have the event, the rest of them is not read. A registry that is kept for years has
    hundreds of revisions with thousands of events.
    """
    if [each.hash for each in old] == [each.hash for each in new]:
        return None
    sources = list(editions.read(new, old))
    if not any(id in source.text for id in ids for files in sources for source in files):
        return None
    after, before = (excerpt(files, ids) for files in sources)
    if before and after:
        if before.data == after.data:
            return None
        files = before.files, after.files
    else:
        files = editions.whole(old), editions.whole(new)
    was, is_now = (editions.loaded(each) for each in files)
    if (was is None and old) or (is_now is None and new):
        return None
    return _of_one(ids, was, is_now, audience)


def _of_one(
    ids: set[str], old: Schedule | None, new: Schedule | None, audience: Audience
) -> Comparison | None:
    """Return the change of one event between two revisions, if it has changed."""
    known = next(each for each in (new, old) if each)
    empty = schedule(known.registry.model_copy(update={"events": {}}))
    comparison = compared(old or empty, new or empty, audience)
    found = tuple(each for each in comparison.changes if ids & {each.entry.id, each.former})
    return comparison._replace(changes=found[:1], entries=(), head=None) if found else None

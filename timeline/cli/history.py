"""The life of one event: the revisions in git in which it has changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from timeline.cli import console
from timeline.comparison.changes import Comparison
from timeline.comparison.compare import compared
from timeline.files import git
from timeline.files.git import Commit, Repository
from timeline.reading.leniently import load_leniently
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule, schedule

Files = list[tuple[str, bytes]]


class Revised(NamedTuple):
    """A commit in which an event has changed, and the one change."""

    commit: Commit
    comparison: Comparison


def of_event(id: str, path: Path, audience: Audience) -> Iterator[Revised]:
    """Yield the commits in which an event has changed, the newest first, under all its ids.

    A revision that this version refuses is read without what is at fault in it. One that can't be
    read at all is named, and so are no changes from it or to it.
    """
    repository = git.at(path if path.is_dir() else path.parent)
    commits = list(repository.history(repository.path(path), is_file=not path.is_dir()))
    known: dict[bytes, Schedule | None] = {}
    ids = {id}
    for commit, older in zip(commits, [*commits[1:], None], strict=True):
        after = _files(repository, commit.hash, [commit.path])
        names = [commit.path, *([older.path] if older else [])]
        before = _files(repository, commit.parent, names) if commit.parent else []
        if not any(each.encode() in data for each in ids for _, data in (*after, *before)):
            continue
        old, new = (_read(files, known) for files in (before, after))
        if any(files and read is None for files, read in ((before, old), (after, new))):
            continue
        if comparison := _of_one(ids, old, new, audience):
            ids |= {each.former for each in comparison.changes if each.former}
            yield Revised(commit, comparison)


def _files(repository: Repository, commit: str, paths: list[str]) -> Files:
    """Return the files of a registry in a commit, by the first path that it has there."""
    path = next((path for path in paths if repository.has(commit, path)), None)
    return [] if path is None else repository.files(commit, path)


def _read(files: Files, known: dict[bytes, Schedule | None]) -> Schedule | None:
    """Return the registry in files, read once; None if there is none, or it can't be read."""
    key = b"".join(hashlib.sha256(data).digest() for _, data in files)
    if key not in known:
        known[key] = load_leniently(files)[0].schedule if files else None
        if files and known[key] is None:
            console.say(f"{files[0][0]}: left out, as this version can't read it")
    return known[key]


def _of_one(
    ids: set[str], old: Schedule | None, new: Schedule | None, audience: Audience
) -> Comparison | None:
    """Return the change of one event between two revisions, if it has changed."""
    known = next(each for each in (new, old) if each)
    empty = schedule(known.registry.model_copy(update={"events": {}}))
    comparison = compared(old or empty, new or empty, audience)
    found = tuple(each for each in comparison.changes if ids & {each.entry.id, each.former})
    return replace(comparison, changes=found[:1], entries=(), head=None) if found else None

"""Outputs in folders of ours: what is new there, what other people have changed, what goes."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Self

from timeline.chronology.chronology import Chronology
from timeline.files import writing
from timeline.files.below import Below
from timeline.files.writing import File
from timeline.formats import Folder
from timeline.publishing.owned import Owned, Update, as_json, owned
from timeline.registry.vocabulary import Audience


class Updates:
    """The folders of outputs in which files stay that are not ours, for as long as it takes."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._updates: dict[Path, Update] = {}

    def files(self, path: Path, folder: Folder, shown: Chronology) -> Iterator[File]:
        """Yield the files of a folder; raise TimelineError if other people's are in the way."""
        before = owned(path, folder.listed, shown.registry.registry)
        below = self._stack.enter_context(Below(path))
        is_private = shown.audience is Audience.INTERNAL
        update = Update(before, below, partial(_listed, before), is_private=is_private)
        self._updates[path] = update
        for name, data in folder.files.items():
            yield update.file(name, data)
        yield update.list(is_last=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def claims(self) -> Iterator[File]:
        """Yield the lists that come before all files."""
        for update in self._updates.values():
            yield from update.claim()

    def end(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Remove what is ours and not made any more; return what was removed, and what was left."""
        fates: dict[Path, bool] = {}
        for path, update in self._updates.items():
            fates |= {path / name: is_gone for name, is_gone in update.remove_stale()}
            if update.stale:
                writing.write([update.list(is_last=True)])
        removed = tuple(path for path, is_gone in fates.items() if is_gone)
        return removed, tuple(path for path in fates if path not in removed)


def _listed(before: Owned, files: Mapping[str, tuple[str, ...]]) -> bytes:
    return as_json({"registry": before.registry, "files": files})

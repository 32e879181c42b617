"""Clearing folders of our own: of files that an earlier run put there, and that are gone now."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from timeline.diagnostics.findings import TimelineError
from timeline.files.places import Places
from timeline.files.reading import cause

_UNREAD = (".", "_")
"""How the names of files begin that readers of a whole folder leave out."""


def gone(
    paths: Iterable[Path], kept: Collection[Path], is_ours: Callable[[Path], bool]
) -> list[Path]:
    """Return the files that are ours and not kept.

    Raises TimelineError for a file of somebody else that would be read with ours.
    """
    others = [path for path in paths if path not in kept]
    for path in others:
        if not is_ours(path) and not path.name.startswith(_UNREAD):
            raise TimelineError(
                f"{path}: this is not part of the export, and programs would read it with the "
                "export; remove it or choose another folder; nothing was written"
            )
    return [path for path in others if is_ours(path)]


def files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield all files below folders, and links to folders, which are not followed."""
    for folder in folders:
        for parent, below, names in os.walk(folder):
            links = (name for name in below if Path(parent, name).is_symlink())
            yield from (Path(parent, name) for name in sorted((*names, *links)))


def remove(paths: Iterable[Path], typed: Path) -> None:
    """Remove files below a folder that the user typed, and the folders that are empty then.

    Raises TimelineError if a file can't be removed.
    """
    path = Path()
    with Places() as places:
        try:
            for path in paths:
                folder, name = places.find(path, typed)
                folder.unlink(name)
                for parent in takewhile(lambda upper: upper != typed, path.parents):
                    folder, name = places.find(parent, typed)
                    folder.remove_folder(name)
        except OSError as error:
            raise TimelineError(
                f"{path}: {cause(error)}; all else was written; remove this file of an earlier "
                "export, because programs would read it with the new one"
            ) from None

"""Saves outputs together, all or none: each goes to a temporary file as soon as it is made."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from itertools import chain
from pathlib import Path

from timeline.changes import keeping
from timeline.changes.keeping import Kept
from timeline.chronology.chronology import Chronology
from timeline.diagnostics.findings import TimelineError
from timeline.files import clearing, writing
from timeline.files.writing import File
from timeline.publishing.outputs import Export, Output, upper
from timeline.publishing.targets import STDOUT
from timeline.publishing.updates import Updates

Hold = Callable[[Path], AbstractContextManager[None]]
"""Has other runs wait that would work in a folder."""


def save(
    chronology: Chronology, outputs: Iterable[Output | str], kept: Kept | None, hold: Hold
) -> Export:
    """Write all outputs of a chronology, the lock first if calendars go by it.

    Whatever happens between the two, no revision is lost: what the lock holds goes out again.
    Folders of the registry's own are held meanwhile. An output that can't be made is a text: why.
    """
    with Updates() as updates:
        saving = _Saving(kept, updates)
        written = saving.write(outputs, hold)
        removed, left = updates.end()
    return Export(
        chronology,
        tuple(saving.made),
        frozenset(
            each.path
            for each in saving.made
            if each.path != STDOUT and written.isdisjoint(each.paths)
        ),
        saving.kept,
        unmade=tuple(saving.unmade),
        removed=removed,
        left=left,
    )


class _Saving:
    """The outputs that are made already, without the bytes of files, and what else is known."""

    def __init__(self, kept: Kept | None, updates: Updates) -> None:
        self.made: list[Output] = []
        self.unmade: list[str] = []
        self._kept = kept
        self._updates = updates
        self._gone: list[tuple[Path, list[Path]]] = []
        self._taken: set[str] = set()

    @property
    def kept(self) -> Kept | None:
        """The lock, if calendars go by it."""
        is_needed = any(each.target.is_calendar and each.target.is_kept for each in self.made)
        return self._kept if is_needed else None

    def write(self, outputs: Iterable[Output | str], hold: Hold) -> set[Path]:
        """Write all files; return the paths of those that were not the same, or that are gone."""
        try:
            with ExitStack() as held:
                # these two let go of each output before the next one is made; a loop does not
                files = chain.from_iterable(map(partial(self._files, held, hold), outputs))
                written = writing.write(files, self._claims)
                for path, paths in self._gone:
                    clearing.remove(paths, path)
                    written += paths
        except TimelineError as error:
            is_lock = self.kept is not None and str(error).startswith(f"{self.kept.path}:")
            hint = "; with --no-lock, timeline writes no lock" if is_lock else ""
            raise TimelineError(f"{error}{hint}") from None
        return set(written)

    def _files(self, held: ExitStack, hold: Hold, output: Output | str) -> Iterator[File]:
        """Yield the files of an output, once their folders are there."""
        if isinstance(output, str):
            self.unmade.append(output)
            return
        self.made.append(output.written)
        folder = output.folder
        if folder and folder.listed:
            files = [*self._updates.files(output.path, folder, output.shown)]
        else:
            files = [*output.files]
        self._refuse_twice(files)
        if output.own:  # another run may take away its empty folders until it is held
            held.enter_context(writing.folders([*upper(output.own[0], output.path)]))
            held.enter_context(hold(output.own[0]))
        held.enter_context(writing.folders(output.folders))
        self._gone.append((output.path, output.gone()))
        yield from files

    def _refuse_twice(self, files: Iterable[File]) -> None:
        """Raise TimelineError if two outputs would write the same file."""
        for file in files:
            path = os.path.realpath(file.path)  # unlike Path.resolve, without an error for a loop
            if path in self._taken:
                raise TimelineError("two outputs would write the same file; nothing was written")
            self._taken.add(path)

    def _claims(self) -> Iterator[File]:
        """Yield what comes before all outputs, the last of it first."""
        if self.kept and self.kept.is_due:
            yield keeping.file(self.kept.path, self.kept.new)
        yield from self._updates.claims()

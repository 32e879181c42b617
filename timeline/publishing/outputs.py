"""Outputs: what each shows, where it goes, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from timeline import formats
from timeline.changes.keeping import Kept, Progress
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Tables
from timeline.chronology.repeating import expand, for_people
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import TimelineError
from timeline.files import clearing, writing
from timeline.files.writing import File
from timeline.formats import Folder, Format, Rendered, Repeats
from timeline.publishing.targets import STDOUT, Target
from timeline.registry.vocabulary import Audience

_NO_DAY = "a calendar needs an event with a day, and none is left to show"


class Output(NamedTuple):
    """An output, what it shows and where it goes. Once a file is written, its bytes are let go."""

    target: Target
    shown: Chronology
    rendered: Rendered

    @property
    def path(self) -> Path:
        """Where it goes."""
        return self.target.path

    @property
    def folder(self) -> Folder | None:
        """Its files, if there are several and they are not to be in one archive."""
        is_one = self.path == STDOUT or self.path.suffix.lower() == ".zip"
        return None if is_one else self.rendered.folder

    @property
    def data(self) -> bytes:
        """The output as one file."""
        folder = self.rendered.folder
        return folder.zipped() if folder else self.rendered.data

    @property
    def files(self) -> Iterator[File]:
        """The files that it is written to, none if it goes to standard output."""
        typed = self.path if self.target.is_typed else None
        is_private = self.shown.audience is Audience.INTERNAL
        if self.folder:
            for name, data in self.folder.files.items():
                yield File(self.path / name, data, typed, is_private)
        elif self.path != STDOUT:
            yield File(self.path, self.data, typed, is_private)

    @property
    def written(self) -> "Output":
        """The output without the bytes of its files, which may be large."""
        if self.path == STDOUT:
            return self
        rendered = self.rendered
        if folder := rendered.folder:
            folder = folder._replace(files=dict.fromkeys(folder.files, b""))
        return self._replace(rendered=rendered._replace(data=b"", folder=folder))

    @property
    def paths(self) -> list[Path]:
        """Where its files go."""
        return [self.path / name for name in self.folder.files] if self.folder else [self.path]

    @property
    def folders(self) -> Iterator[Path]:
        """The folders that hold its files, the upper ones first."""
        if self.folder:
            every = (upper(path.parent, self.path) for path in self.paths)
            yield from dict.fromkeys(path for paths in every for path in paths)

    @property
    def warnings(self) -> list[str]:
        """Sentences on what is no error, but perhaps not meant."""
        is_named = "internal" in self.path.name or self.path == STDOUT
        is_bare = self.shown.audience is Audience.INTERNAL and not is_named
        own = ["it is for colleagues only, but its name does not say so"] if is_bare else []
        return [*own, *self.rendered.warnings]

    @property
    def own(self) -> list[Path]:
        """The folders that hold its files alone, in a folder of many registries."""
        return [self.path / name for name in self.folder.own] if self.folder else []

    def gone(self) -> list[Path]:
        """Return the files of an earlier export that would be read with its own.

        Raises TimelineError where its files can't be told apart from others.
        """
        folder = self.rendered.folder
        if folder is None or not (folder.whole or folder.own or folder.listed):
            return []
        if self.folder is None:
            raise TimelineError(
                "several files need a folder, as in -o archive; nothing was written"
            )
        if folder.listed:
            return []
        kept = {self.path / name for name in folder.files}
        if folder.whole:
            return clearing.gone(sorted(self.path.glob(folder.whole)), kept, lambda _: False)
        names = {f"{path.stem}.{suffix}" for path in kept for suffix in Tables}
        return clearing.gone(
            clearing.files(self.own),
            kept,
            lambda path: path.name in names or writing.is_temporary(path.name),
        )


def upper(folder: Path, top: Path) -> list[Path]:
    """Return the folders from the top one to a folder in it."""
    return [*takewhile(lambda path: path != top.parent, (folder, *folder.parents))][::-1]


@dataclass(frozen=True, slots=True, repr=False)
class Export:
    """The result of an export: its outputs, of which the `unchanged` were as they should be.

    `unmade` says of usual outputs why they could not be made. `kept` is the lock, if calendars
    went out by it. `chronology` are all events that were wanted;
    `said` are the warnings that came before there was any output. `internal` are the ids of the
    events that are not for the audience, wanted or not. `removed` are files in folders of ours that
    no event is in any more, `left` those that somebody has changed, so that they stay.
    """

    chronology: Chronology
    outputs: tuple[Output, ...]
    unchanged: frozenset[Path]
    kept: Kept | None
    said: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    unmade: tuple[str, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        left_out, warnings = self.left_out, self.warnings
        return f"Export(written={self.written}, left_out={left_out}, warnings={warnings})"

    @property
    def written(self) -> list[Path]:
        """The files and folders that did not hold what they hold now, the lock first."""
        lock = [self.kept.path] if self.kept and self.kept.is_due else []
        return lock + [each.path for each in self.outputs if each.path not in self.unchanged]

    @property
    def left_out(self) -> dict[str, str]:
        """Why events that were wanted are missing from an output, by their ids."""
        why = dict.fromkeys(self.chronology.undated, "no date")
        for each in self.outputs:
            why |= {entry.id: "no day" for entry in each.rendered.undated}
            why |= {entry.id: "no coordinates" for entry in each.rendered.unplaced}
            why |= {entry.id: "as asked for" for entry in each.rendered.omitted}
        return why

    @property
    def warnings(self) -> list[str]:
        """Sentences on what is no error, but perhaps not meant."""
        of_lock = self.kept.warnings if self.kept else []
        of_outputs = (warning for each in self.outputs for warning in each.warnings)
        return [*self.said, *of_lock, *self.unmade, *of_outputs]


class NothingLeft(TimelineError):
    """No event is left to export of those in the chronology; some may be internal."""

    def __init__(self, chronology: Chronology, internal: tuple[str, ...]) -> None:
        super().__init__("no event is left to export; nothing was written")
        self.chronology, self.internal = chronology, internal


def render(
    chronology: Chronology,
    selection: Selection,
    targets: Sequence[Target],
    choices: Choices,
    tell: Progress,
) -> Iterator[Output | str]:
    """Yield each output of a chronology once it is made, or why it can't be; no bytes are kept.

    A calendar without events can only replace one of events, as programs may take it for a broken
    one. Raises TimelineError if such a one is asked for by name.
    """
    rooms = [(target, formats.load(target.format)) for target in targets]
    manners = {format.REPEATS for _, format in rooms}
    told = {each: told_as(chronology, selection, choices, each) for each in manners}
    for number, (target, format) in enumerate(rooms):
        shown = told[format.REPEATS]
        if choices.empty and target.format == "xlsx":
            shown = replace(shown, entries=(), whole=None)
        tell(f"making {target.path.name}, {len(shown.entries):,} events", number, len(rooms))
        yield _made(target, shown, format, choices)


def _made(target: Target, shown: Chronology, format: Format, choices: Choices) -> Output | str:
    try:
        rendered = format.render(shown, choices)
    except OSError as error:  # a workbook of many rows is made in a temporary file
        why = error.strerror or error
        raise TimelineError(f"{target.path}: {why}; nothing was written") from None
    if not rendered.is_empty or target.is_there:
        return Output(target, shown, rendered)
    if target.is_typed:
        raise TimelineError(_NO_DAY)
    return f"{target.path}: not written: {_NO_DAY}"


def told_as(
    chronology: Chronology, selection: Selection, choices: Choices, manner: Repeats
) -> Chronology:
    """Return the chronology with events that repeat in the manner of a format."""
    if manner is Repeats.WHOLE:
        return chronology
    if manner is Repeats.EACH:
        return expand(chronology, selection)
    return for_people(chronology, selection, each=choices.layout.each)

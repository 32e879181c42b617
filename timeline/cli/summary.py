"""The writing of outputs, and what is said of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from timeline import formats
from timeline.changes import lockfile
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices
from timeline.chronology.selection import Selection, expand
from timeline.cli import console, locks, progress
from timeline.cli.options.outputs import STDOUT, Targets
from timeline.diagnostics.findings import TimelineError
from timeline.folder import Folder
from timeline.formats import Rendered
from timeline.registry.vocabulary import Audience
from timeline.text import shortened


class _Made(NamedTuple):
    """An output, what it shows and where it goes."""

    path: Path
    shown: Chronology
    rendered: Rendered

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
    def files(self) -> Iterator[tuple[Path, bytes]]:
        """The files that it is written to, none if it goes to standard output."""
        if self.folder:
            yield from ((self.path / name, data) for name, data in self.folder.files.items())
        elif self.path != STDOUT:
            yield self.path, self.data

    @property
    def folders(self) -> Iterator[Path]:
        """The folders that hold its files, the upper ones first."""
        if self.folder:
            yield self.path
            yield from dict.fromkeys((self.path / name).parent for name in self.folder.files)

    def check(self) -> None:
        """Raise TimelineError where several files can't be told apart from others."""
        folder = self.rendered.folder
        if folder is None or not folder.whole:
            return
        if self.folder is None:
            raise TimelineError(
                "several files need a folder, as in -o archive; nothing was written"
            )
        own = {self.path / name for name in folder.files}
        for path in sorted(self.path.glob(folder.whole)):
            if path not in own:
                raise TimelineError(
                    f"{path}: this is not of this export, and would be read with it; remove it or "
                    "choose another folder; nothing was written"
                )


def write(
    chronology: Chronology,
    selection: Selection,
    targets: Targets,
    choices: Choices,
    kept: locks.Kept | None,
) -> None:
    """Render all, then write all, the lock first, then say what was written and what was not.

    Whatever happens between the two, no revision is lost: what the lock holds goes out again.
    """
    if chronology.registry.events and not (chronology.entries or chronology.withdrawn):
        tell_left_out(chronology)
        raise TimelineError("no event is left to export; nothing was written")
    made = _render(chronology, selection, targets, choices)
    calendars = [path for name, path in targets if name == "ics" and _is_kept(path)]
    kept = kept if calendars else None
    ahead = locks.ahead(kept, calendars) if kept else []
    written = _save(made, kept)
    for each in made:
        if each.path == STDOUT:
            console.out(each.data)
        paths = [path for path, _ in each.files]
        _tell(each, is_same=bool(paths) and written.isdisjoint(paths))
    if kept:
        locks.tell(kept, ahead)
    tell_left_out(chronology)


def _render(
    chronology: Chronology,
    selection: Selection,
    targets: Targets,
    choices: Choices,
) -> list[_Made]:
    rooms = [(path, formats.load(name)) for name, path in targets]
    expands = any(format.EXPANDS for _, format in rooms)
    expanded = expand(chronology, selection) if expands else chronology
    made = []
    with progress.Bar() as bar:
        for number, (path, format) in enumerate(rooms):
            shown = expanded if format.EXPANDS else chronology
            events = f"{len(shown.entries):,} events"
            bar.tell(f"making {path.name}, {events}", number, len(rooms))
            made.append(_Made(path, shown, format.render(shown, choices)))
    return made


def _save(made: list[_Made], kept: locks.Kept | None) -> set[Path]:
    """Write all files, the lock first, and return the paths of those that were not the same."""
    for each in made:
        each.check()
    files = [file for each in made for file in each.files]
    if len({path.resolve() for path, _ in files}) < len(files):
        raise TimelineError("two outputs have a file in common; nothing was written")
    if kept and kept.is_new and not kept.is_forgone:
        files.insert(0, (kept.path, lockfile.write(kept.new)))
    try:
        with console.folders(folder for each in made for folder in each.folders):
            written = console.write(files)
    except TimelineError as error:
        is_lock = kept is not None and str(error).startswith(f"{kept.path}:")
        hint = "; --no-lock does without" if is_lock else ""
        raise TimelineError(f"{error}{hint}") from None
    return set(written)


def _is_kept(path: Path) -> bool:
    """Whether an output stays, unlike what goes to standard output, a pipe or another device."""
    if path == STDOUT or path.is_relative_to("/dev") or path.is_relative_to("/proc"):
        return False
    return path.is_file() or not path.exists()


def _tell(made: _Made, *, is_same: bool) -> None:
    """Say of an output how much of what was wanted is in it, and name what is not."""
    shown, rendered = made.shown, made.rendered
    said = [*_counted(made), *(["unchanged"] if is_same else [])]
    console.say(f"{'standard output' if made.path == STDOUT else made.path}: {', '.join(said)}")
    for why, entries in (
        ("for want of a day", rendered.undated),
        ("as asked for", rendered.omitted),
    ):
        if entries:
            console.say(f"  left out, {why}: {', '.join(_named(entry) for entry in entries)}")
    if shown.endless and shown.horizon:
        console.say(f"  repeated without end, shown to {shown.horizon}: {', '.join(shown.endless)}")
    is_named = "internal" in made.path.name or made.path == STDOUT
    if shown.audience is Audience.INTERNAL and not is_named:
        console.say("  warning: it is for colleagues alone, and its name does not say so")
    for warning in rendered.warnings:
        console.say(f"  warning: {warning}")


def _counted(made: _Made) -> Iterator[str]:
    """Yield how many events there are in an output, and of which sort."""
    shown, rendered = made.shown, made.rendered
    ids = dict.fromkeys(entry.id for entry in shown.entries)
    missing = {entry.id for entry in (*rendered.undated, *rendered.omitted) if entry.due is None}
    some = f"{len(ids) - len(missing)} of " if missing else ""
    yield f"{some}{len(ids)} event{'' if len(ids) == 1 else 's'}"
    if len(shown.entries) > len(ids):
        yield f"{len(shown.entries)} with all repetitions"
    internal = {entry.id for entry in shown.entries if entry.audience is Audience.INTERNAL}
    if internal := internal - missing:
        yield f"{len(internal)} internal"
    if rendered.withdrawn:
        yield f"{rendered.withdrawn} withdrawn"


def tell_left_out(chronology: Chronology) -> None:
    """Name the events that were wanted but that no output can show, and why."""
    if chronology.undated:
        console.say(f"left out, for want of a date: {', '.join(chronology.undated)}")
    if chronology.internal:
        console.say(f"left out, as internal: {', '.join(chronology.internal)}")


def _named(entry: Entry) -> str:
    return f"{entry.id} ({shortened(entry.event.when.text) if entry.event.when else 'no date'})"

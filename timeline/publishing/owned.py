"""Folders in which we keep files beside other people's: a list there tells which are ours."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from timeline.diagnostics.findings import TimelineError
from timeline.files.below import Below
from timeline.files.writing import File

_PART = r"(?![.]{1,2}(?:/|$))[A-Za-z0-9._@+-]{1,255}"
Name = Annotated[str, StringConstraints(pattern=re.compile(rf"^{_PART}(?:/{_PART}){{0,2}}$"))]
"""The path of a file of ours below the folder; none leads out of it."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Files = dict[Name, tuple[Digest, ...]]
"""The SHA-256 of each file of ours: several if a run was killed before it could tell which."""
_FATES = ("new", "changed", "unchanged")


class Listed(BaseModel):
    """What a list says: of which registry the files are, and what each of them may hold."""

    # Deferred, as only a site has a list.
    model_config = ConfigDict(defer_build=True)

    registry: str
    files: Files


class Owned(NamedTuple):
    """A folder, the list in it, and the files of ours that the list names."""

    path: Path
    list: str
    registry: str
    files: Mapping[str, tuple[str, ...]]
    data: bytes | None

    @property
    def is_new(self) -> bool:
        """Whether the folder has no list yet."""
        return self.data is None


def owned(path: Path, list: str, registry: str) -> Owned:
    """Return what is ours in a folder; raise TimelineError if another registry keeps it."""
    if path.exists() and not path.is_dir():
        raise TimelineError(f"{path}: this is no folder; nothing was written")
    with Below(path) as below:
        data = below.read(list) if path.is_dir() else None
    if data is None:
        return Owned(path, list, registry, {}, None)
    try:
        known = Listed.model_validate_json(data)
    except ValidationError:
        raise damaged(path / list) from None
    if known.registry != registry:
        raise TimelineError(
            f'{path}: this folder belongs to the registry "{known.registry}", not to "{registry}"; '
            "choose another folder; nothing was written"
        )
    return Owned(path, list, registry, known.files, data)


def damaged(path: Path) -> TimelineError:
    """Return the error that a list is not as we write it."""
    return TimelineError(
        f"{path}: this is not the list that timeline writes; restore the last one, "
        "or move it away; nothing was written"
    )


@dataclass(slots=True)
class Update:
    """The files that a run makes in a folder of ours, with their digests.

    A file may be made twice, if others need it before it can be as it is to be.
    `listed` makes the list of files, each with all that it may hold. With `force`, a file that is
    not ours is written over.
    """

    owned: Owned
    below: Below
    listed: Callable[[Mapping[str, tuple[str, ...]]], bytes]
    force: bool = False
    hint: str = "move it away"
    is_private: bool = False
    made: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_FATES, 0))

    def file(self, name: str, data: bytes) -> File:
        """Return a file to write; raise TimelineError if one that is not ours stands there."""
        found = self.below.read(name)
        if found is not None and found != data and not self.force:
            self._refuse_foreign(name, found)
        if name not in self.made:
            fate = "new" if found is None else "unchanged" if found == data else "changed"
            self.counts[fate] += 1
        self.made[name] = (*self.made.get(name, ()), sha256(data))
        return self._write(name, data)

    def _refuse_foreign(self, name: str, found: bytes) -> None:
        known = self.owned.files.get(name)
        if known is None or sha256(found) not in known:
            why = "timeline did not write this" if known is None else "somebody has changed it"
            raise TimelineError(
                f"{self.owned.path / name}: {why}; {self.hint}; nothing was written"
            )

    def claim(self) -> Iterator[File]:
        """Yield the list for the time of writing: whatever ends the run, it tells what is ours.

        In all else it is still the list of the run before.
        """
        files = {name: self._digests(name) for name in sorted({*self.owned.files, *self.made})}
        if files != self.owned.files:
            told = json.loads(self.owned.data or b"{}")
            told = {"registry": self.owned.registry, **told, "files": files}
            yield self._write(self.owned.list, as_json(told))

    def _digests(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.owned.files.get(name, ()), *self.made.get(name, ()))))

    @property
    def stale(self) -> dict[str, tuple[str, ...]]:
        """The files of ours that this run does not make."""
        return {name: known for name, known in self.owned.files.items() if name not in self.made}

    def list(self, *, is_last: bool) -> File:
        """Return the list of what is there: before the stale files are removed, or at last."""
        files = {name: digests[-1:] for name, digests in self.made.items()}
        files |= {} if is_last else self.stale
        return self._write(self.owned.list, self.listed(dict(sorted(files.items()))))

    def remove_stale(self) -> Iterator[tuple[str, bool]]:
        """Remove files that are not made any more; yield each name, and whether it is removed.

        A file that somebody has changed stays.
        """
        for name, known in self.stale.items():
            found = self.below.read(name)
            if found is None:
                continue
            is_ours = sha256(found) in known
            if is_ours:
                self.below.remove(name)
            yield name, is_ours

    def _write(self, name: str, data: bytes) -> File:
        return File(self.owned.path / name, data, self.owned.path, self.is_private)


def sha256(data: bytes) -> str:
    """Return the digest by which a file of ours is known."""
    return hashlib.sha256(data).hexdigest()


def as_json(told: Mapping[str, object]) -> bytes:
    """Return a list as it is written."""
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()

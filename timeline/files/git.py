"""Files as git keeps them in its history: read by `cat-file`, and nothing is ever checked out."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import SUFFIXES
from timeline.files.reading import MB, MOST

QUIET = (
    "--no-optional-locks",
    "--no-pager",
    "--no-replace-objects",
    *("-c", "core.quotepath=off"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks from the network
)
_SUBMODULE, _LINK = "160000", "120000"
SHALLOW = "the clone is shallow: git fetch --unshallow gets the rest"
_SECOND = timedelta(seconds=1)


class Commit(NamedTuple):
    """A commit, its first parent if it has one, and the path that a file had in it."""

    hash: str
    parent: str
    written: datetime
    author: str
    path: str


class _Ran(NamedTuple):
    """What came of running git."""

    code: int
    out: bytes
    errors: bytes


class _Blob(NamedTuple):
    mode: str
    kind: str
    hash: str
    size: str
    path: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with a work tree, whose upper folder is `top`."""

    top: Path

    def path(self, path: Path) -> str:
        """Return a path as the repository calls it; raise TimelineError if it is outside."""
        real = Path(os.path.realpath(path.parent), path.name) if path.name else path.resolve()
        named = Path(os.path.relpath(os.path.normpath(real), self.top))
        if named.parts[:1] == ("..",):
            raise TimelineError(f"{path}: outside the git repository {self.top}")
        return named.as_posix() if named.name else ""

    def commit(self, revision: str) -> str:
        """Return the hash of a revision; raise TimelineError if there is none such."""
        peeled = f"{revision}^{{commit}}"
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", peeled)
        if found.code == 0:
            return found.out.decode().strip()
        why = f"; {SHALLOW}" if self.is_shallow else ""
        raise TimelineError(f"{revision}: git knows no such revision{why}")

    @property
    def is_shallow(self) -> bool:
        """Whether the clone lacks the commits before some of those that it has."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def before(self, moment: datetime) -> str:
        """Return the hash of the last commit before a moment; raise TimelineError if none is."""
        last = (moment - _SECOND).isoformat()
        found = self._run("rev-list", "-1", "--first-parent", f"--before={last}", "HEAD", "--")
        if not found.strip():
            raise TimelineError(f"git has no commit before {moment:%Y-%m-%d %H:%M %Z}")
        return found.decode().strip()

    def files(self, revision: str, path: str) -> list[tuple[str, bytes]]:
        """Return the names and bytes of a file, or of the YAML files in a folder, at a revision.

        Raises TimelineError if there is nothing there, or what git can't give.
        """
        commit = self.commit(revision)
        called = f"{revision}:{path}"
        found = self._listed(commit, path) if path else []
        if not path or (found and found[0].kind == "tree"):
            inside = self._listed(commit, f"{path}/" if path else "", deep=True)
            found = [each for each in inside if _is_read(each.path, path)]
            if not found:
                raise TimelineError(f"{called}: this folder had no YAML file at that revision")
        if not found:
            self._refuse_submodule(commit, revision, path)
            raise TimelineError(
                f"{called}: no such file or folder at that revision; name it, as {revision}:PATH"
            )
        return self._contents(revision, found)

    def inside(self, commit: str, path: str) -> Iterator[tuple[str, str]]:
        """Yield the name and the hash of each YAML file in a folder; a link is none."""
        for each in self._listed(commit, f"{path}/" if path else "", deep=True):
            if _is_read(each.path, path) and each.mode not in (_SUBMODULE, _LINK):
                yield f"{commit}:{each.path}", each.hash

    def _refuse_submodule(self, commit: str, revision: str, path: str) -> None:
        for parent in PurePosixPath(path).parents:
            listed = self._listed(commit, str(parent)) if parent.name else []
            if listed and listed[0].mode == _SUBMODULE:
                raise TimelineError(f"{revision}:{parent}: a submodule; run the command inside it")

    def _listed(self, commit: str, path: str, *, deep: bool = False) -> list[_Blob]:
        options = ["-r"] if deep else []
        names = [path] if path else []
        data = self._run("ls-tree", *options, "-l", "-z", "--full-tree", commit, "--", *names)
        lines = (line.partition("\t") for line in os.fsdecode(data).split("\0") if line)
        return [_Blob._make((*about.split(), name)) for about, _, name in lines]

    def _contents(self, revision: str, found: Sequence[_Blob]) -> list[tuple[str, bytes]]:
        for each in found:
            called = f"{revision}:{each.path}"
            if each.mode == _SUBMODULE:
                raise TimelineError(f"{called}: a submodule; run the command inside it")
            if each.mode == _LINK:
                raise TimelineError(f"{called}: a link; timeline follows no links in git")
            if int(each.size) > MOST:
                raise TimelineError(f"{called}: over {MOST // MB} MB")
        return [
            (f"{revision}:{each.path}", self._run("cat-file", "blob", each.hash)) for each in found
        ]

    def history(self, path: str, *, is_file: bool) -> Iterator[Commit]:
        """Yield the commits that changed a file or a folder, the newest first.

        A file is followed through its renames.
        """
        follow = ["--follow", "--name-only"] if is_file else []
        shape = "--format=%x01%H%x02%P%x02%aI%x02%aN%x02"
        names = [path] if path else []
        data = self._run("log", "-z", *follow, shape, "HEAD", "--", *names)
        for block in os.fsdecode(data).split("\x01")[1:]:
            hash, parents, written, author, rest = block.split("\x02", 4)
            name = rest.strip("\0\n") or path
            parent = parents.partition(" ")[0]
            yield Commit(hash, parent, datetime.fromisoformat(written), author, name)

    def _ask(self, *arguments: str) -> _Ran:
        return _git(self.top, *arguments)

    def _run(self, *arguments: str) -> bytes:
        return _checked(self._ask(*arguments))


def at(folder: Path) -> Repository:
    """Return the repository around a folder; raise TimelineError if there is none to be read."""
    if shutil.which("git") is None:
        raise TimelineError("git is not installed")
    bare = _git(folder, "rev-parse", "--is-inside-work-tree")
    real = folder.resolve()
    if bare.code and not any((each / ".git").exists() for each in (real, *real.parents)):
        raise TimelineError("there is no git repository here, so there is no history to read")
    if bare.code == 0 and bare.out.strip() != b"true":
        raise TimelineError(f"{folder}: a bare git repository; clone it, and run the command there")
    top = _checked(_git(folder, "rev-parse", "--show-toplevel"))
    return Repository(Path(os.fsdecode(top).removesuffix("\n")))


def _git(folder: Path, *arguments: str) -> _Ran:
    command = ["git", *QUIET, "-C", str(folder), *arguments]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - fixed arguments, and no shell
        command, stdin=nothing, stdout=pipe, stderr=pipe
    ) as process:
        out, errors = process.communicate()
    return _Ran(process.returncode, out, errors)


def _checked(ran: _Ran) -> bytes:
    if ran.code:
        why = os.fsdecode(ran.errors).strip().partition("\n")[0].removeprefix("fatal: ")
        raise TimelineError(f"git: {why}")
    return ran.out


def _is_read(path: str, folder: str) -> bool:
    """Whether a file in a folder is one of a registry, as in the work tree."""
    below = PurePosixPath(path).relative_to(folder) if folder else PurePosixPath(path)
    is_hidden = any(part.startswith(".") for part in below.parts)
    return below.suffix.lower() in SUFFIXES and not is_hidden

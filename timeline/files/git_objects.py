"""Objects of a git repository: one process gives as many of them as are asked for."""

import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from timeline.diagnostics.findings import TimelineError
from timeline.files.git import QUIET
from timeline.files.reading import MB, MOST


class Object(NamedTuple):
    """A file or a folder in the history, with its hash and its bytes."""

    hash: str
    is_file: bool
    data: bytes


class Objects:
    """The objects of a repository, for as long as the context lasts."""

    def __init__(self, top: Path) -> None:
        question, asked = os.pipe()
        answers, answer = os.pipe()
        command = ["git", *QUIET, "-C", str(top), "cat-file", "--batch"]
        self._git = subprocess.Popen(  # noqa: S603 - fixed arguments, and no shell
            command, stdin=question, stdout=answer, stderr=subprocess.DEVNULL
        )
        os.close(question)
        os.close(answer)
        self._asked, self._answers = os.fdopen(asked, "wb"), os.fdopen(answers, "rb")

    def __enter__(self) -> Self:
        """Begin to ask."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process, whatever it has still to say."""
        self._git.kill()
        self._git.__exit__(kind, error, trace)
        self._asked.close()
        self._answers.close()

    def get(self, name: str) -> Object | None:
        """Return what has a hash, or a path in a commit; None if there is nothing.

        Raises TimelineError for a path that can't be asked for, or what is too large.
        """
        if "\n" in name:
            raise TimelineError(f"{name.splitlines()[0]}…: a line break in its name")
        self._asked.write(f"{name}\n".encode(errors="surrogateescape"))
        self._asked.flush()
        hash, *about = self._answers.readline().decode(errors="surrogateescape").split(" ")
        if about[-1] == "missing\n" or len(about) != 2:  # noqa: PLR2004 - a kind and a size
            return None
        kind, size = about
        if int(size) > MOST:
            raise TimelineError(f"{name}: over {MOST // MB} MB")
        data = self._answers.read(int(size) + 1)[:-1]
        return Object(hash, kind == "blob", data)

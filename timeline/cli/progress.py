"""A bar on the terminal, for runs that take over a second."""

import importlib
import os
import sys
import time
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self

from timeline.text import shortened

_PATIENCE = 1.0
"""Seconds of a run in which nothing is shown."""
_BEGUN = time.monotonic()


class Bar:
    """A bar on standard error, if that is a terminal: the work at hand, and how much is done.

    Nothing is shown within the first second of a run, nor before anything is told, and nothing
    stays.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._timer = Timer(0.0, self._show)
        self._timer.daemon = True
        self._told: dict[str, Any] = {"description": "", "completed": 0, "total": None}
        self._shown: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._shown:
                self._shown.stop()
                self._shown = None

    def tell(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """Tell which stage has begun, and how much of it is done, if that is known."""
        with self._lock:
            if self._timer.ident is None:
                self._start()
            is_one = total is None or total == 1
            count = "" if is_one else f" {done + 1}/{total}"
            total = None if is_one else total  # of one, nobody knows how much is done: it moves
            said = shortened(f"{stage}{count}")
            self._told = {"description": said, "completed": done, "total": total}
            if self._shown:
                self._shown.remove_task(self._shown.task_ids[0])
                self._shown.add_task(**self._told)

    def _start(self) -> None:
        if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._timer.interval = max(_PATIENCE - (time.monotonic() - _BEGUN), 0.0)
            self._timer.start()

    def _show(self) -> None:
        """Show the bar. Rich takes long to load, and few runs need it."""
        progress, console = map(importlib.import_module, ("rich.progress", "rich.console"))
        with self._lock:
            if self._timer.finished.is_set():
                return
            self._shown = progress.Progress(
                progress.TextColumn("{task.description}", markup=False),
                progress.BarColumn(),
                console=console.Console(stderr=True),
                transient=True,
            )
            self._shown.add_task(**self._told)
            self._shown.start()

"""A CalDAV server, and a subscriber who brings every edition of a calendar to it."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.interop.consumers import MODULES, call, in_order, rows, without_identity
from tests.interop.readers.shape import Row

_PATIENCE = 20
"""Seconds that a server may take to start or to end."""


@dataclass(frozen=True)
class Followed:
    """What an edition of a calendar brought to a server, and what takes place from then on.

    `news` are the UIDs new or renewed; `shown` is what is on the server, `fresh` what one sees
    who subscribes but then.
    """

    news: set[str]
    shown: list[Row]
    fresh: list[Row]


class CalDAV:
    """A calendar on a server, as one of its clients uses it."""

    def __init__(self, python: Path, address: str) -> None:
        self._client = (python, "-m", f"{MODULES}.caldav_client")
        self._address = address

    def sync(self, file: Path) -> list[str]:
        """Bring an edition of a calendar to the server; return the UIDs new or renewed."""
        uids: list[str] = json.loads(call(*self._client, self._address, "sync", file))
        return uids

    def follow(self, files: Sequence[Path]) -> list[Followed]:
        """Bring edition after edition of a calendar to the server."""
        steps = json.loads(call(*self._client, self._address, "follow", *files))
        return [
            Followed(
                set(step["news"]),
                in_order(map(without_identity, step["shown"])),
                in_order(map(without_identity, step["fresh"])),
            )
            for step in steps
        ]

    def events(self) -> list[Row]:
        """Return every VEVENT that the server has, in order of time."""
        return in_order(rows(call(*self._client, self._address, "list")))


@contextmanager
def radicale(python: Path, folder: Path) -> Iterator[str]:
    """Run the Radicale server for as long as the block lasts; yield its address."""
    with _port() as port, _serving(python, folder, port):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _serving(python: Path, folder: Path, port: int) -> Iterator[None]:
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": folder / "storage",
        "config": "",
        "auth-type": "none",
        "auth-delay": 0,
        "logging-level": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    with (
        (folder / "radicale.log").open("w") as log,
        subprocess.Popen([python, "-m", "radicale", *words], stdout=log, stderr=log) as server,
    ):
        try:
            _wait(server, port)
            yield
        finally:
            server.terminate()
            server.wait(_PATIENCE)


@contextmanager
def _port() -> Iterator[int]:
    """Hold a port that, for as long as the block lasts, nobody is given who asks for any.

    On Linux a server may listen where a socket is bound that does not listen, if both reuse it.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("Radicale does not answer")

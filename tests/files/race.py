"""Two users in one folder: one writes a file again and again, the other swaps it for links."""

import contextlib
import json
import os
import signal
import sys
from pathlib import Path

from timeline.diagnostics.findings import TimelineError
from timeline.files.writing import File, write

WRITER, ATTACKER = 65533, 65534
"""Users of whom neither is root, and whom no machine needs to know."""


def become(user: int) -> None:
    """Go on as another user, if one may."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)


def attack(target: Path, private: Path) -> None:
    """Put a link to a private file in the place of every temporary file."""
    bait = target.with_name("bait")
    while True:
        with contextlib.suppress(OSError):
            if target.is_symlink() or not target.exists():  # it is to be written again
                bait.write_text("bait")
                bait.chmod(0o666)
                bait.replace(target)
            for name in os.listdir(target.parent):  # noqa: PTH208 - the fastest wins
                if name.startswith(".x.txt."):
                    bait.symlink_to(private)
                    bait.replace(target.with_name(name))


def tried(target: Path, times: int) -> int:
    """Write a file so often, and return how often that was done."""
    done = 0
    for number in range(times):
        with contextlib.suppress(TimelineError):
            write([File(target, f"{number:08}".encode() * 100_000, target)])
            done += 1
    return done


def main(folder: Path, times: int) -> None:
    """Tell what has become of a private file of the user who writes."""
    target, private = folder / "shared" / "x.txt", folder / "home" / "private"
    for path in (target, private):
        path.parent.mkdir()
    target.parent.chmod(0o777)
    private.write_text("private")
    private.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(private, WRITER, WRITER)
    attacker = os.fork()
    if attacker == 0:
        become(ATTACKER)
        attack(target, private)
    reading, writing = os.pipe()
    if os.fork() == 0:
        become(WRITER)
        os.write(writing, f"{tried(target, times)}".encode())
        os._exit(0)
    os.close(writing)
    done = os.read(reading, 100).decode()
    os.kill(attacker, signal.SIGKILL)
    known = private.stat()
    told = {"mode": known.st_mode & 0o7777, "owner": known.st_uid, "held": private.read_text()}
    print(json.dumps({**told, "done": int(done)}))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

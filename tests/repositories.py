"""Git repositories that tests begin and add to, whatever the machine's own git is set to."""

import os
import shutil
import subprocess
from pathlib import Path

WHO = ["-c", "user.name=Ms X", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
GIT = shutil.which("git") or "git"


def git(*arguments: str, day: int = 1) -> None:
    """Run git at noon of a day in November 2026."""
    moment = f"2026-11-{day:02}T12:00:00+00:00"
    environ = os.environ | {
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    subprocess.run([GIT, *WHO, *arguments], check=True, capture_output=True, env=environ)


def begin() -> None:
    """Begin a repository in the current folder."""
    git("init", "-q", "-b", "main")


def commit(name: str, text: str, day: int = 1) -> None:
    """Write a file, and commit all that is there."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", name, day=day)

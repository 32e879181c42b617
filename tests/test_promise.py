"""No file that is refused takes much memory, nor time that grows faster than the file.

A command reads it in a process of its own, as a user does: at 50 MB the promise is 20 CPU seconds
and 1 GiB, of which a file of a size that tests can afford gets its share.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.growing.growth import MOST
from tests.growing.shapes import REFUSED

SIZE = 2_000_000
MEBIBYTES = 400
ROUNDS = 3
MEASURE = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = process.stderr.read().decode()
_, status, used = os.wait4(process.pid, 0)
code = os.waitstatus_to_exitcode(status)
print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said]))
"""
"""A process of its own, as a child has what its parent has in memory until it is another."""


def checked(file: Path) -> float:
    """Return the CPU seconds that a check of a file takes, which refuses it in bounded memory."""
    check = (sys.executable, "-m", "timeline", "check", file)
    command = (sys.executable, "-c", MEASURE, *check)
    measured = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    code, seconds, mebibytes, said = json.loads(measured)
    assert (code, "error" in said) == (1, True), said
    assert mebibytes < MEBIBYTES
    return float(seconds)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_takes_little(name: str, tmp_path: Path) -> None:
    files = [tmp_path / "half.yaml", tmp_path / "whole.yaml"]
    for file, size in zip(files, (SIZE // 2, SIZE), strict=True):
        file.write_text(REFUSED[name](size), encoding="utf-8")
    grown: list[float] = []
    while len(grown) < ROUNDS and not any(factor < MOST for factor in grown):
        half, whole = map(checked, files)
        grown.append(whole / half)
    assert min(grown) < MOST

"""No file that is refused takes long, or much memory: at 50 MB at most 20 s and 1 GiB.

Here files are smaller, and so are the bounds: what takes more than its share is found as well.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import ROOT

SIZE = 2_000_000
SECONDS = 6
MEBIBYTES = 400
MEASURE = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = process.stderr.read().decode()
_, status, used = os.wait4(process.pid, 0)
code = os.waitstatus_to_exitcode(status)
print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said]))
"""
"""A process of its own, as a child has what its parent has in memory until it is another."""
HEAD = "registry: r\ntitle: R\nevents:\n"
ONE = f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, "


def counted(form: str, head: str = HEAD) -> str:
    """Return a text of lines with their numbers."""
    length = len(form.format(10_000, 10_001))
    return head + "".join(form.format(n, n + 1) for n in range(SIZE // length))


def filled(unit: str) -> str:
    return unit * (SIZE // len(unit))


UNITS = (
    *("[", "- ", "{a: ", "? ", "&a ", "\t", "\0", "\r", "\n", '"', "'", "#", "# x\n", "🦄"),
    *("a: b\n", "- &a x\n", "- !a x\n", "<<: x\n", "- x\n", "%TAG !a! b:\n", "---\n"),
)
HOSTILE: dict[str, Callable[[], str]] = {
    **{f"only {unit!r}": partial(filled, unit) for unit in UNITS},
    "pairs": lambda: "{" + "a: b," * (SIZE // 5),
    "items": lambda: f"{ONE}topics: [{'x,' * (SIZE // 2)}]}}\n",
    "keys": lambda: counted("k{}: v\n", ""),
    "fields": lambda: counted("    k{}: v\n", f"{HEAD}  a:\n"),
    "empty": lambda: counted("  e{}:\n"),
    "kinds": lambda: counted("  e{}: {{kind: tolks, title: A}}\n"),
    "parts of nothing": lambda: counted("  e{}: {{kind: talks, title: A, part_of: x}}\n"),
    "parts of the next": lambda: counted("  e{}: {{kind: talks, title: A, part_of: e{}}}\n"),
    "parts of themselves": lambda: counted("  e{0}: {{kind: talks, title: A, part_of: e{0}}}\n"),
    "directives": lambda: counted("%TAG !t{}! tag:x\n", "") + "---\nregistry: r\n",
    "misspelt": lambda: (
        "registry: r\ntitle: R\nplaces:\n"
        + "".join(f"  place-number-{n}: {{name: N, country: ITA}}\n" for n in range(20_000))
        + "events:\n"
        + "".join(
            f"  e{n}: {{kind: talks, title: A, place: plaec-number-{n}x}}\n" for n in range(20_000)
        )
    ),
    "far exceptions": lambda: counted(
        "  e{}: {{kind: talks, title: A, when: 2039-12-31, "
        "repeats: {{rule: daily, except: [9000-01-01]}}}}\n"
    ),
    "series": lambda: counted(
        "  e{}: {{kind: talks, title: A, when: 1990-01-01, repeats: daily}}\n"
    ),
    "same": lambda: counted("  e{}: {{kind: talks, title: A, when: 2023-03-02}}\n") + "  x: {}\n",
    "comments": lambda: "# timeline: ignore TL341 - x\n" * (SIZE // 29),
    "exceptions": lambda: f"{ONE}repeats: {{rule: daily, except: [{'2023-03-03,' * 180_000}]}}}}\n",
    "number": lambda: f"{ONE}confidence: {'9' * SIZE}}}\n",
    "place": lambda: f"{ONE}place: {'a' * SIZE}}}\n",
    "kind": lambda: f"{HEAD}  a: {{kind: {'a' * SIZE}}}\n",
    "rule": lambda: f"{ONE}repeats: FREQ=DAILY;COUNT={'9' * SIZE}}}\n",
    "title": lambda: f"registry: r\ntitle: {'a' * SIZE}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_refused_takes_little(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(HOSTILE[name](), encoding="utf-8")
    check = (sys.executable, "-m", "timeline", "check", file)
    command = (sys.executable, "-c", MEASURE, *check)
    measured = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    code, seconds, mebibytes, said = json.loads(measured)
    assert (code, "error" in said) == (1, True), said
    assert seconds < SECONDS
    assert mebibytes < MEBIBYTES

"""Builds what the consumers run in, once for each state of what is pinned."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT

REQUIREMENTS = Path(__file__).parent / "requirements.txt"
DATA_REQUIREMENTS = Path(__file__).parent / "requirements-data.txt"
DATABASE_REQUIREMENTS = Path(__file__).parent / "requirements-databases.txt"
PEERS_REQUIREMENTS = ROOT / "tests" / "benchmarks" / "requirements.txt"
AXE = "axe-core@4.14.1"
ICAL_JS = "ical.js@2.2.1"
DATA_NODE = ("papaparse@5.5.3", "xlsx@0.18.5")
YAML_SERVER = "yaml-language-server@1.25.0"
_HOME = ROOT / ".consumers"


def python() -> Path:
    """Return the interpreter that has all calendar programs in Python."""
    return _python("python", REQUIREMENTS)


def data_python() -> Path:
    """Return the interpreter that has all data tools in Python."""
    return _python("data-python", DATA_REQUIREMENTS)


def database_python() -> Path:
    """Return the interpreter that has all programs that read databases."""
    return _python("database-python", DATABASE_REQUIREMENTS)


def peers() -> Path:
    """Return the interpreter that has yaml2ics, the peer that also makes calendars of YAML."""
    return _python("peers", PEERS_REQUIREMENTS)


def ical_js() -> Path:
    """Return the module ical.js, which needs npm to be installed."""
    return _node("node", ICAL_JS) / "node_modules" / "ical.js" / "dist" / "ical.js"


def axe() -> Path:
    """Return the script axe-core, which finds faults of accessibility; it needs npm."""
    return _node("axe", AXE) / "node_modules" / "axe-core" / "axe.min.js"


def data_node() -> Path:
    """Return the folder that has all data tools in JavaScript, which need npm."""
    return _node("data-node", *DATA_NODE)


def yaml_server() -> Path:
    """Return the script of the YAML language server, which needs npm to be installed."""
    bin = _node("yaml-server", YAML_SERVER) / "node_modules" / "yaml-language-server" / "bin"
    return bin / "yaml-language-server"


def built(folder: Path, pins: str, build: Callable[[Path], None]) -> Path:
    """Return what is pinned so, which is there as a whole or not at all; others wait for it."""
    home = folder / hashlib.sha256(pins.encode()).hexdigest()[:12]
    if not home.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            if not home.exists():
                with TemporaryDirectory(prefix="unfinished-", dir=folder) as unfinished:
                    build(Path(unfinished) / "new")
                    (Path(unfinished) / "new").rename(home)
    return home


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Have other processes wait that would build in this folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _python(name: str, requirements: Path) -> Path:
    def install(home: Path) -> None:
        _run(sys.executable, "-m", "venv", "--without-pip", home)
        pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python")
        _run(*pip, "install", "--quiet", "--no-compile", "-r", requirements)

    pins = f"{sys.version} {requirements.read_text(encoding='utf-8')}"
    return built(_HOME / name, pins, install) / "bin" / "python"


def _node(name: str, *packages: str) -> Path:
    def install(home: Path) -> None:
        home.mkdir()
        _run(shutil.which("npm") or "npm", "install", "--no-save", "--prefix", home, *packages)

    return built(_HOME / name, " ".join(packages), install)


def _run(*command: str | Path) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr

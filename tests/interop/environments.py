"""Builds what the consumers run in, once for each state of what is pinned."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT

REQUIREMENTS = Path(__file__).parent / "requirements.txt"
DATA_REQUIREMENTS = Path(__file__).parent / "requirements-data.txt"
ICAL_JS = "ical.js@2.2.1"
DATA_NODE = ("papaparse@5.5.3", "xlsx@0.18.5")
_HOME = ROOT / ".consumers"


def python() -> Path:
    """Return the interpreter that has all calendar programs in Python."""
    return _python("python", REQUIREMENTS)


def data_python() -> Path:
    """Return the interpreter that has all data tools in Python."""
    return _python("data-python", DATA_REQUIREMENTS)


def ical_js() -> Path:
    """Return the module ical.js, which needs npm to be installed."""
    return _node("node", ICAL_JS) / "node_modules" / "ical.js" / "dist" / "ical.js"


def data_node() -> Path:
    """Return the folder that has all data tools in JavaScript, which need npm."""
    return _node("data-node", *DATA_NODE)


def built(folder: Path, name: str, pins: str, build: Callable[[Path], None]) -> Path:
    """Return the environment that is pinned so, which is there as a whole or not at all."""
    home = folder / f"{name}-{hashlib.sha256(pins.encode()).hexdigest()[:12]}"
    if not home.exists():
        folder.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix="unfinished-", dir=folder) as unfinished:
            build(Path(unfinished) / name)
            _move(Path(unfinished) / name, home)
    return home


def _move(new: Path, home: Path) -> None:
    """Move an environment to its place, unless another run was faster."""
    try:
        new.rename(home)
    except OSError:
        if not home.exists():
            raise


def _python(name: str, requirements: Path) -> Path:
    def install(home: Path) -> None:
        _run(sys.executable, "-m", "venv", home)
        _run(home / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", requirements)

    pins = f"{sys.version} {requirements.read_text(encoding='utf-8')}"
    return built(_HOME, name, pins, install) / "bin" / "python"


def _node(name: str, *packages: str) -> Path:
    def install(home: Path) -> None:
        home.mkdir()
        _run(shutil.which("npm") or "npm", "install", "--no-save", "--prefix", home, *packages)

    return built(_HOME, name, " ".join(packages), install)


def _run(*command: str | Path) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr

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
ICAL_JS = "ical.js@2.2.1"
_HOME = ROOT / ".consumers"


def python() -> Path:
    """Return the interpreter that has all Python consumers."""
    pins = f"{sys.version} {REQUIREMENTS.read_text(encoding='utf-8')}"
    return built(_HOME, "python", pins, _install_python) / "bin" / "python"


def ical_js() -> Path:
    """Return the module ical.js, which needs npm to be installed."""
    home = built(_HOME, "node", ICAL_JS, _install_ical_js)
    return home / "node_modules" / "ical.js" / "dist" / "ical.js"


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


def _install_python(home: Path) -> None:
    _run(sys.executable, "-m", "venv", home)
    _run(home / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS)


def _install_ical_js(home: Path) -> None:
    home.mkdir()
    _run(shutil.which("npm") or "npm", "install", "--no-save", "--prefix", home, ICAL_JS)


def _run(*command: str | Path) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr

"""The documents of the project, and what is in them."""

import re
from pathlib import Path

from tests.conftest import ROOT

README = ROOT / "README.md"
MANUAL = ROOT / "timeline" / "manual"
TOPICS = sorted(MANUAL.glob("*.md"))
SPEED = ROOT / "tests" / "benchmarks" / "README.md"
DOCUMENTS = [
    README,
    *TOPICS,
    SPEED,
    ROOT / "tests" / "scale" / "README.md",
    ROOT / "timeline" / "README.md",
    ROOT / "tests" / "README.md",
    ROOT / ".github" / "CONTRIBUTING.md",
]
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(path: Path) -> str:
    """Return what a document says."""
    return path.read_text(encoding="utf-8")


def topic(name: str) -> str:
    """Return the page of the manual on a topic."""
    return text(MANUAL / f"{name}.md")


MANUAL_TEXT = "\n".join(map(text, TOPICS))


def blocks(path: Path, language: str) -> list[str]:
    """Return the examples in a language that a document shows."""
    return [block[2] for block in _FENCED.finditer(text(path)) if block[1] == language]


def without_blocks(path: Path) -> str:
    """Return what a document says apart from its examples."""
    return _FENCED.sub("", text(path))


def registry(path: Path) -> str:
    """Return the registry that a document shows; of the manual, that of its first page."""
    shown = blocks(path, "yaml") if path == README else blocks(MANUAL / "registry.md", "yaml")
    return next(block for block in shown if block.startswith("registry:"))

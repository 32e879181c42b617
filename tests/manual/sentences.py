"""The sentences of the documents, the help, the rules and the docstrings, and which are long.

`python -m tests.manual.sentences` lists all sentences of over 25 words.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.manual.pages import DOCUMENTS, without_blocks

MOST = 25
"""Words of a sentence that people read without going back."""

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#]|\d+\.)\s)")
_ROW = re.compile(r"^\s*\|.*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*#]+|\d+\.)\s+")
_LINK = re.compile(r"!?\[((?:[^\]]|\n)*)\]\([^)\s]*\)")
_CODE = re.compile(r"`[^`]*`")
_END = re.compile(r"(?<=[.!?])[\"')*]*\s+")


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; code counts as one word, as does a link's address."""
    for block in _BLOCK.split(text):
        plain = _LINK.sub(r"\1", _BULLET.sub("", block))
        plain = _CODE.sub("CODE", plain)
        yield from (" ".join(sentence.split()) for sentence in _END.split(plain))


def _is_long(sentence: str) -> bool:
    return len(re.findall(r"[\w'’.,/-]*\w[\w'’.,/-]*", sentence)) > MOST


def of_document(path: Path) -> list[str]:
    """Return the long sentences of a document, apart from its examples and tables."""
    return list(filter(_is_long, _sentences(_ROW.sub("", without_blocks(path)))))


def of_module(path: Path) -> list[str]:
    """Return the long sentences of a module's docstrings."""
    return [
        sentence
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for sentence in _sentences(node.value.value)
        if _is_long(sentence)
    ]


def every() -> dict[str, list[str]]:
    """Return the long sentences of each file that has some."""
    modules = sorted((ROOT / "timeline").rglob("*.py"))
    found = {path: of_document(path) for path in DOCUMENTS}
    found |= {path: of_module(path) for path in modules}
    return {str(path.relative_to(ROOT)): long for path, long in found.items() if long}


if __name__ == "__main__":
    for name, long in every().items():
        sys.stdout.write("\n  ".join((name, *long)) + "\n")

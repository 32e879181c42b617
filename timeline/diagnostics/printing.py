"""Texts that are printed: nothing in them steers a terminal or a program that reads the log."""

import json
import re

_PLAIN = re.compile(r"[ -~]*")
_DOUBTFUL = re.compile(r"[^ -~\n]")


def printable(text: str) -> str:
    """Return a text on one line; a dot is for each character that has no place on paper."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(char if char.isprintable() else "·" for char in text)


def as_json(value: object) -> str:
    r"""Return a value as JSON, in which \u202e and the like stand for what can't be printed."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = _DOUBTFUL.sub(lambda char: _escaped(char[0]), text)
    return text.replace("##[", r"##\u005b") + "\n"  # GitHub Actions takes it for a command


def _escaped(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]

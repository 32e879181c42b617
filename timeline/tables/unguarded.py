"""Delimited text of ours without the guards of its texts: what was written is read again."""

import re
from collections.abc import Iterable

from timeline.chronology.options import Guard
from timeline.tables.delimited import EDTF, REWRITTEN, RUN, TEXTS, guarded, parts_between
from timeline.tables.table import Type


def unguarded(text: str, guard: Guard, parts: re.Pattern[str]) -> str:
    """Take the guard off a text; `parts` is the pattern by which the guard was put."""
    if guard is Guard.ALL and text.startswith((REWRITTEN, EDTF)):
        text = text[len(REWRITTEN) :]
    else:
        text = text.removeprefix(RUN)
    return parts.sub(_unguarded_part, text)


def _unguarded_part(part: re.Match[str]) -> str:
    return part[1] + (part[2] or "").removeprefix(RUN)


def guard_of(cells: Iterable[tuple[Type, str]], delimiter: str) -> Guard:
    """Return the guard of the cells of a .csv: all of it, if all can have been written with it."""
    known = ((type, text) for type, text in cells if text and type in (*TEXTS, Type.EDTF))
    parts = parts_between(delimiter)
    return Guard.ALL if all(_is_guarded(*cell, parts) for cell in known) else Guard.NONE


def _is_guarded(type: Type, text: str, parts: re.Pattern[str]) -> bool:
    if type is Type.EDTF:
        return text.startswith(EDTF)
    return guarded(unguarded(text, Guard.ALL, parts), Guard.ALL, parts) == text


def text_of(type: Type, text: str, guard: Guard, delimiter: str) -> str:
    """Return what a cell of a column said before its guard was put."""
    if guard is Guard.NONE or type not in (*TEXTS, Type.EDTF):
        return text
    if type is Type.EDTF:
        return text.removeprefix(EDTF)
    return unguarded(text, guard, parts_between(delimiter))

"""Delimited text of ours without the guards of its texts: what was written is read again."""

import re
from collections.abc import Iterable

from timeline.chronology.options import Guard
from timeline.tables.delimited import EDTF, REWRITTEN, RUN, TEXTS, guarded, parts_between
from timeline.tables.table import Type

_GUARDS = (Guard.ALL, Guard.FORMULAS)


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
    """Return the guard of the cells of a file: the first by which all can have been written."""
    known = [(type, text) for type, text in cells if text and type in (*TEXTS, Type.EDTF)]
    parts = parts_between(delimiter)
    may_be = (guard for guard in _GUARDS if all(_is_made(*cell, guard, parts) for cell in known))
    return next(may_be, Guard.NONE)


def _is_made(type: Type, text: str, guard: Guard, parts: re.Pattern[str]) -> bool:
    if type is Type.EDTF:
        return text.startswith(EDTF) == (guard is Guard.ALL)
    return guarded(unguarded(text, guard, parts), guard, parts) == text


def text_of(type: Type, text: str, guard: Guard, delimiter: str) -> str:
    """Return what a cell of a column said before its guard was put."""
    if guard is Guard.NONE or type not in (*TEXTS, Type.EDTF):
        return text
    if type is Type.EDTF:
        return text.removeprefix(EDTF)
    return unguarded(text, guard, parts_between(delimiter))

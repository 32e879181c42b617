"""The types of options, as they are declared: Python, unlike the command line, checks none."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from types import NoneType
from typing import get_args, get_type_hints

from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of
from timeline.publishing.options.parsing import Words

_NAMES = {str: "a text", bool: "True or False", int: "a whole number", date: "a date"}


def check(options: Mapping[str, object], declared: type) -> None:
    """Raise TimelineError for an option that is not declared, or that is of another type.

    `declared` is a TypedDict. An empty list is refused: it would choose everything, and is more
    likely the result of a search that found nothing.
    """
    hints = get_type_hints(declared)
    for name, value in options.items():
        if name not in hints:
            hint = did_you_mean(name, hints, one_of(sorted(hints)))
            raise TimelineError(f'no option is called "{name}"; {hint}')
        kinds = set(get_args(hints[name]) or (hints[name],))
        is_list = kinds >= set(get_args(Words))
        if not (_is_one(value, kinds) or (is_list and _is_list(value))):
            wanted = [_NAMES[kind] for kind in _NAMES if kind in kinds]
            wanted += ["several texts"] if is_list else []
            raise TimelineError(f"{name} is {value!r}; give {' or '.join(wanted)}")


def _is_one(value: object, kinds: Collection[object]) -> bool:
    if isinstance(value, str):
        return str in kinds
    if isinstance(value, date):
        return date in kinds and not isinstance(value, datetime)
    return type(value) in {bool, int, NoneType} & set(kinds)


def _is_list(value: object) -> bool:
    """Whether a value holds texts, and one at least."""
    if not isinstance(value, Collection) or isinstance(value, str | bytes | Mapping):
        return False
    return len(value) > 0 and all(isinstance(each, str) for each in value)

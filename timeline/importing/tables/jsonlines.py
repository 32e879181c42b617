"""JSON Lines: one object a row, as our own .jsonl has it."""

import json
from decimal import Decimal

from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables.sheets import Row, Sheet
from timeline.importing.tables.texts import decoded
from timeline.tables.delimited import written
from timeline.tables.table import Cell


def read(data: bytes, name: str, encoding: str = "") -> Sheet:
    """Return the objects as rows behind a header of all their keys.

    Raises TimelineError for a line that is no object of values and lists of texts.
    """
    found: list[tuple[int, dict[str, Cell]]] = []
    for number, line in enumerate(decoded(data, name, encoding).split("\n"), 1):
        if line.strip():
            found.append((number, _object(line, f"{name}:{number}")))
    columns = tuple(dict.fromkeys(key for _, record in found for key in record))
    rows = (Row(n, tuple(written(record.get(key)) for key in columns)) for n, record in found)
    return Sheet(name, (Row(0, columns), *rows))


def _object(line: str, place: str) -> dict[str, Cell]:
    try:
        found = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"{place}: this line is not JSON ({error})") from None
    if not isinstance(found, dict):
        raise TimelineError(f"{place}: a line of .jsonl is an object, as in {{...}}")
    return {str(key): _cell(value, place) for key, value in found.items()}


def _cell(value: object, place: str) -> Cell:
    match value:
        case None | bool() | str() | int() | Decimal():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return tuple(value)
    raise TimelineError(f"{place}: a value is a text, a number, yes or no, or a list of texts")

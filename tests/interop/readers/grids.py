"""Tables as JSON has them, for readers that are called: ACTION FILE..."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time

Grid = dict[str, object]


def shown(value: object) -> object:
    """Return a value as JSON has it: times in ISO 8601, whole numbers without a point."""
    if isinstance(value, list | tuple):
        return [shown(item) for item in value]
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def grid(names: list[str], rows: list[tuple[object, ...]], types: list[object]) -> Grid:
    """Return a table as names, types and rows."""
    return {
        "header": names,
        "types": [str(type) for type in types],
        "rows": [[shown(cell) for cell in row] for row in rows],
    }


def answer(*actions: Callable[[str], Grid]) -> None:
    """Print in JSON what an action, chosen by its name, makes of each file."""
    name, *files = sys.argv[1:]
    [action] = [each for each in actions if each.__name__ == name]
    sys.stdout.write(json.dumps([action(file) for file in files], default=str))

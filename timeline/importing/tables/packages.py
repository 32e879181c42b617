"""Data packages of ours: a table a file, and the description of them all."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline.chronology.options import Guard
from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables import jsonlines, texts
from timeline.importing.tables.archives import contents, opened
from timeline.importing.tables.sheets import Book, Sheet

DESCRIPTION = "datapackage.json"
GUARDED = re.compile(r"(?:^|\n\n)A text that begins with = \+ - @ .*\Z", re.DOTALL)
"""What our data packages say of their guards, behind the description of the registry."""
_TABLE, _LINES, _PARQUET = ".csv", ".jsonl", ".parquet"


def read_zip(data: bytes, name: str) -> Book:
    """Return the tables of a package that is a zip archive; raise TimelineError if it is none."""
    files = contents(opened(data, name), name)
    tops = sorted(path for path in files if path.split("/")[-1] == DESCRIPTION)
    if not tops:
        raise TimelineError(f"{name}: it has no {DESCRIPTION}; a data package has one")
    top = tops[0].removesuffix(DESCRIPTION)
    return read_files(
        {path.removeprefix(top): data for path, data in files.items() if path.startswith(top)},
        name,
    )


def read_files(files: Mapping[str, bytes], name: str) -> Book:
    """Return the tables of a package from its files, by their paths in it."""
    try:
        described = json.loads(files[DESCRIPTION])
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"{name}/{DESCRIPTION}: this is not JSON ({error})") from None
    if not isinstance(described, dict):
        raise TimelineError(f"{name}/{DESCRIPTION}: this does not describe a data package")
    is_guarded = GUARDED.search(str(described.get("description"))) is not None
    guard = Guard.FORMULAS if is_guarded else Guard.NONE
    sheets = tuple(_sheets(files, guard))
    if not sheets and any(path.endswith(_PARQUET) for path in files):
        hint = "export it with --tables csv or --tables jsonl"
        raise TimelineError(
            f"{name}: its tables are in Parquet, which timeline can't import; {hint}"
        )
    return Book(sheets, described=described)


def _sheets(files: Mapping[str, bytes], guard: Guard) -> Iterator[Sheet]:
    for path in sorted(path for path in files if "/" not in path):
        if path.endswith(_TABLE):
            yield replace(texts.read(files[path], path, delimiter=","), guard=guard)
        elif path.endswith(_LINES):
            yield jsonlines.read(files[path], path)

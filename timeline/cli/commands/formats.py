"""The command `timeline formats`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from timeline import formats as rooms
from timeline.cli import console
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError, one_of

EXAMPLES = """\
timeline formats
timeline formats csv --columns         # what each column means
"""

_HEAD = ("column", "type", "unit", "meaning", "source", "words")

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="FORMAT",
        help="Show only this format.",
        autocompletion=common.starting(rooms.names()),
    ),
]
Columns = Annotated[
    bool, typer.Option("--columns", help="List the columns of the format's tables, in Markdown.")
]


def formats(name: Name = None, *, columns: Columns = False) -> None:
    """List the formats on standard output, with a few words on each, or the columns of one."""
    names = rooms.names()
    name = rooms.known(name) if name is not None else None
    if columns:
        lines = list(_columns(name))
    else:
        width = max(map(len, names))
        wanted = [name] if name else names
        lines = [f"{each:{width}}  {rooms.load(each).SUMMARY}" for each in wanted]
    console.out("".join(f"{line}\n" for line in lines).encode())


def _columns(name: str | None) -> Iterator[str]:
    """Yield the lines of the codebook of a format; raise TimelineError if it has no columns."""
    tables = rooms.load(name).TABLES if name else ()
    if not tables:
        having = [each for each in rooms.names() if rooms.load(each).TABLES]
        raise TimelineError(
            f"--columns: {f'{name} has none' if name else 'name a format'}; {one_of(having)}"
        )
    for number, table in enumerate(tables):
        if len(tables) > 1:
            yield from ("",) * bool(number)
            yield from (f"## {table.name}", "", table.meaning, "")
        yield f"| {' | '.join(_HEAD)} |"
        yield f"|{' --- |' * len(_HEAD)}"
        for column in table.columns:
            words = ", ".join(column.words)
            cells = (column.type, column.unit, column.meaning, column.source, words)
            yield f"| `{column.name}` | {' | '.join(cells)} |".replace("  ", " ")

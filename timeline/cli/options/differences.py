"""Options of what has changed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from timeline.cli.options import common
from timeline.prose.differences.report import LIMIT
from timeline.publishing.comparing import FORMATS

Old = Annotated[
    str | None,
    typer.Argument(
        help="The old side: a registry, REV: or REV:PATH of git, lock, or a calendar (.ics).",
        show_default="HEAD:, or lock without git",
    ),
]
New = Annotated[
    str | None,
    typer.Argument(help="The new side, written in the same ways.", show_default="events.yaml"),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        help="Compare with the last commit before this day; the argument is then the registry.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="The format, whatever the suffix: txt, md, html, json or jsonl.",
        autocompletion=common.starting(FORMATS),
    ),
]
Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="File to write; its suffix chooses the format. Repeatable.",
    ),
]
Lenient = Annotated[
    bool,
    typer.Option(
        "--lenient",
        help="Leave out what this version refuses in the old side, and name it.",
    ),
]


class Shown(StrEnum):
    """A form in which a chronology is shown."""

    TXT = "txt"
    MD = "md"


ShownFormat = Annotated[
    Shown,
    typer.Option("--format", "-f", case_sensitive=False, help="Text, or Markdown to paste."),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="DAY|REV",
        help="Show beside each event what has changed since a day, or since a revision in git: REV "
        "or REV:PATH.",
    ),
]


class Options(NamedTuple):
    """How changes are told."""

    limit: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            help="Show at most this many events of each class of change one by one.",
        ),
    ] = LIMIT
    ids: Annotated[bool, typer.Option("--ids", help="Show the id of each event.")] = False
    lenient: Lenient = False
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; only the exit code answers.")
    ] = False
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 even if something has changed.")
    ] = False

"""The command `timeline log`."""

import json
from typing import Annotated

import typer

from timeline.cli import console, history
from timeline.cli.history import Revised
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of
from timeline.formats.differences.json import event as as_json
from timeline.prose import dates
from timeline.prose.differences.report import item
from timeline.prose.differences.sides import sides
from timeline.prose.wrapping import wrapped
from timeline.publishing.options import readers
from timeline.registry.vocabulary import Audience
from timeline.text import visible

EXAMPLES = """\
timeline log meloni-visit
timeline log meloni-visit -f json
"""

_FORMATS = ("txt", "json")


def log(
    id: Annotated[str, typer.Argument(help="The id of the event.", metavar="ID")],
    registry: common.Registry = common.DEFAULT,
    *,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="The format: txt or json.",
            autocompletion=common.starting(_FORMATS),
        ),
    ] = "txt",
    lang: common.Language = None,
    audience: common.Audience = Audience.PUBLIC,
) -> None:
    """Tell each revision in git in which an event has changed, the newest first."""
    if format not in _FORMATS:
        hint = did_you_mean(format, _FORMATS, one_of(_FORMATS))
        raise TimelineError(f'there is no format "{format}" for a log; {hint}')
    if len(registry) > 1:
        raise TimelineError("a log is of one file or folder")
    path = registry[0]
    common.refuse_stray_default(registry)
    revised = list(history.of_event(id, path, audience))
    if not revised:
        raise TimelineError(f'no revision of {path} in git changes an event "{id}"')
    language = readers.language(lang, revised[0].comparison.new.registry, console.warns)
    if format == "json":
        told = [_as_json(each, audience, language) for each in revised]
        console.out((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        text = "\n".join(_as_text(each, audience, language) for each in revised)
        console.page(console.harmless(text).encode())


def _as_json(revised: Revised, audience: Audience, language: str | None) -> dict[str, object]:
    told = sides(revised.comparison, audience, language, under_days=False)
    (change,) = revised.comparison.changes
    commit = revised.commit
    about = {"commit": commit.hash, "date": commit.written.isoformat(), "author": commit.author}
    return about | {"change": as_json(change, told)}


def _as_text(revised: Revised, audience: Audience, language: str | None) -> str:
    told = sides(revised.comparison, audience, language, under_days=False)
    (change,) = revised.comparison.changes
    commit, one = revised.commit, item(told, change)
    day = dates.day(told.words, commit.written.date())
    head = told.words.changes["revision"].format(date=day, author=commit.author)
    texts = [(f"{head} [{commit.hash[:12]}]", 0), (f"{one.lead}{one.title}{one.rest}", 2)]
    width = console.width() or 80
    lines = (line for text, indent in texts for line in wrapped(visible(text), width, indent, 4))
    return "".join(f"{line}\n" for line in lines)

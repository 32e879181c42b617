"""The command `timeline manual`."""

from typing import Annotated

import typer

from timeline import manual as pages
from timeline.cli import console
from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of

EXAMPLES = """\
timeline manual                        # list the pages
timeline manual when                   # how dates are written
"""
_FEW = 3
"""Headings of a page that are read."""


def _starting(incomplete: str) -> list[str]:
    return [topic for topic in pages.topics() if topic.startswith(incomplete)]


def manual(
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="TOPIC", help="The page's topic, such as when.", autocompletion=_starting
        ),
    ] = None,
) -> None:
    """Print the page of the manual on a topic, in Markdown; without a topic, list all."""
    topics, wanted = pages.topics(), (topic or "").lower()
    if topic is None:
        width = max(map(len, topics))
        listed = (f"{name:{width}}  {heading}\n" for name, heading in topics.items())
        console.out("".join(listed).encode())
    elif wanted in topics:
        console.page(pages.text(wanted).encode())
    else:
        near = did_you_mean(topic, topics)
        raise TimelineError(f'the manual has no topic "{topic}"; {near or _pages(topic)}')


def _pages(words: str) -> str:
    """Say which pages speak of something, if any do, and return what to do."""
    found = dict(pages.about(words))
    for topic, headings in found.items():
        console.say(f"{topic}: {_few(headings)}")
    return "read one of the pages above, which speak of it" if found else one_of(pages.topics())


def _few(headings: list[str]) -> str:
    more = len(headings) - _FEW
    return "; ".join(headings[:_FEW]) + (f"; and {more} more" if more > 0 else "")

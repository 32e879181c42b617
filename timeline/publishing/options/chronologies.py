"""Options that only chronologies heed, in plain words."""

from typing import TypedDict

from timeline.chronology.options import Group, Layout
from timeline.diagnostics.findings import TimelineError
from timeline.publishing.options.parsing import word

_NARROWEST = 40


class Options(TypedDict, total=False):
    """The options, called as those of the command."""

    width: int | None
    full: bool
    each: bool
    ids: bool
    group: str
    reverse: bool
    apart: bool


def layout(options: Options, terminal: int | None = None) -> Layout:
    """Return the layout wanted; raise TimelineError if lines are too narrow to read.

    `terminal` is how many columns the terminal has, if the chronology goes to one.
    """
    usual = Layout()
    width = options.get("width")
    if width is None:
        width = max(terminal, _NARROWEST) if terminal else usual.width
    if width < _NARROWEST:
        raise TimelineError(f"--width: {width} is too narrow; write {_NARROWEST} or more")
    return Layout(
        width,
        full=options.get("full", usual.full),
        each=options.get("each", usual.each),
        ids=options.get("ids", usual.ids),
        group=word("group", options.get("group", usual.group), Group),
        newest_first=options.get("reverse", usual.newest_first),
        apart=options.get("apart", usual.apart),
    )

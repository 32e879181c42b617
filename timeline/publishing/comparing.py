"""A comparison of two editions rendered: as text, Markdown, a web page or JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.changes import keeping
from timeline.comparison.changes import Comparison
from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of
from timeline.files.finding import SUFFIXES
from timeline.formats.differences import html, json, md, txt
from timeline.prose.differences.report import LIMIT, Report, headline, report
from timeline.prose.differences.sides import Sides
from timeline.publishing.targets import STDOUT, Target

FORMATS = ("txt", "md", "html", "json", "jsonl")
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Telling:
    """A comparison with all that is to be known to tell it."""

    comparison: Comparison
    sides: Sides
    names: tuple[str, str]
    since: date | None = None
    limit: int = LIMIT
    ids: bool = False

    @property
    def headline(self) -> str:
        """The first line, which can be the subject of a mail."""
        return headline(self.sides, self.comparison, self.since)

    @property
    def report(self) -> Report:
        """All changes, told."""
        return report(self.sides, self.comparison, self.since, self.limit)


def wanted(format: str | None, paths: Sequence[Path]) -> list[Target]:
    """Return the formats that are asked for, each with its file; raise TimelineError.

    Without a file, the one format goes to standard output.
    """
    known = _known(format) if format is not None else None
    for path in paths:
        if path.suffix.lower() in (*SUFFIXES, keeping.SUFFIX):
            raise TimelineError(
                f"{path}: a registry or a lock has this suffix; nothing was written"
            )
    return [Target(known or _of_suffix(path), path) for path in paths or [STDOUT]]


def _known(name: str) -> str:
    if name in FORMATS:
        return name
    raise TimelineError(
        f'no format of changes is called "{name}"; {did_you_mean(name, FORMATS, one_of(FORMATS))}'
    )


def _of_suffix(path: Path) -> str:
    suffix = "txt" if path == STDOUT else path.suffix.lower().removeprefix(".")
    if suffix in FORMATS:
        return suffix
    suffixes = [f".{name}" for name in FORMATS]
    hint = f"{one_of(suffixes)}, or choose with --format"
    raise TimelineError(f"{path}: no format of changes has this suffix; {hint}")


def rendered(
    telling: Telling, format: str, width: int | None = None, paint: txt.Paint | None = None
) -> str:
    """Return a comparison in a format: the same text for the same comparison.

    A text may be as wide as a terminal, and painted.
    """
    comparison, sides, ids = telling.comparison, telling.sides, telling.ids
    match format:
        case "json":
            return json.document(comparison, sides, telling.names)
        case "jsonl":
            lines = json.rows(comparison, sides)
        case "html":
            lines = html.lines(telling.report, sides, ids=ids)
        case "md":
            lines = md.lines(telling.report, ids=ids)
        case _:
            lines = txt.lines(telling.report, width or _WIDTH, paint or txt.unpainted, ids=ids)
    return "".join(f"{line}\n" for line in lines)

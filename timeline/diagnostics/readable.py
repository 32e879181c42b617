"""Findings for people: each with its line, the worst first, and no more than somebody reads."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple, Protocol

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.diagnostics.printing import printable
from timeline.text import columns, fitting

MOST = 100
"""The most findings that a report tells, unless all are asked for."""
OF_EACH = 10
"""The most of them of one rule."""
_LARGEST = 190_000
"""Bytes of a report, without the table at its end."""
_WIDEST = 100
"""Columns of an excerpt, where no terminal says how wide it is."""
_NARROWEST = 20


class SourceLines(Protocol):
    """A file whose lines can be shown. `reading` has it, and is a floor above."""

    @property
    def file(self) -> str:
        """Its name."""
        ...

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1."""
        ...


class Part(Enum):
    """A part of a report that may have a colour of its own."""

    RULE = auto()
    MESSAGE = auto()
    PLACE = auto()
    MARGIN = auto()
    MARK = auto()
    HELP = auto()


Paint = Callable[[Part, str, Rule], str]


def unpainted(_part: Part, text: str, _rule: Rule) -> str:
    """Return a text as it is."""
    return text


class Look(NamedTuple):
    """The look of a report: the columns of the terminal, if it goes to one, and its colours."""

    width: int | None = None
    paint: Paint = unpainted


PLAIN = Look()
"""Of a report that goes to no terminal."""


def full(findings: Iterable[Diagnostic], sources: Iterable[SourceLines], look: Look = PLAIN) -> str:
    """Return each finding with its line, a mark below the place, and what to do; errors first."""
    texts = {source.file: source for source in sources}
    return "".join(_told(finding, texts, look) for finding in worst(findings))


def folded(
    findings: Iterable[Diagnostic],
    totals: Mapping[Rule, int],
    sources: Iterable[SourceLines],
    look: Look = PLAIN,
    command: str = "timeline check --all",
) -> str:
    """Return a report of the first findings, which counts those that it does not tell.

    `totals` are the numbers of all findings, by their rules. The `command` shows all.
    """
    texts = {source.file: source for source in sources}
    kept: list[tuple[Rule, str]] = []
    size, told = 0, Counter[Rule]()
    for finding in worst(findings):
        if told[finding.rule] == OF_EACH:
            continue
        text = _told(finding, texts, look)
        size += len(text.encode(errors="backslashreplace"))
        if len(kept) == MOST or size > _LARGEST:
            break
        told[finding.rule] += 1
        kept.append((finding.rule, text))
    last = {rule: number for number, (rule, _) in enumerate(kept)}
    report = ""
    for number, (rule, text) in enumerate(kept):
        report += text
        if last[rule] == number and (more := totals[rule] - told[rule]):
            report += f"and {more:,} more of {rule.code}\n\n"
    return report + "".join(f"{line}\n" for line in _counted(totals, len(kept), command))


def worst(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings with the errors first, then the warnings; others stay in their order."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.rule.severity))


def _counted(totals: Mapping[Rule, int], told: int, command: str) -> Iterator[str]:
    """Yield a table of all findings by their rules, if some are not told."""
    every = sum(totals.values())
    if told == every:
        return
    yield f"{told:,} of {every:,} findings are shown; {command} shows all:"
    order = list(Severity)
    for rule in sorted(totals, key=lambda rule: (order.index(rule.severity), -totals[rule])):
        yield f"{totals[rule]:>9,}  {rule.severity}[{rule.code}] {rule.name}"
    yield ""


def _told(finding: Diagnostic, sources: Mapping[str, SourceLines], look: Look) -> str:
    def paint(part: Part, text: str) -> str:
        return look.paint(part, printable(text), rule)

    rule, place, margin = finding.rule, finding.location, ""
    head = paint(Part.RULE, f"{rule.severity}[{rule.code}]")
    lines = [f"{head}{paint(Part.MESSAGE, f': {finding.message}')}"]
    if place:
        margin = " " * len(str(place.line))
        bar = paint(Part.MARGIN, f"{margin} |")
        most = max(look.width - len(margin) - 3, _NARROWEST) if look.width else _WIDEST
        before, meant, line = _excerpt(sources[place.file].line(place.line), place, most)
        mark = paint(Part.MARK, "^" * max(columns(meant), 1))
        lines += [
            f"{paint(Part.MARGIN, f'{margin}-->')} {paint(Part.PLACE, str(place))}",
            bar,
            f"{paint(Part.MARGIN, f'{place.line} |')} {line}",
            f"{bar} {' ' * columns(before)}{mark}",
        ]
    if finding.hint:
        lines.append(
            f"{paint(Part.MARGIN, f'{margin} =')} {paint(Part.HELP, f'help: {finding.hint}')}"
        )
    return "".join(f"{line}\n" for line in (*lines, ""))


def _excerpt(line: str, place: Location, most: int) -> tuple[str, str, str]:
    """Return the text before the place, the text at it, and the line, cut to `most` columns."""
    start = place.column - 1
    first = 0
    if len(line) > most or columns(printable(line)) > most:
        first = max(0, start - most // 2)
        while columns(printable(line[first:start])) > most // 2:
            first += 1
    shown = fitting(printable(line[first : first + 2 * most]), most)
    return shown[: start - first], shown[start - first :][: place.width], shown

"""A file of a registry: its text, its data, its faults, and the places of its values."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from timeline.diagnostics.findings import Diagnostic, Location, Path
from timeline.reading.directions import misleading
from timeline.reading.encoding import ENOUGH, decode, line_numbers, lines, position
from timeline.reading.entries import Entry, holding, only
from timeline.reading.file_rules import (
    DUPLICATE_KEY,
    EMPTY,
    MOST_DIRECTIVES,
    MOST_LINES,
    MOST_VALUES,
    NOT_UTF_8,
    SPLIT,
    TOO_LARGE,
)
from timeline.reading.merge_conflicts import MARKS, conflicts
from timeline.reading.positions import Locator, Texts
from timeline.reading.yaml import Builder, Data
from timeline.registry.texts import LONGEST_LINE
from timeline.text import shortened


@dataclass(slots=True)
class SourceFile:
    """A file of a registry: its text, its data, and the faults of its YAML.

    `data` is None if the file can't be read to its end, and once the loader has taken it over.
    `lost` are the paths of values that could not be read, `merged` those of mappings that may lack
    some: no more is reported of either. `is_cut` says that more faults exist than are reported.
    """

    file: str
    text: str
    data: dict[str, Data] | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    lost: set[Path] = field(default_factory=set)
    merged: set[Path] = field(default_factory=set)
    is_cut: bool = False
    entries: list[Entry] = field(default_factory=list, repr=False)
    lines: list[str] = field(default_factory=list, repr=False)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1."""
        self.lines = self.lines or lines(self.text)
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def locate(self, paths: Collection[Path]) -> dict[Path, tuple[Location, Location]]:
        """Return the places of the key and the value at each of `paths` that exists.

        The place of a list or mapping is that of its key; the whole file is at its beginning.
        """
        text = only(self.text, self.entries, {path[:2] for path in paths})
        locator = Locator(text, self.file, frozenset(paths))
        locator.build()
        return locator.found

    def located(self, findings: list[Diagnostic]) -> list[Diagnostic]:
        """Give each finding the place of its path, or of the nearest path above it that exists."""
        paths = {finding.path[:n] for finding in findings for n in range(len(finding.path) + 1)}
        places = self.locate(paths) if paths else {}
        return [_located(finding, places) for finding in findings]

    def comments(self, form: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Yield the line and column, from 1, of each comment of a form; a # in a text is none."""
        if not form.search(self.text):  # most files have none
            return
        entries = holding(self.entries, self._indexes(form))
        texts = Texts(only(self.text, self.entries, entries), self.file)
        texts.build()
        for number, _ in groupby(line_numbers(self.text, self._indexes(form))):
            for found in form.finditer(self.line(number)):
                place = (number, found.start() + 1)
                before = bisect_right(texts.starts, place)
                if before == 0 or texts.ends[before - 1] <= place:
                    yield place

    def _indexes(self, form: re.Pattern[str]) -> Iterator[int]:
        return (found.start() for found in form.finditer(self.text))


def _located(finding: Diagnostic, places: dict[Path, tuple[Location, Location]]) -> Diagnostic:
    lengths = range(len(finding.path), -1, -1)
    path = next(finding.path[:n] for n in lengths if finding.path[:n] in places)
    key, value = places[path]
    is_value = finding.path in (path, (*path, 0)) and not finding.on_key
    return finding._replace(location=value if is_value else key)


def read(data: bytes, file: str, left: Iterator[int] | None = None) -> SourceFile:
    """Parse the bytes of the file called `file`; `left` counts what its registry may still hold."""
    text, findings = decode(data, file)
    source = SourceFile(file, text, findings=findings)
    if any(finding.rule is NOT_UTF_8 for finding in findings) or len(findings) >= ENOUGH:
        return source
    if hopeless := _hopeless(source):
        findings += hopeless
        return source
    builder = Builder(text, file, is_clean=not findings)
    builder.build(left)
    source.lost, source.merged, source.is_cut = builder.lost, builder.merged, builder.is_cut
    source.entries = builder.entries
    findings += [*builder.findings, *_twice(source, builder), *misleading(text, file)]
    if not builder.complete:
        return source
    root = builder.root[0] if builder.root else None
    if isinstance(root, dict):
        source.data = root
        return source
    if builder.documents > 1:
        return source
    held = "a list or a text" if root else "nothing"
    message, hint = f"the file holds {held}, not a mapping", "begin it with registry: and title:"
    findings.append(Diagnostic(EMPTY, message, hint=hint, location=Location(file, 1, 1)))
    return source


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[SourceFile]:
    """Parse files of one registry, their names and bytes: together they hold what it may hold."""
    left = iter(range(MOST_VALUES))
    return (read(data, name, left) for name, data in files)


def _hopeless(source: SourceFile) -> list[Diagnostic]:
    """Return why a file is not read at all: it has too many lines, or merge conflicts."""
    text, file = source.text, source.file
    # Two counts are fast; a CRLF counts in both, so only a file near the limit is counted exactly.
    breaks = text.count("\n") + text.count("\r")
    count = position(text, len(text))[0] if breaks >= MOST_LINES else 0
    if count > MOST_LINES:
        source.lines = lines(text[:LONGEST_LINE])[:1]
        message = f"the file has {count:,} lines"
        return [Diagnostic(TOO_LARGE, message, hint=SPLIT, location=Location(file, 1, 1))]
    # libyaml compares each directive with all before it: its time grows with their square.
    if text.startswith("%") and text.count("\n%") > MOST_DIRECTIVES:
        message = f"here begins a directive, and there are over {MOST_DIRECTIVES} lines of them"
        return [Diagnostic(TOO_LARGE, message, hint=SPLIT, location=Location(file, 1, 1))]
    return conflicts(text, file) if any(mark in text for mark in MARKS) else []


def _twice(source: SourceFile, builder: Builder) -> Iterator[Diagnostic]:
    """Yield a finding for each key that a mapping has twice, naming the line of the first."""
    if builder.twice:
        first = source.locate([path for _, _, path in builder.twice])
        for place, key, path in builder.twice:
            message = f'"{shortened(key)}" is given twice, first on line {first[path][0].line}'
            hint = "remove one of the two, or rename it"
            yield Diagnostic(DUPLICATE_KEY, message, hint=hint, location=place)

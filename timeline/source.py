"""YAML text to plain data, with the place of every value.

A registry needs little of YAML, and the rest of it is a trap: so the stream of parser events is
read, never a loader that guesses types. Every scalar stays text, but an empty one and `null`,
which are None.
"""

import contextlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, cast

import yaml

from timeline.diagnostics import Diagnostic, Location, Path, Rule
from timeline.encoding import decode, without_controls
from timeline.texts import shortened
from timeline.yaml_rules import (
    ALIAS,
    DEEPEST,
    DUPLICATE_KEY,
    EMPTY,
    KEY_NOT_TEXT,
    MERGE_KEY,
    NOT_UTF_8,
    PROBLEMS,
    SECOND_DOCUMENT,
    SYNTAX,
    TAB,
    TAG,
    TOO_DEEP,
)

Data = str | None | list["Data"] | dict[str, "Data"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DROPPED: Final = "\0"  # stands for a key whose value is not kept; no YAML text can hold it
_COMPLEX: Final = -1  # stands for the place of a list or mapping that is used as a key
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_SILENT = (yaml.DocumentEndEvent, yaml.StreamStartEvent, yaml.StreamEndEvent)


@dataclass(slots=True)
class Source:
    """A file of a registry: its text, what it holds, and what is wrong with its YAML.

    `data` is None where the file can't be read to its end. `lost` are the paths of values that
    could not be read, `merged` those of mappings that may lack some: nothing more is to be said.
    """

    file: str
    text: str
    data: dict[str, Data] | None = None
    findings: list[Diagnostic] = field(default_factory=list)
    lost: set[Path] = field(default_factory=set)
    merged: set[Path] = field(default_factory=set)
    lines: list[str] = field(default_factory=list, repr=False)

    def find(self, rule: Rule, message: str, hint: str, place: Location) -> None:
        """Add a finding."""
        self.findings.append(Diagnostic(rule, message, hint=hint, location=place))

    def place(self, line: int, column: int, width: int = 1) -> Location:
        """Return a place in this file, from a line and column that count from 0."""
        return Location(self.file, line + 1, column + 1, width)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1."""
        self.lines = self.lines or re.split(r"\r\n|\r|\n", self.text)
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def locate(self, paths: Collection[Path]) -> dict[Path, tuple[Location, Location]]:
        """Return where the keys and the values at `paths`, as far as they exist, are written.

        A list or mapping is where its key is.
        """
        locator = _Locator(self.file, self.text, frozenset(paths))
        with contextlib.suppress(yaml.YAMLError, _Unreadable):
            locator.build()
        return locator.found


class _Unreadable(Exception):
    """The file can't be read further; the finding is made."""


def read(data: bytes, file: str) -> Source:
    """Return what the bytes of the file called `file` hold."""
    text, findings = decode(data, file)
    source = Source(file, text, findings=findings)
    if any(finding.rule is NOT_UTF_8 for finding in findings):
        return source
    builder = _Builder(source, without_controls(text))
    complete = True
    try:
        builder.build()
    except _Unreadable:
        complete = builder.documents > 1
    except yaml.MarkedYAMLError as error:
        complete = False
        _find_syntax(source, error)
    _find_twice(source, builder)
    if complete:
        _keep(source, builder.root)
    return source


def _keep(source: Source, root: list[Data]) -> None:
    if root and isinstance(root[0], dict):
        source.data = root[0]
        return
    held = "nothing" if not root or not root[0] else "a list or a text"
    message, hint = f"the file holds {held}, not a mapping", "begin it with registry: and title:"
    source.find(EMPTY, message, hint, source.place(0, 0))


def _find_twice(source: Source, builder: "_Builder") -> None:
    """Report the keys that a mapping has twice, and where it has them first."""
    if not builder.twice:
        return
    first = source.locate([path for _, _, path in builder.twice])
    for place, key, path in builder.twice:
        message = f'"{shortened(key)}" is given twice, first on line {first[path][0].line}'
        source.find(DUPLICATE_KEY, message, "take one of the two out, or rename it", place)


def _find_syntax(source: Source, error: yaml.MarkedYAMLError) -> None:
    mark = cast("yaml.Mark", error.problem_mark)
    line, column = mark.line, mark.column
    if tab := re.match(r" *(?=\t)", source.line(line + 1)):
        place = source.place(line, tab.end())
        source.find(TAB, "the line is indented with a tab", "use spaces", place)
        return
    said = str(error.problem)
    message, hint = PROBLEMS.get(said, (said, "see where brackets, quotes or indentation go wrong"))
    source.find(SYNTAX, message, hint, source.place(line, column))


class _Builder:
    """Builds data from the events of the YAML parser, and reports what is refused."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.root: list[Data] = []
        self.here: list[Data] | dict[str, Data] = self.root
        self.stack: list[list[Data] | dict[str, Data]] = [self.root]
        self.steps: list[str | int] = []
        self.key: str | None = None
        self.documents = 0
        self.twice: list[tuple[Location, str, Path]] = []

    def build(self) -> None:
        """Read the text to its end; raise _Unreadable where that makes no sense."""
        handlers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.start,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceStartEvent: self.start,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
            **dict.fromkeys(_SILENT, self.ignore),
        }
        for event in yaml.parse(self.text, Loader=_LOADER):
            handlers[type(event)](event)

    def ignore(self, event: yaml.Event) -> None:
        """Pass over an event that says nothing."""

    def document(self, event: yaml.Event) -> None:
        """Begin the document; there is but one."""
        self.documents += 1
        if self.documents > 1:
            self.find(event, SECOND_DOCUMENT, "a second document begins here", _ONE_DOCUMENT)
            raise _Unreadable

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a text, as a key or as a value."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event)
        if self.key is None and type(self.here) is dict:
            self.key = self.read_key(event, self.here)
        elif not event.style and event.value in _NULLS:
            self.put(None, event)
        else:
            self.put(event.value, event)

    def start(self, event: yaml.CollectionStartEvent) -> None:
        """Begin a mapping or a list."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event)
        if len(self.stack) > DEEPEST:
            message = f"this is nested more than {DEEPEST} deep"
            self.find(event, TOO_DEEP, message, "close the brackets, or take out the levels")
            raise _Unreadable
        made: list[Data] | dict[str, Data] = {} if type(event) is yaml.MappingStartEvent else []
        if self.key is None and type(self.here) is dict:
            self.find(event, KEY_NOT_TEXT, "a list or mapping is used as a key", _TEXT_KEY)
            self.steps.append(_COMPLEX)
        else:
            step = self.step()
            self.put(made, event)
            self.steps.append(step)
        self.stack.append(made)
        self.here, self.key = made, None

    def end(self, _event: yaml.Event) -> None:
        """End a mapping or a list."""
        self.stack.pop()
        self.here = self.stack[-1]
        self.key = _DROPPED if self.steps.pop() == _COMPLEX else None

    def alias(self, event: yaml.AliasEvent) -> None:
        """Refuse an alias; what it stands for is lost."""
        self.find(event, ALIAS, f'"*{event.anchor}" stands for a value elsewhere', _NO_ALIAS)
        if self.key is None and type(self.here) is dict:
            self.key = _DROPPED
            return
        self.source.lost.add(self.path())
        self.put(None, event)

    def path(self) -> Path:
        """Return the path of the value that comes next."""
        return (*self.steps[1:], self.step()) if self.steps else ()

    def step(self) -> str | int:
        """Return the key or index of the value that comes next."""
        return len(self.here) if type(self.here) is list else self.key or ""

    def put(self, value: Data, _event: yaml.Event) -> None:
        """Put a value where it belongs."""
        if type(self.here) is list:
            self.here.append(value)
        elif type(self.here) is dict:
            if self.key is not None and self.key != _DROPPED:
                self.here[self.key] = value
            self.key = None

    def read_key(self, event: yaml.ScalarEvent, here: dict[str, Data]) -> str:
        """Return the key that a scalar is, or _DROPPED if its value is not to be kept."""
        key: str = event.value
        if not event.style and key == "<<":
            self.find(event, MERGE_KEY, 'the merge key "<<" is not used here', _NO_ALIAS)
            self.source.merged.add(tuple(self.steps[1:]))
        elif not event.style and key in ("", "~"):
            self.find(event, KEY_NOT_TEXT, "a key is missing before this colon", _TEXT_KEY)
        elif key in here:
            self.twice.append((self.place(event), key, (*self.steps[1:], key)))
        else:
            return key
        return _DROPPED

    def refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Report the tag or the anchor of a value, which is read as if it had none."""
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f'the tag "{shortened(tag)}" is not used here'
            self.find(event, TAG, message, "take the tag out: the field decides what its value is")
        if event.anchor is not None:
            self.find(event, ALIAS, f'the anchor "&{event.anchor}" is not used here', _NO_ALIAS)

    def find(self, event: yaml.Event, rule: Rule, message: str, hint: str) -> None:
        """Report what is found at an event."""
        self.source.find(rule, message, hint, self.place(event))

    def place(self, event: yaml.Event) -> Location:
        """Return where an event is written, as far as its first line goes."""
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        width = end.column - start.column if end.line == start.line else 1
        return self.source.place(start.line, start.column, max(width, 1))


_NO_ALIAS = 'write shared values under "defaults", or name a place, person or source'
_ONE_DOCUMENT = "put what follows into a file of its own, or take the line --- out"
_TEXT_KEY = "write a text before the colon"


class _Locator(_Builder):
    """Builds the data once more, and notes where the wanted keys and values are."""

    def __init__(self, file: str, text: str, wanted: Collection[Path]) -> None:
        super().__init__(Source(file, text), without_controls(text))
        self.wanted = wanted
        self.found: dict[Path, tuple[Location, Location]] = {}
        self.key_place: Location | None = None

    def read_key(self, event: yaml.ScalarEvent, here: dict[str, Data]) -> str:
        self.key_place = self.place(event)
        return super().read_key(event, here)

    def put(self, value: Data, event: yaml.Event) -> None:
        path = self.path()
        if path in self.wanted and self.key != _DROPPED:
            here = self.place(event)
            key = self.key_place if type(self.here) is dict and self.key_place else here
            value_place = here if isinstance(event, yaml.ScalarEvent) else key
            self.found.setdefault(path, (key, value_place))
        super().put(value, event)

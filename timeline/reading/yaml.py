"""Plain data from the events of the YAML parser.

A registry needs little of YAML, and the rest of it is a trap. So we read the stream of events, and
use no loader that guesses types: NO stays a text, and 18:30 is no number. An empty scalar and
`null` are None. Events are also nine times faster than PyYAML's fastest loader, and its composer
crashes on deep nesting.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import yaml

from timeline.diagnostics.findings import Diagnostic, Location, Path, Rule
from timeline.reading.encoding import MARK, lines, without_controls
from timeline.reading.entries import Entry
from timeline.reading.file_rules import (
    ALIAS,
    DEEPEST,
    FLATTEN,
    KEY_NOT_TEXT,
    MERGE_KEY,
    MOST_ENTRIES,
    MOST_FAULTS,
    MOST_VALUES,
    NESTED,
    SECOND_DOCUMENT,
    TAG,
    TOO_DEEP,
    TOO_LARGE,
)
from timeline.reading.merge_conflicts import conflicts
from timeline.reading.syntax_errors import Stop, slip
from timeline.text import QUOTES, shortened

Data = str | None | list["Data"] | dict[str, "Data"]
Event = yaml.Event
Scalar = yaml.ScalarEvent
Start = yaml.CollectionStartEvent

# Without libyaml, the parser in Python makes the same events, but takes some 20 times as long.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_IN_SECTION: Final = 3  # the length of the stack in a section: around all, at the top, the section
_COMPLEX: Final = -1  # stands for the place of a list or mapping that is used as a key
_SHORT: Final = 40  # characters of a text that may come again, such as an id, a kind or an office
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_ODD_KEYS = frozenset(["<<", "", "~"])
_SILENT = (yaml.DocumentEndEvent, yaml.StreamStartEvent, yaml.StreamEndEvent)
_NO_ALIAS = 'write shared values under "defaults", or name a place, person or source'
_ONE_DOCUMENT = "put the rest into a file of its own, or remove the line ---"
_TEXT_KEY = "write a text before the colon"


class _Dropped(str):
    """A key whose value is dropped. It is compared by identity, so no key of a file equals it."""

    __slots__ = ()


DROPPED: Final = _Dropped("dropped")


class Enough(Exception):
    """Reading stops here: the rest makes no sense, and a finding says why."""


class Builder:
    """Builds data from the events of the YAML parser, and reports what it refuses.

    `is_clean` says that the text is known to hold no control characters.
    """

    def __init__(self, text: str, file: str, *, is_clean: bool = False) -> None:
        self.text = text
        self.file = file
        self.clean = text if is_clean else without_controls(text)
        self.is_marred = self.clean != text
        self.findings: list[Diagnostic] = []
        self.lost: set[Path] = set()
        self.merged: set[Path] = set()
        self.complete, self.is_cut = True, False
        self.root: list[Data] = []
        self.here: list[Data] | dict[str, Data] = self.root
        self.stack: list[list[Data] | dict[str, Data]] = [self.root]
        self.steps: list[str | int] = []
        self.key: str | None = None
        self.documents = 0
        self.twice: list[tuple[Location, str, Path]] = []
        self.entries: list[Entry] = []
        self.known: dict[str, str] = {}  # for memory: a text that comes again is kept once

    def build(self, left: Iterator[int] | None = None) -> None:
        """Read the text as far as it makes sense; `complete` tells whether that is to its end.

        As many keys and values may be read as `left` has numbers; it is shared by several files.
        """
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
        event = None
        try:
            # None follows the last event; `yaml.parse` asks twice for each, a fifth of the parsing
            events = iter(_LOADER(self.clean).get_event, None)
            for _, event in zip(left or iter(range(MOST_VALUES)), events, strict=False):
                handlers[type(event)](event)
            for event in events:  # beyond the limit: the first of them ends the reading
                self.overflow(event, f"{MOST_VALUES:,} keys and values")
        except Enough:
            self.complete = self.documents > 1  # a second document follows a whole one
        except yaml.MarkedYAMLError as error:
            self.complete = False
            self.explain(error, event)

    def overflow(self, event: yaml.Event, bound: str) -> None:
        """Report that the file is too large, and stop."""
        hint = "divide it into several registries, for example by decade, each with its own name"
        self.find(event, TOO_LARGE, f"this is beyond {bound}", hint)
        raise Enough

    def ignore(self, event: yaml.Event) -> None:
        """Pass over an event that says nothing."""

    def document(self, event: yaml.Event) -> None:
        """Begin the document; refuse a second one."""
        self.documents += 1
        if self.documents > 1:
            self.find(event, SECOND_DOCUMENT, "a second document begins here", _ONE_DOCUMENT)
            raise Enough

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a text, as a key or as a value."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event)
        if self.key is None and type(self.here) is dict:
            self.key = self.read_key(event, self.here)
        elif not event.style and event.value in _NULLS:
            self.put(None, event)
        else:
            if self.is_marred and MARK in event.value:
                self.lost.add(self.path())
            value: str = event.value
            self.put(self.known.setdefault(value, value) if len(value) <= _SHORT else value, event)

    def start(self, event: yaml.CollectionStartEvent) -> None:
        """Begin a mapping or a list."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event)
        if len(self.stack) > DEEPEST:
            self.find(event, TOO_DEEP, NESTED, FLATTEN)
            raise Enough
        made: list[Data] | dict[str, Data] = {} if type(event) is yaml.MappingStartEvent else []
        if self.key is None and type(self.here) is dict:
            self.find(event, KEY_NOT_TEXT, "a list or mapping is used as a key", _TEXT_KEY)
            self.merged.add(tuple(self.steps[1:]))
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
        self.key = DROPPED if self.steps.pop() == _COMPLEX else None

    def alias(self, event: yaml.AliasEvent) -> None:
        """Refuse an alias; the value that it stands for is lost."""
        name = shortened(str(event.anchor))
        self.find(event, ALIAS, f'"*{name}" stands for a value elsewhere', _NO_ALIAS)
        if self.key is None and type(self.here) is dict:
            self.key = DROPPED
            self.merged.add(tuple(self.steps[1:]))
            return
        self.lost.add(self.path())
        self.put(None, event)

    def path(self) -> Path:
        """Return the path of the next value."""
        return (*self.steps[1:], self.step()) if self.steps else ()

    def step(self) -> str | int:
        """Return the key or index of the next value."""
        return len(self.here) if type(self.here) is list else self.key or ""

    def put(self, value: Data, _event: yaml.Event) -> None:
        """Put a value where it belongs."""
        here, key = self.here, self.key
        if type(here) is list:
            here.append(value)
            return
        if key is not None and key is not DROPPED:
            here[key] = value  # type: ignore[call-overload]
        self.key = None

    def read_key(self, event: yaml.ScalarEvent, here: dict[str, Data]) -> str:
        """Return the key in a scalar, or DROPPED if its value is not kept."""
        key: str = self.known.setdefault(event.value, event.value)
        if len(self.stack) == _IN_SECTION and type(section := self.steps[1]) is str:
            mark = cast("yaml.Mark", event.start_mark)
            self.entries.append(Entry(section, key, mark.index, mark.line, mark.column))
        if (event.style or key not in _ODD_KEYS) and key not in here and len(here) < MOST_ENTRIES:
            return key
        if not event.style and key == "<<":
            self.find(event, MERGE_KEY, 'the merge key "<<" is not used here', _NO_ALIAS)
            self.merged.add(tuple(self.steps[1:]))
        elif not event.style and key in ("", "~"):
            self.find(event, KEY_NOT_TEXT, "a key is missing before this colon", _TEXT_KEY)
            self.merged.add(tuple(self.steps[1:]))
        elif key in here:
            self.twice.append((self.place(event), key, (*self.steps[1:], key)))
            self.count()
        else:
            self.overflow(event, f"{MOST_ENTRIES:,} entries")
        return DROPPED

    def refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Report the tag or anchor of a value; the value is read as if it had none."""
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f'the tag "{shortened(tag)}" is not used here'
            self.find(event, TAG, message, "remove the tag: the field decides what its value is")
        if event.anchor is not None:
            self.find(
                event, ALIAS, f'the anchor "&{shortened(event.anchor)}" is not used here', _NO_ALIAS
            )

    def find(self, event: yaml.Event, rule: Rule, message: str, hint: str) -> None:
        """Report a finding at an event."""
        self.findings.append(Diagnostic(rule, message, hint=hint, location=self.place(event)))
        self.count()

    def count(self) -> None:
        """Stop if there are as many faults as we report."""
        if len(self.findings) + len(self.twice) >= MOST_FAULTS:
            self.is_cut = True
            raise Enough

    def explain(self, error: yaml.MarkedYAMLError, last: yaml.Event | None) -> None:
        """Report a syntax error of the YAML parser, which has read `last` before it."""
        if unmerged := conflicts(self.text, self.file):
            self.findings += unmerged
            return
        begun = _at(error.context_mark) if error.context_mark else None
        quoted = None
        if isinstance(last, yaml.ScalarEvent) and last.style in QUOTES:
            quoted = _at(last.start_mark), _at(last.end_mark)
        stop = Stop(str(error.problem), _at(error.problem_mark), begun, quoted)
        found = slip(stop, lines(self.text.rstrip()))
        place = Location(self.file, found.line + 1, found.column + 1, found.width)
        self.findings.append(Diagnostic(found.rule, found.message, hint=found.hint, location=place))

    def place(self, event: yaml.Event) -> Location:
        """Return the place of an event, on its first line only."""
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        width = end.column - start.column if end.line == start.line else 1
        return Location(self.file, start.line + 1, start.column + 1, max(width, 1))

    def end_of(self, event: yaml.Event) -> tuple[int, int]:
        """Return the line and column at which an event ends."""
        end = cast("yaml.Mark", event.end_mark)
        return end.line + 1, end.column + 1

    @staticmethod
    def extent(event: yaml.Event) -> tuple[int, int]:
        """Return the indexes in the text at which an event begins and ends."""
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        return start.index, end.index


def _at(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column

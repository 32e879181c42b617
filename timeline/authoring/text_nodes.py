"""Where the values of some entries stand in the text of a file: keys, values, and their parts."""

from collections.abc import Collection
from dataclasses import dataclass, field

from timeline.reading.yaml import Builder, Data, Event, Scalar, Start

_OF_ENTRY = 2
"""The steps that lead to an entry: its section and its id."""


@dataclass(slots=True)
class Node:
    """A value in a text, from `start` to before `end`; a block ends where its last part ends."""

    start: int
    end: int
    is_block: bool = False
    """Whether it is a list or mapping without brackets."""
    keys: dict[str, "Key"] = field(default_factory=dict)
    items: list["Node"] = field(default_factory=list)

    def close(self, end: int) -> None:
        """End a list or mapping."""
        last = [*self.items, *(key.node for key in self.keys.values())][-1:]
        self.end = last[0].end if self.is_block and last else end


@dataclass(slots=True)
class Key:
    """A key in a text, from `start` to before `end`, with its value."""

    start: int
    end: int
    node: Node


class Finder(Builder):
    """Builds the data again, with the nodes of all sections, and of the entries that are wanted.

    `root` is the node of the whole file. Below other entries it has no nodes, for speed.
    """

    def __init__(self, text: str, file: str, wanted: Collection[tuple[str, str]]) -> None:
        super().__init__(text, file)
        self.wanted = wanted
        self.root_node = Node(0, len(text))
        self.nodes = [self.root_node]
        self.key_events: list[Scalar | None] = [None]

    def read_key(self, event: Scalar, here: dict[str, Data]) -> str:
        """Read a key, and remember it."""
        self.key_events[-1] = event
        return super().read_key(event, here)

    def scalar(self, event: Scalar) -> None:
        """Take a text, and note where it is if it is a value."""
        is_value = self.key is not None or type(self.here) is list
        if is_value and self._is_near():
            self._put_node(self._ended(event))
        super().scalar(event)

    def start(self, event: Start) -> None:
        """Begin a mapping or a list, and its node."""
        start, _ = self.extent(event)
        node = Node(start, start, is_block=not event.flow_style)
        if self._is_near():
            self._put_node(node)
        super().start(event)
        self.nodes.append(node)
        self.key_events.append(None)

    def end(self, event: Event) -> None:
        """End a mapping or a list, and its node."""
        super().end(event)
        self.nodes.pop().close(self.extent(event)[1])
        self.key_events.pop()

    def _is_near(self) -> bool:
        """Whether the next value is a section, an entry, or in an entry that is wanted."""
        _, *above = self.steps or [0]
        entry = tuple(map(str, above[:_OF_ENTRY]))
        return len(entry) < _OF_ENTRY or entry in self.wanted

    def _put_node(self, node: Node) -> None:
        above, key = self.nodes[-1], self.key_events[-1]
        if key is None or type(self.here) is list:
            above.items.append(node)
        else:
            above.keys[self.key or ""] = Key(*self.extent(key), node)

    def _ended(self, event: Scalar) -> Node:
        """Return the node of a text; a block text ends with its last line that shows something."""
        start, end = self.extent(event)
        if event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        return Node(start, end)

"""One value in a text in the place of another, with the comments on its lines."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping

from timeline.authoring.text_edits import Edit, Text
from timeline.authoring.text_nodes import Key, Node
from timeline.authoring.yaml_writing import entry, item, scalar, value
from timeline.reading.yaml import Data

_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
Fields = Mapping[str, Data]


def edits(text: Text, name: str, key: Key, old: Data, new: Data) -> Iterator[Edit]:
    """Yield the edits that change the value of a key; parts that stay the same are not touched."""
    if old == new:
        return
    node = key.node
    if node.is_block and new and isinstance(old, dict) and isinstance(new, dict):
        yield from _mapping(text, node, old, new)
    elif node.is_block and new and isinstance(old, list) and isinstance(new, list):
        yield from _list(text, node, old, new)
    else:
        yield from _whole(text, name, key, new)


def _mapping(text: Text, node: Node, old: Fields, new: Fields) -> Iterator[Edit]:
    """Yield the edits that change a block of keys, each by itself."""
    at = next(iter(node.keys.values()))
    margin = " " * text.column(at.start)
    for name, key in node.keys.items():
        if name not in new:
            yield from _without(text, key.start, key.end, key.node, margin)
        else:
            yield from edits(text, name, key, old[name], new[name])
    for name, data in new.items():
        if name in node.keys:
            at = node.keys[name]
        else:
            yield text.below(_last(at), entry(name, data, margin))


def _last(key: Key) -> int:
    """Return an index on the last line of a key and its value."""
    return max(key.end, _inside(key.node))


def _inside(node: Node) -> int:
    """Return an index on the last line of a value."""
    return max(node.start, node.end - 1)


def _list(text: Text, node: Node, old: list[Data], new: list[Data]) -> Iterator[Edit]:
    """Yield the edits that change a list with a line for each item."""
    margin = " " * text.column(node.start)
    known, wanted = ([json.dumps(each, sort_keys=True) for each in data] for data in (old, new))
    matcher = difflib.SequenceMatcher(None, known, wanted, autojunk=False)
    for change, first, last, start, end in matcher.get_opcodes():
        if change == "equal":
            continue
        same = min(last - first, end - start)
        for part, data in zip(node.items[first:last], new[start:end], strict=False):
            yield from _item(text, part, data, margin)
        for part in node.items[first + same : last]:
            yield from _without(text, part.start, part.start, part, margin)
        if lines := [line for data in new[start + same : end] for line in item(data, margin)]:
            yield _between(text, node, first + same, lines)


def _between(text: Text, node: Node, index: int, lines: list[str]) -> Edit:
    """Return the edit that puts lines before the item of an index, or after the one before it."""
    if index:
        before = node.items[index - 1]
        return text.below(_inside(before), lines)
    at = text.line_start(node.items[0].start)
    return Edit(at, at, "".join(f"{line}{text.newline}" for line in lines))


def _item(text: Text, node: Node, data: Data, margin: str) -> Iterator[Edit]:
    """Yield the edits that put another item in the place of one."""
    head, *below = item(data, margin)
    yield Edit(node.start, node.end, head.removeprefix(f"{margin}- "))
    if lines := [*below, *(f"{margin}{each}" for each in _comments(text, node))]:
        yield text.below(_inside(node), lines)


def _whole(text: Text, name: str, key: Key, new: Data) -> Iterator[Edit]:
    """Yield the edits that write a value anew, as a whole."""
    node = key.node
    margin = " " * text.column(key.start)
    head, *below = value(new, margin, len(scalar(name)) + 2, name)
    colon = text.text.index(":", key.end) + 1
    if text.line_start(node.start) > text.line_start(key.start):
        yield Edit(colon, colon, f" {head}" if head else "")
        if below:
            yield text.below(key.end, below)
        yield from _without(text, node.start, node.start, node, margin)
        return
    comments = [f"{margin}{each}" for each in _comments(text, node)]
    is_blank = text.text[colon : node.start].strip(" \t") == "" and node.start > colon and head
    yield (
        Edit(node.start, node.end, head)
        if is_blank
        else Edit(colon, node.end, f" {head}" if head else "")
    )
    if lines := [*below, *comments]:
        yield text.below(_inside(node), lines)


def _without(text: Text, start: int, after: int, node: Node, margin: str) -> Iterator[Edit]:
    """Yield the edit that takes lines out, but for the comments on them.

    They begin on the line of `start`; comments may stand from `after` on.
    """
    end = max(after, node.end)
    comments = [*_in_lines(text.text[after : node.start]), *_comments(text, node)]
    comments += _in_lines(text.text[end : text.line_end(end)])
    lines = "".join(f"{margin}{each}{text.newline}" for each in comments)
    yield Edit(text.line_start(start), text.next_line(end), lines)


def _in_lines(between: str) -> list[str]:
    """Return the comments in a text that lies between values."""
    return [line[line.index("#") :].strip() for line in between.splitlines() if "#" in line]


def _comments(text: Text, node: Node) -> Iterator[str]:
    """Yield the comments within a value: on the heads of block texts, and between its parts."""
    at = node.start
    for start, end in (*_texts(node), (node.end, node.end)):
        yield from _in_lines(text.text[at:start])
        if header := _HEADER.match(text.text, start, text.line_end(start)):
            yield header[1]
        at = max(at, end)


def _texts(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the extents of the texts in a value, in which a # begins no comment."""
    for each in node.items:
        yield from _texts(each)
    for key in node.keys.values():
        yield key.start, key.end
        yield from _texts(key.node)
    if not node.items and not node.keys:
        yield node.start, node.end

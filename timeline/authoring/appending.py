"""New entries at the end of the sections of a file, and whole new files."""

from collections.abc import Iterator, Mapping
from functools import cache

from timeline.authoring.text_edits import Edit, Text
from timeline.authoring.text_nodes import Key, Node
from timeline.authoring.yaml_writing import entry
from timeline.diagnostics.findings import TimelineError
from timeline.reading.yaml import Data
from timeline.registry.event import Event
from timeline.registry.events import KINDS
from timeline.registry.registry import Registry

_STEP = "  "
_FIRST = ("kind", "uid", "title", "short", "part_of")
"""The fields that an event begins with."""
Added = Mapping[str, Mapping[str, Data]]
"""New entries by their sections and ids."""


@cache
def order(kind: str) -> tuple[str, ...]:
    """Return the fields of an event of a kind, in the order in which they are written."""
    names = [name for name in Event.model_fields if name not in _FIRST]
    own = [name for name in KINDS.get(kind, Event).model_fields if name not in (*names, *_FIRST)]
    at = names.index("attendance") + 1
    return (*_FIRST, *names[:at], *own, *names[at:])


@cache
def _ranks(kind: str) -> Mapping[str, int]:
    return {name: rank for rank, name in enumerate(order(kind))}


def written(head: Mapping[str, Data], added: Added) -> str:
    """Return a whole registry, with its events at the end and blank lines between them."""
    parts = [[line for name, data in head.items() for line in entry(name, data)]]
    known = ((section, added.get(section)) for section in _sections())
    parts += [[f"{name}:", *_lines(name, entries, _STEP)] for name, entries in known if entries]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


@cache
def _sections() -> tuple[str, ...]:
    """Return the sections of a registry in the order in which they are written."""
    wanted = ("countries", "places", "people", "organizations", "sources", "events")
    return tuple(name for name in Registry.model_fields if name in wanted)


def edits(text: Text, top: Node, added: Added) -> Iterator[Edit]:
    """Yield the edits that add entries to a file, each section at its end."""
    for section in _sections():
        entries = added.get(section)
        if not entries:
            continue
        if section not in top.keys:
            yield _new_section(text, top, section, entries)
        elif (key := top.keys[section]).node.keys and key.node.is_block:
            yield _more(text, section, key.node, entries)
        else:
            yield from _first(text, section, key, entries)


def _more(text: Text, section: str, node: Node, entries: Mapping[str, Data]) -> Edit:
    """Return the edit that puts entries after the last one of a section."""
    keys = list(node.keys.values())
    column = text.column(keys[0].start)
    is_loose = section == "events" and (len(keys) == 1 or _has_blank_above(text, keys[-1]))
    at = _end_of(text, keys[-1], column)
    lines = _lines(section, entries, " " * column, is_loose=is_loose)
    return text.below(at, ["", *lines] if is_loose else lines)


def _has_blank_above(text: Text, key: Key) -> bool:
    """Whether a blank line stands above an entry and the comments on it."""
    start = text.line_before(text.line_start(key.start))
    while (line := text.text[start : text.line_end(start)].strip()).startswith("#"):
        start = text.line_before(start)
    return not line


def _end_of(text: Text, key: Key, column: int) -> int:
    """Return an index on the last line of an entry, with the comments that are set in below it."""
    at = max(key.end, key.node.end - (key.node.end > key.node.start))
    while (start := text.next_line(at)) < len(text.text):
        line = text.text[start : text.line_end(start)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        at = start
    return at


def _first(text: Text, section: str, key: Key, entries: Mapping[str, Data]) -> Iterator[Edit]:
    """Yield the edits that put the first entries into an empty section."""
    if key.node.keys:  # in braces
        raise TimelineError(
            f"{section} stands in braces, which nothing can be added to; write it with a line for "
            "each entry"
        )
    colon = text.text.index(":", key.end) + 1
    yield Edit(colon, key.node.end, "")
    yield text.below(key.end, _lines(section, entries, _STEP))


def _new_section(text: Text, top: Node, section: str, entries: Mapping[str, Data]) -> Edit:
    """Return the edit that begins a section: before the next one of the file, or at its end."""
    lines = [f"{section}:", *_lines(section, entries, _STEP)]
    names = _sections()
    later = [top.keys[name] for name in names[names.index(section) + 1 :] if name in top.keys]
    if not later:
        return text.below(len(text.text), ["", *lines] if text.text.strip() else lines)
    at = _above(text, min(key.start for key in later))
    return Edit(at, at, "".join(f"{line}{text.newline}" for line in (*lines, "")))


def _above(text: Text, at: int) -> int:
    """Return the index at which the line of a key begins, or the comments right above it."""
    start = text.line_start(at)
    while start > 0:
        above = text.line_before(start)
        if not text.text[above:start].startswith("#"):
            break
        start = above
    return start


def _lines(
    section: str, entries: Mapping[str, Data], margin: str, *, is_loose: bool = True
) -> list[str]:
    """Return the lines of entries; loose events have a blank line between them."""
    is_event = section == "events"
    lines: list[str] = []
    for id, data in entries.items():
        fields = _in_order(data) if is_event and isinstance(data, dict) else data
        lines += [""] if lines and is_event and is_loose else []
        lines += entry(id, fields, margin, is_open=is_event)
    return lines


def _in_order(event: dict[str, Data]) -> dict[str, Data]:
    """Return an event with its fields in their usual order."""
    ranks = _ranks(str(event.get("kind")))
    return dict(sorted(event.items(), key=lambda each: ranks.get(each[0], len(ranks))))

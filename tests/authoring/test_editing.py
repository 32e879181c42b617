"""Changes in the text of a registry: nothing else moves, and each comment keeps its line."""

import random
import re

import pytest

from tests.conftest import ROOT
from timeline.authoring.editing import Changes, edited
from timeline.diagnostics.findings import TimelineError
from timeline.reading.source import read
from timeline.reading.yaml import Data

EVENTS = (ROOT / "events.yaml").read_text(encoding="utf-8")
VALUES: list[Data] = [
    "NO",
    "New title: x",
    "a " * 80 + "z",
    "one\ntwo",
    None,
    ["a", "b"],
    ["x"],
    [],
    {"en": "A", "it": "B # c"},
    {"en": "word " * 40 + "x"},
    [{"when": "2023", "reason": "x" * 90}],
]


def change(
    text: str, fields: dict[str, Data], added: dict[str, dict[str, Data]] | None = None
) -> str:
    """Return a text in which the event `a` has other fields, or new entries stand."""
    changes = Changes({("events", "a"): fields} if fields else {}, added or {})
    return changed(text.encode(), changes).decode()


def changed(data: bytes, changes: Changes) -> bytes:
    made = edited(data, read(data, "events.yaml"), changes)
    made.check(read(made.data, made.file))
    return made.data


BEFORE = "registry: r\ntitle: R\nevents:\n  a:\n"


@pytest.mark.parametrize(
    ("event", "fields", "expected"),
    [
        ("    title: Old # c\n", {"title": "New"}, "    title: New # c\n"),
        ("    title:   'Old'\n", {"title": "New"}, "    title:   New\n"),
        ("    title: # c\n", {"title": "New"}, "    title: New # c\n"),
        ("    title: Old # c\n    when: 2023\n", {"title": None}, "    # c\n    when: 2023\n"),
        ("    note: |- # c\n      a\n      b\n    when: 2023 # d\n", {"note": "x"},
         "    note: x\n    # c\n    when: 2023 # d\n"),
        ("    title: T\n    when: 2023\n", {"note": "a\nb"},
         "    title: T\n    when: 2023\n    note: |-\n      a\n      b\n"),
        ("    title: Old # c\n", {"title": "a\nb"}, "    title: |- # c\n      a\n      b\n"),
        ("    topics: # c\n      - a # d\n      # e\n      - b # f\n", {"topics": ["b", "x"]},
         "    topics: # c\n      # d\n      # e\n      - b # f\n      - x\n"),
        ("    topics:\n    - a # d\n    - b\n", {"topics": ["z", "a", "b"]},
         "    topics:\n    - z\n    - a # d\n    - b\n"),
        ("    topics: # c\n      - a # d\n", {"topics": "x"}, "    topics: x # c\n    # d\n"),
        ("    topics: [a, # d\n      b] # e\n", {"topics": ["b"]},
         "    topics: [b] # e\n    # d\n"),
        ("    participants: # c\n      x: guest # d\n      y: host # e\n",
         {"participants": {"x": "chair", "z": "host"}},
         "    participants: # c\n      x: chair # d\n      z: host\n      # e\n"),
        ("    was: # c\n      - when: 2023 # d\n        reason: r # e\n",
         {"was": [{"when": "2024"}]},
         "    was: # c\n      - {when: 2024} # e\n      # d\n"),
    ],
)  # fmt: skip
def test_a_value_changes_and_comments_keep_their_lines(
    event: str, fields: dict[str, Data], expected: str
) -> None:
    assert change(BEFORE + event, fields) == BEFORE + expected


def test_an_event_in_braces_is_written_anew_as_a_whole() -> None:
    text = "registry: r\nevents:\n  a: {kind: talks, title: T} # c\n  b: {kind: talks}\n"
    assert change(text, {"title": "New"}).splitlines()[2] == "  a: {kind: talks, title: New} # c"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
def test_new_entries_stand_at_the_end_of_their_sections(newline: str, end: str) -> None:
    text = (
        "registry: r\n\n# who\npeople: # c\n  x: {name: X} # d\n\n# all of them\nevents:\n"
        f"  a:\n    kind: talks\n    title: T # last\n    # of a{end}"
    ).replace("\n", newline)
    added: dict[str, dict[str, Data]] = {
        "events": {"b": {"title": "B", "kind": "talks"}},
        "people": {"w": {"name": "Why"}},
        "places": {"z": {"name": "Z", "country": "ITA"}},
    }
    expected = (
        "registry: r\n\nplaces:\n  z: {name: Z, country: ITA}\n\n# who\n"
        "people: # c\n  x: {name: X} # d\n  w: {name: Why}\n\n# all of them\nevents:\n"
        "  a:\n    kind: talks\n    title: T # last\n    # of a\n\n"
        f"  b:\n    kind: talks\n    title: B{end}"
    ).replace("\n", newline)
    assert change(text, {}, added) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ("events:\n", "events:\n  b:\n    kind: talks\n"),
        ("events: {} # c\n", "events: # c\n  b:\n    kind: talks\n"),
        ("events: # c\n  # none yet\n", "events: # c\n  b:\n    kind: talks\n  # none yet\n"),
        ("", "\nevents:\n  b:\n    kind: talks\n"),
        ("events:\n  a: {}\n\n  # of c\n  c: {}\n",
         "events:\n  a: {}\n\n  # of c\n  c: {}\n\n  b:\n    kind: talks\n"),
        ("events:\n a:\n  kind: talks\n b2:\n  kind: talks\n",
         "events:\n a:\n  kind: talks\n b2:\n  kind: talks\n b:\n   kind: talks\n"),
    ],
)  # fmt: skip
def test_a_first_event_begins_the_section(events: str, expected: str) -> None:
    head = "registry: r\n"
    assert change(head + events, {}, {"events": {"b": {"kind": "talks"}}}) == head + expected


def test_a_section_in_braces_is_named() -> None:
    text = "registry: r\nevents: {a: {kind: talks}}\n"
    with pytest.raises(TimelineError, match="events stands in braces"):
        change(text, {}, {"events": {"b": {"kind": "talks"}}})


def test_a_text_that_is_in_the_way_is_named_and_nothing_is_written() -> None:
    text = "registry: r\nevents:\n  a:\n    ? title\n    : Old\n"
    with pytest.raises(TimelineError, match=r"events.yaml: a can't be changed by itself here"):
        change(text, {"title": ["a", "b" * 100]})


def test_a_byte_order_mark_stays() -> None:
    data = changed(
        b"\xef\xbb\xbf" + f"{BEFORE}    title: Old\n".encode(),
        Changes({("events", "a"): {"title": "New"}}),
    )
    assert data == b"\xef\xbb\xbf" + f"{BEFORE}    title: New\n".encode()


def commented(text: str) -> tuple[str, list[str]]:
    """Return a registry with a comment on every line that can have one, and the comments."""
    rows: list[str] = []
    comments: list[str] = []
    block: int | None = None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        is_inside = block is not None and (not line.strip() or indent > block)
        if not is_inside:
            block = indent if line.endswith((">-", "|-")) else None
        if is_inside or "#" in line or not line.strip():
            rows.append(line)
        else:
            comments.append(f"# c{len(comments)}.")
            rows.append(f"{line} {comments[-1]}")
    return "\n".join(rows), comments


def edit(chance: random.Random, event: dict[str, Data]) -> dict[str, Data]:
    """Draw changes of some fields of an event."""
    names = [name for name in (*event, "short", "note", "was", "url") if name != "kind"]
    return {name: value(chance, event.get(name)) for name in chance.sample(names, 3)}


def value(chance: random.Random, old: Data) -> Data:
    if isinstance(old, dict) and chance.random() < 0.6:
        kept = {key: part for key, part in old.items() if chance.random() < 0.7}
        return {**kept, "fr": "Nouveau"}
    if isinstance(old, list) and chance.random() < 0.6:
        items = [item for item in old if chance.random() < 0.7]
        items.insert(chance.randint(0, len(items)), "zz")
        return items
    return chance.choice(VALUES)


def test_a_comment_on_every_line_survives_all_edits() -> None:
    text, comments = commented(EVENTS)
    known = read(EVENTS.encode(), "events.yaml").data
    assert read(text.encode(), "events.yaml").data == known
    assert known is not None
    events = known["events"]
    assert isinstance(events, dict)
    chance = random.Random(7)  # noqa: S311 - the same in each run
    for _ in range(40):
        ids = chance.sample(list(events), 3)
        drawn = {("events", id): edit(chance, dict(event)) for id in ids
                 if isinstance(event := events[id], dict)}  # fmt: skip
        changes = Changes(drawn, {"people": {"new-one": {"name": "X"}}})
        after = changed(text.encode(), changes).decode()
        assert sorted(re.findall(r"# c\d+\.", after)) == sorted(comments)
        stay = [line for line in text.split("\n") if not line.startswith("   ")]
        assert all(line in after.split("\n") for line in stay)

"""Findings placed by reading again no more of a file than the entries that they are in."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path as File

import pytest

from tests.conftest import DATA, ROOT
from timeline.diagnostics.findings import Location, Path
from timeline.reading.entries import holding, only
from timeline.reading.loader import Loaded, load
from timeline.reading.positions import Locator
from timeline.reading.source import SourceFile, read
from timeline.reading.suppressions import _MARK
from timeline.reading.yaml import Data

LAYOUTS = {
    "block": (
        "places:\n  a: {name: A}\n\n  # b\n  b:\n    name: B\n  c: {}\nevents:\n  x:\n    k: v\n"
    ),
    "flow": "events: {a: {k: v, l: [1, {m: 2}]}, b: {k: w}, 'c': {k: x}, d: {k: y}}\ntitle: T\n",
    "flow on lines": (
        "{events: {\n  a: {k: v},\n b: {\n  k: w}, c: {k: x}}, places: {p: {x: y}, q: 1}}"
    ),
    "explicit keys": "events:\n  ? a\n  : k: v\n  ? b\n  : {k: w}\n  c: {k: x}\n  ? d\n  e: 1\n",
    "carriage returns": "events:\r\n  a: {k: v}\r\n  b: {k: w}\r\n  c:\r    k: x\rtitle: T\r\n",
    "wide letters": "events:\n  a: {k: 印度 🤝}\n  'ü': {k: w}\n  b: {k: [é, 🤝, x]}\n  c: {}\n",
    "blocks of text": (
        "events:\n  a:\n    k: |+\n      # no\n\n  b:\n    k: >-\n      w\n\n      x\n  c: {}\n"
    ),
    "quotes": 'events:\n  "a b":\n    k: "v\n      w"\n  b: {k: \'w\n    x\', l: z}\n  c: {k: x}\n',
    "anchors, tags": (
        "events:\n  &x a: !!map {k: &y v}\n  b: {k: *y }\n  *x : {k: w}\n  c: {k: x}\n"
    ),
    "twice": (
        "events:\n  a: {k: v}\n  b: {k: v}\n  a: {k: w}\nevents:\n  c: {}\nevents:\n  d: {k: y}\n"
    ),
    "odd keys": (
        "? {a: {b: c}}\n: {d: {e: f}}\n? {g: h}\n: 1\nevents: {[x]: y, a: {k: v}, <<: {}}\n"
    ),
    "a marred text": "events:\n  a: {k: v\x07}\n  b: {k: \x85w}\n  c: {k: x}\n",
    "broken": "events:\n  a: {k: v}\n  b: {k: w}\n  c: {k: [x}\n  d: {k: y}\n",
    "a list": "events:\n  - a: {k: v}\n    b: {k: w}\n  - c\n",
}


def paths(data: Data, above: Path = ()) -> Iterator[Path]:
    """Yield the path of each value in some data."""
    yield above
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*above, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*above, index))


def all_paths(text: str) -> list[Path]:
    whole = Locator(text, "r.yaml", [("nothing",)])
    whole.build()
    return list(paths(whole.root[0] if whole.root else None))


def check_places(text: str) -> None:
    """Compare the place of each value with the one that a reading of the whole file finds."""
    source = read(text.encode(), "r.yaml")
    every = all_paths(source.text)
    whole = Locator(source.text, "r.yaml", every)
    whole.build()
    for path in every:
        expected = {known: place for known, place in whole.found.items() if known in {(), path}}
        assert source.locate([path]) == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_value_is_placed_as_if_the_whole_file_were_read_again(layout: str) -> None:
    check_places(LAYOUTS[layout])


FILES = [*sorted((DATA / "invalid").glob("*.yaml")), *sorted((DATA / "valid").glob("*.yaml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_so_is_each_value_of_the_gallery(file: File) -> None:
    text = file.read_bytes().decode(errors="ignore").removeprefix("\ufeff")
    if len(text) < 20_000:
        check_places(text)


def test_only_what_is_wanted_is_read_again() -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    source = read(text.encode(), "events.yaml")
    events = [entry for entry in source.entries if entry.section == "events"]
    for wanted in (events[0], events[3]):
        left = only(text, source.entries, {wanted.path})
        again = read(left.encode(), "events.yaml")
        assert len(left.split()) < len(text.split()) / 3
        assert [entry.path for entry in again.entries if entry.section == "events"] == [
            wanted.path,
            events[-1].path,
        ]
        assert wanted.line + 1 == again.locate([wanted.path])[wanted.path][0].line


def test_of_comments_only_the_entries_are_read_again_that_hold_one() -> None:
    text = (
        "# timeline: ignore\nevents:\n  a: {k: v}\n  b: {k: v}  # timeline: ignore\n  c: {k: v}\n"
    )
    source = read(text.encode(), "r.yaml")
    assert holding(source.entries, [found.start() for found in _MARK.finditer(text)]) == {
        ("events", "b")
    }
    assert list(source.comments(_MARK)) == [(1, 1), (4, 14)]


def with_findings() -> Loaded:
    """Return three files with some findings of several sorts each."""
    places = "places:\n" + "".join(f"  p{n}: {{name: P, country: X{n}}}\n" for n in range(5))
    events = "".join(
        f"  e{n}:\n    kind: talks\n    when: 2023-13\n    title: T\n    flag: y\n"
        for n in range(7)
    )
    head = f"events:\n{events}registry: R\nflag: x\n"
    more = "events:\n  f: {kind: vist}\n  g: {kind: call, title: T #1}\n  e1: {}\n"
    texts = (head, places, f"{more}title: T\n# timeline: ignore it\n")
    return load((f"{number}.yaml", text.encode()) for number, text in enumerate(texts))


@pytest.mark.parametrize("number", range(1, 9))
def test_the_first_findings_of_a_rule_are_those_that_stand_first(number: int) -> None:
    result = with_findings()
    every = result.findings
    assert max(Counter(each.rule for each in every).values()) == 8
    first = result.places.first(result.found, number)
    assert first == [each for each in every if each in first]
    for rule in {each.rule for each in every}:
        of_rule = [each for each in every if each.rule == rule]
        assert [each for each in first if each.rule == rule] == of_rule[:number]


def test_for_the_first_findings_no_more_entries_are_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = with_findings()
    wanted: set[Path] = set()

    def locate(_source: SourceFile, paths: Collection[Path]) -> dict[Path, object]:
        wanted.update(paths)
        return {(): (Location("0.yaml", 1, 1),) * 2}

    monkeypatch.setattr(SourceFile, "locate", locate)
    result.places.first([each for each in result.found if len(each.path) > 2], 3)
    read_again = {path[1] for path in wanted if len(path) > 1}
    assert read_again == {"e0", "e1", "e2", "p0", "p1", "p2"}

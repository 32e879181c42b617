"""Signs of direction in a registry, and in what is made of it."""

import json
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from tests.conftest import Ran, codes, loaded
from tests.test_text import DIRECTIONS, OPENING, is_balanced

Run = Callable[..., Ran]
OVERRIDES = "\u202d\u202e"
HEAD = "registry: r\ntitle: R\nevents:\n  t:\n    kind: talks\n    when: 2024-03-01\n"


@pytest.mark.parametrize("sign", OPENING)
def test_a_sign_without_an_end_is_told_where_it_stands(sign: str) -> None:
    for line, column in (
        (f"    title: A{sign}b", 13),
        (f"    title: A{sign}b # fine\u200f", 13),
        (f'    title: "A\\u{ord(sign):04x}b"', 14),
        (f'    title: "A\\U0000{ord(sign):04X}b"', 14),
        (f"    title: A # {sign} said", 16),
    ):
        [finding] = loaded(f"{HEAD}{line}\n").findings
        assert finding.rule.code == "TL115"
        assert finding.location
        assert (finding.location.line, finding.location.column) == (7, column)
        assert f"U+{ord(sign):04X}" in finding.message


def test_only_overrides_are_told_if_they_end() -> None:
    for sign in OPENING:
        end = "\u2069" if sign in "\u2066\u2067\u2068" else "\u202c"
        found = codes(f"{HEAD}    title: A {sign}b{end} c\n")
        assert found == (["TL115"] if sign in OVERRIDES else [])


def test_no_more_lines_are_told_than_anybody_reads() -> None:
    assert len(codes(HEAD + "    title: T\n" + "# \u202e\n" * 100)) == 20


def test_every_output_is_balanced(run: Run) -> None:
    for sign in DIRECTIONS:
        text = f"A{sign}b"
        event = f"    title: {text}\n    description: {text}\n    outcomes: [{text}]\n"
        Path("events.yaml").write_text(HEAD + event, encoding="utf-8")
        formats = ("ics", "csv", "jsonl", "txt", "md", "html")
        ran = run("export", *(word for name in formats for word in ("-o", f"x.{name}")))
        assert ran.code == 0, ran.err
        [made] = icalendar.Calendar.from_ical(Path("x.ics").read_bytes()).events
        texts = [str(made["SUMMARY"]), *str(made["DESCRIPTION"]).splitlines()]
        texts += Path("x.csv").read_text("utf-8").replace('"', ",").split(",")
        rows = map(json.loads, Path("x.jsonl").read_text("utf-8").splitlines())
        texts += [str(cell) for row in rows for cell in row.values()]
        for name in ("txt", "md", "html"):
            texts += Path(f"x.{name}").read_text("utf-8").splitlines()
        assert all(map(is_balanced, texts))


def test_a_summary_that_is_cut_is_balanced(run: Run) -> None:
    text = "\u2067" + "a" * 180 + "\u2069"
    place = f"places: {{p: {{name: {text}, city: {'b' * 150}, country: ITA}}}}\n"
    event = f"    title: {text}\n    place: p\n"
    Path("events.yaml").write_text(
        HEAD.replace("events:", f"{place}events:") + event, encoding="utf-8"
    )
    assert run("export", "-o", "x.ics").code == 0
    [made] = icalendar.Calendar.from_ical(Path("x.ics").read_bytes()).events
    assert "…" in str(made["LOCATION"])
    assert is_balanced(str(made["LOCATION"]))
    assert is_balanced(str(made["SUMMARY"]))

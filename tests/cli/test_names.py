"""Filters take names of people, organizations and countries, if only one has that name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
TEXT = """
registry: r
title: R
countries: {GBR: United Kingdom, BRN: Brunei, IND: India, JOR: Jordan}
people:
  gordon-brown: {name: Gordon Brown, country: GBR}
  mbs: {name: Mohammed bin Salman, aliases: [MbS]}
  jordan: {name: Michael Jordan}
  john-smith: {name: John Smith, country: GBR}
  john-smith-2: {name: John Smith}
organizations: {orf: {name: Observer Research Foundation, aliases: [ORF India]}}
events:
  a: {kind: talks, title: A, when: 2023, participants: {gordon-brown: party, IND: party}}
  b: {kind: talks, title: B, when: 2023, participants: {orf: party, mbs: party}}
  c: {kind: talks, title: C, when: 2023, participants: {john-smith: party, john-smith-2: party}}
  d: {kind: talks, title: D, when: 2023, participants: {jordan: party, JOR: party}}
"""
TWO = 'did you mean "john-smith" or "john-smith-2"?'


@pytest.fixture(autouse=True)
def _registry(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "name", "titles"),
    [
        ("--participant", "Gordon Brown", {"A"}),
        ("--participant", "GORDON BROWN", {"A"}),
        ("--participant", "brown", {"A"}),
        ("--participant", "MbS", {"B"}),
        ("--participant", "Observer Research Foundation", {"B"}),
        ("--participant", "India", {"A"}),
        ("--participant", "john-smith-2", {"C"}),
        ("--participant", "jordan", {"D"}),
        ("--country", "India", {"A"}),
        ("--country", "Jordan", {"D"}),
        ("--kind", "talks", {"A", "B", "C", "D"}),
    ],
)
def test_a_filter_takes_a_name(run: Run, option: str, name: str, titles: set[str]) -> None:
    ran = run("show", option, name)
    assert ran.code == 0
    assert {title for title in "ABCD" if f"  {title} (" in ran.out} == titles


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--participant", "John Smith"],
            f'more than one participant is called "John Smith"; {TWO}',
        ),
        (["--participant", "smith"], f'more than one participant is called "smith"; {TWO}'),
        (["--participant", "Foundation"], 'no participant is called "Foundation"; there is none'),
        (["--kind", "MoU"], 'no kind is called "MoU"; did you mean "signing"?'),
        (["--kind", "summit"], 'no kind is called "summit"; did you mean "conference"?'),
        (["--kind", "gala"], 'no kind is called "gala"; write one of: briefing'),
        (["--status", "called off"], 'no status is called "called off"; did you mean "cancelled"?'),
        (["--status", "x"], 'no status is called "x"; write one of: tentative'),
    ],
)
def test_what_no_filter_takes_is_told_with_what_to_write(
    run: Run, arguments: list[str], said: str
) -> None:
    ran = run("show", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("brown", "write gordon-brown"),
        ("John Smith", TWO),
        ("Brunei", "write BRN"),
        (
            "figure",
            "define it under people or organizations, as in figure: {name: …}, or correct it",
        ),
    ],
)
def test_a_participant_by_a_name_is_told_the_id(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    text = TEXT.replace("{gordon-brown: party", f"{{{name}: party")
    (tmp_path / "events.yaml").write_text(text, encoding="utf-8")
    assert f"= help: {said}\n" in run("check").out

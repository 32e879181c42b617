"""Countries by their names: filters know them, and outputs show those of the registry alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
TEXT = """
registry: r
title: R
countries: {IND: {en: India, hi: भारत}}
places: {spring: {name: Spring, country: unknown}}
events:
  a: {kind: talks, title: A, when: 2023, participants: {IND: party, UGA: party}}
  b: {kind: talks, title: B, when: 2023, place: spring, participants: {%s: party, IND: party}}
"""


@pytest.fixture(autouse=True)
def _registry(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(TEXT % "VAT", encoding="utf-8")


@pytest.mark.parametrize("option", ["--country", "--participant"])
@pytest.mark.parametrize(
    ("name", "titles"),
    [("Uganda", {"A"}), ("UGA", {"A"}), ("Holy See", {"B"}), ("भारत", {"A", "B"})],
)
def test_a_country_is_chosen_by_its_code_or_name(
    run: Run, option: str, name: str, titles: set[str]
) -> None:
    ran = run("show", option, name)
    assert ran.code == 0
    assert {title for title in ("A", "B") if f"  {title} (" in ran.out} == titles


def test_places_in_an_unknown_country_are_counted(run: Run, tmp_path: Path) -> None:
    assert run("check").err.endswith("2 events, 1 place in an unknown country\n")
    more = (TEXT % "VAT").replace("places: {", "places: {well: {name: Well, country: unknown}, ")
    (tmp_path / "events.yaml").write_text(more, encoding="utf-8")
    assert run("check").err.endswith("2 places in an unknown country\n")

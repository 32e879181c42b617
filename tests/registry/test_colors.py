"""Names of colors."""

import re

import pytest
from pydantic import TypeAdapter

from tests.checks import HEAD, told
from tests.conftest import registry
from timeline.registry.colors import NAMES, UNKNOWN_COLOR, Color

EXAMPLE = "write a name such as navy, steelblue or firebrick"
A_COLOR: TypeAdapter[str] = TypeAdapter(Color)


def test_css_level_3_has_147_names() -> None:
    assert len(NAMES) == 147
    assert all(re.fullmatch("[a-z]+", name) for name in NAMES)
    assert {"aliceblue", "black", "rebeccapurple", "yellowgreen"} - NAMES == {"rebeccapurple"}


def test_gray_and_grey_are_names_of_one_color() -> None:
    assert {name.replace("grey", "gray") for name in NAMES if "grey" in name} <= NAMES
    assert {name.replace("gray", "grey") for name in NAMES if "gray" in name} <= NAMES


@pytest.mark.parametrize("name", ["steelblue", "SteelBlue", "STEELBLUE"])
def test_a_name_is_written_in_capitals_or_not(name: str) -> None:
    assert registry(f"{HEAD}color: {name}\n").color == "steelblue"


def test_a_registry_needs_no_color() -> None:
    assert registry(HEAD).color is None


@pytest.mark.parametrize(
    ("color", "hint"),
    [
        ("#4682b4", EXAMPLE),
        ("rgb(70, 130, 180)", EXAMPLE),
        ("rebeccapurple", EXAMPLE),
        ("", EXAMPLE),
        ("steel blue", 'did you mean "steelblue"?'),
        ("firebrik", 'did you mean "firebrick"?'),
    ],
)
def test_a_color_is_called_by_its_name(color: str, hint: str) -> None:
    message = f'TL217 "{color}" is not the name of a colour'
    assert told(f'{HEAD}color: "{color}"\n') == [(f'"{color}"', message, hint)]


@pytest.mark.parametrize("color", sorted(NAMES))
def test_every_name_is_taken(color: str) -> None:
    assert A_COLOR.validate_python(color) == color


def test_the_examples_of_the_rule_are_true() -> None:
    for example, expected in ((UNKNOWN_COLOR.bad, ["TL217"]), (UNKNOWN_COLOR.good, [])):
        assert [message[:5] for _, message, _ in told(f"{HEAD}{example}\n")] == expected

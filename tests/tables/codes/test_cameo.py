"""CAMEO's codes and their values on Goldstein's scale, held against GDELT's published table."""

import re

import pytest

from timeline.tables.codes.cameo import GOLDSTEIN, base, quad_class, root

ROOTS = [f"{number:02}" for number in range(1, 21)]
VALUES = {
    "010": 0.0,
    "011": -0.1,
    "012": -0.4,
    "013": 0.4,
    "016": -2.0,
    "017": 0.0,
    "019": 3.4,
    "022": 3.2,
    "0256": -0.3,
    "028": 4.0,
    "030": 4.0,
    "0311": 5.2,
    "0312": 5.2,
    "0334": 6.0,
    "036": 4.0,
    "040": 1.0,
    "041": 1.0,
    "042": 1.9,
    "043": 2.8,
    "044": 2.5,
    "045": 5.0,
    "046": 7.0,
    "050": 3.5,
    "051": 3.4,
    "054": 6.0,
    "057": 8.0,
    "061": 6.4,
    "062": 7.4,
    "064": 7.0,
    "072": 8.3,
    "074": 8.5,
    "0841": 7.0,
    "085": 7.0,
    "0871": 9.0,
    "0874": 10.0,
    "090": -2.0,
    "1056": -5.0,
    "106": -5.0,
    "112": -2.0,
    "120": -4.0,
    "1213": -4.0,
    "129": -5.0,
    "13": -6.0,
    "130": -4.4,
    "1312": -5.8,
    "139": -7.0,
    "141": -6.5,
    "145": -7.5,
    "154": -7.2,
    "161": -4.0,
    "1621": -5.6,
    "163": -8.0,
    "164": -7.0,
    "165": -6.5,
    "1662": -7.0,
    "171": -9.2,
    "174": -5.0,
    "175": -9.0,
    "182": -9.5,
    "1821": -9.0,
    "186": -10.0,
    "190": -10.0,
    "192": -9.5,
    "201": -9.5,
    "2042": -10.0,
}


def test_the_values_are_those_of_the_published_table() -> None:
    assert {code: GOLDSTEIN[code] for code in VALUES} == VALUES


def test_the_table_has_every_code_of_the_published_one_and_1213() -> None:
    assert len(GOLDSTEIN) == 312
    assert [code for code in GOLDSTEIN if not re.fullmatch("[0-9]{2,4}", code)] == []
    assert sorted({root(code) for code in GOLDSTEIN}) == ROOTS
    assert [code for code in ROOTS if code not in GOLDSTEIN] == []
    assert [code for code in GOLDSTEIN if base(code) not in GOLDSTEIN] == []


@pytest.mark.parametrize("code", ["155", "176", "1834", "1951", "1952"])
def test_a_code_without_a_published_value_is_left_out(code: str) -> None:
    assert code not in GOLDSTEIN


def test_the_values_are_on_goldsteins_scale() -> None:
    assert (min(GOLDSTEIN.values()), max(GOLDSTEIN.values())) == (-10, 10)


@pytest.mark.parametrize(
    ("code", "of_root", "of_base"),
    [("04", "04", "04"), ("042", "04", "042"), ("0311", "03", "031"), ("2042", "20", "204")],
)
def test_a_code_has_a_root_and_a_base(code: str, of_root: str, of_base: str) -> None:
    assert (root(code), base(code)) == (of_root, of_base)


def test_the_quad_classes_are_gdelts() -> None:
    assert [quad_class(code) for code in ROOTS] == [1] * 5 + [2] * 4 + [3] * 5 + [4] * 6


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("0256", 1), ("057", 1), ("060", 2), ("090", 2), ("1056", 3), ("141", 3), ("150", 4)],
)
def test_a_code_is_of_the_quad_class_of_its_root(code: str, wanted: int) -> None:
    assert quad_class(code) == wanted


@pytest.mark.parametrize("code", ["", "1", "4", "00", "21", "99", " 42", "visit"])
def test_a_code_of_no_root_is_of_no_quad_class(code: str) -> None:
    assert quad_class(code) is None

"""Frictionless finds the data package valid, and finds what is wrong with one that is altered."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interop.tables import REGISTRIES, export, python_tool


def test_every_package_is_valid_without_a_warning(tmp_path: Path) -> None:
    for name in REGISTRIES:
        export(name, tmp_path, "-o", tmp_path / name)
    described = [tmp_path / name / "datapackage.json" for name in REGISTRIES]
    for found in python_tool("validated", *described):
        assert (found["errors"], found["warnings"]) == ([], [])
        assert (found["valid"], found["tables"]) == (True, 17)


def test_an_archive_is_valid_and_holds_what_the_folder_holds(tmp_path: Path) -> None:
    export("agenda", tmp_path, "-o", tmp_path / "agenda", "-o", tmp_path / "agenda.zip")
    with zipfile.ZipFile(tmp_path / "agenda.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    folder = {path.name: path.read_bytes() for path in (tmp_path / "agenda").iterdir()}
    unpacked = {path.name: path.read_bytes() for path in (tmp_path / "unpacked").iterdir()}
    assert folder == unpacked
    [found] = python_tool("validated", tmp_path / "unpacked" / "datapackage.json")
    assert found["valid"]


def _day(text: str) -> str:
    return text.replace("2023-03-02,2023-03-03", "2023-03-99,2023-03-03", 1)


def _word(text: str) -> str:
    return text.replace(",official,", ",offical,", 1)


def _twice(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines, lines[-1]])


@pytest.mark.parametrize(
    ("table", "alter", "error"),
    [
        ("events", _day, ["type-error", 4, "date_earliest"]),
        ("events", _word, ["constraint-error", 4, "visit_level"]),
        ("events", _twice, ["primary-key", 15, None]),
        ("citations", lambda text: text.replace("bs-2023", "bs-2032", 1), ["foreign-key", 2, None]),
        (
            "participants",
            lambda text: text.replace("modi", "", 1),
            ["constraint-error", 7, "participant_id"],
        ),
        (
            "figures",
            lambda text: text.replace("15000000000", "15 bn", 1),
            ["type-error", 2, "value"],
        ),
    ],
)
def test_what_is_wrong_is_found_in_its_place(
    table: str, alter: Callable[[str], str], error: list[object], tmp_path: Path
) -> None:
    export("events", tmp_path, "-o", tmp_path / "pkg")
    file, description = tmp_path / "pkg" / f"{table}.csv", tmp_path / "pkg" / "datapackage.json"
    was = file.read_bytes().decode()
    assert alter(was) != was
    file.write_bytes(alter(was).encode())
    [found] = python_tool("validated", description)
    assert not found["valid"]
    assert table in found["at"]
    package = json.loads(description.read_bytes())
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    description.write_text(json.dumps(package), encoding="utf-8")
    [found] = python_tool("validated", description)
    assert error in found["errors"]
    assert table in found["at"]

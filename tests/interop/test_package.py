"""Frictionless finds the data package valid, and finds what is wrong with one that is altered."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.interop.said import PACKAGED
from tests.interop.tables import export, python_tool

Found = dict[str, Any]
VALID = {"tables": 21, "errors": [], "warnings": [], "valid": True}
MEA = (
    "india-italy-2023,raisina-2023,mea,organiser,organization,Ministry of External Affairs,,IND,IN,"
    "750,750,\r\n"
)
FAULTS = {
    "a day that is none": (
        ("events", "2023-03-02,2023-03-03", "2023-03-99,2023-03-03"),
        [["events", "type-error", 4, "date_earliest"]],
    ),
    "a number that is none": (
        ("figures", "15000000000", "15 bn"),
        [["figures", "type-error", 2, "value"]],
    ),
    "neither yes nor no": (
        ("figures", ",yes,", ",perhaps,"),
        [["figures", "type-error", 3, "approximate"]],
    ),
    "an unknown word": (
        ("events", ",official,", ",offical,"),
        [["events", "constraint-error", 4, "visit_level"]],
    ),
    "an unknown role": (
        ("participants", "modi,host", "modi,hots"),
        [["participants", "constraint-error", 7, "role"]],
    ),
    "a source that is not there": (
        ("citations", "bs-2023-03-02", "bs-2032-03-02"),
        [["citations", "foreign-key", 2, None]],
    ),
    "a place that is not there": (
        ("events", ",hyderabad-house,", ",hyderabad-home,"),
        [["events", "foreign-key", 8, None]],
    ),
    "an event that is not there": (
        ("relations", "ceo-roundtable,1,part_of", "ceo-rectangle,1,part_of"),
        [["relations", "foreign-key", 3, None]],
    ),
    "a key that is left empty": (
        ("participants", "modi", ""),
        [["participants", "constraint-error", 7, "participant_id"]],
    ),
    "a row that is there twice": (
        ("participants", MEA, MEA + MEA),
        [["participants", "primary-key", 6, None]],
    ),
    "another text, which nothing but the hash tells": (("sources", "The Hindu", "The Hundi"), []),
    "a cell too many": (
        ("relations", "ceo-roundtable,1,part_of", "ceo-roundtable,1,part_of,meloni-visit"),
        [["relations", "extra-cell", 3, ""]],
    ),
}
"""What is put into a table for what, and what is found: table, error, row and field."""


@pytest.fixture(scope="module")
def altered(
    packages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Found]:
    """Return what is found in the package of events.yaml with each of the faults."""
    described = []
    for fault, (change, _) in FAULTS.items():
        folder = tmp_path_factory.mktemp("altered") / fault
        shutil.copytree(packages["events"].parent, folder)
        alter(folder, *change)
        described.append(folder / "datapackage.json")
    return dict(zip(FAULTS, python_tool("frictionless_faults", *described), strict=True))


def alter(folder: Path, table: str, was: str, now: str) -> None:
    """Put something for what a table has in one place, or in the first."""
    file = folder / f"{table}.csv"
    text = file.read_bytes().decode()
    assert was in text
    file.write_bytes(text.replace(was, now, 1).encode())


def test_every_package_is_valid_without_a_warning(packages: dict[str, Path]) -> None:
    assert python_tool("frictionless_faults", *packages.values()) == [VALID] * len(PACKAGED)


def test_an_archive_is_valid_and_holds_what_the_folder_holds(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    archives = {name: tmp_path / f"{name}.zip" for name in PACKAGED}
    for name, file in archives.items():
        export(name, "-o", file)
        with zipfile.ZipFile(file) as archive:
            held = {each: archive.read(each) for each in archive.namelist()}
        folder = packages[name].parent
        assert held == {path.name: path.read_bytes() for path in folder.iterdir()}
    some = [archives[name] for name in ("events", "hostile")]  # the others hold what is valid too
    assert python_tool("frictionless_faults", *some) == [VALID] * len(some)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_found_in_its_place(fault: str, altered: dict[str, Found]) -> None:
    errors = altered[fault]["errors"]
    _, expected = FAULTS[fault]
    bytes_differ = ("hash-count", "byte-count")
    assert [error for error in errors if error[1] not in bytes_differ] == expected


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_altered_at_all_is_told_by_its_hash(fault: str, altered: dict[str, Found]) -> None:
    (table, *_), _ = FAULTS[fault]
    assert [table, "hash-count", None, None] in altered[fault]["errors"]
    assert not altered[fault]["valid"]


def test_without_a_hash_what_is_wrong_is_still_found(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    shutil.copytree(packages["events"].parent, tmp_path / "altered")
    change, expected = FAULTS["an unknown word"]
    alter(tmp_path / "altered", *change)
    description = tmp_path / "altered" / "datapackage.json"
    package = json.loads(description.read_bytes())
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    description.write_text(json.dumps(package), encoding="utf-8")
    [found] = python_tool("frictionless_faults", description)
    assert found["errors"] == expected

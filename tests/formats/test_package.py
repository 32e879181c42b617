"""The data package: its description, as it stands in datapackage.json."""

import csv
import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
import yaml

from tests.conftest import DATA, chronology
from tests.formats.outputs import files, made
from tests.formats.test_contract import EVENTS, KINDS
from timeline.chronology.options import Choices, Dialect, Guard

AGENDA = (DATA / "valid" / "agenda.yaml").read_text(encoding="utf-8")
TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")
HEAD = "registry: r\ntitle: R\n"
EVENT = "events: {a: {kind: talks, title: A, when: 2023-03-02}}\n"


def described(text: str) -> Any:
    """Return the description of the package of a registry."""
    return json.loads(files(made("package", chronology(text)))["datapackage.json"])


def rows(text: str, table: str, choices: Choices | None = None) -> list[dict[str, str]]:
    """Return the rows of a table of the package of a registry."""
    made_so = files(made("package", chronology(text), choices or Choices()))
    return list(csv.DictReader(io.StringIO(made_so[f"{table}.csv"].decode(), newline="")))


def test_the_head_says_what_the_registry_says_of_itself() -> None:
    head = "description: All of it\nurl: https://example.org/\nlicense: CC-BY-4.0\n"
    head += "citation: {en: 'R, 2023', it: 'Erre, 2023'}\nupdated: 2023-03-05\n"
    found = described(f"{HEAD}{head}{EVENT}")
    assert found["name"] == "r"
    assert found["title"] == "R"
    assert found["description"].startswith("All of it\n\nA text that begins with = + - @")
    assert found["homepage"] == "https://example.org/"
    assert found["version"] == "2023-03-05"
    assert found["licenses"] == [{"name": "CC-BY-4.0"}]
    assert found["citation"] == "R, 2023"


def test_a_license_may_be_an_address() -> None:
    address = "https://example.org/license"
    assert described(f"{HEAD}license: {address}\n{EVENT}")["licenses"] == [{"path": address}]


def test_what_the_registry_does_not_say_is_left_out() -> None:
    found = described(f"{HEAD}{EVENT}")
    assert set(found) == {"$schema", "name", "title", "description", "resources"}


@pytest.mark.parametrize("text", [EVENTS, KINDS, AGENDA], ids=["events", "kinds", "agenda"])
def test_every_file_is_described_with_its_size_and_digest(text: str) -> None:
    made_so = files(made("package", chronology(text)))
    resources = {resource["path"]: resource for resource in described(text)["resources"]}
    assert set(made_so) == {*resources, "datapackage.json"}
    for path, resource in resources.items():
        assert resource["bytes"] == len(made_so[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(made_so[path]).hexdigest()}"
        header = made_so[path].decode().split("\r\n")[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header.split(",")


def test_fields_have_types_words_and_meanings() -> None:
    resources = {resource["name"]: resource for resource in described(EVENTS)["resources"]}
    fields = {field["name"]: field for field in resources["events"]["schema"]["fields"]}
    assert fields["event_id"]["constraints"] == {"required": True}
    assert fields["date_earliest"]["type"] == "date"
    assert fields["start_utc"]["type"] == "datetime"
    assert fields["visit_level"]["constraints"]["enum"][:2] == ["state", "official"]
    assert fields["duration_days"]["unit"] == "days"
    assert fields["topics"]["description"] == "Topics, also of the paper signed"
    assert (fields["topics"]["type"], fields["topics"]["delimiter"]) == ("list", ";")
    words = fields["visit_level"]["constraints"]["enum"]
    assert (fields["visit_level"]["categories"], fields["visit_level"]["categoriesOrdered"]) == (
        *(words, True),
    )
    assert "categories" not in fields["title"]
    [flag] = [f for f in resources["figures"]["schema"]["fields"] if f["name"] == "approximate"]
    assert (flag["trueValues"], flag["falseValues"]) == (["yes"], ["no"])
    assert resources["participants"]["schema"]["primaryKey"] == [
        *("registry", "event_id", "participant_id", "role"),
    ]
    assert {
        "fields": ["registry", "event_id"],
        "reference": {"resource": "events", "fields": ["registry", "event_id"]},
    } in resources["participants"]["schema"]["foreignKeys"]


AUTHORS = "license: CC0-1.0\nauthors: [Ana Alba, 'A: body']\n"


def test_who_made_the_registry_is_named() -> None:
    assert described(f"{HEAD}{AUTHORS}{EVENT}")["contributors"] == [
        {"title": "Ana Alba", "roles": ["author"]},
        {"title": "A: body", "roles": ["author"]},
    ]


def test_a_citation_file_tells_how_to_cite_the_data() -> None:
    more = "updated: 2023-03-05\nurl: https://example.org/\ndescription: All\ncitation: R, 2023\n"
    found = files(made("package", chronology(f"{HEAD}{AUTHORS}{more}{EVENT}")))["CITATION.cff"]
    assert yaml.safe_load(found) == {
        "cff-version": "1.2.0",
        "message": "R, 2023",
        "type": "dataset",
        "title": "R",
        "authors": [{"name": "Ana Alba"}, {"name": "A: body"}],
        "abstract": "All",
        "url": "https://example.org/",
        "license": "CC0-1.0",
        "version": "2023-03-05",
        "date-released": "2023-03-05",
    }


def test_a_citation_file_says_only_what_the_registry_says() -> None:
    address = "license: https://example.org/license\nauthors: Ana\n"
    found = files(made("package", chronology(f"{HEAD}{address}{EVENT}")))["CITATION.cff"]
    assert yaml.safe_load(found) == {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": "R",
        "authors": [{"name": "Ana"}],
        "license-url": "https://example.org/license",
    }


def test_without_an_author_there_is_no_citation_file() -> None:
    assert "CITATION.cff" not in files(made("package", chronology(f"{HEAD}{EVENT}")))


def test_texts_are_guarded_against_formulas_alone() -> None:
    titles = {row["event_id"]: row["title"] for row in rows(TRAPS, "events")}
    assert titles["mar-2"] == "'=1+1"
    assert titles["inf"] == "007"
    assert titles["title-apostrophe"] == "''s-Hertogenbosch"


def test_texts_may_stand_as_they_are() -> None:
    raw = Choices(dialect=Dialect(guard=Guard.NONE))
    assert {row["event_id"]: row["title"] for row in rows(TRAPS, "events", raw)}["mar-2"] == "=1+1"
    made_so = files(made("package", chronology(TRAPS), raw))
    assert "apostrophe" not in made_so["datapackage.json"].decode()


def test_codes_keep_their_leading_zeros() -> None:
    codes = {row["EventCode"] for row in rows(EVENTS, "dyads")}
    assert {"042", "043", "057"} <= codes


def test_as_an_archive_it_holds_the_same_files_in_the_same_bytes() -> None:
    folder = made("package", chronology(EVENTS)).folder
    assert folder is not None
    with zipfile.ZipFile(io.BytesIO(folder.zipped())) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == folder.files
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert folder.zipped() == folder.zipped()

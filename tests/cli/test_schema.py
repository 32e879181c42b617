"""`timeline schema` prints the schema, and one that knows the ids of a registry."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.conftest import ROOT, Ran

Run = Callable[..., Ran]
SHIPPED = (ROOT / "timeline" / "registry.schema.json").read_bytes()
ONE = """language: it
people: {meloni: {name: {en: Giorgia Meloni, it: la Meloni}}, kwatra: }
countries: {ITA: Italia, IND: {names: [{name: India}]}}
events:
  a: {kind: tlks, titel: A}
"""
OTHER = "places: {rome: {name: {en: Rome, it: [Roma]}}}\nsources: []\n"


def made(run: Run) -> Any:
    Path("one.yaml").write_text(ONE, encoding="utf-8")
    Path("other.yaml").write_text(OTHER, encoding="utf-8")
    ran = run("schema", "one.yaml", "other.yaml")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_without_a_registry_it_is_the_schema_as_shipped(run: Run) -> None:
    assert run("schema").data == SHIPPED


def test_the_schema_of_differences_is_the_same_for_all_registries(run: Run) -> None:
    assert run("schema", "--of", "diff").code == 0
    ran = run("schema", "one.yaml", "--of", "diff")
    said = "timeline: --of diff takes no registry: this schema is the same for all\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_ids_are_proposed_with_their_names_whatever_is_wrong_in_the_files(run: Run) -> None:
    event = made(run)["$defs"]["Event"]["properties"]
    assert {
        ref: each["description"] for ref, each in event["participants"]["properties"].items()
    } == {"meloni": "la Meloni", "kwatra": "kwatra", "ITA": "Italia", "IND": "IND"}
    proposed = event["place"]["anyOf"][0]
    assert (proposed["enum"], proposed["enumDescriptions"]) == (["rome"], ["rome"])
    assert (
        event["place"]["description"]
        == json.loads(SHIPPED)["$defs"]["Event"]["properties"]["place"]["description"]
    )
    assert '"TL304' in json.dumps(event["sources"])
    assert "enum" not in json.dumps(event["sources"])


@pytest.mark.parametrize(
    ("change", "is_valid"),
    [
        ({}, True),
        ({"place": "rome"}, True),
        ({"place": "a-new-one"}, True),
        ({"place": ["rome", "a-new-one"]}, True),
        ({"place": "Rome"}, False),
        ({"participants": {"meloni": "guest", "a-new-one": "host", "DEU": "host"}}, True),
        ({"participants": {"meloni": "gust"}}, False),
        ({"participants": {"A New One": "host"}}, False),
        ({"part_of": "a"}, True),
        ({"part_of": "A b"}, False),
    ],
)
def test_a_new_id_is_no_error_and_what_is_no_id_is_one(
    run: Run, change: dict[str, object], is_valid: bool
) -> None:
    event = {"kind": "talks", "title": "A", "when": "2023-03-02", **change}
    data = {"registry": "r", "title": "R", "events": {"b": event}}
    for schema in (made(run), json.loads(SHIPPED)):
        assert jsonschema.Draft202012Validator(schema).is_valid(data) is is_valid


def test_the_registry_at_the_top_level_is_valid_in_its_own_schema(run: Run) -> None:
    schema = json.loads(run("schema", ROOT / "events.yaml").out)
    data = yaml.load((ROOT / "events.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    jsonschema.Draft202012Validator(schema).validate(data)


def test_a_file_that_cannot_be_read_is_told(run: Run) -> None:
    Path("r.yaml").write_text("events: [\n", encoding="utf-8")
    ran = run("schema", "r.yaml", "-o", "s.json")
    assert (ran.code, ran.out) == (1, "")
    assert "error[TL101]" in ran.err
    assert not Path("s.json").exists()


def test_a_file_is_written_if_it_would_change(run: Run) -> None:
    assert run("schema", "-o", "s.json").err == "s.json: written\n"
    assert Path("s.json").read_bytes() == SHIPPED
    again = run("schema", "-o", "s.json")
    assert (again.code, again.out, again.err) == (0, "", "")


def test_a_registry_is_never_written_over(run: Run) -> None:
    Path("events.yaml").write_text(ONE, encoding="utf-8")
    ran = run("schema", "events.yaml", "-o", "events.yaml")
    assert (ran.code, Path("events.yaml").read_text(encoding="utf-8")) == (2, ONE)

"""GeoJSON, as RFC 7946 has it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Ran, chronology
from tests.formats.outputs import made

TEXT = """
registry: r
title: R
places:
  delhi: {name: Hyderabad House, city: New Delhi, country: IND, geo: [28.616, 77.226]}
  rome: {name: Rome, country: ITA, geo: [41.9, 12.5]}
  nowhere: {name: Paris, country: FRA}
events:
  a: {kind: call, title: A, when: 2027-03-02, place: delhi}
  b: {kind: call, title: B, when: 2027-03-03, place: [nowhere, rome, delhi]}
  c: {kind: call, title: C, when: 2027-03-04, place: nowhere}
  d: {kind: call, title: D, when: 2027-03-05, place: rome, repeats: {rule: FREQ=DAILY;COUNT=2}}
  e: {kind: call, title: E, when: unknown, place: rome}
"""


def features(text: str = TEXT) -> dict[str, dict[str, Any]]:
    """Return the features of a registry by their ids."""
    told = json.loads(made("geojson", chronology(text)).data)
    assert told["type"] == "FeatureCollection"
    return {each["id"]: each for each in told["features"]}


def test_a_place_is_a_point_with_its_longitude_first() -> None:
    assert features()["a@r"]["geometry"] == {"type": "Point", "coordinates": [77.226, 28.616]}


def test_several_places_are_points_as_far_as_they_are_known() -> None:
    geometry = features()["b@r"]["geometry"]
    assert geometry == {"type": "MultiPoint", "coordinates": [[12.5, 41.9], [77.226, 28.616]]}


def test_every_event_with_coordinates_is_a_feature_and_the_others_are_named(
    run: Callable[..., Ran],
) -> None:
    assert [*features()] == ["a@r", "b@r", "d.2027-03-05@r", "d.2027-03-06@r", "e@r"]
    Path("events.yaml").write_text(TEXT, encoding="utf-8")
    ran = run("export", "-o", "events.geojson")
    assert ran.err == (
        "events.geojson: 4 of 5 events, 5 with all repetitions\n"
        "  left out, without coordinates: c (2027-03-04)\n"
    )


def test_its_properties_are_the_columns_that_hold_something() -> None:
    known = features()["a@r"]["properties"]
    assert (known["event_id"], known["title"], known["year"]) == ("a", "A", 2027)
    assert None not in known.values()
    assert "end_utc" not in known


def test_a_map_of_no_place_is_a_collection_of_nothing() -> None:
    assert features(re.sub("geo: .*?]", "type: city", TEXT)) == {}

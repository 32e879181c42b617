"""Every value of a registry that the tables claim to carry is found again from them alone."""

from datetime import date
from typing import Any

from hypothesis import Phase, given, settings

from tests.tables import expected
from tests.tables.events import HIDDEN, registries
from tests.tables.expected import Rows, Said
from tests.tables.reading import package, single
from tests.tables.registries import DATES, WHENS, Data, dumped

SEVERAL = settings(max_examples=100, derandomize=True, deadline=None, phases=[Phase.generate])


def shown(rows: Rows, like: Rows) -> Rows:
    """Return the columns of rows that are expected, days as texts, in an order of their own."""
    names = list(like[0]) if like else []
    plain = [{name: _day(row[name]) for name in names} for row in rows]
    return sorted(plain, key=str)


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def listed(texts: list[str]) -> list[str] | None:
    """Return a list as a cell holds it, None for none."""
    return [text.replace(";", ",") for text in texts] or None


@SEVERAL
@given(registries())
def test_the_tables_hold_what_the_registry_says(data: Data) -> None:
    tables = package(dumped(data)).tables
    tables["disagreements"] = expected.parsed(tables["disagreements"])
    for rows in expected.TABLES:
        said, found = rows(Said(data)), tables[rows.__name__]
        assert (rows.__name__, shown(found, said)) == (rows.__name__, sorted(said, key=str))
        assert len(found) == len(said)
    assert_events_hold(events(data), tables["events"])
    assert_others_hold(data, tables)


def events(data: Data) -> dict[str, dict[str, Any]]:
    """Return what the registry says of its events, column by column."""
    said = Said(data)
    found = {}
    for id, event in said.events.items():
        codes = event.get("codes", {})
        edtf, first, last = WHENS[event.get("when", "2023-03-02")]
        found[id] = {
            "event_id": id,
            "uid": f"{id}@generated",
            "kind": event["kind"],
            "title": said.text(event["title"]),
            "label": said.text(event.get("label")),
            "status": said.of(event, "status", "confirmed"),
            "parent_ids": listed(said.parents(event)),
            "when_edtf": edtf or None,
            "date_earliest": first or None,
            "date_latest": last or None,
            "when_as_stated": said.text(event.get("as_stated")),
            "visit_level": event.get("level"),
            "format": event.get("format"),
            "series": event.get("series"),
            "edition": event.get("edition") and int(event["edition"]),
            "relation": said.text(event.get("relation")),
            "track": said.of(event, "track") and f"track {said.of(event, 'track')}",
            "place_id": next(iter(said.places(event)), None),
            "place_ids": said.places(event) or None,
            "attendance": event.get("attendance"),
            "announced": event.get("announced"),
            "treaty_action": event.get("action"),
            "instrument_references": listed(
                [
                    f"{each['scheme']}:{each['number']}"
                    for each in event.get("instrument", {}).get("references", [])
                ]
            ),
            "topics": listed(said.topics(event)),
            "codes": listed([f"{name}:{code}" for name, code in sorted(codes.items())]),
            "confidence": said.of(event, "confidence") and int(said.of(event, "confidence")),
            "description": said.text(event.get("description")),
            "url": event.get("url"),
            "source_ids": listed(said.of(event, "sources", [])),
            "participants": listed([str(said.name(ref, event)) for ref in event["participants"]]),
        }
    return found


def assert_events_hold(said: dict[str, dict[str, Any]], rows: Rows) -> None:
    """Compare the events of a package with what the registry says of them."""
    found = {row["event_id"]: row for row in rows}
    assert set(found) == set(said)
    for id, row in said.items():
        assert {name: _day(found[id][name]) for name in row} == row


@SEVERAL
@given(registries())
def test_the_single_table_gives_all_texts_back(data: Data) -> None:
    said = events(data)
    for found in single(dumped(data)):
        for name, value in said[found["event_id"]].items():
            text = ";".join(value) if isinstance(value, list) else value
            assert found[name] == ("" if text is None else str(text))


def _region(place: Data) -> Any:
    """Return the region of a place, which may be one itself."""
    return place.get("region", place["name"] if place.get("type") == "region" else None)


def assert_others_hold(data: Data, tables: dict[str, Rows]) -> None:
    """Compare what events refer to with what the registry says of it."""
    said = Said(data)
    for row in tables["sources"]:
        source = data["sources"][row["source_id"]]
        edtf, first, last = DATES.get(source.get("published", ""), (None, None, None))
        assert (row["publisher"], row["source_title"]) == (
            *(said.text(source["publisher"]), said.text(source.get("title"))),
        )
        assert (row["published_edtf"], _day(row["published_earliest"])) == (edtf, first)
        assert _day(row["published_latest"]) == last
        for name in ("author", "quality"):
            assert row[name] == source.get(name)
        for name in ("kind", "language", "url"):
            assert row[f"source_{name}"] == source.get(name)
        assert _day(row["accessed"]) == source.get("accessed")
    for row in tables["places"]:
        place = data["places"][row["place_id"]]
        kind = place.get("type", "venue" if "city" in place else "city")
        town = place.get("city", place["name"] if kind == "city" else None)
        assert (row["place_name"], row["city"]) == (said.text(place["name"]), said.text(town))
        assert (row["place_iso3"], row["place_url"]) == (place["country"], place.get("url"))
        assert row["place_type"] == kind
        assert row["region"] == said.text(_region(place))
        geo = [None, None] if "geo" not in place else [float(degrees) for degrees in place["geo"]]
        assert [
            each if each is None else float(each) for each in (row["latitude"], row["longitude"])
        ] == geo
    for row in tables["countries"]:
        named = row["country_iso3"] in data["countries"]
        assert row["country_name"] == (said.name(row["country_iso3"]) if named else None)


@SEVERAL
@given(registries())
def test_all_that_is_referred_to_is_there_and_nothing_that_is_internal(data: Data) -> None:
    made = package(dumped(data))
    assert HIDDEN not in made.text
    assert "sec-" not in made.text
    assert "SWE" not in made.text
    for name, rows in made.tables.items():
        schema = made.schema(name)
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for link in schema.get("foreignKeys", []):
            to = link["reference"]
            known = {tuple(row[n] for n in to["fields"]) for row in made.tables[to["resource"]]}
            found = {tuple(row[name] for name in link["fields"]) for row in rows}
            assert {each for each in found if None not in each} <= known

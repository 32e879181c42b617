"""The columns of events that are worked out of several fields, and which rows there are."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hypothesis import Phase, given, settings

from tests.tables.events import registries
from tests.tables.expected import FORCE, Rows, Said
from tests.tables.reading import package
from tests.tables.registries import WHENS, Data, dumped

SEVERAL = settings(max_examples=60, derandomize=True, deadline=None, phases=[Phase.generate])
ALPHA_2 = {"IND": "IN", "ITA": "IT", "NOR": "NO", "FRA": "FR"}
PARTS = ("outcomes", "figures", "statements")


def many(value: Any) -> list[Any]:
    """Return a list, which may be written as its one item or left out."""
    return [] if value is None else value if isinstance(value, list) else [value]


def concerned(said: Said, event: Data) -> set[str]:
    """Return the countries that an event concerns."""
    refs = [*event["participants"], *event.get("instrument", {}).get("parties", [])]
    places = [said.data["places"][id]["country"] for id in said.places(event)]
    known = [*map(said.country, refs), *places, *event.get("countries", [])]
    return {code for code in known if code}


def countries(said: Said, event: Data) -> dict[str, Any]:
    """Return the columns of countries, each also in two letters."""
    known: dict[str, Iterable[str]] = {"countries": sorted(concerned(said, event))}
    for role in ("guest", "host"):
        refs = [ref for ref, roles in said.roles(event).items() if role in roles]
        known[role] = dict.fromkeys(filter(None, map(said.country, refs)))
    return {
        **{f"{name}_iso3": list(codes) or None for name, codes in known.items()},
        **{
            f"{name}_iso2": [ALPHA_2[code] for code in codes] or None
            for name, codes in known.items()
        },
    }


def place(said: Said, event: Data) -> dict[str, Any]:
    """Return the columns of the main place: a name alone is that of a city."""
    it: Data = next((said.data["places"][id] for id in said.places(event)), {})
    kind = it and it.get("type", "venue" if "city" in it else "city")
    latitude, longitude = map(Decimal, it["geo"]) if "geo" in it else (None, None)
    return {
        "venue": said.text(it["name"]) if kind == "venue" else None,
        "city": said.text(it.get("city", it["name"] if kind == "city" else None) if it else None),
        "place_iso3": it.get("country"),
        "place_iso2": ALPHA_2.get(it.get("country", "")),
        "latitude": latitude,
        "longitude": longitude,
    }


def paper(said: Said, event: Data) -> dict[str, Any]:
    """Return the columns of the instrument."""
    it = event.get("instrument", {})
    return {
        "instrument_type": it.get("type"),
        "instrument_title": said.text(it.get("title")),
        "instrument_parties": it.get("parties"),
        "instrument_force": FORCE[it.get("binding", "unknown")] if it else None,
        "instrument_unts": it.get("unts"),
    }


def counts(said: Said, event: Data) -> dict[str, Any]:
    """Return the columns of numbers of things, and of what is first among them."""
    documents = [said.data["sources"][ref] for ref in said.of(event, "sources", [])]
    days = [each["published"] for each in documents if each.get("published", "").count("-") == 2]
    parents, moves = said.parents(event), event.get("was", [])
    above, current = 0, event
    while said.parents(current):
        above, current = above + 1, said.events[said.parents(current)[0]]
    return {
        "parent_id": parents[0] if parents else None,
        "depth": above,
        "participant_roles": [
            f"{ref}:{'+'.join(roles)}" for ref, roles in said.roles(event).items()
        ]
        or None,
        "n_participants": len(event["participants"]),
        "n_disagreements": len(event.get("also_reported", [])),
        **{f"n_{name}": len(many(event.get(name))) for name in PARTS},
        "n_sources": len(documents),
        "source_urls": " ".join(each["url"] for each in documents if "url" in each) or None,
        "first_published": min(days, default=None),
        "times_moved": len(moves),
        "first_planned": (WHENS[moves[0]["when"]][0] or None) if moves else None,
    }


@SEVERAL
@given(registries())
def test_what_is_worked_out_is_what_the_registry_says(data: Data) -> None:
    said, rows = Said(data), package(dumped(data)).tables["events"]
    assert len(rows) == len(said.events)
    for row in rows:
        event = said.events[row["event_id"]]
        wanted = {
            **countries(said, event),
            **place(said, event),
            **paper(said, event),
            **counts(said, event),
        }
        row["first_published"] = row["first_published"] and row["first_published"].isoformat()
        assert {name: row[name] for name in wanted} == wanted


def ids(rows: Rows, column: str) -> list[Any]:
    """Return the sorted cells of a column."""
    return sorted(row[column] for row in rows)


@SEVERAL
@given(registries())
def test_what_events_refer_to_is_there_once_and_nothing_else(data: Data) -> None:
    said, tables = Said(data), package(dumped(data)).tables
    every = said.events.values()
    sources = {ref for event in every for ref in said.of(event, "sources", [])}
    for name in ("figures", "statements", "also_reported", "was"):
        sources |= {part["source"] for _, _, part in said.each(name) if "source" in part}
    assert ids(tables["sources"], "source_id") == sorted(sources)
    places = {id for event in every for id in said.places(event)}
    assert ids(tables["places"], "place_id") == sorted(places)
    codes = {code for event in every for code in concerned(said, event)}
    assert ids(tables["countries"], "country_iso3") == sorted(codes)
    kinds = {
        **dict.fromkeys(data["people"], "person"),
        **dict.fromkeys(data["organizations"], "organization"),
    }
    for row in tables["participants"]:
        ref = row["participant_id"]
        known = data["people"].get(ref) or data["organizations"].get(ref) or {}
        assert row["participant_kind"] == kinds.get(ref, "country")
        assert row["wikidata"] == known.get("wikidata")

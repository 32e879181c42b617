"""Entries are found by their names, or made."""

from timeline.importing.directory import Directory, Ids, slug
from timeline.registry.texts import LONGEST_ID, SLUG

KNOWN = {
    "places": {"new-delhi": {"name": {"en": "New Delhi", "it": "Nuova Delhi"}}, "x": None},
    "people": {"modi": {"name": "Narendra Modi", "aliases": ["PM Modi"]}},
}


def test_an_entry_is_found_by_its_name_in_any_language_or_by_an_alias() -> None:
    known = Directory(KNOWN)  # type: ignore[arg-type]
    assert known.named("places", "Nuova delhi") == "new-delhi"
    assert known.named("people", "pm modi") == "modi"
    assert known.find("people", "Meloni") is None
    assert not any(known.added.values())


def test_an_entry_that_is_not_there_is_made_once() -> None:
    known = Directory(KNOWN)  # type: ignore[arg-type]
    assert known.named("places", "Zürich", {"country": "CHE"}) == "zurich"
    assert known.named("places", "zurich") == "zurich"
    assert known.named("people", "Zurich") == "zurich-2"
    assert known.named("people", "X") == "x-2"
    assert known.added["places"] == {"zurich": {"name": "Zürich", "country": "CHE"}}


def test_an_entry_of_an_id_that_is_there_is_not_put_again() -> None:
    known = Directory(KNOWN)  # type: ignore[arg-type]
    known.put("people", "modi", {"name": "Other"})
    known.put("people", "meloni", {"name": "Meloni"})
    assert known.added["people"] == {"meloni": {"name": "Meloni"}}


def test_a_place_whose_country_a_hand_corrected_is_found_again() -> None:
    known = Directory({}, lambda _, name: "tripoli" if name == "Tripoli, LBY" else None)
    known.put("places", "tripoli", {"name": "Tripoli", "country": "LBN"})
    assert known.named("places", "Tripoli", {"country": "LBY"}) == "tripoli"
    assert known.named("places", "Tripoli", {"country": "SYR"}) == "tripoli-2"
    assert known.find("places", "Tripoli") == "tripoli"
    assert known.called == {
        ("places", "tripoli, lby"): "tripoli",
        ("places", "tripoli, syr"): "tripoli-2",
        ("places", "tripoli"): "tripoli",
    }


def test_every_name_makes_an_id() -> None:
    for name in ("", "2027", "दिल्ली", "../x", "a" * 90, ("word " * 30), "É-É", "-", "A  b"):
        id = slug(name, "place")
        assert SLUG.fullmatch(id), name
        assert len(id) <= LONGEST_ID - 4


def test_ids_that_are_taken_get_a_number() -> None:
    ids = Ids(["a", "a-2"])
    assert [ids.take("a"), ids.take("a"), ids.take("b")] == ["a-3", "a-4", "b"]

"""The registry: what defaults give, and what refers to what."""

import contextlib

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.conftest import codes, registry
from timeline.registry.event import Event
from timeline.registry.event_parts import IN_LANGUAGES
from timeline.registry.events import KINDS
from timeline.registry.references import Reference
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Status, Track

HEAD = "registry: r\ntitle: R\n"
ENTRIES = """
places:
  rome: {name: Rome, country: ITA, timezone: Europe/Rome}
  delhi: {name: New Delhi, country: IND}
people: {modi: {name: Narendra Modi, country: IND}, meloni: {name: Giorgia Meloni, country: ITA}}
organizations: {mea: {name: Ministry, country: IND}, eni: {name: Eni, country: ITA}}
sources: {bs: {publisher: Business Standard}, ndtv: {publisher: NDTV}}
"""


def with_defaults(defaults: str, fields: str = "") -> Registry:
    event = f"events: {{a: {{kind: talks, title: A, when: 2023, {fields}}}}}"
    return registry(f"{HEAD}defaults: {{{defaults}}}{ENTRIES}{event}\n")


def test_a_registry_needs_a_name_and_a_title() -> None:
    bare = registry(HEAD)
    assert (bare.registry, bare.title, bare.language) == ("r", "R", "en")
    assert (bare.events, bare.places, bare.countries) == ({}, {}, {})
    assert codes("title: R\n") == ["TL202"]
    assert codes("registry: r\n") == ["TL202"]


def test_a_registry_is_fixed_once_it_is_read() -> None:
    with pytest.raises(ValidationError):
        registry(HEAD).title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("defaults", "fields", "name"),
    [
        ("", "", None),
        ("place: delhi", "", "New Delhi"),
        ("place: delhi", "place: rome", "Rome"),
        ("", "place: rome", "Rome"),
        ("place: delhi", "place: null", None),
    ],
)
def test_a_place_is_the_events_own_else_the_default_one(
    defaults: str, fields: str, name: str | None
) -> None:
    read = with_defaults(defaults, fields)
    place = read.place_of(read.events["a"])
    assert (place and place.name) == name


@pytest.mark.parametrize(
    ("defaults", "fields", "zone"),
    [
        ("", "", None),
        ("timezone: UTC", "", "UTC"),
        ("timezone: UTC", "place: delhi", "UTC"),
        ("timezone: UTC", "place: rome", "Europe/Rome"),
        ("timezone: UTC, place: rome", "", "Europe/Rome"),
        ("timezone: UTC, place: rome", "place: null", "UTC"),
        ("timezone: UTC", "place: rome, timezone: Asia/Kolkata", "Asia/Kolkata"),
        ("", "timezone: Asia/Kolkata", "Asia/Kolkata"),
    ],
)
def test_a_time_zone_is_the_events_else_its_places_else_the_default_one(
    defaults: str, fields: str, zone: str | None
) -> None:
    read = with_defaults(defaults, fields)
    assert read.zone_of(read.events["a"]) == zone


@pytest.mark.parametrize(
    ("defaults", "fields", "status"),
    [
        ("", "", Status.CONFIRMED),
        ("status: concluded", "", Status.CONCLUDED),
        ("status: concluded", "status: cancelled", Status.CANCELLED),
    ],
)
def test_a_status_is_the_events_else_the_default_else_confirmed(
    defaults: str, fields: str, status: Status
) -> None:
    read = with_defaults(defaults, fields)
    assert read.status_of(read.events["a"]) is status


@pytest.mark.parametrize(
    ("defaults", "fields", "sources"),
    [
        ("", "", ()),
        ("sources: bs", "", ("bs",)),
        ("sources: [bs]", "sources: [ndtv]", ("ndtv",)),
        ("sources: [bs]", "sources: []", ()),
        ("sources: [bs]", "sources: null", ()),
    ],
)
def test_sources_are_the_events_own_else_the_default_ones(
    defaults: str, fields: str, sources: tuple[str, ...]
) -> None:
    read = with_defaults(defaults, fields)
    assert read.sources_of(read.events["a"]) == sources


@pytest.mark.parametrize(
    ("defaults", "fields", "topics"),
    [
        ("", "", ()),
        ("topics: [trade, defence]", "", ("trade", "defence")),
        ("topics: trade", "topics: [energy]", ("energy",)),
        ("topics: trade", "topics: []", ()),
    ],
)
def test_topics_are_the_events_own_else_the_default_ones(
    defaults: str, fields: str, topics: tuple[str, ...]
) -> None:
    read = with_defaults(defaults, fields)
    assert read.topics_of(read.events["a"]) == topics


@pytest.mark.parametrize(
    ("defaults", "fields", "track", "confidence"),
    [
        ("", "", None, None),
        ("track: 1.5, confidence: 3", "", Track.ONE_AND_A_HALF, 3),
        ("track: 1.5, confidence: 3", "track: 2, confidence: 5", Track.TWO, 5),
        ("track: 1.5, confidence: 3", "track: null, confidence: null", None, None),
        ("", "track: 1, confidence: 1", Track.ONE, 1),
    ],
)
def test_track_and_confidence_are_the_events_own_else_the_default_ones(
    defaults: str, fields: str, track: Track | None, confidence: int | None
) -> None:
    read = with_defaults(defaults, fields)
    event = read.events["a"]
    assert (read.track_of(event), read.confidence_of(event)) == (track, confidence)


ACTORS = ("people", "organizations", "countries")
EVERYTHING = (
    HEAD
    + "defaults: {place: delhi, sources: [bs]}"
    + ENTRIES
    + """
events:
  visit:
    kind: visit
    title: Visit
    when: 2023
    place: rome
    participants: {meloni: guest, IND: host}
    sources: [bs, ndtv]
  mou:
    kind: signing
    title: MoU
    part_of: [visit]
    instrument: {type: mou, parties: [IND, eni]}
    figures:
      - {measure: Trade, value: 1, unit: USD, source: bs}
      - {measure: Staff, value: 2, unit: people}
    statements:
      - {by: modi, on_behalf_of: mea, text: Good, source: ndtv}
      - {by: ITA, text: Well}
    also_reported:
      - {field: place, value: rome, source: ndtv}
      - {field: topics, value: [trade], source: ndtv}
    was: [{when: 2022, source: bs}, {when: 2021}]
"""
)


def test_every_reference_is_known_with_its_place_and_where_it_may_lead() -> None:
    mou = ("events", "mou")
    assert set(registry(EVERYTHING).references()) == {
        Reference("delhi", ("defaults", "place", 0), ("places",)),
        Reference("bs", ("defaults", "sources", 0), ("sources",)),
        Reference("rome", ("events", "visit", "place", 0), ("places",)),
        Reference("meloni", ("events", "visit", "participants", "meloni"), ACTORS, on_key=True),
        Reference("IND", ("events", "visit", "participants", "IND"), ACTORS, on_key=True),
        Reference("bs", ("events", "visit", "sources", 0), ("sources",)),
        Reference("ndtv", ("events", "visit", "sources", 1), ("sources",)),
        Reference("visit", (*mou, "part_of", 0), ("events",)),
        Reference("IND", (*mou, "instrument", "parties", 0), ("organizations", "countries")),
        Reference("eni", (*mou, "instrument", "parties", 1), ("organizations", "countries")),
        Reference("bs", (*mou, "figures", 0, "source"), ("sources",)),
        Reference("modi", (*mou, "statements", 0, "by"), ACTORS),
        Reference("mea", (*mou, "statements", 0, "on_behalf_of"), ACTORS),
        Reference("ndtv", (*mou, "statements", 0, "source"), ("sources",)),
        Reference("ITA", (*mou, "statements", 1, "by"), ACTORS),
        Reference("rome", (*mou, "also_reported", 0, "value", 0), ("places",)),
        Reference("ndtv", (*mou, "also_reported", 0, "source"), ("sources",)),
        Reference("ndtv", (*mou, "also_reported", 1, "source"), ("sources",)),
        Reference("bs", (*mou, "was", 0, "source"), ("sources",)),
    }


def test_an_event_that_names_nothing_refers_to_nothing() -> None:
    bare = registry(f"{HEAD}events: {{a: {{kind: talks, title: A, when: 2023}}}}")
    assert list(bare.references()) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("place: delhi", "place: dehli"),
        ("sources: [bs]", "sources: [bss]"),
        ("place: rome", "place: roma"),
        ("meloni: guest", "melony: guest"),
        ("part_of: [visit]", "part_of: [vist]"),
        ("parties: [IND, eni]", "parties: [IND, eny]"),
        ("unit: USD, source: bs", "unit: USD, source: bss"),
        ("by: modi", "by: modhi"),
        ("on_behalf_of: mea", "on_behalf_of: meaa"),
        ("field: place, value: rome", "field: place, value: roma"),
        ("was: [{when: 2022, source: bs}", "was: [{when: 2022, source: bss}"),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(written: str, instead: str) -> None:
    assert written in EVERYTHING
    found = set(codes(EVERYTHING.replace(written, instead))) - set(codes(EVERYTHING))
    assert found & {"TL302", "TL303", "TL304", "TL305"}


REPORTED = """events:
  a:
    kind: visit
    title: {en: A, it: B}
    when: 2023
    participants: {orf: guest}
    sources: [bs]
    also_reported:
      - {field: participants, value: {mea: guest, eni: host}, source: bs}
      - {field: codes, value: {hsg: x}, source: bs}
      - {field: title, value: {en: C, hi: D}, source: bs}
"""


def test_the_languages_are_those_of_texts_and_of_no_other_mapping() -> None:
    body = "organizations: {orf: {name: ORF}, "
    read = registry(f"{HEAD}{ENTRIES.replace('organizations: {', body)}{REPORTED}")
    assert read.languages == ("en", "hi", "it")


def in_languages(kind: type[Event]) -> set[str]:
    """Return the fields of a kind that take a text in several languages."""
    found = set()
    for name, field in kind.model_fields.items():
        with contextlib.suppress(ValidationError):
            adapter: TypeAdapter[object] = TypeAdapter(field.annotation or object)
            if adapter.validate_python({"en": "A"}) == {"en": "A"}:
                found.add(name)
    return found


def test_the_fields_in_languages_are_known() -> None:
    assert set().union(*map(in_languages, KINDS.values())) - {"note"} == IN_LANGUAGES

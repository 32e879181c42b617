"""Places, people, organizations and sources."""

from datetime import date

import pytest

from tests.conftest import codes, registry
from timeline.registry.vocabulary import SourceKind

HEAD = "registry: r\ntitle: R\n"


def test_a_place_is_a_venue_in_a_city_and_country() -> None:
    place = registry(
        f"{HEAD}places: {{house: {{name: {{en: House, hi: भवन}}, city: New Delhi, country: IND, "
        "geo: [28.616, 77.226], timezone: Asia/Kolkata, url: https://example.org}}"
    ).places["house"]
    assert place.name == {"en": "House", "hi": "भवन"}
    assert (place.city, place.country, place.geo) == ("New Delhi", "IND", (28.616, 77.226))
    assert (place.timezone, place.url) == ("Asia/Kolkata", "https://example.org")


@pytest.mark.parametrize(
    ("fields", "kind", "town"),
    [
        ("name: House, city: Rome, country: ITA", "venue", "Rome"),
        ("name: Rome, country: ITA", "city", "Rome"),
        ("name: Spring, country: unknown", "city", "Spring"),
        ("country: ITA", "country", None),
        ("name: Italy, type: country, country: ITA", "country", None),
        ("name: Liguria, type: region, country: ITA", "region", None),
        ("name: Camp, type: venue, region: Liguria, country: ITA", "venue", None),
        ('name: Room, url: "https://a.example"', "online", None),
        ('name: Room, type: online, country: ITA, url: "https://a.example"', "online", None),
    ],
)
def test_a_place_is_of_the_type_that_its_fields_tell(
    fields: str, kind: str, town: str | None
) -> None:
    place = registry(f"{HEAD}places: {{p: {{{fields}}}}}").places["p"]
    assert (place.kind, place.town) == (kind, town)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("city: Rome, country: ITA", {"TL237"}),
        ("region: Liguria, country: ITA", {"TL237"}),
        ("country: unknown", {"TL237"}),
        ('url: "https://a.example"', {"TL237"}),
        ("type: city", {"TL237", "TL318"}),
        ('name: A, region: B, url: "https://a.example"', {"TL318"}),
        ('name: A, type: country, url: "https://a.example"', {"TL318"}),
        ("name: A, type: region, country: unknown", set()),
        ("name: A, type: online", set()),
        ("name: A, type: online, region: B", {"TL318"}),
    ],
)
def test_a_place_has_a_name_and_a_country(fields: str, found: set[str]) -> None:
    assert set(codes(f"{HEAD}places: {{p: {{{fields}}}}}")) - {"TL310"} == found


@pytest.mark.parametrize(
    "geo", ["[91, 0]", "[0, 181]", "[28.616]", "[1, 2, 3]", "28.616", "[north, east]"]
)
def test_a_place_is_on_the_globe(geo: str) -> None:
    found = codes(f"{HEAD}places: {{p: {{name: P, country: IND, geo: {geo}}}}}")
    assert set(found) - {"TL310"}


def test_a_person_and_a_body_have_other_names_and_a_wikidata_entry() -> None:
    read = registry(
        f"{HEAD}people: {{k: {{name: K, country: IND, aliases: Vinay Kwatra, wikidata: Q1}}}}\n"
        "organizations: {orf: {name: ORF, country: IND, aliases: [O, Observer], wikidata: Q2,\n"
        "  url: https://example.org}}\n"
    )
    assert read.people["k"].aliases == ("Vinay Kwatra",)
    assert read.people["k"].wikidata == "Q1"
    assert read.organizations["orf"].aliases == ("O", "Observer")
    assert read.organizations["orf"].wikidata == "Q2"


def test_a_source_says_who_published_what_when() -> None:
    source = registry(
        f"{HEAD}sources: {{s: {{publisher: Ministry, title: Statement, author: A. Bagchi,\n"
        "  published: 2023-03, kind: press release, language: en, url: https://example.org,\n"
        "  accessed: 2023-03-04, quality: As carried by others}}\n"
    ).sources["s"]
    assert (source.publisher, source.title, source.author) == ("Ministry", "Statement", "A. Bagchi")
    assert source.published
    assert source.published.last == date(2023, 3, 31)
    assert source.kind is SourceKind.PRESS_RELEASE
    assert source.accessed == date(2023, 3, 4)


def test_a_source_is_looked_at_on_a_day() -> None:
    assert "TL221" in codes(f"{HEAD}sources: {{s: {{publisher: P, accessed: 2023-03}}}}")

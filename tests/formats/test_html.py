"""The page, as a browser reads it before any script runs."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import chronology
from tests.formats.pages import event, of, page, reversed_choices, said
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.formats.html import render
from timeline.page.passages import Foreign, Passage, passages

NASTY = """
registry: nasty
title: "</title><script>alert(1)</script> \u202eTITLE"
description: "*bold* [link](javascript:alert(1)) <!-- -->"
citation: "</footer><iframe src=x>"
license: https://example.org/license
color: white
countries: {ITA: '"><img src=x onerror=alert(1)>'}
places: {inn: {name: "<svg/onload=alert(1)>", country: ITA, url: 'https://example.org/?a=1&b=2'}}
people:
  eve: {name: "{{ 7 * 7 }} {% raw %}", country: ITA, aliases: ['" autofocus onfocus="alert(1)']}
sources: {s: {publisher: "</script><script>alert(1)</script>", url: "https://example.org/'s"}}
defaults: {sources: [s]}
events:
  one:
    kind: other
    label: "<script>alert(1)</script>"
    title: "\\"><img src=x onerror=alert(1)> zero\u200bwidth"
    when: 2024-01-01
    place: inn
    participants: {eve: guest}
    topics: [a-topic]
    description: "javascript:alert(1)\\n</p></details><style>*{}</style>\\nhttps://example.org/plain"
  two: {kind: talks, title: "WORD", when: unknown}
""".replace("WORD", "x" * 199)
ALL = pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, NASTY])


@ALL
def test_a_strict_parser_finds_no_fault(text: str) -> None:
    root = page(text)
    assert root.get("lang") == "en"
    assert said(root.find("head/title")) == said(root.find("body/header/h1"))


@ALL
def test_every_id_is_its_own_and_every_reference_leads_somewhere(text: str) -> None:
    root = page(text)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    links = {link.attrib["href"] for link in root.iter("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= {*ids}


@ALL
def test_its_policy_lets_nothing_in_but_its_own_style_and_script(text: str) -> None:
    root = page(text)
    metas = [meta for meta in root.iter("meta") if meta.get("http-equiv")]
    policy = dict(rule.split(" ", 1) for rule in metas[0].attrib["content"].split("; "))
    (style,) = root.iter("style")
    data, script = root.iter("script")
    assert data.get("type") == "application/ld+json"  # data, which no browser runs
    hashes = {}
    for element in (style, script):
        digest = sha256((element.text or "").encode()).digest()
        hashes[element.tag] = f"'sha256-{b64encode(digest).decode()}'"
    assert policy == {
        "default-src": "'none'",
        "style-src": hashes["style"],
        "script-src": hashes["script"],
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@ALL
def test_it_takes_nothing_from_elsewhere(text: str) -> None:
    root = page(text)
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        assert "src" not in element.attrib
    (icon,) = (link.attrib["href"] for link in root.iter("link"))
    assert icon.startswith("data:image/svg+xml;base64,")
    for element in (*root.iter("style"), *root.iter("script")):
        assert not re.search(r"url\(|@import|fetch|import\(|XMLHttp|beacon", element.text or "")


@ALL
def test_its_links_are_safe_and_go_to_the_registrys_sites(text: str) -> None:
    for link in page(text).iter("a"):
        address = link.get("href", "#")
        if not address.startswith("#"):
            assert urlsplit(address).scheme == "https"
            assert urlsplit(address).hostname == "example.org"
            assert link.get("rel") == "noopener noreferrer"


@ALL
def test_headings_leave_no_level_out(text: str) -> None:
    levels = [
        int(element.tag[1]) for element in page(text).iter() if re.fullmatch("h[1-6]", element.tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_hostile_text_stays_text() -> None:
    root = page(NASTY)
    data = render(chronology(NASTY)).data.decode()
    assert not list(root.iter("img")) + list(root.iter("iframe"))
    svg = root.iter("{http://www.w3.org/2000/svg}svg")
    assert {each.get("class") for each in svg} == {"timeline across", "timeline down"}
    assert "\u202e" not in data
    assert "\u200b" not in data
    card = event(root, "one")
    assert said(card.find("div/h4")) == '"><img src=x onerror=alert(1)> zerowidth'
    assert said(card.find(".//b")) == "<script>alert(1)</script>"
    told = card.findall("div/details/p/a")
    assert [link.get("href") for link in told] == [
        "https://example.org/?a=1&b=2",
        "https://example.org/plain",
    ]
    assert "javascript:alert(1)" in said(card)
    assert "</p></details><style>*{}</style>" in said(card)
    assert "{{ 7 * 7 }} {% raw %}" in said(card)
    assert [said(line) for line in root.findall("body/footer/p")] == [
        "</footer><iframe src=x>",
        "https://example.org/license",
    ]


def test_what_is_part_of_an_event_stands_inside_it() -> None:
    root = page(EVENTS)
    visit = event(root, "meloni-visit")
    inside = {card.get("id") for card in visit.findall("ol/li")}
    assert "defence-mou" in inside
    assert "raisina-keynote" not in inside
    assert event(event(root, "raisina-2023"), "raisina-keynote") is not None


def test_events_stand_under_years_and_days() -> None:
    root = page(EVENTS)
    years = root.findall(".//section[@class='year']")
    headings = [
        (said(year.find("h2")), [said(day) for day in year.findall("div/section/h3")])
        for year in years
    ]
    assert headings == [
        ("2021", ["About 2021 – Thursday 2 March 2023"]),
        ("2023", ["Thursday 2 March 2023", "After Thursday 2 March 2023"]),
        ("Date not known", []),
    ]


def test_one_can_jump_to_years_and_months() -> None:
    root = of("""
  a: {kind: talks, title: A, when: 2023-03-01}
  b: {kind: talks, title: B, when: 2023-03-31}
  c: {kind: talks, title: C, when: 2023-Q2}
  d: {kind: talks, title: D, when: 2023-04}
  e: {kind: talks, title: E, when: before 2024}
  f: {kind: talks, title: F, when: 2024}
  g: {kind: talks, title: G, when: unknown}
""")
    nav = root.find(".//nav")
    assert nav is not None
    assert [(said(link), link.get("href")) for link in nav.iter("a")] == [
        ("2023", "#2023"),
        ("March", "#2023-03"),
        ("April", "#2023-04"),
        ("2024", "#2024"),
        ("Date not known", "#_undated"),
    ]
    days = [said(day) for day in root.findall(".//div[@id='2023-03']//h3")]
    assert days == ["Wednesday 1 March 2023", "Friday 31 March 2023", "The second quarter of 2023"]


def test_what_is_too_vague_for_a_month_keeps_its_place() -> None:
    root = page(KINDS)
    ids = [card.attrib["id"] for card in root.iter("li") if card.get("data-f")]
    assert ids.index("forum") < ids.index("accession") < ids.index("press")


def test_the_newest_comes_first_if_that_is_wanted() -> None:
    events = "  a: {kind: talks, title: A, when: 2023}\n  b: {kind: call, title: B, when: 2024}\n"
    events += "  c: {kind: talks, title: C, when: unknown}\n"
    root = of(events, reversed_choices())
    assert [said(year) for year in root.iter("h2")] == ["2024", "2023", "Date not known"]


def test_a_heading_that_says_the_year_alone_is_said_once() -> None:
    root = of("  a: {kind: talks, title: A, when: 2024}\n")
    assert said(event(root, "a").find("div/h3")) == "A"
    assert [said(heading) for heading in root.findall(".//main//h3")] == ["A"]


@pytest.mark.parametrize(
    ("when", "day", "moment"),
    [
        ("2024-01-01", "2024-01-01", None),
        ("2024-07-01 09:05", "2024-07-01", "2024-07-01T09:05+02:00"),
        ("2024-07-01 09:05 UTC", "2024-07-01", "2024-07-01T09:05+00:00"),
        ("2024-07-01 evening", "2024-07-01", "2024-07-01"),
        ("1860-07-01 09:05", "1860-07-01", "1860-07-01"),
        ("2024-07", None, None),
        ("after 2024-07-01 09:05", None, None),
    ],
)
def test_programs_are_told_the_day_and_the_moment(
    when: str, day: str | None, moment: str | None
) -> None:
    root = of(f"  a: {{kind: talks, title: A, when: {when}}}\n")
    heading, told = root.find(".//h3/time"), event(root, "a").find(".//time")
    assert (heading.get("datetime") if heading is not None else None) == day
    assert (told.get("datetime") if told is not None else None) == moment


def test_a_card_shows_kind_status_time_and_place_and_who_meets_whom() -> None:
    card = event(page(EVENTS), "meloni-visit")
    assert [said(line) for line in card.findall("div/*")[:4]] == [
        "Visit of the Prime Minister of Italy to India",
        "Official visit under way Thu 2 – Fri 3 March New Delhi, India sources differ 1 2 5 6 7",
        "Giorgia Meloni (Prime Minister, Italy) → Narendra Modi (Prime Minister, India)",
        (
            "The first high-level bilateral visit from Italy in five years, by the count of the "
            "Business Standard; the one before was in October 2018."
        ),
    ]
    assert said(event(page(EVENTS), "raisina-keynote").find("div/p/time")) == "18:30–19:30 IST"


def test_sources_are_numbered_and_the_numbers_lead_to_them() -> None:
    root = page(EVENTS)
    sources = root.findall(".//section[@class='sources']/ol/li")
    assert [source.get("id") for source in sources] == [f"_{n}" for n in range(1, 11)]
    assert said(sources[0]) == "Business Standard, 2 March 2023"
    notes = event(root, "defence-mou").findall("div/p/a")
    assert [(said(note), note.get("href")) for note in notes] == [("1", "#_1")]


def test_an_event_that_is_called_like_an_occurrence_keeps_its_name() -> None:
    root = of("""
  a: {kind: talks, title: A, when: 2024-01-01, repeats: {rule: FREQ=DAILY, until: 2024-01-02}}
  a-2024-01-02: {kind: talks, title: Other, when: 2024-01-02}
""")
    assert said(event(root, "a-2024-01-01").find("div/h4")) == "A"
    assert said(event(root, "a-2024-01--02").find("div/h4")) == "A"
    assert said(event(root, "a-2024-01-02").find("div/h4")) == "Other"


def test_an_event_that_was_renamed_is_found_by_both_ids() -> None:
    root = of("  b: {kind: talks, title: A, when: 2024-01-01, uid: a@r}\n")
    assert [name.get("id") for name in event(root, "a").findall("a")] == ["b"]


def test_one_chooses_among_what_there_is_in_a_sensible_order() -> None:
    root = of("""
  a:
    kind: call
    title: A
    when: 2024-01-01
    participants: {ravi: speaker, ITA: host}
    status: announced
  b:
    kind: visit
    title: B
    when: 2024-01-02
    participants: {anna: guest, eu: host}
    topics: [supply-chains]
""")
    found = {
        select.attrib["name"]: [(option.get("value"), said(option)) for option in select]
        for select in root.iter("select")
    }
    assert found == {
        "kind": [("", "All"), ("visit", "Visit"), ("call", "Call")],
        "country": [("", "All"), ("IND", "India"), ("ITA", "Italy")],
        "person": [
            ("", "All"),
            ("anna", "Anna Rossi"),
            ("eu", "European Union"),
            ("ravi", "Ravi Kumar"),
        ],
        "topic": [("", "All"), ("supply-chains", "Supply chains")],
        "status": [("", "All"), ("announced", "Announced"), ("confirmed", "Confirmed")],
    }
    assert values(root, "a") == {"call", "IND", "ITA", "ravi", "announced"}
    assert values(root, "b") == {"visit", "ITA", "anna", "eu", "supply-chains", "confirmed"}


def values(root: Element, id: str) -> set[str]:
    """Return the values by which an event is chosen: its card has their numbers."""
    known = [option.get("value", "") for option in root.iter("option") if option.get("value")]
    return {known[int(number)] for number in event(root, id).attrib["data-f"].split(",")}


def test_nobody_chooses_by_what_no_event_has() -> None:
    root = of("  a: {kind: call, title: A, when: 2024-01-01}\n")
    assert [select.get("name") for select in root.iter("select")] == ["kind", "status"]


def test_names_are_sorted_without_regard_to_marks() -> None:
    root = page(HEAD_OF_NAMES)
    options = [said(option) for option in root.findall(".//select[@name='country']/option")]
    assert options == ["All", "Åland", "Algeria", "Zambia"]


HEAD_OF_NAMES = """
registry: r
title: R
countries: {DZA: Algeria, ALA: Åland, ZMB: Zambia}
events:
  a: {kind: talks, title: A, when: 2024-01-01, countries: [ZMB, ALA, DZA]}
"""


def test_what_is_said_in_other_languages_is_there_to_be_found() -> None:
    root = of("""
  a:
    kind: signing
    title: {en: Signing, it: Firma}
    when: 2024-01-01
    place: rome
    participants: {anna: signatory}
    instrument: {type: treaty, title: {en: Treaty, it: Trattato}, parties: [IND, ITA]}
  b: {kind: other, label: {en: Walk, it: Passeggiata}, title: B, when: 2024-01-02}
""")
    assert event(root, "a").get("data-also") == "Firma Roma Trattato"
    assert event(root, "b").get("data-also") == "Passeggiata"
    option = root.find(".//option[@value='anna']")
    assert option is not None
    assert option.get("data-also") == "अन्ना A. R."


def test_a_title_in_another_language_says_so() -> None:
    root = of("  a: {kind: talks, title: {it: Colloqui}, when: 2024-01-01}\n")
    heading = event(root, "a").find("div/h4")
    assert heading is not None
    assert heading.get("lang") == "it"
    title = page(EVENTS).find("body/header/h1")
    assert title is not None
    assert title.get("lang") is None


def test_the_head_tells_how_many_events_and_how_far_repetitions_go() -> None:
    root = of("  a: {kind: talks, title: A, when: 2024-01-01, repeats: FREQ=YEARLY}\n")
    assert said(root.find("body/header")) == (
        "R 1 event, 2 with all repetitions, 2024 to 2025 "
        "What repeats without end is shown up to 31 December 2025"
    )


def test_a_page_of_no_event_is_a_page() -> None:
    root = page("registry: r\ntitle: R\n")
    assert said(root.find("body/header/div/p")) == "0 events"
    assert said(root.find(".//div[@id='_events']")) == "No event fits. No events yet."
    assert not list(root.iter("{http://www.w3.org/2000/svg}svg"))


@pytest.mark.parametrize(("color", "shown"), [("color: firebrick", "firebrick"), ("", "steelblue")])
def test_it_takes_the_color_of_the_registry(color: str, shown: str) -> None:
    root = page(f"registry: r\ntitle: R\n{color}\n")
    style = next(root.iter("style")).text or ""
    assert style.startswith(f":root {{\n  --color: {shown};\n}}\n")


def test_a_line_is_divided_where_texts_of_other_languages_begin_a_word() -> None:
    foreign = Foreign({"Visita": "it", "Visita ufficiale": "it", "दौरा": "hi"})
    assert passages("On the Visita ufficiale, the दौरा and a preVisita", foreign) == [
        Passage("On the ", ""),
        Passage("Visita ufficiale", "it"),
        Passage(", the ", ""),
        Passage("दौरा", "hi"),
        Passage(" and a preVisita", ""),
    ]

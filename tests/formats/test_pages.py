"""A folder of pages: an index, a page for each year, and what becomes of files in the folder."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.benchmarks.registries import happenings
from tests.benchmarks.registries import registry as written
from tests.conftest import Ran, chronology
from tests.formats.outputs import made
from tests.formats.pages import HEAD, event, said
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS

Run = Callable[..., Ran]
SVG = "{http://www.w3.org/2000/svg}"
YEARS = """
  later: {kind: talks, title: Later, when: 2027-02-03, place: rome, sources: t, topics: trade}
  visit:
    kind: visit
    title: Visit
    when: 2025-12-30 to 2026-01-02
    participants: {anna: guest}
    sources: s
  dinner: {kind: ceremony, title: Dinner, when: 2026-01-01, part_of: visit, sources: [t, s]}
  monthly: {kind: call, title: Monthly, when: 2025-11-06, repeats: FREQ=MONTHLY;COUNT=4}
  someday: {kind: talks, title: Some day, when: unknown}
  vague: {kind: talks, title: Vague, when: 2027}
"""
ONE = "registry: r\ntitle: R\nevents:\n  a: {kind: call, title: A, when: 2027-03-02}\n"
OTHER = "  b: {kind: call, title: B, when: 2028-03-02}\n"
FOLDER = Path("pages")


def pages(text: str = HEAD + YEARS) -> dict[str, Element]:
    """Return the pages of a registry by their files, free of faults as HTML has them."""
    rendered = made("pages", chronology(text))
    assert rendered.folder
    return {
        name: html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data)
        for name, data in rendered.folder.files.items()
    }


def links(root: Element) -> list[str]:
    """Return where the links of a page lead, also those of its pictures."""
    return [link.get("href", "") for tag in ("a", f"{SVG}a") for link in root.iter(tag)]


def ids(root: Element) -> set[str]:
    return {element.get("id", "") for element in root.iter()}


def ids_of_events(root: Element) -> list[str]:
    return [each.get("id", "") for each in root.iter("li") if each.get("data-f")]


def test_each_year_has_a_page_and_so_have_events_without_a_date() -> None:
    found = pages()
    assert [*found] == ["index.html", "2025.html", "2026.html", "2027.html", "undated.html"]
    assert {name: ids_of_events(root) for name, root in found.items()} == {
        "index.html": [],
        "2025.html": ["monthly-2025-11-06", "monthly-2025-12-06", "visit", "dinner"],
        "2026.html": ["monthly-2026-01-06", "monthly-2026-02-06"],
        "2027.html": ["vague", "later"],
        "undated.html": ["someday"],
    }


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, HEAD + YEARS])
def test_every_link_between_the_pages_leads_somewhere(text: str) -> None:
    found = pages(text)
    anchors = {name: ids(root) for name, root in found.items()}
    for name, root in found.items():
        for link in links(root):
            to = urlsplit(link)
            if not to.scheme:
                assert (to.path or name) in found
                assert not to.fragment or to.fragment in anchors[to.path or name]


def test_marks_of_the_index_lead_to_the_events_on_their_pages() -> None:
    index = pages()["index.html"]
    across = next(index.iter(f"{SVG}svg"))
    assert {link.get("href") for link in across.iter(f"{SVG}a")} == {
        "2025.html#visit",
        "2025.html#monthly-2025-11-06",
        "2027.html#later",
        "2027.html#vague",
        "undated.html#someday",
    }


def test_bars_of_many_events_lead_to_their_years_whose_pages_are_light() -> None:
    rendered = made("pages", chronology(written(happenings(2_000))))
    assert rendered.folder
    files = rendered.folder.files
    bars = re.findall(rb'<a href="([^"]+)" class="visit"', files["index.html"])
    assert {f"{year}.html#{year}".encode() for year in range(1992, 2037)} == set(bars)
    assert max(map(len, files.values())) < 150_000


def test_the_index_lists_the_years_with_their_months() -> None:
    index = pages()["index.html"]
    listed = next(each for each in index.iter("section") if each.get("id") == "_years")
    assert said(listed) == (
        "Years and months 2025 3 events November December 2026 1 event January February "
        "2027 2 events February Date not known 1 event"
    )
    assert links(listed)[:3] == ["2025.html", "2025.html#2025-11", "2025.html#2025-12"]


def test_a_page_leads_to_the_years_beside_it_and_to_the_index() -> None:
    found = pages()
    beside = {
        name: [
            (link.get("rel"), link.get("href"))
            for nav in root.iter("nav")
            if nav.get("class") == "neighbours"
            for link in nav.iter("a")
        ]
        for name, root in found.items()
    }
    index = (None, "index.html")
    assert beside == {
        "index.html": [],
        "2025.html": [index, ("next", "2026.html")],
        "2026.html": [("prev", "2025.html"), index, ("next", "2027.html")],
        "2027.html": [("prev", "2026.html"), index, ("next", "undated.html")],
        "undated.html": [("prev", "2027.html"), index],
    }


def test_a_page_is_named_and_counted_by_its_year_and_filters_by_what_it_has() -> None:
    found = pages()
    root = found["2027.html"]
    assert said(root.find("head/title")) == "R: 2027"
    assert said(root.find("body/header/div/p")) == "2 events, 2027"
    options = [each.get("value") for each in root.iter("option")]
    assert options == ["", "talks", "", "ITA", "", "trade", "", "confirmed"]
    assert said(found["index.html"].find("body/header/div/p")) == (
        "6 events, 9 with all repetitions, 2025 to 2027"
    )


def test_sources_have_the_same_numbers_on_all_pages_that_cite_them() -> None:
    found = pages()
    cited = {
        name: [
            (item.get("id"), item.get("value"), said(item))
            for section in root.iter("section")
            if section.get("class") == "sources"
            for item in section.iter("li")
        ]
        for name, root in found.items()
    }
    herald = "Herald https://example.org/t"
    assert cited["2025.html"] == [("_1", None, "Gazette"), ("_2", None, herald)]
    assert cited["2027.html"] == [("_2", "2", herald)]
    assert said(event(found["2027.html"], "later").find("div/p/a")) == "2"


def test_an_event_that_was_moved_to_another_year_is_found_where_it_was() -> None:
    moved = """
  a:
    kind: conference
    title: {it: Vertice}
    when: 2028-03-02 to 2028-03-04
    was: [{when: 2027-11-02, reason: A storm}, {when: 2028-01-02}, {when: 2026}]
  part: {kind: talks, title: Part, part_of: a}
  b: {kind: call, title: B, when: 2027-05-02}
  c: {kind: call, title: C, when: 2028-03-03, was: [{when: 2028-03-01}, {when: unknown}]}
"""
    found = pages(HEAD + moved)
    assert [*found] == ["index.html", "2027.html", "2028.html"]
    away = {
        name: [
            (item.get("id"), *links(item), said(item), item.find("a").get("lang"))  # type: ignore[union-attr]
            for section in root.iter("section")
            if section.get("class") == "moved"
            for item in section.iter("li")
        ]
        for name, root in found.items()
    }
    assert away == {
        "index.html": [],
        "2027.html": [
            ("a", "2028.html#a", "Vertice", "it"),
            ("part", "2028.html#part", "Part", None),
        ],
        "2028.html": [],
    }


def test_only_the_index_is_the_data_set() -> None:
    told = {
        name: [each.get("type") for each in root.iter("script")] for name, root in pages().items()
    }
    assert told.pop("index.html") == ["application/ld+json", "module"]
    assert {tuple(each) for each in told.values()} == {("module",)}


def test_what_repeats_without_end_is_said_on_its_pages_alone() -> None:
    endless = "  a: {kind: talks, title: A, when: 2024-01-01, repeats: FREQ=YEARLY;COUNT=1}\n"
    text = HEAD + endless + "  b: {kind: talks, title: B, when: 2025-01-01, repeats: FREQ=YEARLY}\n"
    heads = {name: said(root.find("body/header")) for name, root in pages(text).items()}
    assert {name for name, head in heads.items() if "without end" in head} == {
        "index.html",
        "2025.html",
        "2026.html",
    }


def test_the_newest_year_comes_first_if_that_is_wanted(run: Run) -> None:
    export(run, ONE + OTHER, "--reverse")
    index = html5lib.parse((FOLDER / "index.html").read_bytes(), namespaceHTMLElements=False)
    listed = next(each for each in index.iter("section") if each.get("id") == "_years")
    assert links(listed)[::2] == ["2028.html", "2027.html"]


def test_a_registry_without_events_has_an_index() -> None:
    found = pages("registry: r\ntitle: R\n")
    assert [*found] == ["index.html"]
    assert "No events yet." in said(found["index.html"].find("body/main"))


def export(run: Run, text: str, *options: str) -> Ran:
    Path("events.yaml").write_text(text, encoding="utf-8")
    return run("export", "-f", "html", "-o", "pages/", *options)


def test_the_page_of_a_year_that_is_gone_goes_and_others_stay(run: Run) -> None:
    assert export(run, ONE + OTHER).code == 0
    (FOLDER / "theirs.html").write_text("theirs", encoding="utf-8")
    ran = export(run, ONE)
    assert ran.code == 0
    assert "removed because they have no event: pages/2028.html" in ran.err
    assert sorted(path.name for path in FOLDER.iterdir()) == [
        ".timeline-pages.json",
        "2027.html",
        "index.html",
        "theirs.html",
    ]
    listed = json.loads((FOLDER / ".timeline-pages.json").read_text(encoding="utf-8"))
    assert [*listed["files"]] == ["2027.html", "index.html"]
    assert "unchanged" in export(run, ONE).err


def test_a_page_of_somebody_else_is_not_lost(run: Run) -> None:
    FOLDER.mkdir()
    (FOLDER / "index.html").write_text("theirs", encoding="utf-8")
    ran = export(run, ONE)
    assert (ran.code, "pages/index.html: timeline did not write this" in ran.err) == (2, True)
    assert [path.name for path in FOLDER.iterdir()] == ["index.html"]
    assert (FOLDER / "index.html").read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.2027"])
def test_a_name_with_a_suffix_is_one_file(run: Run, name: str) -> None:
    Path("events.yaml").write_text(ONE, encoding="utf-8")
    assert run("export", "-f", "html", "-o", name).code == 0
    assert Path(name).is_file()


def test_a_file_without_a_suffix_that_is_there_stays_a_file(run: Run) -> None:
    FOLDER.write_text("", encoding="utf-8")
    assert export(run, ONE).code == 0
    assert FOLDER.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_may_have_a_suffix(run: Run) -> None:
    Path("v1.0").mkdir()
    Path("events.yaml").write_text(ONE, encoding="utf-8")
    assert run("export", "-f", "html", "-o", "v1.0").code == 0
    assert Path("v1.0/2027.html").is_file()


def test_an_event_that_was_withdrawn_is_known_on_each_page(run: Run) -> None:
    third = "  c: {kind: call, title: C, when: 2027-05-02}\n"
    Path("events.yaml").write_text(ONE + third, encoding="utf-8")
    run("export", "-o", "events.ics")
    export(run, ONE + OTHER)
    for year in ("2027", "2028"):
        assert 'data-ids="c"' in (FOLDER / f"{year}.html").read_text(encoding="utf-8")


def test_a_page_that_is_heavy_all_the_same_is_named() -> None:
    events = "".join(
        f"  e{n}: {{kind: talks, title: T, when: 2027-03-02, description: {'x' * 9_000}}}\n"
        for n in range(600)
    )
    assert made("pages", chronology(HEAD + events)).warnings == (
        "2027.html is over 5 MB, which is slow on telephones: choose fewer events",
    )

"""The page of a site, as a strict parser of HTML reads it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.publishing.sites import EVENTS, HEAD, Run, files, publish, text

ADDRESS = "https://example.org/calendar/"
HOSTILE = EVENTS | {
    "x": '{kind: other, label: "<b>", title: "<script>x()</script>", when: 2027-01-01}'
}


def page(name: str = "index.html") -> Element:
    """Return a page, read by a parser that forgives nothing."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(files()[name])
    return root


def said(element: Element, tag: str = "") -> str:
    """Return the text of an element, or of the first one of a tag in it."""
    found = next(element.iter(tag)) if tag else element
    return " ".join("".join(found.itertext()).split())


def test_it_offers_each_calendar_with_what_is_in_it(run: Run) -> None:
    publish(run, text())
    offered = {
        said(item, "h3"): said(item, "p")
        for item in page().iter("li")
        if item.get("class") == "calendar"
    }
    assert offered["All events"] == "5 events, Wednesday 30 December 2026 – Monday 12 June 2028"
    assert offered["Call"] == "1 event, Tuesday 2 March 2027"
    assert [*offered] == [
        *("All events", "Call", "Conference", "Talks", "France", "India", "Italy"),
        *("2026", "2027", "2028", "Trade", "Anna Rossi", "Forum"),
    ]


@pytest.mark.parametrize("name", ["index.html", "it/index.html"])
def test_each_calendar_can_be_subscribed_to_in_several_ways(run: Run, name: str) -> None:
    publish(run, text())
    prefix = name.removesuffix("index.html")
    for item in page(name).iter("li"):
        if item.get("class") != "calendar":
            continue
        [field] = item.iter("input")
        address = str(field.get("value"))
        links = [str(link.get("href")) for link in item.iter("a")]
        file = links.pop()
        assert address == f"{ADDRESS}{prefix}{file}"
        assert f"{prefix}{file}" in files()
        webcal = address.replace("https:", "webcal:")
        found = [parse_qs(urlsplit(link).query) for link in links[1:]]
        assert links[0] == webcal
        assert found[0]["cid"] == [webcal]
        assert [each["url"] for each in found[1:]] == [[address]] * 2
        assert found[1]["name"][0].startswith(("Visits", "Visite"))


def test_its_head_names_calendars_feeds_languages_and_itself(run: Run) -> None:
    publish(run, text())
    found = [
        (link.get("type") or link.get("hreflang") or link.get("rel"), link.get("href"))
        for link in page("it/index.html").iter("link")
    ]
    assert ("canonical", f"{ADDRESS}it/") in found
    assert ("text/calendar", "kind/talks.ics") in found
    assert ("application/atom+xml", "changes.atom") in found
    assert ("application/feed+json", "changes.json") in found
    assert {("en", "../index.html"), ("it", "../it/index.html")} <= {*found}


@pytest.mark.parametrize("prefix", ["", "it/"])
def test_the_page_of_events_leads_to_the_calendar_and_the_feeds_of_its_language(
    run: Run, prefix: str
) -> None:
    publish(run, text())
    head = page(f"{prefix}events.html").iter("link")
    assert [link.get("href") for link in head if link.get("rel") == "alternate"] == [
        f"{ADDRESS}{prefix}{name}" for name in ("all.ics", "changes.atom", "changes.json")
    ]
    assert (
        f"webcal://example.org/calendar/{prefix}all.ics" in files()[f"{prefix}events.html"].decode()
    )
    run("export", "--lang", "fr", "-o", "fr.html")
    assert f'href="{ADDRESS}all.ics"' in Path("fr.html").read_text(encoding="utf-8")
    run("export", "--audience", "internal", "-o", "internal.html")
    assert ADDRESS not in Path("internal.html").read_text(encoding="utf-8")


def test_it_teaches_to_subscribe_and_offers_the_other_files(run: Run) -> None:
    head = HEAD.replace("feeds:", "formats: [html, csv, package, geojson]\n  feeds:")
    publish(run, text(head=head))
    programs = [said(each, "summary") for each in page().iter("details")]
    assert programs == [
        *("Google Calendar", "Outlook, Microsoft 365", "Apple Calendar"),
        *("Thunderbird", "Nextcloud"),
    ]
    assert all(len([*each.iter("li")]) == 3 for each in page().iter("details"))
    links = {link.get("href") for link in page().iter("a")}
    assert {"events.html", "events.csv", "events.zip", "events.geojson"} <= links & {*files()}


def test_no_text_of_a_registry_becomes_markup(run: Run) -> None:
    head = HEAD.replace("{en: Visits, it: Visite}", '"<img src=x>"').replace(
        "defaults:",
        'description: "First <b>line</b>\\nSecond"\nurl: https://example.org/?a=1&b=2\n'
        "license: https://example.org/licence\ndefaults:",
    )
    publish(run, text(HOSTILE, head))
    tags = {element.tag for element in page().iter()}
    assert tags & {"img", "b"} == set()
    assert len([*page().iter("script")]) == 1
    assert "<img src=x>" in said(page())
    links = {link.get("href") for link in page().iter("a")}
    assert {"https://example.org/?a=1&b=2", "https://example.org/licence"} <= links


def test_its_policy_allows_its_own_style_and_script_alone(run: Run) -> None:
    publish(run, text(head=HEAD.replace("defaults:", "license: CC0-1.0\ndefaults:")))
    [policy] = [
        str(meta.get("content"))
        for meta in page().iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "CC0-1.0" in said(page())

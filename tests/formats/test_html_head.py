"""What the head of a page offers: subscription, a preview, and a word on what is gone."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import UndefinedError

from tests.conftest import chronology, registry, selected
from tests.formats.pages import event, of, page, said
from timeline.chronology.chronology import Revision, Withdrawn
from timeline.chronology.selection import Selection
from timeline.formats.html import render
from timeline.page import templating
from timeline.registry.vocabulary import Audience

FEED = "https://example.org/calendars/r.ics"
TEXT = f"""
registry: r
title: R & S
description: A registry of </script> talks.
url: https://example.org/
feed: {FEED}
license: CC0-1.0
citation: The talks
updated: 2024-02-01
events:
  a: {{kind: talks, title: A, when: 2024-01-01}}
  b: {{kind: talks, title: B, when: after 2024-01-01}}
"""
GONE = Withdrawn(
    "old@r", "Old", (), "", "", "", is_gone=True, revision=Revision(1, datetime.now(UTC))
)


def test_one_subscribes_to_the_whole_calendar() -> None:
    menu = page(TEXT).find(".//details[@class='menu subscribe']")
    assert menu is not None
    field = menu.find(".//input")
    assert field is not None
    assert field.get("value") == FEED
    webcal, google, outlook, office = (link.attrib["href"] for link in menu.iter("a"))
    assert webcal == "webcal://example.org/calendars/r.ics"
    assert parse_qs(urlsplit(google).query)["cid"] == [webcal]
    for address, host in ((outlook, "outlook.live.com"), (office, "outlook.office.com")):
        assert urlsplit(address).hostname == host
        assert parse_qs(urlsplit(address).query) == {"url": [FEED], "name": ["R & S"]}


def test_nobody_subscribes_to_what_has_no_address_or_is_internal() -> None:
    assert page("registry: r\ntitle: R\n").find(".//details[@class='menu subscribe']") is None
    internal = replace(chronology(TEXT), audience=Audience.INTERNAL)
    assert FEED not in render(internal).data.decode()


def test_a_preview_tells_what_the_page_is_about() -> None:
    metas = {
        meta.get("name") or meta.get("property"): meta.get("content")
        for meta in page(TEXT).iter("meta")
    }
    assert metas["description"] == "A registry of </script> talks."
    assert metas["og:title"] == "R & S"
    assert metas["og:url"] == "https://example.org/"
    metas = {meta.get("name"): meta.get("content") for meta in page(EMPTY).iter("meta")}
    assert metas["description"] == "0 events"


EMPTY = "registry: r\ntitle: R\nlicense: https://example.org/license\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            TEXT,
            {
                "name": "R & S",
                "description": "A registry of </script> talks.",
                "identifier": "r",
                "url": "https://example.org/",
                "license": "https://spdx.org/licenses/CC0-1.0",
                "citation": "The talks",
                "dateModified": "2024-02-01",
                "temporalCoverage": "2024-01-01/2024-01-02",
                "inLanguage": "en",
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": "text/calendar",
                        "contentUrl": FEED,
                    }
                ],
            },
        ),
        (
            EMPTY,
            {
                "name": "R",
                "description": "0 events",
                "identifier": "r",
                "license": "https://example.org/license",
                "inLanguage": "en",
            },
        ),
    ],
)
def test_programs_are_told_of_a_data_set(text: str, told: dict[str, object]) -> None:
    script = next(each for each in page(text).iter("script") if each.get("type") != "module")
    frame = {"@context": "https://schema.org", "@type": "Dataset"}
    assert json.loads(script.text or "") == frame | told


def test_an_event_that_is_gone_says_so_but_not_to_the_public_what_was_internal() -> None:
    shown = replace(chronology(TEXT), withdrawn=(GONE, GONE._replace(uid="x", is_gone=True)))
    assert 'data-ids="old"' in render(shown).data.decode()
    assert "data-ids" not in render(replace(shown, audience=Audience.INTERNAL)).data.decode()
    assert "data-ids" not in render(chronology(TEXT)).data.decode()


def test_a_card_tells_what_is_odd_of_an_event() -> None:
    root = of("""
  a:
    kind: talks
    title: A
    when: 2024-02-01 to 2024-03-02
    was: [{when: 2024-01-01}]
    countries: [IND]
    participants: {anna: speaker}
    description: "Prof. Rossi spoke. She was heard.\\nTwice."
  b: {kind: talks, title: B, when: 2023-12-31 to 2024-01-01, part_of: [], place: rome}
  c: {kind: talks, title: C, when: 2024-05-01, repeats: FREQ=YEARLY}
""")
    assert [said(line) for line in event(root, "a").findall("div/p")] == [
        "Talks Thu 1 February – Sat 2 March moved from Monday 1 January 2024 concerns India",
        "Anna Rossi (Italy): speaker",
        "Prof. Rossi spoke.",
    ]
    assert said(event(root, "a").find("div/details")) == "More She was heard.Twice."
    when = said(event(root, "b").find("div/p/time"))
    assert when == "Sun 31 December 2023 – Mon 1 January 2024"
    assert "every year on 1 May" in said(event(root, "c-2024-05-01").find("div/p"))


def test_a_card_says_that_it_is_for_colleagues_alone() -> None:
    text = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, when: 2024-01-01, "
    internal = selected(
        registry(f"{text}audience: internal}}\n"), Selection(), audience=Audience.INTERNAL
    )
    assert "<b>Talks</b> <span>internal</span>" in render(internal).data.decode()


def test_a_passage_in_another_language_says_so() -> None:
    root = of("""
  a:
    kind: talks
    title: A
    when: 2024-01-01
    description: {it: "Prima frase, lunga. Seconda frase."}
""")
    passages = [(span.get("lang"), said(span)) for span in event(root, "a").iter("span")]
    assert passages == [("it", "Prima frase, lunga."), ("it", "Seconda frase.")]


def test_a_name_that_a_template_does_not_know_is_an_error() -> None:
    templating.template.cache_clear()
    with pytest.raises(UndefinedError):
        templating.template("page.html").render()

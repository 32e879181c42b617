"""The links by which readers of a page add an event to their calendars."""

from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from icalendar import Calendar

from tests.conftest import chronology
from tests.formats.pages import HEAD, event, events_in, links, of, page
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.options import Choices, Times
from timeline.formats import html, ics

WORD = "क"
FILE, GOOGLE, OUTLOOK = "Calendar file", "Google Calendar", "Outlook"


def fields(address: str) -> dict[str, str]:
    """Return what the query of an address says, each name said once."""
    pairs = parse_qsl(urlsplit(address).query, strict_parsing=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE])
def test_the_file_says_of_an_event_what_the_calendar_says(text: str) -> None:
    whole = ics.render(chronology(text), Choices(times=Times.UTC)).data
    known = {str(each["UID"]): each for each in Calendar.from_ical(whole).events}
    found = {}
    for card in page(text).iter("li"):
        if card.get("class") == "event" and (address := links(card).get(FILE)):
            (found[card.attrib["id"]],) = events_in(address)
    for id, each in found.items():
        assert str(each["UID"]).split("@")[0] == id
        assert each == known.pop(str(each["UID"]))
    assert all(left["STATUS"] == "CANCELLED" for left in known.values())


def test_the_file_holds_the_event_alone() -> None:
    (link,) = event(page(EVENTS), "defence-mou").findall(".//a[@download]")
    assert link.get("download") == "defence-mou.ics"
    assert "NAME:" not in link.attrib["href"]
    assert "REFRESH" not in link.attrib["href"]


@pytest.mark.parametrize(
    ("when", "google", "outlook"),
    [
        ("2023-03-02", ("20230302/20230303", None), ("2023-03-02", "2023-03-03", "true")),
        (
            "2023-02-28 to 2023-03-01",
            ("20230228/20230302", None),
            ("2023-02-28", "2023-03-02", "true"),
        ),
        ("2024-12-31 evening", ("20241231/20250101", None), ("2024-12-31", "2025-01-01", "true")),
        ("2024-02-28~", ("20240228/20240229", None), ("2024-02-28", "2024-02-29", "true")),
        (
            "2023-03-02 18:30 Asia/Kolkata to 19:30",
            ("20230302T130000Z/20230302T140000Z", "Asia/Kolkata"),
            ("2023-03-02T13:00:00Z", "2023-03-02T14:00:00Z", None),
        ),
        (
            "2023-07-01 22:00 to 2023-07-02 01:00",
            ("20230701T200000Z/20230701T230000Z", "Europe/Rome"),
            ("2023-07-01T20:00:00Z", "2023-07-01T23:00:00Z", None),
        ),
        (
            "2023-03-02 09:00",
            ("20230302T080000Z/20230302T080000Z", "Europe/Rome"),
            ("2023-03-02T08:00:00Z", "2023-03-02T08:00:00Z", None),
        ),
        (
            "2023-03-02 09:00 to 2023-03-03",
            ("20230302/20230304", None),
            ("2023-03-02", "2023-03-04", "true"),
        ),
    ],
)
def test_the_services_are_told_when(
    when: str, google: tuple[str, str | None], outlook: tuple[str, str, str | None]
) -> None:
    found = links(event(of(f"  a: {{kind: talks, title: A, when: {when}}}\n"), "a"))
    told = fields(found[GOOGLE])
    assert (told["dates"], told.get("ctz")) == google
    told = fields(found[OUTLOOK])
    assert (told["startdt"], told["enddt"], told.get("allday")) == outlook


def test_the_services_are_told_what_and_where() -> None:
    found = links(event(page(EVENTS), "leaders-talks"))
    google, outlook = fields(found[GOOGLE]), fields(found[OUTLOOK])
    assert google["action"] == "TEMPLATE"
    assert outlook["rru"] == "addevent"
    assert google["text"] == outlook["subject"] == "Talks between the two Prime Ministers"
    assert google["location"] == outlook["location"] == "Hyderabad House, New Delhi, India"
    assert google["details"] == outlook["body"]
    assert google["details"].startswith("Narendra Modi (Prime Minister, India): host<br>Giorgia")
    announced = fields(links(event(page(EVENTS), "ceo-roundtable"))[GOOGLE])
    assert announced["text"].startswith("Announced: CEO roundtable")


@pytest.mark.parametrize("text", ["&#" * 100, "<>" * 100, WORD * 200, "a b" * 66, "😀" * 200])
def test_an_address_is_short_enough_and_its_text_is_no_markup(text: str) -> None:
    told = f"kind: talks, title: '{text}', when: 2024-01-01 09:00 to 10:00, description: '{text}'"
    events = f"  a: {{{told}, place: far}}\n"
    head = HEAD.replace(
        "places: {", f"places: {{far: {{name: '{text}', city: '{text}', country: ITA}}, "
    )
    found = links(event(page(head + events), "a"))
    for name in (GOOGLE, OUTLOOK):
        assert len(quote(found[name], safe="%:/?&=!$()*,;@~+")) < 1_800
        values = fields(found[name]).values()
        assert any(value == text or value.endswith("…") for value in values)
        body = fields(found[name]).get("details") or fields(found[name])["body"]
        assert "<" not in body.replace("<br>", "")


@pytest.mark.parametrize(
    "more",
    [
        "when: 2024-01-01, status: cancelled",
        "when: 2024-01-01 09:00, status: postponed",
        "when: 2024-01",
        "when: after 2024-01-01",
        "when: 2024-01-01 to 2024-02",
        "when: unknown",
    ],
)
def test_what_is_off_or_has_no_day_is_not_added(more: str) -> None:
    assert links(event(of(f"  a: {{kind: talks, title: A, {more}}}\n"), "a")) == {}


REPEATED = """
  a:
    kind: talks
    title: A
    when: 2024-03-30 09:00
    repeats:
      rule: FREQ=DAILY;COUNT=3
      changes: {2024-03-31: {when: 2024-04-02 10:00}, 2024-04-01: {status: cancelled}}
"""


def test_an_occurrence_is_added_alone_under_a_name_of_its_own() -> None:
    root = of(REPEATED)
    (first,) = events_in(links(event(root, "a-2024-03-30"))[FILE])
    (moved,) = events_in(links(event(root, "a-2024-03-31"))[FILE])
    assert (str(first["UID"]), str(moved["UID"])) == ("a.2024-03-30@r", "a.2024-03-31@r")
    assert [f"{each.start:%Y-%m-%d %H:%M}" for each in (first, moved)] == [
        "2024-03-30 08:00",
        "2024-04-02 08:00",
    ]
    assert "RRULE" not in first
    assert links(event(root, "a-2024-04-01")) == {}


def test_an_event_that_is_shown_as_a_whole_is_added_as_a_whole() -> None:
    data = html.render(chronology(HEAD + REPEATED)).data.decode()
    assert "RRULE:FREQ%3DDAILY" in data or "RRULE:FREQ=DAILY" in data

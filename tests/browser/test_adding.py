"""Adding an event to a calendar: what the script makes of a card is what the calendar says."""

from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Page, expect

from tests.browser.conftest import REGISTRIES, Open
from tests.conftest import chronology
from timeline.chronology.options import Choices, Times
from timeline.formats import ics

FILE, GOOGLE = "Calendar file", "Google"
OUTLOOKS = ("Outlook.com", "Microsoft 365")
_ALL = """
() => {
  const all = [...document.querySelectorAll("main li[data-f]")];
  return all.map((element) => {
    const details = element.querySelector(":scope > div > details");
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    const links = [...details.querySelectorAll(".tools-of a")];
    return [element.id, Object.fromEntries(links.map((link) => [link.textContent, link.href]))];
  });
}
"""
SAME = ("UID", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE", "DTSTAMP", "TRANSP")


def links(page: Page) -> dict[str, dict[str, str]]:
    """Return what every event offers for calendars, by its id."""
    page.set_viewport_size({"width": 1280, "height": 20_000})  # all cards are in sight
    page.evaluate("document.querySelector('.earlier')?.click()")
    page.wait_for_function(
        "() => [...document.querySelectorAll('main li[data-f] > div')]"
        ".every((card) => card.querySelector('details'))"
    )
    return dict(page.evaluate(_ALL))


def event_in(address: str) -> Event:
    """Return the one event in a calendar that is in an address."""
    head, _, data = address.partition(",")
    assert head == "data:text/calendar;charset=utf-8"
    text = unquote(data)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = Calendar.from_ical(text).events
    return event


def fields(address: str) -> dict[str, str]:
    """Return what the query of an address says, each name said once."""
    pairs = parse_qsl(urlsplit(address).query, strict_parsing=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("name", ["events", "kinds", "hostile", "times"])
def test_the_file_says_of_an_event_what_the_calendar_says(visit: Open, name: str) -> None:
    utc = Choices(times=Times.UTC)
    whole = Calendar.from_ical(ics.render(chronology(REGISTRIES[name]), utc).data).events
    known = {str(each["UID"]): each for each in whole if "RRULE" not in each}
    found = links(visit(name))
    for address in (each[FILE] for each in found.values() if FILE in each):
        event = event_in(address)
        other = known.pop(str(event["UID"]), None)
        if other:  # else it is an occurrence, which the calendar tells by a rule
            assert [event.get(each) for each in SAME] == [other.get(each) for each in SAME]
    assert all(left["STATUS"] == "CANCELLED" for left in known.values())


def test_an_occurrence_is_added_alone_under_a_name_of_its_own(visit: Open) -> None:
    found = links(visit("weekly"))
    event = event_in(found["briefing-2023-03-09"][FILE])
    assert str(event["UID"]) == "briefing.2023-03-09@weekly"
    assert event.start.isoformat() == "2023-03-09T11:00:00+00:00"
    assert "RRULE" not in event


def test_the_file_is_called_as_the_event(visit: Open) -> None:
    page = visit()
    card = page.locator("#raisina-keynote > div")
    card.get_by_text("More").click()
    with page.expect_download() as waiting:
        card.get_by_role("link", name=FILE).click()
    assert waiting.value.suggested_filename == "raisina-keynote.ics"
    (event,) = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).events
    assert "chief guest, keynote speaker" in str(event["DESCRIPTION"])


WHEN = {
    "day": ("20230302/20230303", ("2023-03-02", "2023-03-03", "true")),
    "days": ("20230228/20230302", ("2023-02-28", "2023-03-02", "true")),
    "evening": ("20241231/20250101", ("2024-12-31", "2025-01-01", "true")),
    "about": ("20240228/20240229", ("2024-02-28", "2024-02-29", "true")),
    "clock": ("20230302T130000Z/20230302T140000Z", ("2023-03-02T13:00", "2023-03-02T14:00")),
    "night": ("20230701T200000Z/20230701T230000Z", ("2023-07-01T20:00", "2023-07-01T23:00")),
    "start": ("20230302T080000Z/20230302T080000Z", ("2023-03-02T08:00", "2023-03-02T08:00")),
    "mixed": ("20230302/20230304", ("2023-03-02", "2023-03-04", "true")),
    "flight": ("20230302T130000Z/20230302T210000Z", ("2023-03-02T13:00", "2023-03-02T21:00")),
}


def test_the_services_are_told_when_and_not_of_what_is_off_or_has_no_day(visit: Open) -> None:
    found = links(visit("times"))
    assert {id for id, each in found.items() if each} == WHEN.keys()
    for id, (google, outlook) in WHEN.items():
        assert fields(found[id][GOOGLE])["dates"] == google
        for name in OUTLOOKS:
            told = fields(found[id][name])
            when = told["startdt"], told["enddt"], *([told["allday"]] if "allday" in told else [])
            assert tuple(each.removesuffix(":00.000Z") for each in when) == outlook


def test_the_services_are_told_what_and_where(visit: Open) -> None:
    found = links(visit())
    google, outlook = (fields(found["leaders-talks"][name]) for name in (GOOGLE, OUTLOOKS[0]))
    assert google["action"] == "TEMPLATE"
    assert outlook["rru"] == "addevent"
    assert google["text"] == outlook["subject"] == "Talks between the two Prime Ministers"
    assert google["location"] == outlook["location"] == "Hyderabad House, New Delhi, India"
    assert google["details"] == outlook["body"]
    assert google["details"].startswith("Narendra Modi: host; Giorgia Meloni: guest<br><br>")
    announced = fields(found["ceo-roundtable"][GOOGLE])
    assert announced["text"].startswith("Announced: CEO roundtable")
    assert "location" not in announced
    assert fields(found["raisina-keynote"][GOOGLE])["location"] == "New Delhi, India"


def test_an_address_is_short_enough_and_its_text_is_no_markup(visit: Open) -> None:
    for id, each in links(visit("wide")).items():
        for name in (GOOGLE, *OUTLOOKS):
            assert len(quote(each[name], safe="%:/?&=!$()*,;@~+")) < 8_000, id
            told = fields(each[name])
            body = told.get("details") or told["body"]
            assert "<" not in body.replace("<br>", "")


def test_the_services_open_elsewhere(visit: Open) -> None:
    card = visit().locator("#raisina-keynote > div")
    card.get_by_text("More").click()
    for name in (GOOGLE, *OUTLOOKS):
        link = card.get_by_role("link", name=name)
        expect(link).to_be_visible()
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_page_for_colleagues_offers_no_service(visit: Open) -> None:
    assert {name for each in links(visit("internal")).values() for name in each} == {FILE}

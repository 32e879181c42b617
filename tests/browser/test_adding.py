"""Adding an event to a calendar."""

from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def added(page: Page, id: str) -> Path:
    """Open what an event offers for calendars, and download the file."""
    card = page.locator(f"#{id} > article")
    card.get_by_text("Add to calendar").click()
    with page.expect_download() as waiting:
        card.get_by_role("link", name="Calendar file").click()
    assert waiting.value.suggested_filename == f"{id}.ics"
    return waiting.value.path()


@pytest.mark.parametrize("name", ["events", "weekly"])
def test_the_file_is_a_calendar(visit: Open, name: str) -> None:
    id = {"events": "raisina-keynote", "weekly": "briefing-2023-03-09"}[name]
    (event,) = Calendar.from_ical(added(visit(name), id).read_bytes()).events
    start = {"events": "2023-03-02T13:00:00+00:00", "weekly": "2023-03-09T11:00:00+00:00"}[name]
    assert event.start.isoformat() == start
    known = {"events": "raisina-keynote@", "weekly": "briefing.2023-03-09@"}[name]
    assert str(event["UID"]).startswith(known)


def test_letters_of_all_scripts_survive(visit: Open) -> None:
    page = visit("hostile")
    for id, title in (("emoji", "👩🏽‍🚀🇮🇳 नमस्ते ﷽"), ("right-to-left", "لقاء القمة עברית")):
        (event,) = Calendar.from_ical(added(page, id).read_bytes()).events
        assert str(event["SUMMARY"]) == title


def test_the_services_open_elsewhere(visit: Open) -> None:
    card = visit().locator("#raisina-keynote > article")
    card.get_by_text("Add to calendar").click()
    for name in ("Google Calendar", "Outlook"):
        link = card.get_by_role("link", name=name)
        expect(link).to_be_visible()
        assert link.get_attribute("target") == "_blank"
        told = link.evaluate("link => Object.fromEntries(new URL(link.href).searchParams)")
        assert "Inaugural session and keynote" in (told.get("text") or told["subject"])


def test_what_is_cancelled_is_not_to_be_added(visit: Open) -> None:
    assert visit("kinds").locator("#table .add").count() == 0

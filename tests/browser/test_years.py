"""A folder of pages in Chromium: an index, and a page for each year."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import axe, findings

__all__ = ["axe"]


def test_a_mark_of_the_index_leads_to_its_event(visit: Open) -> None:
    page = visit("years/index")
    page.get_by_role("link", name="MoU on defence cooperation").click()
    page.wait_for_url("**/2023.html#defence-mou")
    expect(page.locator("#defence-mou > div > details")).to_have_attribute("open", "")
    page.get_by_role("link", name="All years").click()
    page.wait_for_url("**/index.html")


def test_one_goes_from_year_to_year(visit: Open) -> None:
    page = visit("years/index")
    page.get_by_role("link", name="2021", exact=True).click()
    page.get_by_role("link", name="2023", exact=True).click()
    page.get_by_role("link", name="Date not known").first.click()
    page.wait_for_url("**/undated.html")


def test_a_page_searches_itself(visit: Open) -> None:
    page = visit("years/2023")
    page.get_by_role("searchbox").fill("defence-mou")
    expect(page.get_by_role("status")).to_have_text("1 of 11 events")
    assert page.locator(".picture a:not(.dim)").first.get_attribute("href") == ("#defence-mou")


def test_a_past_year_opens_on_its_first_day(visit: Open) -> None:
    page = visit("years/2023")
    page.wait_for_function("history.state")
    assert page.locator(".folded").count() == 0
    assert page.get_by_role("button", name="Today").is_hidden()


def test_the_picture_of_the_index_can_be_enlarged(visit: Open) -> None:
    page = visit("years/index")
    picture = page.locator("svg.across")
    before = picture.bounding_box()
    page.get_by_role("button", name="Enlarge the picture").click()
    after = picture.bounding_box()
    assert before
    assert after
    assert after["width"] == pytest.approx(1.5 * before["width"], rel=0.01)


def test_all_is_there_without_a_script(visit: Open) -> None:
    page = visit("years/index", java_script_enabled=False)
    page.get_by_role("link", name="March", exact=True).click()
    page.wait_for_url("**/2023.html#2023-03")
    assert page.locator("#defence-mou").is_visible()
    assert page.get_by_role("link", name="All years").is_visible()


@pytest.mark.parametrize("name", ["index", "2023", "undated"])
def test_it_fits_and_breaks_no_rule_by_day_or_by_night(visit: Open, axe: Path, name: str) -> None:
    page = visit(f"years/{name}", color_scheme="light", viewport={"width": 320, "height": 4000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert findings(page, axe) == []
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.emulate_media(color_scheme="dark")
    assert findings(page, axe) == []

"""Jumps on a page so long that most of it is drawn only when the reader comes there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def top(page: Page, selector: str) -> float:
    """Return how far below the edge of the window an element comes to rest."""
    rest = """
        async (selector) => {
          const element = document.querySelector(selector);
          await new Promise((done) => setTimeout(done, 1200));
          return element.getBoundingClientRect().top;
        }
    """
    found: float = page.evaluate(rest, selector)
    return found


@pytest.mark.parametrize("selector", ["#e-150", "#e-290", "#_250"])
def test_the_address_leads_there(visit: Open, selector: str) -> None:
    page = visit("large", selector)
    assert 0 <= top(page, selector) <= 800
    expect(page.locator(selector)).to_be_in_viewport()
    page.reload()
    assert 0 <= top(page, selector) <= 800


@pytest.mark.parametrize("anchor", ["2009", "2011-08", "2003-06"])
def test_years_and_months_lead_there(visit: Open, anchor: str) -> None:
    page = visit("large")
    for _ in range(2):
        page.locator(f"nav a[href='#{anchor}']").click()
        assert 0 <= top(page, f"[id='{anchor}']") <= 40
        page.evaluate("scrollTo(0, 5000)")


def test_the_years_open_where_the_list_does(visit: Open) -> None:
    page = visit("large", viewport={"width": 1280, "height": 900})
    page.wait_for_function("history.state")
    expect(page.locator("nav a[href='#2012']")).to_be_in_viewport()


def test_a_series_that_goes_on_does_not_bury_the_last_event(visit: Open) -> None:
    page = visit("series")
    shown = page.locator("li[data-f]:visible")
    expect(shown.first).to_have_attribute("id", "visit")
    expect(page.locator(".earlier")).to_contain_text("61")


@pytest.mark.parametrize("id", ["e-3", "e-200"])
def test_a_number_leads_to_its_source(visit: Open, id: str) -> None:
    page = visit("large")
    page.locator(".earlier").click()
    number = page.locator(f"#{id} > div > p > a")
    number.click()
    assert 0 <= top(page, f"{number.get_attribute('href')}") <= 800


def test_who_reads_on_is_not_pulled_back(visit: Open) -> None:
    page = visit("large", "#e-150")
    page.mouse.wheel(0, 3000)
    assert top(page, "#e-150") < 0

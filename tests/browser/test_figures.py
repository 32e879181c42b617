"""Figures of the page: its weight, what its first screen shows, and how quickly it answers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.registries import happenings
from tests.benchmarks.registries import registry as written
from tests.browser.conftest import Open
from tests.conftest import chronology
from tests.formats.test_contract import EVENTS
from timeline.formats.html import render

BEFORE = 57_968
"""Bytes of the page of `events.yaml` before it had a picture and views."""
_ON_SCREEN = """
() => {
  const cards = [...document.querySelectorAll("main li[data-f] > div")];
  const known = cards.map((card) => card.getBoundingClientRect()).filter(({ height }) => height);
  return {
    whole: known.filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight).length,
    highest: Math.max(...known.map(({ height }) => height)),
    first: known[0].height,
    elements: document.querySelectorAll("*").length,
  };
}
"""
_BESIDE_MORE = """
() => [...document.querySelectorAll("main [data-f] > div > p:has(+ details)")].map((text) => {
  const end = text.getBoundingClientRect().right - parseFloat(getComputedStyle(text).paddingRight);
  return text.nextElementSibling.firstElementChild.getBoundingClientRect().left - end;
})
"""
_LONGEST = """
globalThis.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    globalThis.longest = Math.max(globalThis.longest, duration);
  }
}).observe({ type: "longtask", buffered: true });
"""


def test_the_page_of_a_visit_is_light() -> None:
    assert len(render(chronology(EVENTS)).data) <= BEFORE + 60_000


def test_a_page_of_some_events_is_not_heavy() -> None:
    rendered = render(chronology(written(happenings(2_000))))
    assert len(rendered.data) <= 2_000_000
    assert not rendered.warnings


@pytest.fixture(scope="module")
def many() -> bytes:
    """Return the page of 10,000 events."""
    rendered = render(chronology(written(happenings(10_000))))
    [warning] = rendered.warnings
    assert warning == (
        "over 5 MB, which is slow on telephones: write a page for each year with -o FOLDER -f "
        "html, or choose fewer events with --from and --to"
    )
    return rendered.data


def test_a_page_of_many_events_is_not_heavy(many: bytes) -> None:
    assert len(many) <= 6_000_000


@pytest.mark.parametrize(("width", "height", "cards"), [(1280, 900, 3), (360, 740, 1)])
@pytest.mark.parametrize("name", ["events", "kinds", "weekly"])
def test_the_first_screen_shows_the_picture_and_cards(
    visit: Open, name: str, width: int, height: int, cards: int
) -> None:
    page = visit(name, viewport={"width": width, "height": height})
    page.wait_for_function("document.querySelector('[role=status]').textContent")
    assert page.evaluate(_ON_SCREEN)["whole"] >= cards
    picture = page.locator(".picture").bounding_box()
    assert picture
    assert picture["y"] + picture["height"] < height


@pytest.mark.parametrize("name", ["events", "kinds", "wide", "hostile"])
def test_no_card_is_high_before_it_is_opened(visit: Open, name: str) -> None:
    page = visit(name)
    for width, highest in ((1280, 130), (360, 220)):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(_ON_SCREEN)["highest"] <= highest


@pytest.mark.parametrize("width", [1280, 360])
def test_more_covers_no_words(visit: Open, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900})
    page.wait_for_selector(".day details")
    found = page.evaluate(_BESIDE_MORE)
    assert found
    assert min(found) >= 0


def test_a_page_takes_few_elements(visit: Open) -> None:
    assert visit().evaluate(_ON_SCREEN)["elements"] <= 800


def test_searching_never_takes_long_beside_loading(
    browser: Browser, many: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "many.html"
    path.write_bytes(many)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script(_LONGEST)
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(path.as_uri())
    page.wait_for_function("history.state")  # the last that the script does at first
    loading = cpu(session)
    page.evaluate("globalThis.longest = 0")
    seek(page, "memorandum")
    before = cpu(session)
    seek(page, "keynote")
    assert cpu(session) - before < loading
    assert page.evaluate("globalThis.longest") <= loading / 10
    context.close()


def seek(page: Page, word: str) -> None:
    """Seek a word, and wait for what is found; nothing else is asked of so large a page."""
    page.get_by_role("searchbox").fill(word)
    count = {"memorandum": "2,500", "keynote": "1,250"}[word]
    status = "() => document.querySelector('[role=status]').textContent"
    while page.evaluate(status) != f"{count} of 10,000 events":  # a locator would look through all
        page.wait_for_timeout(200)


def cpu(session: CDPSession) -> float:
    """Return the milliseconds of work that a page has taken so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1_000 * float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

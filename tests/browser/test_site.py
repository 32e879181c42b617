"""The page of a site, on which people choose a calendar and subscribe to it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from typer.testing import CliRunner

from tests.browser.test_accessibility import axe, findings
from tests.conftest import ROOT
from timeline.cli.main import app

__all__ = ["axe"]
HEAD = (
    "publish: {address: https://example.org/calendar/, languages: [fr, hi, it], formats: html, "
    "feeds: [kind, country, year, topic, person, series]}\ntitle:"
)
PAGES = {"en": "", "fr": "fr/", "hi": "hi/", "it": "it/"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site in four languages."""
    folder = tmp_path_factory.mktemp("site")
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    (folder / "events.yaml").write_text(text.replace("title:", HEAD, 1), encoding="utf-8")
    shutil.copy(ROOT / "events.lock", folder)
    words = ["publish", str(folder / "events.yaml"), "-o", str(folder / "public")]
    assert CliRunner().invoke(app, words).exit_code == 0
    return folder / "public"


@pytest.fixture
def troubles(site: Path) -> Iterator[list[str]]:
    """Collect requests to anywhere else, and errors: there are none."""
    found: list[str] = []
    yield found
    assert [each for each in found if not each.startswith((site.as_uri(), "data:"))] == []


def opened(browser: Browser, path: Path, troubles: list[str], width: int, scheme: str) -> Page:
    """Open a page from the disk, without a network."""
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.on("request", lambda request: troubles.append(request.url))
    context.on("console", lambda message: troubles.append(message.text))
    page = context.new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("language", PAGES)
def test_it_breaks_no_rule_in_any_language(
    browser: Browser, site: Path, axe: Path, troubles: list[str], language: str
) -> None:
    looks = ((1280, "light"), (360, "dark"))
    for width, scheme in looks:
        page = opened(browser, site / PAGES[language] / "index.html", troubles, width, scheme)
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
        assert findings(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


def test_an_address_is_copied_by_the_keyboard_or_selected_to_be(
    browser: Browser, site: Path, troubles: list[str]
) -> None:
    page = opened(browser, site / "index.html", troubles, 1280, "light")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy: All events")
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".calendar [role=status]").first.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://example.org/calendar/all.ics"
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    page.get_by_role("button", name="Copy: Talks").click()
    selected = page.evaluate(
        "document.activeElement.value.slice(0, document.activeElement.selectionEnd)"
    )
    assert selected == "https://example.org/calendar/kind/talks.ics"
    page.context.close()


def test_it_works_without_a_script_and_on_paper(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.get_by_role("button").count() == 0
    assert page.get_by_label("Address: All events").input_value().endswith("/all.ics")
    assert page.get_by_role("link", name="Google", exact=True).count() > 3
    page.emulate_media(media="print")
    assert page.locator(".steps li").first.is_visible()
    assert page.get_by_role("link", name="Google", exact=True).count() == 0
    context.close()


def test_its_links_lead_to_its_files_and_languages(
    browser: Browser, site: Path, troubles: list[str]
) -> None:
    page = opened(browser, site / "index.html", troubles, 1280, "light")
    page.get_by_role("link", name="हिन्दी").click()
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Web page").click()
    page.wait_for_url((site / "events.html").as_uri())
    page.context.close()

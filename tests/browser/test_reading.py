"""The page on screens of any size, in the dark, on paper, by keyboard and without a script."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from timeline.registry import colors

_PAINTED = """
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const painted = (color) => {
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
};
"""
_INK_AND_PAPER = f"""
() => {{
  {_PAINTED}
  const {{ color, backgroundColor }} = getComputedStyle(document.documentElement);
  return [color, backgroundColor].map((each) => painted(each).reduce((a, b) => a + b) / 3);
}}
"""
_CONTRASTS = f"""
(names) => {{
  {_PAINTED}
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = (color) => {{
    const [red, green, blue] = painted(color).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }};
  const contrast = (one, other) => {{
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }};
  const {{ style }} = document.documentElement;
  const link = getComputedStyle(document.querySelector("nav a"));
  const card = getComputedStyle(document.querySelector(".day > ol > li"));
  const paper = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => {{
    style.setProperty("--color", name);
    const grounds = [card.backgroundColor, paper.backgroundColor];
    return [name, Math.min(...grounds.map((ground) => contrast(link.color, ground)))];
  }}));
}}
"""


def open_all(page: Page) -> None:
    """Open all that can be opened."""
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("name", ["events", "kinds", "hostile", "long", "wide", "empty"])
def test_nothing_is_wider_than_the_screen(visit: Open, name: str) -> None:
    page = visit(name)
    open_all(page)
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_is_dark_where_the_reader_wants_it_dark(visit: Open) -> None:
    ink, paper = visit(color_scheme="light").evaluate(_INK_AND_PAPER)
    assert paper > 0.9
    assert ink < 0.3
    ink, paper = visit(color_scheme="dark").evaluate(_INK_AND_PAPER)
    assert paper < 0.2
    assert ink > 0.8


def test_all_is_there_without_a_script(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    assert page.locator("main li[data-f]:visible").count() == 13
    expect(page.locator("svg.across")).to_be_visible()
    card = page.locator("#meloni-visit > div")
    card.get_by_text("More").click()
    expect(card.get_by_text("Antonio Tajani")).to_be_visible()
    assert page.locator("[data-copy]:visible").count() == 0


def test_the_years_are_beside_the_events_or_before_them(visit: Open) -> None:
    year = "nav a[href='#2023']"
    expect(visit(viewport={"width": 1280, "height": 800}).locator(year)).to_be_visible()
    page = visit(viewport={"width": 360, "height": 800})
    expect(page.locator(year)).to_be_hidden()
    page.get_by_text("Years and months").click()
    page.locator(year).click()
    expect(page.get_by_role("heading", name="2023", exact=True)).to_be_in_viewport()


def test_one_can_walk_through_it_by_keyboard(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the events")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the events")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # beyond the sentence on the registry, which opens
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("mou")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 of 13 events")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Status")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Status")).to_be_hidden()
    expect(page.locator(".filters summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="March 2023", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="MoU on defence cooperation")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Today")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search: mou")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_the_events_are_a_jump_away_and_open_by_keyboard(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#_events")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator("#defence-preparation > div")
    expect(first.get_by_text("over the past two years")).to_be_visible()
    expect(first.get_by_role("button", name="Link to this event")).to_be_visible()


def test_a_number_leads_to_its_source(visit: Open) -> None:
    page = visit()
    page.locator("#defence-mou > div").get_by_role("link", name="1", exact=True).click()
    expect(page.locator("#_1")).to_be_focused()
    expect(page.locator("#_1")).to_be_in_viewport()


def test_on_paper_an_event_takes_two_lines_and_nothing_is_to_be_clicked(visit: Open) -> None:
    page = visit(color_scheme="dark")
    page.emulate_media(media="print")
    lines = page.locator("#meloni-visit > div > :visible")
    assert lines.count() == 2
    for text in ("Filter", "More", "Today", "Skip to the events", "Years and months"):
        assert page.get_by_text(text, exact=True).locator("visible=true").count() == 0
    page.emulate_media(media="print", color_scheme="dark")
    ink, paper = page.evaluate(_INK_AND_PAPER)
    assert paper == 1
    assert ink < 0.3


def test_on_paper_a_selection_says_what_it_is(visit: Open) -> None:
    page = visit(behind="?kind=signing&q=mou")
    page.emulate_media(media="print")
    expect(page.get_by_text("1 of 13 events")).to_be_visible()
    expect(page.get_by_text("Search: mou")).to_be_visible()
    expect(page.get_by_text("Kind: Signing")).to_be_visible()
    page = visit()
    page.emulate_media(media="print")
    expect(page.get_by_text("13 of 13 events")).to_be_hidden()


def test_on_paper_a_series_is_told_once(visit: Open) -> None:
    page = visit("weekly")
    page.emulate_media(media="print")
    assert page.locator("main li[data-f]:visible").count() == 1
    expect(page.get_by_text("every Thursday, until Thursday 16 March 2023")).to_be_visible()
    assert page.locator(".day:visible").count() == 1


def test_it_prints_on_pages_of_a4(visit: Open, tmp_path: Path) -> None:
    page = visit()
    data = page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert data.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data
    assert data.count(b"/Type /Page\n") == 2
    data = visit("times").pdf(prefer_css_page_size=True)
    assert data.count(b"/Type /Page\n") <= 4


def test_nothing_moves_that_the_reader_did_not_move(visit: Open) -> None:
    page = visit()
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_color_of_a_registry_can_be_read(
    visit: Open, scheme: Literal["light", "dark"]
) -> None:
    page = visit(color_scheme=scheme)
    contrasts: dict[str, float] = page.evaluate(_CONTRASTS, sorted(colors.NAMES))
    assert len(contrasts) == len(colors.NAMES)
    assert [name for name, contrast in contrasts.items() if contrast < 4.5] == []


def test_what_is_in_another_language_says_so(visit: Open) -> None:
    page = visit("languages")
    open_all(page)
    said = page.locator(":is(header, .body) [lang='it']:visible").all_inner_texts()
    assert said == [
        "Un registro di colloqui.",
        "Colloqui",
        "Prima riga.",
        "Seconda riga.",
        "Una visita",
        "Una bella giornata.",
    ]
    assert page.get_by_text("Outcome: Una visita").get_attribute("lang") is None

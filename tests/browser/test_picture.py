"""The picture in Chromium: labels do not meet, and each mark leads to its event."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import YEAR, Open
from tests.conftest import chronology
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.drawing.picture import inline, style

HEAD = "registry: drawn\ntitle: Drawn\ndefaults: {timezone: Europe/Rome}\nevents:\n"
WORDS = (
    *("Talks", "on", "trade", "MMMMMMMM", "WWWW", "illicit", "@@@", "ﷺ", "ﷺ", "Ǆ"),
    *(
        "会談",
        "首脳会議",
        "مشاورات",
        "سياسية",
        "שיחות",
        "हिन्दी",
        "परामर्श",
        "नीति",
        "🇮🇹🇮🇳",
        "👩🏽‍🚀",
    ),
    *("e\u0301\u0302\u0303", "ﬃ", "Straße", "Щука", "œuvre"),
)
MEETINGS = """
(picture) => {
  const boxes = (found) => [...found].map((each) => {
    const { x, y, width, height } = each.getBBox();
    const owner = each.closest("a") ?? each;
    return { x, y, right: x + width, bottom: y + height, owner, said: each.textContent };
  });
  const texts = boxes(picture.querySelectorAll("text"));
  const signs = boxes(picture.querySelectorAll("a > path, a > rect:not(.tint)"));
  const meet = (a, b) => a.owner !== b.owner &&
    Math.min(a.right, b.right) - Math.max(a.x, b.x) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y) > 0.5;
  const { width, height } = picture.viewBox.baseVal;
  const found = [];
  texts.forEach((text, number) => {
    if (text.x < -2 || text.right > width + 0.5 || text.bottom > height + 0.5) {
      found.push(`outside: ${text.said}`);
    }
    [...texts.slice(number + 1), ...signs].filter((other) => meet(text, other)).forEach((other) => {
      found.push(`${text.said} / ${other.said}`);
    });
  });
  return found;
}
"""


def drawn(seed: int) -> str:
    """Return a registry of events of any length, on any scale, with names in any script."""
    chance = random.Random(seed)  # noqa: S311 - drawn, not secret
    days = chance.choice((0, 3, 12, 40, 100, 400, 2_000, 9_000, 60_000))
    first = date(1900, 1, 1) + timedelta(chance.randrange(30_000))
    return HEAD + "".join(_event(chance, n, first, days) for n in range(chance.randrange(1, 70)))


def _event(chance: random.Random, number: int, first: date, days: int) -> str:
    since = first + timedelta(chance.randrange(days + 1))
    until = since + timedelta(chance.randrange(days // chance.choice((1, 4, 20)) + 1))
    when = chance.choice(
        (
            *(f"{since}", f"{since} 10:00", f"{since} evening", f"{since}~", f"{since:%Y-%m}"),
            *(f"{since} to {until}", f"{since:%Y} to {until}", f"after {since}", f"before {since}"),
            *(f"{since:%Y}-Q2", f"{since} to {until}", "unknown"),
        )
    )
    title = " ".join(chance.choices(WORDS, k=chance.choice((1, 3, 8, 30))))
    kind = chance.choice(("talks", "conference", "ceremony", "exercise", "call", "negotiation"))
    more = [f"status: {chance.choice(('cancelled', 'postponed', 'confirmed'))}"]
    if chance.random() < 0.2:
        more.append(f"was: [{{when: {first + timedelta(chance.randrange(days + 1))}}}]")
    if " " not in when and number % 7 == 0 and when.count("-") == 2 and "~" not in when:
        more.append(f"repeats: FREQ=DAILY;INTERVAL={min(days // 9, 900) + 1};COUNT=7")
    fields = ", ".join((f'title: "{title}"', f"kind: {kind}", f"when: {when}", *more))
    return f"  e{number}: {{{fields}}}\n"


@cache
def page_of(text: str) -> str:
    found = inline(expand(chronology(text), Selection()), lambda entry: f"#{entry.id}", {})
    shown = "svg.timeline.timeline { display: block; }"
    return f"<!doctype html><meta charset=utf-8><style>{style()}{shown}</style>{found}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


ONE_DAY = HEAD + "".join(
    f"  e{n}: {{kind: talks, title: T, when: 2024-01-01}}\n" for n in range(2_000)
)
REGISTRIES = {"events": EVENTS, "kinds": KINDS, "hostile": HOSTILE, "year": YEAR, "day": ONE_DAY}


@pytest.mark.parametrize("text", REGISTRIES.values(), ids=REGISTRIES)
def test_no_label_meets_another_or_a_mark(page: Page, text: str) -> None:
    page.set_content(page_of(text))
    for picture in page.query_selector_all("svg"):
        assert picture.evaluate(MEETINGS) == []


def test_no_label_of_drawn_registries_meets_another_or_a_mark(page: Page) -> None:
    for seed in range(30):
        page.set_content(page_of(drawn(seed)))
        for picture in page.query_selector_all("svg"):
            assert picture.evaluate(MEETINGS) == [], seed


def test_each_mark_leads_to_its_event_by_keyboard_alone(visit: Open) -> None:
    page = visit(viewport={"width": 1280, "height": 900})
    page.focus(".picture")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#meloni-visit"
    page.keyboard.press("Enter")
    page.wait_for_function("hash => location.hash === hash", arg=focused)
    assert page.locator("#meloni-visit").bounding_box()


def test_each_mark_has_a_name(visit: Open) -> None:
    page = visit(viewport={"width": 1280, "height": 900})
    name = "Talks between the two Prime Ministers · Thursday 2 March 2023 · Talks"
    assert page.get_by_role("link", name=name).get_attribute("href") == "#leaders-talks"
    assert page.locator(".picture .across a").count() == 13


def test_a_filter_dims_what_does_not_fit(visit: Open) -> None:
    page = visit(behind="?kind=signing", viewport={"width": 1280, "height": 900})
    page.wait_for_selector(".picture .dim")
    bright = page.locator(".picture .across a:not(.dim)")
    assert {bright.nth(n).get_attribute("href") for n in range(bright.count())} == {
        "#defence-mou",
        "#migration-declaration",
    }


@pytest.mark.parametrize(
    ("now", "is_shown"),
    [("2023-03-02T12:00:00", True), ("2023-03-01T12:00:00", False)],
)
def test_a_line_shows_where_now_is(browser: Browser, pages: Path, now: str, is_shown: bool) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.clock.set_fixed_time(now)
    page.goto((pages / "events.html").as_uri())
    page.wait_for_function("document.querySelector('.zoom')")
    line = page.locator(".picture .today")
    assert line.count() == int(is_shown)
    if is_shown:
        day = page.locator(".picture a[href='#leaders-talks'] rect").first.bounding_box()
        place = line.bounding_box()
        assert day
        assert place
        assert place["x"] == pytest.approx(day["x"] + day["width"] / 2, abs=2)
    page.close()


def test_the_picture_can_be_enlarged_as_a_view_of_its_own(visit: Open) -> None:
    page = visit(behind="?view=timeline", viewport={"width": 1280, "height": 900})
    picture = page.locator(".picture .across")
    before = picture.bounding_box()
    page.get_by_role("button", name="Enlarge the picture").click()
    after = picture.bounding_box()
    page.get_by_role("button", name="Reduce the picture").click()
    assert before
    assert after
    assert after["width"] == pytest.approx(before["width"] * 1.5, rel=0.02)
    assert picture.bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize(("width", "shown"), [(1280, "across"), (360, "down")])
def test_one_picture_is_shown_that_suits_the_window(visit: Open, width: int, shown: str) -> None:
    page = visit(viewport={"width": width, "height": 740}, java_script_enabled=False)
    visible = [each for each in page.query_selector_all(".picture svg") if each.is_visible()]
    assert [each.get_attribute("class") for each in visible] == [f"timeline {shown}"]


def test_a_picture_opens_at_its_heads_or_where_the_list_opens(visit: Open) -> None:
    wide = visit("year", viewport={"width": 1280, "height": 900})
    wide.wait_for_function("history.state")
    assert wide.locator(".picture").evaluate("(box) => box.scrollTop") == 0
    narrow = visit("year", viewport={"width": 360, "height": 740})
    narrow.wait_for_function("history.state")
    box = narrow.locator(".picture").bounding_box()
    head = narrow.locator(".down > text", has_text="December 2025").bounding_box()
    assert box
    assert head
    assert box["y"] <= head["y"] < box["y"] + box["height"]

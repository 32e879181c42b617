"""The picture in Chromium: labels that do not meet, links by keyboard, and colours to tell apart."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import DATA, chronology
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.drawing.picture import inline, style

YEAR = (DATA / "valid" / "year.yaml").read_text(encoding="utf-8")
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
    chance = random.Random(seed)
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
    found = inline(expand(chronology(text), Selection()), lambda entry: entry.id)
    shown = "svg.timeline.timeline { display: block; }"
    return f"<!doctype html><meta charset=utf-8><style>{style()}{shown}</style>{found}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


REGISTRIES = {"events": EVENTS, "kinds": KINDS, "hostile": HOSTILE, "year": YEAR}


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

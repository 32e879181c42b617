"""One browser for all tests, a window of its own for each, and the pages to open in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol, TypedDict, Unpack
from urllib.parse import SplitResult, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.conftest import DATA, chronology, registry, selected
from tests.formats.outputs import files, made
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.formats.html import render
from timeline.registry.vocabulary import Audience

REPEATED = """
registry: weekly
title: Weekly
defaults: {timezone: Europe/Rome}
people: {anna: {name: Anna, country: ITA}}
events:
  briefing:
    kind: briefing
    title: Briefing
    when: 2023-03-02 12:00 to 12:30
    participants: {anna: spokesperson}
    repeats: FREQ=WEEKLY;COUNT=3
"""
LONG = f"""
registry: long
title: {"T" * 200}
events:
  a: {{kind: talks, title: {"x" * 200}, when: 2024-01-01, description: {"y" * 10_000}}}
"""
LARGE = """
registry: large
title: Large
places: {rome: {name: Rome, country: ITA, timezone: Europe/Rome}}
sources:
""" + "".join(
    f"  s-{n}: {{publisher: Publisher {n}, published: 2023-03-02, kind: news}}\n"
    for n in range(300)
)
LARGE += "events:\n" + "".join(
    f"  e-{n}:\n    kind: talks\n    title: Talks {n}\n    place: rome\n    sources: s-{n}\n"
    f"    when: {2000 + n // 24}-{max(n % 24 - 11, 6):02}-10\n"
    for n in range(300)
)
LANGUAGES = """
registry: languages
title: {en: Talks in Rome, it: Colloqui a Roma}
description: {it: Un registro di colloqui.}
sources: {agency: {publisher: Agency, published: 2023-03-02, kind: news}}
people: {anna: {name: Anna, country: ITA}}
events:
  talks:
    kind: talks
    title: {it: Colloqui}
    when: 2023-03-02
    description: {it: "Prima riga.\\nSeconda riga."}
    outcomes: [{text: {it: Un programma comune, en: A common programme}}, {text: {it: Una visita}}]
    statements: [{by: anna, kind: quote, text: {it: Una bella giornata.}, source: agency}]
"""
TIMES = """
registry: times
title: Times
defaults: {timezone: Europe/Rome}
events:
  day: {kind: talks, title: A, when: 2023-03-02}
  days: {kind: talks, title: A, when: 2023-02-28 to 2023-03-01}
  evening: {kind: talks, title: A, when: 2024-12-31 evening}
  about: {kind: talks, title: A, when: 2024-02-28~}
  clock: {kind: talks, title: A, when: "2023-03-02 18:30 Asia/Kolkata to 19:30"}
  night: {kind: talks, title: A, when: "2023-07-01 22:00 to 2023-07-02 01:00"}
  start: {kind: talks, title: A, when: "2023-03-02 09:00"}
  mixed: {kind: talks, title: A, when: "2023-03-02 09:00 to 2023-03-03"}
  flight:
    kind: talks
    title: A
    when: 2023-03-03 02:00 Pacific/Auckland to 2023-03-03 08:00 Australia/Sydney
  off: {kind: talks, title: A, when: 2024-01-01, status: cancelled}
  later: {kind: talks, title: A, when: "2024-01-01 09:00", status: postponed}
  month: {kind: talks, title: A, when: 2024-01}
  after: {kind: talks, title: A, when: after 2024-01-01}
  half: {kind: talks, title: A, when: 2024-01-01 to 2024-02}
  unknown: {kind: talks, title: A, when: unknown}
"""
_WIDE = ("&#" * 100, "<>" * 100, "क" * 200, "a b" * 66, "😀" * 200, "漢" * 200, "ש" * 200)
WIDE = """
registry: wide
title: Wide
places:
"""
WIDE += "".join(
    f"  p{n}: {{name: '{text}', city: '{text}', country: ITA}}\n" for n, text in enumerate(_WIDE)
)
WIDE += "events:\n" + "".join(
    f"  w{n}: {{kind: talks, title: '{text}', when: 2024-01-01, place: p{n}, "
    f"description: '{text * 9}'}}\n"
    for n, text in enumerate(_WIDE)
)
WORDS = """
registry: words
title: Ids that are words of HTML
events:
"""
WORDS += "".join(
    f"  {id}: {{kind: talks, title: {id}, when: 2024-01-{n:02}}}\n"
    for n, id in enumerate(
        ("body", "form", "title", "main", "location", "document", "constructor", "proto", "name"), 1
    )
)
CROWD = "registry: crowd\ntitle: A crowd\nevents:\n" + "".join(
    f"  e{n}: {{kind: talks, title: Talks {n}, when: 2024-01-01}}\n" for n in range(40)
)
YEAR = (DATA / "valid" / "year.yaml").read_text(encoding="utf-8")
SERIES = """
registry: series
title: Series
updated: 2024-03-02
defaults: {timezone: Europe/Rome}
events:
  weekly: {kind: talks, title: Weekly, when: 2023-01-05 10:00, repeats: weekly}
  visit: {kind: talks, title: Visit, when: 2024-03-02}
"""
NO_DAY = "registry: none\ntitle: None\nevents: {a: {kind: talks, title: A, when: unknown}}\n"
INTERNAL = EVENTS.replace("registry: india", "registry: internal-india", 1)
EMPTY = "registry: empty\ntitle: Empty\n"
REGISTRIES = {
    "times": TIMES,
    "wide": WIDE,
    "words": WORDS,
    "crowd": CROWD,
    "year": YEAR,
    "none": NO_DAY,
    "empty": EMPTY,
    "internal": INTERNAL,
    "large": LARGE,
    "languages": LANGUAGES,
    "events": EVENTS,
    "kinds": KINDS,
    "hostile": HOSTILE,
    "weekly": REPEATED,
    "series": SERIES,
    "long": LONG,
}
STARTED = "() => history.state || !document.querySelector('[role=status]')"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Options(TypedDict, total=False):
    """What a window is like, where that matters."""

    viewport: ViewportSize
    color_scheme: Literal["dark", "light"]
    java_script_enabled: bool
    timezone_id: str


class Open(Protocol):
    """Opens the page of a registry, by its name and what stands behind that in the address."""

    def __call__(
        self, name: str = "events", behind: str = "", **options: Unpack[Options]
    ) -> Page: ...


def address(page: Page) -> SplitResult:
    """Return where a page is: its own word, since the browser tells the test with a delay."""
    return urlsplit(str(page.evaluate("location.href")))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a browser without a window, where the machine has one."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("the page is tried in Chromium, which this machine lacks")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=_OPTIONS)


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page of each registry, and one with a page for each year."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in REGISTRIES.items():
        audience = Audience.INTERNAL if name == "internal" else Audience.PUBLIC
        shown = selected(registry(text), Selection(), audience=audience)
        data = render(expand(shown, Selection())).data
        (folder / f"{name}.html").write_bytes(data)
    years = folder / "years"
    years.mkdir()
    for name, data in files(made("pages", chronology(EVENTS))).items():
        (years / name).write_bytes(data)
    return folder


@pytest.fixture
def visit(browser: Browser, pages: Path) -> Iterator[Open]:
    """Open pages from the disk, without a network; a request or an error fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def opened(name: str = "events", behind: str = "", **options: Unpack[Options]) -> Page:
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        context.on("request", lambda request: troubles.append(request.url))
        context.on("console", lambda message: troubles.append(message.text))
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        page = context.new_page()
        page.goto(f"{(pages / name).as_uri()}.html{behind}")
        if options.get("java_script_enabled", True):
            page.wait_for_function(STARTED)
        return page

    yield opened
    for context in contexts:
        context.close()
    here = pages.as_uri()
    assert [trouble for trouble in troubles if not trouble.startswith((here, "data:"))] == []

"""What axe-core, which knows the rules of WCAG, finds of the page: nothing."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.test_reading import open_all
from tests.interop import environments

_RUN = """
async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any.map((each) => each.message)}`),
  );
}
"""


@pytest.fixture(scope="session")
def axe() -> Path:
    """Return the script of axe-core, where the machine can install it."""
    if not shutil.which("npm"):
        pytest.skip("axe-core needs npm, which this machine lacks")
    return environments.axe()


def findings(page: Page, axe: Path) -> list[str]:
    """Return what breaks a rule, or the best practices that come with them."""
    page.evaluate(axe.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("name", ["events", "kinds"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_breaks_no_rule_by_day_or_by_night(
    visit: Open, axe: Path, name: str, width: int
) -> None:
    page = visit(name, viewport={"width": width, "height": 4000}, color_scheme="light")
    open_all(page)
    assert findings(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert findings(page, axe) == []


@pytest.mark.parametrize(
    "behind", ["?kind=signing", "?q=nothing", "#meloni-visit", "#?view=month", "#?view=timeline"]
)
def test_what_is_chosen_breaks_no_rule(visit: Open, axe: Path, behind: str) -> None:
    assert findings(visit(behind=behind), axe) == []

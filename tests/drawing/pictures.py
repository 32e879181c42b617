"""Pictures to test, taken apart."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET  # of our own pictures alone

from tests.conftest import DATA, chronology
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.drawing.picture import alone, inline

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
YEAR = (DATA / "valid" / "year.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawn:
    """A picture as an XML parser reads it."""

    root: ET.Element

    def texts(self, name: str = "") -> list[str]:
        """Return all texts that can be seen, or those of a type."""
        found = self.root.iter(f"{SVG}text")
        return [_said(each) for each in found if name in {"", each.get("class")}]

    def titles(self) -> list[str]:
        """Return what the marks say."""
        return [each.text or "" for each in self.root.iter(f"{SVG}title")]

    def links(self) -> dict[str, ET.Element]:
        """Return the links by their addresses."""
        return {each.get("href", ""): each for each in self.root.iter(f"{SVG}a")}

    def box(self, href: str) -> tuple[float, float]:
        """Return the left and the right edge of the bar of a mark."""
        bar = next(self.links()[href].iter(f"{SVG}rect"))
        x, width = float(bar.get("x", "")), float(bar.get("width", ""))
        return x, x + width


def _said(element: ET.Element) -> str:
    return re.sub("[\u202a-\u202e]", "", element.text or "")


def found(events: str, head: str = HEAD) -> Chronology:
    """Return the chronology of some events, with each occurrence."""
    return expand(chronology(head + events), Selection())


def drawn(events: str, head: str = HEAD) -> tuple[Drawn, Drawn]:
    """Return the pictures of some events for wide windows, and for narrow ones."""
    markup = inline(found(events, head), href, {"2023": "#2023", "2023-03": "#2023-03"})
    across, down = ET.fromstring(f"<both>{markup}</both>")  # noqa: S314
    return Drawn(across), Drawn(down)


def href(entry: Entry) -> str:
    return f"#{entry.id}-{entry.due}" if entry.due else f"#{entry.id}"


def file(events: str, head: str = HEAD) -> Drawn:
    """Return the picture of some events as a file."""
    return Drawn(ET.fromstring(alone(found(events, head))))  # noqa: S314

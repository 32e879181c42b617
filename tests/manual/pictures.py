"""Pictures for the README and the manual: `python -m tests.manual.pictures` makes all of them anew.

Drawings and terminals are SVG, which the tests make again and compare. Pages are photographed by
Chromium, whose letters differ from machine to machine; beside each photograph stands the digest of
the page that it shows.

One is taken by hand: Thunderbird, 1,280 pixels wide, subscribes to `events.ics` over HTTP, shows
2 March 2023, and has the keynote open. Who takes it again writes its new digest by hand, too.
"""

import hashlib
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.manual.pages import README, registry

FOLDER = ROOT / "timeline" / "manual" / "pictures"
DIGESTS = FOLDER / "pages.json"
TERMINALS = {
    "show": "show events.yaml --part-of raisina-2023 --full",
    "check": "check broken.yaml",
}
"""The commands of which a picture shows what a terminal shows."""
Scheme = Literal["light", "dark"]
PAGES: dict[str, tuple[str, Scheme]] = {
    "page": ("", "light"),
    "page-dark": ("", "dark"),
    "month": ("#?view=month", "light"),
}
"""The photographs of the page: what follows its address, and the colours of the reader's system."""
BY_HAND = {"thunderbird": "events.ics"}
"""The pictures that somebody takes, and the output that each shows."""

_COLUMNS, _ROWS = 84, 100
_WIDE, _HIGH, _SIZE, _MARGIN = 8.4, 19, 14, 16
"""Pixels of a letter, a line and a font, and around the text."""
_COLOURS = {"31": "#f7768e", "32": "#9ece6a", "33": "#e0af68", "34": "#7aa2f7", "35": "#bb9af7"}
_COLOURS |= {"36": "#7dcfff", "2": "#9aa5ce"}
_CODES = re.compile(r"\x1b\[([0-9;]*)m")
_BLANK = "\N{NO-BREAK SPACE}"  # one of several blanks would be lost in SVG
_LINKS = re.compile(r"\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)")


def prepare(folder: Path) -> None:
    """Put the registries that the pictures show into a folder."""
    for name in ("events.yaml", "events.lock"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    broken = registry(README).replace("Fri 2023", "Sat 2023")
    (folder / "broken.yaml").write_text(broken, encoding="utf-8")


def exported(folder: Path, name: str) -> bytes:
    """Return an output of the registry `events.yaml` in a folder."""
    command = [sys.executable, "-m", "timeline", "export", "events.yaml", "-o", name, "--no-lock"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=_environment())
    return (folder / name).read_bytes()


def terminal(folder: Path, command: str) -> bytes:
    """Return a picture, as SVG, of what a terminal shows of a command in a folder."""
    return _drawn(f"$ timeline {command}\n{_typed(folder, command)}").encode()


def _environment() -> dict[str, str]:
    known = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}
    return known | {"TERM": "xterm", "PAGER": "cat", "COLUMNS": str(_COLUMNS), "LINES": str(_ROWS)}


def _typed(folder: Path, command: str) -> str:
    """Return what a command writes to a terminal of its own."""
    ours, its = pty.openpty()
    words = [sys.executable, "-m", "timeline", *command.split()]
    with subprocess.Popen(
        words, cwd=folder, env=_environment(), stdin=its, stdout=its, stderr=its
    ) as running:
        os.close(its)
        written = b"".join(_chunks(ours))
    os.close(ours)
    assert running.returncode in (0, 1)
    return _LINKS.sub("", written.decode().replace("\r\n", "\n"))


def _chunks(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # how Linux tells that the other end is closed
            return
        if not chunk:
            return
        yield chunk


def _drawn(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    width = round(_COLUMNS * _WIDE + 2 * _MARGIN)
    height = len(lines) * _HIGH + 2 * _MARGIN
    out = io.StringIO()
    out.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="A terminal">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#1a1b26"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{_SIZE}" '
        f'fill="#e6e9f5">\n'
    )
    for row, line in enumerate(lines):
        out.write(f'<text y="{_MARGIN + _SIZE + row * _HIGH}">{"".join(_spans(line))}</text>\n')
    out.write("</g>\n</svg>\n")
    return out.getvalue()


def _spans(line: str) -> Iterator[str]:
    """Yield the pieces of a line, each with its colour, at its column."""
    codes, column = "", 0
    for index, piece in enumerate(_CODES.split(line)):
        if index % 2:
            codes = piece
        elif piece:
            look = "".join(
                f' fill="{_COLOURS[code]}"' for code in codes.split(";") if code in _COLOURS
            )
            look += ' font-weight="bold"' if "1" in codes.split(";") else ""
            said = escape(piece).replace(" ", _BLANK)
            yield f'<tspan x="{_MARGIN + column * _WIDE:g}"{look}>{said}</tspan>'
            column += len(piece)


def digest(shown: bytes) -> str:
    """Return the digest of a page or a calendar that a picture shows."""
    return hashlib.sha256(shown).hexdigest()


def main() -> None:
    """Make all pictures anew, but those that somebody takes by hand."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        (FOLDER / "picture.svg").write_bytes(exported(folder, "events.svg"))
        for stem, command in TERMINALS.items():
            (FOLDER / f"{stem}.svg").write_bytes(terminal(folder, command))
        page = exported(folder, "events.html")
        _photograph(folder / "events.html")
        known = json.loads(DIGESTS.read_text(encoding="utf-8"))
        known |= dict.fromkeys(PAGES, digest(page))
        DIGESTS.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def _photograph(file: Path) -> None:
    with sync_playwright() as drivers:
        browser = drivers.chromium.launch(executable_path=shutil.which("chromium"))
        for stem, (address, scheme) in PAGES.items():
            context = browser.new_context(
                viewport={"width": 1280, "height": 860},
                color_scheme=scheme,
                timezone_id="Europe/Rome",
                locale="en-GB",
            )
            page = context.new_page()
            page.goto(f"{file.as_uri()}{address}")
            page.screenshot(path=FOLDER / f"{stem}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()

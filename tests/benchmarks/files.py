"""The files that contenders read: `python -m tests.benchmarks.files EVENTS FOLDER` writes them."""

import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.archives import archive
from tests.benchmarks.calendars import strange
from tests.benchmarks.registries import Happening, happenings, registry, yaml2ics

_CHANGED, _CONFIRMED = 100, 2
"""There is one such event for so many events."""
_SITE = """\
publish:
  address: https://example.org/calendar/
  feeds: [kind, year, country/aus, country/bra, country/can, country/egy, country/fra, country/idn,
    country/ind]
  languages: [it]
"""
"""Sixty feeds in each of two languages: seven kinds, 45 years, seven countries, and all events."""


def _registries(events: int, folder: Path) -> None:
    """Write a registry, and what commands read that compare, publish or refuse it."""
    text = registry(happenings(events))
    _write(folder / "events.yaml", text)
    _write(folder / "site.yaml", _SITE + text)
    _write(folder / "faulty.yaml", text.replace("kind: talks", "kind: tlks", 1))
    titles = [found.end() for found in re.finditer(r"\n    title: ['\"]?", text)][::_CHANGED]
    parts = [text[at:to] for at, to in zip((0, *titles), (*titles, None), strict=True)]
    _write(folder / "edited.yaml", "Once more, ".join(parts))


def _warned(events: int, folder: Path) -> None:
    """Write a registry with a warning for every second event, and one error."""
    made = happenings(events)
    made[::_CONFIRMED] = map(_confirmed, made[::_CONFIRMED])
    _write(folder / "warned.yaml", registry(made).replace("      guest-0: guest\n", "", 1))


def _confirmed(made: Happening) -> Happening:
    said = {"field": "title", "value": made.title, "source": f"news-{made.start.year}"}
    return replace(made, details={**made.details, "also_reported": [said]})


def _peers(events: int, folder: Path) -> None:
    """Write the same events for others."""
    _write(folder / "peer.yaml", yaml2ics(happenings(events)))
    (folder / "strange.ics").write_bytes(strange(happenings(events, seed=1)))


def _archive(events: int, folder: Path) -> None:
    """Write a registry with findings, and the same for yaml2ics."""
    made = archive(events)
    _write(folder / "archive.yaml", made.text())
    _write(folder / "archive-peer.yaml", yaml2ics(made.events))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


WRITERS: tuple[Callable[[int, Path], None], ...] = (_archive, _registries, _peers, _warned)

if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        for done in [pool.submit(each, int(sys.argv[1]), Path(sys.argv[2])) for each in WRITERS]:
            done.result()

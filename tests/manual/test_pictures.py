"""The pictures of the README and the manual show what `timeline` does now."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.manual import pictures
from tests.manual.pages import README, TOPICS, text

Golden = Callable[[Path, bytes], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pictures")
    pictures.prepare(found)
    return found


@pytest.mark.parametrize("name", pictures.TERMINALS)
def test_a_terminal_shows_what_the_picture_shows(name: str, folder: Path, golden: Golden) -> None:
    drawn = pictures.terminal(folder, pictures.TERMINALS[name])
    golden(pictures.FOLDER / f"{name}.svg", drawn)


def test_the_picture_of_the_events_is_the_one_that_is_exported(
    folder: Path, golden: Golden
) -> None:
    golden(pictures.FOLDER / "picture.svg", pictures.exported(folder, "events.svg"))


def test_the_photographs_are_of_the_page_as_it_is(folder: Path) -> None:
    known = json.loads(pictures.DIGESTS.read_text(encoding="utf-8"))
    now = pictures.digest(pictures.exported(folder, "events.html"))
    photographs = {stem: known[stem] for stem in known if stem not in pictures.BY_HAND}
    assert photographs == dict.fromkeys(pictures.PAGES, now), "run python -m tests.manual.pictures"


@pytest.mark.parametrize("stem", pictures.BY_HAND)
def test_a_picture_taken_by_hand_is_of_the_output_as_it_is(stem: str, folder: Path) -> None:
    known = json.loads(pictures.DIGESTS.read_text(encoding="utf-8"))
    now = pictures.digest(pictures.exported(folder, pictures.BY_HAND[stem]))
    assert known[stem] == now, "take the picture again, as tests/manual/pictures.py says"


def test_every_picture_is_shown_in_a_document() -> None:
    made = {path.name for path in pictures.FOLDER.iterdir() if path != pictures.DIGESTS}
    documents = "".join(map(text, (README, *TOPICS)))
    assert made == set(re.findall(r"!\[[^]]+\]\([\w/]*pictures/([\w.-]+)\)", documents))

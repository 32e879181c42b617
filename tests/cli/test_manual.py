"""The manual from the command line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import on_terminal
from tests.conftest import ROOT, Ran

Run = Callable[..., Ran]
FOLDER = ROOT / "timeline" / "manual"
PAGES = sorted(FOLDER.glob("*.md"))


def test_without_a_topic_it_lists_all_with_their_headings(run: Run) -> None:
    listed = [line.split(maxsplit=1) for line in run("manual").out.splitlines()]
    headings = [page.read_text(encoding="utf-8").splitlines()[0] for page in PAGES]
    assert [name for name, _ in listed] == [page.stem for page in PAGES]
    assert [f"# {heading}" for _, heading in listed] == headings


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_with_a_topic_it_prints_the_page_as_it_is(run: Run, page: Path) -> None:
    ran = run("manual", page.stem)
    assert (ran.code, ran.data, ran.err) == (0, page.read_bytes(), "")


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("calender", 'did you mean "calendar"?'),
        ("xyz", "write one of: analysis, calendar, changes, "),
        ("../languages/en", 'did you mean "languages"?'),
    ],
)
def test_a_topic_that_there_is_not_is_refused(run: Run, topic: str, hint: str) -> None:
    ran = run("manual", topic)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f'timeline: the manual has no topic "{topic}"; {hint}')


def test_words_that_are_no_topic_lead_to_the_pages_that_speak_of_them(run: Run) -> None:
    ran = run("manual", "Postpone")
    assert (ran.code, ran.out) == (2, "")
    *listed, last = ran.err.splitlines()
    assert [line.partition(": ")[0] for line in listed] == [
        page.stem for page in PAGES if " postpone" in re.sub(r"\W", " ", page.read_text("utf-8"))
    ]
    assert "words: Status" in listed
    assert last.endswith('no topic "Postpone"; read one of the pages above, which speak of it')


def test_at_most_three_headings_of_a_page_are_named_and_no_line_of_code(run: Run) -> None:
    lines = run("manual", "a").err.splitlines()[:-1]
    (line,) = [each for each in lines if each.startswith("when: ")]
    assert line.count("; ") == 3
    assert line.endswith(" more")
    assert "$" not in "".join(lines)


def test_a_terminal_shows_it_page_by_page() -> None:
    shown = on_terminal("manual", "when", columns=200, rows=20, PAGER="sed s/^/~/")
    page = (FOLDER / "when.md").read_text(encoding="utf-8")
    assert shown == "".join(f"~{line}\n" for line in page.splitlines())


def test_the_shell_completes_a_topic(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "timeline manual ch")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert run().out.split() == ["changes", "checking", "chronology"]

"""Findings that a comment accepts."""

from collections.abc import Iterable

import pytest

from tests.conftest import codes, loaded
from timeline.checks.on_request import unsourced
from timeline.reading.cut_text import CUT_SHORT
from timeline.reading.loader import load

TOUR = """registry: r
title: R
places: {delhi: {name: New Delhi, country: IND}, rome: {name: Rome, country: ITA}}
people: {m: {name: M, country: ITA}}
events:
  delhi:
    kind: visit
    title: Visit
    when: 2023-03-02 to 2023-03-05
    place: delhi
    participants: {m: guest}
  rome:
    kind: talks
    title: Talks
    when: 2023-03-03 to 2023-03-06
    place: rome
    participants: {m: guest}
"""
LINE = "    participants: {m: guest}\n"


def with_comment(comment: str, *, alone: bool = False) -> str:
    """Return the tour with a comment where the clash is found, or in a line above it."""
    before, _, after = TOUR.rpartition(LINE)
    line = f"    {comment}\n{LINE}" if alone else f"{LINE.rstrip()}  {comment}\n"
    return f"{before}{line}{after}"


def found(text: str) -> list[str]:
    """Return the codes of the findings."""
    return [finding.rule.code for finding in loaded(text).findings]


def test_without_a_comment_the_clash_is_found() -> None:
    assert found(TOUR) == ["TL341"]


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(
    "comment",
    [
        "# timeline: ignore TL341 — he flew overnight",
        "# timeline: ignore TL341 - he flew overnight",
        "#timeline:ignore TL341 – he flew overnight",
        "# timeline: ignore TL341 -- he flew overnight  ",
        "# Timeline: Ignore tl341 — he flew overnight",
    ],
)
def test_a_comment_accepts_a_finding_and_it_is_counted(comment: str, alone: bool) -> None:
    result = loaded(with_comment(comment, alone=alone))
    assert result.findings == []
    assert result.accepted == 1


@pytest.mark.parametrize(
    "between", ["\n", "    # another comment\n", "    # timeline: ignore TL310 — x\n"]
)
def test_a_comment_that_stands_alone_is_for_the_next_line_that_says_something(
    between: str,
) -> None:
    text = with_comment("# timeline: ignore TL341 — he flew", alone=True)
    text = text.replace("he flew\n", f"he flew\n{between}")
    assert "TL341" not in found(text)


@pytest.mark.parametrize(
    "comment",
    [
        "# timeline: ignore",
        "# timeline: ignore TL341",
        "# timeline: ignore TL341 —",
        "# timeline: ignore double-booked — he flew overnight",
        "# timeline: ignore TL341 TL342 — he flew overnight",
        "# timeline: ignore all — he flew overnight",
        "# timeline: ignored TL341 — he flew overnight",
        "# timeline ignore TL341 — he flew overnight",
    ],
)
def test_a_comment_without_code_or_reason_accepts_nothing(comment: str) -> None:
    (clash, bad) = loaded(with_comment(comment)).findings
    assert (clash.rule.code, bad.rule.code) == ("TL341", "TL011")
    assert bad.message == f'"{comment}" does not say which rule to ignore, and why'
    assert bad.location
    assert bad.location.width == len(comment)


def test_a_code_that_is_not_found_is_told() -> None:
    result = loaded(with_comment("# timeline: ignore TL341, TL342 — he flew overnight"))
    assert [(each.rule.code, each.message) for each in result.findings] == [
        ("TL012", "TL342 is not found here, so there is nothing to ignore")
    ]
    assert result.findings[0].hint == "remove TL342, or move it to the finding"
    assert result.accepted == 1


def test_a_comment_that_closes_a_file_accepts_nothing() -> None:
    assert found(f"{TOUR}# timeline: ignore TL341 — no line comes\n") == ["TL341", "TL012"]


def test_an_error_is_never_accepted() -> None:
    text = TOUR.replace(
        "2023-03-03 to 2023-03-06\n", "2023-02-30  # timeline: ignore TL222 — as stated\n"
    )
    result = loaded(text)
    assert result.registry is None
    assert [(each.rule.code, each.message) for each in result.findings] == [
        ("TL222", '"2023-02-30" is not in the calendar'),
        ("TL011", "TL222 is an error, which can't be accepted"),
    ]


def test_where_there_are_errors_nobody_knows_what_is_unused() -> None:
    text = with_comment("# timeline: ignore TL341 — he flew").replace("kind: visit", "kind: vist")
    assert found(text) == ["TL204"]


@pytest.mark.parametrize(
    "text",
    [
        'title: "Visit # timeline: ignore TL999 — x"',
        "title: 'Visit # timeline: ignore TL999 — x'",
        "title: Visit\n    description: |\n      One.\n      # timeline: ignore TL999 — x",
        "title: Visit#timeline: ignore TL999 — x",
    ],
    ids=["double", "single", "block", "plain"],
)
def test_a_text_is_no_comment(text: str) -> None:
    assert "TL012" not in found(TOUR.replace("title: Visit", text))


def test_a_comment_behind_a_text_of_several_lines_is_a_comment() -> None:
    text = "title: Visit\n    description: |\n      One.\n    # timeline: ignore TL999 — x"
    assert found(TOUR.replace("title: Visit", text)) == ["TL012", "TL341"]


def test_each_file_has_its_own_comments() -> None:
    files: Iterable[tuple[str, bytes]] = [
        ("a.yaml", TOUR.partition("  rome:\n")[0].encode()),
        (
            "b.yaml",
            (
                b"events:\n  rome: {kind: talks, title: T, when: 2023-03-03 to 2023-03-06,"
                b" place: rome, participants: {m: guest}} # timeline: ignore TL341 - he flew\n"
            ),
        ),
    ]
    assert load(files).findings == []


def test_what_was_not_asked_for_may_be_accepted_all_the_same() -> None:
    text = "registry: r\ntitle: R\nevents:\n  # timeline: ignore TL362 — common knowledge\n"
    text += "  a: {kind: talks, title: A, when: 2023}\n"
    assert found(text) == []
    asked = load([("r.yaml", text.encode())], {"TL362": unsourced.check})
    assert (asked.findings, asked.accepted) == ([], 1)
    unneeded = text.replace("title: R", "title: R\nsources: {s: {publisher: S}}").replace(
        "when: 2023}", "when: 2023, sources: s}"
    )
    asked = load([("r.yaml", unneeded.encode())], {"TL362": unsourced.check})
    assert [each.rule.code for each in asked.findings] == ["TL012"]


def test_a_file_accepts_no_more_than_so_many_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    text = with_comment("# timeline: ignore TL341 \u2014 he flew")
    assert found(text) == []
    monkeypatch.setattr("timeline.reading.suppressions._MOST", 0)
    assert sorted(found(text)) == ["TL011", "TL341"]
    [told] = [each for each in loaded(text).findings if each.rule.code == "TL011"]
    assert told.message == "over 0 findings are accepted in this file, and none from here on"


def test_of_a_line_the_first_text_that_is_cut_short_is_told() -> None:
    assert codes("registry: r\ntitle: Round #3 and #4 and #5\n") == ["TL013"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: #1 of two", 'write "#1 of two"'),
        ('title: #1 "of two"', "write '#1 \"of two\"'"),
        ("title: #1\n# so\n\ndescription: X", 'write "#1"'),
        ("authors:\n- name: #1", 'write "#1"'),
        ("authors: #these\n- name: A", None),
        ("authors: #these\n  - name: A", None),
        ("defaults: #usual\n\n  # so\n  place: rome", None),
        ("defaults: { #usual\n  place: rome}", None),
        ("title: # to be written", None),
        ('title: "A: #1"', None),
    ],
)
def test_a_comment_in_the_place_of_a_text_is_told(text: str, hint: str | None) -> None:
    found = [
        each.hint for each in loaded(f"registry: r\n{text}\n").findings if each.rule is CUT_SHORT
    ]
    assert found == ([f"{hint}, or a space after the # of a comment"] if hint else [])


def test_a_comment_that_hides_the_end_of_a_bracket_is_told_once() -> None:
    assert codes("registry: r\ntitle: R\nplaces: {a: {name: Room #3, country: ITA}}\n") == ["TL101"]

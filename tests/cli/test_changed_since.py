"""The week ahead, with what has changed since a revision; and what an export tells anew."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.repositories import begin, commit

Run = Callable[..., Ran]
HEAD = """\
registry: r
title: The minister's week
defaults: {timezone: Asia/Kolkata, place: hall}
countries: {IND: India}
places: {hall: {name: The hall, city: Delhi, country: IND}, park: {name: The park, country: IND}}
events:
"""
OLD = """\
  talks: {kind: talks, title: Talks, when: 2027-03-09 10:00 to 11:00}
  press: {kind: other, label: Press, title: Press point, when: 2027-03-09 12:00}
  dinner: {kind: other, label: Dinner, title: Dinner, when: 2027-03-10 19:00}
  walk: {kind: other, label: Walk, title: Walk, when: 2027-03-11 07:00}
  far: {kind: other, label: Far, title: Far away, when: 2027-05-11}
"""
NEW = """\
  talks: {kind: talks, title: Talks, when: 2027-03-09 11:00 to 12:00, status: tentative,
    place: park}
  press: {kind: other, label: Press, title: Press point, when: 2027-03-09 12:00,
    status: cancelled}
  dinner: {kind: other, label: Dinner, title: Dinner, when: 2027-03-20 19:00}
  lunch: {kind: other, label: Lunch, title: Lunch, when: 2027-03-10 13:00, status: announced}
  far: {kind: other, label: Far, title: Far from here, when: 2027-05-11}
  secret: {kind: talks, title: Quiet, when: 2027-03-09, audience: internal}
"""
WEEK = ("--from", "2027-03-08", "--to", "2027-03-14")
TEXT = """\
The minister's week
3 events, 2027

Tuesday 9 March 2027
  11:00–12:00 IST  Talks (tentative) · The park
      Moved: from Tuesday 9 March 2027, 10:00–11:00, to Tuesday 9 March,
        11:00–12:00 IST (1 hour later); relocated: now The park (before: The
        hall, Delhi); status: now tentative (before: confirmed)
  12:00 IST  Press point (cancelled) · The hall, Delhi
      Cancelled: planned for Tuesday 9 March 2027, 12:00 IST, The hall, Delhi

Wednesday 10 March 2027
  13:00 IST  Lunch (announced) · The hall, Delhi
      New: Wednesday 10 March 2027, 13:00 IST, The hall, Delhi

No longer here
  No longer in this choice: Dinner, Wednesday 10 March 2027, 19:00 IST, The
      hall, Delhi; moved: from Wednesday 10 March 2027, 19:00, to Saturday 20
      March, 19:00 IST (10 days later)
  Removed: Walk, Thursday 11 March 2027, 07:00 IST, The hall, Delhi
"""


ANEW = """\
  Cancelled: Press point, planned for Tuesday 9 March 2027, 12:00 IST, The hall, Delhi, India
  Moved: Talks, from Tuesday 9 March 2027, 10:00–11:00, to Tuesday 9 March, 11:00–12:00 IST \
(1 hour later); relocated: now The park, India (before: The hall, Delhi, India); status: now \
tentative (before: confirmed)
  New: Lunch, Wednesday 10 March 2027, 13:00 IST, The hall, Delhi, India
  Removed: Walk, Thursday 11 March 2027, 07:00 IST, The hall, Delhi, India
  Moved: Dinner, from Wednesday 10 March 2027, 19:00, to Saturday 20 March, 19:00 IST \
(10 days later)
  Renamed: Far from here, formerly “Far away”
  calendars show withdrawn events with their last title until you run timeline lock --prune
"""


@pytest.fixture(autouse=True)
def _history(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    begin()
    commit("events.yaml", HEAD + OLD)
    Path("events.yaml").write_text(HEAD + NEW, encoding="utf-8")


@pytest.mark.parametrize("revision", ["HEAD", "HEAD:", "HEAD:events.yaml"])
def test_each_event_is_told_with_what_has_changed_of_it(revision: str, run: Run) -> None:
    ran = run("show", *WEEK, "--changed-since", revision)
    assert ran.out == TEXT
    assert ran.code == 0


@pytest.mark.parametrize("day", ["2026-11-02", "today", "-1d"])
def test_a_day_stands_for_the_last_commit_before_it(
    day: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 11, 3, 6, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(now.timestamp())))
    assert run("show", *WEEK, "--changed-since", day).out == TEXT
    assert "no commit before" in run("show", "--changed-since", "-1w").err


def test_markdown_says_the_same(run: Run) -> None:
    out = run("show", *WEEK, "--changed-since", "HEAD", "-f", "md").out
    assert "- 12:00 IST **Press point** (cancelled) · The hall, Delhi\n\n  Cancelled: pl" in out
    assert "\n## No longer here\n\n- No longer in this choice: Dinner, Wednesday" in out
    plain = re.sub(r"[*#\\]|^ *- ", " ", out, flags=re.MULTILINE).replace("·", "")
    assert set(plain.split()) == set(TEXT.replace("·", "").split())


def test_a_change_of_a_series_is_told_once_at_its_first_occurrence_that_is_shown(run: Run) -> None:
    series = (
        "  tea: {kind: other, label: Tea, title: Tea, when: 2027-03-01 16:00, repeats: daily}\n"
    )
    commit("events.yaml", HEAD + series, day=2)
    Path("events.yaml").write_text(HEAD + series.replace("title: Tea", "title: Chai"), "utf-8")
    out = run("show", "--from", "2027-W10", "--to", "2027-W10", "--changed-since", "HEAD").out
    assert out.count("Chai") == 7
    told = "Monday 8 March 2027\n  16:00 IST  Chai · The hall, Delhi\n      Renamed: formerly"
    assert told in out
    assert out.count("Renamed") == 1


def test_a_series_without_an_occurrence_any_more_is_no_longer_here(run: Run) -> None:
    tea = "kind: other, label: Tea, title: Tea, when: 2027-03-09 16:00"
    commit("events.yaml", f"{HEAD}  tea: {{{tea}, repeats: weekly}}\n", day=2)
    text = f"{HEAD}  tea: {{{tea}, repeats: {{rule: weekly, except: [2027-03-16]}}}}\n"
    Path("events.yaml").write_text(text, "utf-8")
    out = run("show", "--from", "2027-W11", "--to", "2027-W11", "--changed-since", "HEAD").out
    assert out.endswith("occurrences: not on Tuesday 16 March 2027\n")
    assert "No longer here\n  No longer in this choice: Tea" in out


def test_the_whole_registry_is_told_without_bounds(run: Run) -> None:
    out = run("show", "--changed-since", "HEAD").out
    assert "Renamed: formerly “Far away”" in out
    assert "No longer here\n  Removed: Walk" in out
    assert "Quiet" not in out


def test_nothing_has_changed_since_now(run: Run) -> None:
    commit("events.yaml", HEAD + NEW, day=2)
    assert run("show", "--changed-since", "HEAD").out == run("show").out


def test_markdown_is_shown_without_changes_too(run: Run) -> None:
    assert run("show", "-f", "md").out == run("export", "-f", "md").out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--changed-since", "nowhere"), "nowhere: git knows no such revision"),
        (("events.yaml", "--changed-since", "a:"), "a: git knows no such revision"),
        (("events.yaml", "b.yaml", "--changed-since", "HEAD"), "name one file or folder"),
        (("-", "--changed-since", "HEAD"), "name one file or folder"),
        (("--changed-since", "with:colon"), "is a file, not a revision"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], why: str, run: Run) -> None:
    Path("with:colon").touch()
    Path("b.yaml").write_text("events: {}\n", encoding="utf-8")
    ran = run("show", *arguments, stdin=(HEAD + NEW).encode())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err


def test_a_revision_that_is_refused_is_told_with_its_faults(run: Run) -> None:
    commit("events.yaml", f"{HEAD}{OLD}  bad: {{kind: call, title: B, when: sometime}}\n", day=2)
    Path("events.yaml").write_text(HEAD + NEW, encoding="utf-8")
    ran = run("show", "--changed-since", "HEAD")
    assert (ran.code, ran.out) == (1, "")
    assert "HEAD:events.yaml:" in ran.err
    assert ran.err.endswith("nothing was shown\n")


def test_an_export_tells_what_calendars_are_told_anew_if_asked(run: Run) -> None:
    Path("events.yaml").write_text(HEAD + OLD, encoding="utf-8")
    begun = run("export", "-o", "events.ics", "-v").err
    assert "New" not in begun
    Path("events.yaml").write_text(HEAD + NEW, encoding="utf-8")
    told = run("lock", "-v").err
    assert told.splitlines()[1:-1] == ANEW.splitlines()
    again = run("lock", "-v")
    assert "Moved" not in again.err


def test_what_only_a_digest_remembers_is_told_as_changed(run: Run) -> None:
    about = "  tea: {kind: other, label: Tea, title: Tea, when: 2027-03-10 16:00~}\n"
    Path("events.yaml").write_text(HEAD + about, encoding="utf-8")
    run("lock")
    Path("events.yaml").write_text(HEAD + about.replace("~", ""), encoding="utf-8")
    assert "\n  Changed: Tea\n" in run("lock", "-v").err
    about = about.replace("16:00~", "16:00, description: Green")
    Path("events.yaml").write_text(HEAD + about, encoding="utf-8")
    assert "\n  Changed: Tea\n" in run("lock", "-v").err

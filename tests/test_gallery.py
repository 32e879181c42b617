"""The gallery: a registry that breaks each rule, and what is said of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import DATA, STAMP, selected
from timeline.changes import lockfile
from timeline.changes.news import differences, stale
from timeline.changes.revisions import revised
from timeline.checks.on_request import Question, excursions, holidays, overdue, unsourced
from timeline.chronology.selection import Selection
from timeline.cli.commands.explain import rules
from timeline.diagnostics import reporting
from timeline.files.finding import SUFFIXES
from timeline.reading.loader import Loaded, load

ASKED: dict[str, Question] = {
    "TL361": partial(overdue.check, as_of=date(2023, 6, 1)),
    "TL362": unsourced.check,
    "TL363": holidays.check,
    "TL371": excursions.check,
}
CASES = sorted(path for path in (DATA / "invalid").iterdir() if path.suffix != ".txt")


def outcome(case: Path) -> Loaded:
    """Return what an export with --locked finds in a file, or in a folder with its lock.

    What is reported only on request is asked for in its own case.
    """
    files = sorted(case.iterdir()) if case.is_dir() else [case]
    read = ((file.name, file.read_bytes()) for file in files if file.suffix in SUFFIXES)
    code = case.name[:5]
    result = load(read, {code: ASKED[code]} if code in ASKED else {})
    for file in files:
        if file.suffix == ".lock":
            add_lock(result, file)
    return result


def add_lock(result: Loaded, file: Path) -> None:
    """Add what is found in the lock of a registry that has no faults itself."""
    assert result.registry
    old, source = lockfile.read(file.read_bytes(), file.name, result.registry.registry)
    result.sources.append(source)
    result.findings += source.findings
    if old:
        whole = selected(result.registry, Selection(), STAMP)
        new = revised(whole, old, STAMP).lock
        result.findings += [stale(differences(old, new), file.name, "timeline lock")] * (old != new)


def test_every_rule_has_its_case_and_every_case_its_rule() -> None:
    known = sorted(f"{rule.code}-{rule.name}" for rule in rules().values())
    assert [case.stem for case in CASES] == known


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_breaks_its_own_rule_and_no_other(case: Path) -> None:
    assert {finding.rule.code for finding in outcome(case).findings} == {case.name[:5]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said_of_a_case_is_the_text_beside_it(
    case: Path, golden: Callable[[Path, bytes], None]
) -> None:
    result = outcome(case)
    told = reporting.full(result.findings, result.sources)
    golden(case.with_suffix(".txt"), told.encode())


def test_no_text_is_left_without_its_case() -> None:
    texts = {path.stem for path in (DATA / "invalid").glob("*.txt")}
    assert texts == {case.stem for case in CASES}

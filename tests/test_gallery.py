"""The gallery: a registry that breaks each rule, and what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA
from timeline import reporting
from timeline.cli.explain import rules
from timeline.loader import Loaded, load

CASES = sorted(path for path in (DATA / "invalid").iterdir() if path.suffix != ".txt")


def outcome(case: Path) -> Loaded:
    files = sorted(case.iterdir()) if case.is_dir() else [case]
    return load((file.name, file.read_bytes()) for file in files)


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

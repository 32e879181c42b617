"""The gallery: a registry that breaks each rule, and what is said of it."""

import contextlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import DATA, STAMP, selected
from timeline.changes import keeping, lockfile, recovery
from timeline.changes.future import later
from timeline.changes.news import differences, outdated, stale
from timeline.changes.revisions import revised
from timeline.checks.on_request import (
    Question,
    excursions,
    future,
    holidays,
    overdue,
    unsourced,
)
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection
from timeline.cli.commands.explain import rules
from timeline.diagnostics import readable
from timeline.diagnostics.findings import RegistryError
from timeline.diagnostics.reporting import refused
from timeline.files.finding import SUFFIXES
from timeline.publishing.site import guard
from timeline.reading.loader import Loaded, load
from timeline.reading.source import SourceFile
from timeline.registry.vocabulary import Audience

ASKED: dict[str, Question] = {
    "TL249": partial(future.check, now=datetime(2023, 5, 31, 12, tzinfo=UTC)),
    "TL361": partial(overdue.check, as_of=date(2023, 6, 1)),
    "TL362": unsourced.check,
    "TL363": holidays.check,
    "TL371": excursions.check,
    "TL551": partial(future.check_publications, now=datetime(2023, 5, 31, 12, tzinfo=UTC)),
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
    if code in NEAR:
        add_near(result, case, NEAR[code])
    for file in files:
        if file.suffix == ".lock" and code not in NEAR:
            add_lock(result, file)
    return result


def reconcile(kept: keeping.Kept) -> None:
    """Compare a lock with the calendar beside it."""
    recovery.reconciled(kept, [Path("events.ics")], STAMP, recover=False)


def outdate(kept: keeping.Kept) -> None:
    """Tell of a lock that would change."""
    hint = outdated(kept.differences, str(kept.path), "timeline export")
    raise refused([hint], [kept.source])


def look_ahead(kept: keeping.Kept) -> None:
    """Tell of a lock that is later than now."""
    raise refused(later(kept.old, kept.source, STAMP), [kept.source])


def shrink(kept: keeping.Kept) -> None:
    """Replace a calendar by one of the events of the registry."""
    path = Path("public/all.ics")
    [own, *_] = kept.told.values()
    raise guard.refused_to_shrink(
        guard.losses(path, path.read_bytes(), [entry.uid for entry in own.entries])
    )


def begin(kept: keeping.Kept) -> None:
    """Publish with --locked where there is no site."""
    guard.refuse_first(kept, Path("public"))


NEAR = {
    "TL409": reconcile,
    "TL410": reconcile,
    "TL411": outdate,
    "TL413": outdate,
    "TL414": look_ahead,
    "TL546": shrink,
    "TL547": begin,
}


def add_near(result: Loaded, case: Path, find: Callable[[keeping.Kept], None]) -> None:
    """Add what is found in a folder by way of a lock and the files near it."""
    assert result.schedule
    with contextlib.chdir(case):
        try:
            known = resolved(result.schedule, Audience.PUBLIC, STAMP)
            find(keeping.keep([Path("events.yaml")], known, STAMP, lambda *_: None))
        except RegistryError as error:
            result.found += error.diagnostics
        for place in [finding.location for finding in result.findings]:
            assert place
            text = Path(place.file).read_text("utf-8")
            result.sources.append(SourceFile(place.file, text))


def add_lock(result: Loaded, file: Path) -> None:
    """Add what is found in the lock of a registry that has no faults itself."""
    assert result.registry
    old, source = lockfile.read(file.read_bytes(), file.name, result.registry.registry)
    result.sources.append(source)
    result.found += source.findings
    if old:
        whole = selected(result.registry, Selection(), STAMP)
        new = revised(whole, old, STAMP).lock
        result.found += [stale(differences(old, new), file.name, "timeline lock")] * (old != new)


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
    told = readable.full(result.findings, result.sources)
    golden(case.with_suffix(".txt"), told.encode())


COPIED = re.compile(r'(?:write|did you mean) ("[^"]+"|[A-Z0-9]\S*(?: \d\S*)?)(?: or (.+?))?\??')


@pytest.mark.parametrize("case", [case for case in CASES if case.is_file()], ids=lambda it: it.stem)
def test_what_help_says_to_write_is_accepted_in_that_place(case: Path) -> None:
    text = case.read_bytes().decode("utf-8", "replace")
    for finding in outcome(case).findings:
        place, told = finding.location, COPIED.fullmatch(str(finding.hint))
        for proposed in told.groups() if told and place else ():
            if proposed and place:
                lines = text.splitlines()
                line, end = lines[place.line - 1], place.column - 1 + place.width
                copied = proposed.strip('"') if finding.on_key else proposed
                lines[place.line - 1] = line[: place.column - 1] + copied + line[end:]
                found = load([(case.name, "\n".join(lines).encode())]).findings
                assert (finding.rule.code, finding.path) not in [
                    (each.rule.code, each.path) for each in found
                ]


def test_help_that_can_be_copied_is_found_in_many_cases() -> None:
    found = {
        finding.rule.code
        for case in CASES
        for finding in outcome(case).findings
        if COPIED.fullmatch(str(finding.hint))
    }
    assert len(found) >= 15


def test_no_text_is_left_without_its_case() -> None:
    texts = {path.stem for path in (DATA / "invalid").glob("*.txt")}
    assert texts == {case.stem for case in CASES}

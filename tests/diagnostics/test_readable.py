"""Findings for people: no more than somebody reads, the worst first."""

import random
from collections import Counter

import pytest

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.diagnostics.readable import MOST, OF_EACH, Look, Part, folded, full
from timeline.reading.source import SourceFile
from timeline.text import columns

LINE = "title: 印度 and गुरु and e\N{COMBINING ACUTE ACCENT} " * 40
SOURCE = SourceFile("r.yaml", f"{LINE}\n" * 3)


def rule(number: int, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(f"TL{900 + number}", f"rule-{number}", severity, "No.", "bad", "good")


def found(number: int, of: Rule, message: str = "is late") -> list[Diagnostic]:
    return [Diagnostic(of, f"{each} {message}", hint="hurry") for each in range(number)]


def report(*findings: Diagnostic) -> str:
    return folded(findings, Counter(each.rule for each in findings), [SOURCE])


def test_all_of_a_few_findings_are_told() -> None:
    few = found(OF_EACH, rule(1)) + found(OF_EACH, rule(2))
    assert report(*few) == full(few, [])
    assert report() == ""


def test_repeats_of_a_rule_are_counted_behind_the_last_that_is_told() -> None:
    said = report(*found(5_000, rule(1)), *found(1, rule(2)), *found(2, rule(3, Severity.ERROR)))
    heads = [line for line in said.splitlines() if not line.startswith((" =", " |")) and line]
    assert heads == [
        "error[TL903]: 0 is late",
        "error[TL903]: 1 is late",
        *(f"warning[TL901]: {number} is late" for number in range(OF_EACH)),
        "and 4,990 more of TL901",
        "warning[TL902]: 0 is late",
        "13 of 5,003 findings are shown; timeline check --all shows all:",
        "        2  error[TL903] rule-3",
        "    5,000  warning[TL901] rule-1",
        "        1  warning[TL902] rule-2",
    ]


def test_no_more_findings_are_told_than_somebody_reads() -> None:
    hints = [each for number in range(30) for each in found(9, rule(number, Severity.HINT))]
    late = found(1, rule(40, Severity.ERROR))
    said = report(*hints, *late)
    assert said.startswith("error[TL940]: 0 is late\n")
    assert said.count("is late") == MOST
    assert "and 9 more of" not in said, "rules that are not told at all are in the table alone"
    assert f"{MOST} of 271 findings are shown" in said
    assert said.count("hint[TL9") == MOST - 1 + 30


def test_a_report_has_at_most_200_kb() -> None:
    long = [each for number in range(20) for each in found(10, rule(number), "印" * 5_000)]
    said = report(*long)
    assert 100_000 < len(said.encode()) < 200_000
    assert "of 200 findings are shown" in said


def test_an_excerpt_fits_the_terminal_and_shows_the_place() -> None:
    draw = random.Random(1)  # noqa: S311 - the same lines each time
    for _ in range(300):
        column, width = draw.randint(1, len(LINE)), draw.randint(40, 120)
        place = Location("r.yaml", draw.randint(1, 3), column, draw.randint(1, 9))
        shown = full([Diagnostic(rule(1), "x", location=place)], [SOURCE], Look(width))
        line, marks = shown.splitlines()[3:5]
        assert columns(line) <= width
        starts = [at for at in range(4, len(line) + 1) if columns(line[:at]) == marks.index("^")]
        assert any(line[at:][:1] == LINE[column - 1] for at in starts)


@pytest.mark.parametrize("width", [1, 20, 30])
def test_on_a_very_narrow_terminal_an_excerpt_is_still_one(width: int) -> None:
    place = Location("r.yaml", 1, 30, 4)
    shown = full([Diagnostic(rule(1), "x", location=place)], [SOURCE], Look(width))
    assert 20 <= columns(shown.splitlines()[3]) <= 30


def test_each_part_of_a_report_may_have_its_colour() -> None:
    def paint(part: Part, text: str, of: Rule) -> str:
        return f"<{part.name} {of.code}>{text}</>"

    place = Location("r.yaml", 2, 1, 5)
    finding = Diagnostic(rule(1), "x", location=place, hint="hurry")
    shown = full([finding], [SourceFile("r.yaml", "\ntitle: T")], Look(80, paint))
    assert shown == (
        "<RULE TL901>warning[TL901]</><MESSAGE TL901>: x</>\n"
        "<MARGIN TL901> --></> <PLACE TL901>r.yaml:2:1</>\n"
        "<MARGIN TL901>  |</>\n"
        "<MARGIN TL901>2 |</> title: T\n"
        "<MARGIN TL901>  |</> <MARK TL901>^^^^^</>\n"
        "<MARGIN TL901>  =</> <HELP TL901>help: hurry</>\n\n"
    )

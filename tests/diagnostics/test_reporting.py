"""Findings as text."""

import json

import pytest

from tests.conftest import loaded
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.diagnostics.readable import full
from timeline.diagnostics.reporting import FORMATS, as_json, concise, count, github
from timeline.reading.source import SourceFile

ERROR = Rule("TL901", "too-late", Severity.ERROR, "Nothing is late.", "late", "early")
WARNING = Rule("TL902", "late", Severity.WARNING, "Little is late.", "later", "earlier")
HINT = Rule("TL903", "nearly-late", Severity.HINT, "Nearly nothing is late.", "soon", "now")


def excerpt(line: str, column: int, width: int = 1) -> list[str]:
    """Return the line as a full report quotes it, and the carets under it."""
    finding = Diagnostic(ERROR, "is late", location=Location("events.yaml", 1, column, width))
    report = full([finding], [SourceFile("events.yaml", f"{line}\n")])
    return [shown.removeprefix("1 | ").removeprefix("  | ") for shown in report.splitlines()[3:5]]


def test_a_full_report_shows_the_line_with_what_is_meant_and_what_to_do_errors_first() -> None:
    text = "\n" * 8 + "when: 2 March\nwhere: there\n"
    findings = [
        Diagnostic(
            ERROR,
            '"2 March" is late',
            hint="be earlier",
            location=Location("one.yaml", 9, 7, 7),
        ),
        Diagnostic(WARNING, "where is there?", location=Location("one.yaml", 10, 1, 5)),
        Diagnostic(HINT, "nearly", hint="hurry", location=Location("two.yaml", 1, 1)),
        Diagnostic(ERROR, "all is late", hint="begin"),
    ]
    report = full(findings, [SourceFile("one.yaml", text), SourceFile("two.yaml", "a: 1")])
    assert report == (
        'error[TL901]: "2 March" is late\n'
        " --> one.yaml:9:7\n"
        "  |\n"
        "9 | when: 2 March\n"
        "  |       ^^^^^^^\n"
        "  = help: be earlier\n"
        "\n"
        "error[TL901]: all is late\n"
        " = help: begin\n"
        "\n"
        "warning[TL902]: where is there?\n"
        "  --> one.yaml:10:1\n"
        "   |\n"
        "10 | where: there\n"
        "   | ^^^^^\n"
        "\n"
        "hint[TL903]: nearly\n"
        " --> two.yaml:1:1\n"
        "  |\n"
        "1 | a: 1\n"
        "  | ^\n"
        "  = help: hurry\n"
        "\n"
    )


@pytest.mark.parametrize("report", FORMATS.values(), ids=FORMATS)
def test_without_findings_there_is_nothing_to_report(report: object) -> None:
    assert callable(report)
    said = report([], [])
    assert said in ("", "[]\n") or json.loads(said)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("line", "column", "width", "carets"),
    [
        ("title: Talks", 8, 5, "       ^^^^^"),
        ("title: 印度 x", 11, 1, "            ^"),
        ("title: 印度", 8, 2, "       ^^^^"),
        ("title: गुरु x", 13, 1, "          ^"),
        ("title: गुरु", 8, 4, "       ^^"),
        ("title: e\N{COMBINING ACUTE ACCENT} x", 11, 1, "         ^"),
        ("title: 🤝 x", 10, 1, "          ^"),
        ("title:", 7, 1, "      ^"),
        ("title: x", 8, 50, "       ^"),
        ("", 1, 1, "^"),
        ("\N{COMBINING ACUTE ACCENT}x", 1, 1, "^"),
    ],
)
def test_the_carets_stand_under_what_is_meant_however_wide_its_letters(
    line: str, column: int, width: int, carets: str
) -> None:
    assert excerpt(line, column, width) == [line, carets]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a: \x1b[31mred", "a: ·[31mred"),
        ("\ta: 1", "·a: 1"),
        ("a: \0\x07\x7f\x85\x9f", "a: ·····"),
        ("a: \N{LINE SEPARATOR}\N{RIGHT-TO-LEFT OVERRIDE}b", "a: ··b"),
        ("a: \N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}b", "a: ··b"),
    ],
    ids=ascii,
)
def test_what_cannot_be_seen_in_a_line_is_shown_as_a_dot(line: str, shown: str) -> None:
    assert excerpt(line, 4) == [shown, "   ^"]


@pytest.mark.parametrize(
    ("column", "shown", "carets"),
    [
        (1, "a" * 100, "^^^"),
        (51, "a" * 100, " " * 50 + "^^^"),
        (200, "a" * 50 + "bcd" + "e" * 47, " " * 50 + "^^^"),
        (349, "e" * 50 + "eee", " " * 50 + "^^^"),
    ],
)
def test_of_a_very_long_line_the_surroundings_of_what_is_meant_are_shown(
    column: int, shown: str, carets: str
) -> None:
    line = "a" * 199 + "bcd" + "e" * 149
    assert excerpt(line, column, 3) == [shown, carets]


def test_a_line_of_a_hundred_characters_is_shown_whole() -> None:
    line = "x" * 100
    assert excerpt(line, 100) == [line, " " * 99 + "^"]


def test_a_place_behind_the_last_line_is_shown_as_an_empty_line() -> None:
    finding = Diagnostic(ERROR, "is late", location=Location("events.yaml", 7, 1))
    report = full([finding], [SourceFile("events.yaml", "a: 1")])
    assert "7 | \n  | ^\n" in report


FINDINGS = [
    Diagnostic(
        ERROR,
        'क: "50 %" is late,\r\nreally: late',
        ("events", "talks", "topics", 0),
        "be earlier",
        location=Location("a,b:c%\n.yaml", 3, 5, 2),
    ),
    Diagnostic(WARNING, "is late", location=Location("two.yaml", 1, 1)),
    Diagnostic(HINT, "is nearly late", hint="hurry"),
]


def test_a_concise_report_is_a_line_a_finding() -> None:
    assert concise(FINDINGS[1:], []) == (
        "two.yaml:1:1: warning[TL902] is late\n-: hint[TL903] is nearly late (hurry)\n"
    )


def test_a_report_in_json_holds_all_that_is_known() -> None:
    report = as_json(FINDINGS, [])
    assert report.endswith("]\n")
    assert "क" in report
    assert json.loads(report) == [
        {
            "code": "TL901",
            "name": "too-late",
            "severity": "error",
            "message": 'क: "50 %" is late,\r\nreally: late',
            "help": "be earlier",
            "file": "a,b:c%\n.yaml",
            "line": 3,
            "column": 5,
            "path": ["events", "talks", "topics", 0],
        },
        {
            "code": "TL902",
            "name": "late",
            "severity": "warning",
            "message": "is late",
            "help": None,
            "file": "two.yaml",
            "line": 1,
            "column": 1,
            "path": [],
        },
        {
            "code": "TL903",
            "name": "nearly-late",
            "severity": "hint",
            "message": "is nearly late",
            "help": "hurry",
            "file": None,
            "line": None,
            "column": None,
            "path": [],
        },
    ]


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_a_report_for_programs_shows_nothing_that_steers(name: str) -> None:
    text = "\x85 \x9b \u2028 \u202e \u2067 \u200f \U000e0041 \x7f ##[x] क 会"
    finding = Diagnostic(ERROR, text, location=Location(f"{text}.yaml", 1, 1))
    report = FORMATS[name]([finding], [])
    assert text in json.dumps(json.loads(report), ensure_ascii=False)
    assert all(char.isprintable() or char == "\n" for char in report)
    assert "##[" not in report
    assert "क 会" in report


def test_a_report_for_github_escapes_what_its_commands_are_made_of() -> None:
    assert github(FINDINGS, []) == (
        "::error file=a%2Cb%3Ac%25%0A.yaml,line=3,col=5,title=TL901::"
        'क: "50 %25" is late,··really: late: be earlier\n'
        "::warning file=two.yaml,line=1,col=1,title=TL902::is late\n"
        "::notice title=TL903::is nearly late: hurry\n"
    )


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "no findings"),
        (FINDINGS[:1], "1 error"),
        (FINDINGS[1:2] * 2, "2 warnings"),
        (FINDINGS, "1 error, 1 warning, 1 hint"),
        (FINDINGS * 3, "3 errors, 3 warnings, 3 hints"),
    ],
)
def test_findings_are_counted_in_words(findings: list[Diagnostic], expected: str) -> None:
    assert count(findings) == expected


HEAD = "registry: india\ntitle: India\n"
TALKS = f"{HEAD}events:\n  talks:\n    kind: talks\n    title: Talks\n    when: 2023\n"
HOLDING = [
    f"{HEAD}HERE: x\n",
    f"{HEAD}HERE: x\nHERE: x\n",
    f"{HEAD}language: HERE\n",
    f"{HEAD}countries: {{HERE: x}}\n",
    f"{HEAD}places: {{rome: {{name: Rome, country: HERE}}}}\n",
    f"{HEAD}places: {{HERE: {{name: Rome, country: ITA}}}}\n",
    f"{HEAD}places: {{HERE: x}}\n",
    f"{HEAD}places: {{HERE: }}\n",
    f"{HEAD}events: {{HERE: {{title: Talks}}}}\n",
    TALKS.replace("kind: talks", "kind: HERE"),
    TALKS.replace("kind: talks", "kind: signing\n    instrument: {type: mou, parties: [HERE]}"),
    TALKS.replace("title: Talks", "title: HERE"),
    TALKS.replace("when: 2023", "when: HERE"),
    f"{TALKS}    countries: [HERE]\n",
    f"{TALKS}    note: {{HERE: x}}\n",
    f"{TALKS}    status: HERE\n",
    f"{TALKS}    timezone: HERE\n",
    f"{TALKS}    place: HERE\n",
    f"{TALKS}    part_of: HERE\n",
    f"{TALKS}    url: HERE\n",
    f"{TALKS}    topics: HERE\n",
    f"{TALKS}    participants: {{HERE: host}}\n",
    f"{TALKS}    participants: {{HERE: }}\n",
    f"{TALKS}    participants: {{HERE: {{}}}}\n",
    f"{TALKS}    participants: {{ITA: HERE}}\n",
    f"{TALKS}    also_reported: [{{field: HERE, value: x, source: x}}]\n",
    f"{TALKS}    codes: {{cameo: HERE}}\n",
]


@pytest.mark.parametrize("text", HOLDING)
def test_nothing_that_a_registry_holds_can_steer_a_terminal(text: str) -> None:
    result = loaded(text.replace("HERE", r'"\e[31m\nred"'))
    lines = full(result.findings, result.sources).split("\n")
    assert "[31m" in "".join(lines)
    assert [line for line in lines if not line.isprintable()] == []
    assert concise(result.findings, []).count("\n") == len(result.findings)


@pytest.mark.parametrize("text", HOLDING)
def test_a_message_is_short_however_long_what_it_is_about(text: str) -> None:
    findings = loaded(text.replace("HERE", '"' + "x" * 5000 + '"')).findings
    assert findings
    assert [finding.message[:80] for finding in findings if len(finding.message) > 300] == []


def test_a_long_way_round_is_told_in_a_short_message() -> None:
    events = "".join(
        f"  a{number}: {{kind: call, title: Call, part_of: a{(number + 1) % 2000}}}\n"
        for number in range(2000)
    )
    (finding,) = loaded(f"{HEAD}events:\n{events}").findings
    assert finding.rule.code == "TL306"
    assert len(finding.message) <= 300

"""What `timeline check` asks on request, and how it reports."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import holidays
import pytest

from tests.cli.terminal import on_terminal
from tests.conftest import Ran
from timeline.checks import evidence
from timeline.cli import console, report_look
from timeline.diagnostics.readable import Part
from timeline.registry.countries import CODES, alpha_2

Run = Callable[..., Ran]
TALKS = """registry: r
title: R
places: {delhi: {name: New Delhi, country: IND}, net: {name: Net, url: "https://meet.example/"}}
events:
  held: {kind: talks, title: Held, when: 2023-01-26, place: delhi, status: announced}
  moved: {kind: talks, title: Moved, when: 2023-01-26, place: delhi, status: postponed}
  online: {kind: talks, title: Online, when: 2023-01-26, place: net}
  long: {kind: talks, title: Long, when: 2023, place: delhi, status: tentative}
  weekly: {kind: talks, title: Weekly, when: 2023-01-02, status: announced, repeats: weekly}
  open: {kind: talks, title: Open, when: after 2023, status: announced}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Return a registry without findings."""
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS, encoding="utf-8")
    return path


def found(ran: Ran) -> list[tuple[str, str]]:
    """Return the code of each finding, with the event that it is about."""
    return [(row["code"], row["path"][1]) for row in json.loads(ran.out)]


def test_nothing_is_asked_that_is_not_asked_for(run: Run, talks: Path) -> None:
    ran = run("check", talks)
    assert (ran.code, ran.out, ran.err) == (0, "", "no findings, 6 events\n")


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2023-02-02", []),
        ("2023-02-03", ["held", "online"]),
        ("2024-01-08", ["held", "online", "long"]),
    ],
)
def test_what_was_over_a_week_before_a_day_is_overdue(
    run: Run, talks: Path, day: str, late: list[str]
) -> None:
    ran = run("check", talks, "--as-of", day, "--output-format", "json")
    assert ran.code == 0
    assert found(ran) == [("TL361", id) for id in late]


def test_what_repeats_is_overdue_after_its_last_time(run: Run, talks: Path) -> None:
    until = "repeats: {rule: weekly, until: 2023-03-27}"
    talks.write_text(TALKS.replace("repeats: weekly", until), encoding="utf-8")
    late = [
        found(run("check", talks, "--as-of", f"2023-04-0{day}", "--output-format", "json"))
        for day in (3, 4)
    ]
    assert late == [
        [("TL361", "held"), ("TL361", "online")],
        [("TL361", "held"), ("TL361", "online"), ("TL361", "weekly")],
    ]


def test_a_status_by_default_is_one_that_somebody_wrote(run: Run, talks: Path) -> None:
    defaults = "defaults: {status: confirmed}\nevents:"
    talks.write_text(TALKS.replace("events:", defaults), encoding="utf-8")
    ran = run("check", talks, "--as-of", "2023-02-03", "--output-format", "json")
    assert found(ran) == [("TL361", "held")]


def test_a_day_is_a_day(run: Run, talks: Path) -> None:
    ran = run("check", talks, "--as-of", "soon")
    assert ran.code == 2
    assert ran.err.startswith('timeline: --as-of: "soon" is not a date')


@pytest.mark.parametrize(
    ("when", "warns"),
    [
        ("2023-03", True),
        ("unknown", True),
        ("2023-03, was: [{when: 2023-03-02}]", False),
        ("2023-03-02", False),
    ],
)
def test_it_warns_if_no_event_has_a_day(run: Run, talks: Path, when: str, warns: bool) -> None:
    text = f"registry: r\ntitle: R\nevents:\n  a: {{kind: talks, title: A, when: {when}}}\n"
    talks.write_text(text, encoding="utf-8")
    ran = run("check", talks)
    assert (ran.code, ran.out) == (0, "")
    assert ("warning: no event has a day, so an export makes no calendar" in ran.err) is warns


def test_strict_asks_each_event_for_a_source(run: Run, talks: Path) -> None:
    ran = run("check", talks, "--strict", "--output-format", "json")
    assert ran.code == 1
    ids = ["held", "moved", "online", "long", "weekly", "open"]
    assert found(ran) == [("TL362", id) for id in ids]
    assert ran.err == "6 warnings, 6 events; --strict refuses warnings\n"


def test_holidays_of_the_host_are_hints(run: Run, talks: Path) -> None:
    ran = run("check", talks, "--holidays", "--output-format", "json")
    assert ran.code == 0
    assert found(ran) == [("TL363", "held")]
    assert "2023-01-26 is Republic Day in IND" in ran.out


def test_a_country_of_the_past_has_no_holidays(run: Run, talks: Path) -> None:
    talks.write_text(TALKS.replace("country: IND", "country: SUN"), encoding="utf-8")
    assert run("check", talks, "--holidays").out == ""


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_library_knows_every_country(code: str) -> None:
    letters = alpha_2(code)
    assert letters is None or holidays.country_holidays(letters, years=2023) is not None


def test_accepted_findings_are_counted(run: Run, talks: Path) -> None:
    comment = "  # timeline: ignore TL363 — the guests wish to see the parade"
    lines = TALKS.splitlines()
    lines[4] += comment
    talks.write_text("\n".join(lines), encoding="utf-8")
    ran = run("check", talks, "--holidays")
    assert (ran.out, ran.err) == ("", "no findings, 1 accepted, 6 events\n")


def test_a_file_whose_name_is_no_text_is_named_in_every_report(run: Run) -> None:
    name = os.fsdecode(b"a\xff.yaml")
    Path(name).write_text("registry: r\ntitle: T\nevents: {a: {kind: x}}\n", "utf-8")
    for form in ("full", "concise", "json", "github", "sarif"):
        assert run("check", name, "--output-format", form).code == 1
    rows = json.loads(run("check", name, "--output-format", "json").out)
    assert rows[0]["file"] == "a\N{REPLACEMENT CHARACTER}.yaml"
    log = json.loads(run("check", name, "--output-format", "sarif").out)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%FF.yaml"


def test_code_scanning_gets_a_log_of_rules_and_results(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "die Liste.yaml"
    path.write_text(
        'registry: r\ntitle: "é"\nevents:\n'
        "  a: {when: 2023, title: A, kind: vist}\n  b: {when: 2023, title: 印度 %, kind: vist}\n",
        encoding="utf-8",
    )
    log = json.loads(run("check", "die Liste.yaml", "--output-format", "sarif").out)
    assert log["version"] == "2.1.0"
    (once,) = log["runs"]
    rules = once["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [("TL204", "unknown-kind")]
    assert rules[0]["defaultConfiguration"] == {"level": "error"}
    first, second = once["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("TL204", 0, "error")
    assert first["message"]["text"] == ('"vist" is not a kind of event: did you mean "visit"?')
    (place,) = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "die%20Liste.yaml"},
        "region": {"startLine": 4, "startColumn": 35, "endColumn": 39},
    }
    assert second["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    whole = json.loads(run("check", path, "--output-format", "sarif").out)
    (place,) = whole["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()


def test_hints_are_notes_and_what_has_no_place_has_no_location(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("registry: r\ntitle: R\nplaces: {a: {name: A, country: ITA}}\n", "utf-8")
    log = json.loads(run("check", path, "--output-format", "sarif").out)
    (result,) = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("TL310", "note")


def test_that_there_are_more_errors_than_are_told_is_said(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("registry: r\ntitle: R\nevents:\n" + "  - a\n" * 3, encoding="utf-8")
    assert run("check", file).err == "1 error\n"
    events = "".join(f"  e{number}:\n" for number in range(2000))
    file.write_text(f"registry: r\ntitle: R\nevents:\n{events}", encoding="utf-8")
    assert run("check", file).err == "1,000 errors, and there are more\n"
    last = run("export", file, "--no-lock").err.splitlines()[-2:]
    assert last == ["1,000 errors, and there are more", "nothing was written"]


WEAK = """registry: r
title: R
sources: {before: {publisher: Ministry of External Affairs, published: 2023-02-27}}
events:
"""


def doubtful(number: int) -> str:
    """Return a registry with so many warnings, each of one event, and an error in the last."""
    said = "status: concluded, sources: before"
    rows = (
        f"  e{n}: {{kind: talks, title: Talks {n}, when: {1900 + n}-03-02, {said}}}\n"
        for n in range(150, 150 + number)
    )
    return f"{WEAK}{''.join(rows)}  z: {{kind: talks, title: Z, when: 2023-02-30}}\n"


def test_of_many_warnings_and_an_error_the_error_is_seen_first(run: Run, talks: Path) -> None:
    talks.write_text(doubtful(500), encoding="utf-8")
    ran = run("check", talks)
    assert ran.code == 1
    assert ran.out.startswith('error[TL222]: "2023-02-30" is not in the calendar\n')
    assert ran.out.count("warning[TL344]: ") == 10
    assert "\nand 490 more of TL344\n" in ran.out
    assert ran.out.endswith(
        f"11 of 501 findings are shown; timeline check --all {talks} shows all:\n"
        "        1  error[TL222] impossible-date\n      500  warning[TL344] unproven\n\n"
    )
    assert ran.err == "1 error, 500 warnings\n"


def test_all_findings_are_told_on_request_and_to_programs(run: Run, talks: Path) -> None:
    talks.write_text(doubtful(1_200), encoding="utf-8")
    every = run("check", talks, "--all")
    assert every.out.startswith("error[TL222]: ")
    assert every.out.count("warning[TL344]: ") == 1_200
    assert "more of" not in every.out
    assert every.err == "1 error, 1,200 warnings\n"
    rows = run("check", talks, "--output-format", "concise")
    assert rows.out.count("\n") == 1_000
    assert rows.err == "1 error, 999 warnings, and there are more\n"


def test_only_strict_says_that_it_refuses(run: Run, talks: Path) -> None:
    text = doubtful(1).replace("2023-02-30", "2023-02-28, sources: before")
    talks.write_text(text, encoding="utf-8")
    assert run("check", talks).err == "1 warning, 2 events\n"
    strict = run("check", talks, "--strict")
    assert (strict.code, strict.err) == (1, "1 warning, 2 events; --strict refuses warnings\n")
    talks.with_suffix(".lock").write_text("damage\n", encoding="utf-8")
    locked = run("check", talks)
    assert (locked.code, locked.err) == (1, "1 error, 1 warning, 2 events\n")


def test_an_export_counts_the_warnings_that_check_tells(run: Run, talks: Path) -> None:
    talks.write_text(doubtful(12).replace("2023-02-30", "2023-02-28"), encoding="utf-8")
    said = run("export", talks, "-f", "txt").err.splitlines()
    assert said[-1] == f"12 warnings: timeline check {talks} shows them"
    assert "TL344" not in "".join(said)
    talks.write_text(TALKS, encoding="utf-8")
    assert "warning" not in run("export", talks, "-f", "txt").err


def test_on_a_terminal_a_report_is_coloured_and_fits(talks: Path) -> None:
    text = doubtful(1).replace("2023-02-30", "2023-02-28")
    talks.write_text(text.replace("Talks 150", "Talks " + "on trade " * 20), encoding="utf-8")
    shown = on_terminal("check", talks, columns=60, rows=50)
    head, _place, _bar, line, marks, *_ = shown.splitlines()
    assert head.startswith("\x1b[1;33mwarning[TL344]\x1b[0m\x1b[1m: concluded, but")
    assert 55 < len(line.replace("\x1b[34m", "").replace("\x1b[0m", "")) <= 60
    assert "status: concluded" in line
    assert "\x1b[1;33m^^^^^^^^^\x1b[0m" in marks
    uncoloured = on_terminal("check", talks, columns=60, rows=50, NO_COLOR="1")
    assert "\x1b" not in uncoloured
    assert 55 < len(uncoloured.splitlines()[3]) <= 60


@pytest.mark.parametrize(
    ("command", "outcome"), [("export", "nothing was written"), ("show", "nothing was shown")]
)
def test_what_other_commands_refuse_is_reported_as_by_check(
    talks: Path, command: str, outcome: str
) -> None:
    talks.write_text(doubtful(0).replace("Talks 0", "\u202eTalks"), encoding="utf-8")
    checked = on_terminal("check", talks, columns=60, rows=50, code=1)
    refused = on_terminal(command, talks, columns=60, rows=50, code=1)
    assert refused == f"{checked}{outcome}\n"
    assert "\x1b[1;31merror[TL222]\x1b[0m" in refused
    assert "\u202e" not in refused


UNLINKED = dict.fromkeys(
    ("TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"),
    "",
)


@pytest.mark.parametrize(
    ("environment", "is_linked"),
    [
        ({}, False),
        ({"VTE_VERSION": "5100"}, True),
        ({"VTE_VERSION": "5002"}, False),
        ({"VTE_VERSION": "x"}, False),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
    ],
)
def test_a_rule_links_to_its_page_where_the_terminal_shows_links(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_linked: bool
) -> None:
    monkeypatch.setattr(console, "width", lambda **_: 60)
    for name, value in {**UNLINKED, "NO_COLOR": "", "TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    head = report_look.look().paint(Part.RULE, "warning[TL344]", evidence.UNPROVEN)
    assert head.count("\x1b]8;;") == 2 * is_linked
    assert "\x1b[1;33mwarning[TL344]\x1b[0m" in head
    if is_linked:
        host, _, path = head.removeprefix("\x1b]8;;file://").partition("\x1b\\")[0].partition("/")
        assert host
        assert "| [TL344]" in Path(f"/{path}").read_text(encoding="utf-8")


def test_the_command_that_shows_all_findings_can_be_copied(run: Run) -> None:
    """It names a registry that is not the usual one."""
    ids = "".join(f"  t{n}: {{kind: talks, title: T, when: 2024-02-30}}\n" for n in range(12))
    Path("my desk.yaml").write_text(f"registry: r\ntitle: R\nevents:\n{ids}", encoding="utf-8")
    ran = run("check", "my desk.yaml")
    assert "findings are shown; timeline check --all 'my desk.yaml' shows all:\n" in ran.out


def test_a_long_time_overdue_is_told_in_years(run: Run) -> None:
    text = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, when: %s}\n"
    for when, ago in (("1703-12-16", "324 years"), ("2027-03-11", "305 days")):
        Path("events.yaml").write_text(text % when, encoding="utf-8")
        out = run("check", "--as-of", "2028-01-10").out
        said = f'"a" was to end by {when}, {ago} before 2028-01-10, but it has no status\n'
        assert said in out
    Path("events.yaml").write_text((text % when).replace("A,", "A, status: announced,"), "utf-8")
    assert "but it is still announced\n" in run("check", "--as-of", "2028-01-10").out

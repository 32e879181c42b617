"""The command: streams, exit codes, files whole or absent, filters, summaries."""

import errno
import gc
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, ROOT, Ran
from timeline.__main__ import main
from timeline.formats import Rendered, ics, md, txt

Run = Callable[..., Ran]
BROKEN = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, when: 2024-02-30}\n"
SOUND = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, when: 2024-02-28}\n"
WARNED = SOUND.replace("when: 2024-02-28", "when: 2024-02-28, was: [{when: 2024-02-28}]")

UNDATED = (
    "defence-preparation (2021~ to 2023-03-02)",
    "disaster-relief-exercises (after 2023-03-02)",
    "joint-exercises (after 2023-03-02)",
    "sector-work (unknown)",
)


@pytest.fixture
def events(run: Run) -> Path:  # noqa: ARG001 - the fixture changes the folder
    """Put the project's registry into the current folder."""
    return Path(shutil.copy(ROOT / "events.yaml", "events.yaml"))


@pytest.fixture
def kinds(run: Run) -> Path:  # noqa: ARG001 - the fixture changes the folder
    """Put a registry of all kinds into the current folder."""
    return Path(shutil.copy(DATA / "valid" / "kinds.yaml", "kinds.yaml"))


def module(*arguments: str) -> list[str]:
    """Return the command line that runs the command in a process of its own."""
    return [sys.executable, "-m", "timeline", *arguments]


# What it leaves behind


def test_export_writes_the_three_outputs_of_events_yaml(run: Run, events: Path) -> None:
    ran = run("export")
    assert ran.code == 0
    assert ran.out == ""
    names = {path.name for path in events.absolute().parent.iterdir()}
    assert names == {"events.yaml", "events.lock", "events.ics", "events.csv", "events.txt"}


def test_the_summary_names_what_was_left_out_and_why(run: Run, events: Path) -> None:
    said = run("export", events).err.splitlines()
    assert said == [
        "events.ics: 9 of 13 events",
        f"  left out, without a day (see --undated): {', '.join(UNDATED)}",
        "events.csv: 13 events",
        "events.txt: 13 events",
        "events.lock: created, 9 added, 1 without a day; keep it with the registry",
    ]


def test_the_summary_names_what_is_internal(run: Run, kinds: Path) -> None:
    assert "left out, as internal: 1 event" in run("export", kinds).err.splitlines()
    ran = run("export", kinds, "--verbose")
    assert "left out, as internal: secret" in ran.err.splitlines()


def test_the_outputs_are_called_after_the_file_the_folder_or_the_registry(run: Run) -> None:
    Path("march").mkdir()
    Path("march", "a.yaml").write_text(SOUND)
    assert run("export", "march").code == 0
    assert run("export", "-", stdin=SOUND.encode()).code == 0
    assert {path.name for path in Path().glob("*.*")} == {
        f"{name}.{suffix}" for name in ("march", "r") for suffix in ("ics", "csv", "txt")
    }


def test_several_files_make_one_registry(run: Run) -> None:
    head, events = SOUND.split("events:")
    Path("head.yaml").write_text(head)
    Path("rest.yaml").write_text(f"events:{events}")
    ran = run("export", "head.yaml", "rest.yaml", "-f", "txt")
    assert ran.code == 0
    assert "Wednesday 28 February 2024" in ran.out


def test_a_suffix_decides_the_format_and_several_outputs_go_at_once(run: Run, kinds: Path) -> None:
    assert run("export", kinds, "-o", "a.TXT", "-o", "b.csv").code == 0
    assert Path("a.TXT").read_bytes() == (DATA / "golden" / "kinds.txt").read_bytes()
    assert Path("b.csv").read_bytes() == (DATA / "golden" / "kinds.csv").read_bytes()


def test_a_format_overrules_the_suffix(run: Run, kinds: Path) -> None:
    assert run("export", kinds, "-f", "txt", "-o", "brief.md").code == 0
    assert Path("brief.md").read_bytes() == (DATA / "golden" / "kinds.txt").read_bytes()


@pytest.mark.parametrize("name", ["ics", "csv", "txt"])
def test_a_format_alone_goes_to_standard_output(run: Run, kinds: Path, name: str) -> None:
    ran = run("export", kinds, "-f", name)
    assert ran.data == (DATA / "golden" / f"kinds.{name}").read_bytes()
    assert list(Path().iterdir()) == [kinds]


def test_standard_output_may_be_one_of_several(run: Run, kinds: Path) -> None:
    ran = run("export", kinds, "-f", "txt", "-o", "-", "-o", "a.txt")
    assert ran.data == Path("a.txt").read_bytes()
    assert "standard output: 17 events" in ran.err


def test_a_calendar_too_large_comes_with_a_warning(run: Run) -> None:
    text = SOUND.replace("title: A", "title: A, description: " + "x" * 99_000)
    many = "".join(
        text.split("events:\n")[1].replace("  a:", f"  a{number}:") for number in range(11)
    )
    Path("large.yaml").write_text(f"registry: r\ntitle: R\nevents:\n{many}")
    assert "  warning: over 1 MB" in run("export", "large.yaml").err


# Files whole or absent


def test_nothing_is_written_where_the_registry_has_errors(run: Run) -> None:
    Path("events.yaml").write_text(BROKEN)
    ran = run("export")
    assert ran.code == 1
    assert "TL222" in ran.err
    assert ran.err.endswith("1 error\nnothing was written\n")
    assert [path.name for path in Path().iterdir()] == ["events.yaml"]


def test_nothing_is_written_where_one_output_cannot_be_rendered(run: Run, events: Path) -> None:
    for options in (["-o", "a.ics", "-o", "a.txt"], ["-f", "ics"]):
        ran = run("export", events, "--kind", "exercise", *options)
        assert (ran.code, ran.out) == (2, "")
        assert "a calendar needs an event with a day" in ran.err
        assert [path.name for path in Path().iterdir()] == ["events.yaml"]


def test_a_full_disk_while_an_output_is_made_is_told_of_that_output(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(*_: object) -> Rendered:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(md, "render", render)
    ran = run("export", events, "-o", "a.txt", "-o", "a.md")
    assert (ran.code, ran.err) == (
        2,
        "timeline: a.md: No space left on device; nothing was written\n",
    )
    assert [path.name for path in Path().iterdir()] == ["events.yaml"]


def test_a_pipe_gets_nothing_where_a_later_output_cannot_be_rendered(
    run: Run, events: Path
) -> None:
    os.mkfifo("a.txt")
    with os.fdopen(os.open("a.txt", os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        ran = run("export", events, "--kind", "exercise", "-o", "a.txt", "-o", "a.ics")
        assert ran.code == 2
        assert "none is left to show" in ran.err
        assert not pipe.read()
        assert run("export", events, "-o", "a.txt", "-o", "a.csv").code == 0
        assert pipe.read().startswith(b"India")


def test_the_bytes_of_an_output_are_let_go_of_before_the_next_one_is_made(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, made = list[bytes](), list[int]()

    class Data(bytes):
        def __del__(self) -> None:
            held.remove(self)

    def render(*_: object) -> Rendered:
        assert held == []
        made.append(len(made))
        held.append(str(made[-1]).encode())
        return Rendered(Data(held[-1]))

    for format in (ics, txt, md):
        monkeypatch.setattr(format, "render", render)
    assert run("export", events, "-o", "a.ics", "-o", "a.txt", "-o", "a.md").code == 0
    assert [Path(f"a.{name}").read_bytes() for name in ("ics", "txt", "md")] == [b"0", b"1", b"2"]


def test_a_calendar_without_a_day_does_not_stop_the_other_usual_outputs(
    run: Run, events: Path
) -> None:
    ran = run("export", events, "--kind", "exercise")
    assert ran.code == 0
    why = "a calendar needs an event with a day, and none is left to show"
    assert f"events.ics: not written: {why}\n" in ran.err
    names = sorted(path.name for path in Path().iterdir())
    assert names == ["events.csv", "events.txt", "events.yaml"]


def test_nothing_is_written_where_one_output_cannot_be_written(run: Run, events: Path) -> None:
    ran = run("export", events, "-o", "a.txt", "-o", "missing/b.txt")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "missing" in ran.err
    assert [path.name for path in Path().iterdir()] == ["events.yaml"]


def test_a_full_disk_leaves_the_old_files_as_they_were(run: Run, events: Path) -> None:
    Path("a.txt").write_text("old")
    ran = run("export", events, "-f", "txt", "-o", "a.txt", "-o", "/dev/full")
    assert ran.code == 2
    assert Path("a.txt").read_text() == "old"
    assert {path.name for path in Path().iterdir()} == {"a.txt", "events.yaml"}


def test_what_is_no_plain_file_is_written_to_as_it_is(run: Run, events: Path) -> None:
    assert run("export", events, "-f", "txt", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_symbolic_link_and_the_mode_of_a_file_are_kept(run: Run, events: Path) -> None:
    target, link = Path("target.txt"), Path("link.txt")
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("export", events, "-o", link).code == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text(encoding="utf-8").startswith("India–Italy")


# Wrong use: exit 2, in one line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "missing.yaml"], "missing.yaml: no such file or folder"),
        (["export", "empty"], "empty: no YAML file in this folder"),
        (["export", "events.yaml", "events.yaml"], "events.yaml: named twice"),
        (["export", "-f", "isc"], 'no format is called "isc"; did you mean "ics"?'),
        (["export", "-f", "ics", "-f", "csv"], "--format takes one format; name each output"),
        (
            ["export", "-o", "a.doc"],
            (
                "a.doc: no format has this suffix; write one of: .csv, .geojson, .html, .ics, "
                ".jsonl, .md, .zip, .parquet, .sqlite, .svg, .txt, .xlsx, or choose with"
            ),
        ),
        (["export", "-o", "a.txt", "-o", "./a.txt"], "two outputs have the same name"),
        (["export", "-f", "txt", "-o", "events.yaml"], "events.yaml: a registry has this suffix"),
        (["export", "--from", "2024", "--to", "2023"], "--from 2024 is after --to 2023"),
        (["export", "-o", "x/y.txt"], "x/y.txt: there is no folder x; nothing was written"),
        (["export", "--kind", "vist"], 'no kind is called "vist"; did you mean "visit"?'),
        (["export", "--country", "IT"], 'no country is called "IT"; write ITA'),
        (["export", "--country", "Atlantis"], 'no country is called "Atlantis"; write its three'),
        (["export", "--country", "Giorgia Meloni"], "write its three capital letters"),
        (["export", "bare.yaml", "--topic", "defence"], 'defence"; no event has one'),
        (["export", "--participant", "melon"], 'did you mean "meloni"?'),
        (["export", "--topic", "defense"], 'did you mean "defence"?'),
        (["export", "--status", "done"], 'no status is called "done"; did you mean "concluded"?'),
        (["export", "--kind", "MoU"], 'no kind is called "MoU"; did you mean "signing"?'),
        (["export", "--kind", "gala"], 'no kind is called "gala"; write one of: briefing'),
        (["export", "--part-of", "raisina"], 'no event is called "raisina"'),
        (["export", "--from", "02/03/2023"], '--from: "02/03/2023" is not a date'),
        (["export", "--to", "2023-02-30"], '--to: "2023-02-30" is not in the calendar'),
        (["export", "--kind", "conference", "--country", "ITA"], "no event is left to export"),
        (["check", "--output-format", "xml"], 'there is no report format "xml"'),
        (["explain", "TL999"], 'no rule has the code "TL999"'),
        (["export", "--locked", "--no-lock"], "--locked and --no-lock can't be used together"),
        (
            ["export", "-o", "events.lock"],
            "events.lock: a lock has this suffix; nothing was written",
        ),
        (["export", "-f", "csv", "-o", "a.lock"], "a.lock: a lock has this suffix"),
        (["lock", "missing.yaml"], "missing.yaml: no such file or folder"),
        (["lock", "empty"], "empty: no YAML file in this folder"),
        (["export", "--alarm", "1"], '--alarm: "1" is not a length of time'),
    ],
)
def test_wrong_use(run: Run, events: Path, arguments: list[str], said: str) -> None:
    Path("empty").mkdir()
    Path("bare.yaml").write_text(SOUND)
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("timeline: ") or "left out" in ran.err
    assert said in ran.err.splitlines()[-1]
    assert events.read_bytes() == (ROOT / "events.yaml").read_bytes()


def test_the_registry_itself_is_never_an_output(run: Run, events: Path) -> None:
    events.rename("registry.txt")
    ran = run("export", "registry.txt", "-o", "./registry.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "registry.txt: this is the registry; nothing was written" in ran.err
    assert Path("registry.txt").read_bytes() == (ROOT / "events.yaml").read_bytes()


@pytest.mark.parametrize("name", ["plan.txt", "plan.csv", "plan.ics"])
def test_the_registry_is_not_overwritten_by_a_default_output(run: Run, name: str) -> None:
    Path(name).write_text(SOUND)
    ran = run("export", name)
    assert ran.code == 2
    assert f"{name}: this is the registry; nothing was written" in ran.err
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [(name, SOUND)]


def test_a_loop_of_links_and_a_name_too_long_are_told_in_a_line(run: Run, events: Path) -> None:
    Path("one.txt").symlink_to("two.txt")
    Path("two.txt").symlink_to("one.txt")
    for ran in (run("export", events, "-o", "one.txt"), run("check", "x" * 300)):
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_a_pipe_gives_its_outputs_the_name_of_the_registry(run: Run) -> None:
    reader, writer = os.pipe()
    os.write(writer, SOUND.encode())
    os.close(writer)
    assert run("export", f"/dev/fd/{reader}").code == 0
    os.close(reader)
    assert {path.name for path in Path().iterdir()} == {"r.ics", "r.csv", "r.txt"}


def test_what_was_written_before_a_fault_is_told(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def fail(source: str, target: str, **options: Any) -> None:
        if target == "events.csv":
            raise PermissionError(1, "Operation not permitted")
        replace(source, target, **options)

    monkeypatch.setattr(os, "replace", fail)
    ran = run("export", events)
    said = (
        "timeline: events.csv: Operation not permitted; only events.lock, events.ics were written"
    )
    assert (ran.code, ran.err.splitlines()) == (2, [said])
    assert {path.name for path in Path().iterdir()} == {"events.lock", "events.ics", "events.yaml"}


def test_a_folder_that_can_be_read_in_part_alone_is_refused(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("part", "sub").mkdir(parents=True)
    events.rename("part/events.YAML")
    assert run("check", "part").code == 0

    def scan(folder: str) -> object:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "scandir", scan)
    ran = run("check", "part")
    assert (ran.code, ran.err) == (2, "timeline: part: Permission denied\n")


def test_what_has_no_date_is_named_where_dates_are_chosen(run: Run, events: Path) -> None:
    ran = run("export", events, "--from", "2023-03-03", "-f", "txt")
    assert "left out, without a date: sector-work" in ran.err.splitlines()


def test_a_file_that_may_not_be_read_is_named(run: Run) -> None:
    Path("folder.yaml").mkdir()
    Path("folder.yaml", "x.yaml").symlink_to("/proc/self/mem")
    ran = run("check", "folder.yaml/x.yaml")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", str(10**30)])
def test_a_source_date_epoch_that_is_no_number_is_refused(
    run: Run, events: Path, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run("export", events)
    assert ran.code == 2
    assert f'SOURCE_DATE_EPOCH is "{epoch}"' in ran.err


def test_without_source_date_epoch_the_clock_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("events.yaml").write_text(SOUND)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert f"DTSTAMP:{time.gmtime().tm_year}" in run("export", "-f", "ics").out


# Filters


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (["--kind", "signing"], {"defence-mou", "migration-declaration"}),
        (
            ["--kind", "keynote", "--kind", "briefing"],
            {"raisina-keynote", "press-briefing"},
        ),
        (["--participant", "kwatra"], {"press-briefing"}),
        (["--topic", "migration"], {"meloni-visit", "migration-declaration"}),
        (["--status", "under_way"], {"meloni-visit"}),
        (["--part-of", "raisina-2023"], {"raisina-2023", "raisina-keynote"}),
        (["--to", "2022"], {"defence-preparation"}),
        (
            ["--from", "2023-03-04", "--to", "2023-Q1"],
            {"raisina-2023", "joint-exercises", "disaster-relief-exercises"},
        ),
    ],
)
def test_filters(run: Run, events: Path, arguments: list[str], chosen: set[str]) -> None:
    out = run("export", events, "-f", "csv", *arguments, "--columns", "event_id").out
    assert set(out.splitlines()[1:]) == chosen


# check, formats, explain, help


def test_check_says_nothing_of_a_sound_registry(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # it was updated after STAMP
    ran = run("check", events)
    assert (ran.code, ran.out, ran.err) == (0, "", "no findings, 13 events\n")


def test_check_reports_on_standard_output_and_exits_with_1(run: Run) -> None:
    Path("events.yaml").write_text(BROKEN)
    ran = run("check", "--output-format", "concise")
    assert ran.code == 1
    assert ran.err == "1 error\n"
    assert ran.out.startswith("events.yaml:4:36: error[TL222] ")


def test_warnings_count_if_check_is_strict(run: Run) -> None:
    Path("events.yaml").write_text(WARNED)
    assert run("check").code == 0
    assert run("check", "--strict").code == 1
    assert run("export").code == 0


def test_check_reads_standard_input(run: Run) -> None:
    ran = run("check", "-", "--output-format", "json", stdin=BROKEN.encode())
    assert ran.code == 1
    assert [(row["file"], row["line"]) for row in json.loads(ran.out)] == [("-", 4)]


def test_formats_lists_each_with_a_few_words(run: Run) -> None:
    assert run("formats").out.splitlines() == [
        "csv      table of the events, one row each",
        "geojson  map of the places, a point or several for each event",
        "html     web page with picture, search and filters, in one file",
        "ics      calendar to import or subscribe to",
        "json     the same rows as JSON Lines, one object each",
        "md       Markdown chronology, for a wiki or a repository",
        "package  data package: a folder, or a .zip, of long tables with their description",
        "pages    folder of web pages: an index with the picture, and a page for each year",
        "parquet  the same rows as Apache Parquet, for DuckDB, Spark, Dask, polars, pandas or R",
        "sqlite   database of SQLite: all long tables in one file, with keys and full-text search",
        "svg      picture of the events on a scale of time",
        "txt      plain-text chronology, for a brief",
        "vdir     folder with a calendar file for each event, for vdirsyncer and khal",
        "xlsx     workbook for Excel and LibreOffice, one sheet a table",
    ]


def test_explain_shows_a_rule_with_a_bad_and_a_good_example(run: Run) -> None:
    assert run("explain", "tl223").out.splitlines() == [
        "TL223 wrong-weekday (error)",
        "",
        "A weekday matches its date, and so checks it. You may leave the weekday out.",
        "",
        "Not:",
        "  when: Thu 2023-03-03",
        "",
        "But:",
        "  when: Fri 2023-03-03",
    ]


def test_explain_alone_lists_all_rules(run: Run) -> None:
    listed = run("explain").out.splitlines()
    assert "TL223  error    wrong-weekday" in listed
    assert listed == sorted(listed)


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    project = (ROOT / "pyproject.toml").read_text()
    version = project.split('version = "')[1].split('"')[0]
    assert run("--version").out == f"timeline {version}\n"


def test_help_lists_the_commands(run: Run) -> None:
    out = run("--help").out
    assert all(f"\n  {name} " in out for name in ("check", "export", "lock", "formats", "explain"))


def test_a_command_that_does_not_exist_is_refused(run: Run) -> None:
    assert run("exprot").code == 2


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("timeline ex", {"explain", "export"}),
        ("timeline export --kind b", {"briefing"}),
        ("timeline export --status c", {"confirmed", "concluded", "cancelled"}),
        ("timeline export -f p", {"package", "pages", "parquet"}),
        ("timeline export --country UG", {"UGA"}),
        ("timeline export --country Ugan", {"Uganda"}),
        ("timeline export --country Holy", {"Holy", "See"}),
        ("timeline export --country Boli", {"Bolivia"}),
        ("timeline check --output-format c", {"concise"}),
        ("timeline explain TL00", {"TL001", "TL002"}),
    ],
)
def test_the_shell_completes(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, completed: set[str]
) -> None:
    monkeypatch.setenv("_TIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    assert set(run().out.split()) == completed


def test_the_command_runs_without_the_garbage_collector(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("formats").code == 0
    monkeypatch.setattr(sys, "argv", ["timeline", "--version"])
    try:
        with pytest.raises(SystemExit) as stopped:
            main()
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("timeline ")


# Processes of their own


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("chek", 'did you mean "check"?'),
        ("validate", "write one of: new, rename, import, check, export"),
    ],
)
def test_a_command_that_there_is_not_gets_help(run: Run, word: str, hint: str) -> None:
    ran = run(word)
    assert ran.code == 2
    assert f'no command is called "{word}"; {hint}' in ran.err


def test_help_and_version_import_neither_models_nor_yaml() -> None:
    code = (
        "import sys; sys.argv = ['timeline', '--help']\n"
        "from timeline.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'yaml', 'icalendar', 'timeline.registry.events'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("\n[]\n")


@pytest.mark.parametrize("command", ["check", "export", "export -o x.ics", "lock"])
def test_a_plain_run_imports_no_library_that_it_does_not_need(tmp_path: Path, command: str) -> None:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    libraries = {"icalendar", "jinja2", "openpyxl", "pyarrow", "rich", "sqlite3", "xlsxwriter"}
    code = (
        f"import sys; sys.argv = ['timeline', *'{command}'.split()]\n"
        "from timeline.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted({libraries} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True
    )
    assert ran.stdout.endswith(b"[]\n")


@pytest.mark.parametrize("safe", [[], ["-P"]])
def test_no_module_of_the_folder_is_run(tmp_path: Path, safe: list[str]) -> None:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    others = {"typer", "yaml", "pydantic", "icalendar", "jinja2", "dateutil", "wcwidth", "rich"}
    for name in {*sys.stdlib_module_names, *others}:
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('{name} was run')\n")
    for words in (
        [sys.executable, *safe, "-m", "timeline"],
        [Path(sys.executable).parent / "timeline"],
    ):
        command = [*words, "export", "events.yaml", "-o", "x.html", "-o", "x.ics"]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr


def test_a_pipe_is_written_to_by_its_name(tmp_path: Path) -> None:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    command = module("export", "-f", "txt", "-o", "/dev/stdout")
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert ran.stdout.startswith("India–Italy".encode())


def test_a_pipe_that_is_closed_ends_it_quietly(tmp_path: Path) -> None:
    text = "".join(
        f"  a{n}: {{kind: talks, title: A long title to fill the pipe, when: 2024-01-01}}\n"
        for n in range(3000)
    )
    (tmp_path / "events.yaml").write_text(f"registry: r\ntitle: R\nevents:\n{text}")
    with subprocess.Popen(
        module("export", "-f", "txt"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("export events.yaml -f txt >&-", 2, "timeline: standard output is closed"),
        ("export events.yaml -f txt >/dev/full", 2, "timeline: standard output: No space left"),
        ("check - <&-", 2, "timeline: standard input is closed"),
        ("export events.yaml 2>&-", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full_are_no_traceback(
    tmp_path: Path, shell: str, code: int, said: str
) -> None:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    command = f"{shlex.quote(sys.executable)} -m timeline {shell}"
    ran = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == code
    assert ran.stderr.startswith(said)
    assert ran.stderr.count("\n") == bool(said)


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        module("check", "-"), cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        process.stdin.write(bytes(1_000_000))  # more than a pipe holds: some of it has been read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert said == b""


def test_text_that_the_terminal_cannot_show_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(BROKEN.replace("A", "नमस्ते"), encoding="utf-8")
    ran = subprocess.run(
        module("check"),
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr

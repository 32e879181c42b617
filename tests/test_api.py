"""The front door: `import timeline`, for notebooks and scripts."""

import csv
import gc
import io
import json
import os
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import timeline
from tests.conftest import DATA, ROOT, STAMP, Ran
from timeline.tables.delimited import written
from timeline.tables.table import Cell, Type

Run = Callable[..., Ran]
VALID = sorted((DATA / "valid").glob("*.yaml"))
KINDS = DATA / "valid" / "kinds.yaml"
HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
TALKS = HEAD + "  talks: {kind: talks, title: Talks, when: 2024-03-01 10:00}\n"
CALL = "  call: {kind: call, title: Call, when: 2024-03-02}\n"
SOURCED = "sources: {s: {publisher: P}}\n" + TALKS.replace("Rome}", "Rome, sources: [s]}")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, with a registry in it."""
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(TALKS, encoding="utf-8")
    return tmp_path


def script(text: str, **environment: str) -> str:
    """Return what a script prints that runs by itself in the current folder."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(text)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


# As a notebook has it


def test_a_notebook_loads_chooses_frames_plots_and_exports(here: Path) -> None:
    loaded = timeline.load(ROOT / "events.yaml")
    assert repr(loaded) == "Timeline(india-italy-2023, 13 events)"
    listed = [repr(entry) for entry in loaded.events(kind="visit")]
    assert "Entry(meloni-visit, visit, Thu 2023-03-02 to Fri 2023-03-03)" in listed
    assert loaded.registry.title == {
        "en": "India–Italy, March 2023",
        "it": "India–Italia, marzo 2023",
        "hi": "भारत–इटली, मार्च 2023",
    }
    signings = loaded.events(kind="signing", part_of=["meloni-visit"], from_=date(2023, 3, 1))
    assert [entry.id for entry in signings] == ["migration-declaration", "defence-mou"]
    frame = loaded.to_frame("events")
    by_kind = frame.groupby("kind", observed=True).size()
    assert by_kind["signing"] == 2
    days = frame.dropna(subset=["date_earliest"]).set_index("date_earliest")["duration_days"]
    assert days.loc["2023-03-02"].max() == 3
    people = loaded.to_frame("participants").merge(frame, on="event_id")
    assert set(people["event_id"]) <= set(frame["event_id"])
    Path("registry").mkdir()
    (here / "registry" / "events.yaml").write_bytes((ROOT / "events.yaml").read_bytes())
    done = timeline.load("registry").export("out.ics", "out.csv", lang="it", now=STAMP)
    assert [path.name for path in done.written] == [
        "india-italy-2023.lock",
        "out.ics",
        "out.csv",
    ]
    assert done.left_out == dict.fromkeys(
        ("defence-preparation", "disaster-relief-exercises", "joint-exercises", "sector-work"),
        "no day",
    )
    assert done.warnings == []
    assert repr(done).startswith("Export(written=[")


def test_the_usual_registry_is_events_yaml(here: Path) -> None:
    assert timeline.load() == timeline.load(here / "events.yaml")
    assert timeline.check() == []


def test_a_folder_and_several_files_are_one_registry(here: Path) -> None:
    Path("more").mkdir()
    Path("more", "call.yaml").write_text(f"events:\n{CALL}", encoding="utf-8")
    several = timeline.load("events.yaml", "more/call.yaml")
    assert [entry.id for entry in several.events()] == ["talks", "call"]
    assert timeline.load(here).events() == several.events()


def test_it_knows_its_version(run: Run) -> None:
    assert run("--version").out == f"timeline {timeline.__version__}\n"


def test_its_names_are_listed_and_no_others_are_known() -> None:
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="module 'timeline' has no attribute 'lood'"):
        timeline.lood  # type: ignore[attr-defined]  # noqa: B018


def test_the_command_loads_nothing_of_it() -> None:
    told = "import sys, timeline, timeline.cli.main; print('timeline.api' in sys.modules)"
    assert script(told) == "False\n"
    assert script("import timeline; timeline.load; print(timeline.check)").startswith("<function")


# Faults in the data


def test_a_registry_with_errors_is_refused_with_the_report_of_the_command(run: Run) -> None:
    Path("events.yaml").write_text(TALKS.replace("talks,", "talk,") + CALL, encoding="utf-8")
    with pytest.raises(timeline.RegistryError) as refused:
        timeline.load()
    ran = run("check")
    assert ran.code == 1
    assert str(refused.value) == ran.out + ran.err.partition(",")[0].rstrip("\n")
    assert refused.value.diagnostics == timeline.check()
    assert {each.rule.code for each in timeline.check()} == {
        each["code"] for each in json.loads(run("check", "--output-format", "json").out)
    }
    assert issubclass(timeline.RegistryError, timeline.TimelineError)


def test_a_strict_reader_takes_no_warnings_and_no_event_without_a_source(here: Path) -> None:
    with pytest.raises(timeline.RegistryError) as refused:
        timeline.load(strict=True)
    assert [each.rule.name for each in refused.value.diagnostics] == ["no-source"]
    Path("events.yaml").write_text(SOURCED, encoding="utf-8")
    assert timeline.load(strict=True) == timeline.load(here / "events.yaml")


def test_faults_of_a_lock_are_found_and_stop_an_export(here: Path) -> None:
    Path("events.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert [each.rule.code for each in timeline.check()] == ["TL401"]
    with pytest.raises(timeline.RegistryError) as refused:
        timeline.load().export("x.ics", now=STAMP)
    assert [each.rule.code for each in refused.value.diagnostics] == ["TL401"]
    assert {path.name for path in here.iterdir()} == {"events.yaml", "events.lock"}


@pytest.mark.parametrize("door", [timeline.load, timeline.check])
def test_what_can_not_be_read_is_an_error_of_another_kind(
    door: Callable[..., object], here: Path
) -> None:
    for name, why in (
        ("nowhere.yaml", "no such file or folder"),
        ("-", "no such file or folder"),
    ):
        with pytest.raises(timeline.TimelineError, match=f"^{name}: {why}$") as refused:
            door(name)
        assert not isinstance(refused.value, timeline.RegistryError)
    assert list(here.iterdir()) == [here / "events.yaml"]


# Filters


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ({}, []),
        ({"kind": "signing"}, ["--kind", "signing"]),
        ({"kind": ["signing", "VISIT"]}, ["--kind", "signing", "--kind", "VISIT"]),
        (
            {"country": "ITA", "status": ("confirmed",)},
            ["--country", "ITA", "--status", "confirmed"],
        ),
        ({"from_": "2023-03-02", "to": "2023-04"}, ["--from", "2023-03-02", "--to", "2023-04"]),
        ({"from_": date(2023, 3, 2)}, ["--from", "2023-03-02"]),
        ({"audience": "internal"}, ["--audience", "internal"]),
        ({"lang": "fr"}, ["--lang", "fr"]),
    ],
)
def test_filters_choose_as_those_of_the_command(run: Run, words: Any, options: list[str]) -> None:
    shown = run("export", KINDS, "-f", "jsonl", *options)
    assert shown.code == 0
    rows = timeline.load(KINDS).rows("events", **words)
    assert [row["event_id"] for row in rows] == [
        json.loads(line)["event_id"] for line in shown.out.splitlines()
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"knd": "visit"}, 'no option is called "knd"; did you mean "kind"?'),
        ({"kind": "vist"}, 'no kind is called "vist"; did you mean "visit"?'),
        ({"country": "Atlantis"}, 'no country is called "Atlantis"'),
        ({"from_": "2024-13"}, "--from: "),
        ({"from_": "2024", "to": "2023"}, "--from 2024 is after --to 2023"),
        ({"audience": "intern"}, '--audience: no such word as "intern"; did you mean "internal"?'),
        ({"lang": "xx"}, '--lang: no language is called "xx"'),
        ({"kind": 5}, "kind is 5; give a text or several texts"),
        ({"kind": b"visit"}, "kind is b'visit'; give a text or several texts"),
        ({"kind": [None]}, "kind is [None]; give a text or several texts"),
        ({"kind": []}, "kind is []; give a text or several texts"),
        ({"kind": {"visit": 1}}, "kind is {'visit': 1}; give a text or several texts"),
        ({"status": True}, "status is True; give a text or several texts"),
        ({"audience": None}, "audience is None; give a text"),
        ({"lang": 5}, "lang is 5; give a text"),
        ({"from_": datetime(2024, 1, 1, tzinfo=UTC)}, "from_ is datetime.datetime(2024, 1, 1"),
        ({"to": 2024}, "to is 2024; give a text or a date"),
    ],
)
def test_filters_that_mean_nothing_are_refused(here: Path, words: Any, why: str) -> None:
    loaded = timeline.load(here)
    for call in (loaded.events, lambda **some: loaded.rows("events", **some)):
        with pytest.raises(timeline.TimelineError) as refused:
            call(**words)
        assert str(refused.value).startswith(why)


def test_what_is_internal_is_shown_where_it_is_asked_for() -> None:
    loaded = timeline.load(KINDS)
    public = {entry.id for entry in loaded.events()}
    every = {entry.id for entry in loaded.events(audience="internal")}
    assert every - public == {"secret"}
    assert "note" in loaded.rows("events", audience="internal")[0]
    assert "note" not in loaded.rows("events")[0]


# Tables


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_rows_are_those_of_the_command(run: Run, path: Path) -> None:
    loaded = timeline.load(path)
    assert run("export", path, "-f", "package", "-o", "package", "--raw").code == 0
    for name, table in loaded.tables.items():
        rows = [[written(cell) for cell in row.values()] for row in loaded.rows(name)]
        if name == "events":
            text = run("export", path, "-f", "csv", "--raw", "--no-bom").data.decode()
            lines = run("export", path, "-f", "json").out.splitlines()
            objects = [{name: as_json(row[name]) for name in row} for row in loaded.rows(name)]
            assert [json.loads(line) for line in lines] == objects
        else:
            text = Path("package", f"{name}.csv").read_bytes().decode()
        header, *expected = csv.reader(io.StringIO(text, newline=""))
        assert header == [column.name for column in table.columns]
        assert rows == expected


def as_json(cell: Cell) -> object:
    """Return a cell as JSON has it."""
    if isinstance(cell, tuple):
        return list(cell)
    return cell if isinstance(cell, bool | int | float) else written(cell) or None


def test_a_table_that_there_is_not_is_named(here: Path) -> None:
    with pytest.raises(timeline.TimelineError) as refused:
        timeline.load(here).rows("event")
    assert str(refused.value) == 'no table is called "event"; did you mean "events"?'


def test_arrow_has_the_table_that_parquet_has(here: Path) -> None:
    import pyarrow.parquet  # noqa: PLC0415 - a test of one file

    loaded = timeline.load(KINDS)
    loaded.export(here / "x.parquet")
    in_order = loaded.to_arrow("events").sort_by("date_earliest")
    assert pyarrow.parquet.read_table(here / "x.parquet") == in_order


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_arrow_and_pandas_hold_the_rows_of_every_table(path: Path) -> None:
    loaded = timeline.load(path)
    for name, table in loaded.tables.items():
        rows = loaded.rows(name)
        arrow, frame = loaded.to_arrow(name), loaded.to_frame(name)
        assert isinstance(arrow, pa.Table)
        assert isinstance(frame, pd.DataFrame)
        assert arrow.num_rows == len(frame) == len(rows)
        for column in table.columns:
            cells = [row[column.name] for row in rows]
            known = [None if cell in ("", None) else cell for cell in cells]
            clock = column.type is Type.TIME
            assert [plain(cell) for cell in arrow[column.name].to_pylist()] == [
                f"{cell:%H:%M}" if clock and cell else plain(cell) for cell in known
            ]
            series = frame[column.name]
            found = [None if not isinstance(c, tuple) and pd.isna(c) else c for c in series]
            assert [plain(cell) for cell in found] == [plain(cell) for cell in known]
            if column.type is Type.WORD:
                assert list(series.cat.categories) == list(column.words)
                assert series.cat.ordered


def plain(cell: Any) -> object:
    """Return a cell as text, a number or nothing, whichever library holds it."""
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).replace(tzinfo=None) if cell.tzinfo else cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day, as pandas has it
    if isinstance(cell, list | tuple):
        return tuple(cell)
    return float(cell) if type(cell).__name__ in ("Decimal", "int", "float") else cell


def test_days_before_the_first_nanosecond_are_days(here: Path) -> None:
    Path("events.yaml").write_text(TALKS.replace("2024-03-01 10:00", "0476-09-04"), "utf-8")
    [day] = timeline.load(here).to_frame("events")["date_earliest"]
    assert (day.year, day.month, day.day) == (476, 9, 4)


@pytest.mark.parametrize(("module", "way"), [("pandas", "to_frame"), ("pyarrow", "to_arrow")])
def test_a_library_that_is_missing_is_named(
    here: Path, monkeypatch: pytest.MonkeyPatch, module: str, way: str
) -> None:
    loaded = timeline.load(here)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        timeline.TimelineError, match=f"^{module} is missing: run .* -m pip install"
    ):
        getattr(loaded, way)("events")


# Exports


MONTH = "  month: {kind: talks, title: M, when: 2024-03}\n"


def test_an_export_writes_what_the_command_writes(run: Run) -> None:
    for folder in ("one", "other"):
        Path(folder).mkdir()
        Path(folder, "events.yaml").write_text(TALKS + CALL + MONTH, encoding="utf-8")
    options = ["--lang", "fr", "--times", "utc", "--alarm", "1d", "--width", "60", "--tz", "UTC"]
    options += ["--undated", "span"]
    names = [f"x.{suffix}" for suffix in ("ics", "csv", "txt", "html", "jsonl", "xlsx", "zip")]
    outputs = [word for name in names for word in ("-o", f"one/{name}")]
    assert run("export", "one/events.yaml", *outputs, *options).code == 0
    done = timeline.load("other/events.yaml").export(
        *(f"other/{name}" for name in names),
        now=STAMP.astimezone(timezone(timedelta(hours=5, minutes=30))),
        lang="fr",
        times="utc",
        alarm="1d",
        width=60,
        tz="UTC",
        undated="span",
    )
    assert b"mars 2024" in Path("one", "x.ics").read_bytes()
    assert [path.name for path in done.written] == ["events.lock", *names]
    assert written_in(Path("one")) == written_in(Path("other"))
    assert (
        timeline.load("other/events.yaml").export("other/x.csv", lang="fr", tz="UTC").written == []
    )


def written_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_without_names_the_outputs_are_those_of_the_command(here: Path) -> None:
    done = timeline.load().export(now=STAMP)
    assert [path.name for path in done.written] == [
        "events.lock",
        "events.ics",
        "events.csv",
        "events.txt",
    ]
    assert len(list(here.iterdir())) == 5


def test_the_lock_stays_with_the_registry_wherever_one_works(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = timeline.load("events.yaml")
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    loaded.export("x.ics", now=STAMP)
    assert {path.name for path in here.iterdir()} == {"events.yaml", "events.lock", "elsewhere"}


UNDATED = "the new revisions of"


@pytest.mark.parametrize("options", [{}, {"no_lock": True}])
@pytest.mark.parametrize("name", ["x.ics", "x.html"])
def test_a_revision_that_nothing_dates_is_refused(here: Path, options: Any, name: str) -> None:
    with pytest.raises(timeline.TimelineError) as refused:
        timeline.load().export(name, **options)
    assert str(refused.value).startswith(f"{UNDATED} talks have no date; give now=")
    assert list(here.iterdir()) == [here / "events.yaml"]


def test_what_shows_no_revision_needs_no_moment(here: Path) -> None:
    timeline.load().export("x.csv", "x.txt", "x.jsonl")
    Path("events.yaml").write_text(TALKS.replace("2024-03-01 10:00", "unknown") + CALL)
    with pytest.raises(timeline.TimelineError, match=f"{UNDATED} call have no date;"):
        timeline.load().export("x.ics", no_lock=True)
    assert len(list(here.iterdir())) == 4


def test_what_the_registry_dates_needs_no_moment(here: Path) -> None:
    Path("events.yaml").write_text(f"updated: 2024-01-01\n{TALKS}", encoding="utf-8")
    timeline.load().export("x.ics")
    assert b"DTSTAMP:20240101T000000Z" in Path("x.ics").read_bytes()
    before = written_in(here)
    assert timeline.load().export("x.ics").written == []
    edited = f"updated: 2024-01-01\n{TALKS}".replace("10:00", "11:00")
    Path("events.yaml").write_text(edited, encoding="utf-8")
    with pytest.raises(timeline.TimelineError, match=f"{UNDATED} talks have no date;"):
        timeline.load().export("x.ics")
    assert written_in(here) == before | {"events.yaml": edited.encode()}
    Path("events.yaml").write_text(edited.replace("2024-01-01", "2024-01-02"), encoding="utf-8")
    timeline.load().export("x.ics")
    assert b"DTSTAMP:20240102T000000Z" in Path("x.ics").read_bytes()


def test_what_was_loaded_before_an_edit_is_not_exported(here: Path) -> None:
    first = timeline.load()
    first.export("x.ics", now=STAMP)
    text = Path("events.yaml").read_text(encoding="utf-8")
    Path("events.yaml").write_text(f"{text}\n# later\n", encoding="utf-8")
    before = written_in(here)
    with pytest.raises(timeline.TimelineError, match="changed since it was loaded"):
        first.export("x.ics", now=STAMP)
    assert written_in(here) == before
    assert timeline.load().export("x.ics", now=STAMP).written == []


class Named:
    """A path of another library's."""

    def __fspath__(self) -> str:
        return "events.yaml"


@pytest.mark.usefixtures("here")
def test_a_path_is_whatever_says_that_it_is_one() -> None:
    assert timeline.load(Named()).registry == timeline.load().registry
    assert timeline.check(Named()) == []


@pytest.mark.parametrize("name", ["a\0.csv", "\ud800.csv"])
@pytest.mark.usefixtures("here")
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(timeline.TimelineError, match="a file can't be reached"):
        timeline.load().export(name)


def test_an_event_that_is_taken_back_needs_a_moment(here: Path) -> None:
    Path("events.yaml").write_text(TALKS + CALL, encoding="utf-8")
    timeline.load().export("x.ics", now=STAMP)
    Path("events.yaml").write_text(TALKS, encoding="utf-8")
    before = written_in(here)
    with pytest.raises(timeline.TimelineError, match=f"{UNDATED} call have no date;"):
        timeline.load().export("x.ics")
    assert written_in(here) == before
    done = timeline.load().export("x.ics", now=STAMP + timedelta(days=1))
    assert [path.name for path in done.written] == ["events.lock", "x.ics"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"now": datetime(2024, 1, 1)}, "now has no time zone"),  # noqa: DTZ001
        ({"now": datetime.max.replace(tzinfo=UTC)}, "now is 9999-12-31"),
        ({"times": "utcc"}, '--times: no such word as "utcc"; did you mean "utc"?'),
        ({"group": "day", "cancelled": "no"}, '--cancelled: no such word as "no"; write one of: '),
        ({"delimiter": ";"}, "--delimiter is for csv, not for ics"),
        ({"locked": True, "no_lock": True}, "--locked and --no-lock can't be used together"),
        ({"output": "x.csv"}, 'no option is called "output"'),
        ({"now": date(2024, 1, 1)}, "now is datetime.date(2024, 1, 1); give a datetime"),
        ({"times": None}, "times is None; give a text"),
        ({"width": 40.5}, "width is 40.5; give a whole number"),
        ({"width": True}, "width is True; give a whole number"),
        ({"full": "no"}, "full is 'no'; give True or False"),
        ({"tz": 5}, "tz is 5; give a text"),
    ],
)
def test_options_that_mean_nothing_are_refused(here: Path, options: Any, why: str) -> None:
    with pytest.raises(timeline.TimelineError) as refused:
        timeline.load().export("x.ics", **options)
    assert str(refused.value).startswith(why)
    assert list(here.iterdir()) == [here / "events.yaml"]


def test_nothing_goes_to_standard_output(here: Path) -> None:
    for paths, options in ((["-"], {}), ([], {"format": "csv"})):
        with pytest.raises(timeline.TimelineError, match="standard output is for the command"):
            timeline.load(here).export(*paths, now=STAMP, **options)  # type: ignore[arg-type]


def test_what_is_left_out_and_warned_of_is_told(here: Path) -> None:
    ghost = "  ghost: {kind: call, title: Ghost, audience: internal, when: 2024-03-03}\n"
    dim = "  dim: {kind: call, title: Dim, when: unknown}\n"
    off = "  off: {kind: call, title: Off, when: 2024-03-04, status: cancelled}\n"
    own = TALKS.replace("title: R", "title: {sw: R}\nlanguage: sw")
    Path("events.yaml").write_text(own + ghost + dim + off, encoding="utf-8")
    done = timeline.load().export("x.ics", cancelled="omit", lang="sw", now=STAMP)
    assert done.left_out == {"dim": "no day", "off": "as asked for"}
    assert done.internal == ("ghost",)
    assert "ghost" not in repr(done)
    assert done.warnings == ['--lang: timeline itself writes in "en", not in "sw"']
    done = timeline.load().export("y.csv", audience="internal")
    assert done.warnings == ["it is for colleagues only, but its name does not say so"]
    assert (done.left_out, len(list(here.iterdir()))) == ({}, 4)


def test_what_the_lock_makes_one_think_of_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("events.yaml").write_text(TALKS, encoding="utf-8")
    assert timeline.load().export("x.ics", now=STAMP).warnings == []
    Path("events.yaml").write_text(TALKS.replace("  talks:", "  other:"), encoding="utf-8")
    [hint] = timeline.load().export("x.ics", now=STAMP).warnings
    assert hint.startswith('"other" looks like "talks" with another id')
    Path("events.lock").unlink()
    Path("x.ics").unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    [warning] = timeline.load().export("x.ics", now=STAMP).warnings
    assert warning.startswith(
        f"{here / 'events.lock'}: not written, because its folder can't be written to"
    )


def test_where_no_event_is_left_nothing_is_written(here: Path) -> None:
    with pytest.raises(timeline.TimelineError, match="no event is left to export"):
        timeline.load().export("x.csv", kind="visit")
    assert list(here.iterdir()) == [here / "events.yaml"]


# What it does not do


def test_it_goes_by_no_clock_and_no_environment(here: Path) -> None:
    Path("events.yaml").write_text(f"updated: 2024-01-01\n{TALKS}{CALL}", encoding="utf-8")
    names = [f"x.{suffix}" for suffix in ("ics", "csv", "txt", "html", "md", "xlsx", "zip")]
    made = f"import timeline; print(timeline.load().export(*{names}).written)"
    for environment in (
        {"SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Kolkata", "COLUMNS": "40", "LC_ALL": "C"},
        {"SOURCE_DATE_EPOCH": "no number", "TZ": "America/Lima", "PYTHONHASHSEED": "7"},
    ):
        for path in here.iterdir():
            if path.name != "events.yaml":
                path.unlink()
        script(made, **environment)
        found = written_in(here)
        assert len(found) == 9
        if environment["SOURCE_DATE_EPOCH"] == "1":
            first = found
    assert found == first


def test_it_writes_nothing_but_exports_and_asks_no_network(here: Path) -> None:
    (here / "kinds.yaml").write_bytes(KINDS.read_bytes())
    told = script("""
        import os, sys
        seen, is_on = [], False
        harmless = ("os.walk", "os.listdir", "os.scandir")
        def hook(event, arguments):
            is_written = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            is_known = event.startswith(("socket.", "os.", "shutil.", "subprocess."))
            if is_on and (is_written or is_known and event not in harmless):
                seen.append((event, arguments))
        sys.addaudithook(hook)
        import pandas, pyarrow, timeline
        timeline.load("kinds.yaml").to_frame("events")  # what libraries do when they are loaded
        is_on = True
        timeline.check("kinds.yaml")
        loaded = timeline.load("kinds.yaml")
        loaded.events()
        for name in loaded.tables:
            loaded.rows(name), loaded.to_arrow(name), loaded.to_frame(name)
        print(seen)
        loaded.export("x.csv")
        print(sorted({event for event, _ in seen}))
        print("timeline.cli" in sys.modules)
        """)
    nothing, exported, is_command = told.splitlines()
    assert (nothing, is_command) == ("[]", "False")
    assert "os.rename" in exported
    assert "socket" not in exported


def test_the_garbage_collector_is_left_alone(here: Path) -> None:
    before = (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count())
    timeline.load(here).export("x.ics", now=STAMP)
    assert (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()) == before
    assert script("import gc, timeline; timeline.load(); print(gc.isenabled())") == "True\n"


# Threads and processes


def test_threads_that_work_at_once_get_what_one_gets(here: Path) -> None:
    for number in range(2):
        (here / str(number)).mkdir()
        (here / str(number) / "kinds.yaml").write_bytes(KINDS.read_bytes())

    def work(number: int) -> tuple[object, ...]:
        folder = here / str(number)
        loaded = timeline.load(folder / "kinds.yaml")
        for _ in range(3):
            loaded.export(folder / "x.ics", folder / "x.html", now=STAMP)
        return loaded.rows("events", lang="fr"), loaded.events(), written_in(folder)

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(work, range(2))
    assert one == other
    assert one == work(0)


def test_one_registry_is_shared_by_threads() -> None:
    loaded = timeline.load(KINDS)
    expected = [loaded.rows(name) for name in loaded.tables]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(loaded.rows, [*loaded.tables] * 3))
    assert found == expected * 3


def test_it_works_when_pickled_into_another_process(here: Path) -> None:
    loaded = timeline.load(KINDS)
    Path("in.pickle").write_bytes(pickle.dumps((loaded, loaded.events())))
    script("""
        import pickle
        from pathlib import Path
        loaded, events = pickle.loads(Path("in.pickle").read_bytes())
        assert loaded.events() == events
        done = loaded.export("x.csv")
        Path("out.pickle").write_bytes(pickle.dumps((loaded.rows("events"), done)))
        """)
    rows, done = pickle.loads((here / "out.pickle").read_bytes())  # noqa: S301 - our own
    assert rows == loaded.rows("events")
    assert [path.name for path in done.written] == ["x.csv"]


def test_an_error_is_pickled_with_what_it_carries(here: Path) -> None:
    (here / "events.yaml").write_text(TALKS.replace("talks,", "talk,"), encoding="utf-8")
    with pytest.raises(timeline.RegistryError) as refused:
        timeline.load()
    again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own
    assert (str(again), again.diagnostics) == (str(refused.value), refused.value.diagnostics)

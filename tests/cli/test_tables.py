"""Exports of tables: options, folders, archives, and what stands in the way."""

import csv
import io
import json
import shlex
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran
from timeline import formats

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\nevents:\n"
EVENTS = ROOT / "events.yaml"


def export(run: Run, *options: object) -> Ran:
    """Export the project's own registry, without its lock."""
    return run("export", EVENTS, "--no-lock", *options)


def table(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_columns_are_chosen_in_their_order(run: Run) -> None:
    ran = export(run, "-f", "csv", "--columns", "year, title,event_id,year")
    assert ran.out.splitlines()[0] == "\ufeffyear,title,event_id"


def test_the_time_at_the_desk_stands_beside_the_local_one(run: Run) -> None:
    ran = export(run, "-f", "csv", "--tz", "Europe/Rome", "--no-bom", "--part-of", "raisina-2023")
    [_, keynote] = table(ran.out)
    assert keynote["start_utc"] == "2023-03-02T13:00:00Z"
    assert keynote["desk_start"] == "2023-03-02T14:00:00+01:00"
    assert keynote["desk_end"] == "2023-03-02T15:00:00+01:00"
    assert list(keynote)[-2:] == ["desk_start", "desk_end"]


def test_what_is_before_the_calendar_at_the_desk_is_left_out(run: Run, tmp_path: Path) -> None:
    text = (
        "registry: r\ntitle: R\nevents: {a: {kind: talks, title: A, when: 0001-01-01 01:00 UTC}}\n"
    )
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    columns = "start_utc,desk_start"
    ran = run(
        "export",
        "r.yaml",
        "-f",
        "csv",
        "--no-bom",
        "--tz",
        "America/New_York",
        "--columns",
        columns,
    )
    assert ran.out.splitlines()[1] == "0001-01-01T01:00:00Z,"


@pytest.mark.parametrize(
    ("word", "delimiter"), [(";", ";"), ("|", "|"), ("tab", "\t"), ("\\t", "\t")]
)
def test_cells_are_divided_as_wanted(word: str, delimiter: str, run: Run) -> None:
    ran = export(run, "-f", "csv", "--no-bom", "--delimiter", word)
    assert len(table(ran.out, delimiter)) == 13
    assert ran.out.startswith(f"registry{delimiter}event_id{delimiter}uid{delimiter}")


def test_a_flat_table_has_as_many_lines_as_rows(run: Run, tmp_path: Path) -> None:
    text = f'{HEAD}  a: {{kind: talks, title: A, when: 2023, description: "b\\nc"}}\n'
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    assert len(run("export", "r.yaml", "-f", "csv").out.splitlines()) == 3
    assert len(run("export", "r.yaml", "-f", "csv", "--flat").out.splitlines()) == 2


def test_raw_texts_stand_as_they_are(run: Run, tmp_path: Path) -> None:
    text = 'registry: r\ntitle: R\nevents: {a: {kind: talks, title: "=1", when: 2023-07}}\n'
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    usual = run("export", "r.yaml", "-f", "csv", "--columns", "title,when_edtf", "--no-bom")
    assert usual.out.splitlines()[1] == "'=1,edtf:2023-07"
    raw = run("export", "r.yaml", "-f", "csv", "--columns", "title,when_edtf", "--no-bom", "--raw")
    assert raw.out.splitlines()[1] == "=1,2023-07"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--columns", "titel"], 'no column is called "titel"; did you mean "title"?'),
        (["--columns", "xyzzy"], "timeline formats csv --columns lists them"),
        (["--columns", ""], 'no column is called ""'),
        (["--columns", "desk_start"], 'no column is called "desk_start"; they need --tz'),
        (["--tz", "IST"], '"IST" is not an IANA time zone; did you mean "Asia/Kolkata"?'),
        (["--delimiter", "xx"], '--delimiter: "xx" can\'t divide cells; write , ; | or tab'),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(
    options: list[str], message: str, run: Run
) -> None:
    ran = run("export", "missing.yaml", "-f", "csv", *options)
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["-o", "a.csv", "--partition", "year"],
            "--partition is for package, parquet, not for csv",
        ),
        (["-o", "a.csv", "--tables", "parquet"], "--tables is for package, not for csv"),
        (
            ["-o", "a.sqlite", "--columns", "year"],
            "--columns is for csv, geojson, json, parquet, xlsx, not",
        ),
        (
            ["-o", "a/", "--columns", "year"],
            "--columns is for csv, geojson, json, parquet, xlsx, not",
        ),
        (
            ["-o", "a.zip", "--tz", "UTC"],
            "--tz is for csv, geojson, html, json, md, pages, parquet, txt, xlsx",
        ),
        (["-o", "a.jsonl", "--delimiter", ";"], "--delimiter is for csv, not for json"),
        (["-o", "a.xlsx", "--no-bom"], "--no-bom is for csv, not for xlsx"),
        (["-o", "a.xlsx", "--flat"], "--flat is for csv, not for xlsx"),
        (["-f", "txt", "--raw"], "--raw is for csv, package, not for txt"),
        (["--partition", "year"], "--partition is for package, parquet, not for csv, ics"),
    ],
)
def test_an_option_that_no_output_heeds_is_refused(
    options: list[str], message: str, run: Run, tmp_path: Path
) -> None:
    ran = export(run, *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["json", "JSONL", "ndjson"])
def test_a_format_may_be_called_by_its_suffix(word: str, run: Run) -> None:
    assert len(export(run, "-f", word).out.splitlines()) == 13


def test_a_name_without_a_suffix_is_a_folder(run: Run, tmp_path: Path) -> None:
    ran = export(run, "-o", "pkg/")
    assert (ran.code, ran.err) == (0, "pkg, a folder of tables: 13 events\n")
    described = json.loads((tmp_path / "pkg" / "datapackage.json").read_bytes())
    paths = {resource["path"] for resource in described["resources"]}
    assert {path.name for path in (tmp_path / "pkg").iterdir()} == {*paths, "datapackage.json"}


def test_a_folder_that_is_there_is_filled_and_keeps_what_else_it_holds(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "data.v1").mkdir()
    (tmp_path / "data.v1" / "README.md").write_text("mine", encoding="utf-8")
    assert export(run, "-f", "package", "-o", "data.v1").code == 0
    assert (tmp_path / "data.v1" / "README.md").read_text(encoding="utf-8") == "mine"
    before = (tmp_path / "data.v1" / "events.csv").stat().st_mtime_ns
    assert (
        export(run, "-f", "package", "-o", "data.v1").err
        == "data.v1, a folder of tables: 13 events, unchanged\n"
    )
    assert (tmp_path / "data.v1" / "events.csv").stat().st_mtime_ns == before


def test_an_archive_is_one_file(run: Run, tmp_path: Path) -> None:
    assert export(run, "-o", "pkg.zip").code == 0
    with zipfile.ZipFile(tmp_path / "pkg.zip") as archive:
        assert "datapackage.json" in archive.namelist()


def test_a_folder_goes_to_standard_output_as_an_archive(run: Run) -> None:
    ran = export(run, "-f", "package")
    assert zipfile.is_zipfile(io.BytesIO(ran.data))


def test_by_year_a_folder_holds_nothing_that_would_be_read_with_it(
    run: Run, tmp_path: Path
) -> None:
    options = ("-f", "parquet", "-o", "archive", "--partition", "year")
    assert export(run, *options).code == 0
    years = {path.name for path in (tmp_path / "archive").iterdir()}
    assert years == {"year=2023", "year=0"}
    assert export(run, *options).err == "archive: 13 events, unchanged\n"
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("archive/*/*")}
    ran = export(run, *options, "--kind", "visit")
    assert ran.code == 2
    assert ran.err.startswith("timeline: archive/year=0/events.parquet: this is not part of the")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("archive/*/*")} == before


def test_by_year_a_registry_without_events_has_a_file_without_rows(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "r.yaml").write_text("registry: r\ntitle: R\nevents: {}\n", encoding="utf-8")
    run("export", "r.yaml", "-f", "parquet", "-o", "archive", "--partition", "year")
    [path] = tmp_path.glob("archive/*/*")
    assert path.parent.name == "year=0"


LAKE = ("-f", "package", "-o", "lake")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "missing/pkg"], "missing/pkg: no such file or folder; nothing was written"),
        (
            ["-f", "package", "-o", "taken"],
            "taken: there is a file with this name; nothing was written",
        ),
        (["-o", "taken"], "taken: no format has this suffix"),
        (["-o", "csv"], "csv: no format has this suffix"),
        (["-o", ""], "no format has this suffix"),
        (["-o", ".."], "no format has this suffix"),
        (["-f", "parquet", "--partition", "year"], "several files need a folder, as in -o archive"),
        (["-f", "parquet", "--partition", "year", "-o", "a.zip"], "several files need a folder"),
        (
            ["-f", "parquet", "--partition", "year", "-o", "a", "--columns", "year"],
            "--columns leaves no other; nothing was written",
        ),
        (
            [*LAKE, "--tables", "parquet", "--partition", "year"],
            "--partition year: many registries share a folder of all tables; write registry,year",
        ),
        ([*LAKE, "--partition", "registry,year"], "add --tables parquet or jsonl; nothing was"),
        (
            [*LAKE, "--tables", "jsonl", "--partition", "year,decade,registry"],
            "--partition: choose year or decade, not both, because each year is in one decade",
        ),
        ([*LAKE, "--partition", "registry,century"], '--partition: no such word as "century"'),
        (
            ["-o", "a.zip", "--tables", "jsonl", "--partition", "registry"],
            "several files need a folder",
        ),
        (["-o", "a.xlsx", "--columns", "occurrence"], "none of these is a column of events"),
    ],
)
def test_what_can_not_be_a_folder_is_refused(
    options: list[str], message: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    ran = export(run, *options)
    assert ran.code == 2
    assert message in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_file_is_not_written_twice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    ran = export(run, "-o", "d/events.csv", "-o", "d")
    assert (ran.code, ran.err) == (
        *(2, "timeline: two outputs would write the same file; nothing was written\n"),
    )
    assert list((tmp_path / "d").iterdir()) == []


def test_a_folder_that_can_not_be_filled_is_not_left_empty(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    ran = export(run, "-o", "pkg")
    assert ran.code == 2
    assert "No space left on device; nothing was written" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("library", "extra"),
    [("xlsxwriter", "xlsx"), ("pyarrow", "parquet")],
)
def test_a_library_that_is_missing_is_named_with_what_installs_it(
    library: str, extra: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ran = export(run, "-o", f"events.{extra}", "-o", "events.csv")
    assert ran.code == 2
    pip = f"{shlex.quote(sys.executable)} -m pip install {library}"
    hint = f'run {pip}, or install timeline with the extra "{extra}"'
    assert ran.err == f"timeline: {library} is missing: {hint}\n"
    assert list(tmp_path.iterdir()) == []


def test_what_is_shortened_in_a_workbook_is_named_and_whole_in_the_table(
    run: Run, tmp_path: Path
) -> None:
    long = "a" * 40_000
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2023, description: {long}}}\n"
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    ran = run("export", "r.yaml", "-o", "r.xlsx", "-o", "r.csv")
    assert "  warning: events: the description of a is over 32,767 characters" in ran.err
    assert long in (tmp_path / "r.csv").read_text(encoding="utf-8")


def test_what_is_shortened_is_named_by_its_row_where_its_id_is_not_shown(
    run: Run, tmp_path: Path
) -> None:
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2023, description: {'a' * 40_000}}}\n"
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    ran = run("export", "r.yaml", "-o", "r.xlsx", "--columns", "description")
    assert "the description of row 2 is over 32,767 characters" in ran.err


def test_formats_lists_the_columns_of_one(run: Run) -> None:
    lines = run("formats", "csv", "--columns").out.splitlines()
    assert lines[0] == "| column | type | unit | meaning | source | words |"
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert (
        "| `duration_days` | integer | days | days it touches, where they are known | when | |"
        in lines
    )
    assert lines[-1].startswith("| `short_title` | text |")


def test_formats_lists_the_tables_of_one(run: Run) -> None:
    out = run("formats", "PACKAGE", "--columns").out
    assert out.startswith("## events\n\nOne row an event;")
    assert "\n\n## trips\n\nOne row a leader's visit" in out


def test_formats_tells_of_one(run: Run) -> None:
    assert run("formats", "csv").out == "csv      table of the events, one row each\n"


WITH_COLUMNS = "write one of: csv, geojson, json, package, parquet, sqlite, xlsx"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["parket"], 'no format is called "parket"; did you mean "parquet"?'),
        (["ics", "--columns"], f"--columns: ics has none; {WITH_COLUMNS}"),
        (["--columns"], f"--columns: name a format; {WITH_COLUMNS}"),
    ],
)
def test_formats_refuses_what_has_no_columns(words: list[str], message: str, run: Run) -> None:
    ran = run("formats", *words)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("name", formats.names())
def test_a_suffix_may_be_in_capitals(name: str, run: Run, tmp_path: Path) -> None:
    path = f"EVENTS.{formats.suffix_of(name).upper()}"
    assert export(run, "-o", path).code == 0
    assert (tmp_path / path).exists()

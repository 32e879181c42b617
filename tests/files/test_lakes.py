"""A folder that many registries share: each export is whole, and nobody else's files change."""

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.nursery import Job, Nursery, nursery

Run = Callable[..., Ran]
LAKE = ("-f", "package", "--tables", "jsonl", "--partition", "registry,year", "-o", "lake")
KILLS = int(os.environ.get("KILLS", "8"))


def registry(name: str, *years: int) -> str:
    """Return a registry with an event in each of these years."""
    events = "".join(
        f"  e{year}: {{kind: visit, title: Visit {name} {year}, when: {year}-03-01, "
        "participants: {ITA: guest, IND: host}, sources: [s]}\n"
        for year in years
    )
    head = f"registry: {name}\ntitle: {name}\nsources: {{s: {{publisher: P}}}}\nevents:\n"
    return f"{head}{events}"


OLD, NEW, OTHER = registry("r", 2021, 2022), registry("r", 2022, 2023), registry("s", 2022)


@pytest.fixture(scope="module")
def warm() -> Iterator[Nursery]:
    with nursery() as made:
        yield made


def put(text: str, folder: Path = Path()) -> None:
    """Put a registry into a folder."""
    (folder / "r.yaml").write_text(text, encoding="utf-8")


def held(lake: Path) -> dict[str, bytes]:
    """Return all files of a lake, hidden ones too."""
    files = (path for path in lake.rglob("*") if path.is_file())
    return {str(path.relative_to(lake)): path.read_bytes() for path in files}


def of(name: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of one registry."""
    return {path: data for path, data in files.items() if f"/registry={name}/" in path}


def lake(run: Run, *texts: str) -> dict[str, bytes]:
    """Export registries into one lake, and return what it holds."""
    for text in texts:
        put(text)
        ran = run("export", "r.yaml", *LAKE)
        assert ran.code == 0, ran.err
    return held(Path("lake"))


def test_registries_share_a_lake_and_each_has_folders_of_its_own(run: Run) -> None:
    alone = lake(run, OTHER)
    both = lake(run, OLD)
    assert of("s", both) == alone
    assert {path.split("/")[1] for path in both} == {"registry=r", "registry=s"}
    years = {path.split("/")[2] for path in of("r", both) if path.startswith("events/")}
    assert years == {"year=2021", "year=2022"}


def test_years_that_are_gone_are_taken_away_with_their_folders(run: Run) -> None:
    lake(run, OTHER, OLD)
    found = lake(run, NEW)
    years = {path.split("/")[2] for path in of("r", found) if path.startswith("events/")}
    assert years == {"year=2022", "year=2023"}
    assert not list(Path("lake").glob("*/registry=r/year=2021"))
    assert of("s", found) == of("s", lake(run, OTHER))


def test_an_export_with_nothing_new_touches_no_file(run: Run) -> None:
    lake(run, OLD)
    files = [path for path in Path("lake").rglob("*") if path.is_file()]
    before = [path.stat() for path in files]
    ran = run("export", "r.yaml", *LAKE)
    assert ran.err == "lake, a folder of tables: 2 events, unchanged\n"
    assert [path.stat() for path in files] == before


def test_files_of_others_elsewhere_in_the_lake_stay(run: Run) -> None:
    names = ("notes.txt", "events/other.parquet", "events/registry=t/year=2022/x.parquet")
    paths = [Path("lake") / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    lake(run, OLD, NEW)
    assert [path.read_text() for path in paths] == ["mine"] * 3


def test_files_of_others_in_a_folder_of_its_own_are_refused_and_nothing_is_written(
    run: Run,
) -> None:
    before = lake(run, OLD)
    put(NEW)
    for name in ("year=2022/other.jsonl", "year=1999/events.csv.bak", "x.jsonl"):
        path = Path("lake/events/registry=r") / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
        ran = run("export", "r.yaml", *LAKE)
        assert ran.code == 2
        assert ran.err.startswith(f"timeline: {path}: this is not part of the export")
        path.unlink()
        assert held(Path("lake")) == before


@pytest.mark.parametrize("is_link", [True, False])
def test_a_folder_of_its_own_that_is_none_is_refused(run: Run, *, is_link: bool) -> None:
    lake(run, OTHER)
    Path("elsewhere").mkdir()
    name = Path("lake/events/registry=r")
    if is_link:
        name.symlink_to(Path("elsewhere").absolute())
    else:
        name.write_text("mine")
    before = held(Path("lake"))
    put(OLD)
    ran = run("export", "r.yaml", *LAKE)
    assert (ran.code, str(name) in ran.err or "link to" in ran.err) == (2, True)
    assert (held(Path("lake")), list(Path("elsewhere").iterdir())) == (before, [])


def test_the_files_of_an_earlier_form_are_taken_away(run: Run) -> None:
    lake(run, OLD)
    words = [word.replace("year", "decade") for word in LAKE]
    assert run("export", "r.yaml", *words).code == 0
    assert not list(Path("lake").rglob("year=*"))
    assert Path("lake/events/registry=r/decade=2020/events.jsonl").exists()


@pytest.mark.uncounted
def test_a_killed_export_leaves_every_file_whole_and_the_next_one_completes_it(
    warm: Nursery, tmp_path: Path
) -> None:
    job = ("export", "r.yaml", *LAKE)

    def export(text: str, call: int = 0) -> int:
        put(text, tmp_path)
        [came] = warm.run(Job(job, str(tmp_path), call=call))
        codes.append(came.code)
        return came.calls

    codes: list[int] = []
    export(OTHER)
    other = held(tmp_path / "lake")
    export(OLD)
    old = held(tmp_path / "lake")
    shutil.copytree(tmp_path / "lake", tmp_path / "old")
    calls = export(NEW)
    new = held(tmp_path / "lake")
    mixed, first = 0, calls // 2  # before that, it reads and makes ready
    last = calls - first
    draw = random.Random(2023)  # noqa: S311
    for part in range(KILLS):
        call = first + draw.randint(part * last // KILLS + 1, (part + 1) * last // KILLS)
        shutil.rmtree(tmp_path / "lake")
        shutil.copytree(tmp_path / "old", tmp_path / "lake")
        export(NEW, call)
        assert codes[-1] == -signal.SIGKILL
        found = held(tmp_path / "lake")
        assert of("s", found) == other
        for path, data in found.items():
            name = path.rpartition("/")[2]
            assert name.startswith(".") or data in (old.get(path), new.get(path)), path
        missing = set(old) & set(new) - set(found)
        assert missing == set()
        mixed += any(found.get(path) == data != old.get(path) for path, data in new.items())
        export(NEW)
        assert held(tmp_path / "lake") == new
    assert set(codes) == {0, -signal.SIGKILL}
    assert mixed > KILLS // 10


@pytest.mark.uncounted
def test_exports_of_several_registries_and_editions_at_once_leave_each_whole(
    warm: Nursery, tmp_path: Path
) -> None:
    wholes: dict[str, list[dict[str, bytes]]] = {}
    jobs = []
    for folder, name, text in (("1", "r", OLD), ("2", "r", NEW), ("3", "s", OTHER)):
        (tmp_path / folder).mkdir()
        put(text, tmp_path / folder)
        job = Job(("export", f"{folder}/r.yaml", *LAKE), str(tmp_path))
        assert warm.run(job)[0].code == 0
        wholes.setdefault(name, []).append(of(name, held(tmp_path / "lake")))
        jobs.append(job)
    for _ in range(3):
        assert [came.code for came in warm.run(*jobs, *jobs)] == [0] * 6
        found = held(tmp_path / "lake")
        assert of("r", found) in wholes["r"]
        assert of("s", found) in wholes["s"]
        assert len(found) == len(of("r", found)) + len(of("s", found))

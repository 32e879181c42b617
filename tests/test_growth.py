"""Twice the input takes about twice the time, whatever it is and whatever is done with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.growth import MOST, growth, spent
from tests.shapes import REFUSED, TAKEN
from timeline.changes import lockfile
from timeline.formats import names
from timeline.reading.loader import load

OUTPUTS = [f"x.{name}" for name in names() if name not in ("csv", "parquet", "xlsx")]
COMMANDS = {
    "check": ("check", "r.yaml"),
    "export": (
        "export",
        "r.yaml",
        "--full",
        *(f"--output={output}" for output in OUTPUTS),
        "--output=x.csv",
    ),
    "show": ("show", "r.yaml", "--full"),
    "lock": ("lock", "r.yaml"),
}
SIZES = {"check": 40_000, "export": 8_000, "show": 10_000, "lock": 12_000}
pytestmark = pytest.mark.uncounted


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_takes_time_by_its_size(
    name: str, command: str, run: Callable[..., Ran]
) -> None:
    def measure(times: int) -> float:
        Path("r.yaml").write_text(TAKEN[name](times * SIZES[command]), encoding="utf-8")
        Path("r.lock").unlink(missing_ok=True)
        Path("x.ics").unlink(missing_ok=True)  # it would be ahead of a lock that is begun anew
        ran: list[Ran] = []
        seconds = spent(lambda: ran.append(run(*COMMANDS[command])))
        assert ran[0].code == 0, ran[0].err
        return seconds

    assert growth(measure) < MOST


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_takes_time_by_its_size(name: str) -> None:
    def measure(times: int) -> float:
        data = REFUSED[name](times * SIZES["check"]).encode()
        return spent(lambda: load([("r.yaml", data)]))

    assert growth(measure) < MOST


LINE = '{{"id":"e{0}","sequence":0,"modified":"2023-03-02T09:00:00Z","title":"{1}",'
REST = '"times":"DTSTART;VALUE=DATE:20230302 DTEND;VALUE=DATE:20230303","face":"f"}\n'
LOCKS: dict[str, Callable[[int], str]] = {
    "lines": lambda size: "".join(f"{LINE.format(n, 'A')}{REST}" for n in range(size // 150)),
    "a title": lambda size: f"{LINE.format(1, 'a' * size)}{REST}",
    "damage": lambda size: "x\n" * (size // 2),
    "marks of a merge": lambda size: "<<<<<<< x\n" * (size // 10),
    "times": lambda size: (
        LINE.format(1, "A")
        + f'"times":"DTSTART:20230302T090000Z RDATE:{",".join(["20230303T090000Z"] * (size // 17))}'
        + '","face":"f"}\n'
    ),
}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_read_in_time_by_its_size(name: str) -> None:
    def measure(times: int) -> float:
        data = f'{{"lock":1,"registry":"r"}}\n{LOCKS[name](times * 100_000)}'.encode()
        return spent(lambda: lockfile.read(data, "r.lock", "r"))

    assert growth(measure) < MOST


@pytest.mark.parametrize(
    "when", ["10:00 Europe/Rome", "10:00 Africa/Cairo", "21:30 America/Santiago"]
)
@pytest.mark.parametrize("rule", ["{rule: weekly, until: 2033-12-31}", "FREQ=DAILY;COUNT=%d000"])
def test_series_are_exported_in_time_by_their_occurrences(
    rule: str, when: str, run: Callable[..., Ran]
) -> None:
    """Either more series of ten years, or a longer one; in three forms: see timeline/ical."""

    def measure(times: int) -> float:
        is_longer = "%d" in rule
        repeats = rule % times if is_longer else rule
        event = f"{{kind: talks, title: A, when: 2024-01-02 {when}, repeats: {repeats}}}"
        events = "".join(f"  e{n}: {event}\n" for n in range(1 if is_longer else 4 * times))
        Path("r.yaml").write_text(f"registry: r\ntitle: R\nevents:\n{events}", encoding="utf-8")
        for name in ("r.lock", "r.ics"):
            Path(name).unlink(missing_ok=True)
        ran: list[Ran] = []
        seconds = spent(lambda: ran.append(run("export", "r.yaml", "-o", "r.ics")))
        assert ran[0].code == 0, ran[0].err
        return seconds

    assert growth(measure) < MOST


def test_there_are_forty_shapes_and_each_grows_with_its_size() -> None:
    shapes = {**REFUSED, **TAKEN}
    assert len(shapes) >= 40
    for shape in shapes.values():
        assert 1.7 < len(shape(400_000)) / len(shape(200_000)) < 2.3

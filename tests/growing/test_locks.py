"""Twice the registry, or twice the lock, takes about twice the time to keep and to add to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST, growth, spent
from tests.growing.shapes import TAKEN
from timeline.changes import lockfile

COMMANDS = {
    "calendar": ("export", "r.yaml", "-o", "x.ics", "--undated", "span"),
    "new": ("new", "talks", "r.yaml"),
}
SIZE = 12_000


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TAKEN)
def test_a_lock_takes_time_by_the_size_of_its_registry(name: str, command: str, run: Run) -> None:
    assert growth_of(run, COMMANDS[command], TAKEN[name], SIZE) < MOST


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
HEAD = '{"lock":1,"registry":"r"}\n'


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_read_in_time_by_its_size(name: str) -> None:
    def measure(times: int) -> float:
        data = f"{HEAD}{LOCKS[name](times * 100_000)}".encode()
        return spent(lambda: lockfile.read(data, "r.lock", "r"))

    assert growth(measure) < MOST


@pytest.mark.parametrize(
    "words",
    [("--resolve", "r.yaml"), ("--merge", "r.lock", "r.lock", "r.lock"), ("--prune", "r.yaml")],
)
def test_a_lock_is_settled_and_brought_up_to_date_in_time_by_its_size(
    words: tuple[str, ...], run: Run
) -> None:
    def measure(times: int) -> float:
        Path("r.yaml").write_text("registry: r\ntitle: R\nevents: {}\n", encoding="utf-8")
        lines = LOCKS["lines"](times * 100_000)
        more = LOCKS["marks of a merge"](times * 10_000) if "--resolve" in words else ""
        Path("r.lock").write_text(f"{HEAD}{lines}{more}", encoding="utf-8")
        ran: list[Ran] = []
        seconds = spent(lambda: ran.append(run("lock", *words)))
        assert ran[0].code == 0, ran[0].err
        return seconds

    assert growth(measure) < MOST


@pytest.mark.parametrize(
    "when", ["10:00 Europe/Rome", "10:00 Africa/Cairo", "21:30 America/Santiago"]
)
@pytest.mark.parametrize("rule", ["{rule: weekly, until: 2033-12-31}", "FREQ=DAILY;COUNT=%d000"])
def test_series_are_exported_in_time_by_their_occurrences(rule: str, when: str, run: Run) -> None:
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

"""Two runs that would work in one folder."""

import fcntl
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.files import holding
from timeline.files.holding import alone

HOLD = ".timeline.hold"


def test_who_waits_for_another_run_is_told(tmp_path: Path) -> None:
    told: list[Path] = []

    def wait() -> None:
        with alone(tmp_path, told.append):
            pass

    with ThreadPoolExecutor(1) as pool:
        with alone(tmp_path, told.append):
            waiting = pool.submit(wait)
            end = time.monotonic() + 30
            while not told:
                assert time.monotonic() < end
            assert not waiting.done()
        waiting.result(timeout=30)
    assert told == [tmp_path]
    assert list(tmp_path.iterdir()) == []


def test_a_wait_ends_with_a_message(tmp_path: Path) -> None:
    told: list[Path] = []
    said = r": another run has held this folder for 0.2 s; nothing was written; wait longer with"
    with alone(tmp_path, told.append):
        with pytest.raises(TimelineError, match=said), alone(tmp_path, told.append, 0.2):
            pass
        assert (tmp_path / HOLD).exists()
    assert told == [tmp_path]


def test_a_reader_of_the_folder_holds_up_nobody(tmp_path: Path) -> None:
    reader = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(reader, fcntl.LOCK_EX)
    told: list[Path] = []
    with alone(tmp_path, told.append, 0):
        assert (tmp_path / HOLD).stat().st_mode & 0o777 == 0o600
    os.close(reader)
    assert told == []


@pytest.mark.parametrize(("folder", "hold"), [(0o755, 0o600), (0o775, 0o660), (0o777, 0o666)])
def test_who_may_write_to_the_folder_may_hold_it(tmp_path: Path, folder: int, hold: int) -> None:
    tmp_path.chmod(folder)
    with alone(tmp_path, print):
        assert (tmp_path / HOLD).stat().st_mode & 0o777 == hold


def test_a_private_file_under_the_name_of_a_hold_stays_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    private = tmp_path / "private"
    private.write_text("secret", encoding="utf-8")
    private.chmod(0o600)
    (tmp_path / HOLD).hardlink_to(private)
    with alone(tmp_path, print, 0):
        assert private.stat().st_mode & 0o777 == 0o600
    assert private.read_text(encoding="utf-8") == "secret"


def test_a_group_that_can_not_be_given_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    tmp_path.chmod(0o775)
    monkeypatch.setattr(os, "fchown", refuse)
    with alone(tmp_path, print):
        assert (tmp_path / HOLD).stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_holds_nothing(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from timeline.files.holding import alone"
        "\nwith alone(Path(sys.argv[1]), print): os.kill(os.getpid(), signal.SIGKILL)"
    )
    ran = subprocess.run([sys.executable, "-c", code, tmp_path], check=False)
    assert ran.returncode < 0
    assert (tmp_path / HOLD).exists()
    with alone(tmp_path, print, 0):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [FileExistsError, PermissionError])
def test_a_hold_that_can_not_be_opened_is_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    def refuse(_file: Path) -> tuple[int, bool]:
        raise error

    (tmp_path / HOLD).touch()
    monkeypatch.setattr(holding, "_opened", refuse)
    with pytest.raises(TimelineError, match="another run"), alone(tmp_path, print, 0):
        pass


def test_a_hold_that_was_removed_meanwhile_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = holding._opened  # noqa: SLF001
    times: list[int] = []

    def late(file: Path) -> tuple[int, bool]:
        made = opened(file)
        if not times:
            file.unlink()
        times.append(made[0])
        return made

    monkeypatch.setattr(holding, "_opened", late)
    with alone(tmp_path, print, 0.1):
        assert (tmp_path / HOLD).exists()
    assert len(times) == 2


@pytest.mark.parametrize("name", ["_share", "_is_taken"])
def test_a_signal_leaves_no_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = getattr(holding, name)
    times: list[str] = []

    def interrupt(*arguments: object) -> object:
        times.append(name)
        if len(times) == 1:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(holding, name, interrupt)
    with pytest.raises(KeyboardInterrupt), alone(tmp_path, print):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_signal_before_the_hold_is_ours_leaves_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[bool] = []

    def interrupt(*_: object) -> bool:
        times.append(True)
        if len(times) == 1:
            raise KeyboardInterrupt
        return False

    monkeypatch.setattr(holding, "_is_taken", interrupt)
    with pytest.raises(KeyboardInterrupt), alone(tmp_path, print):
        pass
    assert (tmp_path / HOLD).exists()


def test_a_signal_while_the_hold_is_removed_removes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink
    times: list[Path] = []

    def interrupt(file: Path, **options: bool) -> None:
        times.append(file)
        if len(times) == 1:
            raise KeyboardInterrupt
        unlink(file, **options)

    monkeypatch.setattr(Path, "unlink", interrupt)
    with pytest.raises(KeyboardInterrupt), alone(tmp_path, print):
        pass
    assert list(tmp_path.iterdir()) == []

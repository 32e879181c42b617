"""The picture as a file."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import DATA, chronology
from tests.formats.outputs import made


def test_a_year_of_forty_events_is_the_golden_file(golden: Callable[[Path, bytes], None]) -> None:
    text = (DATA / "valid" / "year.yaml").read_text(encoding="utf-8")
    golden(DATA / "golden" / "year.svg", made("svg", chronology(text)).data)

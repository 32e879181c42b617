"""Files, read whole, or refused where they are too large."""

import re
from pathlib import Path

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.files import reading


def test_no_more_is_read_than_a_registry_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 3_000_000)
    (tmp_path / "fine.yaml").write_bytes(b"#" * 3_000_000)
    assert len(reading.read(str(tmp_path / "fine.yaml"))) == 3_000_000
    (tmp_path / "large.yaml").write_bytes(b"#" * 3_000_001)
    for name in (str(tmp_path / "large.yaml"), "/dev/zero"):
        message = f"{name}: over 3 MB; make several registries of it"
        with pytest.raises(TimelineError, match=re.escape(message)):
            reading.read(name)

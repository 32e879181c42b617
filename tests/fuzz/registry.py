"""Any bytes as a file of a registry: they are one, or their faults are told."""

from collections.abc import Iterator

from tests.conftest import DATA, ROOT
from timeline.diagnostics.reporting import FORMATS
from timeline.reading.loader import Loaded, load

LONGEST = 4096


def run(data: bytes) -> Loaded:
    """Load a registry that may be broken, and see that each finding has a place in its file."""
    result = load([("events.yaml", data)])
    (source,) = result.sources
    for finding in result.findings:
        place = finding.location
        assert place is not None
        assert place.file == source.file
        assert 1 <= place.column <= len(source.line(place.line)) + 1
        assert 1 <= place.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert finding.message
    assert (result.registry is None) == result.has_errors
    for report in FORMATS.values():
        report(result.findings, result.sources)
    return result


def seeds() -> Iterator[bytes]:
    """Yield registries, whole and in pieces, and what is wrong in a registry."""
    for path in (*sorted((DATA / "invalid").glob("*.yaml")), *(DATA / "valid").glob("*.yaml")):
        data = path.read_bytes()
        yield data[:LONGEST]
    events = (ROOT / "events.yaml").read_bytes()
    yield from (events[at : at + LONGEST] for at in range(0, len(events), LONGEST))

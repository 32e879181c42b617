"""What holds of a registry, whatever becomes of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from timeline.loader import Loaded, load
from timeline.reporting import FORMATS

REGISTRY = (ROOT / "events.yaml").read_bytes()
"""The registry at the top level: it has no findings."""
positions = st.integers(0, len(REGISTRY) - 1)
bytes_ = st.binary(min_size=1, max_size=1)


def check(data: bytes) -> Loaded:
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


@settings(max_examples=100, derandomize=True, deadline=None)
@given(positions, bytes_)
def test_a_registry_with_a_byte_replaced_is_loaded_or_its_faults_told(at: int, byte: bytes) -> None:
    check(REGISTRY[:at] + byte + REGISTRY[at + 1 :])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(positions, bytes_)
def test_a_registry_with_a_byte_too_many_is_loaded_or_its_faults_told(at: int, byte: bytes) -> None:
    check(REGISTRY[:at] + byte + REGISTRY[at:])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(positions)
def test_a_registry_with_a_byte_missing_is_loaded_or_its_faults_told(at: int) -> None:
    check(REGISTRY[:at] + REGISTRY[at + 1 :])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.binary())
def test_whatever_the_bytes_of_a_file_they_are_no_registry_but_bring_findings(data: bytes) -> None:
    assert check(data).registry is None


@settings(max_examples=50, derandomize=True, deadline=None)
@given(positions)
def test_a_registry_that_breaks_off_is_loaded_or_its_faults_told(at: int) -> None:
    check(REGISTRY[:at])

"""What holds of a registry, whatever becomes of it."""

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, STAMP, selected
from tests.fuzz.registry import run as check
from timeline import formats
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import TimelineError
from timeline.reading.loader import load

REGISTRY = (ROOT / "events.yaml").read_bytes()
"""The registry at the top level: it has no findings."""
positions = st.integers(0, len(REGISTRY) - 1)
bytes_ = st.binary(min_size=1, max_size=1)


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


HEAD = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
places: {rome: {name: Rome, country: ITA}, delhi: {name: D, country: IND, timezone: Asia/Kolkata}}
events:
"""
DAYS = [
    *("0001-01-01", "2023-01-31", "2023-03-02", "2023-03-09", "2023-03-10", "2023-03-26"),
    *("2024-02-29", "2026-05-05", "9998-12-30", "9998-12-31"),
]
WHENS = [
    *DAYS,
    "2023-03-02 16:00",
    "2023-03-02 10:00 to 12:00",
    "2023-03-09 23:00 to 2023-03-10 01:00",
    "2023-03-02 to 2023-03-04",
    "2023-03-02 16:00 to 2023-03-04",
    "2023-03-02 evening to 23:00",
    "2023-03-19 02:30",
    "2023-03-26 02:30 Asia/Kolkata",
    "2023-03-03 08:00 Pacific/Tongatapu to 2023-03-02 20:00 Pacific/Honolulu",
    "0001-01-01 00:30 Asia/Kolkata",
    "9998-12-30 23:30 America/New_York",
    "9996-01-01 to 9998-12-30",
    "2023-03",
    "unknown",
    "",
]
RULES = [
    *("FREQ=YEARLY;INTERVAL=20", "FREQ=MONTHLY;INTERVAL=240", "FREQ=WEEKLY;COUNT=3"),
    *("FREQ=DAILY;COUNT=20", "FREQ=MONTHLY;BYDAY=1TH;COUNT=5", "FREQ=YEARLY;COUNT=3"),
]
some_days = st.lists(st.sampled_from(DAYS), max_size=2, unique=True)


@st.composite
def changes(draw: st.DrawFn) -> str:
    """Draw what is changed of an occurrence."""
    options = {
        "when": WHENS,
        "status": ["cancelled", "postponed", ""],
        "title": ["X", "{en: X, it: Y}", ""],
        "place": ["rome", "delhi", "nowhere", ""],
    }
    names = draw(st.lists(st.sampled_from(sorted(options)), max_size=2, unique=True))
    fields = [f"{name}: {draw(st.sampled_from(options[name]))}" for name in names]
    return f"{{{', '.join(fields)}}}"


@st.composite
def repeated(draw: st.DrawFn) -> str:
    """Draw a registry with an event that repeats, and perhaps a part of it."""
    fields = [f'rule: "{draw(st.sampled_from(RULES))}"']
    if draw(st.booleans()):
        fields.append(f"until: {draw(st.sampled_from(DAYS))}")
    fields += [f"{name}: [{', '.join(draw(some_days))}]" for name in ("except", "also")]
    changed = [f"{day}: {draw(changes())}" for day in draw(some_days)]
    fields.append(f"changes: {{{', '.join(changed)}}}")
    when, place = draw(st.sampled_from(WHENS)), draw(st.sampled_from(["rome", "delhi"]))
    repeats = f"when: {when}, place: {place}, repeats: {{{', '.join(fields)}}}"
    text = f"{HEAD}  a: {{kind: talks, title: A, {repeats}}}\n"
    if draw(st.booleans()):
        when = draw(st.sampled_from(WHENS))
        text += f"  b: {{kind: talks, title: B, part_of: a, when: {when}}}\n"
    return text


@settings(max_examples=150, derandomize=True, deadline=None)
@given(repeated())
@example(f"{HEAD}  a: {{kind: talks, title: A, when: 9990-01-01 to 9998-12-31, repeats: yearly}}\n")
@example(
    f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, "
    "repeats: {rule: weekly, changes: {2023-03-09: {title: }}}}\n"
)
def test_an_event_that_repeats_is_shown_in_every_format_or_its_faults_told(text: str) -> None:
    result = load([("events.yaml", text.encode())])
    if result.registry is None:
        assert result.has_errors
        return
    chosen = selected(result.registry, Selection(), STAMP)
    with suppress(TimelineError):
        shown = expand(chosen, Selection())
        for name in formats.names():
            format = formats.load(name)
            made = format.render(chosen if format.REPEATS is formats.Repeats.WHOLE else shown)
            assert made.data or made.folder

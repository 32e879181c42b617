"""How the time of imports grows with the number of events that come in, and of those there."""

import pytest

from tests.growing.growth import MOST, growth, spent
from tests.importing.test_merging import FILE, HEAD, Event, took
from timeline.importing.ledger import Ledger

MANY = 150


def events(count: int, shape: str) -> dict[str, Event]:
    """Return events of other days, of one title, of one day, or all part of the first."""
    found: dict[str, Event] = {}
    for number in range(count):
        day = f"2027-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        found[f"u{number}"] = {
            "title": "Session" if shape == "one title" else f"Session of group {number}",
            "when": "2027-03-01" if shape == "one day" else day,
            "topics": [f"t{number}"],
        }
        if shape == "parts" and number:
            found[f"u{number}"] |= {"part_of": ["u0"], "when": found["u0"]["when"]}
    return found


@pytest.mark.uncounted
@pytest.mark.parametrize("shape", ["days", "one title", "one day", "parts"])
def test_an_import_grows_with_its_events(shape: str) -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, shape)
        return spent(lambda: took({FILE: HEAD.encode()}, Ledger("r"), coming))

    assert growth(measure) < MOST


@pytest.mark.uncounted
@pytest.mark.parametrize("shape", ["days", "one title", "one day"])
def test_an_update_grows_with_its_events(shape: str) -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, shape)
        first = took({FILE: HEAD.encode()}, Ledger("r"), coming)
        newer: dict[str, Event] = {uid: {**it, "topics": ["new"]} for uid, it in coming.items()}
        return spent(lambda: took(dict(first.files), first.ledger, newer))

    assert growth(measure) < MOST


@pytest.mark.uncounted
def test_a_first_import_grows_with_events_that_are_there_by_hand() -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, "days")
        first = took({FILE: HEAD.encode()}, Ledger("r"), coming)
        hand = {FILE: first.files[FILE].replace(b"    sources: [orf]\n", b"")}
        return spent(lambda: took(hand, Ledger("r"), coming))

    assert growth(measure) < MOST

"""UIDs: what they may be, and how they come of ids."""

from datetime import date

import pytest

from tests.conftest import codes, loaded, registry
from timeline.registry.identity import check_uid, id_by_uid, whole_and_day


def written(uid: str) -> str:
    return (
        f"registry: r\ntitle: R\nevents: {{a: {{kind: talks, title: A, when: 2023, uid: {uid}}}}}\n"
    )


@pytest.mark.parametrize("uid", ["a", "é" * 127, "x" * 255, "{0400} 12, 3;4", "😀@example.org"])
def test_a_uid_is_taken_as_it_is(uid: str) -> None:
    assert check_uid(uid) == uid
    assert registry(written(f"'{uid}'")).uid_of("a") == uid


@pytest.mark.parametrize(
    ("uid", "message", "hint"),
    [
        ('""', '"" has 0 octets', "write 1 to 255"),
        ("é" * 128, f'"{"é" * 59}…" has 256 octets', "write 1 to 255"),
        ('"a\\r"', "the uid holds the control character U+000D", "remove it"),
        ('"a\\nb"', "the uid holds the control character U+000A", "remove it"),
        ('"a\\tb"', "the uid holds the control character U+0009", "remove it"),
        ('"a\\u202e\\u202cb"', "the uid holds the control character U+202E", "remove it"),
        ('" a"', '" a" has spaces around it', "remove them"),
        ('"a\\u00a0"', '"a·" has spaces around it', "remove them"),
    ],
)
def test_a_uid_that_can_be_none_is_refused(uid: str, message: str, hint: str) -> None:
    found = [each for each in loaded(written(uid)).findings if each.rule.code == "TL247"]
    assert [(each.message, each.hint) for each in found] == [(message, hint)]


def test_without_a_uid_it_is_made_of_the_id() -> None:
    assert registry(written("")).uid_of("a") == "a@r"


@pytest.mark.parametrize(
    ("uid", "first"),
    [("", "a"), ("b@r", "b"), ("b@s", "a"), ("B@r", "a"), ("0400", "a"), ("b@c@r", "a")],
)
def test_the_first_id_is_that_of_which_the_uid_is_made(uid: str, first: str) -> None:
    assert registry(written(uid)).first_id_of("a") == first
    assert id_by_uid(uid, "r") == (first if first == "b" else None)


@pytest.mark.parametrize(
    ("uid", "part"),
    [
        ("", "a.2026-03-31@r"),
        ("a@s", "a.2026-03-31@s"),
        ("b@c@r", "b@c.2026-03-31@r"),
        ("0400", "0400.2026-03-31"),
        ("x@a.2026-03-31", "x.2026-03-31@a.2026-03-31"),
        ("a.2024-01-01@r", "a.2024-01-01.2026-03-31@r"),
    ],
)
def test_the_uid_of_an_occurrence_is_that_of_the_event_and_a_day(uid: str, part: str) -> None:
    day = date(2026, 3, 31)
    assert registry(written(uid)).uid_of("a", day) == part
    assert whole_and_day(part) == (uid or "a@r", day)


@pytest.mark.parametrize(
    "uid",
    ["a@r", "a/2026-03-31@r", "a-2026-03-31@r", "a.20260331@r", "a.2026-02-30@r", "a@r.2026-03-31"],
)
def test_other_uids_are_of_no_occurrence(uid: str) -> None:
    assert whole_and_day(uid) == (uid, None)


def test_another_source_reports_no_uid() -> None:
    text = written("x, also_reported: [{field: uid, value: y, source: s}]")
    assert "TL315" in codes(text.replace("events:", "sources: {s: {publisher: S}}\nevents:"))

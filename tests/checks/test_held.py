"""Registries of the past that do not say what took place."""

import pytest

from tests.conftest import codes

TWO = """
registry: r
title: R
{head}
sources: {{gazette: {{publisher: Gazette, published: {published}}}}}
events:
  a: {{kind: talks, title: A, when: 2023-03-02, sources: gazette}}
  b: {{kind: call, title: B, {more}}}
"""


def found(head: str = "", published: str = "2023-06", more: str = "when: 2023-03") -> list[str]:
    """Return the codes that two events give rise to."""
    return codes(TWO.format(head=head, published=published, more=more))


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"head": "updated: 2023-04-01", "published": "2023-03-01"},
        {"head": "defaults: {timezone: Europe/Rome}"},
        {"more": "when: 2023-03-02, repeats: {rule: weekly, until: 2023-04-01}"},
        {"more": "when: before 2023-04"},
    ],
    ids=str,
)
def test_where_all_is_over_somebody_knows_what_took_place(case: dict[str, str]) -> None:
    assert found(**case) == ["TL374"]


@pytest.mark.parametrize(
    "case",
    [
        {"published": "2023-03-01"},
        {"published": "2023-03-31"},
        {"head": "updated: 2023-03-02", "published": "2023-03-02"},
        {"head": "defaults: {status: confirmed}"},
        {"more": "when: 2023-03, status: announced"},
        {"more": "when: 2023-07"},
        {"more": "when: after 2023-01"},
        {"more": "when: unknown"},
        {"more": "when: 2023-03-02, repeats: weekly"},
    ],
    ids=str,
)
def test_what_may_be_ahead_or_has_a_status_is_no_finding(case: dict[str, str]) -> None:
    assert found(**case) == []


def test_an_event_whose_time_is_no_time_is_not_over() -> None:
    assert found(more="when: 2023-03-02 10:00") == ["TL314"]


def test_a_registry_without_events_or_days_is_no_archive() -> None:
    head = "registry: r\ntitle: R\n"
    assert codes(f"{head}updated: 2023-04-01\n") == []
    assert codes(f"{head}events: {{a: {{kind: call, title: A, when: 2023}}}}\n") == []

"""Rules, findings and their places, and what a hint proposes."""

from typing import Annotated

import pytest
from pydantic import AfterValidator, TypeAdapter, ValidationError

from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Location,
    Rule,
    Severity,
    TimelineError,
    closest,
    did_you_mean,
    one_of,
)

RULE = Rule("TL999", "some-rule", Severity.ERROR, "Some rule.", bad="bad", good="good")


def test_a_location_reads_as_editors_and_terminals_write_it() -> None:
    assert str(Location("events.yaml", 12, 5, 3)) == "events.yaml:12:5"


def test_a_location_is_one_character_wide_unless_said_otherwise() -> None:
    assert Location("events.yaml", 1, 1).width == 1


def test_a_severity_is_the_word_that_is_shown() -> None:
    assert [str(severity) for severity in Severity] == ["error", "warning", "hint"]


def test_a_fault_becomes_a_finding_at_a_path() -> None:
    fault = Fault(RULE, "it is wrong", "make it right")
    path = ("events", "talks", "sources", 0)
    assert fault.at(path) == Diagnostic(RULE, "it is wrong", path, "make it right")


def test_a_fault_says_its_message_and_needs_no_hint() -> None:
    fault = Fault(RULE, "it is wrong")
    assert str(fault) == fault.message == "it is wrong"
    assert fault.hint is None


def test_pydantic_carries_a_fault_to_whoever_knows_its_place() -> None:
    fault = Fault(RULE, "it is wrong")

    def refuse(_text: str) -> str:
        raise fault

    refused: TypeAdapter[str] = TypeAdapter(Annotated[str, AfterValidator(refuse)])
    with pytest.raises(ValidationError) as caught:
        refused.validate_python("text")
    assert caught.value.errors()[0]["ctx"]["error"] is fault


def test_what_stops_the_work_is_no_finding_that_pydantic_could_swallow() -> None:
    assert not issubclass(TimelineError, ValueError)


@pytest.mark.parametrize(
    ("word", "options", "found"),
    [
        ("offical", ["state", "official", "working"], "official"),
        ("OFFICIAL", ["state", "official"], "official"),
        ("utc", ["UTC", "Asia/Kolkata"], "UTC"),
        ("asia/kolkatta", ["UTC", "Asia/Kolkata"], "Asia/Kolkata"),
        ("banana", ["state", "official"], None),
        ("", ["state", "official"], None),
        ("state", [], None),
    ],
)
def test_the_closest_option_is_found_whatever_the_capitals(
    word: str, options: list[str], found: str | None
) -> None:
    assert closest(word, options) == found


def test_of_several_near_options_the_nearest_is_meant() -> None:
    assert closest("meloni-vist", ["meloni-visits-rome", "meloni-visit", "modi-visit"]) == (
        "meloni-visit"
    )


@pytest.mark.parametrize(
    ("word", "options", "found"),
    [
        ("mate", ["late"], None),
        ("mate", ["late", "mute"], "mute"),
        ("isit", ["visit"], "visit"),
        ("isc", ["csv", "ics"], "ics"),
        ("../languages/en", ["languages"], "languages"),
        ("mbs", ["figures", "mercosur"], None),
    ],
)
def test_few_slips_are_in_the_first_letter(
    word: str, options: list[str], found: str | None
) -> None:
    assert closest(word, options) == found


def test_a_hint_names_the_nearest_option() -> None:
    assert did_you_mean("tittle", ["title", "when"], "else") == 'did you mean "title"?'


def test_a_hint_says_something_else_where_nothing_is_near() -> None:
    assert did_you_mean("banana", ["title", "when"], "write a title") == "write a title"
    assert did_you_mean("banana", ["title", "when"]) is None


def test_a_hint_lists_all_options_in_their_order() -> None:
    assert one_of(["state", "official", "private"]) == "write one of: state, official, private"

"""What other sources report, and what was planned before."""

import pytest

from tests.checks import HEAD, told

DIRECTORY = """
sources: {bs: {publisher: Business Standard}}
places: {rome: {name: Rome, country: ITA}, milan: {name: Milan, country: ITA}}
"""
VISIT = f"""{HEAD}{DIRECTORY}events:
  visit:
    kind: visit
    title: Visit
    when: Thu 2023-03-02 18:30
    timezone: Asia/Kolkata
    place: rome
    level: official
    participants: {{ITA: guest, IND: [host, delegation]}}
    sources: bs
    topics: [trade, defence]
"""
FIELDS = (
    "write one of: title, when, as_stated, timezone, status, participants, place, "
    "attendance, countries, track, description, outcomes, figures, statements, was, topics, url, "
    "confidence, codes, level"
)
THE_SAME = "remove the report"


def report(field: str, value: str) -> list[tuple[str, str, str | None]]:
    """Return what is said of a report on the visit."""
    reported = f"    also_reported: [{{field: {field}, value: {value}, source: bs}}]\n"
    return told(VISIT + reported)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "state"),
        ("title", "{en: Visit, it: Visita}"),
        ("when", "2023-03-02"),
        ("when", "unknown"),
        ("place", "milan"),
        ("participants", "{ITA: guest}"),
        ("topics", "trade"),
        ("status", "cancelled"),
        ("figures", "[{measure: m, value: 1, unit: EUR}]"),
        ("description", "Another"),
    ],
)
def test_a_report_may_say_what_the_event_could_say(field: str, value: str) -> None:
    assert report(field, value) == []


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("levle", 'did you mean "level"?'),
        ("instrument", FIELDS),
        ("kind", FIELDS),
        ("also_reported", FIELDS),
        ("note", FIELDS),
        ("date", 'did you mean "when"?'),
        ("updated", FIELDS),
        ("audience", FIELDS),
    ],
)
def test_a_report_on_what_is_no_field_of_the_event_is_told(field: str, hint: str) -> None:
    assert report(field, "x") == [(field, f'TL315 "{field}" is not a field of this event', hint)]


@pytest.mark.parametrize(
    ("field", "value", "at", "message", "hint"),
    [
        ("level", "offical", "offical", 'TL205 "offical" is not a known level',
         'did you mean "official"?'),
        ("when", "2023-13", "2023-13", 'TL222 "2023-13" is not in the calendar',
         "write a month from 01 to 12"),
        ("topics", "Trade", "Trade", 'TL208 "Trade" is not an id', 'write "trade"'),
        ("topics", "[trade, Gas]", "Gas", 'TL208 "Gas" is not an id', 'write "gas"'),
        ("participants", "{ITA: gest}", "gest", 'TL205 "gest" is not a known role',
         'did you mean "guest"?'),
        ("title", "{italian: Visita}", "italian", 'TL212 "italian" is not a language tag',
         "write one such as en, hi or it"),
        ("level", "[state]", "value", 'TL315 "level" can\'t have this value',
         "write it as in the event's own field"),
        ("participants", "ITA", "ITA", 'TL315 "participants" can\'t have this value',
         "write it as in the event's own field"),
        ("figures", "[{measure: m}]", "value", 'TL315 "figures" can\'t have this value',
         "write it as in the event's own field"),
    ],
)  # fmt: skip
def test_a_report_of_what_the_field_cannot_hold_is_told(
    field: str, value: str, at: str, message: str, hint: str
) -> None:
    assert report(field, value) == [(at, message, hint)]


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("level", "Official", "Official"),
        ("title", "Visit", "Visit"),
        ("place", "rome", "rome"),
        ("when", "2023-03-02 18:30", "2023-03-02 18:30"),
        ("topics", "[trade, defence]", "value"),
        ("participants", "{IND: [host, delegation], ITA: guest}", "value"),
    ],
)
def test_a_report_of_what_the_event_says_itself_is_told(field: str, value: str, at: str) -> None:
    message = f'TL316 the event says the same of "{field}"'
    assert report(field, value) == [(at, message, THE_SAME)]


@pytest.mark.parametrize(
    ("when", "differs"),
    [
        ("2023-03-01", True),
        ("2023-03-02", True),
        ("2023-03-02 18:00", True),
        ("2023-03-02 18:30 to 19:00", True),
        ("2023-03-02 18:30", False),
        ("Thu 2023-03-02 18:30", False),
    ],
)
def test_an_event_was_to_be_at_another_time_before_it_was_moved(when: str, differs: bool) -> None:
    said = (
        when,
        f'TL316 "{when}" is still the date of the event',
        "correct one of the two dates, or remove the entry under was",
    )
    assert told(f"{VISIT}    was: [{{when: {when}}}]\n") == ([] if differs else [said])


def test_an_event_without_a_date_of_its_own_may_have_had_one() -> None:
    text = f"{VISIT}  dinner: {{kind: ceremony, title: X, part_of: visit, was: [{{when: 2023}}]}}\n"
    assert told(text) == []

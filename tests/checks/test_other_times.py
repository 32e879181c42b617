"""Times beside that of the event."""

import pytest

from tests.checks import HEAD, told

EVENT = (
    f"{HEAD}sources: {{bs: {{publisher: BS}}}}\nevents:\n  call:\n    kind: call\n    title: X\n"
)
ROME = "    when: 2023\n    timezone: Europe/Rome\n"
FIELDS = [
    "    was: [{when: HERE}]\n",
    "    outcomes: [{text: X, due: HERE}]\n",
    "    also_reported: [{field: when, value: HERE, source: bs}]\n",
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("time", ["2023-03-02", "unknown", "2023-03-02 18:30", "after 2023"])
def test_such_a_time_is_read_in_the_zone_of_the_event(field: str, time: str) -> None:
    assert told(EVENT + ROME + field.replace("HERE", time)) == []


@pytest.mark.parametrize("field", FIELDS)
def test_a_clock_time_needs_a_zone_there_too(field: str) -> None:
    time = "2023-03-02 18:30"
    text = f"{EVENT}    when: 2023\n{field.replace('HERE', time)}"
    hint = "give the event, its place or the defaults a timezone, such as Asia/Kolkata"
    assert told(text) == [(time, "TL314 18:30 has no time zone", hint)]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("time", "code"), [("2023-03-26 02:30", "TL312"), ("2023-10-29 02:30", "TL313")]
)
def test_a_clock_time_is_one_that_the_clocks_show_once(field: str, time: str, code: str) -> None:
    ((at, message, _),) = told(EVENT + ROME + field.replace("HERE", time))
    assert (at, message[:5]) == (time, code)


def test_a_report_that_is_no_date_is_told_once() -> None:
    ((at, message, _),) = told(EVENT + ROME + FIELDS[2].replace("HERE", "2 March"))
    assert (at, message) == ("2 March", 'TL221 "2 March" is not a date')


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_is_said_where_the_zone_is_at_fault(field: str) -> None:
    text = EVENT + ROME.replace("Europe/Rome", "CET") + field.replace("HERE", "2023-03-02 18:30")
    assert [message[:5] for _, message, _ in told(text)] == ["TL207"]

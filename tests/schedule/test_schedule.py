"""When events are, resolved once; and why a time is none."""

from datetime import UTC, date, datetime

import pytest

from tests.conftest import registry
from tests.registry.test_hierarchy import unchecked
from tests.schedule.test_order import events
from timeline.diagnostics.findings import Path
from timeline.schedule.schedule import schedule


def test_a_span_is_resolved_in_the_zone_of_the_event() -> None:
    made = schedule(registry(events(a="2023-03-02 18:30", b="2023")))
    assert made.faults == ()
    assert made.spans["a"].start == datetime(2023, 3, 2, 13, tzinfo=UTC)
    assert made.spans["b"].latest == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("when", "rests_on"),
    [
        (
            "2023-03-26 02:30",
            (
                ("events", "a", "timezone"),
                ("events", "a", "place"),
                ("defaults", "timezone"),
                ("defaults", "place"),
            ),
        ),
        ("2023-03-26 02:30 Europe/Rome", ()),
    ],
)
def test_a_time_that_is_none_is_a_finding_that_rests_on_where_the_zone_is_from(
    when: str, rests_on: tuple[Path, ...]
) -> None:
    text = events(a=when, b="2023, part_of: a").replace("Asia/Kolkata", "Europe/Rome")
    text += "  c: {kind: talks, title: C, part_of: a}\n"
    made = schedule(unchecked(text))
    (finding,) = made.faults
    assert set(made.spans) == {"b"}
    assert finding.rule.code == "TL312"
    assert finding.path == ("events", "a", "when")
    assert finding.rests_on == rests_on

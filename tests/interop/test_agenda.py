"""Programs of others read the agenda, which has all that a calendar has to get right."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.conftest import DATA
from tests.interop.agenda import EVENTS, IN_2023
from tests.interop.caldav import CalDAV
from tests.interop.consumers import (
    EXPANDERS,
    READERS,
    Consumer,
    events,
    in_order,
    occurrences,
    without_identity,
)
from tests.interop.limits import as_known_to

AGENDA = DATA / "golden" / "agenda.ics"


@pytest.mark.parametrize("name", READERS)
def test_readers_find_the_events(name: str, consumer: Callable[[str], Consumer]) -> None:
    assert events(consumer(name), [AGENDA]) == as_known_to(name, EVENTS)


@pytest.mark.parametrize("name", EXPANDERS)
def test_events_take_place_when_the_agenda_says(
    name: str, consumer: Callable[[str], Consumer]
) -> None:
    found = occurrences(consumer(name), [AGENDA], date(2023, 1, 1), date(2023, 12, 31))
    assert found == as_known_to(name, map(without_identity, IN_2023))


def test_a_server_takes_and_gives_back_the_events(caldav: CalDAV) -> None:
    caldav.sync(AGENDA)
    assert caldav.events() == in_order(EVENTS)

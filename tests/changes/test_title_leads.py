"""What stands before titles in calendars, read back in every language and from older versions."""

import pytest

from timeline.changes.title_leads import bare, is_open, is_withdrawn
from timeline.languages import load, names
from timeline.text import capital

TITLE = "Visite : Rome"


@pytest.mark.parametrize("tag", names())
def test_a_title_is_what_stands_behind_a_status_or_a_withdrawal(tag: str) -> None:
    words = load(tag)
    before = [words.statuses[status] for status in ("tentative", "postponed", "cancelled")]
    for said in (*before, words.calendar["withdrawn"], words.calendar["date_open"]):
        lead = words.phrases["said"].format(who=capital(said), what="")
        assert bare(f"{lead}{TITLE}") == TITLE
        assert bare(f"{capital(said)}: {TITLE}") == TITLE  # as versions up to 0.2 wrote it


@pytest.mark.parametrize("lead", ["Entrée retirée\N{NO-BREAK SPACE}: ", "Entrée retirée: "])
def test_a_withdrawal_is_known_by_its_title(lead: str) -> None:
    assert is_withdrawn(f"{lead}{TITLE}")
    assert not is_withdrawn(TITLE)


def test_a_title_without_a_lead_is_itself() -> None:
    assert bare(TITLE) == TITLE
    assert is_open("Visite (mars 2023, jour à déterminer)")
    assert not is_open(TITLE)

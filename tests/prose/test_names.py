"""Names and remarks in words, in English."""

import pytest

from tests.conftest import chronology
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL
from timeline.languages import load
from timeline.prose import names
from timeline.prose.description import account
from timeline.prose.outline import outline
from timeline.registry.vocabulary import Status

HEAD = """
registry: r
title: R
countries: {IND: India}
places: {rome: {name: {en: Rome, it: Roma}, country: ITA}}
events:
"""


def told(fields: str) -> tuple[Chronology, Entry]:
    """Return the chronology of one event, and the event."""
    found = chronology(f"{HEAD}  a: {{title: A, when: 2023-03-02, {fields}}}\n")
    return found, found.entries[0]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("kind: talks", "Talks"),
        ("kind: visit, participants: {ITA: guest}", "Visit"),
        ("kind: other, label: Arrival", "Arrival"),
        ("kind: other, label: {it: Arrivo, en: Arrival}", "Arrival"),
    ],
)
def test_a_kind_has_a_name_and_what_is_other_its_label(fields: str, kind: str) -> None:
    found, entry = told(fields)
    assert names.kind(found, entry.event) == kind


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        ("kind: visit, level: state", "state visit"),
        ("kind: visit, level: official working", "official working visit"),
        ("kind: visit, level: unspecified", ""),
        ("kind: visit", ""),
        ("kind: conference, edition: 8", "8th edition"),
        ("kind: conference, edition: 1", "1st edition"),
        ("kind: conference, series: raisina", ""),
        ("kind: talks, format: 2+2", ""),
    ],
)
def test_a_line_about_an_event_adds_level_or_edition(fields: str, remark: str) -> None:
    found, entry = told(f"{fields}, participants: {{ITA: guest}}")
    assert names.remark(found.words, entry.event) == remark


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.CONFIRMED, ""),
        (Status.CONCLUDED, ""),
        (Status.UNDER_WAY, "under way"),
        (Status.CANCELLED, "cancelled"),
    ],
)
def test_what_is_settled_is_not_worth_a_word(status: Status, said: str) -> None:
    found, entry = told(f"kind: talks, status: {status}")
    assert names.status(found.words, entry) == said


@pytest.mark.parametrize(
    ("several", "listed"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_in_prose(several: list[str], listed: str) -> None:
    assert names.listed(load("en"), several) == listed


MIXED = f"""{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, status: concluded}}
  b: {{kind: talks, title: B, when: 2023-03-02, status: STATUS}}
"""


@pytest.mark.parametrize(
    ("status", "remarks"),
    [
        ("confirmed", {"A": ("held",), "B": ()}),
        ("concluded", {"A": (), "B": ()}),
        ("announced", {"A": (), "B": ("announced",)}),
    ],
)
def test_what_was_held_is_told_from_what_is_only_confirmed(
    status: str, remarks: dict[str, tuple[str, ...]]
) -> None:
    [section] = outline(chronology(MIXED.replace("STATUS", status)), USUAL).sections
    assert {item.title: item.remarks for item in section.items} == remarks


def test_of_what_was_held_and_what_is_planned_the_rarer_is_told() -> None:
    events = "  c: {kind: talks, title: C, when: 2023-03-02, status: STATUS}\n"
    for status, told in (("concluded", "planned"), ("confirmed", "held")):
        text = MIXED.replace("STATUS", "confirmed") + events.replace("STATUS", status)
        [section] = outline(chronology(text), USUAL).sections
        remarks = [remark for item in section.items for remark in item.remarks]
        assert remarks == [told]


@pytest.mark.parametrize(
    ("fields", "parties", "lines"),
    [
        (
            "treaty_action, action: ratification, instrument: {type: treaty, parties: [IND, ITA]}",
            ["India", "Italy"],
            ["Ratification: India and Italy", "Treaty"],
        ),
        (
            "treaty_action, action: extension, instrument: {type: treaty, parties: IND}",
            ["India"],
            ["Extension: India", "Treaty"],
        ),
        (
            "treaty_action, action: amendment, instrument: {type: treaty, parties: [IND, ITA]}",
            ["India", "Italy"],
            ["Amendment", "Treaty between India and Italy"],
        ),
        (
            "treaty_action, action: termination, instrument: {type: treaty}",
            [],
            ["Termination", "Treaty"],
        ),
        (
            "signing, instrument: {type: declaration, parties: g20}",
            ["Group of Twenty"],
            ["Declaration: Group of Twenty"],
        ),
    ],
)
def test_who_acts_on_a_treaty_is_told_from_whom_it_is_between(
    fields: str, parties: list[str], lines: list[str]
) -> None:
    head = HEAD.replace("{IND: India}", "{IND: India, ITA: Italy}").replace(
        "places:", "organizations: {g20: {name: Group of Twenty}}\nplaces:"
    )
    found = chronology(f"{head}  a: {{title: A, when: 2023-03-02, kind: {fields}}}\n")
    assert names.parties(found, found.entries[0]) == parties
    assert account(found, found.entries[0]) == [["Thursday 2 March 2023", *lines]]


def test_the_account_of_what_was_held_says_so_first() -> None:
    found, entry = told("kind: talks, status: concluded")
    assert account(found, entry) == [["Held", "Thursday 2 March 2023"]]


def test_sources_stand_in_the_order_of_their_days_and_those_without_come_last() -> None:
    sources = "{z: {publisher: Z, published: 2023-03-01}, a: {publisher: A, published: 2023-03-02}"
    text = f"""
registry: r
title: R
sources: {sources}, c: {{publisher: C}}, b: {{publisher: B}}, y: {{publisher: Y, published: 2023}}}}
events: {{e: {{kind: talks, title: E, when: 2023-03-02, sources: [a, b, c, y, z]}}}}
"""
    found = chronology(text)
    [entry] = found.entries
    told = names.by_day(found, [source for _, source in entry.sources])
    assert [found.say(source.publisher) for source in told] == ["Y", "Z", "A", "B", "C"]

"""What other sources report of an event, in words."""

import pytest

from tests.conftest import chronology, registry, selected
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.selection import Selection
from timeline.prose.reports import in_short, reports

HEAD = """
registry: r
title: R
countries: {IND: India, ITA: Italy}
places: {rome: {name: {en: Rome, it: Roma}, country: ITA}}
people: {modi: {name: Narendra Modi}}
sources: {ndtv: {publisher: NDTV}}
events:
"""


def told(report: str, kind: str) -> tuple[Chronology, Entry]:
    """Return the chronology of one event of which a source reports this, and the event."""
    fields = f"participants: {{ITA: guest}}, also_reported: [{{{report}, source: ndtv}}]"
    if kind == "signing":
        fields += ", instrument: {type: treaty, parties: [IND, ITA]}"
    found = chronology(f"{HEAD}  a: {{kind: {kind}, title: A, when: 2023-03-02, {fields}}}\n")
    return found, found.entries[0]


@pytest.mark.parametrize(
    ("kind", "report", "said", "short"),
    [
        ("visit", "field: level, value: State", "state visit", "state visit"),
        ("visit", "field: status, value: under way", "under way", "under way"),
        ("talks", "field: format, value: One-on-one", "one-on-one", "one-on-one"),
        ("visit", "field: when, value: 2023-03", "March 2023", "March 2023"),
        ("visit", "field: place, value: rome", "Rome", "Rome"),
        ("visit", "field: title, value: Tour_2", "Tour_2", "Tour_2"),
        ("visit", "field: title, value: {en: Tour, it: Giro}", "Tour", "Tour"),
        ("visit", "field: timezone, value: Asia/Kolkata", "Asia/Kolkata", "time zone Asia/Kolkata"),
        ("visit", "field: url, value: https://e.org/a_b", "https://e.org/a_b", None),
        ("conference", "field: edition, value: 3", "3", "edition 3"),
        ("visit", "field: countries, value: [IND, FRA]", "India, FRA", "countries India, FRA"),
        ("visit", "field: countries, value: IND", "India", "countries India"),
        ("visit", "field: topics, value: [trade, cyber]", "trade, cyber", "topics trade, cyber"),
        (
            "visit",
            "field: participants, value: {modi: [host, chief_guest], ITA: guest}",
            "Narendra Modi: host, chief guest, Italy: guest",
            "Narendra Modi: host, chief guest, Italy: guest",
        ),
    ],
)
def test_what_others_report_is_told_in_words(
    kind: str, report: str, said: str, short: str | None
) -> None:
    found, entry = told(report, kind)
    [(source, _, words)] = reports(found, entry)
    assert (source, words) == ("ndtv", said)
    named = f"address {said}" if short is None else short
    assert list(in_short(found, entry)) == [f"NDTV: {named}"]


@pytest.mark.parametrize(
    ("kind", "report", "noun"),
    [
        (
            "signing",
            "field: instrument, value: {type: mou, parties: [IND, ITA]}",
            "instrument",
        ),
        ("visit", "field: outcomes, value: [{text: Peace}]", "outcomes"),
    ],
)
def test_what_a_few_words_cannot_tell_is_named(kind: str, report: str, noun: str) -> None:
    found, entry = told(report, kind)
    [(_, field, words)] = reports(found, entry)
    assert (field, words) == (noun, "")
    assert list(in_short(found, entry)) == [f"NDTV differs on the {noun}"]


def test_a_long_value_is_cut_in_a_line_alone() -> None:
    found, entry = told(f"field: description, value: {'word ' * 30}", "visit")
    [(_, _, words)] = reports(found, entry)
    assert len(words) > 140
    [short] = in_short(found, entry)
    assert len(short) < 80


def test_a_space_before_a_colon_in_french_stays_a_space() -> None:
    report = "also_reported: [{field: participants, value: {modi: chair}, source: ndtv}]"
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, {report}}}\n"
    found = selected(registry(text), Selection(), language="fr")
    assert list(in_short(found, found.entries[0])) == [
        "NDTV\N{NO-BREAK SPACE}: Narendra Modi\N{NO-BREAK SPACE}: présidence"
    ]

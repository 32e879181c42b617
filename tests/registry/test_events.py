"""Events and their kinds."""

from datetime import date
from typing import get_args

import pytest

from tests.conftest import codes, loaded, registry
from timeline.registry.event import Event
from timeline.registry.events import KINDS, AnyEvent, own_fields
from timeline.registry.instruments import Instrument
from timeline.registry.vocabulary import ConferenceFormat, InstrumentType, Level, Role

MINIMAL = {
    "visit": "participants: {ITA: guest}",
    "talks": "",
    "signing": "instrument: {type: treaty, parties: [IND, ITA]}",
    "treaty_action": "action: accession, instrument: {type: treaty, parties: [IND]}",
    "elevation": "",
    "roundtable": "participants: {ITA: chair}",
    "keynote": "participants: {ITA: speaker}",
    "conference": "",
    "briefing": "participants: {IND: spokesperson}",
    "exercise": "",
    "ceremony": "",
    "negotiation": "",
    "call": "",
    "other": "label: Arrival",
}


def written(kind: str, *fields: str) -> str:
    known = [f"kind: {kind}", "title: A", "when: 2023", *fields]
    return f"registry: r\ntitle: R\nevents:\n  a: {{{', '.join(filter(None, known))}}}\n"


def event(kind: str, *more: str) -> AnyEvent:
    return registry(written(kind, MINIMAL[kind], *more)).events["a"]


def test_every_kind_is_in_the_union_and_every_member_is_a_kind() -> None:
    union = get_args(AnyEvent)[0]
    assert list(get_args(union)) == Event.__subclasses__()


def test_a_kind_is_called_as_its_class() -> None:
    assert {kind: model.__name__.lower() for kind, model in KINDS.items()} == {
        kind: kind.replace("_", "") for kind in MINIMAL
    }


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_registry_makes_an_event_of_its_kind(kind: str) -> None:
    assert type(event(kind)) is KINDS[kind]
    assert event(kind).kind == kind


@pytest.mark.parametrize(
    ("kind", "enough"),
    [
        ("visit", {"guest"}),
        ("keynote", {"keynote_speaker", "speaker"}),
        ("roundtable", {"chair", "co_chair"}),
        ("briefing", {"spokesperson", "speaker"}),
    ],
)
def test_a_kind_needs_somebody_in_one_of_its_roles(kind: str, enough: set[str]) -> None:
    broken = {role.value: codes(written(kind, f"participants: {{ITA: {role}}}")) for role in Role}
    assert broken == {role.value: [] if role in enough else ["TL308"] for role in Role}


@pytest.mark.parametrize(
    "kind", sorted(set(MINIMAL) - {"visit", "keynote", "roundtable", "briefing"})
)
def test_the_other_kinds_need_nobody(kind: str) -> None:
    assert KINDS[kind].needs == ()
    assert event(kind).participants == {}


@pytest.mark.parametrize("kind", ["talks", "negotiation", "elevation"])
def test_an_event_is_between_those_who_take_part_as_parties(kind: str) -> None:
    between = event(kind, "participants: {IND: party, FRA: guest, ITA: [host, party]}")
    assert between.parties == ("IND", "ITA")
    assert event(kind).parties == ()


def test_a_signing_is_between_the_parties_to_its_instrument() -> None:
    signing = event("signing", "participants: {FRA: [party, witness], DEU: signatory}")
    assert signing.parties == ("IND", "ITA")


def test_a_signing_has_the_topic_of_its_instrument() -> None:
    instrument = "instrument: {type: treaty, topic: trade, parties: [IND, ITA]}"
    assert registry(written("signing", instrument)).events["a"].subjects == ("trade",)
    assert event("signing").subjects == ()
    assert event("talks", "topics: [trade]").subjects == ()


def test_the_fields_of_a_kind_alone_are_told_apart() -> None:
    conference = event("conference", "format: dialogue, series: raisina, edition: 8, url: null")
    assert own_fields(conference) == [
        ("format", ConferenceFormat.DIALOGUE),
        ("series", "raisina"),
        ("edition", 8),
    ]
    assert own_fields(event("visit", "level: state, description: Long")) == [("level", Level.STATE)]
    assert own_fields(event("visit")) == []
    assert own_fields(event("other")) == [("label", "Arrival")]
    [(name, instrument)] = own_fields(event("signing"))
    assert name == "instrument"
    assert instrument == Instrument(type=InstrumentType.TREATY, parties=("IND", "ITA"))


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("talks", "level: state"),
        ("visit", "format: summit"),
        ("conference", "instrument: {type: treaty, parties: [IND, ITA]}"),
        ("talks", "edition: 8"),
        ("visit", "label: Arrival"),
    ],
)
def test_a_field_belongs_to_its_kind_alone(kind: str, field: str) -> None:
    assert codes(written(kind, MINIMAL[kind], field)) == ["TL213"]


def test_an_event_needs_no_more_than_kind_and_title() -> None:
    bare = event("talks")
    assert (bare.title, bare.participants, bare.part_of, bare.status) == ("A", {}, (), None)


OLD = "registry: r\ntitle: R\nevents:\n  a: {{kind: talks, title: A, calendar: julian, {}}}\n"


@pytest.mark.parametrize("moves", ["", "was: ", "was: []", "was: [{when: 1703-05-15}]"])
def test_the_dates_of_an_event_are_in_its_calendar(moves: str) -> None:
    read = registry(OLD.format(f"when: 1703-05-16, {moves}")).events["a"]
    assert read.when
    assert read.when.points[0].first == date(1703, 5, 27)
    assert [move.when.points[0].first for move in read.was] == [date(1703, 5, 26)] * len(read.was)


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ("when: unknown, was: [{when: 1703-02-29}]", "TL222", ("was", 0, "when")),
        ("when: unknown, was: [1703-02-28]", "TL203", ("was", 0)),
        ("when: unknown, was: [{when: [1703-02-28]}]", "TL203", ("was", 0, "when")),
        ("when: 1703-02", "TL221", ("when",)),
    ],
)
def test_a_bad_date_in_the_old_calendar_is_told_at_its_place(
    fields: str, code: str, path: tuple[str | int, ...]
) -> None:
    [finding] = loaded(OLD.format(fields)).findings
    assert (finding.rule.code, finding.path[2:]) == (code, path)

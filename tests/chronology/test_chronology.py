"""The chronology: which events, resolved how, and in which order."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import STAMP, chronology, registry
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection
from timeline.registry.countries import CODES
from timeline.registry.vocabulary import Audience, Level, Role, Status, Track
from timeline.schedule.schedule import schedule
from timeline.text import fallback
from timeline.time.dates import Point
from timeline.time.when import parse_date

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Asia/Kolkata}\n"
FAMILY = """
  summit: {kind: conference, title: Summit, when: 2023-03-02 to 2023-03-04}
  session: {kind: talks, title: Session, part_of: summit, when: 2023-03-03}
  remarks: {kind: talks, title: Remarks, part_of: session, when: 2023-03-03 10:00}
"""


def events(**whens: str) -> str:
    """Return a registry of talks: `visit="2023, part_of: tour"` gives the rest of an event."""
    lines = [f"  {id}: {{kind: talks, title: {id}, when: {when}}}" for id, when in whens.items()]
    return HEAD + "\n".join(["events:", *lines]) + "\n"


def ids(chosen: Chronology) -> list[str]:
    return [entry.id for entry in chosen.entries]


def only(text: str) -> Entry:
    """Return the only entry of a registry whose one event, `a`, has the fields in `text`."""
    [entry] = chronology(text).entries
    return entry


def one(fields: str, more: str = "") -> str:
    return f"{HEAD}{more}events: {{a: {{kind: talks, title: A, when: 2023, {fields}}}}}\n"


def without_when(parents: dict[str, list[str]]) -> str:
    lines = [
        f"  {id}: {{kind: talks, title: T, part_of: [{', '.join(its)}]}}"
        for id, its in parents.items()
    ]
    return "\n".join([HEAD + "events:", *lines]) + "\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023-03-02", "2023-03-03"),
        ("2023-03-02 09:00", "2023-03-02 09:01"),
        ("2023-03-02 09:00", "2023-03-02 09:00 Europe/Rome"),
        ("2023-03-02 09:00 Europe/Rome", "2023-03-02 14:00"),
        ("2023-03-02 morning", "2023-03-02 evening"),
        ("2023-03", "2023-03-02"),
        ("2022-12-31", "2023"),
        ("before 2023-03-02", "2023-03-02"),
        ("2023-03-02", "after 2023-03-02"),
        ("2023-03-02 to 2023-03-04", "2023-03-03"),
        ("9998", "unknown"),
        ("after 9997", "unknown"),
    ],
)
def test_earlier_stands_before_later(first: str, second: str) -> None:
    assert ids(chronology(events(z=first, a=second))) == ["z", "a"]


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("2023-03-02 to 2023-03-04", "2023-03-02 to 2023-03-03"),
        ("2023-03-02 to 2023-03-03", "2023-03-02"),
        ("2023-03-02 to 2023-03-03", "2023-03-02 00:00"),
        ("2023-03-02", "2023-03-02 00:00"),
        ("2023", "2023-Q1"),
        ("2023-Q1", "2023-01"),
        ("2023-01", "2023-01-01"),
        ("after 2022", "2023"),
        ("2023-03-02 09:00 to 11:00", "2023-03-02 09:00 to 10:00"),
    ],
)
def test_longer_stands_before_shorter(longer: str, shorter: str) -> None:
    assert ids(chronology(events(z=longer, a=shorter))) == ["z", "a"]


@pytest.mark.parametrize(
    "when",
    [
        "2023-03-02 to 2023-03-04",
        "2023-03-02",
        "2023-03-02 09:00 to 17:00",
        "2023",
        "after 2023",
        "unknown",
    ],
)
def test_parents_stand_before_their_children(when: str) -> None:
    text = events(z=when, y=f"{when}, part_of: z", x=f"{when}, part_of: [y, z]")
    assert ids(chronology(text)) == ["z", "y", "x"]
    assert ids(chronology(text.replace(f"when: {when}, part_of", "part_of"))) == ["z", "y", "x"]


@pytest.mark.parametrize("when", ["2023-03-02 10:00", "2023-03-02 morning", "2023-03-02"])
def test_what_is_part_of_a_timed_event_stands_behind_it(when: str) -> None:
    text = events(z="2023-03-02 09:00 to 17:00", a=f"{when}, part_of: z")
    assert ids(chronology(text)) == ["z", "a"]


def test_what_is_equal_stands_in_the_order_of_the_ids() -> None:
    assert ids(chronology(events(c="2023", a="2023", b="2023"))) == ["a", "b", "c"]


@given(st.permutations(FAMILY.strip().splitlines()))
@settings(deadline=None)
def test_the_order_in_the_file_does_not_matter(lines: list[str]) -> None:
    text = "\n".join([f"{HEAD}events:", *(f"  {line.strip()}" for line in lines)])
    chosen = chronology(text)
    assert ids(chosen) == ["summit", "session", "remarks"]
    assert [entry.depth for entry in chosen.entries] == [0, 1, 2]
    assert [entry.parents for entry in chosen.entries] == [(), ("summit",), ("session",)]


def test_generations_are_as_many_as_there_are() -> None:
    chain = {f"e{number}": [f"e{number - 1}"] for number in range(32, 0, -1)}
    text = without_when(chain) + "  e0: {kind: talks, title: T, when: 2023-03-02}\n"
    chosen = chronology(text, Selection(part_of=frozenset(["e1"])))
    assert ids(chosen) == [f"e{number}" for number in range(1, 33)]
    assert chosen.entries[-1].depth == 32
    assert chosen.entries[-1].span.latest == date(2023, 3, 2)


def test_with_two_parents_an_event_takes_place_during_both_and_counts_the_first() -> None:
    text = events(
        visit="2023-03-01 to 2023-03-03",
        summit="2023-03-02 to 2023-03-04",
        day="2023-03-02 to 2023-03-03, part_of: summit",
    )
    text += "  keynote: {kind: talks, title: Keynote, part_of: [day, visit]}\n"
    keynote = chronology(text).entries[-1]
    assert (keynote.parents, keynote.depth) == (("day", "visit"), 2)
    assert (keynote.span.earliest, keynote.span.latest) == (date(2023, 3, 2), date(2023, 3, 3))


CHOICE = f"""{HEAD}
places: {{rome: {{name: Rome, country: ITA}}}}
people: {{modi: {{name: Modi, country: IND}}, meloni: {{name: Meloni, country: ITA}}}}
events:
  visit:
    kind: visit
    title: Visit
    when: 2023-03-02 to 2023-03-03
    participants: {{meloni: guest, modi: host}}
    topics: [trade]
    status: concluded
  mou:
    kind: signing
    title: MoU
    part_of: visit
    instrument: {{type: mou, topic: defence, parties: [IND, ITA]}}
  dinner: {{kind: other, label: Dinner, title: Dinner, part_of: visit, when: 2023-03-02 evening}}
  call: {{kind: call, title: Call, when: 2023-05, participants: {{FRA: party, modi: party}}}}
  summit: {{kind: conference, title: Summit, when: after 2023-06, place: rome}}
  earlier: {{kind: talks, title: Earlier, when: before 2022, countries: [DEU]}}
  some-day: {{kind: talks, title: Some day, when: unknown, topics: [trade, energy]}}
"""


def some(*words: str) -> frozenset[str]:
    return frozenset(words)


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(), "earlier visit mou dinner call summit some-day"),
        (Selection(kinds=some("visit", "call")), "visit call"),
        (Selection(kinds=some("exercise")), ""),
        (Selection(countries=some("ITA")), "visit mou summit"),
        (Selection(countries=some("FRA", "DEU")), "earlier call"),
        (Selection(participants=some("modi")), "visit call"),
        (Selection(participants=some("FRA")), "call"),
        (Selection(topics=some("trade")), "visit some-day"),
        (Selection(topics=some("defence", "energy")), "mou some-day"),
        (Selection(statuses=frozenset([Status.CONCLUDED])), "visit"),
        (Selection(part_of=some("visit")), "visit mou dinner"),
        (Selection(part_of=some("dinner", "call")), "dinner call"),
        (Selection(part_of=some("visit"), kinds=some("signing", "call")), "mou"),
        (Selection(countries=some("ITA"), topics=some("trade")), "visit"),
        (Selection(start=parse_date("2023-03-04")), "call summit"),
        (Selection(start=parse_date("2023-03-03")), "visit mou call summit"),
        (Selection(start=parse_date("2023-05-31")), "call summit"),
        (Selection(start=parse_date("2023-06")), "summit"),
        (Selection(end=parse_date("2023-03-01")), "earlier"),
        (Selection(end=parse_date("2023-03-02")), "earlier visit mou dinner"),
        (Selection(end=parse_date("2023-Q2")), "earlier visit mou dinner call"),
        (Selection(end=parse_date("2021")), "earlier"),
        (Selection(start=parse_date("2023"), end=parse_date("2023-03")), "visit mou dinner"),
        (Selection(start=parse_date("2050"), end=parse_date("2050")), "summit"),
    ],
)
def test_those_are_chosen_that_meet_every_condition(selection: Selection, chosen: str) -> None:
    assert ids(chronology(CHOICE, selection)) == chosen.split()


@pytest.mark.parametrize("bound", [parse_date("2023"), parse_date("1900")])
def test_what_has_no_date_can_not_be_chosen_by_one_and_is_named(bound: Point) -> None:
    for selection in (Selection(start=bound), Selection(end=bound)):
        chosen = chronology(CHOICE, selection)
        assert chosen.undated == ("some-day",)
        assert "some-day" not in ids(chosen)
    assert chronology(CHOICE).undated == ()


def test_what_is_not_wanted_anyhow_is_not_named() -> None:
    selection = Selection(kinds=some("visit"), start=parse_date("2023"))
    assert chronology(CHOICE, selection).undated == ()


SECRET = f"""{HEAD}events:
  tour: {{kind: visit, title: Tour, when: 2023-03, participants: {{ITA: guest}}}}
  plan:
    {{kind: talks, title: Secret plan, part_of: tour, when: 2023-03-02, audience: internal}}
  stop: {{kind: talks, title: Stop, part_of: [plan, tour], when: 2023-03-02, audience: public}}
  hint: {{kind: talks, title: Hint, part_of: plan, audience: public}}
  both: {{kind: talks, title: Both, part_of: [plan, tour], audience: public}}
  seen: {{kind: talks, title: Seen, part_of: plan, when: 2023-03-02, audience: public}}
  fate: {{kind: talks, title: Fate, when: unknown, audience: internal}}
"""


def internal(text: str) -> tuple[str, ...]:
    """Return the ids of the events of a registry that are not for the public."""
    return resolved(schedule(registry(text)), Audience.PUBLIC, STAMP).internal


def test_internal_events_are_left_out_and_known_by_their_ids_alone() -> None:
    chosen = chronology(SECRET)
    assert internal(SECRET) == ("fate", "plan")
    assert ids(chosen) == ["tour", "both", "seen", "stop", "hint"]
    assert set(chosen.registry.events) == {"tour", "stop", "hint", "both", "seen"}


def test_internal_events_are_nobodys_parents() -> None:
    parents = {entry.id: (entry.parents, entry.depth) for entry in chronology(SECRET).entries}
    assert parents == {
        "tour": ((), 0),
        "stop": (("tour",), 1),
        "hint": ((), 0),
        "both": (("tour",), 1),
        "seen": ((), 0),
    }


def test_internal_events_keep_their_dates() -> None:
    spans = {entry.id: entry.span for entry in chronology(SECRET).entries}
    assert spans["hint"].is_unknown
    assert (spans["both"].earliest, spans["both"].latest) == (date(2023, 3, 1), date(2023, 3, 31))


def test_what_is_part_of_another_by_way_of_an_internal_event_is_not_below_it() -> None:
    assert ids(chronology(SECRET, Selection(part_of=some("tour")))) == ["tour", "both", "stop"]
    assert chronology(SECRET, Selection(start=parse_date("2023"))).undated == ("hint",)


def test_defaults_may_make_all_events_internal() -> None:
    text = CHOICE.replace("timezone:", "audience: internal, timezone:")
    chosen = chronology(text)
    assert (ids(chosen), chosen.registry.events) == ([], {})
    assert len(internal(text)) == 7


def test_an_entry_is_known_by_its_id_in_its_registry() -> None:
    entry = only(one(""))
    assert (entry.id, entry.uid, entry.event.title) == ("a", "a@r", "A")
    assert (entry.status, entry.zone, entry.place) == (Status.CONFIRMED, "Asia/Kolkata", None)


PEOPLE = """people:
  modi: {name: {en: Narendra Modi, hi: नरेन्द्र मोदी}, country: IND, office: Prime Minister}
  meloni:
    name: Giorgia Meloni
    country: ITA
    offices: [{title: Deputy, to: 2021}, {title: {en: Premier, it: Presidente}, from: 2022-10}]
  guest: {name: A guest}
organizations: {orf: {name: ORF, country: IND}, un: {name: United Nations}}
countries: {FRA: {en: France, it: Francia}}
"""
WITH_PEOPLE = one("participants: {modi: [host, party], meloni: guest, orf: organiser}", PEOPLE)


def test_participants_come_with_name_office_country_and_roles() -> None:
    found = [
        (who.ref, who.name, who.office, who.country, who.roles)
        for who in only(WITH_PEOPLE).participants
    ]
    assert found == [
        (
            "modi",
            {"en": "Narendra Modi", "hi": "नरेन्द्र मोदी"},
            "Prime Minister",
            "IND",
            (Role.HOST, Role.PARTY),
        ),
        ("meloni", "Giorgia Meloni", {"en": "Premier", "it": "Presidente"}, "ITA", (Role.GUEST,)),
        ("orf", "ORF", None, "IND", (Role.ORGANISER,)),
    ]


@pytest.mark.parametrize(
    ("when", "office"),
    [
        ("2020", "Deputy"),
        ("2023-03-02", "Premier"),
        ("2022-05", None),
        ("before 2022", "Deputy"),
        ("unknown", None),
    ],
)
def test_an_office_is_that_of_the_day(when: str, office: str | None) -> None:
    chosen = chronology(one("participants: {meloni: guest}", PEOPLE).replace("2023", when))
    [who] = chosen.entries[0].participants
    assert (chosen.say(who.office) if who.office else None) == office


def test_a_country_stands_in_for_whoever_is_not_named() -> None:
    france, germany, body, person = only(
        one("participants: {FRA: guest, DEU: host, un: observer, guest: guest}", PEOPLE)
    ).participants
    assert (france.name, france.office, france.country) == (
        {"en": "France", "it": "Francia"},
        None,
        "FRA",
    )
    assert (germany.name, germany.country) == ("DEU", "DEU")
    assert (body.name, body.country) == ("United Nations", None)
    assert (person.name, person.country) == ("A guest", None)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("it", ["नरेन्द्र मोदी", "Presidente", "Francia", "Titolo", "Visita"]),
        ("en", ["Narendra Modi", "Premier", "France", "Title", "Visit"]),
        ("fr", ["Narendra Modi", "Premier", "France", "Title", "Visit"]),
    ],
)
def test_a_chronology_speaks_the_language_of_the_registry(language: str, names: list[str]) -> None:
    text = one("participants: {modi: host, meloni: guest, FRA: observer}", PEOPLE)
    text = text.replace("title: R", f"title: {{en: Title, it: Titolo}}\nlanguage: {language}")
    text = text.replace("title: A", "title: {en: Visit, it: Visita}")
    if language == "it":
        text = text.replace("en: Narendra Modi, ", "")
    chosen = chronology(text)
    [entry] = chosen.entries
    modi, meloni, france = entry.participants
    assert meloni.office
    texts = (modi.name, meloni.office, france.name)
    assert [*map(chosen.say, texts), chosen.title, chosen.title_of(entry.id)] == names
    assert chosen.languages == fallback(language)


def test_a_chronology_tells_what_the_registry_calls_whom() -> None:
    chosen = chronology(WITH_PEOPLE)
    names = [chosen.name(ref) for ref in ("modi", "orf", "FRA", "DEU", "nobody")]
    assert names == ["Narendra Modi", "ORF", "France", "DEU", "nobody"]
    assert (chosen.country("FRA"), chosen.country("DEU")) == ("France", "DEU")
    assert chosen.say("text") == chosen.say({"it": "testo", "en": "text"}) == "text"


@pytest.mark.parametrize(
    ("fields", "countries"),
    [
        ("", ()),
        ("participants: {modi: host, FRA: guest, orf: organiser}", ("FRA", "IND")),
        ("participants: {un: observer, guest: guest}", ()),
        ("place: rome", ("ITA",)),
        ("place: rome, countries: [USA, FRA, ITA]", ("FRA", "ITA", "USA")),
        ("countries: [SUN]", ("SUN",)),
    ],
)
def test_countries_are_those_of_participants_place_and_the_event_itself(
    fields: str, countries: tuple[str, ...]
) -> None:
    more = PEOPLE + "places: {rome: {name: Rome, country: ITA}}\n"
    found = only(one(fields, more)).countries
    assert found == countries
    assert set(found) <= CODES


@pytest.mark.parametrize(
    ("parties", "countries"),
    [
        ("[FRA, DEU]", ("DEU", "FRA")),
        ("[FRA, orf]", ("FRA", "IND")),
        ("[FRA, un]", ("FRA",)),
    ],
)
def test_countries_are_those_of_the_parties_too(parties: str, countries: tuple[str, ...]) -> None:
    instrument = f"instrument: {{type: treaty, parties: {parties}}}"
    text = one(instrument, PEOPLE).replace("kind: talks", "kind: signing")
    assert only(text).countries == countries


def test_topics_are_the_events_and_those_of_its_instrument_once() -> None:
    text = one("instrument: {type: treaty, topic: trade, parties: [FRA, DEU]}").replace(
        "kind: talks", "kind: signing"
    )
    assert only(text).topics == ("trade",)
    assert only(text.replace("when:", "topics: [energy, trade], when:")).topics == (
        "energy",
        "trade",
    )
    assert only(text.replace("{timezone", "{topics: [visa], timezone")).topics == ("visa", "trade")


SHARED = HEAD.replace("{", "{track: 1.5, confidence: 3, sources: [bs], place: rome, ")
SHARED += "sources: {bs: {publisher: BS}, ndtv: {publisher: NDTV}}\n"
SHARED += "places: {rome: {name: Rome, country: ITA, timezone: Europe/Rome}}\n"
SHARED += "events: {a: {kind: visit, title: A, when: 2023, participants: {ITA: guest}, level: state"


def test_defaults_hold_where_an_event_says_nothing() -> None:
    entry = only(SHARED + "}}\n")
    assert (entry.track, entry.confidence) == (Track.ONE_AND_A_HALF, 3)
    assert [(ref, source.publisher) for ref, source in entry.sources] == [("bs", "BS")]
    assert entry.place
    assert (entry.place.name, entry.zone) == ("Rome", "Europe/Rome")


def test_what_an_event_says_holds_against_the_defaults() -> None:
    entry = only(SHARED + ", track: 2, confidence: 5, sources: [ndtv, bs], place: null}}\n")
    assert (entry.track, entry.confidence) == (Track.TWO, 5)
    assert [ref for ref, _ in entry.sources] == ["ndtv", "bs"]
    assert (entry.place, entry.zone) == (None, "Asia/Kolkata")


@pytest.mark.parametrize("field", ["track", "confidence", "sources", "place"])
def test_an_empty_field_says_that_the_default_does_not_hold(field: str) -> None:
    entry = only(SHARED + f", {field}: null}}}}\n")
    assert not getattr(entry, field)


def test_an_entry_holds_the_event_of_its_kind() -> None:
    event = only(SHARED + "}}\n").event
    assert event.kind == "visit"
    assert event.level is Level.STATE


def test_moves_are_resolved_as_the_event_is() -> None:
    entry = only(one("was: [{when: 2022-12-01 10:00}, {when: 2022-12 }]"))
    (first, first_span), (second, second_span) = entry.moves
    assert (first.when.text, second.when.text) == ("2022-12-01 10:00", "2022-12")
    assert first_span.start == datetime(2022, 12, 1, 4, 30, tzinfo=UTC)
    assert second_span.latest == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("registry_updated", "updated", "stamp"),
    [
        ("", "", STAMP),
        ("updated: 2023-01-05\n", "", datetime(2023, 1, 5, tzinfo=UTC)),
        ("", "updated: 2023-01-07", datetime(2023, 1, 7, tzinfo=UTC)),
        ("updated: 2023-01-05\n", "updated: 2023-01-07", datetime(2023, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_stamp_is_the_day_of_revision_if_one_is_given(
    registry_updated: str, updated: str, stamp: datetime
) -> None:
    assert only(registry_updated + one(updated)).revision.stamp == stamp


def test_a_registry_without_events_has_an_empty_chronology() -> None:
    chosen = chronology(HEAD)
    assert (chosen.entries, chosen.undated) == ((), ())
    assert chosen.title == "R"

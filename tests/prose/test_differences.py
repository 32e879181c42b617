"""Sentences on what has changed: each class, with all that may be said of it."""

import random
import re
from collections.abc import Mapping
from datetime import date

import pytest
from babel.dates import format_date

from tests.conftest import loaded
from tests.growing.growth import MOST, growth, spent
from timeline import languages
from timeline.comparison.changes import Comparison
from timeline.comparison.classes import Class
from timeline.comparison.compare import compared
from timeline.prose.differences.report import headline, report
from timeline.prose.differences.sides import sides
from timeline.prose.differences.word_level import is_rewritten, passages
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.events import KINDS
from timeline.registry.names import Names
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

HEAD = """\
registry: r
title: R
defaults: {timezone: Asia/Kolkata}
countries: {ITA: Italy, IND: India}
people: {x: {name: Ms X, country: ITA}, y: {name: Mr Y, country: IND}}
places: {hall: {name: Hall, country: IND}, rome: {name: Rome, country: ITA}}
sources: {s: {publisher: Paper}}
events:
"""


def schedule(text: str) -> Schedule:
    result = loaded(text)
    assert result.schedule, [finding.message for finding in result.findings]
    return result.schedule


def comparison(old: str, new: str) -> Comparison:
    return compared(schedule(old), schedule(new), Audience.INTERNAL)


def told(found: Comparison, language: str = "en") -> list[str]:
    """Return all sentences below the headings."""
    both = sides(found, Audience.INTERNAL, language)
    items = (item for section in report(both, found).sections for item in section.items)
    return [f"{item.lead}{item.title}{item.rest}" for item in items]


def first_line(found: Comparison) -> str:
    return headline(sides(found, Audience.PUBLIC, None), found)


def event(fields: str) -> str:
    return f"{HEAD}  a: {{kind: talks, title: T, {fields}}}\n"


THURSDAY, FRIDAY = "Thursday 4 March 2027", "to Friday 5 March"
BEFORE = "Thursday 4 March, 22:00"
NIGHT = "2027-03-04 22:00 to 2027-03-05"
TIMES = [
    ("2027-03-04", "2027-03-05", f"from {THURSDAY} {FRIDAY} (1 day later)"),
    (
        "2027-12-31",
        "2028-01-01",
        "from Friday 31 December 2027 to Saturday 1 January 2028 (1 day later)",
    ),
    (
        "2027-03-06",
        "2027-03-04",
        "from Saturday 6 March 2027 to Thursday 4 March (brought forward by 2 days)",
    ),
    (
        "2027-03-04 to 2027-03-05",
        "2027-03-05 to 2027-03-06",
        f"now Friday 5 to Saturday 6 March 2027 (before: Thursday 4 {FRIDAY}; 1 day later)",
    ),
    ("2027-03", "2027-04", "now April 2027 (before: March 2027)"),
    ("2027-03-04", "2027-03", f"now March 2027 (before: {THURSDAY})"),
    ("2027-03-04", "unknown", f"now date not known (before: {THURSDAY})"),
    ("unknown", "2027-03-04", f"now has a day: {THURSDAY} (before: date not known)"),
    (
        "2027-03-04?",
        "2027-03-04",
        f"date confirmed: {THURSDAY} (before: Thursday 4 March (uncertain))",
    ),
    ("2027-03-04~", "2027-03-05", f"from about {THURSDAY} {FRIDAY} (1 day later)"),
    (
        "2027-03-04 to 2027-03-06",
        "2027-03-04 to 2027-03-05",
        "now Thursday 4 to Friday 5 March 2027 (before: Thursday 4 to Saturday 6 March)",
    ),
    (
        "2027-03-04 to 2027-03-06",
        "2027-03-05",
        "now Friday 5 March 2027 (before: Thursday 4 to Saturday 6 March)",
    ),
    ("2027-03-04 10:00", "2027-03-04 10:01", "from 10:00 to 10:01 IST (1 minute later)"),
    ("2027-03-04 10:00", "2027-03-04 12:00", "from 10:00 to 12:00 IST (2 hours later)"),
    (
        "2027-03-04 10:00 to 11:00",
        "2027-03-04 09:00 to 10:00",
        "from 10:00–11:00 to 09:00–10:00 IST (1 hour earlier)",
    ),
    (
        "2027-03-04 10:00 to 11:00",
        "2027-03-04 10:00 to 11:30",
        "from 10:00–11:00 to 10:00–11:30 IST",
    ),
    ("2027-03-04 10:00", "2027-03-04", "now without a time (before: 10:00 IST)"),
    (
        "2027-03-04 morning",
        "2027-03-04 evening",
        f"from {THURSDAY}, morning to Thursday 4 March, evening",
    ),
    ("2027-03-04 10:00", "2027-03-05 12:00", f"from {THURSDAY}, 10:00, {FRIDAY}, 12:00 IST"),
    ("2027-03-04 10:00", "2027-03-04 10:00~", "from 10:00 to about 10:00 IST"),
    (
        f"{NIGHT} 01:00",
        f"{NIGHT} 02:00",
        f"now {THURSDAY}, 22:00 {FRIDAY} 2027, 02:00 IST (before: {BEFORE} {FRIDAY}, 01:00)",
    ),
    (
        "2027-03-04 10:00 Asia/Kolkata",
        "2027-03-04 10:00 Europe/Rome",
        "from 10:00 IST to 10:00 CET (270 minutes later)",
    ),
    ("after 2027-03-04", "before 2027-03-04", f"now before {THURSDAY} (before: after {THURSDAY})"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), TIMES)
def test_a_time_is_told_with_the_one_before(old: str, new: str, sentence: str) -> None:
    found = comparison(event(f"when: {old}"), event(f"when: {new}"))
    assert told(found) == [f"Moved: T, {sentence}"]
    assert len(comparison(event(f"when: {new}"), event(f"when: {old}")).changes) == 1


WAS = "when: 2027-03-05, was: [{when: 2027-03-04, reason: strike}]"
DAY = "when: 2027-03-04"
FIELDS = [
    (DAY, WAS, f"Moved: T, from {THURSDAY} {FRIDAY} (1 day later; strike)"),
    (
        WAS,
        WAS.replace("03-05", "03-06"),
        "Moved: T, from Friday 5 March 2027 to Saturday 6 March (1 day later)",
    ),
    (
        DAY,
        "when: 2027-03-05, format: quad",
        f"Moved: T, from {THURSDAY} {FRIDAY} (1 day later); format: now quad",
    ),
    ("when: 2027-03-05", WAS, "Changed: T, earlier date"),
    (DAY, f"{DAY}, updated: 2027-02-01", "Changed: T, last change: now Monday 1 February 2027"),
    (
        DAY,
        f"{DAY}, updated: 2027-02-01, description: A",
        "Description: T, added",
    ),
    (
        f"{DAY}, countries: [ITA]",
        f"{DAY}, countries: [IND]",
        "Changed: T, countries: now India (before: Italy)",
    ),
    (
        f"{DAY}, format: summit",
        f"{DAY}, format: quad",
        "Changed: T, format: now quad (before: summit)",
    ),
    (f"{DAY}, codes: {{a: b}}", DAY, "Changed: T, codes"),
    (f"{DAY}, note: One", f"{DAY}, note: Two", "Changed: T, internal note: now Two (before: One)"),
    (DAY, f"{DAY}, audience: internal", "Changed: T, audience"),
    (f"{DAY}, description: Old", DAY, "Description: T, dropped"),
    (
        f"{DAY}, description: One two",
        f"{DAY}, description: Three four",
        "Description: T, rewritten",
    ),
    (
        f"{DAY}, description: {{en: A, it: B}}",
        f"{DAY}, description: {{en: A, it: C}}",
        "Changed: T, only in details or other languages: description",
    ),
    (f"{DAY}, description: A", f"{DAY}, description: {{en: A}}", ""),
    (DAY, f"{DAY}, status: cancelled", "Cancelled: T"),
    (f"{DAY}, participants: {{x: guest}}", DAY, "Participants: T, leaving: Ms X (Italy): guest"),
    (
        f"{DAY}, participants: {{x: guest}}",
        f"{DAY}, participants: {{x: {{role: guest, as: Envoy}}}}",
        "Participants: T, Ms X: now Envoy, guest (before: guest)",
    ),
    (
        f"{DAY}, outcomes: [{{text: A, topic: b}}]",
        f"{DAY}, outcomes: [A]",
        "Outcomes: T, only in details or other languages",
    ),
    (f"{DAY}, place: hall", DAY, "Relocated: T, no longer Hall"),
    (
        f"{DAY}, place: hall",
        f"{DAY}, place: [hall, rome]",
        "Relocated: T, now Hall and Rome (before: Hall)",
    ),
    (DAY, f"{DAY}, timezone: Europe/Rome", ""),
    (
        "when: 2027-03-04 09:00~",
        "when: 2027-03-04 09:00",
        "Moved: T, time confirmed: 09:00 IST (before: about 09:00)",
    ),
    (
        "when: 2027-03-04 09:00~",
        "when: 2027-03-04 09:30",
        "Moved: T, from about 09:00 to 09:30 IST (30 minutes later)",
    ),
    (
        "when: 2027-W10",
        DAY,
        "Moved: T, now has a day: Thursday 4 March 2027 (before: the week of 8 March 2027)",
    ),
    (
        "when: 2027-H1",
        "when: 2027-H2",
        "Moved: T, now the second half of 2027 (before: the first half of 2027)",
    ),
    (f"{DAY}, countries: [ITA, IND]", f"{DAY}, countries: [IND, ITA]", ""),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FIELDS)
def test_a_field_is_told_with_its_values(old: str, new: str, sentence: str) -> None:
    assert told(comparison(event(old), event(new))) == ([sentence] if sentence else [])


DETAILS = "only in details or other languages"
OFF_DAY = "{rule: weekly, except: [2027-03-11]}"
RULES = [
    ("weekly", "{rule: weekly, also: [2027-03-05]}", "also on Friday 5 March 2027"),
    ("{rule: weekly, also: [2027-03-05]}", "weekly", "no longer on Friday 5 March 2027 as well"),
    (OFF_DAY, "weekly", "again on Thursday 11 March 2027"),
    (
        "weekly",
        "{rule: weekly, changes: {2027-03-11: {status: cancelled}}}",
        "Thursday 11 March 2027: cancelled",
    ),
    (
        "weekly",
        """{rule: weekly, changes: {2027-03-11: {place: hall, title: U},
        2027-03-18: {status: tentative}, 2027-03-25: {status: tentative},
        2027-04-01: {when: 2027-04-02 11:00}, 2027-04-09: {title: X}}, also: [2027-04-09]}""",
        """\
also on Friday 9 April 2027; Thursday 11 March 2027: relocated: now Hall; renamed: \
formerly “T”; Thursday 18 March 2027 and Thursday 25 March 2027: status: now tentative \
(before: confirmed); Thursday 1 April 2027: moved: from Thursday 1 April 2027, 10:00, to \
Friday 2 April, 11:00 IST""",
    ),
    ("weekly", "{rule: weekly, changes: {2027-03-11: {title: T}}}", DETAILS),
    (
        "{rule: weekly, changes: {2027-03-11: {title: U}}}",
        "{rule: weekly, changes: {2027-03-11: {title: U}, 2027-03-18: {status: postponed}}}",
        "Thursday 18 March 2027: postponed",
    ),
    (
        "weekly",
        "{rule: FREQ=WEEKLY;BYDAY=TH;COUNT=1}",
        "now every Thursday, once (before: every Thursday, without an end)",
    ),
    (
        "{rule: FREQ=WEEKLY;BYDAY=TH;COUNT=3}",
        "{rule: daily, until: 2027-03-05}",
        "now every day, until Friday 5 March 2027 (before: every Thursday, 3 times)",
    ),
]


def test_another_kind_is_told_by_its_name() -> None:
    call = event(DAY).replace("kind: talks", "kind: call")
    assert told(comparison(event(DAY), call)) == ["Changed: T, kind: now Call (before: Talks)"]


def test_the_zone_is_said_once_even_if_about_stands_behind_it() -> None:
    about, sure = (event(f"when: 2027-03-04 09:00{mark}") for mark in ("~", ""))
    assert told(comparison(about, sure), "it") == [
        "Cambio di data o ora: T, ora confermata: 09:00 IST (prima: 09:00 circa)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("-04", "-08", "lundi 8 mars 2027 (avant : jeudi 4 mars ; 4 jours plus tard)"),
        (
            "-04 to 2027-03-05",
            "-08 to 2027-03-11",
            "du lundi 8 au jeudi 11 mars 2027 (avant : du jeudi 4 au vendredi 5 mars)",
        ),
    ],
)
def test_french_dates_have_their_articles(old: str, new: str, sentence: str) -> None:
    found = comparison(event(f"when: 2027-03{old}"), event(f"when: 2027-03{new}"))
    (said,) = told(found, "fr")
    assert re.sub(r"\s", " ", said) == f"Changement de date ou d’heure : T, désormais {sentence}"


def test_a_day_that_begins_with_a_vowel_takes_no_article_in_italian() -> None:
    found = comparison(event(DAY), event("when: 2028-03-04"))
    line = headline(sides(found, Audience.PUBLIC, "it"), found, date(2027, 3, 8))
    assert line == "1 modifica dal giorno 8 marzo 2027: 1 spostato"


@pytest.mark.parametrize(("old", "new", "sentence"), RULES)
def test_a_series_is_told_with_its_days(old: str, new: str, sentence: str) -> None:
    series = "when: 2027-03-04 10:00, repeats: "
    found = comparison(event(f"{series}{old}"), event(f"{series}{new}"))
    assert told(found) == [f"Occurrences: T, {sentence}"]


def test_what_begins_or_ends_to_repeat_is_told() -> None:
    once, often = event(DAY), event(f"{DAY}, repeats: daily")
    assert told(comparison(once, often)) == ["Occurrences: T, now every day, without an end"]
    assert told(comparison(often, once)) == ["Occurrences: T, no longer every day, without an end"]


ENTRIES = [
    (
        "{name: Ms X, country: ITA}",
        "{name: Ms X, country: IND}",
        "Ms X: country: now India (before: Italy)",
    ),
    ("hall: {name: Hall", "hall: {geo: [1, 2], name: Hall", "Hall: position"),
    (
        "{publisher: Paper}",
        "{publisher: Paper, published: 2027-03}",
        "Paper: day of publication: now March 2027",
    ),
    ("sources: {s:", "sources: {t: {publisher: Post}, s:", "Post: new"),
    (", IND: India}", ", IND: India, FRA: France}", "France: new"),
    ("places: {hall", "places: {park: {name: Park, country: ITA}, hall", "Park: new"),
    (
        "{name: Ms X,",
        "{name: Ms X, names: [{name: Ms Z, until: 2020-01-01}],",
        "Ms X: names over time",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), ENTRIES)
def test_an_entry_is_told_once(old: str, new: str, sentence: str) -> None:
    text = event(DAY)
    other = text.replace(old, new)
    assert told(comparison(text, other)) == [sentence]
    (back,) = told(comparison(other, text))
    assert back.endswith("no longer here") == sentence.endswith(": new")


def test_an_entry_that_came_with_an_event_is_told_by_the_event() -> None:
    new = event(f"{DAY}, participants: {{z: guest}}")
    new = new.replace("people: {", "people: {z: {name: Z, country: ITA}, ")
    found = comparison(event(DAY), new)
    assert told(found) == ["Participants: T, joining: Z (Italy): guest"]
    assert [each.id for each in found.entries] == ["z"]
    assert first_line(found) == "1 change: 1 with other participants"


def test_a_person_of_several_events_is_told_once_with_their_number() -> None:
    form = "  e{}: {{kind: call, title: C, when: 2027-03-04, participants: {{x: guest}}}}\n"
    text = HEAD + "".join(map(form.format, range(3)))
    found = comparison(text, text.replace("Ms X", "Dr X"))
    assert told(found) == ["Dr X: name: now Dr X (before: Ms X); in 3 events"]
    assert first_line(found) == "1 change: 1 entry changed"
    both = comparison(text, text.replace("Ms X", "Dr X").replace("Mr Y", "Dr Y"))
    assert first_line(both) == "2 changes: 2 entries changed"


PARENT = "  p: {kind: visit, title: P, when: 2027-03-04, participants: {x: guest}}\n"
CHILD = "  c: {kind: talks, title: C, part_of: p}\n"


def test_an_event_goes_with_its_parent_and_that_is_told_of_the_parent() -> None:
    old = HEAD + PARENT + CHILD
    own = old.replace("part_of: p", "part_of: p, when: 2027-03-04")
    assert told(comparison(old, old.replace("03-04", "03-05"))) == [
        f"Moved: P, from {THURSDAY} {FRIDAY} (1 day later)"
    ]
    assert told(comparison(old, own)) == [
        f"Moved: C, now has a day: {THURSDAY} (before: during the visit)"
    ]
    assert told(comparison(own, old)) == [f"Moved: C, from {THURSDAY} to during the visit"]
    assert told(comparison(HEAD + PARENT, old)) == ["New: C, during the visit"]


def test_parts_follow_an_event_to_its_new_id() -> None:
    old = HEAD + PARENT + CHILD
    found = comparison(old, old.replace(" p: {", " q: {").replace("part_of: p", "part_of: q"))
    assert [each.classes for each in found.changes] == [(Class.ID,)]


def test_two_events_that_look_the_same_are_no_new_id() -> None:
    form = "  {}: {{kind: call, title: C, when: 2027-03-04}}\n"
    old, new = (HEAD + "".join(map(form.format, ids)) for ids in ("ab", "cd"))
    classes = sorted(each.classes[0] for each in comparison(old, new).changes)
    assert classes == [Class.NEW, Class.NEW, Class.REMOVED, Class.REMOVED]


def test_dates_of_the_julian_calendar_are_compared_as_they_are_written() -> None:
    old = event("when: 1917-10-25, calendar: julian")
    assert not comparison(old, old)
    assert told(comparison(old, old.replace("10-25", "10-26"))) == [
        "Moved: T, from Wednesday 7 November 1917 to Thursday 8 November (1 day later)"
    ]


def test_a_place_in_another_zone_moves_what_takes_place_there() -> None:
    old = event("when: 2027-03-04 10:00, place: hall")
    new = old.replace("{name: Hall,", "{name: Hall, timezone: Europe/Rome,")
    assert told(comparison(old, new)) == [
        "Moved: T, from 10:00 IST to 10:00 CET (270 minutes later)",
        "Hall: time zone; in 1 event",
    ]


def test_every_field_has_a_name() -> None:
    models: list[Mapping[str, object]] = [
        *(kind.model_fields for kind in KINDS.values()),
        *(each.model_fields for each in (Person, Organization, Place, Source, Names)),
    ]
    names = {name for fields in models for name in fields}
    apart = {"countries", "places", "people", "organizations", "sources", "events", "defaults"}
    names |= Registry.model_fields.keys() - apart - {"registry"}
    for tag in languages.names():
        words = languages.load(tag)
        assert names - {"repeats", "sources"} <= {*words.fields, *words.changes_fields}, tag
        assert words.changes_fields.keys() & words.fields.keys() == set()
        assert words.changed.keys() == {str(each) for each in Class}


LOCALES = [("en", "en_IE"), ("fr", "fr"), ("hi", "hi"), ("it", "it")]


@pytest.mark.parametrize(("tag", "locale"), LOCALES)
def test_days_are_those_of_cldr(tag: str, locale: str) -> None:
    found = comparison(event(DAY), event("when: 2028-03-04"))
    (sentence,) = told(found, tag)
    for change in found.changes:
        for account in (change.old, change.new):
            assert account
            assert format_date(account.entry.span.earliest, "full", locale=locale) in sentence


WORDS = [f"w{number}" for number in range(25)]


@pytest.mark.parametrize("seed", range(50))
def test_the_pieces_of_two_texts_are_the_texts(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - nothing here is secret
    old, new = (" ".join(draw.choices(WORDS, k=draw.randint(0, 30))) for _ in range(2))
    found = list(passages(old, new))
    assert "".join(piece.old for piece in found) == old
    assert "".join(piece.new for piece in found) == new
    assert [piece.old == piece.new for piece in passages(old, old)] in ([], [True])


def test_texts_with_little_in_common_are_written_anew() -> None:
    assert not is_rewritten("a b c d", "a b c e")
    assert is_rewritten("a b c d", "a x y z")
    assert is_rewritten("a b " * 200, "b a " * 201)


HARD = {
    "one word": ("a ", "a "),
    "turned": ("a b c ", "c b a "),
    "few words": (" ".join(WORDS) + " ", " ".join(WORDS[::-1]) + " "),
}


@pytest.mark.uncounted
@pytest.mark.parametrize("name", HARD)
def test_time_grows_as_the_texts_do(name: str) -> None:
    old, new = HARD[name]
    assert growth(lambda n: spent(lambda: [*passages(old * 9_000 * n, new * 9_001 * n)])) < MOST

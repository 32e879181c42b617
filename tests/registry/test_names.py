"""Names that change over time, and offices at one event."""

from datetime import date

import pytest

from tests.conftest import chronology, codes, loaded, registry, selected
from timeline.chronology.selection import Selection
from timeline.prose.description import account
from timeline.registry.names import texts

HEAD = "registry: r\ntitle: R\n"
CEYLON = "{names: [{name: Ceylon, until: 1972-05-21}, {name: {en: Sri Lanka, hi: श्रीलंका}}]}"
KINGDOM = "{names: [{name: United Kingdom, in_text: {en: the United Kingdom, fr: le Royaume-Uni}}]}"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1, 1, 1), "Ceylon"),
        (date(1972, 5, 21), "Ceylon"),
        (date(1972, 5, 22), "Sri Lanka"),
        (None, "Sri Lanka"),
    ],
)
def test_a_country_is_called_as_on_the_day(day: date | None, name: str) -> None:
    found = chronology(f"{HEAD}countries: {{LKA: {CEYLON}}}\n")
    assert found.country("LKA", day) == name


def test_after_the_end_of_all_its_names_a_country_has_the_last() -> None:
    names = "{names: [{name: Burma, until: 1989-06-17}, {name: Myanmar, until: 1990-01-01}]}"
    found = chronology(f"{HEAD}countries: {{MMR: {names}}}\n")
    assert found.country("MMR", date(2000, 1, 1)) == found.country("MMR") == "Myanmar"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1965, 6, 30), "Anula Silva"),
        (date(1965, 7, 1), "Anula Perera"),
        (None, "Anula Perera"),
    ],
)
def test_a_person_has_earlier_names_until_their_days(day: date | None, name: str) -> None:
    person = "{name: Anula Perera, names: [{name: Anula Silva, until: 1965-06-30}]}"
    read = registry(f"{HEAD}people: {{p: {person}}}\n").people["p"]
    assert read.name_on(day) == name


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("[]", "there is no name"),
        ("[{name: A}, {name: B}]", '"A" has no end, but another name follows'),
        (
            "[{name: A, until: 1972-05-22}, {name: B, until: 1972-05-22}]",
            '"A" is used until 1972-05-22, when the next name has ended already',
        ),
        (
            "[{name: {en: A, it: a}, until: 1980-01-01}, {name: B, until: 1972-05-22}, {name: C}]",
            '"A" is used until 1980-01-01, when the next name has ended already',
        ),
    ],
)
@pytest.mark.parametrize("section", ["countries: {LKA: ", "people: {p: {name: P, country: LKA, "])
def test_names_stand_in_order(section: str, names: str, message: str) -> None:
    names = f"{{names: {names}}}}}" if section.startswith("c") else f"names: {names}}}}}"
    [finding] = loaded(f"{HEAD}{section}{names}\n").findings
    assert (finding.rule.code, finding.message) == ("TL246", message)
    assert finding.path[2:] == ("names",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("{names: [{name: A, untill: 1972-05-22}]}", "TL201"),
        ("{names: [{until: 1972-05-22}]}", "TL202"),
        ("{names: A}", "TL203"),
        ("{names: [A]}", "TL203"),
        ("{names: [{name: A, until: 1972-05}]}", "TL221"),
        ("{names: [{name: A}], en: B}", "TL201"),
        ("{name: A, until: 1972-05-22}", "TL201"),
        ("{english: A}", "TL212"),
    ],
)
def test_a_bad_name_is_told(name: str, expected: str) -> None:
    assert codes(f"{HEAD}countries: {{LKA: {name}}}\n")[0] == expected


TALKS = f"""{HEAD}
countries: {{LKA: {CEYLON}, GBR: {KINGDOM}}}
events: {{a: {{kind: talks, title: A, when: 1961, participants: {{LKA: party, GBR: party}}}}}}
"""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Between Ceylon and the United Kingdom"),
        ("fr", "Parties\xa0: Ceylon et le Royaume-Uni"),
    ],
)
def test_a_sentence_has_the_name_with_its_article(language: str, line: str) -> None:
    found = selected(registry(TALKS), Selection(), language=language)
    assert line in [line for lines in account(found, found.entries[0]) for line in lines]


def test_every_name_is_found() -> None:
    people = "people: {p: {name: Anula Perera, names: [{name: Anula Silva, until: 1965-06-30}]}}"
    known = registry(f"{TALKS}{people}\n")
    found = [
        known.known_as(name, {"LKA", "p"})
        for name in ("ceylon", "श्रीलंका", "Anula Silva", "anula perera", "India")
    ]
    assert found == [("LKA",), ("LKA",), ("p",), ("p",), ()]
    assert texts(known.countries["LKA"])[-1] == "Ceylon"


def test_an_alias_is_nobody_elses_earlier_name() -> None:
    people = "{p: {name: A, names: [{name: B, until: 1965-06-30}]}, q: {name: C, aliases: [b]}}"
    assert "TL309" in codes(f"{HEAD}people: {people}\n")


OFFICE = f"""{HEAD}
people: {{p: {{name: P, country: ITA, offices: [{{title: Minister, from: 2023-01-01}}]}}}}
events: {{a: {{kind: visit, title: A, when: 2020-01-01, participants: {{p: WHO}}}}}}
"""


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("{role: guest, as: {en: Envoy, it: Inviata}}", "P (Envoy, ITA): guest"),
        ("{role: [guest, speaker], as: Envoy}", "P (Envoy, ITA): guest, speaker"),
        ("{role: guest}", "P (ITA): guest"),
        ("guest", "P (ITA): guest"),
    ],
)
def test_an_office_may_hold_at_one_event(who: str, said: str) -> None:
    text = OFFICE.replace("WHO", who)
    found = chronology(text)
    assert account(found, found.entries[0])[1] == [said]
    assert codes(text) == ([] if "as:" in who else ["TL345"])


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("{as: Envoy}", ["TL202"]),
        ("{role: gest}", ["TL205"]),
        ("{role: guest, of: Rome}", ["TL201"]),
        ("{role: host}", ["TL308", "TL345"]),
        ("{role: []}", ["TL308", "TL345"]),
    ],
)
def test_a_bad_office_is_told(who: str, expected: list[str]) -> None:
    assert sorted(codes(OFFICE.replace("WHO", who))) == expected


def test_another_source_may_report_another_office() -> None:
    report = (
        "also_reported: [{field: participants, value: {p: {role: guest, as: Envoy}}, source: s}]"
    )
    text = OFFICE.replace("WHO", "speaker").replace("kind: visit", f"kind: talks, {report}")
    found = chronology(f"{text}sources: {{s: {{publisher: S}}}}\n")
    assert account(found, found.entries[0])[-1] == ["S differs on the participants: P: guest"]

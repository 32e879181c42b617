"""The feeds that are to be published."""

import pytest

from tests.conftest import codes

HEAD = """
registry: r
title: R
people: {anna: {name: Anna, country: ITA}, aux: {name: Aux, country: ITA}}
"""
EVENT = (
    "events: {a: {kind: talks, title: A, when: 2027, topics: defence, "
    "participants: {anna: party, IND: party}}, "
    "b: {kind: conference, title: B, when: 2027, series: forum, participants: {aux: chair}}}\n"
)


@pytest.mark.parametrize(
    ("publish", "expected"),
    [
        ("", []),
        ("publish:\n", []),
        ("publish: {address: https://example.org/}\nfeed: https://example.org/all.ics\n", []),
        ("publish: {address: https://example.org/}\nfeed: https://example.org/a.ics\n", ["TL543"]),
        ("feed: https://example.org/a.ics\n", []),
        ("publish: {feeds: [topic/defence, kind/talks, series/forum, person/anna]}\n", []),
        ("publish: {feeds: topic/defense}\n", ["TL545"]),
        ("publish: {feeds: [kind/call, series/x, country/fra, year/1999]}\n", ["TL545"] * 2),
        ("publish: {feeds: person}\n", ["TL544"]),
        ("publish: {feeds: person/aux}\n", ["TL544"]),
        ("publish: {feeds: [topic, series, kind]}\n", []),
        ("publish: {feeds: kinds}\n", ["TL541"]),
        ("publish: {feeds: topic/Defence}\n", ["TL541"]),
        ("publish: {address: http://example.org/}\n", ["TL542"]),
        ("publish: {address: https://example.org/a}\n", ["TL542"]),
        ("publish: {address: https://example.org/?a/}\n", ["TL542"]),
        ("publish: {address: example.org/}\n", ["TL211"]),
        ("publish: {formats: ics}\n", ["TL205"]),
        ("publish: {languages: italian}\n", ["TL212"]),
    ],
)
def test_what_is_declared_is_checked(publish: str, expected: list[str]) -> None:
    assert codes(HEAD + publish + EVENT) == expected

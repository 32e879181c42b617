"""Whoever and whatever an event names is defined."""

import pytest

from tests.checks import HEAD, told

DIRECTORY = """
places: {new-delhi: {name: {en: New Delhi, it: Nuova Delhi}, country: IND}, venue: {country: ITA}}
people: {meloni: {name: Giorgia Meloni}, modi: {name: Narendra Modi}}
organizations: {orf: {name: Observer Research Foundation}}
sources:
  bs: {publisher: Business Standard}
  bt: {publisher: Business Today}
  pib-1: {publisher: Press Information Bureau}
  pib-2: {publisher: Press Information Bureau}
  mea-1: {publisher: Ministry of External Affairs}
  mea-2: {publisher: Ministry of External Affairs}
  mea-3: {publisher: Ministry of External Affairs}
  mea-4: {publisher: Ministry of External Affairs}
"""
DEFINE = "define it under people or organizations"
DEFINE_PLACE = "define it under places, as in HERE: {name: …, country: …}, or correct it"
DEFINE_SOURCE = "define it under sources, as in HERE: {publisher: …}, or correct it"
EVENT = f"{HEAD}{DIRECTORY}events:\n  talks:\n    kind: talks\n    title: Talks\n    when: 2023\n"
REPORTED = f"{EVENT}    also_reported: ["
SIGNING = EVENT.replace("kind: talks", "kind: signing")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{DIRECTORY}defaults: {{place: new-delhi, sources: [bs]}}\n",
        f"{EVENT}    participants: {{meloni: host, orf: host, ITA: party, YUG: observer}}\n",
        f"{EVENT}    statements: [{{by: modi, on_behalf_of: IND, text: X, source: bs}}]\n",
        f"{EVENT}    also_reported: [{{field: place, value: new-delhi, source: bs}}]\n",
        f"{EVENT}    also_reported: [{{field: participants, value: {{IND: host}}, source: bs}}]\n",
        f"{EVENT}    place:\n    sources:\n    part_of:\n",
        f"{SIGNING}    instrument: {{type: mou, parties: [orf, ITA]}}\n",
    ],
)
def test_what_is_defined_may_be_named(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            f"{HEAD}defaults: {{place: HERE}}\n",
            "TL302 “HERE” is not in places",
            DEFINE_PLACE,
        ),
        (
            f"{HEAD}defaults: {{sources: [HERE]}}\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{EVENT}    place: HERE\n",
            "TL302 “HERE” is not in places",
            DEFINE_PLACE,
        ),
        (
            f"{EVENT}    place: new-dehli\n",
            "TL302 “new-dehli” is not in places",
            "did you mean “new-delhi”?",
        ),
        (
            f"{EVENT}    participants: {{meloni: guest, Meloni: host}}\n",
            "TL303 “Meloni” is not in people or organizations, and is not a country code",
            "write meloni",
        ),
        (
            f"{EVENT}    participants: {{HERE: guest}}\n",
            "TL303 “HERE” is not in people or organizations, and is not a country code",
            f"{DEFINE}, as in HERE: {{name: …}}, or correct it",
        ),
        (
            f"{EVENT}    participants: {{IT: guest}}\n",
            "TL303 “IT” is not in people or organizations, and is not a country code",
            f"write ITA if you mean Italy, or {DEFINE}",
        ),
        (
            f"{EVENT}    participants: {{PM Modi: guest}}\n",
            "TL303 “PM Modi” is not in people or organizations, and is not a country code",
            "did you mean “modi”?",
        ),
        (
            f"{EVENT}    participants: {{Mrs Ferrari: guest}}\n",
            "TL303 “Mrs Ferrari” is not in people or organizations, and is not a country code",
            f"write ferrari, and {DEFINE}, as in ferrari: {{name: “Ferrari”}}",
        ),
        (
            f"{EVENT}    place: Nuova Delhi\n",
            "TL302 “Nuova Delhi” is not in places",
            "write new-delhi",
        ),
        (
            f"{EVENT}    place: New Delhi, India\n",
            "TL302 “New Delhi, India” is not in places",
            "write new-delhi",
        ),
        (
            f"{EVENT}    sources: bs; bt\n",
            "TL304 “bs; bt” is not in sources",
            "write [bs, bt]",
        ),
        (
            f"{EVENT}    sources: bs, other\n",
            "TL304 “bs, other” is not in sources",
            "define it under sources, or correct it",
        ),
        (
            f"{EVENT}    sources: pib\n",
            "TL304 “pib” is not in sources",
            "did you mean “pib-1” or “pib-2”?",
        ),
        (
            f"{EVENT}    sources: mea\n",
            "TL304 “mea” is not in sources",
            DEFINE_SOURCE.replace("HERE", "mea"),
        ),
        (
            f"{EVENT}    participants: {{EU: guest}}\n",
            "TL303 “EU” is not in people or organizations, and is not a country code",
            f"{DEFINE}, or write the code of a country, such as ITA",
        ),
        (
            f"{EVENT}    participants: {{ita: guest}}\n",
            "TL303 “ita” is not in people or organizations, and is not a country code",
            f"write ITA if you mean Italy, or {DEFINE}",
        ),
        (
            f"{EVENT}    participants: {{PM: guest}}\n",
            "TL303 “PM” is not in people or organizations, and is not a country code",
            f"write SPM if you mean Saint Pierre and Miquelon, or {DEFINE}",
        ),
        (
            f"{EVENT}    participants: {{Narendra: guest}}\n",
            "TL303 “Narendra” is not in people or organizations, and is not a country code",
            f"write narendra, and {DEFINE}, as in narendra: {{name: “Narendra”}}",
        ),
        (
            f"{EVENT}    place: Delhi\n",
            "TL302 “Delhi” is not in places",
            "did you mean “new-delhi”?",
        ),
        (
            f"{EVENT}    participants: {{XQX: guest}}\n",
            "TL303 “XQX” is not in people or organizations, and is not a country code",
            f"{DEFINE}, or write the code of a country, such as ITA",
        ),
        (
            f"{EVENT}  tour: {{kind: talks, title: Tour, when: 2023, part_of: tals}}\n",
            "TL305 “tals” is not in events",
            "did you mean “talks”?",
        ),
        (
            f"{EVENT}    part_of: tals\n",
            "TL305 “tals” is not in events",
            "define it under events, or correct it",
        ),
        (
            f"{EVENT}    part_of: [HERE]\n",
            "TL305 “HERE” is not in events",
            "define it under events, or correct it",
        ),
        (
            f"{EVENT}    sources: HERE\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{EVENT}    sources: [bs, HERE]\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{EVENT}    figures: [{{measure: m, value: 1, unit: EUR, source: HERE}}]\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{EVENT}    statements: [{{by: IND, text: X, source: HERE}}]\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{EVENT}    statements: [{{by: HERE, text: X}}]\n",
            "TL303 “HERE” is not in people or organizations, and is not a country code",
            f"{DEFINE}, as in HERE: {{name: …}}, or correct it",
        ),
        (
            f"{EVENT}    statements: [{{by: IND, on_behalf_of: HERE, text: X}}]\n",
            "TL303 “HERE” is not in people or organizations, and is not a country code",
            f"{DEFINE}, as in HERE: {{name: …}}, or correct it",
        ),
        (
            f"{EVENT}    also_reported: [{{field: when, value: 2022, source: HERE}}]\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{REPORTED}{{field: place, value: HERE, source: bs}}]\n",
            "TL302 “HERE” is not in places",
            DEFINE_PLACE,
        ),
        (
            f"{REPORTED}{{field: participants, value: {{HERE: host}}, source: bs}}]\n",
            "TL303 “HERE” is not in people or organizations, and is not a country code",
            f"{DEFINE}, as in HERE: {{name: …}}, or correct it",
        ),
        (
            f"{EVENT}    was: [{{when: 2022, source: HERE}}]\n",
            "TL304 “HERE” is not in sources",
            DEFINE_SOURCE,
        ),
        (
            f"{SIGNING}    instrument: {{type: mou, parties: [ITA, HERE]}}\n",
            "TL303 “HERE” is not in organizations, and is not a country code",
            "define it under organizations, as in HERE: {name: …}, or correct it",
        ),
        (
            f"{EVENT}    participants: {{narendra modi: guest}}\n",
            "TL303 “narendra modi” is not in people or organizations, and is not a country code",
            "write modi",
        ),
        (
            f"countries: {{IND: {{hi: भारत}}}}\n{EVENT}    participants: {{भारत: guest}}\n",
            "TL303 “भारत” is not in people or organizations, and is not a country code",
            "write IND",
        ),
        (
            f"{SIGNING}    instrument: {{type: mou, parties: [ITA, Narendra Modi]}}\n",
            "TL303 “Narendra Modi” is not in organizations, and is not a country code",
            ("write narendra-modi, and define it under organizations, as in narendra-modi: "
            "{name: “Narendra Modi”}"),
        ),
        (
            f"{SIGNING}    instrument: {{type: mou, parties: India and Research}}\n",
            "TL303 “India and Research” is not in organizations, and is not a country code",
            ("write india-and-research, and define it under organizations, as in "
            "india-and-research: {name: “India and Research”}"),
        ),
        (
            f"{SIGNING}    instrument: {{type: mou, parties: India and Italy}}\n",
            "TL303 “India and Italy” is not in organizations, and is not a country code",
            "write [IND, ITA]",
        ),
        (
            (f"{SIGNING}    instrument: {{type: mou, parties: [ITA, India & Observer Research "
            "Foundation]}\n"),
            ("TL303 “India & Observer Research Foundation” is not in organizations, and is not a "
            "country code"),
            "write IND, orf",
        ),
        (
            f"{EVENT}    participants: {{modi:host, ITA: guest}}\n",
            "TL303 “modi:host” is not in people or organizations, and is not a country code",
            "write modi: host, with a space after the colon",
        ),
        (
            f"{EVENT}    participants: {{modi: host, meloni: chief guest, keynote speaker}}\n",
            "TL303 “keynote speaker” is not in people or organizations, and is not a country code",
            "write meloni: [chief_guest, keynote_speaker]",
        ),
        (
            f"{EVENT}    participants: {{keynote speaker, modi: host}}\n",
            "TL303 “keynote speaker” is not in people or organizations, and is not a country code",
            (f"write keynote-speaker, and {DEFINE}, as in keynote-speaker: "
            "{name: “keynote speaker”}"),
        ),
        (
            f"{SIGNING}    instrument: {{type: mou, parties: [ITA, modi]}}\n",
            "TL303 “modi” is not in organizations, and is not a country code",
            "define it under organizations, as in modi: {name: …}, or correct it",
        ),
    ],
)  # fmt: skip
def test_what_is_not_defined_is_told_where_it_is_named(text: str, message: str, hint: str) -> None:
    text = text.replace("HERE", "somewhere-else")
    message, hint = (each.replace("HERE", "somewhere-else") for each in (message, hint))
    at = message.split("“")[1].split("”")[0]
    quotes = str.maketrans("“”", '""')
    assert told(text) == [(at, message.translate(quotes), hint.translate(quotes))]


def test_of_roles_that_commas_have_cut_each_is_told_with_the_whole_list() -> None:
    text = f"{EVENT}    participants: {{modi: host, speaker, guest, ITA: guest, chair}}\n"
    host, italy = "write modi: [host, speaker, guest]", "write ITA: [guest, chair]"
    assert [(at, hint) for at, _, hint in told(text)] == [
        ("speaker", host),
        ("guest", host),
        ("chair", italy),
    ]


def test_of_very_many_all_are_told_but_only_at_the_first_is_guessed_what_was_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline.checks.references._ENOUGH", 100)
    events = "".join(
        f"  e{n}: {{kind: call, title: C, when: 2023, place: delih}}\n" for n in range(300)
    )
    rows = told(f"{HEAD}places: {{delhi: {{name: Delhi, country: IND}}}}\nevents:\n{events}")
    assert len(rows) == 300
    assert rows[0] == ("delih", 'TL302 "delih" is not in places', 'did you mean "delhi"?')
    assert rows[-1] == (
        "delih",
        'TL302 "delih" is not in places',
        DEFINE_PLACE.replace("HERE", "delih"),
    )

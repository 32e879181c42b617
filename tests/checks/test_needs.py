"""What events and places need beyond their fields."""

import pytest

from tests.checks import HEAD, told


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("visit", "guest"),
        ("visit", "[delegation, guest]"),
        ("keynote", "speaker"),
        ("keynote", "keynote_speaker"),
        ("roundtable", "chair"),
        ("roundtable", "co-chair"),
        ("briefing", "spokesperson"),
        ("briefing", "speaker"),
        ("call", "participant"),
        ("ceremony", "host"),
    ],
)
def test_a_kind_is_content_with_somebody_in_the_role_it_needs(kind: str, roles: str) -> None:
    event = f"{{kind: {kind}, title: A, when: 2023, participants: {{IND: host, ITA: {roles}}}}}"
    assert told(f"{HEAD}events: {{a: {event}}}\n") == []


@pytest.mark.parametrize(
    ("kind", "said", "role"),
    [
        ("visit", "guest", "guest"),
        ("keynote", "keynote_speaker or speaker", "keynote_speaker"),
        ("roundtable", "chair or co_chair", "chair"),
        ("briefing", "spokesperson or speaker", "spokesperson"),
    ],
)
@pytest.mark.parametrize(
    ("participants", "at"),
    [
        (", participants: {IND: [host, delegation]}", "participants"),
        (", participants: {}", "participants"),
        ("", "event"),
    ],
)
def test_a_role_that_nobody_takes_is_missed(
    kind: str, said: str, role: str, participants: str, at: str
) -> None:
    text = f"{HEAD}events: {{event: {{kind: {kind}, title: A, when: 2023{participants}}}}}\n"
    hint = (
        f"write participants: {{ID: {role}}}, with an id of people or organizations, or with the "
        "code of a country"
    )
    assert told(text) == [(at, f"TL308 a {kind} needs a {said}", hint)]


@pytest.mark.parametrize("roles", ["", "[]", "~"])
def test_a_participant_without_a_role_is_told(roles: str) -> None:
    event = f"{{kind: call, title: A, when: 2023, participants: {{ITA: {roles}}}}}"
    text = f"{HEAD}events: {{a: {event}}}\n"
    ((_, message, hint),) = told(text)
    assert message == 'TL308 "ITA" has no role'
    assert hint == "write ITA: participant, or a more precise role"


@pytest.mark.parametrize("participant", ["modi", "modi:host", "host"])
def test_of_a_participant_who_is_not_defined_no_role_is_missed(participant: str) -> None:
    event = f"{{kind: call, title: A, when: 2023, participants: {{{participant}}}}}"
    assert [message[:5] for _, message, _ in told(f"{HEAD}events: {{a: {event}}}\n")] == ["TL303"]


def test_an_event_needs_a_time_unless_it_is_part_of_another() -> None:
    text = (
        f"{HEAD}events:\n"
        "  visit: {kind: ceremony, title: Welcome, when: unknown}\n"
        "  dinner: {kind: ceremony, title: Dinner, part_of: visit}\n"
        "  signing: {kind: ceremony, title: Signing}\n"
        "  call: {kind: call, title: Call, when: }\n"
    )
    hint = "add when: with a date, or with unknown"
    assert told(text) == [
        ("signing", "TL311 the event has no time", hint),
        ("}", "TL311 the event has no time", hint),
    ]


@pytest.mark.parametrize("parents", ["week", "[visit, week]", "[week, visit]"])
def test_what_is_part_of_an_event_that_repeats_needs_a_time(parents: str) -> None:
    text = (
        f"{HEAD}events:\n"
        "  visit: {kind: ceremony, title: Visit, when: 2023-03-02 to 2023-03-09}\n"
        "  week: {kind: ceremony, title: Week, when: 2023-03-02, repeats: weekly}\n"
        f"  dinner: {{kind: ceremony, title: Dinner, part_of: {parents}}}\n"
    )
    hint = "add when: with the day of one occurrence"
    message = 'TL311 the event has no time, and "week" repeats'
    assert told(text) == [("dinner", message, hint)]
    dated = text.replace(f"part_of: {parents}", f"part_of: {parents}, when: 2023-03-09")
    assert told(dated) == []


def test_a_parent_that_is_not_known_is_not_asked_whether_it_repeats() -> None:
    text = f"{HEAD}events: {{dinner: {{kind: ceremony, title: Dinner, part_of: visit}}}}\n"
    assert [message[:5] for _, message, _ in told(text)] == ["TL305"]


@pytest.mark.parametrize("rest", ["country: ITA", "url: https://meet.example.org/", "type: online"])
def test_a_place_is_in_a_country_or_on_the_net(rest: str) -> None:
    assert told(f"{HEAD}places: {{rome: {{name: Rome, {rest}}}}}\n") == []


def test_a_place_that_is_nowhere_is_told() -> None:
    hint = "add country: with its three-letter code, or type: online if people meet online"
    assert told(f"{HEAD}places: {{rome: {{name: Rome, city: Rome}}}}\n") == [
        ("rome", 'TL318 "rome" is in no country', hint)
    ]

"""What the fields of a registry may hold, and what is said of what they may not."""

import pytest

from tests.conftest import codes, loaded
from timeline.diagnostics.findings import Path
from timeline.reading.validation import covered, validate

EVENTS = "write it as in events: {defence-mou: {kind: signing, …}}"
AN_EVENT = "write an event here; if this is a field of the event above, indent the line"
HEAD = "registry: india-italy-2023\ntitle: India–Italy\n"
TALKS = f"{HEAD}events:\n  talks:\n    kind: talks\n    title: Talks\n    when: 2023\n"
GIVE_NAME = "give the registry a short name, such as india-italy-2023"
REGISTRY_FIELDS = (
    "write one of: registry, title, description, language, url, feed, publish, color, updated, "
    "license, authors, citation, defaults, countries, places, people, organizations, sources, "
    "events"
)
EVENT_FIELDS = (
    "write one of: title, short, when, calendar, repeats, as_stated, timezone, status, announced, "
    "part_of, participants, place, attendance, countries, track, description, outcomes, figures, "
    "statements, sources, also_reported, was, topics, url, confidence, uid, codes, audience, note, "
    "updated, kind, format"
)
KINDS = (
    "write one of: visit, talks, signing, treaty_action, elevation, roundtable, keynote, "
    "conference, briefing, exercise, ceremony, negotiation, call, other"
)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return of each finding what it is about, in the words of the file, and what is said."""
    result = loaded(text)
    rows = []
    for finding in result.findings:
        place = finding.location
        assert place is not None
        at = result.sources[0].line(place.line)[place.column - 1 :][: place.width]
        rows.append((at, f"{finding.rule.code} {finding.message}", finding.hint))
    return rows


@pytest.mark.parametrize(
    ("body", "at", "message", "hint"),
    [
        ("titel: X", "titel", '"titel" is not a field here', 'did you mean "title"?'),
        ("place: rome", "place", '"place" is not a field here', 'did you mean "places"?'),
        ("type: visit", "type", '"type" is not a field here', REGISTRY_FIELDS),
        (
            "defaults: {timzone: UTC}",
            "timzone",
            '"timzone" is not a field here',
            'did you mean "timezone"?',
        ),
        (
            "places: {rome: {name: Rome, country: ITA, lat: 1}}",
            "lat",
            '"lat" is not a field here',
            "write geo: [LATITUDE, LONGITUDE]",
        ),
        (
            "people: {modi: {name: Modi, offices: [{title: PM, frm: 2014}]}}",
            "frm",
            '"frm" is not a field here',
            'did you mean "from"?',
        ),
        (
            "organizations: {orf: {name: ORF, 'office\\e': x}}",
            r"'office\e'",
            '"office\\e" is not a field here',
            "write one of: name, country, aliases, url, codes, wikidata",
        ),
    ],
)
def test_a_field_that_is_not_known_is_told_at_its_key(
    body: str, at: str, message: str, hint: str
) -> None:
    assert (at, f"TL201 {message}", hint) in told(HEAD + body)


@pytest.mark.parametrize(
    ("field", "at", "message", "hint"),
    [
        ("flag: x", "flag", 'TL201 "flag" is not a field here', EVENT_FIELDS),
        ("date: 2023", "date", 'TL201 "date" is not a field here', 'did you mean "when"?'),
        ("Venue: rome", "Venue", 'TL201 "Venue" is not a field here', 'did you mean "place"?'),
        (
            "codes: {cameos: 042}",
            "cameos",
            'TL236 "cameos" looks like a known scheme',
            'did you mean "cameo"?',
        ),
        (
            "outcomes: [{text: X, toppic: y}]",
            "toppic",
            'TL201 "toppic" is not a field here',
            'did you mean "topic"?',
        ),
        (
            "level: state",
            "level",
            'TL213 "level" belongs to visit; this event is of kind talks',
            "remove it, or change the kind",
        ),
        (
            "label: Breakfast",
            "label",
            'TL213 "label" belongs to other; this event is of kind talks',
            "remove it, or change the kind",
        ),
        (
            "participants: [ITA]",
            "participants",
            'TL203 "participants" is a list',
            "write it as in participants: {meloni: guest, modi: host}",
        ),
        ("status: [announced]", "status", 'TL203 "status" is a list', "write a text"),
        ("topics: {a: b}", "topics", 'TL203 "topics" is a mapping', "write a list"),
        ("topics: [[a]]", "[", 'TL203 an item of "topics" is a list', "write a text"),
        ("sources: {a: b}", "sources", 'TL203 "sources" is a mapping', "write a list"),
        (
            "figures: [{measure: m, value: 1, unit: EUR, approximate: maybe}]",
            "maybe",
            'TL203 "approximate" is "maybe"',
            "write yes or no",
        ),
        (
            "figures: [{measure: m, value: 1, unit: EUR, approximate: [yes]}]",
            "approximate",
            'TL203 "approximate" is a list',
            "write yes or no",
        ),
        ("figures: [{measure: m, value: 1}]", "{", 'TL202 "unit" is missing', "add unit: …"),
        ("statements: [{by: IND}]", "{", 'TL202 "text" is missing', "add text: …"),
        ("track: 3", "3", 'TL205 "3" is not a known track', "write one of: 1, 1.5, 2"),
        (
            "participants: {ITA: [host, gest]}",
            "gest",
            'TL205 "gest" is not a known role',
            'did you mean "guest"?',
        ),
        (
            "participants: {ITA: gest}",
            "gest",
            'TL205 "gest" is not a known role',
            'did you mean "guest"?',
        ),
        (
            "participants: {ITA: chief guest and keynote speaker}",
            "chief guest and keynote speaker",
            'TL205 "chief guest and keynote speaker" is not a known role',
            "write [chief_guest, keynote_speaker]",
        ),
        (
            "participants: {ITA: host / chair & speaker}",
            "host / chair & speaker",
            'TL205 "host / chair & speaker" is not a known role',
            "write [host, chair, speaker]",
        ),
        (
            "countries: [IND, IT]",
            "IT",
            'TL206 "IT" is not an ISO alpha-3 country code',
            "write ITA",
        ),
        (
            "timezone: IST",
            "IST",
            'TL207 "IST" is not an IANA time zone',
            'did you mean "Asia/Kolkata"?',
        ),
        ("topics: [a, B c]", "B c", 'TL208 "B c" is not an id', 'write "b-c"'),
        ("topics: 'a, B c'", "'a, B c'", 'TL208 "a, B c" is not an id', "write [a, b-c]"),
        ("topics: 'a, '", "'a, '", 'TL208 "a, " is not an id', 'write "a"'),
        ("topics: B c", "B c", 'TL208 "B c" is not an id', 'write "b-c"'),
        (
            "note: {en: '', it: X}",
            "''",
            "TL209 the text is blank",
            "write something, or remove the field",
        ),
        (
            "note: {english: X}",
            "english",
            'TL212 "english" is not a language tag',
            "write one such as en, hi or it",
        ),
        (
            "was: [{when: 2023-13}]",
            "2023-13",
            'TL222 "2023-13" is not in the calendar',
            "write a month from 01 to 12",
        ),
    ],
)
def test_a_fault_in_an_event_is_told_where_it_stands(
    field: str, at: str, message: str, hint: str
) -> None:
    assert told(f"{TALKS}    {field}\n") == [(at, message, hint)]


QUOTE = "put the rule in quotation marks: within braces, a comma ends it"


@pytest.mark.parametrize(
    ("rule", "piece"),
    [
        ("FREQ=WEEKLY;BYDAY=TH,FR", "FR"),
        ("FREQ=MONTHLY;BYDAY=1TH,-1FR", "-1FR"),
        ("FREQ=MONTHLY;BYDAY=1TH,2FR;COUNT=3", "2FR;COUNT=3"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,-1", "-1"),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=2", "9;BYMONTHDAY=2"),
    ],
)
@pytest.mark.parametrize("form", ["repeats: {}", "repeats: {{rule: {}, also: 2023-12-25}}"])
def test_a_rule_that_a_comma_has_cut_in_two_wants_quotes(rule: str, piece: str, form: str) -> None:
    fields = f"kind: talks, title: A, when: 2023-03-02, {form.format(rule)}"
    row = (piece, f'TL201 "{piece}" is not a field here', QUOTE)
    assert told(f"{HEAD}events: {{a: {{{fields}}}}}\n") == [row]
    quoted = fields.replace(rule, f'"{rule}"')
    assert told(f"{HEAD}events: {{a: {{{quoted}}}}}\n") == []


def test_a_text_that_a_comma_has_cut_in_two_wants_quotes() -> None:
    text = f"{HEAD}sources: {{mea: {{publisher: Foreign Ministry, Japan, kind: news}}}}\n"
    (row,) = told(text)
    assert row[:2] == ("Japan", 'TL201 "Japan" is not a field here')
    assert row[2]
    assert row[2].startswith(
        "put a text with a comma in quotation marks, because a comma ends it within braces, or "
    )


def test_a_field_without_a_value_is_taken_for_one_that_is_like_it() -> None:
    text = f"{HEAD}sources: {{mea: {{publisher: Foreign Ministry, kin}}}}\n"
    assert told(text) == [("kin", 'TL201 "kin" is not a field here', 'did you mean "kind"?')]


def test_of_a_rule_cut_in_two_nothing_else_is_told() -> None:
    fields = "kind: talks, title: A, when: 2023-09-02, repeats: FREQ=YEARLY;BYMONTH=3,9"
    assert [row[0] for row in told(f"{HEAD}events: {{a: {{{fields}}}}}\n")] == ["9"]


@pytest.mark.parametrize("title", ["Talks in Delhi, 2023", "Talks, part 1, 2", "Rome, MO"])
def test_no_other_text_cut_in_two_is_taken_for_a_rule(title: str) -> None:
    rows = told(f"{HEAD}events: {{a: {{kind: talks, title: {title}, when: 2023}}}}\n")
    assert rows
    assert QUOTE not in [hint for *_, hint in rows]


@pytest.mark.parametrize(
    ("repeats", "at", "message", "hint"),
    [
        (
            "[weekly]",
            "repeats",
            'TL203 "repeats" is a list',
            "write it as in repeats: {rule: weekly, until: 2023-12-28}",
        ),
        ("{}", "repeats", 'TL202 "rule" is missing', "add rule: …"),
        (
            "{rule: weekly, untill: 2023-12-28}",
            "untill",
            'TL201 "untill" is not a field here',
            'did you mean "until"?',
        ),
        (
            "{rule: weekly, exdate: 2023-03-09}",
            "exdate",
            'TL201 "exdate" is not a field here',
            'did you mean "except"?',
        ),
        (
            "{rule: weekly, changes: 2023-03-09}",
            "2023-03-09",
            'TL203 "changes" is "2023-03-09"',
            "write it as in changes: {2023-03-09: {status: cancelled}}",
        ),
        (
            "{rule: weekly, changes: {2023-03: {title: B}}}",
            "2023-03",
            'TL221 "2023-03" is not a day',
            "days look like 2023-03-02",
        ),
        (
            "{rule: FREQ=WEEKLY;COUNT=3, until: 2023-12-28}",
            "repeats",
            "TL233 the rule has a COUNT, and the event an until",
            "remove one of them",
        ),
    ],
)
def test_a_fault_in_how_an_event_repeats_is_told_where_it_stands(
    repeats: str, at: str, message: str, hint: str
) -> None:
    text = TALKS.replace("2023\n", "2023-03-02\n")
    assert told(f"{text}    repeats: {repeats}\n") == [(at, message, hint)]


@pytest.mark.parametrize(
    ("text", "at", "field", "hint"),
    [
        ("title: India–Italy", "t", '"registry" is missing', GIVE_NAME),
        ("registry:\ntitle: X", "", '"registry" is empty', GIVE_NAME),
        ("registry: india", "r", '"title" is missing', "add title: …"),
        ("registry: india\ntitle:", "", '"title" is empty', "fill it in"),
        (f"{HEAD}people: {{modi: {{}}}}", "modi", '"name" is missing', "add name: …"),
        (
            f"{HEAD}sources: {{bs: {{title: X}}}}",
            "bs",
            '"publisher" is missing',
            "add publisher: …",
        ),
        (TALKS.replace("    title: Talks\n", ""), "talks", '"title" is missing', "add title: …"),
        (TALKS.replace("    kind: talks\n", ""), "talks", '"kind" is missing', KINDS),
        (TALKS.replace("kind: talks", "kind:"), "", '"kind" is empty', KINDS),
        (
            f"{HEAD}events: {{a: {{kind:talks, title: Talks, when: 2023}}}}",
            "a",
            '"kind" is missing',
            "write kind: talks, with a space after the colon",
        ),
        (
            f"{TALKS.replace('kind: talks', 'kind: signing')}    instrument: {{type: mou}}",
            "instrument",
            '"parties" is missing',
            "add parties: …, as in parties: [IND, ITA]",
        ),
        (
            TALKS.replace("kind: talks", "kind: other"),
            "talks",
            '"label" is missing',
            "add label: …",
        ),
        (
            TALKS.replace("kind: talks", "kind: signing"),
            "talks",
            '"instrument" is missing',
            "add instrument: …, as in instrument: {type: mou, parties: [IND, ITA]}",
        ),
        (
            f"{TALKS}    instrument: {{parties: [IND, ITA]}}".replace(
                "kind: talks", "kind: signing"
            ),
            "instrument",
            '"type" is missing',
            "add type: …",
        ),
    ],
)
def test_a_field_that_is_needed_is_missed_where_it_belongs(
    text: str, at: str, field: str, hint: str
) -> None:
    assert (at, f"TL202 {field}", hint) in told(text)
    assert {row[1][:5] for row in told(text)} <= {"TL202", "TL310"}


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("registry: [a]\ntitle: X", "registry", '"registry" is a list', "write a text"),
        ("registry: a\ntitle: [X]", "title", '"title" is a list', "write a text"),
        (f"{HEAD}events: talks", "talks", '"events" is "talks"', EVENTS),
        (f"{HEAD}events: [a]", "events", '"events" is a list', EVENTS),
        (f"{HEAD}events: {{a: talks}}", "talks", '"a" is "talks"', AN_EVENT),
        (f"{HEAD}events: {{a: [1]}}", "a", '"a" is a list', AN_EVENT),
        (
            f"{HEAD}defaults: UTC",
            "UTC",
            '"defaults" is "UTC"',
            "write it as in defaults: {timezone: Asia/Kolkata}",
        ),
        (
            f"{HEAD}places: {{rome: Roma}}",
            "Roma",
            '"rome" is "Roma"',
            "write it as in places: {rome: {name: Rome, country: ITA}}",
        ),
        (
            f"{HEAD}people: {{modi: Narendra Modi}}",
            "Narendra Modi",
            '"modi" is "Narendra Modi"',
            'write {name: "Narendra Modi"}',
        ),
        (
            f"{HEAD}sources: {{orf: 'The \"ORF\", New Delhi'}}",
            "'The \"ORF\", New Delhi'",
            '"orf" is "The "ORF", New Delhi"',
            "write {publisher: 'The \"ORF\", New Delhi'}",
        ),
        (
            f"{HEAD}organizations: {{orf: [ORF]}}",
            "orf",
            '"orf" is a list',
            "write it as in organizations: {mea: {name: Ministry of External Affairs}}",
        ),
        (
            f"{HEAD}places: {{rome: {{name: Rome, country: ITA, geo: 1 2}}}}",
            "1 2",
            '"geo" is "1 2"',
            "write it as in geo: [28.616, 77.226]",
        ),
        (
            f"{HEAD}places: {{rome: {{name: Rome, country: ITA, geo: [1, 2, 3]}}}}",
            "geo",
            '"geo" is a list',
            "write it as in geo: [28.616, 77.226]",
        ),
        (
            f"{HEAD}places: {{rome: {{name: Rome, country: ITA, geo: [1]}}}}",
            "geo",
            '"geo" is a list',
            "write it as in geo: [28.616, 77.226]",
        ),
        (
            f"{HEAD}sources: {{bs: {{publisher: BS, kind: [news]}}}}",
            "kind",
            '"kind" is a list',
            "write a text",
        ),
        (TALKS.replace("kind: talks", "kind: [talks]"), "kind", '"kind" is a list', "write a text"),
        (TALKS.replace("when: 2023", "when: {}"), "when", '"when" is a mapping', "write a text"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_with_the_right_one(
    text: str, at: str, message: str, hint: str
) -> None:
    assert told(text) == [(at, f"TL203 {message}", hint)]


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        (
            TALKS.replace("kind: talks", "kind: tals"),
            "tals",
            'TL204 "tals" is not a kind of event',
            'did you mean "talks"?',
        ),
        (
            TALKS.replace("kind: talks", "kind: banquet"),
            "banquet",
            'TL204 "banquet" is not a kind of event',
            "write kind: other, and label: Banquet",
        ),
        (
            TALKS.replace("kind: talks", "kind: hackathon"),
            "hackathon",
            'TL204 "hackathon" is not a kind of event',
            KINDS,
        ),
        (
            TALKS.replace("kind: talks", "kind: call\n    format: ceo"),
            "format",
            (
                'TL213 "format" belongs to talks and roundtable and conference; '
                "this event is of kind call"
            ),
            "remove it, or change the kind",
        ),
        (
            f"{HEAD}countries: {{IT: Italy}}",
            "IT",
            'TL206 "IT" is not an ISO alpha-3 country code',
            "write ITA",
        ),
        (
            f"{HEAD}language: english",
            "english",
            'TL212 "english" is not a language tag',
            "write one such as en, hi or it",
        ),
        (
            f"{HEAD}sources: {{bs: {{publisher: BS, kind: paper}}}}",
            "paper",
            'TL205 "paper" is not a known source kind',
            (
                "write one of: news, press_release, joint_statement, treaty_text, programme, "
                "speech, transcript, interview, social_media, book, dataset, other"
            ),
        ),
        (
            TALKS.replace("title: Talks", "title: {}"),
            "title",
            "TL209 the text is in no language",
            "write it, as in {en: Official visit}",
        ),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_told_where_it_stands(
    text: str, at: str, message: str, hint: str
) -> None:
    assert told(text) == [(at, message, hint)]


@pytest.mark.parametrize("block", [">", ">-", "|", "|-"])
def test_a_title_may_be_a_block_of_one_line(block: str) -> None:
    assert told(f"registry: india\ntitle: {block}\n  India–Italy\n") == []


@pytest.mark.parametrize("section", ["defaults", "countries", "places", "people", "sources"])
def test_a_section_may_be_left_empty(section: str) -> None:
    assert told(f"{HEAD}{section}:\n") == []


@pytest.mark.parametrize(
    "field",
    ["participants", "topics", "sources", "part_of", "place", "note", "figures", "outcomes"],
)
def test_a_field_that_an_event_may_lack_may_be_left_empty(field: str) -> None:
    assert told(f"{TALKS}    {field}:\n") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "events: {a: {kind: call, title: A, when: 2 March, status: held, url: x, foo: y}}",
            ["TL221", "TL205", "TL211", "TL201"],
        ),
        ("places: {Rome: {name: Rome, country: IT}}", ["TL208", "TL206"]),
        ("places: {Rome: Rome}", ["TL208", "TL203"]),
        ("places: {Rome: }", ["TL208", "TL202"]),
        ("countries: {IT: []}", ["TL203", "TL206"]),
        ("people: {M: {name: M, offices: [PM, {titel: PM}]}}", ["TL208", "TL203", "TL201"]),
        ("people: {m: {name: M, offices: [PM, {title: PM, till: 1}]}}", ["TL203", "TL201"]),
        ("events: {Talks: {kind: talk, title: A, when: 2 March}}", ["TL208", "TL204", "TL221"]),
        ("events: {a: {kind: vist, title: A, level: x, when: 1/3}}", ["TL204", "TL205", "TL221"]),
        ("sources: {bs: {publisher: , kind: x}}\nevents: {bs: }", ["TL202", "TL205", "TL202"]),
        ("events: {a: {kind: call, title: A, when: 2023, codes: {cameo: x, plover: y}}}",
         ["TL215", "TL215"]),
        ("'[key]': x", ["TL201"]),
        ("places: {rome: {name: Rome, country: ITA, '[key]': x}}", ["TL201"]),
        ("places: {'[key]': {name: Rome, country: ITA}}", ["TL208"]),
        ("events: {a: {kind: call, title: A, when: 2023, '[key]': x}}", ["TL201"]),
        ("events: {a: {kind: call, title: A, when: 2023, call: x}}", ["TL201"]),
        ("events: {a: {kind: call, title: A, when: 2023, '': x}}", ["TL201"]),
        ("events: {a: }", ["TL202"]),
        ("events: {a: {}}", ["TL202", "TL202", "TL311"]),
    ],
)  # fmt: skip
def test_all_faults_of_a_file_are_told_at_once_and_each_once(
    body: str, expected: list[str]
) -> None:
    assert [message[:5] for _, message, _ in told(HEAD + body)] == expected


def test_the_registry_holds_what_remains_without_the_faults() -> None:
    result = validate(
        {
            "registry": "india",
            "title": ["X"],
            "people": {"modi": {"name": "Narendra Modi", "country": "IN"}, "Goyal": {"name": "G"}},
            "events": {
                "talks": {
                    "kind": "tals",
                    "title": "Talks",
                    "when": "2023",
                    "participants": {"modi": "host", "ITA": "gest"},
                    "sources": ["a", ["b"]],
                    "place": None,
                },
                "call": "at noon",
            },
        },
        set(),
        set(),
    )
    assert result.registry is not None
    assert result.registry.title == "untitled"
    assert result.registry.people.keys() == {"modi"}
    assert result.registry.people["modi"].country is None
    assert result.registry.events.keys() == {"talks"}
    event = result.registry.events["talks"]
    assert event.kind == "talks"
    assert event.participants.keys() == {"modi"}
    assert event.sources == ()
    assert result.lost == {
        ("title",),
        ("people", "modi", "country"),
        ("people", "Goyal"),
        ("events", "talks", "kind"),
        ("events", "talks", "participants", "ITA"),
        ("events", "talks", "sources"),
        ("events", "call"),
    }


def test_nothing_is_said_of_what_is_lost_already_or_may_be_in_what_is() -> None:
    event = ("events", "a")
    result = validate({"events": {"a": {"title": []}}}, {(*event, "title")}, {(), event})
    assert result.findings == []


def test_without_faults_nothing_is_lost() -> None:
    result = validate({"registry": "india", "title": "India"}, set(), set())
    assert result.registry is not None
    assert (result.findings, result.lost) == ([], set())


def test_what_is_below_a_lost_value_is_lost_with_it() -> None:
    lost: set[Path] = {("events", "a", "when")}
    assert covered(("events", "a", "when"), lost)
    assert covered(("events", "a", "when", 0), lost)
    assert not covered(("events", "a"), lost)
    assert not covered(("events", "a", "whence"), lost)


def test_a_source_of_an_unknown_kind_hides_no_other_finding() -> None:
    text = (
        "registry: r\ntitle: R\nsources: {a: {publisher: P, kind: blog}}\n"
        "events:\n  a: {kind: talks, title: A, sources: a}\n"
    )
    assert codes(text) == ["TL205", "TL311"]


def test_no_two_entries_are_told_to_take_one_id() -> None:
    entry = "{name: Rome, country: ITA}"
    form = 'ids are small letters, digits and hyphens, as in "mou-2023"'
    text = (
        f"places: {{Rome: {entry}, ROME: {entry}, rome-2: {entry}, '!': {entry}, '?': {entry}}}\n"
    )
    text += "people: {Rome: {name: Rome}}\n"
    assert [finding.hint for finding in loaded(HEAD + text).errors] == [
        'write "rome"',
        'write "rome-3", as "rome" is taken',
        form,
        form,
        'write "rome"',
    ]


def test_entries_with_the_same_fields_share_the_set_of_them_and_a_copy_has_its_own() -> None:
    event = "{kind: talks, title: Talks, when: 2023}"
    countries = "countries: {ITA: Italy, IND: {names: [{name: India}]}}\n"
    result = loaded(f"{HEAD}{countries}events: {{one: {event}, two: {event}}}\n")
    assert result.registry is not None
    one, two = result.registry.events.values()
    assert one.model_fields_set is two.model_fields_set
    copied = one.model_copy(update={"note": "For us"})
    assert copied.model_fields_set == {"kind", "title", "when", "note"}
    assert two.model_fields_set == {"kind", "title", "when"}

"""Files to a checked registry, with every finding at its place."""

import pytest

from tests.conftest import DATA, ROOT, STAMP, codes, loaded
from timeline import checks
from timeline.chronology.resolver import resolved
from timeline.reading.loader import Loaded, load
from timeline.registry.vocabulary import Audience

HEAD = "registry: india-italy-2023\ntitle: India–Italy\n"
ONE = f"{HEAD}events:\n  talks: {{kind: talks, title: Talks, when: 2023-03-02}}\n"


def together(*texts: str) -> Loaded:
    """Return what files called 1.yaml, 2.yaml and so on make up."""
    return load((f"{number}.yaml", text.encode()) for number, text in enumerate(texts, 1))


def told(result: Loaded) -> list[str]:
    return [
        f"{finding.location}: {finding.rule.code} {finding.message}" for finding in result.findings
    ]


def test_a_file_without_faults_is_a_registry() -> None:
    result = together(ONE)
    assert result.registry is not None
    assert result.registry.events.keys() == {"talks"}
    assert (result.findings, result.has_errors) == ([], False)
    assert [source.file for source in result.sources] == ["1.yaml"]


def test_what_is_not_used_is_not_told_where_an_error_may_hide_its_use() -> None:
    text = f"{ONE}places: {{rome: {{name: Rome, country: ITA}}, milan: {{name: Milan}}}}\n"
    assert [each.partition(" ")[2] for each in told(together(text))] == [
        'TL318 "milan" is in no country'
    ]


def test_a_hint_keeps_no_registry_back() -> None:
    result = together(f"{ONE}places: {{rome: {{name: Rome, country: ITA}}}}\n")
    assert told(result) == ['1.yaml:5:10: TL310 "rome" is not used']
    assert result.registry is not None
    assert not result.has_errors


def test_an_error_leaves_no_registry() -> None:
    result = together(f"{ONE}flag: x\n")
    assert result.registry is None
    assert result.has_errors


def test_files_make_up_one_registry_together() -> None:
    result = together(
        "events: {briefing: {kind: briefing, title: Briefing, part_of: talks, "
        "participants: {kwatra: spokesperson}}}\n",
        ONE,
        "people: {kwatra: {name: Vinay Mohan Kwatra}}\nevents:\nplaces:\n",
    )
    assert told(result) == []
    assert result.registry is not None
    assert list(result.registry.events) == ["briefing", "talks"]


def test_what_stands_in_two_files_is_told_with_the_place_of_the_first() -> None:
    places = "places: {rome: {name: Rome, country: ITA}}\n"
    other = "defaults: {place: rome}\nevents: {talks: {kind: call, level: x}}\n"
    assert told(together(ONE + places, places + other, HEAD + other)) == [
        '2.yaml:1:10: TL301 "rome" is already given at 1.yaml:5:10',
        '2.yaml:3:10: TL301 "talks" is already given at 1.yaml:4:3',
        '3.yaml:1:1: TL301 "registry" is already given at 1.yaml:1:1',
        '3.yaml:2:1: TL301 "title" is already given at 1.yaml:2:1',
        '3.yaml:3:1: TL301 "defaults" is already given at 2.yaml:2:1',
        '3.yaml:4:10: TL301 "talks" is already given at 1.yaml:4:3',
    ]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("events: [talks]\n", '1:1: TL203 "events" is a list'),
        ("events: talks\n", '1:9: TL203 "events" is "talks"'),
        ("events: *talks\n", '1:9: TL104 "*talks" stands for a value elsewhere'),
    ],
)
def test_a_section_that_is_wrong_in_one_file_is_told_there_and_read_in_the_others(
    wrong: str, expected: str
) -> None:
    assert told(together(ONE, wrong)) == [f"2.yaml:{expected}"]
    assert told(together(wrong, ONE)) == [f"1.yaml:{expected}"]


def test_a_finding_stands_in_the_file_that_holds_the_fault() -> None:
    result = together(
        ONE,
        "events: {call: {kind: call, title: Call, when: 2023-03-32}}\n",
        "people: {modi: {name: Modi, country: IN}}\nflag: x\n",
    )
    assert told(result) == [
        '2.yaml:1:48: TL222 "2023-03-32" is not in the calendar',
        '3.yaml:1:38: TL206 "IN" is not an ISO alpha-3 country code',
        '3.yaml:2:1: TL201 "flag" is not a field here',
    ]


def test_what_the_whole_registry_lacks_is_missed_in_its_first_file() -> None:
    assert told(together("places: {}\n", "people: {}\n")) == [
        '1.yaml:1:1: TL202 "registry" is missing',
        '1.yaml:1:1: TL202 "title" is missing',
    ]


def test_a_registry_without_events_is_told_where_they_should_be() -> None:
    head = "registry: r\ntitle: R\n"
    assert told(together(head, "places:\nevents: {}\n")) == ['2.yaml:2:1: TL131 "events" is empty']
    event = "events: {a: {kind: talks, title: A, when: 2023}}\n"
    assert told(together(f"{head}events:\n", event)) == []
    assert told(together(head, "people:\n")) == []


@pytest.mark.parametrize("broken", ["", "events: [\n", "- a\n", "\x81"])
def test_a_file_that_cannot_be_read_brings_no_findings_in_the_others(broken: str) -> None:
    rest = "events: {call: {kind: call, title: Call, part_of: talks, place: rome, when: 2023}}\n"
    result = load([("1.yaml", broken.encode("latin-1")), ("2.yaml", rest.encode())])
    assert [str(finding.location)[:6] for finding in result.findings] == ["1.yaml"]
    assert result.registry is None


def test_the_fields_of_the_files_that_can_be_read_are_checked_nevertheless() -> None:
    assert told(together("- a\n", ONE.replace("2023-03-02", "2023-03-32"))) == [
        "1.yaml:1:1: TL110 the file holds a list or a text, not a mapping",
        '2.yaml:4:44: TL222 "2023-03-32" is not in the calendar',
    ]


def test_findings_are_in_the_order_of_the_files_and_of_their_lines() -> None:
    second = "places:\n  rome: {name: Rome, country: IT}\n  Oslo: {name: Oslo}\nflag: x\nflag: y\n"
    places = [
        (finding.location.file, finding.location.line, finding.location.column)
        for finding in together(f"{ONE}flag: x\nlanguage: x\n", second).findings
        if finding.location
    ]
    assert len(places) == 6
    assert places == sorted(places)


TIMED = f"{HEAD}events:\n  a: {{kind: talks, title: A, when: 2023-03-02 18:30, "
VISIT = f"{HEAD}events:\n  a: {{kind: visit, title: A, when: 2023, "
SOURCE = "sources: {s: {publisher: S}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A clock time rests on its zone, wherever that comes from.
        (TIMED + "timezone: IST}\n", "TL207"),
        (TIMED + "timezone: *z }\n", "TL104"),
        (TIMED + "}\ndefaults: {timezone: IST}\n", "TL207"),
        (TIMED + "}\ndefaults: [IST]\n", "TL203"),
        (TIMED + "}\ndefaults: {<<: {timezone: UTC}}\n", "TL105"),
        (TIMED + "place: p}\nplaces: {p: {name: P, country: ITA, timezone: Rome}}\n", "TL207"),
        (TIMED + "place: p}\n", "TL302"),
        (TIMED + "place: {p: q}}\n", "TL203"),
        (TIMED + "}\ndefaults: {place: p}\n", "TL302"),
        (VISIT + "participants: {ITA: guest}, timezone: IST, was: [{when: 2022-03-01 18:30}]}\n",
         "TL207"),
        # What an event may say rests on its kind.
        (VISIT.replace("visit", "vist") + "level: state}\n", "TL204"),
        (VISIT.replace("visit", "feast") + "level: state, menu: x}\n", "TL204"),
        (VISIT.replace("kind: visit, ", "") + "level: state, menu: x}\n", "TL202"),
        (VISIT.replace("visit", "*k ") + "level: state, menu: x}\n", "TL104"),
        (VISIT.replace("visit", "feast")
         + "also_reported: [{field: level, value: state, source: s}]}\n" + SOURCE, "TL204"),
        # A reference rests on what it refers to.
        (VISIT + "participants: {m: guest}}\npeople: {m: M}\n", "TL203"),
        (VISIT + "participants: {m: guest}}\npeople: *p\n", "TL104"),
        (VISIT + "participants: {m: guest}}\npeople: {<<: {m: {name: M}}}\n", "TL105"),
        (VISIT + "participants: {m: guest}}\npeople: {*m : {name: M}}\n", "TL104"),
        (VISIT + "participants: {m: guest}}\npeple: {m: {name: M}}\n", "TL201"),
        (VISIT + "participants: {M: guest}}\npeople: {M: {name: M}}\n", "TL208"),
        (VISIT + "participants: {ITA: guest}, part_of: b}\n  b: *b\n", "TL104"),
        (VISIT + "participants: {ITA: guest}, part_of: b}\n  b: soon\n", "TL203"),
        # What is missing may be in what is lost.
        (VISIT + "participants: *p }\n", "TL104"),
        (VISIT + "participants: {ITA: gest}}\n", "TL205"),
        (VISIT + "participants: {ITA: [gest, host]}}\n", "TL205"),
        (VISIT + "participants: {*p : guest}}\n", "TL104"),
        (VISIT + "participants: {[ITA]: guest}}\n", "TL108"),
        (VISIT + "participants: {<<: {ITA: guest}}}\n", "TL105"),
        (VISIT + "participants: [ITA]}\n", "TL203"),
        (VISIT + "partecipants: {ITA: guest}}\n", "TL201"),
        (VISIT + "<<: {participants: {ITA: guest}}}\n", "TL105"),
        (HEAD + "events: {a: {kind: talks, title: A, whn: 2023}}\n", "TL201"),
        (HEAD + "events: {a: {kind: talks, title: A, part_off: b}}\n", "TL201"),
        (HEAD + "events: {a: {kind: talks, title: A, part_of: *b }}\n", "TL104"),
        (HEAD + "events: {a: {kind: talks, title: A, <<: {when: 2023}}}\n", "TL105"),
        (HEAD + "events: {a: {kind: talks, titel: A, when: 2023}}\n", "TL201"),
        (HEAD + "defaults: {place: p}\nplaces: {p: {name: P, contry: ITA}}\n", "TL201"),
        (HEAD + "defaults: {place: p}\nplaces: {p: {name: P, country: IT}}\n", "TL206"),
        ("registri: india\ntitle: India\n", "TL201"),
        ("<<: {registry: india}\ntitle: India\n", "TL105"),
        # A child rests on its parent's date, and whether an entry is used on all references.
        (HEAD + "events:\n  a: {kind: call, title: A, when: 2023, part_of: b}\n"
         "  b: {kind: call, title: B, when: 2022-13}\n", "TL222"),
        (VISIT + "participants: *p }\npeople: {m: {name: M}}\n", "TL104"),
        # A control character is a fault of its own, not of what it stands in.
        (HEAD.rstrip() + "\x0b\n", "TL002"),
        ("registry: india\x07\ntitle: India\n", "TL002"),
        (HEAD + "events: {a: {kind: talks, title: A, when: 2023-03-02\x0b}}\n", "TL002"),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(text: str, expected: str) -> None:
    assert " ".join(sorted(codes(text))) == expected


def test_a_fault_does_not_hide_those_that_have_nothing_to_do_with_it() -> None:
    text = (
        f"{HEAD}defaults: {{timezone: IST}}\n"
        "events:\n"
        "  a: {kind: visit, title: A, when: 2023-10-29 02:30 Europe/Rome}\n"
        "  b: {kind: call, title: B, part_of: c, place: p}\n"
    )
    assert codes(text) == ["TL207", "TL308", "TL313", "TL305", "TL302"]


FAULTS = [
    ("one.yaml", 2, 11, "TL208"),
    ("one.yaml", 4, 22, "TL207"),
    ("one.yaml", 6, 31, "TL206"),
    ("one.yaml", 7, 42, "TL210"),
    ("one.yaml", 9, 48, "TL102"),
    ("one.yaml", 10, 10, "TL203"),
    ("one.yaml", 13, 11, "TL204"),
    ("one.yaml", 15, 11, "TL223"),
    ("one.yaml", 16, 12, "TL205"),
    ("one.yaml", 18, 5, "TL201"),
    ("one.yaml", 22, 11, "TL222"),
    ("one.yaml", 23, 12, "TL302"),
    ("one.yaml", 24, 29, "TL216"),
    ("two.yaml", 2, 3, "TL301"),
    ("two.yaml", 6, 11, "TL103"),
    ("two.yaml", 7, 5, "TL213"),
    ("two.yaml", 8, 15, "TL304"),
    ("two.yaml", 12, 11, "TL224"),
    ("two.yaml", 13, 14, "TL305"),
    ("two.yaml", 14, 20, "TL303"),
    ("two.yaml", 18, 11, "TL221"),
    ("two.yaml", 19, 5, "TL308"),
    ("two.yaml", 20, 3, "TL311"),
    ("two.yaml", 23, 66, "TL313"),
    ("two.yaml", 24, 1, "TL107"),
]


def test_25_faults_in_two_files_are_25_findings_each_at_its_place() -> None:
    files = [DATA / "faults" / name for name in ("one.yaml", "two.yaml")]
    findings = load((file.name, file.read_bytes()) for file in files).findings
    assert len({code for *_, code in FAULTS}) == 25
    assert [
        (place.file, place.line, place.column, finding.rule.code)
        for finding in findings
        if (place := finding.location)
    ] == FAULTS


def test_the_registry_at_the_top_level_has_no_findings() -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    assert loaded(text).findings == []


def test_of_what_two_files_hold_alike_no_more_is_told_than_somebody_mends() -> None:
    events = "".join(f"  e{n}: {{kind: talks, title: T {n}, when: 2023}}\n" for n in range(1001))
    result = together(f"{HEAD}events:\n{events}", f"events:\n{events}")
    assert len(result.findings) == 1000
    assert {finding.rule.code for finding in result.findings} == {"TL301"}
    assert result.is_cut


def test_two_registries_are_one_error_however_much_clashes() -> None:
    one = "registry: %s\ntitle: %s\nevents: {a: {kind: talks, title: A, when: 2023}}\n"
    files = [(f"{name}.yaml", (one % (name, name)).encode()) for name in ("x", "y", "z")]
    result = load(files)
    assert result.schedule is None
    assert [(each.rule.code, each.message) for each in result.findings] == [
        ("TL366", '"y" is not the same registry as "x"')
    ]
    assert str(result.findings[0].location) == "y.yaml:1:11"


def test_one_registry_named_in_two_files_is_a_duplicate() -> None:
    files = [("a.yaml", b"registry: r\ntitle: R\n"), ("b.yaml", b"registry: r\n")]
    assert [each.rule.code for each in load(files).findings] == ["TL301"]


def test_a_registry_whose_events_are_all_public_is_not_checked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        f"{HEAD}places: {{rome: {{name: Rome, country: ITA}}}}\nevents:\n"
        "  talks:\n    kind: talks\n    title: Talks #3\n    when: 2023-03-02\n    note: For us\n"
    )
    result = together(text)
    assert result.schedule is not None
    known = resolved(result.schedule, Audience.PUBLIC, STAMP).schedule
    assert known.registry.events["talks"].note is None
    monkeypatch.delattr(checks, "run")
    public = result.found_by(known, Audience.PUBLIC)
    assert [finding.rule.code for finding in public] == ["TL310"]
    internal = result.found_by(result.schedule, Audience.INTERNAL)
    assert sorted(finding.rule.code for finding in internal) == ["TL013", "TL310"]


@pytest.mark.parametrize("comment", ["", "# timeline: ignore TL343 — two of a kind"])
def test_findings_stay_as_they_are_once_the_files_are_let_go_of(comment: str) -> None:
    a_talk = "{kind: talks, title: Talks, when: 2023-03-02, place: rome}"
    text = (
        f"{HEAD}places: {{rome: {{name: Rome, country: ITA}}}}\nevents:\n"
        "  a: {kind: talks, title: A, when: 2023-03-02, audience: internal}\n"
        f"  b: {a_talk}\n  c: {a_talk}  {comment}\n"
    )
    result = together(text)
    assert result.schedule is not None
    known = resolved(result.schedule, Audience.PUBLIC, STAMP).schedule
    before = result.found_by(known, Audience.PUBLIC)
    assert [finding.rule.code for finding in before] == ([] if comment else ["TL343"])
    result.forget_files()
    assert result.found_by(known, Audience.PUBLIC) == before
    assert bool(result.sources) == bool(comment)

"""The JSON Schema says of a registry what the models say, as far as a schema can."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from yaml import YAMLError

from tests.conftest import DATA, ROOT, Ran
from tests.schemas import SCHEMA, Validator, as_core, as_old, faults, typed
from tests.test_gallery import CASES
from timeline import checks
from timeline.authoring import schema
from timeline.authoring.schema_values import FORMS
from timeline.checks import needs, references
from timeline.checks.reports import BAD_REPORT
from timeline.checks.series_days import ALSO_ANYWAY, NO_DAY, NO_SUCH_EXCEPTION
from timeline.checks.series_times import BAD_CHANGE
from timeline.diagnostics.findings import Fault, Rule
from timeline.reading.source import read
from timeline.registry.codes import BAD_SCHEME, Scheme
from timeline.registry.countries import CODES
from timeline.registry.identity import BAD_UID, Uid
from timeline.registry.instruments import TOO_FEW_PARTIES
from timeline.registry.names import NAMES_OVERLAP
from timeline.registry.references import Reference
from timeline.registry.registry import Registry
from timeline.registry.texts import LONGEST_ID, LONGEST_LINE, LONGEST_SHORT, LONGEST_TITLE, SLUG
from timeline.schedule.schedule import schedule
from timeline.time.date_text import BAD_DATE, IMPOSSIBLE_DATE
from timeline.time.rrule import BAD_RULE, COUNT_AND_UNTIL, NEVER_MEETS, UNSAFE_RULE, ARule
from timeline.time.when import END_BEFORE_START, WRONG_WEEKDAY, AWhen, AWhenInCalendar
from timeline.time.zones import UNKNOWN_ZONE, names

SHIPPED = ROOT / "timeline" / "registry.schema.json"
VALID = [ROOT / "events.yaml", *sorted((DATA / "valid").glob("*.yaml"))]
UNSAID = {
    "TL011": "comment",
    "TL012": "comment",
    "TL013": "comment",
    "TL102": "parser",
    "TL103": "parser",
    "TL104": "parser",
    "TL111": "size",
    "TL115": "text",
    "TL131": "default",
    "TL223": "calendar",
    "TL224": "order",
    "TL234": "calendar",
    "TL246": "order",
    "TL248": "comparison",
    "TL249": "clock",
    "TL301": "files",
    "TL302": "reference",
    "TL303": "reference",
    "TL304": "reference",
    "TL305": "reference",
    "TL306": "reference",
    "TL307": "order",
    "TL309": "reference",
    "TL310": "reference",
    "TL312": "zone",
    "TL313": "zone",
    "TL314": "default",
    "TL316": "comparison",
    "TL317": "reference",
    "TL319": "order",
    "TL322": "calendar",
    "TL323": "order",
    "TL324": "calendar",
    "TL325": "calendar",
    "TL326": "calendar",
    "TL328": "calendar",
    "TL329": "zone",
    "TL330": "calendar",
    "TL331": "zone",
    "TL332": "reference",
    "TL333": "calendar",
    "TL334": "reference",
    "TL335": "size",
    "TL341": "comparison",
    "TL342": "comparison",
    "TL343": "comparison",
    "TL344": "reference",
    "TL345": "reference",
    "TL346": "comparison",
    "TL347": "reference",
    "TL360": "comparison",
    "TL361": "question",
    "TL362": "question",
    "TL363": "question",
    "TL364": "comparison",
    "TL365": "order",
    "TL366": "files",
    "TL367": "comparison",
    "TL370": "reference",
    "TL371": "question",
    "TL372": "comparison",
    "TL373": "calendar",
    "TL374": "comparison",
    "TL375": "comparison",
    "TL376": "comparison",
    "TL401": "lock",
    "TL402": "lock",
    "TL403": "lock",
    "TL404": "lock",
    "TL408": "lock",
    "TL409": "lock",
    "TL410": "lock",
    "TL411": "lock",
    "TL413": "lock",
    "TL414": "lock",
    "TL543": "comparison",
    "TL544": "files",
    "TL545": "reference",
    "TL546": "files",
    "TL547": "files",
    "TL548": "comparison",
    "TL549": "comparison",
    "TL550": "reference",
    "TL551": "clock",
}
"""What a schema can't say of one file, and for want of what."""
BEYOND: dict[object, set[Rule]] = {
    Scheme: {BAD_SCHEME},
    AWhen: {BAD_DATE, IMPOSSIBLE_DATE, WRONG_WEEKDAY, END_BEFORE_START, UNKNOWN_ZONE},
    AWhenInCalendar: {BAD_DATE, IMPOSSIBLE_DATE, WRONG_WEEKDAY, END_BEFORE_START, UNKNOWN_ZONE},
    ARule: {BAD_RULE, UNSAFE_RULE, NEVER_MEETS, COUNT_AND_UNTIL},
    Uid: {BAD_UID},
}
"""Rules of which a schema says a part alone: they need the calendar, a list, bytes or likeness."""


def test_what_is_shipped_is_made_of_the_models(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        SHIPPED.write_bytes(schema.write())
    shipped, made = json.loads(SHIPPED.read_bytes()), schema.schema()
    zones = shipped["$defs"]["TimeZone"]["enum"]
    assert set(zones) <= names()  # a later edition of tzdata has more
    made["$defs"]["TimeZone"] = {**made["$defs"]["TimeZone"], "enum": zones}
    assert json.dumps(shipped) == json.dumps(made)


def test_the_command_prints_what_is_shipped(run: Callable[..., Ran]) -> None:
    assert run("schema").data == (files("timeline") / SHIPPED.name).read_bytes()


def test_it_is_a_schema() -> None:
    assert json.loads(schema.write()) == SCHEMA
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def _forms(form: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all in it."""
    if isinstance(form, dict):
        yield form
    for each in form.values() if isinstance(form, dict) else form if isinstance(form, list) else ():
        yield from _forms(each)


def test_every_field_is_described() -> None:
    closed = [form for form in _forms(SCHEMA) if form.get("additionalProperties") is False]
    fields = [field for form in closed for field in form["properties"].items()]
    assert len(fields) > 100
    assert [name for name, form in fields if form is not True and "description" not in form] == []


def test_every_example_is_of_its_form() -> None:
    with_examples = [form for form in _forms(SCHEMA) if isinstance(form.get("examples"), list)]
    assert len(with_examples) > 30
    for form in with_examples:
        whole = Validator({**form, "$defs": SCHEMA["$defs"]})
        assert [each for each in form["examples"] if not whole.is_valid(each)] == []


def test_every_time_zone_may_stand_behind_a_clock_time() -> None:
    form = Validator(FORMS[AWhen])
    assert [zone for zone in names() if not form.is_valid(f"2023-03-02 10:00 {zone}")] == []


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
@pytest.mark.parametrize("reader", [as_core, as_old])
def test_a_registry_without_errors_has_no_fault(path: Any, reader: Callable[[str], Any]) -> None:
    assert faults(reader(path.read_text(encoding="utf-8"))) == []


def is_refused(data: bytes) -> bool:
    """Whether an editor underlines something, be it for its parser or for the schema."""
    try:
        return bool(faults(as_core(data)))
    except YAMLError:
        return True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fault_is_found_unless_a_schema_can_not_say_it(case: Any) -> None:
    code = case.name[:5]
    refused = not case.is_dir() and is_refused(case.read_bytes())
    assert refused == (code not in UNSAID)


def test_part_of_a_registry_needs_no_head() -> None:
    part = Validator({**SCHEMA, "$ref": "#/$defs/Part", "required": []})
    events = "events: {a: {kind: talks, title: A, when: 2023}}"
    assert faults(as_core(events)) != []
    assert part.is_valid(as_core(events))
    assert not part.is_valid(as_core(events.replace("talks", "tlks")))


TEXTS = {
    text
    for path in VALID
    for text in json.dumps(read(path.read_bytes(), "").data).replace("\\", "").split('"')
}
"""Texts of all sorts."""
WORDS = [
    *("", " ", "0", "1", "5", "042", "90", "-90.5", "180", "1e3", "1,500", "15 billion", "2 lakh"),
    *(
        "yes",
        "No",
        "TRUE",
        "off",
        "null",
        "~",
        "Co-Chair",
        "keynote speaker",
        " MoU ",
        "2+2",
        "1.5",
    ),
    *(
        "2023",
        "0001",
        "9998",
        "9999",
        "2023-Q4",
        "2023-13",
        "2023-04-31",
        "1900-02-29",
        "2000-02-29",
    ),
    *("2023-02-29", "2024-02-29", "2023-03-02", "THU 2023-03-02", "Monday 2023-03-06", "unknown"),
    *("after 2023-03", "before 2024-01-01 10:00", "2023-03-02 18:30 to 19:30 Europe/Rome"),
    *("2023-03 to evening", "2023-03-02 24:00", "2023-03-02 morning to noon", "2021~ to 2023%"),
    *("2023-03-02 18:30 UTC to 2023-03-03 01:00 Asia/Kolkata", "2023-03-02 10:00 to 2024"),
    *("weekly", "Weekdays", "FREQ=WEEKLY;BYDAY=TH", "FREQ=MONTHLY;BYDAY=2TU,-1FR", "freq=daily"),
    *("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "RRULE:FREQ=DAILY;COUNT=3;", "FREQ=DAILY;BYDAY=MO"),
    *("https://example.org/a?b=c#d", "http://", "CC-BY-4.0", "en", "zh-Hant-TW", "it-419", "no"),
    *("IND", "SUN", "XX", "UTC", "Europe/Rome", "America/Argentina/Buenos_Aires", "IST", "Navy"),
    *(
        "Q1",
        "Q01",
        "CONSULT",
        "a-b",
        "a--b",
        "A",
        "x" * 64,
        "x" * 65,
        "two\nlines",
        "tab\t",
        "\u200b",
    ),
    *("é" * LONGEST_SHORT, "é" * (LONGEST_SHORT + 1)),
    *("é" * LONGEST_LINE, f" {'é' * LONGEST_LINE}\n", "é" * (LONGEST_LINE + 1), "नमस्ते", "🇮🇳"),
    *("é" * LONGEST_TITLE, "é" * (LONGEST_TITLE + 1), "uid", "hsg", "Hsg", "unknown"),
]
LETTERS = st.sampled_from("aAzZ019 -_:;,.=+/~?%#QTéन\n\t\x07")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text that has some form, or nearly."""
    text = draw(st.sampled_from(sorted({*TEXTS, *WORDS})))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(LETTERS | st.just("")) + text[at + draw(st.integers(0, 1)) :]
    return text


def broken(validate: Callable[[Any], object], value: Any) -> set[object]:
    """Return the rules that the models find broken, None for those of Pydantic itself."""
    try:
        validate(value)
    except ValidationError as error:
        found = [each.get("ctx", {}).get("error") for each in error.errors()]
        return {each.rule if isinstance(each, Fault) else None for each in found}
    return set()


CHECKED = {
    *needs.RULES,
    TOO_FEW_PARTIES,
    BAD_CHANGE,
    ALSO_ANYWAY,
    NO_DAY,
    NO_SUCH_EXCEPTION,
    BAD_REPORT,
}
"""Rules of checks that a schema says, wholly or in part."""


def forbidden(data: Any) -> set[object]:
    """Return the rules that models find broken or, if they find none, the checks: those in view."""
    if rules := broken(Registry.model_validate, data):
        return rules
    registry = Registry.model_validate(data)
    nowhere = {each.path for each in registry.references() if not may_be(each)}
    return {
        found.rule
        for found in checks.run(schedule(registry))
        if found.rule in CHECKED or (found.rule in references.RULES and found.path in nowhere)
    }


def may_be(reference: Reference) -> bool:
    """Whether something can have such an id, or it is in a report, where a schema does not look."""
    is_id = SLUG.fullmatch(reference.id) and len(reference.id) <= LONGEST_ID
    is_code = "countries" in reference.sections and reference.id in CODES
    return bool(is_id) or is_code or "value" in reference.path[4:]


def name(hint: object) -> str:
    """Return what a test is called that is about an annotation, alike in all processes."""
    return re.sub(r" at 0x[0-9a-f]+", "", str(hint))


@cache
def model_and_form(hint: Any) -> tuple[Callable[[object], object], Any]:
    """Return how the model takes a value, and what a form says: to make them takes longest."""
    return TypeAdapter(hint).validate_python, Validator(FORMS[hint])


def hold_against_each_other(hint: Any, text: str) -> None:
    """See that a form takes a text where the model does, and refuses it where that can be said."""
    model, form = model_and_form(hint)
    rules = broken(model, text)
    assert form.is_valid(text) or rules
    assert form.is_valid(typed(text)) or rules
    assert not form.is_valid(text) or rules <= BEYOND.get(hint, set())


REFUSED: dict[Any, list[str]] = {
    AWhen: [
        *(
            "2 March 2023",
            "2023-03-02 6:30pm",
            "2023-03-02 6:30 pm",
            "2023-03 10:00",
            "Thu 2023-03",
        ),
        *("2023-03-02 18:30 to 2023-04", "2023-03-02 24:00", "to 2023", "after", "unknown 2023"),
        *("2023-03-02 to", "2023-03 to evening", "2023-03-02 noon UTC", "2023-Q5", "2023-03-02~?"),
        *("2023-02-30", "2023-02-31", "2023-00-10", "2023-01-00", "2023-01-32", "2023-06-31"),
        *("2023-13", "2023-20", "0000", "9999-01-01", "1900-02-29", "2023 to 2023-02-29", "10:00"),
        *("2023-W53", "2020-W54", "2023-W00", "2023-H3", "2023-03-02 18:30?", "2023-W36 noon"),
    ],
    ARule: [
        *("biweekly", "FREQ=FORTNIGHTLY", "FREQ=YEARLY;BYDAY=20MO", "FREQ=MONTHLY;BYDAY=TU"),
        *("FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=2TU"),
        *("FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY;BYMONTH=1", "FREQ=WEEKLY;BYDAY=TU,1TH", "INTERVAL=2"),
        *("FREQ=MONTHLY;BYMONTH=2", "FREQ=YEARLY;BYMONTHDAY=3", "FREQ=YEARLY;BYMONTH=3;BYDAY=MO"),
        *(
            "FREQ=DAILY;UNTIL=20230101",
            "FREQ=DAILY;BYSETPOS=1",
            "FREQ=DAILY;COUNT=",
            "FREQ=DAILY;A=1",
        ),
        *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=1000", "FREQ=DAILY;INTERVAL=-1"),
        *("FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=00000", "FREQ=DAILY;COUNT=10001"),
        *("FREQ=DAILY;COUNT=000001", "FREQ=DAILY;INTERVAL=1;INTERVAL=1", "FREQ=DAILY;FREQ=DAILY"),
        *("FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYDAY=6MO"),
        *("FREQ=MONTHLY;BYMONTHDAY=1,-32", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=1XX"),
        *("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=1"),
        *("FREQ=YEARLY;BYMONTH=-1;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=MO,XX", "FREQ=WEEKLY;BYDAY="),
    ],
}
"""Texts that break rules of which a schema says a part: that part."""


@pytest.mark.parametrize("hint", REFUSED, ids=name)
def test_what_can_be_said_of_dates_and_rules_is_said(hint: Any) -> None:
    model, form = model_and_form(hint)
    for text in REFUSED[hint]:
        assert broken(model, text), text
        assert not form.is_valid(text), text


NUMBERS = [
    *("FREQ=DAILY;INTERVAL={}", "FREQ=DAILY;COUNT={}", "FREQ=MONTHLY;BYMONTHDAY={}"),
    *("FREQ=YEARLY;BYMONTH={};BYMONTHDAY=1", "FREQ=MONTHLY;BYDAY={}MO"),
]


@pytest.mark.parametrize("rule", NUMBERS)
def test_a_number_in_a_rule_is_of_its_range(rule: str) -> None:
    model, form = model_and_form(ARule)
    some = [*range(130), 197, 200, 899, 900, 990, 998, 999, 1000, 9999, 10000, 10001, 11000, 20000]
    for number in some:
        for text in (f"{number}", f"+{number}", f"-{number}", f"0{number}", f"{number:05}"):
            written = rule.format(text)
            assert form.is_valid(written) != bool(broken(model, written)), written


HINTS = [hint for hint in FORMS if hint is not object]


@pytest.mark.parametrize("hint", HINTS, ids=name)
def test_a_form_is_that_of_the_words_which_the_model_takes(hint: Any) -> None:
    for text in WORDS:
        hold_against_each_other(hint, text)


@pytest.mark.parametrize("hint", HINTS, ids=name)
@settings(max_examples=300, derandomize=True, deadline=None)
@given(texts())
def test_a_form_is_that_of_the_texts_which_the_model_takes(hint: Any, text: str) -> None:
    hold_against_each_other(hint, text)


PLACES = [
    *(
        "geo: [28.6, 77.2]",
        "geo: [28.6]",
        "geo: [28.6, 77.2, 1]",
        "geo: [91, 0]",
        "geo: [-90, -180]",
    ),
    *("geo:", "geo: 28.6", "country: IND", "country: [IND]", "timezone: Asia/Kolkata", "city: {}"),
    *("city: {en: Rome, it: Roma}", "city: {en: }", "city: [Rome]", "city:", "altitude: 20"),
    *("type: region", "type: Region, country: IND", "type: online", "type: town", "type:"),
    *("region: Malabar", "region: Malabar, country: unknown", "region: , country: IND"),
    *("type: country, country: IND", "type: country", "country: unknown", "country: Unknown"),
]
NAMELESS = [
    *("country: IND", "country: IND, type: country", "country: IND, type: Country", "country: "),
    *(
        "country: unknown",
        "country: IND, type: city",
        "country: IND, city: Rome",
        "url: 'https://a'",
    ),
    *("country: IND, region: Malabar", "country: IND, url: 'https://a'", "name: , country: IND"),
]
EVENTS = [
    *("countries: IND", "countries: [IND, ITA]", "countries: [IND, ]", "countries: {IND: ITA}"),
    *("topics: trade", "topics: [trade, true]", "topics: [Trade]", "topics: [[trade]]", "topics:"),
    *("outcomes: Peace", "outcomes: [Peace, {text: {en: Peace}, due: 2024-Q1}]", "outcomes: {}"),
    *("outcomes: [{topic: peace}]", "outcomes: [{text: Peace, due: soon}]", "outcomes: ['']"),
    *("participants: {IND: host, x: [guest, Co-Chair]}", "participants: {IND: }", "participants:"),
    *("participants: {IND: [host, ]}", "participants: [IND]", "participants: {IND: hots}"),
    *("repeats: weekly", "repeats: {rule: weekly, until: 2023-05-01}", "repeats: {until: 2023}"),
    *("repeats: {rule: FREQ=DAILY;COUNT=3, until: 2023-05-01}", "repeats: [weekly]", "repeats:"),
    *("repeats: {rule: freq=daily;count=3, until: }", "repeats: {rule: weekly, until: 2023}"),
    *("repeats: {rule: weekly, except: 2023-04-01, also: [2023-04-02]}",),
    *("repeats: {rule: weekly, changes: {2023-04-01: {place: , status: cancelled}}}",),
    *("repeats: {rule: weekly, changes: {2023-04: {}}}", "repeats: {rule: weekly, excluded: []}"),
    *("figures: {measure: a, value: 1, unit: b}", "figures: [{measure: a, value: 1, unit: b}]"),
    *("figures: [{measure: a, value: 1, unit: b, approximate: on}]", "figures: [{value: 1}]"),
    *("figures: [{measure: a, value: one, unit: b}]", "figures:"),
    *("figures: [{measure: a, value: 1e3, unit: 5, approximate: perhaps}]",),
    *("statements: [{by: IND, text: Well, language: no}]", "statements: [{by: IND}]"),
    *("statements: [{by: IND, kind: Quote, text: 5}]", "statements: [{by: [IND], text: a}]"),
    *("also_reported: [{field: level, value: {a: [b]}, source: x}]", "also_reported: [{field: a}]"),
    *("was: [{when: 2022, reason: {en: strike}}]", "was: [{reason: strike}]", "was: 2022"),
    *("codes: {cameo: 042, plover: NO}", "codes: {cameo: 42000}", "codes: {cameo: x}", "codes:"),
    *("track: 1.5", "track: 2", "track: 3", "confidence: 5", "confidence: 6", "confidence: 0"),
    *("audience: Internal", "audience: nobody", "status: under-way", "status: over", "status:"),
    *("place: rome", "place: 5", "place: [rome]", "place:", "part_of: a", "part_of: [a, b]"),
    *("updated: 2023-01-01", "updated: 2023-01", "updated: 2023", "note: ''"),
]
KINDS = [
    *("visit, level: State", "talks, level: state", "talks, format: 2+2"),
    *("visit, format: ceo", "roundtable, format: ceo", "other", "Talks"),
    *("other, label: 5", "conference, edition: 8", "conference, edition: 0"),
    *("conference, edition: 9999, series: a-b", "conference, edition: 10000", ""),
    *("signing, instrument: {type: MoU, parties: [IND, ITA], binding: no}",),
    *("treaty_action, action: Accession, instrument: {type: treaty, parties: IND}",),
    *("treaty_action, action: accession, instrument: {type: treaty}", "treaty_action"),
    *("treaty_action, action: accession, instrument: {type: treaty, parties: []}",),
    *("treaty_action, action: accession, instrument: {type: treaty, parties: }",),
    *("treaty_action, action: entry into force, instrument: {type: treaty}",),
    *("treaty_action, action: adopted, instrument: {type: treaty}",),
    *("treaty_action, action: adoption, instrument: {type: treaty, parties: [IND, ITA]}",),
    *("signing, instrument: {type: mou, parties: IND, references: [{scheme: UNTS, number: 1}]}",),
    *("signing, instrument: {type: mou, parties: IND, references: [{scheme: UNTS}]}",),
    *("signing, instrument: {type: mou, parties: IND, depositary: un, languages: [en, fr]}",),
    *("signing, instrument: {type: mou, parties: IND, depositary: U N}",),
    *("signing, instrument: {type: mou, parties: IND, adopted: 1958, ended: 1959-Q1}",),
    *("signing, instrument: {type: mou, parties: IND, languages: English}",),
    *("signing, instrument: {type: mou, parties: [IND]}", "signing, instrument:"),
    *("signing, instrument: {type: mou, parties: IND}", "signing, instrument: mou"),
    *("signing, instrument: {type: mou, parties: [IND, IND]}",),
    *("signing, instrument: {type: mou, parties: [IND, IND, ITA]}",),
    *("signing, instrument: {type: mou, parties: [IND, European Union]}",),
    *("signing, instrument: {parties: [IND, ITA]}", "elevation, relation: {en: a}"),
]
HEADS = [
    *(
        "language: hi",
        "language: no",
        "language: hindi",
        "color: Navy",
        "color: navy blue",
        "color:",
    ),
    *("url: example.org", "license: CC0-1.0", "license: http://", "license: 1.0", "updated: today"),
    *("defaults:", "defaults: {status: }", "defaults: {status: concluded}", "defaults: []"),
    *("defaults: {sources: a, topics: [b], track: 1, place: }", "defaults: {title: a}", "events:"),
    *("events: []", "events: {a: }", "events: {a: {}}", "countries: {IND: India}", "people: {a: }"),
    *("countries: {IN: India}", "countries: {IND: }", "sources: {a: {publisher: b}}", "sources:"),
    *("sources: {a: {publisher: b, published: 2023, kind: News}}", "sources: {a: {}}"),
    *("sources: {a: {publisher: b, published: 2021~}}", "organizations: {A: {name: b}}"),
    *("people: {a: {name: b, offices: [{title: c, from: 2022, to: 2023-05}]}}",),
    *("people: {a: {name: b, offices: {title: c}}}", "people: {a: {name: b, aliases: c}}"),
    *("people: {a: {name: b, offices: [{title: c, start: 2022}], wikidata: Q1}}", "feed: x"),
]
WHERE = [
    *("type: online", "type: Online", "type: online, country: ", "type: online, region: Liguria"),
    *("country: ITA", "url: 'https://a'", "url:", "country: , url: ", "city: Rome", "url: a"),
]
WHOLE = [
    *("kind: talks, when: 2023", "kind: talks", "kind: talks, when:", "kind: talks, when: ''"),
    *("kind: talks, part_of: b", "kind: talks, part_of: []", "kind: talks, part_of: [b, c]"),
    *("kind: talks, part_of:", "kind: talks, when: , part_of: b", "kind: talks, when: , part_of: "),
    *("kind: talks, part_of: b, repeats: weekly", "kind: talks, part_of: b, repeats: "),
    *("kind: talks, when: 2023, repeats: weekly", "kind: talks, when: 2023-03, repeats: weekly"),
    *("kind: talks, when: unknown, repeats: daily", "kind: talks, when: unknown, repeats: "),
    *("kind: talks, when: after 2023-03-02, repeats: daily",),
    *("kind: talks, when: Thu 2023-03-02~ evening to Fri 2023-03-03, repeats: weekly",),
    *("kind: talks, when: 2023-03-02 to 2023-04, repeats: weekly",),
    *("kind: talks, when: 2023-03-02 to 2023-Q2~, repeats: weekly",),
    *("kind: talks, when: 2023-03 to 2023-04-01, repeats: yearly",),
    *("kind: talks, when: 2023-03-02 18:30 UTC to 19:30 UTC, repeats: weekly",),
]
ROLES = [
    *("kind: visit", "kind: visit, participants: ", "kind: visit, participants: {}"),
    *("kind: visit, participants: {IND: guest}", "kind: visit, participants: {IND: host}"),
    *("kind: visit, participants: {IND: host, ITA: [delegation, GUEST]}",),
    *(
        "kind: visit, participants: {IND: [host], ITA: []}",
        "kind: visit, participants: {IND: [host]}",
    ),
    *("kind: roundtable, participants: {IND: host, ITA: Co-Chair}",),
    *("kind: roundtable, participants: {IND: [co chair, chair]}",),
    *("kind: roundtable, participants: {IND: chairman}", "kind: roundtable"),
    *("kind: keynote, participants: {IND: keynote speaker}",),
    *("kind: keynote, participants: {IND: [speaker]}",),
    *("kind: keynote, participants: {IND: chair}", "kind: briefing, participants: {IND: speaker}"),
    *("kind: briefing, participants: {IND: Spokesperson}",),
    *("kind: talks, participants: {IND: []}", "kind: talks, participants: {IND: }"),
]
NAMED = [
    *("place: [a, b]", "place: []", "place: [a, a]", "place: [a, A b]", "place: [a]", "place:"),
    *("attendance: Hybrid", "attendance: remote", "codes: {hsg: visit-1}", "codes: {uid: a}"),
    *("codes: {a b: c}", "codes: {hsg: }", "codes: {hsg: [a]}", "codes: {cameo: '042', hsg: 1}"),
    *("place: a-b", "place: ''", "place: Not An Id", "place: true", "place: IND", "place: 2023"),
    *("sources: [a, true]", "sources: A B", "sources: [a, A]", "sources: [null]", "sources: a-"),
    *("part_of: A", "part_of: [a-b, 'a b']", f"place: {'x' * 64}", f"place: {'x' * 65}"),
    *("participants: {IND: host, a-b: guest}", "participants: {XXX: host}"),
    *("participants: {A B: host}", "participants: {true: host}", "participants: {null: host}"),
    *("statements: [{by: IND, text: a, on_behalf_of: b}]", "statements: [{by: I, text: a}]"),
    *("statements: [{by: a, text: a, on_behalf_of: IN}]",),
    *("statements: [{by: a, text: a, source: IND}]", "was: [{when: 2022, source: A b}]"),
    *("figures: [{measure: a, value: 1, unit: b, source: B}]",),
    *("also_reported: [{field: nonsense, value: a, source: b}]",),
    *("also_reported: [{field: when, value: 2022, source: b}]",),
    *("also_reported: [{field: when, value: 2022, source: B}]",),
    *("also_reported: [{field: format, value: summit, source: b}]",),
    *("also_reported: [{field: level, value: state, source: b}]",),
    *("also_reported: [{field: note, value: a, source: b}]",),
]
DAYS = [
    *("changes: {2023-03-09: {}}", "changes: {2023-03-09: {status: }}", "changes: {2023-03-09: }"),
    *("changes: {2023-03-09: {place: }}", "changes: {2023-03-09: {place: A b}}"),
    *("changes: {2023-03-09: {title: B, when: }}", "changes: {2023-03-09: {when: 2023-03-10}}"),
    *("changes: {2023-03-09: {when: 2023-03}}", "changes: {2023-03-09: {when: 2023}}"),
    *("changes: {2023-03-09: {when: 2023-03-10 to 2023-03}}", "changes: {}", "changes: "),
    *(
        "changes: {2023-03-09: {when: unknown}}",
        "changes: {2023-03-09: {when: 2023-03-10 to 2024}}",
    ),
    *("except: [2023-03-09, 2023-03-16]", "except: [2023-03-09, 2023-03-09]", "except: []"),
    *("also: [2023-03-10, 2023-03-11]", "also: [2023-03-10, 2023-03-10]", "also: 2023-03-10"),
]
BRIEF = "title: A, when: 2023, participants: {IND: [guest, chair]}"
WEEKLY = "title: A, kind: talks, when: 2023-03-02, repeats: {rule: weekly"
HEAD = "registry: r\ntitle: R\n"
WRITTEN = [
    *(f"{HEAD}{part}" for part in HEADS),
    *(f"{HEAD}places: {{a: {{name: A, url: 'https://a', {part} }}}}" for part in PLACES),
    *(f"{HEAD}places: {{a: {{name: A, {part} }}}}" for part in WHERE),
    *(f"{HEAD}places: {{a: {{{part} }}}}" for part in NAMELESS),
    *(
        f"{HEAD}events: {{a: {{title: A, when: 2023-04-01, kind: talks, {part} }}}}"
        for part in EVENTS
    ),
    *(f"{HEAD}events: {{a: {{{BRIEF}, kind: {part} }}}}" for part in KINDS),
    *(f"{HEAD}events: {{a: {{title: A, {part} }}}}" for part in WHOLE),
    *(f"{HEAD}events: {{a: {{title: A, when: 2023, {part} }}}}" for part in ROLES),
    *(f"{HEAD}events: {{a: {{title: A, kind: talks, when: 2023, {part} }}}}" for part in NAMED),
    *(f"{HEAD}events: {{a: {{{WEEKLY}, {part} }}}}}}" for part in DAYS),
]


def test_what_is_written_in_some_way_is_taken_and_refused_alike() -> None:
    wrong: dict[str, tuple[set[object], list[str]]] = {}
    taken = 0
    for text in WRITTEN:
        data = read(text.encode(), "").data
        assert data is not None, text
        rules, found = forbidden(data), faults(data)
        taken += not rules
        if bool(rules) != bool(found) or (faults(as_core(text)) and not rules):
            wrong[text] = rules, found
    assert wrong == {}
    assert taken > len(WRITTEN) / 3


DATASETS: list[dict[str, Any]] = [read(path.read_bytes(), "").data or {} for path in VALID]
SHAPES = ["null", "[]", "{}", '["x", "y"]', '["x", null]', '{"en": "x"}', '{"x": "guest"}']
VALUES = [*map(json.dumps, WORDS), *SHAPES]


def _paths(value: Any) -> list[tuple[str | int, ...]]:
    """Return the paths of all values in a value."""
    steps: Any = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        steps = value.items()
    return [path for step, each in steps for path in ((step,), *((step, *p) for p in _paths(each)))]


@st.composite
def registries(draw: st.DrawFn) -> Any:
    """Draw the data of a small registry in which something may be changed."""
    whole = draw(st.sampled_from(DATASETS))
    data: Any = {"registry": "r", "title": "R"}
    for name, section in whole.items():
        if draw(st.booleans()) and name not in data:
            some = isinstance(section, dict) and name not in ("title", "defaults")
            key = draw(st.sampled_from(sorted(section))) if some else None
            data[name] = {key: section[key]} if some else section
    data = json.loads(json.dumps(data))
    for _ in range(draw(st.integers(0, 2))):
        *path, last = draw(st.sampled_from(_paths(data) or [("title",)]))
        here = data
        for step in path:
            here = here[step]
        value, other = here.pop(last), json.loads(draw(st.sampled_from(VALUES)))
        if isinstance(here, list):
            here.insert(int(last), other)
        elif draw(st.booleans()):
            here[last] = other
        elif draw(st.booleans()):
            here[draw(st.sampled_from(WORDS))] = value
    return data


ANY_OF_THEM = {
    *(TOO_FEW_PARTIES, END_BEFORE_START, BAD_REPORT, BAD_CHANGE, NO_SUCH_EXCEPTION, ALSO_ANYWAY),
    *(NAMES_OVERLAP, needs.MISSING_WHEN),
}.union(*BEYOND.values())


@settings(max_examples=600, derandomize=True, deadline=None)
@given(registries())
def test_a_registry_is_refused_where_the_models_refuse_it(data: Any) -> None:
    rules = forbidden(data)
    assert rules or faults(data) == faults(typed(data)) == []
    assert faults(data) or rules <= ANY_OF_THEM

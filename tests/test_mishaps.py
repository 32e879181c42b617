"""Mishaps of editors and merges, and texts that nobody expects: told, or shown everywhere."""

import csv
import io
import json
from collections.abc import Callable

import html5lib
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, STAMP, selected
from tests.content_lines import faults
from tests.formats.outputs import made
from tests.fuzz import dates
from tests.fuzz.registry import run as check
from timeline import formats
from timeline.chronology.selection import Selection
from timeline.reading.loader import load
from timeline.text import balanced

LINES = (ROOT / "events.yaml").read_text(encoding="utf-8").splitlines()
FEW = settings(max_examples=60, derandomize=True, deadline=None)
MANY = settings(FEW, max_examples=200)

Mishap = Callable[[list[str], int], list[str]]
MISHAPS: dict[str, Mishap] = {
    "lost": lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    "twice": lambda lines, at: [*lines[: at + 1], *lines[at:]],
    "swapped": lambda lines, at: [*lines[:at], *reversed(lines[at : at + 2]), *lines[at + 2 :]],
    "indented": lambda lines, at: [*lines[:at], f" {lines[at]}", *lines[at + 1 :]],
    "indented by two": lambda lines, at: [*lines[:at], f"  {lines[at]}", *lines[at + 1 :]],
    "outdented": lambda lines, at: [*lines[:at], lines[at].removeprefix(" "), *lines[at + 1 :]],
    "tab": lambda lines, at: [*lines[:at], f"\t{lines[at].lstrip()}", *lines[at + 1 :]],
    "tab within": lambda lines, at: [*lines[:at], lines[at].replace(": ", ":\t"), *lines[at + 1 :]],
    "curly": lambda lines, at: [
        *lines[:at],
        lines[at].replace('"', "\u201c").replace("'", "\u2019"),
        *lines[at + 1 :],
    ],
    "dashes": lambda lines, at: [*lines[:at], lines[at].replace("-", "\u2013"), *lines[at + 1 :]],
    "no-break": lambda lines, at: [*lines[:at], lines[at].replace(" ", "\xa0"), *lines[at + 1 :]],
    "mark": lambda lines, at: [*lines[:at], f"\ufeff{lines[at]}", *lines[at + 1 :]],
    "joined": lambda lines, at: [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]],
    "return": lambda lines, at: [*lines[:at], f"{lines[at]}\r", *lines[at + 1 :]],
    "conflict": lambda lines, at: [
        *lines[:at],
        "<<<<<<< HEAD",
        *lines[at : at + 2],
        "=======",
        *lines[at : at + 3],
        ">>>>>>> theirs",
        *lines[at + 3 :],
    ],
}


@FEW
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(MISHAPS)), st.integers(0, len(LINES) - 1)),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_registry_that_met_with_a_mishap_is_loaded_or_its_faults_told(
    mishaps: list[tuple[str, int]], end: str
) -> None:
    lines = LINES
    for name, at in mishaps:
        lines = MISHAPS[name](lines, min(at, len(lines) - 1))
    check(end.join(lines).encode())


@FEW
@given(st.integers(1, len(LINES) - 1))
def test_a_conflict_anywhere_is_told_as_such_and_alone(at: int) -> None:
    result = check("\n".join(MISHAPS["conflict"](LINES, at)).encode())
    assert [finding.rule.code for finding in result.findings] == ["TL112"]
    assert result.findings[0].location
    assert result.findings[0].location.line == at + 1


def test_lines_that_end_as_on_other_systems_make_the_same_registry() -> None:
    one, *others = (load([("e", end.join(LINES).encode())]) for end in ("\n", "\r\n", "\r"))
    assert one.registry
    assert [other.registry for other in others] == [one.registry, one.registry]


def in_every_field(text: str) -> str:
    """Return a registry with a text wherever one may be."""
    said = json.dumps(text, ensure_ascii=False)
    return f"""
registry: r
title: {said}
description: {said}
citation: {said}
updated: 2023-03-05
countries: {{ITA: {said}}}
places: {{inn: {{name: {said}, city: {said}, country: ITA}}}}
people: {{eve: {{name: {said}, country: ITA, office: {said}, aliases: [{said}]}}}}
organizations: {{org: {{name: {said}}}}}
sources:
  s: {{publisher: {said}, title: {said}, author: {said}, published: 2023-03-05, quality: {said}}}
events:
  a:
    kind: signing
    title: {said}
    when: 2023-03-02 10:00 Europe/Rome
    as_stated: {said}
    place: inn
    participants: {{eve: [signatory], org: host}}
    instrument: {{type: other, title: {said}, parties: [IND, org], unts: {said}}}
    description: {said}
    outcomes: [{{text: {said}}}]
    figures: [{{measure: {said}, value: 1e99, unit: {said}}}]
    statements: [{{by: eve, text: {said}, kind: quote}}]
    also_reported: [{{field: title, value: {said}, source: s}}]
    was: [{{when: 2023-03-01, reason: {said}}}]
    sources: [s]
  b: {{kind: other, label: {said}, title: {{en: {said}, hi: {said}}}, when: 2023-03, note: {said}}}
"""


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=30,
)


@FEW
@given(texts)
@example("=1+1")
@example("\u202e\u2066a\u200d\u0301")
@example("</script><!--]]>&amp;|`*_{{ }}")
@example("\\n\\,;:\"%00'")
@example("\U0010fffd\U000e0001\U0001f9d1\u200d\U0001f680")
def test_any_text_in_any_field_is_shown_in_every_format(text: str) -> None:
    result = load([("e.yaml", in_every_field(text).encode())])
    if result.registry is None:
        assert result.findings
        return
    chosen = selected(result.registry, Selection(), STAMP)
    outputs = {name: made(name, chosen) for name in formats.names()}
    title = chosen.say(chosen.entries[0].event.title)
    assert title == balanced(text.strip(" \n"))
    assert faults(outputs["ics"].data) == []
    assert json.loads(outputs["json"].data.splitlines()[0])["title"] == title
    rows = list(csv.DictReader(io.StringIO(outputs["csv"].data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert None not in rows[0]
    assert title in rows[0]["title"]
    html5lib.HTMLParser(strict=True).parse(outputs["html"].data)
    assert openpyxl.load_workbook(io.BytesIO(outputs["xlsx"].data)).sheetnames
    for name in ("md", "txt", "html"):
        outputs[name].data.decode()


WORDS = st.sampled_from(
    [
        *("2023-03-02", "2024-02-29", "2023-02-30", "9998-12-31", "0001-01-01", "2023-Q1", "2023"),
        *("to", "after", "before", "unknown", "evening", "night", "18:30", "00:00", "24:00", "Thu"),
        *("Europe/Rome", "Pacific/Apia", "UTC", "~", "?", "%", "-", "\u2013", "\xa0", "9" * 30),
        *("FREQ=YEARLY;", "BYMONTH=2;", "BYMONTHDAY=30;", "BYDAY=5MO;", "COUNT=1000000000", "1e9"),
    ]
)


@MANY
@given(
    st.one_of(st.lists(WORDS, max_size=7).map(" ".join), st.lists(WORDS).map("".join), st.text())
)
def test_any_text_is_a_date_or_a_rule_or_its_fault_is_told(text: str) -> None:
    dates.run(text.encode(errors="replace"))


@pytest.mark.parametrize("name", ["when", "until", "value", "rule"])
def test_a_value_is_no_longer_than_any_that_makes_sense(name: str) -> None:
    fields = {
        "when": "when: {}",
        "until": "when: 2023-03-02, repeats: {{rule: weekly, until: {}}}",
        "value": "when: 2023-03-02, figures: [{{measure: x, unit: y, value: {}}}]",
        "rule": "when: 2023-03-02, repeats: {}",
    }
    head = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, "
    text = head + fields[name].format("9" * 1001) + "}\n"
    [finding] = check(text.encode()).findings
    assert finding.rule.code == "TL209"
    assert finding.message.endswith('9\u2026" has 1001 characters')
    assert finding.hint == "write at most 1000"

"""The pictures as a whole: on a page, and as a file."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import chronology, registry, selected
from tests.drawing.pictures import HEAD, SVG, YEAR, drawn, file, found
from tests.formats.test_contract import HOSTILE, KINDS
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.drawing.picture import alone, inline, style
from timeline.drawing.shapes import COLORS, PAPER
from timeline.drawing.texts import GONE, LABEL
from timeline.languages import names

DARK = style().partition("prefers-color-scheme: dark")[2]


def light_of(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    whole = color.lstrip("#")
    parts = [int(whole[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


def dark(name: str) -> str:
    """Return the colour that the style gives to a class on a dark ground."""
    found: list[str] = re.findall(rf"\.{name} {{ \w+: (#\w+);", DARK)
    return found[0]


@pytest.mark.parametrize("name", COLORS)
def test_marks_and_what_is_written_on_them_can_be_told_from_the_ground(name: str) -> None:
    assert contrast(COLORS[name], PAPER) > 4.5
    assert contrast(COLORS[name], "#ffffff") > 4.5
    assert contrast(dark(name), dark("hollow")) > 4.5
    assert contrast(dark(name), dark("on")) > 4.5
    assert contrast(dark(name), dark("tint")) > 3
    assert f"svg.timeline .{name} {{ color: {COLORS[name]}; }}" in style()


def test_texts_can_be_read() -> None:
    assert contrast(LABEL.color, PAPER) > 7
    assert contrast(GONE.color, PAPER) > 4.5
    assert contrast(dark("ink"), dark("tint")) > 7
    assert contrast(dark("faint"), dark("hollow")) > 4.5


@pytest.mark.parametrize("text", [YEAR, KINDS, HOSTILE], ids=["year", "kinds", "hostile"])
def test_a_file_is_whole_by_itself(text: str) -> None:
    picture = alone(found("", text))
    assert "href" not in picture
    assert "var(" not in picture
    assert " id=" not in picture
    assert "<script" not in picture
    root = ET.fromstring(picture)  # noqa: S314
    assert root.tag == f"{SVG}svg"
    assert len(root.get("viewBox", "").split()) == 4
    assert (root.get("width"), root.get("height")) == tuple(root.get("viewBox", "").split()[2:])


def test_a_file_has_its_title_and_its_day() -> None:
    said = file("", YEAR).texts()
    assert said[:2] == ["A year at the ministry", "As of 20 December 2025"]
    assert file("  a: {kind: talks, title: A, when: 2023-03-02}\n").texts()[0] == "R"


def test_an_empty_registry_has_a_word_and_no_picture_on_a_page() -> None:
    empty = found("", HEAD + "  {}\n")
    assert inline(empty, str, {}) == ""
    assert "No events yet." in alone(empty)
    kinds = frozenset({"visit"})
    none = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02}}\n", Selection(kinds))
    assert "No event fits." in alone(none)


def test_events_without_a_date_are_named_or_counted() -> None:
    undated = "".join(f"  e{n}: {{kind: talks, title: T{n}, when: unknown}}\n" for n in range(12))
    for picture in drawn(undated):
        assert picture.texts()[0] == "Date not known:"
        assert set(picture.texts()[1:]) == {f"T{n}" for n in range(12)}
        assert "#e3" in picture.links()
    for picture in drawn(f"{undated}  x: {{kind: talks, title: X, when: unknown}}\n"):
        assert picture.texts() == ["Date not known:", "13 events"]


def test_what_is_internal_is_in_no_public_picture() -> None:
    hidden = "  b: {kind: talks, title: Secret, when: 2023-03-09, audience: internal}\n"
    open_to_all = "  a: {kind: talks, title: Open, when: 2023-03-02}\n"
    for picture in drawn(open_to_all + hidden):
        assert "Secret" not in " ".join(picture.titles() + picture.texts())
        assert "Thursday 9 March 2023" not in picture.texts()
    assert drawn(open_to_all + hidden) != drawn(open_to_all)
    assert inline(found(open_to_all + hidden), str, {}) == inline(found(open_to_all), str, {})


@pytest.mark.parametrize("language", names())
def test_it_speaks_each_language(language: str) -> None:
    chosen = selected(registry(YEAR), Selection(), language=language)
    picture = alone(expand(chosen, Selection()))
    words = chosen.words
    assert words.kinds["roundtable"].name in picture
    assert words.statuses["cancelled"][1:] in picture
    assert f"{words.dates.months_short[10]}" in picture or words.dates.months[10] in picture


def test_a_text_from_right_to_left_is_marked_as_such_and_its_language_told() -> None:
    (label,) = (
        each for each in file("", YEAR).root.iter(f"{SVG}text") if "مصر" in (each.text or "")
    )
    assert label.get("lang") == "ar"
    assert (label.text or "")[0] == "\u202b"
    assert label.get("text-anchor") is None


def test_many_changed_occurrences_make_a_grid() -> None:
    changes = ", ".join(f"2023-03-{n:02}: {{status: cancelled}}" for n in range(2, 32))
    more = ", ".join(f"2023-04-{n:02}: {{status: cancelled}}" for n in range(1, 31))
    series = (
        "  a: {kind: talks, title: A, when: 2023-03-02, "
        f"repeats: {{rule: FREQ=DAILY;COUNT=90, changes: {{{changes}, {more}}}}}}}\n"
    )
    across, down = drawn(series)
    assert "A" in across.texts()
    assert "A" not in down.texts()

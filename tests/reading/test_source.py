"""YAML text to plain data, with places."""

import re

import pytest

from timeline.diagnostics.findings import Path
from timeline.reading.source import SourceFile, read
from timeline.reading.yaml import Data


def source(text: str) -> SourceFile:
    return read(text.encode(), "events.yaml")


def held(text: str) -> dict[str, Data] | None:
    """Return what a text without faults holds."""
    result = source(text)
    assert told(text) == []
    return result.data


def told(text: str) -> list[str]:
    return [
        f"{finding.location.line}:{finding.location.column} {finding.rule.code} {finding.message}"
        for finding in source(text).findings
        if finding.location
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((text, text) for text in ("NO", "on", "yes", "true", "False", "y", "nULL")),
        *((text, text) for text in ("042", "0o17", "0x1F", "1_000", "1e3", "-0", "+1", ".inf")),
        *((text, text) for text in ("18:30", "2023-03-02", "2023-03-02 18:30", "12:30:45")),
        *((text, text) for text in ("=", "a#b", "a:b", "http://x.org", "8th")),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("", None),
        ("# nothing", None),
        ("'null'", "null"),
        ('"~"', "~"),
        ('""', ""),
        ("'it''s'", "it's"),
        (r'"caf\u00e9\n"', "café\n"),
        ("Asia/Kolkata # at home", "Asia/Kolkata"),
        ("one\n  line", "one line"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("|-\n  two\n  lines\n", "two\nlines"),
        (">-\n  one\n  line\n", "one line"),
        ("[NO, ~, '']", ["NO", None, ""]),
        ("\n- 1\n-\n- [2]", ["1", None, ["2"]]),
        ("{a: 1, b: {c: }}", {"a": "1", "b": {"c": None}}),
        ("\n  042: a\n  on: b\n  null: c\n  '': d", {"042": "a", "on": "b", "null": "c", "": "d"}),
        (r'{"\0": a}', {"\0": "a"}),
    ],
)
def test_every_scalar_stays_the_text_that_is_written(written: str, value: Data) -> None:
    assert held(f"x: {written}\n") == {"x": value}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: 2\n",
        "a: 1\nb: 2",
        "a: 1\r\nb: 2\r\n",
        "a: 1\rb: 2\r",
        "a: 1\r\nb: 2\n\r",
        "\N{BYTE ORDER MARK}a: 1\nb: 2\n",
        "---\na: 1\nb: 2\n...\n",
        "%YAML 1.2\n---\na: 1\nb: 2\n",
        "# comment\n\na: 1 # comment\n\nb: 2\n# comment",
        "{a: 1, b: 2}",
        '{"a": "1", "b": "2"}',
        "? a\n: 1\n? b\n: 2\n",
        "a:\t1\nb:\t2\n",
        "{a: 1,\n\tb: 2}",
    ],
    ids=ascii,
)
def test_the_same_data_may_be_laid_out_in_many_ways(text: str) -> None:
    assert held(text) == {"a": "1", "b": "2"}


def test_line_breaks_in_a_text_are_told_apart_by_nobody() -> None:
    assert held("a: |\r\n  b\r\n  c\r\n") == {"a": "b\nc\n"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ['3:1 TL102 "a" is given twice, first on line 1']),
        ("a: 1\nb: 2\n'a': 3\n", ['3:1 TL102 "a" is given twice, first on line 1']),
        (
            "a: 1\nb: 2\na: 3\na: 4\n",
            [
                '3:1 TL102 "a" is given twice, first on line 1',
                '4:1 TL102 "a" is given twice, first on line 1',
            ],
        ),
        (
            "a: 1\nb: 2\nb: {c: [{d: 1, d: 2}]}\n",
            [
                '3:1 TL102 "b" is given twice, first on line 2',
                '3:16 TL102 "d" is given twice, first on line 3',
            ],
        ),
    ],
)
def test_of_two_equal_keys_the_first_is_kept_and_the_second_told(
    text: str, expected: list[str]
) -> None:
    assert told(text) == expected
    assert source(text).data == {"a": "1", "b": "2"}


def test_equal_keys_in_different_mappings_are_fine() -> None:
    assert held("x: {a: 1}\ny: {a: 1}\n") == {"x": {"a": "1"}, "y": {"a": "1"}}


@pytest.mark.parametrize(
    ("text", "expected", "data"),
    [
        ("a: !!str 1", ['1:4 TL103 the tag "!!str" is not used here'], {"a": "1"}),
        ("a: !visit {b: 1}", ['1:4 TL103 the tag "!visit" is not used here'], {"a": {"b": "1"}}),
        ("a: ! 1", ['1:4 TL103 the tag "!" is not used here'], {"a": "1"}),
        ("!!int 1: a", ['1:1 TL103 the tag "!!int" is not used here'], {"1": "a"}),
        (
            "a: !<tag:x.org,2023:visit> []",
            ['1:4 TL103 the tag "tag:x.org,2023:visit" is not used here'],
            {"a": []},
        ),
        ("a: &b 1", ['1:4 TL104 the anchor "&b" is not used here'], {"a": "1"}),
        ("&b a: 1", ['1:1 TL104 the anchor "&b" is not used here'], {"a": "1"}),
        ("a: &b [1]", ['1:4 TL104 the anchor "&b" is not used here'], {"a": ["1"]}),
        ("a: *b", ['1:4 TL104 "*b" stands for a value elsewhere'], {"a": None}),
        ("a: [1, *b, 2]", ['1:8 TL104 "*b" stands for a value elsewhere'], {"a": ["1", None, "2"]}),
        ("*a : 1\nb: 2", ['1:1 TL104 "*a" stands for a value elsewhere'], {"b": "2"}),
        ("*a : {b: {c: 1}}\nb: 2", ['1:1 TL104 "*a" stands for a value elsewhere'], {"b": "2"}),
        ("<<: {a: 1}\nb: 2", ['1:1 TL105 the merge key "<<" is not used here'], {"b": "2"}),
        ("'<<': 1", [], {"<<": "1"}),
        ("[a, b]: 1\nc: 2", ["1:1 TL108 a list or mapping is used as a key"], {"c": "2"}),
        ("? {a: 1, a: 2}\n: 1", ["1:3 TL108 a list or mapping is used as a key"], {}),
        ("? [[a]]\n: [1]\nc: 2", ["1:3 TL108 a list or mapping is used as a key"], {"c": "2"}),
        ("? \n: 1\nb: 2", ["1:2 TL108 a key is missing before this colon"], {"b": "2"}),
        ("~: 1\nb: 2", ["1:1 TL108 a key is missing before this colon"], {"b": "2"}),
        ("a: 1\n---\nb: 2", ["2:1 TL107 a second document begins here"], {"a": "1"}),
        ("a: 1\n---\n", ["2:1 TL107 a second document begins here"], {"a": "1"}),
        ("---\n---\na: 1", ["2:1 TL107 a second document begins here"], None),
    ],
)
def test_what_a_registry_does_not_need_of_yaml_is_refused_and_the_rest_is_read(
    text: str, expected: list[str], data: dict[str, Data] | None
) -> None:
    assert [line for line in told(text) if " TL102 " not in line] == expected
    assert source(text).data == data


def test_what_an_alias_stands_for_is_known_to_be_lost() -> None:
    assert source("a: {b: [1, *c]}\nd: *e").lost == {("a", "b", 1), ("d",)}


def test_a_mapping_whose_keys_are_not_all_read_is_known_to_be_incomplete() -> None:
    text = "a: {<<: 1}\nb: [{*c : 1}]\nd: {[e]: 1}\nf: {~: 1}\n<<: {}"
    assert source(text).merged == {("a",), ("b", 0), ("d",), ("f",), ()}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n\tb: 2\n", "2:1"),
        ("a:\n\tb: 2\n", "2:1"),
        ("a:\n  b: 1\n \tc: 2\n", "3:2"),
        ("a:\n\t- b\n", "2:1"),
        ("a:\r\n\tb: 2\r\n", "2:1"),
        ("a: |\n\tb\n", "2:1"),
    ],
)
def test_a_tab_before_a_line_is_told_at_its_place(text: str, place: str) -> None:
    assert told(text) == [f"{place} TL109 the line is indented with a tab"]
    assert source(text).data is None


UNQUOTED = "a colon and a space are inside a text, or the line is indented too far"
CURLY = "this is not a YAML quotation mark; the text needs one because of its colon"
NO_COLON = "this line has no colon and space after its key, or is part of a text above"
UNLIKE = "this line is indented unlike the lines around it"
HYPHEN = "a hyphen begins an item of a list, but this line is among fields"
BEHIND = "text follows the closing"
LATE = "this quotation mark is closed only on line {}, and more text follows it"
HIDDEN = "a space and a # begin a comment, which hides the rest of the line"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: India: the talks\n", f"2:9 TL101 {UNQUOTED}"),
        ("a: 1\n  b: 2\n", f"2:4 TL101 {UNQUOTED}"),
        ("a:\n  b:c\n  d: e\n", '2:4 TL101 a space is missing after "b:"'),
        ("a: “b: c”\n", f"1:4 TL101 {CURLY}"),
        ("a: 1\nb\nc: 2\n", f"2:1 TL101 {NO_COLON}"),
        ("a: 1\nb:2\n", f"2:1 TL101 {NO_COLON}"),
        ("a: 1\n- b\n", f"2:1 TL101 {HYPHEN}"),
        ("a:\n  b: c\n  - d:\n", f"3:3 TL101 {HYPHEN}"),
        ("a:\n    b: c\n   d: e\n", f"3:4 TL101 {UNLIKE}"),
        ("a:\n  b:\n      c: d\n    e: f\n", f"4:5 TL101 {UNLIKE}"),
        ("a: 'Italy's visit'\n", f"1:4 TL101 {BEHIND} quotation mark"),
        ('a: "Talks" in Rome\n', f"1:4 TL101 {BEHIND} quotation mark"),
        ("a: [Talks] in Rome\n", f"1:4 TL101 {BEHIND} bracket"),
        ("a: {Talks} in Rome\n", f"1:4 TL101 {BEHIND} bracket"),
        ('a: {b: "Talks" in Rome, c: d}\n', f"1:8 TL101 {BEHIND} quotation mark"),
        ('a: {b: "c" d: e}\n', "1:4 TL101 the mapping in curly brackets is not closed"),
        ('a: ["b" "c"]\n', "1:4 TL101 the list in square brackets is not closed"),
        ('a: ["b"\nc: d\n', "1:4 TL101 the list in square brackets is not closed"),
        ("a: - b\n", "1:4 TL101 a text cannot begin with a hyphen and a space"),
        ("a:\n  - b\n  c: d\n", "3:3 TL101 this line is not part of the list above it"),
        ("a: [b, c\nd: 1\n", "1:4 TL101 the list in square brackets is not closed"),
        ("a: [b, c\n", "1:4 TL101 the list in square brackets is not closed"),
        ("a: {b: c\nd: 1\n", "1:4 TL101 the mapping in curly brackets is not closed"),
        ("a: {b: c\n", "1:4 TL101 the mapping in curly brackets is not closed"),
        ("e:\n  a: {b: CEO #3, c: d}\n  f: {g: h}\n", f"2:14 TL101 {HIDDEN}"),
        ("e: {a: [b #1],\n  c: d}\n", f"1:11 TL101 {HIDDEN}"),
        ('e: {a: "b #1}", c: [d #e]}\n', f"1:23 TL101 {HIDDEN}"),
        ("e: {a: b, # see [1\n  c: [d}\n", "2:6 TL101 the list in square brackets is not closed"),
        ('a: "b\nc: 1\n', "1:4 TL101 the quotation mark is not closed"),
        ('a: "b\n---\nc: 1\n', "1:4 TL101 the quotation mark is not closed"),
        ('x: 1\na: "b\nc: 1\nd: "e"\n', f"2:4 TL101 {LATE.format(4)}"),
        ('x: 1\na: "b\nc: 1\nd: "e: f"\n', f"2:4 TL101 {LATE.format(4)}"),
        ('a: "b\nc: 1\nd: ""\ne: f\n', f"1:4 TL101 {LATE.format(3)}"),
        ("a: 'b\nc: Italy's visit\n", f"1:4 TL101 {LATE.format(2)}"),
        ('a:\n  b: {c: "d, e: f}\n  g: {h: "i", j: k}\n', f"2:10 TL101 {LATE.format(3)}"),
        ('a: ["b, c]\nd: "e"\n', f"1:5 TL101 {LATE.format(2)}"),
        ("a: 1\nb: 'c\n", "2:4 TL101 the quotation mark is not closed"),
        ("a: @b\n", "1:4 TL101 a text cannot begin with this character"),
        ("a: `b`\n", "1:4 TL101 a text cannot begin with this character"),
        ("a: %b\n", "1:4 TL101 a text cannot begin with this character"),
    ],
)
def test_a_slip_in_the_syntax_is_told_where_it_was_made(text: str, expected: str) -> None:
    assert told(text) == [expected]
    assert source(text).data is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'Italy's visit'", "Italy's visit"),
        ("'The ministers' visit'", "The ministers' visit"),
        ('"Talks" in Rome', '"Talks" in Rome'),
        ('"Talks" in "Rome"', '"Talks" in "Rome"'),
        ('"The "Rome" talks"', 'The "Rome" talks'),
        ('"Talks" in Rome: Italy\'s plan', '"Talks" in Rome: Italy\'s plan'),
        ('"Talks" in Rome # so far', '"Talks" in Rome'),
        ("[Talks] in Rome", "[Talks] in Rome"),
        ("[C:\\] in Rome", "[C:\\] in Rome"),
        ("{Talks} in Rome", "{Talks} in Rome"),
        ("- Talks", "- Talks"),
        ("- Talks: one", "- Talks: one"),
    ],
)
@pytest.mark.parametrize("around", ["a: {}\n", "e:\n  a: {}\n  b: c\n", "a:\n- {}\n- b\n"])
def test_the_text_that_help_proposes_can_be_copied_to_its_place(
    written: str, meant: str, around: str
) -> None:
    if around.startswith("a:\n- ") and written.startswith("- "):
        return  # a list within a list
    [found] = source(around.format(written)).findings
    copied = re.match("write ((['\"]).*\\2)", str(found.hint))
    assert copied
    mended = around.format(copied[1])
    assert meant in str(held(mended)).replace("\\\\", "\\").replace("\\'", "'")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n    b: c\n   d: e\n", "indent it by 0 or 4 spaces"),
        ("a:\n  b:\n      c: d\n    e: f\n", "indent it by 2 or 6 spaces"),
        ("a:\n    b: c\n\n   # so\n   d: e\n", "indent it by 0 or 4 spaces"),
        ("  a: b\n c: d\n", "indent it by 2 spaces"),
        ("a: [b] c\n  d\n", "put the whole text in quotation marks"),
        (f"a: [b] {'c' * 100}\n", "put the whole text in quotation marks"),
    ],
)
def test_a_slip_in_the_syntax_gets_its_help(text: str, hint: str) -> None:
    assert [finding.hint for finding in source(text).findings] == [hint]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: ? b\n", "1:4"),
        ("a: | b\n", "1:6"),
        ('a: "\\xyz"\n', "1:7"),
        ('a: "b \\q"\n', "1:7"),
        ("a: ]\n", "1:4"),
        ("a: &\n", "1:5"),
        ("a: !e!b c\n", "1:4"),
        ("%YAML 3.0\n---\na: 1\n", "1:1"),
        ("a: 1\n...\nb: 2\n", "3:1"),
    ],
)
def test_a_rare_slip_has_its_place_too(text: str, place: str) -> None:
    assert [line.split(" ")[:2] for line in told(text)] == [[place, "TL101"]]
    assert all(finding.hint for finding in source(text).findings)


def test_what_is_found_before_the_text_breaks_off_is_told_as_well() -> None:
    assert told("a: 1\na: 2\nb: !!int 3\nc: @\n") == [
        '3:4 TL103 the tag "!!int" is not used here',
        "4:4 TL101 a text cannot begin with this character",
        '2:1 TL102 "a" is given twice, first on line 1',
    ]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", "nothing"),
        ("\n \n", "nothing"),
        ("# to be written\n", "nothing"),
        ("---\n", "nothing"),
        ("null", "nothing"),
        ("talks", "a list or a text"),
        ("2023", "a list or a text"),
        ("- a: 1\n", "a list or a text"),
        ("[1]", "a list or a text"),
    ],
)
def test_a_file_that_holds_no_mapping_is_told_as_a_whole(text: str, holds: str) -> None:
    assert told(text) == [f"1:1 TL110 the file holds {holds}, not a mapping"]
    assert source(text).data is None


def test_an_empty_mapping_is_a_mapping() -> None:
    assert held("{}") == {}


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_brackets_may_be_nested_32_deep_and_no_deeper(opening: str, closing: str) -> None:
    fine, deep = (f"x: {opening * depth}{closing * depth}" for depth in (31, 32))
    assert told(fine) == []
    assert told(deep) == [f"1:{4 + 31 * len(opening)} TL106 this is nested more than 32 deep"]
    assert source(deep).data is None


@pytest.mark.parametrize(
    "opening", ["[", "{a: ", "- ", "? ", "[{a: ", "{? ", "&a [", "!a [", "{[a]: "]
)
@pytest.mark.parametrize("start", ["", "x:\n  "])
def test_no_depth_of_brackets_brings_the_reader_down(start: str, opening: str) -> None:
    text = start + opening * 100_000
    assert told(text)[-1].endswith("TL106 this is nested more than 32 deep")
    assert source(text).data is None
    assert source(text).locate([("x", "y")]).keys() == {()}


def test_ever_deeper_indentation_is_refused_as_well() -> None:
    text = "".join(f"{' ' * depth}k:\n" for depth in range(1000))
    assert told(text) == ["33:33 TL106 this is nested more than 32 deep"]


def test_a_file_in_another_encoding_is_not_read_any_further() -> None:
    result = read("title: Málaga\n- @".encode("latin-1"), "events.yaml")
    assert [finding.rule.code for finding in result.findings] == ["TL001"]
    assert result.data is None


def test_control_characters_do_not_keep_the_rest_from_being_read() -> None:
    text = "a: 1 # \a\nb: {c: 2, c: 3}\n"
    assert told(text) == [
        "1:8 TL002 the text holds the control character U+0007",
        '2:11 TL102 "c" is given twice, first on line 2',
    ]
    assert source(text).data == {"a": "1", "b": {"c": "2"}}


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a: bc\n", ("a",), "1:1:1", "1:4:2"),
        ("'a b': \"c\"\n", ("a b",), "1:1:5", "1:8:3"),
        ("नई: दिल्ली\n", ("नई",), "1:1:2", "1:5:6"),
        ("x: 1\r\n\r\na: bc\r\n", ("a",), "3:1:1", "3:4:2"),
        ("x: 1\r\ra: bc\r", ("a",), "3:1:1", "3:4:2"),
        ("\N{BYTE ORDER MARK}a: bc\n", ("a",), "1:1:1", "1:4:2"),
        ("a:\n", ("a",), "1:1:1", "1:3:1"),
        ("a: |\n  b\n  c\n", ("a",), "1:1:1", "1:4:1"),
        ("a: {b: [c]}\n", ("a",), "1:1:1", "1:1:1"),
        ("a: {b: [c]}\n", ("a", "b"), "1:5:1", "1:5:1"),
        ("a: {b: [c, def]}\n", ("a", "b", 1), "1:12:3", "1:12:3"),
        ("a:\n  - b\n  - c: d\n", ("a", 1), "3:5:1", "3:5:1"),
        ("a:\n  - b\n  - c: d\n", ("a", 1, "c"), "3:5:1", "3:8:1"),
        ("a: {b: 1}\nc: 2\n", ("c",), "2:1:1", "2:4:1"),
        ("a: 1\na: 2\n", ("a",), "1:1:1", "1:4:1"),
        ("a: *b\n", ("a",), "1:1:1", "1:4:2"),
        ("[x]: {a: 1}\nb: 2\n", ("b",), "2:1:1", "2:4:1"),
        ("# so\na: 1\n", (), "1:1:1", "1:1:1"),
        ("a: 1\nb: [\n", ("a",), "1:1:1", "1:4:1"),
        ("x: \x07\na: 1\n", ("a",), "2:1:1", "2:4:1"),
    ],
    ids=ascii,
)
def test_keys_and_values_are_found_where_they_are_written(
    text: str, path: Path, key: str, value: str
) -> None:
    found_key, found_value = source(text).locate([path])[path]
    assert f"{found_key.line}:{found_key.column}:{found_key.width}" == key
    assert f"{found_value.line}:{found_value.column}:{found_value.width}" == value


@pytest.mark.parametrize("path", [("b",), ("a", "b"), ("a", 0), ("a", "b", "c"), (0,)])
def test_what_is_not_written_is_not_found(path: Path) -> None:
    assert path not in source("a: 1\n").locate([path])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_a_line_is_counted_from_one_and_ends_at_any_break(end: str) -> None:
    result = source(f"a: 1{end}{end}b: 2\N{NEXT LINE}c{end}")
    assert [result.line(number) for number in range(1, 6)] == ["a: 1", "", "b: 2\x85c", "", ""]

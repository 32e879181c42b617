"""Data as YAML: every text is read back the same by our reader, by YAML 1.1 and by YAML 1.2."""

import io
import json

import pytest
import ruamel.yaml
import yaml

from timeline.authoring.yaml_writing import WIDTH, entries, scalar
from timeline.diagnostics.findings import Severity
from timeline.reading.source import read
from timeline.reading.yaml import Data

TRAPS = (
    *("12:00:00", "0o8", "09", "1e", "e3", "1E+3", "+.inf", "-0", "00", "0b2", "Yes please"),
    *("no.", "off-day", "null and void", "~x", "~ x", "=x", "a=b", "<x", "a]b", "a{b", "on it"),
    *("1 2", "1 000", "a 1", "A1", "1a", "b: 1", "x: y: z", "x:y # z", "''", '"a', "a'", 'a"'),
    *("NO", "no", "yes", "on", "Off", "y", "N", "true", "False", "null", "Null", "~", "", "NaN"),
    *("042", "18:30", "1:20:30", "190:20:30", "12:30:45.5", "1e3", "0x1F", "0o17", "017", "0b101"),
    *(
        "1_000",
        "1,000",
        "+1",
        "-1",
        "1.",
        ".5",
        ".",
        "..",
        "-",
        "--",
        "---",
        "--- x",
        "...",
        "... x",
    ),
    *(".nan", ".inf", "-.INF", "12e03", "6.8523015e+5", "0.", "1__0", "0x", "2023", "2023-3-2"),
    *("2023-03-02", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "=", "<<", "<< x"),
    *(
        "a: b # c",
        "a:",
        "a: ",
        ":",
        ": a",
        ":a",
        "a:b",
        "a #b",
        "a# b",
        "#",
        "# c",
        "a #",
        "- x",
        "-x",
    ),
    *("-", "? x", "?x", "?", "[", "]", "[a]", "{", "}", "{a: b}", "a, b", ",", ", a", "&a", "&a b"),
    *("*a", "* a", "!", "!!python/object:os.system", "!!str x", "| x", "|", ">", "> x", "'", "'q'"),
    *(
        '"',
        '"q"',
        'a "b" c',
        "it's",
        "%TAG",
        "% x",
        "@x",
        "`x",
        "\\",
        "a\\nb",
        "\\u0041",
        "end ",
        " a",
    ),
    *(
        "a  b",
        "a\tb",
        "\ta",
        "tab\t",
        "a\nb",
        "a\n",
        "\na",
        "a\n\nb",
        "a\n\n\n b",
        "a\n  b\nc",
        "\n",
    ),
    *(
        "#a\nb",
        "- a\n- b",
        "a: b\nc: d",
        "a\r\nb",
        "a\rb",
        "a \nb",
        "a\n \nb",
        "---\na",
        "a\n...\nb",
    ),
    *(
        "\x85",
        "a\x85b",
        "\u2028",
        "a\u2029b",
        "\ufeffa",
        "a\ufeff",
        "\u00a0a",
        "a\u00a0",
        "\u200b",
        "\xad",
    ),
    *("\u202ea", "é", "é", "कखग", "中文", "\U0001f600", "\ufffd", "ÿ", "–", "…", "“x”", "¿a?"),
    *(
        "word " * 40 + "x",
        "x" * 200,
        ("word " * 20 + " ") * 2 + "x",
        "a " * 60 + "# b",
        "a " * 60 + ": b",
    ),
    *(
        "a " * 44 + "- b " * 9 + "c",
        "- " * 60 + "x",
        "https://example.org/a?b=c#d",
        "mailto:a@b",
        "../x",
    ),
    *(
        "a@b",
        "50 %",
        "(a)",
        "a/b",
        "*",
        "&",
        "key: |",
        "a: >-",
        "x]",
        "x}",
        "x,",
        "x:",
        "x#",
        "x #",
        "y: ",
    ),
    *(
        "null ",
        "TRUE",
        "yEs",
        "0.1.2",
        "1:2",
        "::",
        "a::b",
        "1-2",
        "2027-03-02 18:30",
        "18:30 to 19:30",
    ),
)
SHAPES = ("key: value", "in a list", "in a mapping", "in a list of mappings", "as a key")


def shaped(text: str, shape: str) -> dict[str, Data]:
    """Return data that hold a text in some place."""
    match shape:
        case "in a list":
            return {"k": [text, "b"]}
        case "in a mapping":
            return {"k": {"a": text, "b": None}}
        case "in a list of mappings":
            return {"k": [{"a": text, "b": "x" * 90}, {"c": [text]}]}
        case "as a key":
            return {text: "v", "k": {f"{text}!": text}}
    return {"k": text, "l": {"m": {"n": text}}}


def test_there_are_as_many_traps_as_people_fall_into() -> None:
    assert len(set(TRAPS)) >= 198


@pytest.mark.parametrize("shape", SHAPES)
def test_every_text_is_read_back_the_same_by_three_readers(shape: str) -> None:
    for text in TRAPS:
        if shape == "as a key" and (len(text) > 100 or not text):
            continue
        data = shaped(text, shape)
        written = "".join(f"{line}\n" for line in entries(data))
        ours = read(written.encode(), "events.yaml")
        errors = [each for each in ours.findings if each.rule.severity is Severity.ERROR]
        assert (ours.data, errors) == (data, []), text
        assert yaml.safe_load(written) == data, text
        assert ruamel.yaml.YAML(typ="safe", pure=True).load(io.StringIO(written)) == data, text


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ({"title": "Talks in Rome"}, ["title: Talks in Rome"]),
        ({"when": "2023-03-02"}, ["when: 2023-03-02"]),
        ({"title": "2023-03-02"}, ['title: "2023-03-02"']),
        ({"when": "2023-03-02 18:30 to 19:30"}, ["when: 2023-03-02 18:30 to 19:30"]),
        ({"geo": ["28.616", "-77.2260"]}, ["geo: [28.616, -77.2260]"]),
        ({"confidence": "042"}, ['confidence: "042"']),
        ({"place": None}, ["place:"]),
        ({"topics": []}, ["topics: []"]),
        ({"participants": {"modi": "host", "IND": ["host", "party"]}},
         ["participants: {modi: host, IND: [host, party]}"]),
        ({"note": "a\n\nb"}, ["note: |-", "  a", "", "  b"]),
        ({"note": ("word " * 40).strip()},
         ["note: >-", f"  {('word ' * 17).strip()}", f"  {('word ' * 17).strip()}",
          f"  {('word ' * 6).strip()}"]),
        ({"was": [{"when": "2023", "reason": "x" * 80}]},
         ["was:", "  - when: 2023", f"    reason: {'x' * 80}"]),
        ({"a": [["b" * 50, "c" * 50]]}, ["a:", "  -", f"    - {'b' * 50}", f"    - {'c' * 50}"]),
    ],
)  # fmt: skip
def test_data_are_laid_out_as_a_person_does(data: dict[str, Data], lines: list[str]) -> None:
    assert entries(data) == lines


def test_a_line_is_no_wider_than_wanted_if_its_text_can_be_wrapped() -> None:
    data: Data = {"events": {"a": {"title": "word " * 50 + "x", "topics": ["topic"] * 30}}}
    assert max(map(len, entries({"k": data}))) <= WIDTH


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert json.loads(scalar("a\ud800: b")) == "a\ufffd: b"

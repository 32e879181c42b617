"""Bytes to text: what is not UTF-8, and what nobody can see."""

import unicodedata

import pytest

from timeline.reading.encoding import decode, line_numbers, lines, without_controls


def told(data: bytes) -> list[str]:
    _, findings = decode(data, "events.yaml")
    return [
        f"{finding.location}: {finding.rule.code} {finding.message}; {finding.hint}"
        for finding in findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: India–Italy\n",
        "tab:\there\r\nand a lone\rreturn\n",
        "नई दिल्ली, 新德里, 🤝🏽, e\N{COMBINING ACUTE ACCENT}",
        "\N{NO-BREAK SPACE}, \N{RIGHT-TO-LEFT MARK}, \N{ZERO WIDTH JOINER}",
    ],
)
def test_text_in_utf_8_is_kept_as_it_is(text: str) -> None:
    assert decode(text.encode(), "events.yaml") == (text, [])


def test_the_mark_that_some_editors_put_first_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbftitle: Talks\n", "events.yaml") == ("title: Talks\n", [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: 1\ntitle: Málaga".encode("latin-1"), "2:9: TL001 the byte E1 here is not UTF-8"),
        ("a: 1\r\ntitle: “x”".encode("cp1252"), "2:8: TL001 the byte 93 here is not UTF-8"),
        ("a: 1\rtitle: Málaga".encode("latin-1"), "2:9: TL001 the byte E1 here is not UTF-8"),
        ("सुषमा ".encode() + b"\xe8", "1:7: TL001 the byte E8 here is not UTF-8"),
        (b"\xef\xbb\xbfa: \xe8", "1:4: TL001 the byte E8 here is not UTF-8"),
        (b"a: \xed\xa0\x80", "1:4: TL001 the byte ED here is not UTF-8"),
        (b"a: \xe2\x82", "1:4: TL001 the byte E2 here is not UTF-8"),
        (b"a: \xe8 \xe9\nb: \xe8", "1:4: TL001 the byte E8 here is not UTF-8"),
        ("a: 1".encode("utf-16"), "1:1: TL001 the file is in UTF-16, not in UTF-8"),
        (b"\xfe\xff\0a", "1:1: TL001 the file is in UTF-16, not in UTF-8"),
        ("title: Talks\n".encode("utf-16-le"), "1:1: TL001 the file is in UTF-16, not in UTF-8"),
        ("title: Talks\n".encode("utf-16-be"), "1:1: TL001 the file is in UTF-16, not in UTF-8"),
        ("title: Málaga".encode("utf-16-le"), "1:17: TL001 the file is in UTF-16, not in UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_told_once_with_its_place(data: bytes, expected: str) -> None:
    assert told(data) == [f"events.yaml:{expected}; save the file as UTF-8"]


@pytest.mark.parametrize(
    "char",
    [*"\0\x07\x0b\x0c\x1b\x7f\x85\x9f", *"\u2028\u2029\ufdd0\ufeff\ufffe\uffff"],
    ids=ascii,
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_a_control_character_is_told_with_its_place(char: str, end: str) -> None:
    (line,) = told(f"é: 1{end}ab: c{char}d{end}".encode())
    assert line.startswith("events.yaml:2:6: TL002 the text holds the control character U+")
    assert line.endswith(f"{ord(char):04X}; remove it")


def test_each_control_character_is_told_but_no_more_than_twenty() -> None:
    assert [line.split(":")[2] for line in told(b"\a" * 3)] == ["1", "2", "3"]
    assert len(told(b"\a" * 1000)) == 20


def test_a_sign_stands_in_for_each_control_character() -> None:
    assert without_controls("a\0b\N{LINE SEPARATOR}c\td\n") == "a�b�c\td\n"


def test_every_other_character_is_kept() -> None:
    for char in map(chr, (*range(0xD800), *range(0xE000, 0x110000))):
        is_hidden = unicodedata.category(char) in ("Cc", "Zl", "Zp") and char not in "\t\n\r"
        is_none = "\ufdd0" <= char <= "\ufdef" or char in "\ufeff\ufffe\uffff"
        assert (without_controls(char) != char) == (is_hidden or is_none), ascii(char)


@pytest.mark.parametrize("text", ["a#\n\n#\n##", "a#\r\n\r\n#\r#", "#\r\n#\n\r#\x85#"])
def test_characters_are_in_the_lines_that_hold_them(text: str) -> None:
    indexes = [index for index, char in enumerate(text) if char == "#"]
    held = [number for number, line in enumerate(lines(text), 1) for _ in range(line.count("#"))]
    assert [*line_numbers(text, indexes)] == held

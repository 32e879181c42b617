"""Content lines: escaped, cut and folded, byte by byte."""

import re

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.ical.lines import escaped, fitted, folded, text, uri


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("Talks", "Talks"),
        ("a;b,c", r"a\;b\,c"),
        (r"C:\NATO", r"C:\\NATO"),
        ("one\ntwo\n\nthree", r"one\ntwo\n\nthree"),
        ("a:b \"c\" 'd'", "a:b \"c\" 'd'"),
        (r"\;", r"\\\;"),
        ("", ""),
    ],
)
def test_text_is_escaped(plain: str, written: str) -> None:
    assert escaped(plain) == written
    assert text("SUMMARY", plain) == f"SUMMARY:{written}"


@pytest.mark.parametrize(
    ("line", "data"),
    [
        ("SUMMARY:Talks", b"SUMMARY:Talks\r\n"),
        ("x" * 75, b"x" * 75 + b"\r\n"),
        ("x" * 76, b"x" * 75 + b"\r\n x\r\n"),
        ("x" * 150, b"x" * 75 + b"\r\n " + b"x" * 74 + b"\r\n x\r\n"),
        ("x" * 74 + "é", b"x" * 74 + b"\r\n \xc3\xa9\r\n"),
        ("x" * 73 + "é", b"x" * 73 + b"\xc3\xa9\r\n"),
        (
            "x" * 73 + "e\N{COMBINING ACUTE ACCENT}",
            b"x" * 73 + b"\r\n e\xcc\x81\r\n",
        ),
        (
            "x" * 60 + "\U0001f469\U0001f3fd\N{ZERO WIDTH JOINER}\U0001f680" + "y",
            b"x" * 60
            + "\U0001f469\U0001f3fd\N{ZERO WIDTH JOINER}\U0001f680".encode()
            + b"\r\n y\r\n",
        ),
        (
            "x" * 61 + "\U0001f469\U0001f3fd\N{ZERO WIDTH JOINER}\U0001f680",
            b"x" * 61
            + b"\r\n "
            + "\U0001f469\U0001f3fd\N{ZERO WIDTH JOINER}\U0001f680".encode()
            + b"\r\n",
        ),
    ],
)
def test_a_line_has_at_most_75_octets_and_is_not_broken_inside_a_letter(
    line: str, data: bytes
) -> None:
    assert folded(line.encode()) == data


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@settings(derandomize=True, deadline=None)
@given(printable)
def test_whatever_is_folded_comes_back_when_unfolded(words: str) -> None:
    line = f"DESCRIPTION:{words}"
    data = folded(line.encode())
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert [piece.decode() for piece in pieces]
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert re.sub(rb"\r\n ", b"", data).decode() == f"{line}\r\n"


@settings(derandomize=True, deadline=None)
@given(printable.filter(str.strip))
def test_whatever_is_escaped_comes_back_when_read(words: str) -> None:
    data = b"BEGIN:VEVENT\r\n" + folded(text("SUMMARY", words).encode()) + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(data)["SUMMARY"]) == words


@pytest.mark.parametrize(
    ("long", "cut"),
    [
        ("x" * 255, "x" * 255),
        ("x" * 256, "x" * 254 + "…"),
        ("x" * 253 + "  yy", "x" * 253 + "…"),
        ("𝔻" * 128, "𝔻" * 127 + "…"),
        ("x" + "𝔻" * 127, "x" + "𝔻" * 127),
        ("x" + "𝔻" * 128, "x" + "𝔻" * 126 + "…"),
    ],
)
def test_a_long_text_is_cut_to_what_outlook_shows(long: str, cut: str) -> None:
    assert fitted(long) == cut
    assert len(fitted(long).encode("utf-16-le")) <= 2 * 255


def test_an_address_is_written_in_ascii() -> None:
    assert (
        uri("https://example.org/a;b,c?d=1%20&e=[f]#g")
        == "https://example.org/a;b,c?d=1%20&e=[f]#g"
    )
    assert uri("https://example.org/städte") == "https://example.org/st%C3%A4dte"

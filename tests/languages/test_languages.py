"""The tables of words: whole in every language, and as CLDR and the vocabularies have them."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from timeline.checks.reports import reportable
from timeline.languages import Language, load, names, speaking
from timeline.prose import dates
from timeline.prose.extent import counted
from timeline.prose.numbers import grouped
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import (
    Binding,
    ConferenceFormat,
    InstrumentType,
    Level,
    Role,
    RoundtableFormat,
    Status,
    TalksFormat,
)
from timeline.time.dates import DayPart
from timeline.time.when import parse

ENGLISH = load("en")
LOCALES = {"en": "en_IE"}
"""Locales of CLDR, where they are not called as the language is."""
FREE = ("numbers.ordinals", "numbers.scales", "numbers.group", "numbers.decimal")
"""Sections that each language divides in its own way."""


def locale(tag: str) -> str:
    return LOCALES.get(tag, tag)


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of all that a language says."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{path}.{number}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, f"{path}.{key}".strip("."))


def said(tag: str) -> dict[str, str]:
    found = dict(texts(load(tag).model_dump(exclude={"tag"}, by_alias=True)))
    return {path: text for path, text in found.items() if not path.startswith(FREE)}


def test_there_are_four_languages() -> None:
    assert names() == ["en", "fr", "hi", "it"]


@pytest.mark.parametrize("tag", names())
def test_a_language_says_all_that_english_says(tag: str) -> None:
    assert said(tag).keys() == said("en").keys()


@pytest.mark.parametrize("tag", names())
def test_what_is_filled_in_is_what_english_fills_in(tag: str) -> None:
    english = said("en")
    for path, text in said(tag).items():
        allowed = set(re.findall(r"{(\w+)}", english[path]))
        if path.startswith(("repeats.", "phrases.edition")):
            allowed |= {"n", "nth", "ordinal"} if allowed & {"n", "nth", "ordinal"} else set()
        if path == "dates.week":  # Italian would elide an article before 8 and 11
            allowed.add("weekday")
        found = re.findall(r"{(\w*)}", text)
        assert set(found) <= allowed, path
        assert len(found) == len(set(found)), path
        assert text.count("{") == text.count("}") == len(found), path


@pytest.mark.parametrize("tag", names())
def test_no_text_is_blank_or_has_blanks_around_it(tag: str) -> None:
    for path, text in said(tag).items():
        assert text, path
        assert text == text.strip() or path == "phrases.apart", path
        assert "  " not in text, path


def test_no_french_line_begins_with_a_colon_or_ends_with_a_quotation_mark() -> None:
    assert not [text for text in said("fr").values() if re.search(" [:;?!»]|« ", text)]


def test_no_italian_article_stands_before_a_day() -> None:
    """Before 8 and 11 it would be l’ or dall’."""
    days = re.compile(r"\b(il|al|dal|del|nel) {(date|day|days|start|end|old|new)}")
    longer = ("quarter", "half_year", "year")
    found = [path for path, text in said("it").items() if days.search(text)]
    assert not [path for path in found if path.rpartition(".")[2] not in longer]


def test_no_french_word_that_a_vowel_cuts_short_stands_before_a_name() -> None:
    """It would be d’Anna, and l’Inde."""
    named = re.compile(
        r"\b(de|que|le|la|du|au) {(name|names|what|who|old|new|parties|speaker|title|label)}"
    )
    assert not [path for path, text in said("fr").items() if named.search(text)]


def test_only_what_a_language_has_no_use_for_is_left_out_of_a_text() -> None:
    english = said("en")
    for tag in names():
        for path, text in said(tag).items():
            lacking = set(re.findall(r"{(\w+)}", english[path])) - set(re.findall(r"{(\w+)}", text))
            assert lacking <= {"n", "nth", "ordinal"}, (tag, path)


@pytest.mark.parametrize("tag", names())
def test_every_word_of_a_registry_has_its_words(tag: str) -> None:
    words = load(tag)
    formats = {*TalksFormat, *RoundtableFormat, *ConferenceFormat}
    vocabularies: list[tuple[dict[str, str], set[str] | type[StrEnum]]] = [
        (words.roles, Role),
        (words.levels, Level),
        (words.instruments, InstrumentType),
        (words.clock.parts, DayPart),
        (words.formats, set(map(str, formats))),
        (words.statuses, Status),
    ]
    for said, known in vocabularies:
        assert said.keys() == {str(word) for word in known}
    assert words.binding.keys() == {"yes", "no"} < {str(word) for word in Binding}
    assert words.kinds.keys() == KINDS.keys()
    assert words.fields.keys() == {name for kind in KINDS.values() for name in reportable(kind)}


@pytest.mark.parametrize("tag", names())
def test_weekdays_and_months_are_those_of_cldr(tag: str) -> None:
    cldr, words = Locale.parse(locale(tag)), load(tag).dates
    days, months = cldr.days["format"], cldr.months["format"]
    for length, said in (("wide", words.weekdays), ("abbreviated", words.weekdays_short)):
        assert list(said) == [days[length][day] for day in range(7)]
    for length, said in (("wide", words.months), ("abbreviated", words.months_short)):
        assert list(said) == [months[length][month] for month in range(1, 13)]


@pytest.mark.parametrize("day", [date(2023, 3, 2), date(2024, 2, 29), date(1955, 12, 31)])
@pytest.mark.parametrize("tag", names())
def test_days_are_written_as_cldr_has_them(tag: str, day: date) -> None:
    words = load(tag)
    assert dates.day(words, day) == format_date(day, "full", locale=locale(tag))
    assert dates.day(words, day, words.dates.date) == format_date(day, "long", locale=locale(tag))


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "Wednesday 1 March 2023"),
        ("fr", "mercredi 1er mars 2023"),
        ("hi", "बुधवार, 1 मार्च 2023"),
        ("it", "mercoledì 1º marzo 2023"),
    ],
)
def test_the_first_of_a_month_is_written_as_people_write_it(tag: str, written: str) -> None:
    assert dates.day(load(tag), date(2023, 3, 1)) == written


@pytest.mark.parametrize(
    ("tag", "when", "written"),
    [
        ("en", "2023-03-08 to 2023-03-11", "Wednesday 8 – Saturday 11 March 2023"),
        ("fr", "2023-03-08 to 2023-03-11", "du mercredi 8 au samedi 11 mars 2023"),
        ("fr", "2023-04-30 to 2023-05-01", "du dimanche 30 avril au lundi 1er mai 2023"),
        ("fr", "2023-03 to 2023-04", "mars 2023 – avril 2023"),
        ("it", "2023-03-08 to 2023-03-11", "da mercoledì 8 a sabato 11 marzo 2023"),
        ("it", "2023-Q1 to 2023-Q2", "primo trimestre 2023 – secondo trimestre 2023"),
        ("hi", "2023-03-08 to 2023-03-11", "बुधवार, 8 – शनिवार, 11 मार्च 2023"),
        ("hi", "2023-W14", "3 अप्रैल 2023 से आरंभ सप्ताह"),
        ("hi", "after 2023-W14", "3 अप्रैल 2023 से आरंभ सप्ताह के बाद"),
    ],
)
def test_spans_are_written_as_people_write_them(tag: str, when: str, written: str) -> None:
    assert dates.dates(load(tag), parse(when)) == written


@pytest.mark.parametrize(
    ("tag", "none", "many"),
    [
        ("en", "0 events", "1,000 events"),
        ("fr", "0 événement", "1\N{NARROW NO-BREAK SPACE}000 événements"),
        ("it", "0 eventi", "1.000 eventi"),
        ("hi", "0 कार्यक्रम", "1,000 कार्यक्रम"),
    ],
)
def test_none_is_singular_in_french_alone(tag: str, none: str, many: str) -> None:
    assert (counted(load(tag), 0), counted(load(tag), 1000)) == (none, many)


@pytest.mark.parametrize(
    "number", ["0", "7", "999", "1234", "12345", "1234567", "-1234567.25", "123456789012"]
)
@pytest.mark.parametrize("tag", names())
def test_numbers_are_written_as_cldr_has_them(tag: str, number: str) -> None:
    written = format_decimal(Decimal(number), locale=locale(tag), decimal_quantization=False)
    assert grouped(load(tag), Decimal(number)) == written


@pytest.mark.parametrize(
    ("tags", "tag"),
    [(("it", "en"), "it"), (("pt-BR", "pt", "fr", "en"), "fr"), (("sw",), "en"), ((), "en")],
)
def test_the_first_language_that_there_is_speaks(tags: tuple[str, ...], tag: str) -> None:
    assert speaking(tags) is load(tag)


def test_a_language_knows_its_tag() -> None:
    assert isinstance(ENGLISH, Language)
    assert ENGLISH.tag == "en"

"""Texts in a registry: ids, lines, paragraphs, links, languages."""

import re
from string import ascii_lowercase, digits

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.conftest import codes, loaded, registry
from timeline.diagnostics.findings import Fault
from timeline.registry.links import BAD_LINK
from timeline.registry.texts import (
    BAD_ID,
    BAD_LANGUAGE,
    BAD_TEXT,
    Language,
    Line,
    Link,
    Many,
    Mapping,
    OneLine,
    Paragraphs,
    Prose,
    Slug,
)
from timeline.text import alphabetical, capital, fallback, pick, shortened, visible

Texts = str | dict[str, str]

slug: TypeAdapter[str] = TypeAdapter(Slug)
one_line: TypeAdapter[str] = TypeAdapter(OneLine)
prose: TypeAdapter[str] = TypeAdapter(Prose)
link: TypeAdapter[str] = TypeAdapter(Link)
language: TypeAdapter[str] = TypeAdapter(Language)
line: TypeAdapter[Texts] = TypeAdapter(Line)
paragraphs: TypeAdapter[Texts] = TypeAdapter(Paragraphs)
many: TypeAdapter[tuple[str, ...]] = TypeAdapter(Many[str])
mapping: TypeAdapter[dict[str, str]] = TypeAdapter(Mapping[str, str])

HEAD = "registry: r\ntitle: R\n"


def fault(kind: TypeAdapter[str] | TypeAdapter[Texts], value: object) -> Fault:
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(value)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, Fault)
    return error


@pytest.mark.parametrize("text", ["a", "mou-2023", "x1-2-3", "a" * 64])
def test_an_id_is_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert slug.validate_python(text) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Defence_MoU", 'write "defence-mou"'),
        ("defence--mou", 'write "defence-mou"'),
        ("-mou-", 'write "mou"'),
        ("mou 2023", 'write "mou-2023"'),
        ("mou\n", 'write "mou"'),
        ("a" * 65, f'write "{"a" * 64}"'),
        ("a" * 63 + "-b", f'write "{"a" * 63}"'),
        ("a" * 60 + "-talks", f'write "{"a" * 60}"'),
        ("2023-mou", 'write "mou-2023"'),
        ("2023-03-02-visit", 'write "visit-2023-03-02"'),
        ("2nd summit", 'write "summit-2nd"'),
        ("2023", 'write "id-2023"'),
        ("Città", 'write "citta"'),
        ("भारत", 'ids are small letters, digits and hyphens, as in "mou-2023"'),
        ("", 'ids are small letters, digits and hyphens, as in "mou-2023"'),
    ],
)
def test_what_is_no_id_is_refused_with_the_id_it_could_be(text: str, hint: str) -> None:
    refused = fault(slug, text)
    assert (refused.rule, refused.hint) == (BAD_ID, hint)
    if hint.startswith("write"):
        assert slug.validate_python(hint[7:-1]) == hint[7:-1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-mou", '"2023-mou" begins with a digit'),
        ("a" * 65, f'"{"a" * 59}…" has 65 characters, and an id at most 64'),
        ("Defence_MoU", '"Defence_MoU" is not an id'),
    ],
)
def test_the_reason_why_a_text_is_no_id_is_told(text: str, message: str) -> None:
    assert fault(slug, text).message == message


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("Mou", 'write "mou-3", as "mou" is taken'),
        ("2023-visit", 'write "visit-2023-2", as "visit-2023" is taken'),
        ("Talks", 'write "talks"'),
        ("a" * 65, f'write "{"a" * 57}-2", as "{"a" * 64}" is taken'),
    ],
)
def test_no_id_is_proposed_that_is_there_already(id: str, hint: str) -> None:
    known = ["mou", "mou-2", "visit-2023", "a" * 64, id]
    events = ", ".join(f"{each}: {{kind: talks, title: T, when: 2023}}" for each in known)
    found = loaded(f"registry: r\ntitle: R\nevents: {{{events}}}\n").errors
    assert [finding.hint for finding in found] == [hint]


@given(st.text(alphabet="ab1-_Aé", max_size=12))
def test_an_id_is_exactly_hyphenated_words_of_which_the_first_begins_with_a_letter(
    text: str,
) -> None:
    words = text.split("-")
    allowed = set(ascii_lowercase + digits)
    wanted = all(words) and set("".join(words)) <= allowed and text[0] in ascii_lowercase
    try:
        accepted = slug.validate_python(text) == text
    except ValidationError:
        accepted = False
    assert accepted == wanted


@given(st.text(max_size=80))
def test_an_id_that_a_hint_proposes_is_one(text: str) -> None:
    try:
        slug.validate_python(text)
    except ValidationError:
        proposed = (fault(slug, text).hint or "").split('"')[1]
        assert slug.validate_python(proposed) == proposed


def test_a_line_loses_the_blanks_around_it() -> None:
    assert one_line.validate_python("  Talks in Rome ") == "Talks in Rome"


def test_a_line_has_at_most_200_characters() -> None:
    assert one_line.validate_python("é" * 200) == "é" * 200
    refused = fault(one_line, "é" * 201)
    assert refused.rule is BAD_TEXT
    assert refused.message.endswith('…" has 201 characters')
    assert refused.hint == "write at most 200"


@pytest.mark.parametrize(
    "mark", ["\n", "\r", "\r\n", "\t", "\v", "\f", "\x85", "\N{LINE SEPARATOR}", "\u2029"]
)
def test_a_line_is_one_line(mark: str) -> None:
    refused = fault(one_line, f"Talks{mark}in Rome")
    assert (refused.rule, refused.hint) == (BAD_TEXT, "write it on one line")
    assert refused.message == f'"Talks{"·" * len(mark)}in Rome" is not one line'


@pytest.mark.parametrize("blank", ["", "   ", "\N{NO-BREAK SPACE}"])
@pytest.mark.parametrize("kind", [one_line, prose], ids=["one_line", "prose"])
def test_a_text_is_not_blank(kind: TypeAdapter[str], blank: str) -> None:
    refused = fault(kind, blank)
    assert (refused.rule, refused.message) == (BAD_TEXT, "the text is blank")
    assert refused.hint == "write something, or remove the field"


@pytest.mark.parametrize(
    "unseen",
    [
        "\u200b",
        "\u202e \u200b",
        "\u2066\u2069",
        "\u200d",
        "\u00ad",
        "\u3164",
        "\uffa0\u115f\u1160",
        "\u2800 \u2800",
        "\u034f",
        "\u17b4",
        "\ufe0f",
        "\U000e0100",
    ],
)
@pytest.mark.parametrize("kind", [one_line, prose], ids=["one_line", "prose"])
def test_a_text_shows_something(kind: TypeAdapter[str], unseen: str) -> None:
    refused = fault(kind, unseen)
    assert (refused.rule, refused.message) == (BAD_TEXT, "the text holds nothing that can be seen")
    assert kind.validate_python(f"{unseen}?")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000"),
        ("\a", "U+0007"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x9f", "U+009F"),
        ("\ud800", "U+D800"),
        ("\ufdd0", "U+FDD0"),
        ("\ufeff", "U+FEFF"),
        ("\uffff", "U+FFFF"),
    ],
)
@pytest.mark.parametrize("kind", [one_line, prose], ids=["one_line", "prose"])
def test_a_text_holds_no_control_characters(
    kind: TypeAdapter[str], character: str, name: str
) -> None:
    refused = fault(kind, f"Talks{character}")
    assert (refused.rule, refused.hint) == (BAD_TEXT, "remove it")
    assert refused.message == f"the text holds the control character {name}"


@pytest.mark.parametrize("text", ["🇮🇳 · 🇮🇹", "वार्ता", "محادثات", "Ő", "a\u200db", "\U0010fffd"])
def test_every_script_and_sign_may_stand_in_a_text(text: str) -> None:
    assert one_line.validate_python(text) == text
    assert prose.validate_python(text) == text


def test_paragraphs_keep_their_lines_and_lose_what_is_blank_around_them() -> None:
    assert prose.validate_python("\n one\n\n\ttwo \n\n") == "one\n\n\ttwo"


def test_a_text_has_at_most_100000_characters() -> None:
    assert len(prose.validate_python("a" * 100_000)) == 100_000
    assert fault(prose, "a" * 100_001).hint == "write at most 100000"


@pytest.mark.parametrize(
    "address",
    [
        "http://mea.gov.in",
        "https://www.mea.gov.in/press.htm?dtl/36320#top",
        "https://example.org:8443/a/b?c=d&e=%20",
        "https://user@example.org",
        "https://[2001:db8::1]/",
        "https://विदेश.भारत/यात्रा",
        "https://example.org?q=1",
    ],
)
def test_a_link_is_a_whole_web_address(address: str) -> None:
    assert link.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.mea.gov.in",
        "mailto:a@example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///press",
        "https://?q",
        "//example.org",
        " https://example.org",
        "https://example.org/a b",
        "https://example.org/\r\nX: y",
        "https://example.org/\0",
        "https://example.org/<b>",
        'https://example.org/"',
        "see https://example.org",
        "https://example.org/\u202egro.elpmaxe",
        "https://example.org/\u2067",
        "https://[::1",
        "https://::1]",
        "https://example.org:99999/",
        "https://example.org:http/",
        "https://[::1]:99999/",
        "HTTPS://example.org/",
    ],
)
def test_what_is_no_whole_web_address_is_no_link(address: str) -> None:
    refused = fault(link, address)
    assert refused.rule is BAD_LINK


WHOLE = "write the whole address, beginning with https://"


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        (
            f"https://example.org/{'a' * 2_000}",
            f'"https://example.org/{"a" * 39}…" has 2,020 characters',
            "write a link of at most 2,000",
        ),
        ("HTTPS://EXAMPLE.ORG/X", "begins in capitals", 'write "https://example.org/X"'),
        ("https://example.org/a b", "has a blank", 'write "https://example.org/a%20b"'),
        ("https://example org/a", "has a blank", WHOLE),
        ("https://example.org/<b>", "holds <", 'write "https://example.org/%3Cb%3E"'),
        ("https:///press", "has no host", WHOLE),
        ("https://e.org:99999/", "has no port 99999", "write a port up to 65535"),
        ("https://e.org:http/", "has no port http", "write a port up to 65535"),
        (
            "https://[::1",
            "has a bracket too many or too few",
            "write an IPv6 address between [ and ]",
        ),
        ("https://e.org/\u2067", "holds the invisible character U+2067", "remove it"),
        ("www.mea.gov.in", "is not a web address", 'did you mean "https://www.mea.gov.in/"?'),
        ("mailto:a@example.org", "is not a web address", WHOLE),
        ("ftp://example.org", "is not a web address", WHOLE),
    ],
)
def test_the_reason_why_a_text_is_no_link_is_told(address: str, message: str, hint: str) -> None:
    refused = fault(link, address)
    assert refused.message.endswith(message)
    assert refused.hint == hint
    if proposed := re.fullmatch(r'(?:write|did you mean) "(.*)"\??', hint):
        assert link.validate_python(proposed[1]) == proposed[1]


@pytest.mark.parametrize(
    "address",
    [
        "https://[::1]/",
        "https://[::1]:8080/",
        "https://e.org:65535",
        "https://e.org:/a",
        "https://me:secret@e.org:443/[a]",
        "https://e.org/?q=a:b",
    ],
)
def test_hosts_have_ports_and_addresses(address: str) -> None:
    assert link.validate_python(address) == address


@pytest.mark.parametrize("tag", ["en", "hi", "mni", "zh-Hans", "en-GB", "sr-Latn-RS", "es-419"])
def test_a_language_is_a_tag_with_script_and_region_if_need_be(tag: str) -> None:
    assert language.validate_python(tag) == tag


@pytest.mark.parametrize(
    "tag", ["", "e", "EN", "italian", "en_GB", "en-gb", "zh-hans", "en-GB-Latn", "en-", "en\n"]
)
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    refused = fault(language, tag)
    assert (refused.rule, refused.hint) == (BAD_LANGUAGE, "write one such as en, hi or it")


def test_a_text_may_be_written_in_several_languages() -> None:
    assert line.validate_python({"en": " Visit ", "it": "Visita"}) == {
        "en": "Visit",
        "it": "Visita",
    }
    assert paragraphs.validate_python({"en": "one\n\ntwo\n"}) == {"en": "one\n\ntwo"}


def test_each_of_several_languages_is_checked() -> None:
    assert fault(line, {"italian": "Visita"}).rule is BAD_LANGUAGE
    assert fault(line, {"it": "Vi\nsita"}).rule is BAD_TEXT
    assert fault(paragraphs, {"it": " "}).rule is BAD_TEXT


def test_a_text_in_no_language_at_all_is_refused() -> None:
    for kind in (line, paragraphs):
        refused = fault(kind, {})
        assert (refused.rule, refused.message) == (BAD_TEXT, "the text is in no language")
        assert refused.hint == "write it, as in {en: Official visit}"
    assert codes("registry: r\ntitle: {}\n") == ["TL209"]


def test_a_list_is_no_text() -> None:
    assert codes("registry: r\ntitle: [R]") == ["TL203"]


@pytest.mark.parametrize(
    ("written", "read"),
    [(None, ()), ("one", ("one",)), (["one", "two"], ("one", "two")), ([], ())],
)
def test_one_of_many_may_be_written_alone_and_none_left_empty(
    written: object, read: tuple[str, ...]
) -> None:
    assert many.validate_python(written) == read


def test_a_mapping_may_be_left_empty() -> None:
    assert mapping.validate_python(None) == {}
    assert mapping.validate_python({"a": "b"}) == {"a": "b"}
    assert registry(HEAD + "events:").events == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("two\nlines\tand\x07", "two·lines·and·"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}evil", "·evil"),
    ],
)
def test_a_quoted_text_is_short_and_on_one_line(text: str, shown: str) -> None:
    assert shortened(text) == shown


@given(st.text(), st.integers(1, 80))
@example("\N{LINE SEPARATOR}" * 3, 2)
def test_a_quoted_text_is_never_longer_than_asked_for(text: str, longest: int) -> None:
    quoted = shortened(text, longest)
    assert len(quoted) <= longest
    assert len(quoted.splitlines()) <= 1


@pytest.mark.parametrize(
    "kind", [slug, one_line, link, language], ids=["slug", "one_line", "link", "language"]
)
def test_a_message_is_one_short_line_whatever_the_text(kind: TypeAdapter[str]) -> None:
    message = fault(kind, "many\nlines\n" * 50).message
    assert len(message.splitlines()) == 1
    assert len(message) < 120


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Visit", "Visit"),
        ({"en": "Visit", "it": "Visita"}, "Visita"),
        ({"hi": "यात्रा", "en": "Visit"}, "Visit"),
        ({"hi": "यात्रा", "de": "Besuch"}, "यात्रा"),
    ],
)
def test_a_text_is_picked_in_its_language_else_in_english_else_the_first(
    text: Texts, told: str
) -> None:
    assert pick(text, fallback("it")) == told


@pytest.mark.parametrize(
    ("tags", "order"),
    [
        (("it",), ("it", "en")),
        (("en",), ("en",)),
        (("it", "hi"), ("it", "hi", "en")),
        (("pt-BR", "fr"), ("pt-BR", "pt", "fr", "en")),
        (("zh-Hant-TW",), ("zh-Hant-TW", "zh-Hant", "zh", "en")),
    ],
)
def test_a_language_falls_back_to_less_of_it_then_to_that_of_the_registry_then_to_english(
    tags: tuple[str, ...], order: tuple[str, ...]
) -> None:
    assert fallback(*tags) == order


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u202c\u2066c\u2069", "abc"),
        ("zero\u200bwidth\u2060 \u00adsoft", "zerowidth soft"),
        ("क्\u200dष می\u200cخواهم 👨\u200d👩\u200d👧 a\u200fb", None),
        ("نص عربي हिन्दी 東京", None),
    ],
)
def test_what_is_unseen_and_misleads_is_taken_out_and_nothing_else(
    text: str, shown: str | None
) -> None:
    assert visible(text) == (text if shown is None else shown)


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("under way", "Under way"),
        ("élevé", "Élevé"),
        ("iPhone exports", "iPhone exports"),
        ("जारी", "जारी"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital_but_for_a_name(text: str, begun: str) -> None:
    assert capital(text) == begun


def test_names_are_sorted_by_their_letters() -> None:
    names = ["Zambia", "Égypte", "ansa", "Ansa", "Élysée"]
    assert sorted(names, key=alphabetical) == ["ansa", "Ansa", "Égypte", "Élysée", "Zambia"]

"""What has changed, in each form: golden files, and that all forms say the same."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, cast

import cmarkgfm
import html5lib
import pytest
from jsonschema import Draft202012Validator

from tests.conftest import DATA, ROOT, Ran, loaded
from timeline.comparison.changes import Comparison
from timeline.comparison.classes import Class
from timeline.comparison.compare import compared
from timeline.prose.differences.sides import sides
from timeline.publishing.comparing import FORMATS, Telling, rendered
from timeline.registry.vocabulary import Audience

GOLDEN = DATA / "golden"
FOLDER = DATA / "changes"
SIDES = ((FOLDER / "old.yaml").read_text("utf-8"), (FOLDER / "new.yaml").read_text("utf-8"))
HEAD = "registry: r\ntitle: R\nevents:\n"
HOSTILE = HEAD + "  a: {kind: talks, title: '%s', when: 2023-03-02, description: '%s'}\n"


def comparison(old: str, new: str) -> Comparison:
    schedules = [loaded(text).schedule for text in (old, new)]
    assert schedules[0]
    assert schedules[1]
    return compared(schedules[0], schedules[1], Audience.PUBLIC)


def told(old: str, new: str, format: str, language: str = "en", *, ids: bool = False) -> str:
    found = comparison(old, new)
    both = sides(found, Audience.PUBLIC, language)
    return rendered(Telling(found, both, ("old.yaml", "new.yaml"), ids=ids), format)


@pytest.mark.parametrize("language", ["en", "fr", "hi", "it"])
def test_sentences_are_golden_in_each_language(
    language: str, golden: Callable[[Path, bytes], None]
) -> None:
    golden(GOLDEN / f"changes.{language}.txt", told(*SIDES, "txt", language).encode())


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"txt"}))
def test_every_format_is_golden(format: str, golden: Callable[[Path, bytes], None]) -> None:
    golden(GOLDEN / f"changes.{format}", told(*SIDES, format).encode())


def words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


@pytest.mark.parametrize("ids", [True, False])
def test_markdown_as_github_renders_it_says_what_the_text_says(ids: bool) -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(told(*SIDES, "md", ids=ids))
    plain = unescape(re.sub(r"<[^>]+>", "", page))
    text = re.sub(r" \[([a-z0-9-]+)\](?=[,\n:]|$)", r" \1", told(*SIDES, "txt", ids=ids))
    assert words(plain) == words(text)
    assert {*re.findall(r"<(\w+)", page)} <= {"h1", "h2", "ul", "li", "strong", "code", "a"}


def page_of(old: str, new: str) -> Any:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(told(old, new, "html"))


def test_the_page_is_strict_html_and_says_what_the_text_says() -> None:
    body = page_of(*SIDES).find("body")
    for quote in body.iter("li"):
        for each in quote.findall("blockquote"):
            quote.remove(each)
    blocks = ["".join(each.itertext()) for each in body.iter() if each.tag in ("h1", "h2", "li")]
    assert words("\n".join(blocks)) == words(told(*SIDES, "txt"))


def test_a_long_text_is_compared_word_by_word_in_the_page() -> None:
    old, new = HOSTILE % ("A", "One two three."), HOSTILE % ("A", "One 2 three. Four")
    quote = next(page_of(old, new).iter("blockquote"))
    kept = [quote.text, *(part.tail for part in quote)]
    assert [(part.tag, part.text) for part in quote] == [
        ("del", " two"),
        ("ins", " 2"),
        ("ins", " Four"),
    ]
    assert "".join(filter(None, kept)) == "One three."


def test_no_text_becomes_markup() -> None:
    text = "<b>*x*</b> _y_ `z` & [a](b) @c"
    new = HOSTILE % (text, text)
    found = told(HOSTILE % ("A", "B"), new, "md")
    page = cmarkgfm.github_flavored_markdown_to_html(found)
    assert text in unescape(re.sub("<[^>]+>", "", page)).replace("\u200b", "")
    strong = next(page_of(HOSTILE % ("A", "B"), new).iter("strong"))
    assert "".join(strong.itertext()) == text


def test_the_json_keeps_its_schema() -> None:
    schema = json.loads((ROOT / "timeline" / "diff.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(told(*SIDES, "json"))
    assert [*Draft202012Validator(schema).iter_errors(document)] == []
    assert schema["$defs"]["class"]["enum"] == [str(each) for each in Class]


def test_json_lines_are_the_changes_of_the_document() -> None:
    document = json.loads(told(*SIDES, "json"))
    lines = told(*SIDES, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == document["changes"]


def test_a_new_edition_of_nothing_else_is_told_as_none() -> None:
    for format in ("txt", "md", "html"):
        assert "No changes" in told(SIDES[0], SIDES[0], format)
    assert cast("Any", json.loads(told(SIDES[0], SIDES[0], "json")))["changes"] == []
    assert told(SIDES[0], SIDES[0], "jsonl") == ""


def test_internal_events_leave_no_trace(run: Callable[..., Ran]) -> None:
    for name, text in zip(("old.yaml", "new.yaml"), SIDES, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    for format in FORMATS:
        ran = run("diff", "old.yaml", "new.yaml", "-f", format, "--ids")
        assert "secret" not in ran.out + ran.err
        assert "Quiet" not in ran.out + ran.err
    document = json.loads(run("diff", "old.yaml", "new.yaml", "-f", "json").out)
    assert document["old"]["events"] == 17
    assert document["summary"]["removed"] == 1
    inside = run("diff", "old.yaml", "new.yaml", "--audience", "internal")
    assert "Moved: Quiet talks, from 23:00 to 23:30 IST (30 minutes later)" in inside.out

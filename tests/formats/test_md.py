"""The Markdown chronology, as GitHub's own renderer (cmark-gfm) shows it."""

import re
from html import unescape

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from tests.conftest import chronology
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from tests.formats.test_groups import FULL, TOUR
from timeline.chronology.options import Choices, Group, Layout
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.formats.md import render

TAGS = {"h1", "h2", "p", "ul", "ol", "li", "strong", "code", "br", "a"}
"""All that a chronology is made of."""
HEAD = "registry: r\ntitle: R\nevents:\n"


def markdown(text: str, layout: Layout = Layout()) -> str:  # noqa: B008 - it is frozen
    """Return the Markdown of the registry in `text`."""
    found = expand(chronology(text), Selection())
    return render(found, Choices(layout=layout)).data.decode()


def html(markdown: str) -> str:
    """Return what GitHub makes of a text, raw HTML and all."""
    shown: str = cmarkgfm.github_flavored_markdown_to_html(
        markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    )
    return shown


def plain(html: str) -> str:
    """Return the text of HTML, with its blanks and line ends as one blank each."""
    text = re.sub(r"</?a\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.parametrize("full", [False, True], ids=["brief", "full"])
@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, TOUR, FULL])
def test_it_is_made_of_headings_lists_and_links_alone(text: str, *, full: bool) -> None:
    shown = html(markdown(text, Layout(full=full, ids=True)))
    assert set(re.findall(r"<([a-z0-9]+)", shown)) <= TAGS
    links = re.findall(r'href="([^"]*)"', shown)
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in links)


def test_a_chronology_is_a_list_below_a_heading_for_each_day() -> None:
    assert markdown(TOUR).splitlines()[:13] == [
        "# R",
        "",
        "8 events, 2024",
        "",
        "## 2024",
        "",
        "- **Year**",
        "",
        "## Tuesday 30 January 2024",
        "",
        "- **Visit** · until Friday 2 February · Rome",
        "  - during the visit **Lunch**",
        "  - Wednesday 31 January, 23:00–23:45 CET **Talks**",
    ]


def test_what_is_told_in_full_stands_below_the_event() -> None:
    shown = html(markdown(FULL, Layout(full=True, group=Group.YEAR)))
    item = shown[shown.index("<strong>A</strong>") :]
    assert plain(item).startswith(
        "A · Call [1,2] As stated: on Tuesday Moved from Monday 1 January 2024 (strike) "
        "https://meet.example/1 Track 1.5 Memorandum of understanding between India and Italy MoU"
    )
    assert '<a href="https://meet.example/1">https://meet.example/1</a>' in item
    assert re.search(r"<h2>Sources</h2>\s*<ol>\s*<li>ANSA</li>\s*<li>BS</li>\s*</ol>", shown)
    assert shown.count("<ul>") == 2


TRAPS = [
    "see https://a.example/b_c_d?e=*f*&g=1.",
    "(www.a_b_c.example)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example/>",
    "[ref]: https://evil.example/",
    "[^1] and [^1]: note",
    "**bold** __bold__ *it* _it_ ~~gone~~ `code`",
    "a | b | c",
    "# no heading #",
    "- no item",
    "+ no item",
    "= 1",
    "===",
    "1. no number",
    "12) no number",
    "> no quote",
    "    no code",
    "\\* no escape \\\\",
    "&lt;script&gt; &#60;b&#62; &copy;",
    "- [x] no task",
    "<!-- no comment -->",
    "***",
    "| - |",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_in_a_registry_is_markup(trap: str) -> None:
    quoted = "'" + trap.replace("'", "''") + "'"
    texts = f"title: {quoted}, description: {quoted}, outcomes: [{quoted}]"
    source = f"sources: {{s: {{publisher: {quoted}}}}}\n"
    text = f"registry: r\ntitle: {quoted}\n{source}events:\n"
    text += f"  a: {{kind: talks, when: 2024, {texts}, sources: s}}\n"
    shown = html(markdown(text, Layout(full=True)))
    seen = " ".join(trap.split())
    assert plain(shown).count(seen) == 5
    assert plain(shown).count("\\") == 5 * seen.count("\\")
    assert set(re.findall(r"<([a-z0-9]+)", shown)) <= TAGS - {"code", "br"}
    links = re.findall(r'href="([^"]*)"', shown)
    assert all(unescape(link) in trap for link in links)
    assert bool(links) is ("https://" in trap)


def test_paragraphs_of_a_description_stay_lines_of_their_own() -> None:
    event = '  a: {kind: talks, title: A, when: 2024, description: "One.\\n\\nTwo.\\nThree."}\n'
    shown = html(markdown(HEAD + event, Layout(full=True)))
    assert re.search(r"One\.\s*<br />\s*<br />\s*Two\.\s*<br />\s*Three\.", shown)


def test_overrides_of_direction_are_not_shown() -> None:
    event = "  a: {kind: talks, title: A\u202eb, when: 2024}\n"
    assert "**Ab**" in markdown(HEAD + event)


def test_it_tells_up_to_when_that_is_shown_which_repeats_without_end() -> None:
    event = "  a: {kind: talks, title: A, when: 2024-01-01, repeats: yearly}\n"
    lines = markdown(HEAD + event).splitlines()
    assert lines[2:5] == [
        "1 event, 2 with all repetitions, 2024 to 2025",
        "",
        "What repeats without end is shown up to 31 December 2025",
    ]


@pytest.mark.parametrize(
    "text",
    ["@octocat", "ask @octo-org/team", "(@a)", "a.b+c@example.org", "x@y.zz,@q", "mailto:a@b.cc"],
)
def test_nobody_is_called(text: str) -> None:
    """GitHub calls whom an @ and a letter name in a text, and links mail addresses."""
    event = f"  t: {{kind: talks, when: 2024-03-01, title: '{text}', description: '{text}'}}\n"
    shown = html(markdown(HEAD + event, Layout(full=True)))
    assert "href" not in shown
    assert not re.search("@[A-Za-z0-9]", unescape(shown))
    assert unescape(shown).replace("\u200b", "").count(text) == 2

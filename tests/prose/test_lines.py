"""Lines of a chronology: as wide as wanted, in any script, and no character in two."""

from itertools import pairwise

import pytest
import regex
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import chronology
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Group, Layout
from timeline.prose.lines import lines

CONSONANTS = "कखगघचजटडतदनपबमयरलवशसह"
SCRIPTS = {
    "latin": st.from_regex(r"([a-zàéñö]\u0301?){1,14}|[a-z]{60,90}", fullmatch=True),
    "devanagari": st.from_regex(
        f"([{CONSONANTS}]\u094d)?[{CONSONANTS}][ािीुूेैोौ]?\u0902?"
        f"(([{CONSONANTS}]\u094d)?[{CONSONANTS}][ािीुूेैोौ]?){{0,40}}",
        fullmatch=True,
    ),
    "chinese": st.from_regex(r"[東京会談首相訪問協定署名外交部長]{1,60}", fullmatch=True),
    "arabic": st.from_regex(
        r"([ابتثجحخدذرزسشصضطظعغفقكلمنهوي][\u064b-\u0652]?){1,60}", fullmatch=True
    ),
    "emoji": st.from_regex(
        "(🇮🇳|🇮🇹|👨\u200d👩\u200d👧|👩🏽\u200d🚀|☀\ufe0f|e\u0301){1,30}", fullmatch=True
    ),
}
"""Words of four scripts, and of signs that take several characters each."""


def _texts(longest: int) -> st.SearchStrategy[str]:
    words = st.lists(st.one_of(*SCRIPTS.values()), min_size=1, max_size=12).map(" ".join)
    return words.map(lambda text: _cut(text, longest))


def _cut(text: str, longest: int) -> str:
    """Return the first characters of a text, as its reader sees them."""
    found = ""
    for cluster in regex.findall(r"\X", text):
        if len(found) + len(cluster) > longest:
            break
        found += cluster
    return found.strip()


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """Draw a chronology whose texts are in many scripts."""
    title, name, venue, publisher, text = (
        draw(_texts(longest)) for longest in (200, 60, 60, 60, 400)
    )
    return chronology(f"""
registry: r
title: "{title}"
defaults: {{timezone: Asia/Kolkata}}
places: {{p: {{name: "{venue}", country: IND}}}}
people: {{x: {{name: "{name}", office: "{venue}", country: ITA}}}}
sources: {{s: {{publisher: "{publisher}", url: "https://example.org/{"a" * 120}"}}}}
events:
  tour: {{kind: other, label: Tour, title: "{title}", when: 2024-01-01 to 2024-01-09}}
  talks:
    kind: talks
    title: "{name}"
    when: 2024-01-02 09:00 to 10:00
    part_of: tour
    place: p
    participants: {{x: guest}}
    description: "{text}"
    sources: s
""")


@settings(derandomize=True, deadline=None, phases=[Phase.generate], max_examples=60)
@given(chronologies(), st.integers(40, 100), st.sampled_from(Group), st.booleans())
def test_no_line_is_wider_than_wanted_and_no_character_is_split(
    found: Chronology, width: int, group: Group, full: bool
) -> None:
    choices = Choices(layout=Layout(width, full, ids=True, group=group))
    told = list(lines(found, choices))
    for above, below in pairwise(told):
        assert cell_len(above) <= width
        assert above == above.rstrip()
        end, start = above[-12:], below.lstrip()[:12]
        if end and start:
            whole = len(regex.findall(r"\X", end + start))
            assert whole == len(regex.findall(r"\X", end)) + len(regex.findall(r"\X", start))


@settings(derandomize=True, deadline=None, phases=[Phase.generate], max_examples=20)
@given(chronologies(), st.integers(40, 100))
def test_no_letter_is_lost(found: Chronology, width: int) -> None:
    narrow, wide = (
        "".join("".join(lines(found, Choices(layout=Layout(columns, full=True)))).split())
        for columns in (width, 10_000)
    )
    assert narrow == wide


@pytest.mark.parametrize("width", [40, 41, 80])
def test_a_word_of_ten_thousand_letters_is_split(width: int) -> None:
    text = "kind: talks, title: A, when: 2024, description: "
    found = chronology(f"registry: r\ntitle: R\nevents: {{a: {{{text}{'ab' * 5000}}}}}\n")
    told = list(lines(found, Choices(layout=Layout(width, full=True))))
    assert max(map(len, told)) == width
    assert "".join(line.strip() for line in told[5:]) == "ab" * 5000


def test_what_is_unseen_and_misleads_is_not_shown() -> None:
    title = "Talks \u202eemoR ni\u202c in\u200b Rome"
    found = chronology(
        f"registry: r\ntitle: R\nevents: {{a: {{kind: talks, title: {title}, when: 2024}}}}\n"
    )
    assert list(lines(found, Choices()))[-1] == "  Talks emoR ni in Rome"


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("2027", "  One (early on)"),
        ("2027-03~ to 2027-04-02", "  One (early on)"),
        ("2027-03-04?", "  One (early on)"),
        ("after 2027-03-04", "  One (early on)"),
        ("unknown", "  One (early on)"),
        ("2027-03-04", "  One"),
        ("2027-03-04 to 2027-03-05", "  One · until Friday 5 March"),
    ],
)
def test_a_vague_date_has_the_words_of_its_source_beside_it(when: str, line: str) -> None:
    text = (
        "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: One, as_stated: early on, when: "
    )
    assert line in [*lines(chronology(f"{text}{when}}}\n"), Choices())]


@pytest.mark.parametrize(
    ("title", "said"),
    [("State visit of the President", ""), ("Visit of the President", " (state visit)")],
)
def test_the_level_of_a_visit_is_not_said_twice(title: str, said: str) -> None:
    visit = (
        f"kind: visit, title: {title}, level: state, when: 2024-05-06, participants: {{FRA: guest}}"
    )
    found = chronology(f"registry: r\ntitle: R\nevents: {{a: {{{visit}}}}}\n")
    assert list(lines(found, Choices()))[-1] == f"  {title}{said}"

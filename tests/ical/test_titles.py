"""Titles in a calendar: they tell what matters, and what is cut of them stands elsewhere."""

import re
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import chronology, registry, selected
from timeline import languages
from timeline.chronology.options import USUAL, Choices, Sign, Undated
from timeline.chronology.selection import Selection
from timeline.formats.ics import render
from timeline.ical.lines import ROOM, fitted, units
from timeline.ical.titles import summary

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
LONG = "x" * 1_000
FLAGS = "🇮🇳🇮🇹" * 40
SYLLABLES = "क्षि" * 100
FAMILY = "\N{ZERO WIDTH JOINER}".join("👩👩👧👦")


def shown(fields: str, choices: Choices = USUAL) -> Any:
    """Return the only event of a calendar, as another library reads it."""
    data = render(chronology(f"{HEAD}  a: {{{fields}}}\n"), choices).data
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


def said(fields: str, choices: Choices = USUAL) -> str:
    """Return what a calendar calls the only event."""
    return str(shown(fields, choices)["SUMMARY"])


# What is too long


@pytest.mark.parametrize(
    ("title", "is_cut"),
    [("x" * 200, False), ("x" * 236, False), ("x" * 237, True), (LONG, True), (FLAGS, True)],
)
def test_a_title_that_is_shortened_stands_whole_in_the_description(
    title: str, *, is_cut: bool
) -> None:
    text = f"{HEAD}  long: {{kind: talks, title: {title}, when: 2023-03-03~}}\n"
    rendered = render(chronology(text))
    [event] = icalendar.Calendar.from_ical(rendered.data).walk("VEVENT")
    assert ("…" in str(event["SUMMARY"])) == is_cut
    assert str(event["DESCRIPTION"]).startswith(f"{title}\n\n") == is_cut
    warning = "titles shortened, and whole in the descriptions: long"
    assert rendered.warnings == ((warning,) if is_cut else ())


def test_neither_doubt_nor_status_is_ever_cut() -> None:
    when = "2024-01-01% evening to 2024-02-03% night, status: postponed"
    told = said(f"kind: ceremony, title: {LONG}, when: {when}")
    assert told.startswith("Postponed: xxx")
    assert told.endswith(
        "x… (from Monday evening; start approximate and uncertain; "
        "until Saturday night; end approximate and uncertain)"
    )
    assert units(told) == ROOM


ZONE = "America/Argentina/ComodRivadavia"
DOUBTFUL = (
    "2024-01-31% night to 2024-11-03% afternoon",
    f"2024-01-31% 10:59~ {ZONE} to 2024-11-03%",
    f"2024-01-31 10:59~ {ZONE} to 2024-11-03 11:59~ {ZONE}",
    f"2024-01-31 10:59~ {ZONE} to 11:59~ {ZONE}, repeats: weekly",
    "2024-H1% to 2025-H2%",
    "2024-W36% to 2025-W40%",
    "2024-Q4%, status: postponed",
)


@pytest.mark.parametrize("when", DOUBTFUL)
@pytest.mark.parametrize("tag", languages.names())
def test_all_words_for_doubt_fit_in_every_language(tag: str, when: str) -> None:
    text = f"{HEAD}  a: {{kind: conference, edition: 9999, title: {LONG}, when: {when}}}\n"
    choices = Choices(undated=Undated.SPAN)
    known = selected(registry(text), Selection(), language=tag)
    told = summary(known, known.entries[0], choices).text
    assert told.count("…") == 1
    before, _, behind = told.partition("…")
    assert before.endswith("x" * 30)
    assert behind.startswith(" (")
    assert behind.endswith(")")
    assert units(told) == ROOM


def test_a_long_name_in_brackets_is_cut_before_it_takes_all_room() -> None:
    text = f"""{HEAD}\
  b: {{kind: other, label: {"y" * 200}, title: B, when: 2024-01-01}}
  a: {{kind: talks, title: {LONG}, part_of: b}}
"""
    known = chronology(text)
    [entry] = [entry for entry in known.entries if entry.id == "a"]
    told = summary(known, entry, USUAL).text
    assert told.startswith("x" * 40)
    assert told.endswith("yyy…)")
    assert units(told) == ROOM


@pytest.mark.parametrize("letter", ["🇮🇳", "क्षि", FAMILY, "e\N{COMBINING ACUTE ACCENT}", "한"])
def test_a_letter_is_whole_or_not_there(letter: str) -> None:
    told = said(f"kind: ceremony, title: {letter * (400 // len(letter))}, when: 2024-01-02 evening")
    name, _, behind = told.partition("…")
    assert behind == " (evening)"
    assert name == letter * (len(name) // len(letter))
    assert ROOM - units(letter) < units(told) <= ROOM


def test_a_letter_that_takes_all_room_is_left_out() -> None:
    heap = "e" + "\N{COMBINING ACUTE ACCENT}" * 400
    assert fitted(heap) == "…"
    assert fitted(f"Talks {heap}") == "Talks…"


def test_a_place_is_cut_between_letters_too() -> None:
    place = f"{{rome: {{name: {SYLLABLES[:200]}, city: {SYLLABLES[:200]}, country: ITA}}}}"
    text = HEAD.replace("events:", f"countries: {{ITA: Italy}}\nplaces: {place}\nevents:")
    data = render(
        chronology(f"{text}  a: {{kind: call, title: A, when: 2024, place: rome}}\n"),
        Choices(undated=Undated.FIRST),
    ).data
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    told = str(event["LOCATION"]).removesuffix("…")
    assert told.replace("क्षि", "").strip(" ,") == ""
    assert units(told) > ROOM - 6


def test_the_end_of_a_change_of_direction_has_room() -> None:
    for number in (1, 3, 100):
        cut = fitted("\u202b" * number + "x" * 300)
        assert units(cut) == ROOM
        assert cut.endswith("x…" + "\u202c" * number)


@settings(derandomize=True, deadline=None)
@given(
    st.text(
        st.sampled_from("ab \u202b\u202c\u2066\u2069🇮🇳e\N{COMBINING ACUTE ACCENT}क्षि"), max_size=60
    ),
    st.integers(1, 40),
)
def test_whatever_is_cut_fits_and_begins_as_the_whole(text: str, room: int) -> None:
    cut = fitted(text, room)
    assert units(cut) <= max(room, 1)
    assert (cut == text) == (units(text) <= room)
    if cut != text:
        kept = re.sub("[\u202b\u202c\u2066\u2069]", "", cut.partition("…")[0])
        assert re.sub("[\u202b\u202c\u2066\u2069]", "", text).startswith(kept)


# Short titles


def test_a_short_title_is_told_and_the_whole_one_begins_the_description() -> None:
    event = shown("kind: talks, title: Talks on the two seas, short: Two seas, when: 2024-01-01~")
    assert str(event["SUMMARY"]) == "Two seas (date approximate)"
    assert str(event["DESCRIPTION"]).startswith("Talks on the two seas\n\nAbout Monday 1 January")


def test_a_short_title_that_is_the_title_is_told_once() -> None:
    event = shown("kind: talks, title: Talks, short: Talks, when: 2024-01-01")
    assert str(event["DESCRIPTION"]).startswith("Monday 1 January")


@pytest.mark.parametrize(
    ("title", "short", "told"),
    [
        ("{en: Talks, it: Colloqui}", "{en: T, it: C}", {"en": "T", "it": "C", "hi": "T"}),
        ("{en: Talks, it: Colloqui}", "{it: C}", {"en": "Talks", "it": "C", "hi": "Talks"}),
        ("{en: Talks, it: Colloqui}", "T", {"en": "T", "it": "Colloqui", "hi": "T"}),
        ("Talks", "{it: C}", {"en": "Talks", "it": "C", "hi": "Talks"}),
        ("{fr: Entretiens}", "{fr: E}", {"en": "E", "it": "E", "hi": "E"}),
    ],
)
def test_a_short_title_is_told_to_those_who_read_its_language(
    title: str, short: str, told: dict[str, str]
) -> None:
    known = registry(f"{HEAD}  a: {{kind: talks, title: {title}, short: {short}, when: 2024}}\n")
    for tag, name in told.items():
        chosen = selected(known, Selection(), language=tag)
        found = summary(chosen, chosen.entries[0], Choices(undated=Undated.FIRST))
        assert found.text.partition(" (")[0] == name
        assert found.language == ("fr" if name == "E" else "it" if name[0] == "C" else "en")


def test_an_occurrence_with_a_title_of_its_own_is_called_by_it() -> None:
    changes = (
        "repeats: {rule: weekly, until: 2024-01-15, changes: {2024-01-08: {title: Last talks}}}"
    )
    text = f"{HEAD}  a: {{kind: talks, title: Talks, short: T, when: 2024-01-01, {changes}}}\n"
    events = icalendar.Calendar.from_ical(render(chronology(text)).data).walk("VEVENT")
    assert [str(each["SUMMARY"]) for each in events] == ["T", "Last talks"]


# Editions


@pytest.mark.parametrize(
    ("title", "edition", "told"),
    [
        ("Raisina Dialogue", 8, "Raisina Dialogue (8th edition)"),
        ("Raisina Dialogue 2023", 8, "Raisina Dialogue 2023 (8th edition)"),
        ("G20 summit", 20, "G20 summit (20th edition)"),
        ("18th Raisina Dialogue", 8, "18th Raisina Dialogue (8th edition)"),
        ("Council of India", 1, "Council of India (1st edition)"),
        ("8th Raisina Dialogue", 8, "8th Raisina Dialogue"),
        ("Raisina Dialogue VIII", 8, "Raisina Dialogue VIII"),
        ("Raisina-8", 8, "Raisina-8"),
        ("The Eighth, and last, dialogue", 8, "The Eighth, and last, dialogue"),
        ("“Twentieth” session", 20, "“Twentieth” session"),
        ("Twenty-first session", 21, "Twenty-first session (21st edition)"),
        ("Dialogue ८", 8, "Dialogue ८"),
        ("MCMXCIX", 1999, "MCMXCIX"),
    ],
)
def test_an_edition_is_told_where_the_title_does_not_name_it(
    title: str, edition: int, told: str
) -> None:
    assert said(f"kind: conference, title: '{title}', edition: {edition}, when: 2024-01-01") == told


@pytest.mark.parametrize(
    ("tag", "title", "edition", "told"),
    [
        ("it", "Ottava conferenza", 8, "Ottava conferenza"),
        ("fr", "Deuxième forum", 2, "Deuxième forum"),
        ("fr", "VIIIe forum", 8, "VIIIe forum"),
        ("fr", "Forum des mers", 2, "Forum des mers (2e édition)"),
        ("hi", "आठवाँ संवाद", 8, "आठवाँ संवाद"),
        ("it", "Forum dei mari", 1, "Forum dei mari (1ª edizione)"),
    ],
)
def test_an_edition_is_known_in_the_words_of_every_language(
    tag: str, title: str, edition: int, told: str
) -> None:
    event = f"kind: conference, title: {title}, edition: {edition}, when: 2024-01-01"
    known = selected(registry(f"{HEAD}  a: {{{event}}}\n"), Selection(), language=tag)
    assert summary(known, known.entries[0], USUAL).text == told


def test_a_short_title_says_of_the_edition_what_its_author_wants() -> None:
    event = (
        "kind: conference, title: Raisina Dialogue, short: Raisina, edition: 8, when: 2024-01-01"
    )
    assert said(event) == "Raisina"
    assert "8th edition" in str(shown(event)["DESCRIPTION"])


def test_edition_and_doubt_share_their_brackets() -> None:
    event = "kind: conference, title: Raisina, edition: 8, status: tentative, when: 2024-01-01?"
    assert said(event) == "Tentative: Raisina (8th edition; date uncertain)"
    assert said(event, Choices(tentative=Sign.STATUS)) == "Raisina (8th edition; date uncertain)"


def test_a_series_that_the_title_does_not_name_is_told_in_the_description() -> None:
    event = "kind: conference, title: {}, series: raisina-dialogue, when: 2024-01-01"
    assert "\nSeries: raisina-dialogue" in str(shown(event.format("Raisina"))["DESCRIPTION"])
    for title in ("8th Raisina Dialogue", "{en: Raisina–Dialogue, hi: रायसीना डायलॉग}"):
        assert "Series" not in str(shown(event.format(title))["DESCRIPTION"])


# What has no day


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2023-11", "Talks (November 2023, day open)"),
        ("2023-11?", "Talks (November 2023, day open; date uncertain)"),
        ("2023-W36", "Talks (the week of 4 September 2023, day open)"),
        ("2023-Q3~", "Talks (the third quarter of 2023, day open; date approximate)"),
        ("2023-H1", "Talks (the first half of 2023, day open)"),
        ("2023", "Talks (2023, day open)"),
        ("2023-11 to 2024-01", "Talks (November 2023 – January 2024, day open)"),
        (
            "2023-11-03 to 2023-12?",
            "Talks (Friday 3 November 2023 – December 2023, day open; end uncertain)",
        ),
    ],
)
def test_what_has_no_day_says_what_is_known(when: str, told: str) -> None:
    for undated in (Undated.FIRST, Undated.SPAN):
        assert said(f"kind: talks, title: Talks, when: {when}", Choices(undated=undated)) == told

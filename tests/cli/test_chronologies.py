"""Chronologies from the command line: on the terminal, in languages, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import on_terminal
from tests.conftest import ROOT, Ran
from timeline.cli import console

Run = Callable[..., Ran]
EVENTS = ROOT / "events.yaml"
TITLES = """
registry: r
countries: {ITA: Italy}
title: {en: Talks of the year, it: Colloqui dell'anno}
defaults: {timezone: Europe/Rome}
events:
  a:
    kind: talks
    title: {en: Talks, es: Diálogo, it: Colloqui}
    when: 2023-03-02
    status: announced
  b:
    kind: visit
    title: Visit
    when: 2023-03-03 10:00
    status: cancelled
    participants: {ITA: guest}
  c: {kind: call, title: Call, when: 2023-03-04}
"""


@pytest.fixture
def titles(tmp_path: Path) -> Path:
    """Return a registry with texts in several languages."""
    path = tmp_path / "titles.yaml"
    path.write_text(TITLES, encoding="utf-8")
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard output a terminal of 60 columns and 20 lines."""
    monkeypatch.setattr(console, "width", lambda **_: 60)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_show_is_the_chronology_of_an_export(run: Run) -> None:
    shown = run("show", EVENTS)
    assert (shown.code, shown.err) == (0, "")
    assert shown.data == run("export", EVENTS, "-f", "txt", "--no-lock").data


def test_show_shows_nothing_of_what_has_errors(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("registry: r\n", encoding="utf-8")
    ran = run("show", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("1 error\nnothing was shown\n")


def test_show_takes_the_same_choices(run: Run) -> None:
    options = ["--full", "--ids", "--group", "month", "--reverse", "--width", "60"]
    options += ["--tz", "Europe/Rome", "--kind", "visit"]
    shown = run("show", EVENTS, *options)
    assert shown.data == run("export", EVENTS, "-f", "txt", "--no-lock", *options).data
    assert "[meloni-visit]" in shown.out


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_a_status_has_a_colour_and_the_legend_says_which(
    run: Run, titles: Path
) -> None:
    lines = run("show", titles).out.splitlines()
    assert lines[0] == "\x1b[1mTalks of the year\x1b[0m"
    assert "\x1b[1;34mThursday 2 March 2023\x1b[0m" in lines
    assert "  \x1b[33mTalks\x1b[0m (announced)" in lines
    assert "  \x1b[36m10:00 CET\x1b[0m  \x1b[31mVisit\x1b[0m (cancelled)" in lines
    assert "  Call" in lines
    assert lines[-2:] == ["", "\x1b[33m■ announced\x1b[0m  \x1b[31m■ cancelled\x1b[0m"]


@pytest.mark.usefixtures("terminal")
def test_where_all_is_settled_there_is_no_legend(run: Run, titles: Path) -> None:
    lines = run("show", titles, "--kind", "call").out.splitlines()
    assert lines[-1] == "  Call"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_are_left_out_where_they_are_not_wanted(
    run: Run, titles: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in run("show", titles).out


@pytest.mark.usefixtures("terminal")
def test_what_is_longer_than_the_terminal_goes_to_the_pager(
    run: Run, titles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paged = tmp_path / "paged"
    monkeypatch.setenv("PAGER", f"tee {paged}")
    run("show", titles)
    assert not paged.exists()
    run("show", EVENTS)
    assert paged.read_text(encoding="utf-8").startswith("\x1b[1mIndia–Italy")


@pytest.mark.usefixtures("terminal")
def test_a_dumb_terminal_has_no_pager(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PAGER", f"tee {tmp_path / 'paged'}")
    assert "Sources" in run("show", EVENTS).out
    assert not (tmp_path / "paged").exists()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("pager", ["", "no-such-pager -x", "less 'x"])
def test_without_a_pager_all_is_written_at_once(
    run: Run, monkeypatch: pytest.MonkeyPatch, pager: str
) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert "Sources" in run("show", EVENTS).out


@pytest.mark.usefixtures("terminal")
def test_a_pager_that_is_no_program_shows_nothing_itself(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pager = tmp_path / "pager"
    pager.write_bytes(b"\0")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    assert "Sources" in run("show", EVENTS).out


def test_a_real_terminal_has_its_own_width_colours_and_pager(titles: Path) -> None:
    narrow = on_terminal("show", EVENTS, columns=44, rows=10, NO_COLOR="1")
    assert max(map(len, narrow.splitlines())) <= 44
    assert "\x1b" not in narrow
    assert "\x1b[31mVisit\x1b[0m" in on_terminal("show", titles, columns=80, rows=50)
    exported = ["export", titles, "-f", "txt", "--no-lock"]
    wide = on_terminal(*exported, columns=200, rows=50)
    assert "\x1b" not in wide
    paged = on_terminal("show", EVENTS, columns=80, rows=10, PAGER="sed s/Sources/Paged/")
    assert "Paged" in paged


def test_a_terminal_narrower_than_words_need_is_taken_for_one_of_40(
    run: Run, titles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "width", lambda **_: 12)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("show", titles).out == run("show", titles, "--width", 40).out


@pytest.mark.parametrize("width", ["39", "0", "-80"])
@pytest.mark.parametrize("command", ["show", "export"])
def test_a_width_under_40_is_refused(run: Run, command: str, width: str) -> None:
    ran = run(command, EVENTS, *(["-f", "txt"] if command == "export" else []), "--width", width)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"timeline: --width: {width} is too narrow; write 40 or more\n"


@pytest.mark.parametrize("command", ["show", "export"])
def test_an_unknown_language_is_refused_with_the_list_of_those_there_are(
    run: Run, titles: Path, command: str
) -> None:
    ran = run(command, titles, "--lang", "xx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'timeline: --lang: no language is called "xx"; write one of: en, es, fr, hi, it\n'
    )
    assert list(titles.parent.iterdir()) == [titles]


@pytest.mark.parametrize("tag", ["it-", "it_IT", 'it-"><script>', "it-x\nY", "IT", ""])
def test_what_is_no_tag_is_no_language(run: Run, titles: Path, tag: str) -> None:
    ran = run("show", titles, "--lang", tag)
    assert (ran.code, ran.out) == (2, "")
    assert "no language is called" in ran.err


def test_the_words_beside_a_language_of_the_registry_alone_are_in_its_own(
    run: Run, titles: Path
) -> None:
    text = titles.read_text(encoding="utf-8").replace("registry: r", "registry: r\nlanguage: it")
    titles.write_text(text, encoding="utf-8")
    ran = run("show", titles, "--lang", "es")
    assert ran.err.endswith('timeline itself writes in "it", not in "es"\n')
    assert "3 eventi, 2023" in ran.out


def test_what_show_leaves_out_it_names(run: Run, titles: Path) -> None:
    text = titles.read_text(encoding="utf-8") + "  d: {kind: call, title: D, when: unknown}\n"
    titles.write_text(text, encoding="utf-8")
    assert run("show", titles, "--from", "2023").err == "left out, without a date: d\n"


def test_a_language_of_the_registry_alone_is_taken_and_the_user_told(
    run: Run, titles: Path
) -> None:
    ran = run("show", titles, "--lang", "es")
    assert "Diálogo (announced)" in ran.out
    assert ran.err == '  warning: --lang: timeline itself writes in "en", not in "es"\n'


def test_a_kind_of_english_is_english(run: Run, titles: Path) -> None:
    assert run("show", titles, "--lang", "en-GB").out == run("show", titles, "--lang", "en").out


@pytest.mark.parametrize("tag", ["it", "it-IT"])
def test_texts_and_words_are_in_the_language_wanted_else_in_that_of_the_registry(
    run: Run, titles: Path, tag: str
) -> None:
    lines = run("show", titles, "--lang", tag).out.splitlines()
    assert lines == [
        "Colloqui dell'anno",
        "3 eventi, 2023",
        "",
        "Giovedì 2 marzo 2023",
        "  Colloqui (stato: annunciato)",
        "",
        "Venerdì 3 marzo 2023",
        "  10:00 CET  Visit (stato: annullato)",
        "",
        "Sabato 4 marzo 2023",
        "  Call",
    ]


def test_a_calendar_in_another_language_says_so_and_has_the_same_revisions(
    run: Run, titles: Path
) -> None:
    run("export", titles, "-o", "en.ics")
    lock = (titles.parent / "titles.lock").read_bytes()
    run("export", titles, "-o", "it.ics", "--lang", "it")
    assert (titles.parent / "titles.lock").read_bytes() == lock
    english, italian = (
        (titles.parent / name).read_bytes().decode().replace("\r\n ", "").split("\r\n")
        for name in ("en.ics", "it.ics")
    )
    assert "PRODID:-//diplomatic-timeline//timeline//IT" in italian
    assert "NAME;LANGUAGE=it:Colloqui dell'anno" in italian
    assert "SUMMARY;LANGUAGE=it:Annunciato: Colloqui" in italian
    assert "SUMMARY;LANGUAGE=en:Annullato: Visit" in italian
    assert not [line for line in english if "LANGUAGE" in line]
    same = ("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "STATUS")
    kept = [[line for line in lines if line.startswith(same)] for lines in (english, italian)]
    assert kept[0] == kept[1]


def test_a_change_in_another_language_is_a_new_revision(run: Run, titles: Path) -> None:
    run("export", titles, "-o", "r.ics")
    text = titles.read_text(encoding="utf-8").replace("it: Colloqui}", "it: Colloqui a due}")
    titles.write_text(text, encoding="utf-8")
    assert "1 edited" in run("lock", titles).err


def test_an_option_for_what_is_read_is_refused_for_what_is_not(run: Run) -> None:
    ran = run("export", EVENTS, "-f", "csv", "--group", "month")
    assert (ran.code, ran.err) == (2, "timeline: --group is for md, txt, not for csv\n")


# What an export says of titles that are in another language


def test_an_export_names_the_titles_that_are_not_in_its_language(run: Run, titles: Path) -> None:
    said = run("export", titles, "-o", "a.txt", "-o", "a.csv", "--lang", "it").err.splitlines()
    assert said[-1] == '2 titles have no text in "it": b, c'
    said = run("export", titles, "-o", "a.txt", "--kind", "visit", "--lang", "it").err.splitlines()
    assert said[-1] == '1 title has no text in "it": b'


@pytest.mark.parametrize("options", [[], ["--lang", "en"], ["--lang", "en-GB"]])
def test_an_export_in_the_language_of_the_registry_names_no_title(
    run: Run, titles: Path, options: list[str]
) -> None:
    assert "no text in" not in run("export", titles, "-o", "a.txt", *options).err


def test_a_title_in_a_language_at_large_is_one_in_its_regional_form(run: Run, titles: Path) -> None:
    said = run("export", titles, "-o", "a.txt", "--lang", "it-CH").err.splitlines()
    assert said[-1] == '2 titles have no text in "it-CH": b, c'


def test_many_titles_are_counted_and_named_in_whole_if_asked(run: Run, tmp_path: Path) -> None:
    events = "".join(f"  e{n}: {{kind: talks, title: A{n}, when: 2024}}\n" for n in range(7))
    path = tmp_path / "many.yaml"
    path.write_text(f"registry: r\ntitle: R\nevents:\n{events}", encoding="utf-8")
    export = ("export", path, "-o", "a.txt", "--lang", "fr")
    assert '7 titles have no text in "fr": e0, e1, e2, e3, e4 and 2 more\n' in run(*export).err
    assert "e4, e5, e6\n" in run(*export, "--verbose").err


# What is left out of a map


def test_an_event_that_repeats_without_coordinates_is_named_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    here = "{name: Rome, country: ITA, geo: [41.9, 12.5]}"
    repeats = "when: 2024-01-01, repeats: {rule: weekly, until: 2024-01-25}"
    path.write_text(
        f"registry: r\ntitle: R\nplaces:\n  rome: {here}\nevents:\n"
        f"  a: {{kind: talks, title: A, {repeats}}}\n"
        f"  b: {{kind: talks, title: B, {repeats}, place: rome}}\n",
        encoding="utf-8",
    )
    said = run("export", path, "-o", "a.geojson").err.splitlines()
    assert said[:2] == [
        "a.geojson: 1 of 2 events, 4 with all repetitions",
        "  left out, without coordinates: a (2024-01-01 and 3 more)",
    ]

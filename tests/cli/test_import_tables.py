"""The command import with tables: drafts of mappings, mappings, forms, our own tables."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import DATA, Ran

Run = Callable[..., Ran]
LISTS = DATA / "importing"


def test_a_draft_is_printed(run: Run) -> None:
    ran = run("import", str(LISTS / "outlook.csv"), "--map-draft")
    assert ran.code == 0
    assert ran.out.startswith("# What the columns of ")
    assert '[columns."Start Date"]\nfield = "when"' in ran.out
    again = run("import", str(LISTS / "outlook.csv"), "--map-draft", "a.csv")
    assert again.code == 2
    assert "--map-draft: a mapping is for one table; name one file" in again.err


def test_a_list_becomes_a_registry_and_changes_nothing_the_second_time(run: Run) -> None:
    words = ("import", str(LISTS / "outlook.csv"), "--map", str(LISTS / "outlook.toml"))
    ran = run(*words, "--country", "IND", "-o", "visits.yaml", "--status", "confirmed")
    assert ran.code in (0, 1)
    text = Path("visits.yaml").read_bytes()
    assert b"audience: internal" in text
    assert run("import", *words[1:], "--into", "visits.yaml", "--country", "IND").code == 0
    assert Path("visits.yaml").read_bytes() == text


def test_a_date_of_two_readings_stops_the_import(run: Run) -> None:
    Path("l.csv").write_text("T,D\nx,03/04/2027\n", encoding="utf-8")
    mapping = '[columns.T]\nfield = "title"\n[columns.D]\nfield = "when"\n'
    Path("m.toml").write_text(mapping, encoding="utf-8")
    ran = run("import", "l.csv", "--map", "m.toml", "-o", "new.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "is 3 April 2027" in ran.err
    assert "or 4 March 2027" in ran.err
    assert not Path("new.yaml").exists()


def test_changes_of_a_table_without_digests_are_written_only_if_preferred(run: Run) -> None:
    text = "registry: r\ntitle: R\nevents:\n  a: {kind: talks, title: A, when: 2023-03-02} # mine\n"
    Path("events.yaml").write_text(text, encoding="utf-8")
    run("export", "-o", "e.csv")
    assert run("import", "e.csv", "--into", "events.yaml").code == 0
    edited = Path("e.csv").read_text(encoding="utf-8").replace(",A,", ",Again,")
    Path("e.csv").write_text(edited, encoding="utf-8")
    ran = run("import", "e.csv", "--into", "events.yaml")
    assert ran.code == 1
    assert "Again" in ran.err
    assert Path("events.yaml").read_text(encoding="utf-8") == text
    ran = run("import", "e.csv", "--into", "events.yaml", "--prefer", "theirs")
    assert ran.code == 0
    assert Path("events.yaml").read_text(encoding="utf-8") == text.replace(
        "title: A", "title: Again"
    )


def test_a_form_has_no_events(run: Run) -> None:
    text = "registry: r\ntitle: R\nevents: {a: {kind: talks, title: A, when: 2023-03-02}}\n"
    Path("events.yaml").write_text(text, encoding="utf-8")
    ran = run("export", "-o", "form.xlsx", "--empty")
    assert (ran.code, ran.err) == (0, "form.xlsx: 0 events\n")
    assert run("import", "form.xlsx", "--into", "events.yaml").code == 0
    assert "--empty is for xlsx" in run("export", "-o", "e.csv", "--empty").err

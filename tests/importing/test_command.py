"""The command `timeline import`: the same file again changes no byte, and no hand edit is lost."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Ran
from tests.importing.feeds import INTO, event, feed, put
from timeline.importing import ledger, readers
from timeline.importing.incoming import Incoming

Run = Callable[..., Ran]
OPENING, SECOND = event("1@orf", "Opening", SEQUENCE="1"), event("2@orf", "Second day", "20270303")
FEED = feed(OPENING, SECOND)


@pytest.fixture
def into(run: Run) -> Run:
    """Import into a registry; the files that are written are given by their names."""

    def imported(*words: object, **files: str) -> Ran:
        put({f"{name}.ics": text for name, text in files.items()})
        names = [f"{name}.ics" for name in files]
        return run("import", *names, "--into", "events.yaml", "--from", "orf", *words)

    put({"events.yaml": INTO})
    return imported


def read(name: str = "events.yaml") -> str:
    return Path(name).read_bytes().decode()


def all_bytes() -> dict[str, bytes]:
    """Return the registry and its ledger."""
    return {name: Path(name).read_bytes() for name in ("events.yaml", "events.imports")}


def edit(old: str, new: str) -> None:
    """Edit the registry by hand."""
    text = read()
    assert old in text
    put({"events.yaml": text.replace(old, new)})


def test_new_events_stand_at_the_end_and_all_else_stays(into: Run) -> None:
    ran = into(a=FEED)
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "events.yaml: 2 events read: 2 new"
    assert read() == INTO.replace(
        "\n# what", "\nsources:\n  orf: {publisher: orf, kind: dataset}\n\n# what"
    ) + (
        "\n  opening-2027:\n    kind: other\n    title: Opening\n    when: 2027-03-02\n"
        "    label: Event\n    sources: [orf]\n"
        "\n  second-day-2027:\n    kind: other\n    title: Second day\n    when: 2027-03-03\n"
        "    label: Event\n    sources: [orf]\n"
    )


def test_the_same_file_again_changes_no_byte(into: Run) -> None:
    into(a=FEED)
    before = all_bytes()
    ran = into("--accessed", "2027-01-01", a=FEED)
    assert (ran.code, ran.err) == (0, "events.yaml: nothing new: 2 events read\n")
    assert all_bytes() == before


def test_a_newer_file_updates_what_no_hand_has_changed(into: Run) -> None:
    into(a=FEED)
    edit("title: Opening", "title: Opening session # mine")
    newer = feed(OPENING.replace("20270302", "20270305"), SECOND.replace("Second", "Third"))
    ran = into("--accessed", "2027-01-01", b=newer)
    assert ran.code == 0
    assert "  opening-2027:\n    kind: other\n    title: Opening session # mine\n" in read()
    assert "was: [{when: 2027-03-02, source: orf-2027-01-01}]" in read()
    assert "orf-2027-01-01: {publisher: orf, kind: dataset, accessed: 2027-01-01}" in read()
    assert "  second-day-2027:\n    kind: other\n    title: Third day\n" in read()
    assert "events.yaml: 2 events read: 2 changed\n" in ran.err


def test_what_a_hand_and_the_source_changed_is_a_conflict_and_the_hand_keeps_it(into: Run) -> None:
    into(a=FEED)
    edit("title: Opening", "title: My opening")
    newer = feed(OPENING.replace("Opening", "Inauguration"), SECOND)
    before = all_bytes()
    for _ in range(2):
        ran = into(b=newer)
        assert ran.code == 1
        assert ran.err == (
            "events.yaml: 2 events read: 1 unchanged, 1 in conflict\n"
            '  conflict: opening-2027 (events.yaml:20:5): title is "My opening" here, and '
            'b.ics:5 says "Inauguration"; --prefer title=theirs takes that\n'
            "1 conflict; yours are kept\n"
        )
        assert all_bytes() == before


@pytest.mark.parametrize("side", ["ours", "theirs", "title=ours", "title=theirs"])
def test_a_side_that_is_preferred_ends_a_conflict(into: Run, side: str) -> None:
    into(a=FEED)
    edit("title: Opening", "title: My opening")
    newer = feed(OPENING.replace("Opening", "Inauguration"), SECOND)
    assert into("--prefer", side, b=newer).code == 0
    assert ("title: My opening" in read()) == side.endswith("ours")
    assert ("title: Inauguration" in read()) == side.endswith("theirs")
    assert into(b=newer).code == 0


def test_an_older_revision_is_not_taken(into: Run) -> None:
    into(a=FEED)
    ran = into(b=feed(OPENING.replace("SEQUENCE:1", "SEQUENCE:0").replace("Op", "Cl"), SECOND))
    assert ran.code == 1
    assert "b.ics:5: an older revision than at the last import" in ran.err
    assert "Closing" not in read()


def test_a_uid_that_comes_twice_counts_once(into: Run) -> None:
    ran = into(a=feed(event("1", "Newer", SEQUENCE="2"), event("1", "Older", SEQUENCE="1")))
    assert ran.code == 1
    assert "title: Newer" in read()
    assert "title: Older" not in read()


def test_an_event_that_somebody_took_out_stays_out(into: Run) -> None:
    into(a=FEED)
    text = read()
    put({"events.yaml": text[: text.index("\n  second-day")]})
    for _ in range(2):
        ran = into(a=FEED)
        assert ran.code == 0
    newer = into(b=feed(OPENING, SECOND.replace("Second", "Third")))
    assert "  1 event that somebody removed here stay out\n" in newer.err
    assert "Third" not in read()


MANY = [
    event(f"{number}@orf", f"Session {number}", f"202703{number:02}") for number in range(5, 25)
]


def test_what_the_source_has_no_more_is_named_once_and_never_deleted(into: Run) -> None:
    into(a=feed(*MANY))
    ran = into(b=feed(*MANY[1:]))
    assert (ran.code, '"session-5-2027" is no longer in the source' in ran.err) == (1, True)
    assert "title: Session 5\n" in read()
    assert into(b=feed(*MANY[1:])).code == 0
    assert "status" not in read()


def test_what_the_source_has_no_more_is_cancelled_if_you_wish_and_comes_back(into: Run) -> None:
    into(a=feed(*MANY))
    assert into("--missing", "cancel", b=feed(*MANY[1:])).code == 1
    assert "    when: 2027-03-05\n    status: cancelled\n" in read()
    before = all_bytes()
    assert into("--missing", "cancel", b=feed(*MANY[1:])).code == 0
    assert all_bytes() == before
    assert into(a=feed(*MANY)).code == 0
    assert "status" not in read()


@pytest.mark.parametrize("left", [MANY[10:], []], ids=["half", "none"])
def test_a_source_that_lost_much_at_once_changes_nothing(into: Run, left: list[str]) -> None:
    into(a=feed(*MANY))
    before = all_bytes()
    ran = into(b=feed(*left))
    assert ran.code == 1
    assert "events are no longer in the source; nothing was written" in ran.err
    assert all_bytes() == before
    assert into("--missing", "keep", b=feed(*left)).code == 1
    assert into("--missing", "keep", b=feed(*left)).code == 0


def test_a_cancelled_event_is_cancelled_here_too(into: Run) -> None:
    into(a=FEED)
    assert into(b=feed(OPENING.replace("END:V", "STATUS:CANCELLED\r\nEND:V"), SECOND)).code == 0
    assert "status: cancelled" in read()


def test_an_event_that_looks_like_one_by_hand_is_named_and_joined_if_you_wish(into: Run) -> None:
    like = feed(event("9@orf", "Talks at Rome", "20270301"))
    before = read()
    ran = into(a=like)
    assert ran.code == 1
    assert 'a.ics:5: looks like "talks" (events.yaml:10:3) in the registry; ' in ran.err
    assert "--link 9@orf=talks joins the two" in ran.err
    assert read() == before
    assert into("--link", "9@orf=talks", a=like).code == 0
    assert read() == before
    assert into(a=like).code == 0
    newer = into(b=like.replace("20270301", "20270302").replace("at Rome", "near Rome"))
    assert newer.code == 1
    assert 'title is "Talks in Rome" here, and b.ics:5 says "Talks near Rome"' in newer.err
    assert "when: 2027-03-02 # w" in read()


def test_an_event_that_only_looks_like_another_is_new_if_you_say_so(into: Run) -> None:
    like = feed(event("9@orf", "Talks at Rome", "20270301"))
    assert into("--link", "9@orf=", a=like).code == 0
    assert "talks-at-rome-2027:" in read()
    assert into(a=like).code == 0


def test_without_the_ledger_all_that_differs_is_a_conflict(into: Run) -> None:
    into(a=FEED)
    edit("title: Opening", "title: My opening")
    edit("title: Second day", "title: Entirely mine")
    Path("events.imports").unlink()
    before = read()
    for _ in range(2):
        ran = into(b=FEED)
        assert ran.code == 1
        assert ran.err.count("conflict: ") == 2
        assert read() == before
    assert into("--prefer", "ours", b=FEED).code == 0
    assert into(b=FEED).code == 0
    assert read() == before


def test_a_field_that_a_hand_took_out_stays_out_even_without_the_ledger(into: Run) -> None:
    told = feed(event("1@orf", "Opening", DESCRIPTION="A text"))
    into(a=told)
    edit("    description: A text\n", "")
    assert into(a=told).code == 0
    assert "A text" not in read()
    Path("events.imports").unlink()
    for _ in range(2):
        assert into(a=told).code == 1
        assert "A text" not in read()


def test_a_field_that_the_source_has_no_more_goes(into: Run) -> None:
    into(a=feed(event("1@orf", "Opening", DESCRIPTION="A text")))
    assert into(b=feed(event("1@orf", "Opening"))).code == 0
    assert "A text" not in read()


def test_a_status_that_you_gave_stays_until_the_source_says_another(into: Run) -> None:
    into("--status", "concluded", a=FEED)
    assert read().count("status: concluded") == 2
    assert into(a=FEED).err == "events.yaml: nothing new: 2 events read\n"
    cancelled = OPENING.replace("END:V", "STATUS:CANCELLED\r\nEND:V")
    assert into(b=feed(cancelled, SECOND)).code == 0
    assert read().count("status: concluded") == 1


def test_an_entry_that_got_another_name_by_hand_is_still_known(into: Run) -> None:
    told = feed(event("1@orf", "Opening", LOCATION="Taj Palace"))
    into(a=told)
    edit("name: Taj Palace", "name: The Taj")
    before = all_bytes()
    assert into(a=told).code == 0
    assert all_bytes() == before
    into(b=feed(event("1@orf", "Opening, too", LOCATION="Taj Palace")))
    assert "place: taj-palace\n" in read()
    assert "taj-palace-2" not in read()


def test_a_calendar_of_ones_own_keeps_its_uids(into: Run) -> None:
    assert into("--keep-uids", a=FEED).code == 0
    assert "    uid: 1@orf\n" in read()
    Path("events.imports").unlink()
    edit("title: Opening", "title: Something else")
    edit("when: 2027-03-02", "when: 2027-04-02")
    ran = into(a=FEED)
    assert ran.err.count("conflict: opening-2027") == 2


def test_a_dry_run_tells_in_the_words_of_diff_and_writes_nothing(into: Run) -> None:
    into(a=FEED)
    before = all_bytes()
    ran = into("--dry-run", b=feed(OPENING.replace("20270302", "20270305"), SECOND))
    assert ran.code == 0
    assert "Moved: Opening, from Tuesday 2 March 2027" in ran.out.replace("\n    ", " ")
    assert all_bytes() == before


def test_a_dry_run_of_a_new_registry_shows_it(run: Run) -> None:
    put({"orf.ics": FEED})
    ran = run("import", "orf.ics", "--dry-run", "-o", "new.yaml")
    assert ran.out.startswith("registry: orf\n")
    assert not Path("new.yaml").exists()


def test_all_or_nothing_writes_nothing_if_one_is_left_out(into: Run) -> None:
    broken = feed(OPENING, event("2@orf", "Bad", "20270303").replace("DTSTART", "DTSTAMP"))
    before = read()
    assert into("--all-or-nothing", a=broken).code == 1
    assert read() == before
    assert into(a=broken).code == 1
    assert "title: Opening" in read()


def test_a_new_registry_goes_to_standard_output_or_into_a_file(run: Run) -> None:
    put({"orf.ics": FEED})
    printed = run("import", "orf.ics")
    assert printed.code == 0
    assert printed.out.startswith("registry: orf\n")
    assert run("import", "orf.ics", "-o", "new.yaml").code == 0
    assert read("new.yaml") == printed.out
    assert run("check", "new.yaml", "--strict").code == 0
    again = run("import", "orf.ics", "--into", "new.yaml")
    assert (again.code, again.err) == (0, "new.yaml: nothing new: 2 events read\n")
    taken = run("import", "orf.ics", "-o", "new.yaml")
    assert taken.code == 2
    assert "new.yaml exists already; add to it with --into new.yaml" in taken.err


def test_a_folder_gets_new_events_in_its_last_file_or_the_one_you_name(run: Run) -> None:
    Path("all").mkdir()
    put({"orf.ics": FEED, "all/a.yaml": INTO, "all/b.yaml": "people: {x: {name: X}}\n"})
    put({"all/c.yaml": "events:\n  z: {kind: talks, title: Z, when: 2027}\n"})
    words = ("import", "orf.ics", "--into", "all")
    assert run(*words, "--file", "d.yaml").code == 2
    assert run(*words).code == 0
    assert "opening-2027" in read("all/c.yaml")
    assert Path("all/r.imports").exists()
    put({"two.ics": feed(event("7", "Seventh", "20270309"))})
    assert run("import", "two.ics", "--into", "all", "--file", "all/a.yaml").code == 0
    assert "seventh-2027" in read("all/a.yaml")
    put({"orf.ics": FEED.replace("Second", "Third")})
    assert run(*words).code == 0
    assert "title: Third day" in read("all/c.yaml")


def test_a_folder_of_calendars_is_one_source(run: Run) -> None:
    Path("cal").mkdir()
    put({"cal/1.ics": feed(OPENING), "cal/2.ics": feed(SECOND), "cal/notes.txt": ""})
    ran = run("import", "cal", "-o", "new.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (0, "new.yaml: 2 events read: 2 new")
    Path("none").mkdir()
    assert run("import", "none").code == 2


def test_several_files_are_of_one_source_that_has_a_name(run: Run) -> None:
    put({"a.ics": feed(OPENING), "b.ics": feed(SECOND)})
    ran = run("import", "a.ics", "b.ics")
    assert (ran.code, "name it, as in --from orf" in ran.err) == (2, True)
    assert run("import", "a.ics", "b.ics", "--from", "ORF feed").out.startswith(
        "registry: orf-feed"
    )


def test_the_report_has_all_that_there_is_to_say(into: Run) -> None:
    into(a=FEED)
    edit("title: Opening", "title: My opening")
    newer = feed(
        OPENING.replace("Opening", "Inauguration").replace("SEQUENCE", "X-FOO:1\r\nSEQUENCE"),
        event("3@orf", "Third", "20270304"),
        event("4@orf", "Talks in Rome", "20270301"),
        SECOND.replace("Second", "2nd"),
    )
    into("--report", "all.jsonl", b=newer)
    rows = [json.loads(line) for line in read("all.jsonl").splitlines()]
    found = {row["what"] for row in rows}
    assert found >= {"new", "changed", "left out", "not used", "conflict"}
    assert {
        "what": "changed",
        "id": "second-day-2027",
        "at": "b.ics:22",
        "fields": ["title"],
    } in rows


@pytest.mark.parametrize("is_changed", [False, True])
def test_an_import_says_how_to_undo_it(into: Run, is_changed: bool) -> None:
    into(a=FEED)
    git("init", "-q")
    git("add", "events.yaml", "events.imports")
    git("-c", "user.name=N", "-c", "user.email=n@n", "commit", "-qm", "x")
    if is_changed:
        edit("title: Talks in Rome", "title: Talks at Rome")
    before = all_bytes()
    ran = into(b=feed(OPENING.replace("Opening", "Inauguration"), SECOND))
    undo = ran.err.splitlines()[-1].removeprefix("to undo this: ")
    assert undo.startswith("mv " if is_changed else "git restore ")
    assert all_bytes() != before
    subprocess.run(undo, shell=True, check=True)  # noqa: S602 - what a person would paste
    assert all_bytes() == before


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True)  # noqa: S607


def test_the_ledger_holds_no_value(into: Run) -> None:
    into(a=feed(event("secret-uid@orf", "Secret talks", CLASS="PRIVATE", LOCATION="Secret place")))
    rows = [line for line in read("events.imports").splitlines() if not line.startswith("#")]
    text = "\n".join(rows)
    assert not any(word in text.lower() for word in ("secret", "2027-", "talks"))
    assert "audience: internal" in read()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.ics", "--prefer", "mine"), '--prefer: "mine" names no side; write ours or theirs'),
        (("a.ics", "--prefer", "titel=ours"),
         '--prefer: no field is called "titel"; did you mean "title"?'),
        (("a.ics", "-o", "new.txt"), "new.txt: a new registry ends in .yaml"),
        (("a.ics", "--link", "x"), '--link: "x" is not UID=ID'),
        (("a.ics", "--kind", "vist"), '--kind: no kind of event is called "vist"; did you mean'),
        (("a.ics", "--zone", "IST"), "--zone: "),
        (("a.ics", "--zone", "X=IST"), "--zone: "),
        (("a.ics", "--floating", "IST"), "--floating: "),
        (("a.ics", "--country", "XYZ"), "--country: "),
        (("a.ics", "--status", "done"), "--status: "),
        (("a.ics", "--accessed", "today"), "--accessed: "),
        (("a.ics", "-o", "b.yaml", "--into", "events.yaml"), "use --output for a new registry"),
        (("http://x.org/a.ics",), "curl -L -o calendar.ics 'http://x.org/a.ics'"),
        (("webcal://x.org/a.ics",), "curl -L -o calendar.ics 'http://x.org/a.ics'"),
        (("a.txt",), "a.txt: timeline can't import a file with this suffix; write one of: .ics"),
        (("missing.ics",), "missing.ics: no such file or folder"),
        (("a.ics", "--link", "1@orf=none", "--into", "events.yaml"),
         '--link: no event is called "none"'),
    ],
)  # fmt: skip
def test_a_word_that_means_nothing_is_named(run: Run, words: tuple[str, ...], said: str) -> None:
    put({"a.ics": FEED, "a.txt": "x", "events.yaml": INTO})
    ran = run("import", *words)
    assert ran.code == 2
    assert said in ran.err
    assert read() == INTO


def test_a_registry_with_errors_gets_nothing(into: Run) -> None:
    edit("kind: talks", "kind: vist")
    ran = into(a=FEED)
    assert ran.code == 1
    assert "TL" in ran.err
    assert not Path("events.imports").exists()


def test_a_damaged_ledger_is_named(into: Run) -> None:
    into(a=FEED)
    put({"events.imports": read("events.imports") + "what?\n"})
    ran = into(a=FEED)
    assert ran.code == 2
    assert "events.imports:6: this is not a line of a ledger; restore the ledger" in ran.err


def test_an_id_is_for_ever_also_in_the_lock(into: Run, run: Run) -> None:
    edit("  talks: #", "  opening-2027: #")
    run("lock", "events.yaml")
    edit("  opening-2027: #", "  talks: #")
    assert into(a=FEED).code == 0
    assert "  opening-2027-2:\n" in read()


def test_an_event_that_was_renamed_is_still_known(into: Run, run: Run) -> None:
    into(a=FEED)
    assert run("rename", "opening-2027", "the-opening", "events.yaml").code == 0
    assert into(a=FEED).err == "events.yaml: nothing new: 2 events read\n"
    into(b=feed(OPENING.replace("Opening", "Inauguration"), SECOND))
    assert "  the-opening:\n    kind: other\n" in read().replace("    uid: opening-2027@r\n", "")
    assert "title: Inauguration" in read()


def test_git_merges_two_ledgers_by_the_driver_of_locks(into: Run, run: Run) -> None:
    into(a=feed(OPENING))
    put({"base": read("events.imports"), "ours": read("events.imports")})
    into(a=FEED)
    put({"theirs": read("events.imports")})
    assert run("lock", "--merge", "base", "ours", "theirs").code == 0
    assert read("ours") == read("theirs")
    assert ledger.is_ledger(Path("ours").read_bytes())


def test_no_more_lines_are_said_than_a_person_reads(into: Run) -> None:
    put({"events.yaml": INTO})
    bad = [
        event(f"{number}", f"Bad {number}").replace("DTSTART", "X-START") for number in range(30)
    ]
    ran = into(a=feed(OPENING, *bad))
    assert ran.err.count("no start") == 20
    assert "  10 more left out: --report FILE.jsonl has them all\n" in ran.err


def test_a_registry_that_may_not_be_written_to_stays(into: Run) -> None:
    Path("events.yaml").chmod(0o400)
    before = read()
    if os.access("events.yaml", os.W_OK):  # by root
        return
    ran = into(a=FEED)
    assert (ran.code, read()) == (2, before)
    assert "events.yaml: Permission denied; nothing was written" in ran.err


def test_mail_addresses_are_nowhere(into: Run) -> None:
    attendee = "ATTENDEE;CN=Vinay Kwatra:mailto:v@example.org\r\nEND:VEVENT"
    ran = into("--report", "all.jsonl", a=feed(OPENING.replace("END:VEVENT", attendee)))
    assert ran.code == 0
    assert "v@example.org" not in read() + ran.err + read("all.jsonl") + read("events.imports")


def test_a_data_package_that_is_a_folder_is_read_as_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("package").mkdir()
    put({"package/datapackage.json": "{}", "package/events.csv": "x"})
    read_files: list[set[str]] = []

    def read_package(files: dict[str, bytes], _name: str, _context: object) -> Incoming:
        read_files.append(set(files))
        return Incoming()

    room = SimpleNamespace(read_package=read_package)
    monkeypatch.setattr(readers, "import_module", lambda _name: room)
    assert run("import", "package").code == 0
    assert read_files == [{"datapackage.json", "events.csv"}]


LIST = "Date,From,To,Title,Where\n2023-03-02,18:30,19:30,Keynote,New Delhi\n"
LIST_MAP = """\
columns.Date.field = "when"
columns.From.field = "time"
columns.To.field = "end_time"
columns.Title.field = "title"
columns.Where.field = "place"
"""


def test_a_place_that_gets_its_zone_moves_no_event_of_a_list(run: Run) -> None:
    put({"list.csv": LIST, "map.toml": LIST_MAP})
    words = ("import", "list.csv", "--map", "map.toml", "--zone", "Europe/Rome", "--country", "IND")
    assert run(*words, "-o", "events.yaml").code == 0
    assert "TL317" in run("check", "events.yaml").out
    edit("country: IND}", "country: IND, timezone: Asia/Kolkata}")
    before = read()
    ran = run(*words, "--into", "events.yaml")
    assert (ran.code, ran.err) == (0, "events.yaml: nothing new: 1 event read\n")
    assert read() == before
    put({"list.csv": LIST.replace("18:30", "18:45")})
    run(*words, "--into", "events.yaml")
    assert "when: 2023-03-02 18:45 Europe/Rome to 19:30\n" in read()
    put({"list.csv": LIST})
    run(*words, "--into", "events.yaml")
    assert "when: 2023-03-02 18:30 Europe/Rome to 19:30\n" in read()


MOMENT = (
    "BEGIN:VEVENT\r\nUID:3@orf\r\nSUMMARY:Keynote\r\nDTSTART{}\r\nSTATUS:{}\r\n"
    "LOCATION:Rome\r\nEND:VEVENT\r\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("country: ITA}", "country: ITA, timezone: Europe/Rome}"),
        ("Asia/Kolkata}", "Europe/Rome}"),
        ("Asia/Kolkata}", "Asia/Kolkata, status: concluded}"),
    ],
)
@pytest.mark.parametrize(
    "start", [":20270302T100000Z", ";TZID=Asia/Kolkata:20270302T100000", ":20270302T100000"]
)
def test_what_the_registry_says_of_zones_and_statuses_is_no_news_of_a_calendar(
    into: Run, start: str, old: str, new: str
) -> None:
    calendar = feed(MOMENT.format(start, "CONFIRMED"))
    into(a=calendar)
    edit(old, new)
    before = read()
    ran = into(a=calendar)
    assert ran.err == "events.yaml: nothing new: 1 event read\n"
    assert read() == before
    into(a=feed(MOMENT.format(start.replace("10", "11"), "TENTATIVE")))
    assert "status: tentative" in read()
    assert "was: [" in read()


def test_a_calendar_that_names_another_zone_of_the_same_moment_is_news(into: Run) -> None:
    into(a=feed(MOMENT.format(";TZID=Europe/Rome:20270302T100000", "CONFIRMED")))
    into(a=feed(MOMENT.format(";TZID=Europe/Paris:20270302T100000", "CONFIRMED")))
    assert "timezone: Europe/Paris" in read()


def test_an_event_that_may_be_here_is_imported_with_a_hint(into: Run) -> None:
    put({"events.yaml": INTO.replace("2027-03-01 # w", "2027-03-01 11:00 to 12:00 # w")})
    there = event("9@x", "Talks in Rome", "20270301")
    ran = into(a=feed(there.replace(";VALUE=DATE:20270301", ":20270301T180000Z")))
    assert (ran.code, "1 new" in ran.err) == (0, True)
    said = (
        'a.ics:5: perhaps the same as "talks" (events.yaml:10:3), at another time, at another '
        "place or with other people; if it is, undo this and add --link 9@x=talks"
    )
    assert said in ran.err


def test_a_row_whose_day_moved_asks_for_a_key(run: Run) -> None:
    put({"list.csv": LIST, "map.toml": LIST_MAP})
    words = ("import", "list.csv", "--map", "map.toml", "--zone", "Asia/Kolkata")
    assert run(*words, "-o", "events.yaml").code == 0
    put({"list.csv": LIST.replace("03-02", "03-09")})
    ran = run(*words, "--into", "events.yaml")
    assert '"keynote-2023" is no longer in the source' in ran.err
    assert '"keynote-2023-2" is perhaps "keynote-2023", moved or called otherwise' in ran.err


def test_a_new_registry_says_what_it_is_called(run: Run) -> None:
    put({"list 3.csv": LIST, "map.toml": LIST_MAP})
    ran = run("import", "list 3.csv", "--map", "map.toml", "--zone", "Asia/Kolkata")
    said = 'the registry is called "list-3"; call it as you like before the first export'
    assert ran.err.splitlines()[:2] == [
        "standard output: 1 event read: 1 new",
        '  list 3.csv: places without a country yet: 1, "New Delhi"; --country gives them one',
    ]
    assert f"  {said}: calendars know it by this name\n" in ran.err


def test_a_long_id_is_cut_behind_a_word(into: Run) -> None:
    title = "Visit of the Minister for Foreign Affairs of the Republic of Pakistan and others"
    into(a=feed(event("1@x", title), event("2@x", "x" * 80)))
    assert "visit-of-the-minister-for-foreign-affairs-of-the-2027:" in read()
    assert f"{'x' * 55}-2027:" in read()


def test_a_conflict_stays_one_until_it_is_settled(run: Run) -> None:
    put({"list.csv": LIST, "map.toml": LIST_MAP})
    words = ("import", "list.csv", "--map", "map.toml", "--zone", "Asia/Kolkata")
    run(*words, "-o", "events.yaml")
    edit("18:30 to 19:30", "18:30 to 20:30")
    put({"list.csv": LIST.replace("19:30", "21:30")})
    for _ in range(2):
        ran = run(*words, "--into", "events.yaml")
        assert (ran.code, "1 conflict; yours are kept" in ran.err) == (1, True)
    run(*words, "--into", "events.yaml", "--prefer", "ours")
    assert run(*words, "--into", "events.yaml").code == 0
    assert "18:30 to 20:30" in read()


def test_an_event_that_comes_back_is_cancelled_no_more(into: Run) -> None:
    one, other = (MOMENT.format(":20270302T100000Z", "CONFIRMED"), event("4@orf", "Lunch"))
    into(a=feed(one, other))
    into("--missing", "cancel", a=feed(other))
    assert read().count("status: cancelled") == 1
    into(a=feed(one, other))
    assert "status: cancelled" not in read()


def test_the_kind_of_the_option_is_known_in_any_spelling(into: Run) -> None:
    assert into("--kind", "Talks", a=FEED).code == 0
    assert read().count("kind: talks\n") == 2

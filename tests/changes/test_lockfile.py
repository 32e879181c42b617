"""The lock as a file: its bytes, what is taken for a lock, and where it is damaged."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import STAMP, registry, selected
from tests.content_lines import faults
from timeline.changes import lockfile
from timeline.changes.lock import Lock, Memory, State
from timeline.changes.lockfile import read, write
from timeline.changes.revisions import revised
from timeline.changes.withdrawals import told
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import TimelineError
from timeline.formats.ics import render
from timeline.reading.file_rules import MOST_FAULTS
from timeline.registry.vocabulary import Status

HEAD = """\
# What calendars were last told of each event: one line an event, in order of the ids.
# `timeline` writes this file; keep it with the registry, and do not edit it.
{"lock":3,"registry":"r"}
"""
FIRST = """\
{"id":"a-visit","sequence":0,"modified":"2024-01-05T00:00:00Z","title":"Visit, in \\"state\\"",\
"times":"DTSTART;VALUE=DATE:20240228 DTEND;VALUE=DATE:20240301","first":"2024-02-28",\
"last":"2024-02-29","place":"Rome, Italy","kind":"visit","countries":["ITA"],\
"participants":["ITA","ms-x"],"topics":["trade"],"face":"485cd35647caf235"}
"""
SECOND = """\
{"id":"briefing","sequence":3,"modified":"2024-02-05T12:00:01Z","state":"withdrawn",\
"title":"वार्ता","status":"tentative","times":"DTSTART;TZID=Europe/Rome:20240301T100000 \
DTEND;TZID=Europe/Rome:20240301T110000 RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20240329T090000Z \
EXDATE;TZID=Europe/Rome:20240308T100000,20240315T100000 RDATE;TZID=Europe/Rome:20240309T100000",\
"first":"2024-03-01","last":"2024-03-29","kind":"briefing","part_of":["a-visit"],\
"statuses":["cancelled","confirmed"],"local":"00000000000000ff",\
"instants":"ff00000000000000","changes":"00ff00ff00ff00ff","face":"0123456789abcdef"}
"""
THIRD = '{"id":"gone","sequence":7,"modified":"2023-12-31T23:59:59Z","state":"pruned"}\n'
TEXT = HEAD + FIRST + SECOND + THIRD
LOCK = Lock(
    "r",
    {
        "gone": Memory(
            id="gone",
            sequence=7,
            modified=datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC),
            state=State.PRUNED,
        ),
        "briefing": Memory(
            id="briefing",
            sequence=3,
            modified=datetime(2024, 2, 5, 12, 0, 1, tzinfo=UTC),
            state=State.WITHDRAWN,
            title="वार्ता",
            status=Status.TENTATIVE,
            times="DTSTART;TZID=Europe/Rome:20240301T100000 "
            "DTEND;TZID=Europe/Rome:20240301T110000 "
            "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20240329T090000Z "
            "EXDATE;TZID=Europe/Rome:20240308T100000,20240315T100000 "
            "RDATE;TZID=Europe/Rome:20240309T100000",
            first=date(2024, 3, 1),
            last=date(2024, 3, 29),
            kind="briefing",
            part_of=("a-visit",),
            statuses=(Status.CANCELLED, Status.CONFIRMED),
            local="00000000000000ff",
            instants="ff00000000000000",
            changes="00ff00ff00ff00ff",
            face="0123456789abcdef",
        ),
        "a-visit": Memory(
            id="a-visit",
            sequence=0,
            modified=datetime(2024, 1, 5, tzinfo=UTC),
            title='Visit, in "state"',
            times="DTSTART;VALUE=DATE:20240228 DTEND;VALUE=DATE:20240301",
            first=date(2024, 2, 28),
            last=date(2024, 2, 29),
            place="Rome, Italy",
            kind="visit",
            countries=("ITA",),
            participants=("ITA", "ms-x"),
            topics=("trade",),
            face="485cd35647caf235",
        ),
    },
)
SOUND: dict[str, object] = {
    "id": "a",
    "sequence": 1,
    "modified": "2024-01-05T00:00:00Z",
    "state": "withdrawn",
    "title": "T",
    "times": "DTSTART;VALUE=DATE:20240228 DTEND;VALUE=DATE:20240229",
    "first": "2024-02-28",
    "last": "2024-02-28",
    "kind": "talks",
    "face": "0123456789abcdef",
}


def line(**fields: object) -> str:
    """Return a sound line of a lock but for some fields."""
    return json.dumps({**SOUND, **fields}, ensure_ascii=False) + "\n"


def told_of(text: str, name: str | None = "r") -> list[str]:
    """Return where and against which rules a lock is damaged, which is then no lock."""
    lock, source = read(text.encode(), "events.lock", name)
    assert (lock is None) == bool(source.findings)
    for finding in source.findings:
        assert finding.hint
        assert finding.location
        assert finding.location.column == 1 or "control" in finding.message
    return [f"{finding.location} {finding.rule.code}" for finding in source.findings]


def messages(text: str, name: str | None = "r") -> list[str]:
    """Return what is said of a lock that is damaged."""
    return [finding.message for finding in read(text.encode(), "events.lock", name)[1].findings]


# What is written is what is read


def test_a_title_whose_change_of_direction_has_no_end_gets_one() -> None:
    text = TEXT.replace("वार्ता", "A \u202eB").replace("Rome, Italy", "\u2067Rome")
    known, source = read(text.encode(), "r.lock", "r")
    assert source.findings == []
    assert known
    assert known.memories["briefing"].title == "A \u202eB\u202c"
    assert known.memories["a-visit"].place == "\u2067Rome\u2069"


def test_a_lock_is_one_line_an_event_in_order_of_the_ids() -> None:
    assert write(LOCK).decode() == TEXT


def test_a_lock_comes_back_as_it_was() -> None:
    lock, source = read(TEXT.encode(), "events.lock", "r")
    assert lock == LOCK
    assert source.findings == []


def test_a_lock_without_events_has_a_head_alone() -> None:
    assert write(Lock("r")).decode() == HEAD
    assert read(HEAD.encode(), "events.lock", "r")[0] == Lock("r")


def test_a_lock_may_be_read_before_its_registry_is_known() -> None:
    assert read(TEXT.encode(), "events.lock", None)[0] == LOCK


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.removesuffix("\n"),
        HEAD + THIRD + FIRST + SECOND,
        TEXT.replace("\n", "\n\n"),
        TEXT.replace('","', '", "'),
        "".join(TEXT.splitlines(keepends=True)[2:]),
    ],
    ids=["CRLF", "byte order mark", "no last newline", "order", "blank lines", "blanks", "comment"],
)
def test_what_git_and_editors_do_to_a_text_does_no_harm(text: str) -> None:
    assert read(text.encode(), "events.lock", "r")[0] == LOCK


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
)
moments = st.datetimes(datetime(2, 1, 1), datetime(9997, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
memories = st.builds(
    Memory,
    id=st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
    sequence=st.integers(0, 2**31 - 1),
    modified=moments.map(lambda moment: moment.replace(microsecond=0)),
    state=st.sampled_from(State),
    title=st.just("A title, kept"),
    status=st.sampled_from(Status),
    times=st.just("DTSTART:20240101T000000Z"),
    place=st.sampled_from(["", "Hôtel “Lutetia”, Paris"]),
    countries=st.lists(st.sampled_from(["ITA", "IND"]), unique=True).map(tuple),
    face=st.just("0"),
)


@settings(derandomize=True, deadline=None)
@given(st.lists(memories, max_size=5, unique_by=lambda memory: memory.id))
def test_every_lock_comes_back_as_it_was(some: list[Memory]) -> None:
    lock = Lock("r", {memory.id: memory for memory in some})
    data = write(lock)
    again, source = read(data, "events.lock", "r")
    assert again == lock, source.findings
    assert write(again) == data


@settings(derandomize=True, deadline=None)
@given(words)
def test_a_title_in_whatever_script_stays_on_its_line(title: str) -> None:
    memory = replace(LOCK.memories["a-visit"], title=title)
    data = write(Lock("r", {memory.id: memory}))
    assert data.count(b"\n") == 4


# What is no lock


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "Not An Id"},
        {"id": None},
        {"sequence": -1},
        {"sequence": 2**31},
        {"sequence": "1"},
        {"sequence": 1.0},
        {"sequence": True},
        {"modified": "2024-01-05"},
        {"modified": "2024-01-05T00:00:00"},
        {"modified": "2024-02-30T00:00:00Z"},
        {"modified": 1700000000},
        {"modified": "0001-01-01T00:00:00+14:00"},
        {"modified": "9999-12-31T23:59:59-14:00"},
        {"state": "lost"},
        {"status": "done"},
        {"title": ""},
        {"title": ["A"]},
        {"title": "\ud800"},
        {"times": ""},
        {"first": "2024-02-30"},
        {"first": 20240228},
        {"last": "soon"},
        {"statuses": ["done"]},
        {"face": ""},
        {"countries": "ITA"},
        {"countries": {"ITA": 1}},
        {"colour": "red"},
        {"id": "sha256:0123456789abcdef"},
        {"id": "sha256:0123456789ABCDEF", "state": "pruned"},
        {"id": "sha256:0123", "state": "pruned"},
    ],
    ids=str,
)
def test_a_field_that_is_not_what_the_command_writes_is_damage(fields: dict[str, object]) -> None:
    damaged = json.dumps({**SOUND, **fields}) + "\n"
    assert told_of(HEAD + FIRST + damaged) == ["events.lock:5:1 TL402"]


@pytest.mark.parametrize(
    "title", ["A\rX-EVIL:1", "A\nB", "A\r\nEND:VEVENT", "A\0", "A\u2028B", "\ufeff", "A\x7f"]
)
@pytest.mark.parametrize("field", ["title", "place"])
def test_a_title_or_place_with_a_line_break_or_a_control_character_is_damage(
    field: str, title: str
) -> None:
    damaged = json.dumps({**SOUND, field: title}) + "\n"
    assert told_of(HEAD + damaged) == ["events.lock:4:1 TL402"]


DAY = "DTSTART;VALUE=DATE:20240228"


@pytest.mark.parametrize(
    "times",
    [
        f"{DAY}\r\nX-EVIL:1",
        f"{DAY}\nX-EVIL:1",
        f"{DAY}\n",
        f"{DAY} X-EVIL:1",
        f"{DAY} SUMMARY:Evil",
        f"{DAY};X=1",
        f"{DAY} DTEND;VALUE=DATE:20240229 ATTENDEE:mailto:a@example.org",
        f"{DAY} RRULE:FREQ=DAILY\r\nX-EVIL:1",
        f"{DAY} RRULE:FREQ=DAILY:X",
        f"{DAY}  DTEND;VALUE=DATE:20240229",
        f" {DAY}",
        "DTEND;VALUE=DATE:20240229",
        "DTSTART:20240228T100000",
        "DTSTART;VALUE=DATE:2024-02-28",
        "DTSTART;VALUE=DATE:20240230",
        "DTSTART;VALUE=DATE:00000000",
        "DTSTART;VALUE=DATE:२०२४०२२८",
        "DTSTART:20240228T250000Z",
        "DTSTART:20240230T100000Z",
        "DTSTART:99999999T999999Z",
        "DTSTART;TZID=Europe/Rome:20240228T250000",
        "DTSTART;TZID=Europe/Nowhere:20240228T100000",
        "DTSTART;TZID=Europe:20240228T100000",
        "DTSTART;TZID=/etc/passwd:20240228T100000",
        "DTSTART;TZID=../zone.tab:20240228T100000",
        "DTSTART;TZID=Rom\u00e9:20240228T100000",
        f"DTSTART;TZID={'x' * 300}:20240228T100000",
        f"{DAY} RRULE:FREQ=DAILY;UNTIL=20240230",
    ],
)
def test_times_that_no_calendar_has_are_damage(times: str) -> None:
    assert told_of(HEAD + line(times=times)) == ["events.lock:4:1 TL402"]


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART;VALUE=DATE:20240228 DTEND;VALUE=DATE:20240229",
        "DTSTART:20240228T100000Z",
        "DTSTART:20240228T100000Z DTEND:20240228T110000Z",
        "DTSTART;TZID=America/Port-au-Prince:20240228T100000",
        "DTSTART;TZID=America/North_Dakota/New_Salem:20240228T100000",
        "DTSTART;TZID=Europe/Rome:20240228T100000 DTEND;TZID=Asia/Kolkata:20240228T170000",
        "DTSTART:20240228T100000Z RDATE:20240228T100000Z,20240305T100000Z",
        f"{DAY} RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=-1WE EXDATE;VALUE=DATE:20250226",
        f"{DAY} RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=-1WE RDATE;VALUE=DATE:20250227",
    ],
)
def test_times_that_a_calendar_has_are_kept(times: str) -> None:
    lock, _ = read((HEAD + line(times=times)).encode(), "events.lock", "r")
    assert lock
    assert lock.memories["a"].times == times


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", ["1:1 TL402"]),
        ("\n\n", ["1:1 TL402"]),
        ("# a comment\n", ["1:1 TL402"]),
        ('{"lock":1}\n', ["1:1 TL402"]),
        ('{"lock":4,"registry":"r"}\n', ["1:1 TL408"]),
        ('{"lock":0,"registry":"r"}\n', ["1:1 TL402"]),
        (f'{{"lock":{"9" * 5000},"registry":"r"}}\n', ["1:1 TL402"]),
        ('{"lock":"1","registry":"r"}\n', ["1:1 TL402"]),
        ('{"lock":1,"registry":"R"}\n', ["1:1 TL402"]),
        ('{"lock":1,"registry":"r","more":1}\n', ["1:1 TL402"]),
        (FIRST + SECOND, ["1:1 TL402"]),
        (HEAD + "{}\n", ["4:1 TL402"]),
        (HEAD + "[1]\n", ["4:1 TL402"]),
        (HEAD + "nonsense\n" + FIRST + "more\n", ["4:1 TL402", "6:1 TL402"]),
        (TEXT[:-20], ["6:1 TL402"]),
        (HEAD + "[" * 100_000 + "\n", ["4:1 TL402"]),
        (HEAD + FIRST + SECOND + FIRST, ["6:1 TL402"]),
        (HEAD + FIRST + FIRST + FIRST, ["5:1 TL402", "6:1 TL402"]),
        (HEAD.replace('"r"', '"s"') + FIRST, ["3:1 TL403"]),
    ],
)
def test_what_is_no_lock_is_told_line_by_line(text: str, where: list[str]) -> None:
    assert told_of(text) == [f"events.lock:{each}" for each in where]


def test_two_lines_for_an_event_are_told_with_the_first() -> None:
    assert messages(HEAD + FIRST + SECOND + FIRST) == [
        '"a-visit" has two lines, the first on line 4'
    ]


def test_the_lock_of_another_registry_is_told_by_both_names() -> None:
    assert messages(TEXT, "other") == ['this is the lock of "r", not of "other"']


def test_a_message_is_in_words_of_ours() -> None:
    said = messages(HEAD + line(times="DTSTART:x") + line(id="b", status="done"))
    assert all("Value error" not in each for each in said)


@pytest.mark.parametrize("of_future", ['{"lock":4,"registry":"r","more":1}\n', '{"lock":99}\n'])
def test_a_lock_of_a_later_format_is_not_called_damaged(of_future: str) -> None:
    (finding,) = read((of_future + FIRST).encode(), "events.lock", "r")[1].findings
    assert finding.rule.code == "TL408"
    assert "restore the lock" not in str(finding.hint)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode("utf-16"), "the file is in UTF-16, not in UTF-8"),
        (TEXT.encode("utf-16-le"), "the file is in UTF-16, not in UTF-8"),
        (HEAD.encode() + b"\xff\xfe\n", "the byte FF here is not UTF-8"),
        (HEAD.encode() + b"\0" * 5, "the text holds the control character U+0000"),
        (bytes(range(1, 128)), "the text holds the control character U+0001"),
    ],
    ids=["UTF-16", "UTF-16 without mark", "a wrong byte", "zeros", "binary"],
)
def test_what_is_not_utf_8_is_no_lock(data: bytes, said: str) -> None:
    lock, source = read(data, "events.lock", "r")
    assert lock is None
    assert source.findings[0].message == said
    assert source.findings[0].location


# What a merge leaves


def test_every_mark_of_a_merge_is_told_and_nothing_else() -> None:
    conflict = f"<<<<<<< HEAD\n{FIRST}=======\n{SECOND}>>>>>>> topic/branch\n"
    assert told_of(HEAD + conflict + "nonsense\n") == [
        "events.lock:4:1 TL401",
        "events.lock:6:1 TL401",
        "events.lock:8:1 TL401",
    ]


def test_a_merge_that_shows_the_common_ancestor_is_told_too() -> None:
    marks = ["<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> topic"]
    assert told_of(HEAD + "".join(f"{mark}\n{FIRST}" for mark in marks)) == [
        f"events.lock:{number}:1 TL401" for number in (4, 6, 8, 10)
    ]


@pytest.mark.parametrize(
    "mark", ["<<<<<<<", "<<<<<<< HEAD\r", "|||||||", "||||||| merged common ancestors", ">>>>>>>"]
)
def test_a_mark_without_a_name_or_with_crlf_is_a_mark(mark: str) -> None:
    assert told_of(f"{HEAD}{mark}\n{FIRST}") == ["events.lock:4:1 TL401"]


def test_a_mark_in_the_head_is_told() -> None:
    head = HEAD.replace('{"lock', '<<<<<<< HEAD\n{"lock')
    assert told_of(head + "=======\n>>>>>>> topic\n") == [
        f"events.lock:{number}:1 TL401" for number in (3, 5, 6)
    ]


# Whatever becomes of its bytes

EVENTS = """
registry: r
title: R
events:
  a-visit: {kind: talks, title: A, when: 2024-02-28}
"""


CHRONOLOGY = selected(registry(EVENTS), Selection(), STAMP)


def export(lock: Lock) -> bytes:
    """Return a calendar that follows a lock."""
    new = revised(CHRONOLOGY, lock, STAMP)
    write(new.lock)
    return render(told(CHRONOLOGY, new, Selection())).data


def test_the_lock_at_hand_makes_a_sound_calendar() -> None:
    data = export(LOCK)
    assert faults(data) == []
    assert data.count(b"BEGIN:VEVENT") == 2


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.data())
def test_a_lock_with_bytes_replaced_is_refused_or_makes_a_sound_calendar(
    data: st.DataObject,
) -> None:
    raw = TEXT.encode()
    start = data.draw(st.integers(len(HEAD), len(raw) - 1))
    length = data.draw(st.integers(0, 3))
    new = data.draw(
        st.one_of(
            st.binary(max_size=2),
            st.text("0123456789TZ;:=, -", max_size=9).map(str.encode),
            st.sampled_from([b"\\r", b"\\n", b"\\u2028", b"\\u0000"]),
        )
    )
    lock, source = read(raw[:start] + new + raw[start + length :], "events.lock", "r")
    assert (lock is None) == bool(source.findings)
    if lock:
        assert faults(export(lock)) == []


times = st.from_regex(
    re.compile(
        r"DTSTART(;VALUE=DATE:[0-3]\d{7}|:\d{8}T\d{6}Z|;TZID=[A-Z][a-z]{2,5}/Rome:\d{8}T\d{6})"
    ),
    fullmatch=True,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(times)
def test_times_are_refused_or_make_a_sound_calendar(text: str) -> None:
    lock, _ = read((HEAD + line(times=text)).encode(), "events.lock", "r")
    if lock:
        assert faults(export(lock)) == []


@pytest.mark.parametrize("sequence", [2**31 - 2, 2**31 - 1])
def test_a_revision_that_has_no_room_is_refused_before_it_is_written(sequence: int) -> None:
    old, _ = read((HEAD + line(id="a-visit", sequence=sequence)).encode(), "events.lock", "r")
    assert old
    try:
        new = revised(CHRONOLOGY, old, STAMP).lock
    except TimelineError:
        return
    assert read(write(new), "events.lock", "r")[0] == new


def test_a_revision_at_the_end_of_time_does_no_harm() -> None:
    last = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    old, source = read((HEAD + line(modified=last.isoformat())).encode(), "events.lock", "r")
    if old is None:
        assert source.findings
        return
    assert revised(CHRONOLOGY, old, STAMP + timedelta(1))


@pytest.mark.parametrize(
    "moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, 23, 59, 59, tzinfo=UTC)]
)
def test_an_edition_of_the_first_or_last_year_makes_a_lock_that_can_be_read(
    moment: datetime,
) -> None:
    text = EVENTS.replace("title: R", f"title: R\nupdated: {moment.date()}")
    chronology = selected(registry(text), Selection(), STAMP)
    new = revised(chronology, Lock("r"), STAMP).lock
    assert read(write(new), "events.lock", "r")[0] == new
    edited = selected(registry(text.replace("A,", "B,")), Selection(), STAMP)
    later = revised(edited, new, STAMP).lock
    assert read(write(later), "events.lock", "r")[0] == later


def test_the_words_of_a_damaged_time_name_no_library() -> None:
    for times_ in (
        "DTSTART;VALUE=DATE:20240230",
        "DTSTART:20240228T250000Z",
        f"{DAY} RRULE:FREQ=X",
    ):
        (said,) = messages(HEAD + line(times=times_))
        assert said.startswith("the line can't be read: times: ")
        assert "ISO" not in said
        assert "isoformat" not in said


def test_a_field_of_a_megabyte_is_damage() -> None:
    (message,) = messages(f"{HEAD}{line(title='a' * 1_000_000)}")
    assert message.endswith("title: it has over 10,000 characters")


def test_a_lock_has_at_most_500_000_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockfile, "MOST_LINES", 3)
    assert messages(f"{HEAD}\n\n\n\n") == ["the lock has over 3 lines"]


def test_of_a_damaged_lock_a_thousand_lines_are_told() -> None:
    assert len(messages(f"{HEAD}" + "x\n" * 2_000)) == MOST_FAULTS
    assert len(messages(f"{HEAD}" + "<<<<<<< x\n" * 2_000)) == MOST_FAULTS

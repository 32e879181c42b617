"""`timeline new` starts registries, and adds drafts without touching what is there."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, ROOT, Ran, loaded
from tests.conftest import registry as registry_in
from timeline.reading.source import read
from timeline.registry.events import KINDS

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\n"
ONE = f"{HEAD}events:\n  a: {{kind: talks, title: A, when: 2023}}\n"
VALID = [ROOT / "events.yaml", *sorted((DATA / "valid").glob("*.yaml"))]
MISSING = {
    "visit": ["TL202 title", "TL311 when", "TL308 participants"],
    "signing": ["TL202 title", "TL311 when", "TL202 type", "TL216 parties"],
    "treaty_action": ["TL202 title", "TL311 when", "TL202 action", "TL202 type"],
    "roundtable": ["TL202 title", "TL311 when", "TL308 participants"],
    "keynote": ["TL202 title", "TL311 when", "TL308 participants"],
    "briefing": ["TL202 title", "TL311 when", "TL308 participants"],
    "other": ["TL202 title", "TL311 when", "TL202 label"],
}
"""What is to be filled in: of all other kinds, the title and the time."""
FILLED = {
    "title:": "title: Something",
    "when:": "when: 2023-03-02",
    "label:": "label: Dinner",
    " action:": " action: ratification",
    "type:": "type: mou",
    "parties:": "parties: [IND, ITA]",
}


def named(kind: str) -> str:
    """Return the id that a draft has unless another is asked for."""
    return f"new-{kind.replace('_', '-')}"


def put(text: str, name: str = "events.yaml") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def events(data: bytes) -> dict[str, Any]:
    """Return the events in a file, as they are written."""
    found: Any = read(data, "events.yaml").data
    return found["events"] or {}


def test_a_new_registry_passes_and_has_its_schema_beside_it(run: Run) -> None:
    ran = run("new")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "events.yaml: created\nregistry.schema.json: created\n"
    text = Path("events.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=registry.schema.json\n")
    assert [finding.rule.code for finding in loaded(text).findings] == ["TL131"]
    assert Path("registry.schema.json").read_bytes() == run("schema").data


@pytest.mark.parametrize(
    ("name", "registry", "title"),
    [
        ("india-italy.yaml", "india-italy", "India italy"),
        ("g20-week/events.yaml", "g20-week", "G20 week"),
        ("G20 Week/2023.yml", "g20-week", "G20 week"),
        ("2023/events.yaml", "my-registry", "My registry"),
    ],
)
def test_a_new_registry_is_called_as_its_file_or_folder_is(
    run: Run, name: str, registry: str, title: str
) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    assert run("new", name).code == 0
    found = registry_in(Path(name).read_text(encoding="utf-8"))
    assert (found.registry, found.title) == (registry, title)


def test_what_is_there_is_not_written_over(run: Run) -> None:
    put("mine", "registry.schema.json")
    assert run("new").err == "events.yaml: created\n"
    assert Path("registry.schema.json").read_text(encoding="utf-8") == "mine"
    before = Path("events.yaml").read_bytes()
    ran = run("new", "events.yaml")
    assert (ran.code, Path("events.yaml").read_bytes()) == (2, before)
    assert "exists already" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("vist",),
            'no kind of event is called "vist"; did you mean timeline new visit?',
        ),
        (("a.yaml", "b.yaml"), "b.yaml: a new registry is one file"),
        (("--id", "a"), "--id is for an event"),
        (("visit", "-"), "nothing can be added to standard input"),
        (("visit", "none.yaml"), "none.yaml: no such file or folder"),
        (("visit", "--id", "A_b"), '--id: "A_b" is not an id; write "a-b"'),
        (("visit", "--id", "a"), 'an event is called "a" already'),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(run: Run, words: tuple[str, ...], said: str) -> None:
    put(ONE)
    ran = run("new", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert Path("events.yaml").read_text(encoding="utf-8") == ONE
    assert [path.name for path in Path().iterdir()] == ["events.yaml"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_says_what_is_to_be_filled_in(run: Run, kind: str) -> None:
    put(ONE)
    ran = run("new", kind)
    assert (ran.code, ran.out) == (0, "")
    said = f'events.yaml: "{named(kind)}" added; timeline check shows what to fill in\n'
    assert ran.err == said
    text = Path("events.yaml").read_text(encoding="utf-8")
    rows = text.splitlines()
    found = [(each.rule.code, each.location) for each in loaded(text).findings]
    told = [f"{code} {rows[at.line - 1].split(':')[0].strip()}" for code, at in found if at]
    assert told == MISSING.get(kind, ["TL202 title", "TL311 when"])
    for empty, filled in FILLED.items():
        text = text.replace(f"{empty} #", f"{filled} #")
    for role in KINDS[kind].needs[:1]:
        text = text.replace("participants: #", f"participants: {{IND: {role}}} #")
    assert not loaded(text).has_errors


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_of_what_is_there_not_a_byte_changes(run: Run, path: Path) -> None:
    before = path.read_bytes()
    put(before.decode())
    for kind in KINDS:
        assert run("new", kind).code == 0
    after = Path("events.yaml").read_bytes()
    assert after.startswith(before)
    old, new = events(before), events(after)
    drafts = [(id, new.pop(id)["kind"]) for id in list(new) if id not in old]
    assert (drafts, new) == ([(named(kind), kind) for kind in KINDS], old)


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (f"{HEAD}events:\n", "  b: # an id"),
        (f"{HEAD}events:", "\n  b: # an id"),
        (f"{HEAD}events: # all of them\n\n", "  b: # an id"),
        (ONE, "  b: # an id"),
        (ONE.rstrip(), "\n  b: # an id"),
        (ONE.replace("\n", "\r\n"), "  b: # an id, for ever once calendars know it\r\n    kind"),
        (ONE.replace("\n", "\r"), "  b: # an id, for ever once calendars know it\r    kind"),
        (f"\ufeff{ONE}", "  b: # an id"),
        (f"{ONE}  # more to come\n", "  b: # an id"),
        (
            ONE.replace("  a", "    a"),
            "    b: # an id, for ever once calendars know it\n      kind",
        ),
        (
            f"{HEAD}events:\n   a:\n       kind: talks\n       title: A\n       when: 2023\n",
            "\n   b: # an id, for ever once calendars know it\n       kind: visit\n",
        ),
        (f"{ONE}\n  # the next\n  c: {{kind: talks, title: C, when: 2023}}\n", "\n  b: # an id"),
        (f"{ONE}  c: {{kind: talks, title: C, when: 2023}}\n", "  b: # an id"),
        (f"{HEAD}events:\n  a:\n", "  b: # an id"),
    ],
)
def test_a_draft_is_written_as_the_file_is(run: Run, before: str, added: str) -> None:
    put(before)
    assert run("new", "visit", "--id", "b").code == 0
    after = Path("events.yaml").read_bytes().decode()
    assert after.startswith(before + added)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}places: {{}}\n",
        f"{HEAD}events: {{}}\n",
        f"{HEAD}events: {{a: {{kind: talks, title: A, when: 2023}}}}\n",
        f"{HEAD}events: {{\n  a: {{kind: talks, title: A, when: 2023}}\n}}\n",
        "{registry: r, title: R, events: {}}\n",
        "{registry: r, title: R, events: {a: {kind: call, title: A}, b: {kind: call, title: B}}}\n",
        f"{ONE}...\n",
        HEAD,
        f"{HEAD}events:\n  a:\n    kind: talks\n    when: 2023\n    title: |+\n      A\n\n",
    ],
)
def test_a_file_that_has_no_place_for_a_draft_is_left_alone(run: Run, text: str) -> None:
    put(text)
    ran = run("new", "visit")
    assert ran.code == 2
    assert ran.out.startswith(
        "  new-visit: # an id, for ever once calendars know it\n    kind: visit\n"
    )
    assert "nothing was written" in ran.err
    assert Path("events.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}  b: [\n",
        ONE.replace("title: R\n", ""),
        ONE.replace("registry: r\n", ""),
        "services:\n  web:\n    image: x\n",
        "",
        f"{HEAD}events: nothing\n",
        f"{ONE}  a: {{kind: talks, title: A, when: 2023}}\n",
    ],
)
def test_what_is_no_registry_is_told_as_by_a_check_and_left_alone(run: Run, text: str) -> None:
    put(text)
    ran = run("new", "visit")
    assert (ran.code, ran.out) == (1, "")
    first = run("check").out.splitlines()[0]
    assert first in ran.err
    assert ran.err.endswith("nothing was written\n")
    assert Path("events.yaml").read_text(encoding="utf-8") == text


def test_ids_go_on_where_they_are_taken(run: Run) -> None:
    put(ONE)
    for _ in range(3):
        run("new", "visit")
    found = list(events(Path("events.yaml").read_bytes()))
    assert found == ["a", "new-visit", "new-visit-2", "new-visit-3"]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_an_id_that_calendars_knew_is_not_used_again(run: Run, audience: str) -> None:
    put(ONE.replace("a:", "new-visit:", 1).replace("2023", "2023-03-02"))
    run("lock", "--audience", audience)
    put(f"{HEAD}events:\n")
    run("lock", "--audience", audience)
    ran = run("new", "visit", "--id", "new-visit")
    assert (ran.code, "calendars know" in ran.err) == (2, True)
    assert run("new", "visit").code == 0
    assert "  new-visit-2: #" in Path("events.yaml").read_text(encoding="utf-8")


def test_a_lock_that_can_not_be_read_is_told(run: Run) -> None:
    put(ONE)
    put("<<<<<<< HEAD\n", "events.lock")
    ran = run("new", "visit")
    assert (ran.code, "TL401" in ran.err) == (1, True)
    assert Path("events.yaml").read_text(encoding="utf-8") == ONE


def test_in_a_folder_the_last_file_that_ends_in_events_is_added_to(run: Run) -> None:
    put(ONE, "r/a.yaml")
    second = put("events:\n  new-visit: {kind: talks, title: B, when: 2023}\n", "r/b.yaml")
    third = put("places:\n  rome: {name: Rome, country: ITA}\n", "r/c.yaml")
    before = second.read_text(encoding="utf-8"), third.read_text(encoding="utf-8")
    ran = run("new", "visit", "r")
    assert (ran.code, ran.err.partition(":")[0]) == (0, str(second))
    after = second.read_text(encoding="utf-8"), third.read_text(encoding="utf-8")
    assert after[0].startswith(f"{before[0]}  new-visit-2: #")
    assert after[1] == before[1]


def test_the_file_keeps_its_permissions_and_its_link(run: Run) -> None:
    path = put(ONE, "kept/real.yaml")
    path.chmod(0o640)
    Path("events.yaml").symlink_to(path)
    assert run("new", "visit").code == 0
    assert Path("events.yaml").is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "new-visit" in path.read_text(encoding="utf-8")


def test_a_registry_that_is_started_can_be_added_to(run: Run) -> None:
    run("new", "visits.yaml")
    before = Path("visits.yaml").read_bytes()
    assert run("new", "visit", "visits.yaml").code == 0
    assert Path("visits.yaml").read_bytes().startswith(before + b"  new-visit: #")


def test_nothing_is_added_to_a_file_that_may_not_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(ONE)
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = run("new", "call")
    assert ran.err == "timeline: events.yaml: Permission denied; nothing was written\n"
    assert Path("events.yaml").read_text(encoding="utf-8") == ONE


KNOWN = ["--title", "Visit: the #1 of Italy", "--when", "Thu 2023-03-02 to Fri 2023-03-03"]
PEOPLE = ["--participant", "meloni:guest", "--participant", "IND:host", "--place", "rome"]
NAMED = (
    f"{HEAD}people: {{meloni: {{name: Giorgia Meloni, country: ITA}}}}\n"
    "places: {rome: {name: Rome, country: ITA}}\nevents:\n"
)


def test_an_event_is_written_whole_if_all_is_known(run: Run) -> None:
    put(NAMED)
    ran = run("new", "visit", *KNOWN, *PEOPLE)
    assert (ran.code, ran.err) == (0, 'events.yaml: "visit-the-1-of-italy" added\n')
    assert Path("events.yaml").read_text(encoding="utf-8") == (
        f"{NAMED}  visit-the-1-of-italy:\n"
        "    kind: visit\n"
        '    title: "Visit: the #1 of Italy"\n'
        "    when: Thu 2023-03-02 to Fri 2023-03-03\n"
        "    place: rome\n"
        "    participants:\n"
        "      meloni: guest\n"
        "      IND: host\n"
    )
    assert run("check").err == "no findings, 1 event\n"


def test_what_is_known_is_written_and_the_rest_left_to_fill_in(run: Run) -> None:
    put(ONE)
    words = ["--participant", "ITA:signatory", "--participant", "ITA:guest of honor"]
    ran = run("new", "signing", "--id", "b", "--title", "NO", *words)
    assert ran.err == 'events.yaml: "b" added; timeline check shows what to fill in\n'
    text = Path("events.yaml").read_text(encoding="utf-8")
    assert "  b:\n    kind: signing\n    title: NO\n    when: # 2023-03-02, " in text
    assert text.endswith("    participants:\n      ITA: [signatory, guest_of_honour]\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["--when", "2023-03-41"],
            2,
            'timeline: --when: "2023-03-41" is not in the calendar; 2023-03',
        ),
        (["--when", "Thu 2023-03-03"], 2, "--when: 2023-03-03 is a Friday, not a Thursday; write"),
        (["--when", "12 January 2027"], 2, '"12 January 2027" is not a date; write 2027-01-12'),
        (["--place", "milan"], 2, '--place: "milan" is not in places; '),
        (["--when", "2023-13", "--place", "milan"], 2, '01 to 12; --place: "milan" is not in'),
        (["--participant", "tajani:guest"], 2, '--participant: "tajani" is not in people'),
        (["--participant", "IND:host"], 2, "--participant: "),
        (["--title", "a\nb"], 2, "--title: "),
        (["--participant", "meloni"], 2, '"meloni" has no role; write meloni:guest'),
        (["--participant", "meloni:gest"], 2, 'did you mean "guest"?'),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    run: Run, words: list[str], code: int, said: str
) -> None:
    put(NAMED)
    ran = run("new", "visit", "--title", "A", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "events.yaml" not in ran.err
    assert Path("events.yaml").read_text(encoding="utf-8") == NAMED


def test_what_is_known_is_shown_too_where_it_is_to_be_pasted(run: Run) -> None:
    put(f"{HEAD}events: {{}}\n")
    ran = run("new", "visit", "--title", "A visit", "--participant", "ITA:guest")
    assert ran.code == 2
    assert ran.out.startswith("  a-visit:\n    kind: visit\n    title: A visit\n")
    assert ran.out.endswith("    participants:\n      ITA: guest\n")


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("État: visit", ["etat-visit", "etat-visit-2"]),
        ("2023 summit", ["talks-2023-summit"]),
        ("भारत", ["new-talks", "new-talks-2"]),
        ("x" * 80, ["new-talks"]),
        ("word " * 30, [("word-" * 12).rstrip("-")]),
    ],
)
def test_an_id_is_made_of_the_title(run: Run, title: str, ids: list[str]) -> None:
    put(f"{HEAD}events:\n")
    for _ in ids:
        assert run("new", "talks", "--title", title, "--when", "2023").code == 0
    assert list(events(Path("events.yaml").read_bytes())) == ids
    assert max(map(len, ids)) <= 62

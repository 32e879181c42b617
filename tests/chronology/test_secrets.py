"""Drawn registries: nobody can tell one from the same without its internal parts.

What the public may know is worked out here a second time, by rules as plain as can be.
"""

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import Ran
from tests.tables.registries import Data, dumped

SECTIONS = ("places", "people", "organizations", "sources")
PLACES, PEOPLE, BODIES, SOURCES = (
    ("rome", "oslo", "pune"),
    ("anna", "ravi"),
    ("club", "body"),
    "stu",
)
COUNTRIES, TOPICS = ("IND", "ITA", "NOR", "PRK"), ("trade", "space", "water")
STATUSES = ("tentative", "confirmed", "concluded", "postponed", "cancelled")
TITLES: tuple[Any, ...] = ("Talks", {"en": "Tea", "mi": "Tii"}, {"en": "Pact", "it": "Patto"})
DAYS = (
    "2024-03-02",
    "2024-03-02",
    "2024-03-05 10:00 to 12:00",
    "2024-03-09 evening",
    "2024-03",
    "unknown",
)
EXPORTS = [
    *(["-f", name] for name in ("ics", "csv", "txt", "json", "package", "parquet", "sqlite")),
    ["-o", "a.html", "-o", "a.xlsx", "-o", "a.md", "-o", "folder", "-o", "a.zip"],
    ["-f", "ics", "--times", "utc", "--cancelled", "omit", "--tentative", "prefix"],
    ["-f", "ics", "--alarm", "1d", "--no-lock"],
    ["-f", "ics", "--undated", "span"],
    ["-f", "csv", "--raw", "--flat", "--no-bom", "--delimiter", ";", "--tz", "Asia/Kolkata"],
    ["-f", "csv", "--columns", "event_id,parent_ids,depth"],
    ["-f", "parquet", "--partition", "year", "-o", "years"],
    ["-f", "package", "--tables", "jsonl", "--partition", "registry,year", "-o", "lake"],
    ["-f", "txt", "--full", "--ids", "--group", "country", "--width", "60"],
    ["-f", "md", "--reverse", "--apart", "--full", "--ids", "--each"],
    ["-o", "b.ics", "--locked"],
    ["-o", "form.xlsx", "--empty"],
]
SHOWN = [
    *(["--full", "--ids"], ["--group", "kind", "--reverse"], ["--apart", "--tz", "UTC"]),
    ["--format", "md"],
]
DIFFS = [["-f", name, "--ids"] for name in ("txt", "md", "html", "json", "jsonl")]
_APART = {"--help", "--verbose", "--audience", "--wait", "--recover", "--allow-older-zones"}
"""Options that say for whom an output is, ask for names, or are about locks and other runs."""
_OF_GIT = {"--changed-since"}
"""An option that needs git, and compares as `diff` does."""
_WORDS: dict[str, tuple[str, ...]] = {
    "--part-of": ("e0", "e1", "e2", "e3", "e4", "e9"),
    "--participant": (*PEOPLE, *BODIES, *COUNTRIES, "Anna", "anne"),
    "--topic": (*TOPICS, "tradd"),
    "--country": (*COUNTRIES, "Norway"),
    "--lang": ("en", "mi", "it", "mo"),
    "--kind": ("talks", "visit"),
    "--status": STATUSES,
    "--not-kind": ("talks", "visit"),
    "--place": (*PLACES, "Pune", "paris"),
    "--city": (*PLACES, "Pune", "pun"),
    "--level": ("state", "working"),
    "--search": (*PEOPLE, *TOPICS, *STATUSES),
    "--from": ("2024-03-05", "2024"),
    "--to": ("2024-03-05", "2023"),
}
_COUNT = re.compile(r"left out, as internal: (\d+) events?\n")


def _some(random: Random, words: tuple[str, ...] | str, most: int = 2) -> list[str]:
    return random.sample(words, random.randint(0, most))


def drawn(random: Random) -> Data:
    """Return a registry with a few events, of which at least one is internal."""
    ids = [f"e{number}" for number in range(random.randint(5, 8))]
    events = {id: _event(random, ids[:number]) for number, id in enumerate(ids)}
    parents = {parent for event in events.values() for parent in event["part_of"]}
    for id, event in events.items():
        event["when"] = "2024-03-01 to 2024-03-10" if id in parents else random.choice(DAYS)
        if event["part_of"] and random.random() < 0.3:
            del event["when"]
        elif event["when"] == "2024-03-02" and random.random() < 0.5:
            event["repeats"] = {"rule": "FREQ=WEEKLY;COUNT=2"}
    events[random.choice(ids)]["audience"] = "internal"
    return {
        "registry": "r",
        "title": "R",
        "countries": {code: f"Land of {code}" for code in COUNTRIES},
        "places": {id: {"name": id, "country": random.choice(COUNTRIES)} for id in PLACES},
        "people": {id: {"name": id, "country": random.choice(COUNTRIES)} for id in PEOPLE},
        "organizations": {id: {"name": {"en": id, "mi": f"{id} ma"}} for id in BODIES},
        "sources": {id: {"publisher": f"Press {id}"} for id in SOURCES},
        "events": events,
    }


def _event(random: Random, earlier: list[str]) -> Data:
    event = {
        "kind": "visit",
        "title": random.choice(TITLES),
        "part_of": random.sample(earlier, random.randint(0, min(2, len(earlier)))),
        "participants": {random.choice((*PEOPLE, *BODIES, *COUNTRIES)): "guest"},
        "place": random.choice(PLACES),
        "timezone": "Europe/Rome",
        "topics": _some(random, TOPICS),
        "sources": _some(random, SOURCES),
        "status": random.choice(STATUSES),
    }
    if random.random() < 0.3:
        event["audience"] = random.choice(["public", "internal"])
    if random.random() < 0.3:
        event["note"] = "Hush"
    if random.random() < 0.3:
        event["statements"] = [{"by": random.choice(PEOPLE), "text": "Good"}]
    return event


def public(whole: Data) -> Data:
    """Return a registry as if nothing internal had ever been."""
    registry = copy.deepcopy(whole)
    hidden = secrets(whole)
    events = registry["events"] = {
        id: event for id, event in registry["events"].items() if id not in hidden
    }
    for event in events.values():
        event.pop("note", None)
        event["part_of"] = [parent for parent in event["part_of"] if parent not in hidden]
        if not event["part_of"]:
            event.setdefault("when", "unknown")
    used = set(_used(list(events.values())))
    for section in SECTIONS:
        registry[section] = {id: it for id, it in registry[section].items() if id in used}
        used.update(it.get("country") for it in registry[section].values())
    countries = registry["countries"]
    registry["countries"] = {code: name for code, name in countries.items() if code in used}
    return registry


def secrets(whole: Data) -> set[str]:
    """Return the ids of the internal events; parents stand before their parts."""
    found: set[str] = set()
    for id, event in whole["events"].items():
        inherited = not found.isdisjoint(event["part_of"])
        if event.get("audience", "internal" if inherited else "public") == "internal":
            found.add(id)
    return found


def _used(events: list[Data]) -> Iterator[str]:
    for event in events:
        yield from (event["place"], *event["participants"], *event["sources"])
        yield from (statement["by"] for statement in event.get("statements", ()))


def words(random: Random) -> list[str]:
    """Return filters, and words for them that may be secret or mean nothing."""
    names = random.sample(sorted(_WORDS), random.randint(0, 2))
    return [word for name in names for word in (name, random.choice(_WORDS[name]))]


def test_every_option_is_tried(run: Callable[..., Ran]) -> None:
    tried = {word for options in (*EXPORTS, *SHOWN, [*_WORDS]) for word in options}
    for command, others in (("export", {"--output", "--format"}), ("show", {"--width"})):
        known = set(
            re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", run(command, "--help").out, re.MULTILINE)
        )
        assert known - tried - _APART - _OF_GIT - others == set()


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(200))
def test_nothing_that_the_public_gets_tells_of_what_is_internal(
    seed: int, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)  # noqa: S311 - the same each time
    first = drawn(random)
    second = copy.deepcopy(first)
    second["events"][random.choice(sorted(second["events"]))]["audience"] = "internal"
    commands = [
        (first, ["export"]),
        (second, ["lock"]),
        (second, ["export", *EXPORTS[seed % len(EXPORTS)], *words(random)]),
        (second, ["show", *SHOWN[seed % len(SHOWN)], *words(random)]),
        (second, ["lock", "--prune"]),
        (first if seed % 2 else second, ["export", *words(random)]),
    ]
    for name in ("whole", "public"):
        Path(name).mkdir()
    home = Path.cwd()
    for registry, command in commands:
        came = []
        for name, known in (("whole", registry), ("public", public(registry))):
            monkeypatch.chdir(home / name)
            Path("events.yaml").write_text(dumped(known), encoding="utf-8")
            ran = run(*command)
            files = {str(file): file.read_bytes() for file in Path().rglob("*") if file.is_file()}
            del files["events.yaml"]
            came.append((ran.code, ran.data, _COUNT.sub("", ran.err), files))
            if name == "whole" and ran.code == 0:
                assert _COUNT.findall(ran.err) == [str(len(secrets(registry)))]
        assert came[0] == came[1], command


def edited(random: Random, first: Data) -> Data:
    """Return a registry in which some events, people and places have changed."""
    second = copy.deepcopy(first)
    for event in second["events"].values():
        if random.random() < 0.4:
            event["status"] = random.choice(STATUSES)
            event["place"] = random.choice(PLACES)
        if random.random() < 0.3:
            event["audience"] = random.choice(["public", "internal"])
        if random.random() < 0.3:
            event["note"] = "Changed"
        if random.random() < 0.3 and event["part_of"]:
            event["part_of"].pop()
            event.setdefault("when", "2024-03-01 to 2024-03-10")
    for section in SECTIONS[:2]:
        id = random.choice(sorted(second[section]))
        second[section][id] = {**second[section][id], "name": "Another name"}
    return second


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(100))
def test_no_change_that_the_public_is_told_is_of_what_is_internal(
    seed: int, run: Callable[..., Ran]
) -> None:
    random = Random(seed)  # noqa: S311 - the same each time
    first = drawn(random)
    second = edited(random, first)
    for arguments in ([], words(random)):
        command = ["diff", "old.yaml", "events.yaml", *DIFFS[seed % len(DIFFS)], *arguments]
        came = []
        for known in (lambda whole: whole, public):
            Path("old.yaml").write_text(dumped(known(first)), encoding="utf-8")
            Path("events.yaml").write_text(dumped(known(second)), encoding="utf-8")
            ran = run(*command)
            came.append((ran.code, ran.data, ran.err))
        assert came[0] == came[1], command

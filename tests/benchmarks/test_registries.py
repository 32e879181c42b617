"""What the benchmarks measure is real work, and the same for all."""

import sys
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import yaml

from tests.benchmarks.archives import archive
from tests.benchmarks.costs import Contender, compare
from tests.benchmarks.goals import GOALS, goals
from tests.benchmarks.largest import commands
from tests.benchmarks.registries import happenings, registry, yaml2ics
from tests.benchmarks.results import costs, largest, saved
from tests.conftest import STAMP, loaded, selected
from timeline import formats
from timeline.chronology.selection import Selection
from timeline.cli.main import COMMANDS

EVENTS = 400


def test_the_registry_has_no_findings_and_is_the_same_each_time() -> None:
    text = registry(happenings(EVENTS))
    read = loaded(text)
    assert (read.findings, len(read.registry.events if read.registry else ())) == ([], EVENTS)
    assert text == registry(happenings(EVENTS))
    assert text != registry(happenings(EVENTS, seed=1))


def test_an_archive_has_findings_and_is_the_same_each_time() -> None:
    text = archive(EVENTS).text()
    read = loaded(text)
    assert read.registry
    assert len(read.registry.events) == EVENTS
    assert len(read.registry.people) == EVENTS // 2 + 2
    assert len(read.registry.sources) == 2 * EVENTS
    found = Counter(each.rule.name for each in read.findings)
    assert found == {"unproven": 4, "no-difference": 4, "unused": 8 + 2}
    assert text == archive(EVENTS).text()


def test_the_peer_gets_the_same_events() -> None:
    made = happenings(EVENTS)
    read = loaded(registry(made)).registry
    assert read
    ours = selected(read, Selection(), STAMP).entries
    starts = {f"{each.id}@benchmark": each.span.start for each in ours if each.span.start}
    theirs = {
        each["uid"]: datetime.astimezone(
            each["begin"].replace(tzinfo=ZoneInfo(each["timezone"])), UTC
        )
        for each in yaml.safe_load(yaml2ics(made))["events"]
        if "timezone" in each
    }
    assert theirs == {uid: start.astimezone(UTC) for uid, start in starts.items()}


def test_a_peak_is_that_of_the_command_alone() -> None:
    large = bytearray(200_000_000)
    few, many = (
        Contender((sys.executable, "-IS", "-c", f"bytearray({size})"))
        for size in (1_000, 100_000_000)
    )
    costs = compare({"few": few, "many": many}, 1)
    assert costs["few"].peak < 30
    assert 95 < costs["many"].peak < 130
    assert len(large) == 200_000_000


def test_what_was_measured_last_is_shown_for_all_sizes() -> None:
    results = saved()
    assert len(list(goals(results))) == len(GOALS) + 2
    assert next(iter(costs(results))).endswith("| 10,000 events | 100,000 events |")


def test_what_the_largest_registries_cost_is_measured_for_each_command_and_format() -> None:
    measured = dict(commands())
    static = {"formats", "schema", "explain", "manual"}
    of_two_files = {"diff", "import", "log", "rename"}  # tests/growing measures what they cost
    assert {words[0] for words in measured.values()} == COMMANDS.keys() - static - of_two_files
    exports = [words for words in measured.values() if words[0] == "export"]
    assert {words[2] for words in exports} == set(formats.names())
    assert set(measured) <= largest().rows.keys()
    assert len([*largest().table()]) == len(measured) + 4

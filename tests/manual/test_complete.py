"""Nothing is left out: each field, word, option and command has its place in the manual."""

import re
from collections.abc import Callable
from dataclasses import fields

import pytest
from pydantic import BaseModel

from tests.conftest import Ran
from tests.manual.pages import MANUAL_TEXT, README, text, topic
from timeline.changes.lock import Memory, State
from timeline.cli.main import COMMANDS
from timeline.registry.codes import Codes
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.event import Event
from timeline.registry.event_parts import Figure, Move, Outcome, Report, Statement
from timeline.registry.events import KINDS
from timeline.registry.instruments import Instrument
from timeline.registry.registry import Defaults
from timeline.registry.vocabulary import Status
from timeline.registry.words import ALIASES
from timeline.time.dates import DayPart
from timeline.time.rrule import WORDS


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("instrument", Instrument),
        ("outcomes", Outcome),
        ("figures", Figure),
        ("statements", Statement),
        ("also_reported", Report),
        ("was", Move),
        ("codes", Codes),
        ("places", Place),
        ("people", Person),
        ("organizations", Organization),
        ("sources", Source),
        ("defaults", Defaults),
    ],
)
def test_it_names_the_fields_of_every_part(name: str, model: type[BaseModel]) -> None:
    lines = topic("registry").splitlines()
    row = next(line for line in lines if line.startswith(f"| `{name}` |"))
    named = set(re.findall(r"`(\w+)`", row.split("|", 2)[2]))
    assert set(model.model_fields) <= named


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_the_own_fields_of_every_kind(kind: str) -> None:
    own = KINDS[kind].model_fields.keys() - Event.model_fields.keys() - {"kind"}
    lines = topic("registry").splitlines()
    row = next(line for line in lines if line.startswith("|") and f"`{kind}`" in line)
    assert set(re.findall(r"`(\w+)`", row.split("|")[2])) == own


@pytest.mark.parametrize("field", Event.model_fields)
def test_it_names_every_field_of_an_event(field: str) -> None:
    assert re.search(rf"`{field}[`:]", topic("registry"))


@pytest.mark.parametrize("word", [*Status, *ALIASES])
def test_it_names_every_status_and_other_spelling(word: str) -> None:
    assert f"`{word}`" in topic("words")


@pytest.mark.parametrize("word", [*WORDS, *DayPart])
def test_it_names_every_word_for_a_rule_and_part_of_the_day(word: str) -> None:
    assert f"`{word}`" in topic("when") or f"`repeats: {word}`" in topic("when")


@pytest.mark.parametrize("word", [state for state in State if state != State.SHOWN])
def test_it_names_every_state_of_an_event(word: str) -> None:
    assert f"`{word}`" in topic("lock")


def test_it_names_what_a_line_of_the_lock_holds() -> None:
    page = topic("lock")
    table = page[page.index("| in a line | is |") :].split("\n\n")[0]
    named = re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines()))
    assert sorted(named) == sorted(field.name for field in fields(Memory))


def test_it_names_every_option_of_an_export(run: Callable[..., Ran]) -> None:
    options = set(re.findall(r"--[a-z-]+", run("export", "--help").out)) - {"--help"}
    assert options
    assert [option for option in sorted(options) if option not in MANUAL_TEXT] == []


@pytest.mark.parametrize(("command", "page"), [("import", "importing"), ("publish", "publishing")])
def test_the_page_of_a_command_names_its_own_options(
    command: str, page: str, run: Callable[..., Ran]
) -> None:
    options = set(re.findall(r"--[a-z-]+", run(command, "--help").out)) - {"--help"}
    assert options
    told = topic(page) + topic("exporting") + topic("lock") + topic("strangers")
    assert [option for option in sorted(options) if option not in told] == []


@pytest.mark.parametrize(
    "option",
    [
        "kind",
        "not-kind",
        "country",
        "participant",
        "place",
        "city",
        "topic",
        "status",
        "level",
        "part-of",
        "search",
        "from",
        "to",
    ],
)
def test_it_names_every_filter(option: str, run: Callable[..., Ran]) -> None:
    assert f"`--{option}`" in topic("exporting")
    assert f"--{option}" in run("export", "--help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place(name: str) -> None:
    assert f"timeline {name}" in text(README) + MANUAL_TEXT

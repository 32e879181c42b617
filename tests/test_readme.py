"""What the README says is true: its commands, their outputs, its registry, its tables."""

import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.benchmarks.results import costs, measures, saved
from tests.conftest import ROOT, Ran, loaded
from timeline.changes.lockfile import Memory, State
from timeline.cli.commands.explain import rules
from timeline.cli.main import COMMANDS
from timeline.registry.directory import Organization, Person, Place, Source
from timeline.registry.events import KINDS, Event
from timeline.registry.parts import Codes, Figure, Instrument, Move, Outcome, Report, Statement
from timeline.registry.registry import Defaults
from timeline.registry.vocabulary import (
    ALIASES,
    Binding,
    ConferenceFormat,
    InstrumentType,
    Level,
    Role,
    RoundtableFormat,
    SourceKind,
    Status,
    TalksFormat,
    Track,
    Word,
)
from timeline.time.dates import DayPart
from timeline.time.rrule import WORDS

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
REGISTRY = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[0]


def test_the_console_shows_what_it_would(
    run: Callable[..., Ran], request: pytest.FixtureRequest
) -> None:
    for name in ("events.yaml", "events.lock"):
        shutil.copy(ROOT / name, name)
    Path("broken.yaml").write_text(REGISTRY.replace("Fri 2023", "Sat 2023"), encoding="utf-8")

    def shown(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ timeline (.*)$", block[0], re.MULTILINE)
        lines = []
        for command in commands:
            ran = run(*shlex.split(command))
            said = "\n".join(text.rstrip() for text in (ran.out, ran.err) if text)
            lines.append(f"$ timeline {command}\n{said}")
        return "```console\n{}\n```".format("\n".join(lines))

    text, blocks = re.subn(r"```console\n.*?```", shown, TEXT, flags=re.DOTALL)
    if request.config.getoption("--update-golden"):
        README.write_text(text, encoding="utf-8")
    assert blocks == 5
    assert text == README.read_text(encoding="utf-8")


def test_the_registry_that_it_shows_is_free_of_findings() -> None:
    assert loaded(REGISTRY).findings == []


def test_it_lists_the_columns_of_the_table(
    request: pytest.FixtureRequest, run: Callable[..., Ran]
) -> None:
    table = run("formats", "csv", "--columns").out
    head = "".join(table.splitlines(keepends=True)[:2])
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        rows = f"{re.escape(head)}(\\|.*\n)*"
        README.write_text(re.sub(rows, lambda _: table, text), encoding="utf-8")
    assert f"\n{table}\n" in README.read_text(encoding="utf-8")


def test_it_lists_all_rules_each_with_its_case(request: pytest.FixtureRequest) -> None:
    table = "".join(
        f"| [{rule.code}](tests/data/invalid/{rule.code}-{rule.name}.txt) {rule.name} "
        f"| {rule.severity} | {re.split(r'(?<=[.:;]) ', rule.text)[0].rstrip(':;.')}. |\n"
        for rule in rules().values()
    )
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        found = r"(?<=\| rule \| \| what it is for \|\n\| --- \| --- \| --- \|\n)(\|.*\n)*"
        README.write_text(re.sub(found, lambda _: table, text), encoding="utf-8")
    assert f"| --- | --- | --- |\n{table}\n" in README.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((tests/.*?)\)", table):
        assert (ROOT / link).exists()


def test_it_shows_what_was_measured_last(request: pytest.FixtureRequest) -> None:
    results = saved()
    said = f"Measured on {results.date} ({results.machine}).\n\n"
    shown = said + "".join(f"{row}\n" for row in costs(results))
    goals = "".join(f"{row}\n" for row in measures(results))
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        for found, table in (
            (r"Measured on .*\n\n(\|.*\n)*", shown),
            (r"\| Measure .*\n(\|.*\n)*", goals),
        ):
            text = re.sub(found, lambda _, table=table: table, text)  # type: ignore[misc]
        README.write_text(text, encoding="utf-8")
    for table in (shown, goals):
        assert f"\n\n{table}\n" in README.read_text(encoding="utf-8")


VOCABULARIES: dict[str, type[Word]] = {
    "role of a participant": Role,
    "`level` of a visit": Level,
    "`format` of talks": TalksFormat,
    "`format` of a roundtable": RoundtableFormat,
    "`format` of a conference": ConferenceFormat,
    "`track`": Track,
    "`type` of an instrument": InstrumentType,
    "`binding`": Binding,
    "`kind` of a source": SourceKind,
}


def test_it_lists_the_words_of_every_vocabulary(request: pytest.FixtureRequest) -> None:
    table = "".join(
        f"| {name} | {', '.join(f'`{word.value}`' for word in vocabulary)} |\n"
        for name, vocabulary in VOCABULARIES.items()
    )
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        rows = r"(?<=\| field \| words \|\n\| --- \| --- \|\n)(\|.*\n)*"
        README.write_text(re.sub(rows, lambda _: table, text), encoding="utf-8")
    assert f"| field | words |\n| --- | --- |\n{table}\n" in README.read_text(encoding="utf-8")


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
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{name}` |"))
    named = set(re.findall(r"`(\w+)`", row.split("|", 2)[2]))
    assert set(model.model_fields) <= named


def test_it_names_what_a_line_of_the_lock_holds() -> None:
    table = TEXT[TEXT.index("| in a line | is |") :].split("\n\n")[0]
    named = re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines()))
    assert sorted(named) == sorted(field.name for field in fields(Memory))


def test_the_repeated_event_that_it_shows_is_free_of_findings() -> None:
    shown = TEXT[TEXT.index("  briefing:\n") :].split("```")[0]
    people = "people: {bagchi: {name: Arindam Bagchi}}\ndefaults: {timezone: Asia/Kolkata}\n"
    assert loaded(f"registry: r\ntitle: R\n{people}events:\n{shown}").findings == []


def test_it_names_every_option_of_an_export(run: Callable[..., Ran]) -> None:
    options = set(re.findall(r"--[a-z-]+", run("export", "--help").out)) - {"--help"}
    assert options
    assert [option for option in sorted(options) if option not in TEXT] == []


@pytest.mark.parametrize("word", [*WORDS, *State])
def test_it_names_every_word_for_a_rule_and_state_of_an_event(word: str) -> None:
    assert f"`{word}`" in TEXT or f"repeats: {word}`" in TEXT or word == State.SHOWN


@pytest.mark.parametrize("word", [*KINDS, *Status, *DayPart])
def test_it_names_every_kind_status_and_part_of_the_day(word: str) -> None:
    assert f"`{word}`" in TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_the_own_fields_of_every_kind(kind: str) -> None:
    own = KINDS[kind].model_fields.keys() - Event.model_fields.keys() - {"kind"}
    row = next(line for line in TEXT.splitlines() if line.startswith("|") and f"`{kind}`" in line)
    assert set(re.findall(r"`(\w+)`", row.split("|")[2])) == own


@pytest.mark.parametrize("word", ALIASES)
def test_it_names_every_other_spelling(word: str) -> None:
    assert f"`{word}`" in TEXT


@pytest.mark.parametrize("field", Event.model_fields)
def test_it_names_every_field_of_an_event(field: str) -> None:
    assert re.search(rf"`{field}[`:]", TEXT)


@pytest.mark.parametrize(
    "option", ["kind", "country", "participant", "topic", "status", "part-of", "from", "to"]
)
def test_it_names_every_filter(option: str, run: Callable[..., Ran]) -> None:
    assert f"`--{option}`" in TEXT
    assert f"--{option}" in run("export", "--help").out


def test_the_first_command_installs_and_exports_the_registry() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install --quiet . && "
    assert f"\n{command}.venv/bin/timeline export events.yaml\n" in TEXT


def test_the_ci_runs_the_command_that_the_readme_gives() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m 1 -- '(.*)' README\.md", script)
    assert pattern
    commands = [line for line in TEXT.splitlines() if re.search(pattern[1], line)]
    install = "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[dev]'"
    assert commands == [f"{install} && .venv/bin/python -m pytest"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place_in_the_readme(name: str) -> None:
    assert f"timeline {name}" in TEXT

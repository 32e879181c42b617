"""The tables that are made of what the code knows: `pytest --update-golden` writes them anew."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks.goals import goals
from tests.benchmarks.results import costs, figures, largest, saved
from tests.conftest import Ran
from tests.manual.pages import MANUAL, README, SPEED
from timeline.cli.commands.explain import rules
from timeline.registry.actions import Action
from timeline.registry.country_names import NAMES
from timeline.registry.vocabulary import (
    Attendance,
    Binding,
    ConferenceFormat,
    InstrumentType,
    Level,
    PlaceType,
    Role,
    RoundtableFormat,
    SourceKind,
    TalksFormat,
    Track,
)
from timeline.registry.words import Word

Golden = Callable[[Path, str, str], None]
ROWS = r"\n(\|.*\n)*"
GALLERY = "../../tests/data/invalid"
VOCABULARIES: dict[str, type[Word]] = {
    "role of a participant": Role,
    "`level` of a visit": Level,
    "`format` of talks": TalksFormat,
    "`format` of a roundtable": RoundtableFormat,
    "`format` of a conference": ConferenceFormat,
    "`track`": Track,
    "`type` of an instrument": InstrumentType,
    "`action` on a treaty": Action,
    "`type` of a place": PlaceType,
    "`attendance`": Attendance,
    "`binding`": Binding,
    "`kind` of a source": SourceKind,
}


def lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def test_it_lists_the_columns_of_the_table(golden_part: Golden, run: Callable[..., Ran]) -> None:
    table = run("formats", "csv", "--columns").out
    head = table.partition("\n")[0]
    golden_part(MANUAL / "tables.md", f"^{re.escape(head)}{ROWS}", table)


def test_it_lists_all_rules_each_with_its_case(golden_part: Golden) -> None:
    head = "| rule | | what it is for |"
    rows = (
        f"| [{rule.code}]({GALLERY}/{rule.code}-{rule.name}.txt) {rule.name} "
        f"| {rule.severity} | {re.split(r'(?<=[.:;]) ', rule.text)[0].rstrip(':;.')}. |"
        for rule in rules().values()
    )
    table = lines((head, "| --- | --- | --- |", *rows))
    golden_part(MANUAL / "rules.md", f"^{re.escape(head)}{ROWS}", table)


def test_it_lists_the_words_of_every_vocabulary(golden_part: Golden) -> None:
    head = "| field | words |"
    rows = (
        f"| {name} | {', '.join(f'`{word.value}`' for word in vocabulary)} |"
        for name, vocabulary in VOCABULARIES.items()
    )
    table = lines((head, "| --- | --- |", *rows))
    golden_part(MANUAL / "words.md", f"^{re.escape(head)}{ROWS}", table)


def test_it_lists_all_countries_with_their_names(golden_part: Golden) -> None:
    head = "| code | names |"
    rows = (f"| {code} | {'; '.join(names)} |" for code, names in NAMES.items())
    table = lines((head, "| --- | --- |", *rows))
    golden_part(MANUAL / "countries.md", f"^{re.escape(head)}{ROWS}", table)


def test_it_shows_what_was_measured_last(golden_part: Golden) -> None:
    results = saved()
    said = f"Measured on {results.date} ({results.machine}).\n\n"
    golden_part(SPEED, rf"^Measured on .*\)\.\n{ROWS}", said + lines(costs(results)))
    golden_part(SPEED, rf"^\| Measure .*{ROWS}", lines(goals(results)))
    golden_part(README, rf"^\| events \|.*{ROWS}", lines(figures(results)))


def test_it_shows_what_the_largest_registries_cost(golden_part: Golden) -> None:
    results = largest()
    said = f"Measured on {results.date} ({results.machine}), up to {results.megabytes} MB.\n\n"
    golden_part(SPEED, rf"^Measured on .*, up to .*\n{ROWS}", said + lines(results.table()))

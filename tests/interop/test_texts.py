"""Other programs find in the tables the texts of the registry, as libyaml reads them."""

from pathlib import Path
from xml.etree.ElementTree import Element

from tests.interop import office
from tests.interop.said import REGISTRIES, Said, Texts
from tests.interop.tables import python_tool, records
from tests.tables import reading


def unguarded(text: str | None) -> str:
    """Return a text without its guards."""
    return reading.unguarded(text or "")


def of(row: Texts, expected: Texts) -> Texts:
    """Return the cells of a row that are expected."""
    return {column: row.get(column, "") for column in expected}


def test_pandas_finds_them_in_a_csv_when_the_guards_are_off(tables: dict[str, Path]) -> None:
    for name, grid in zip(tables, python_tool("pandas_csv", *tables.values()), strict=True):
        said, found = Said(name), set()
        for row in records(grid):
            id = unguarded(row["event_id"])
            expected = said.event(id, row["occurrence"] or "")
            assert {column: unguarded(row[column]) for column in expected} == expected
            assert unguarded(row["participants"]) == said.participants(id)
            found.add(id)
        assert found == said.events


def test_frictionless_finds_them_in_a_package_when_the_apostrophes_are_off(
    packages: dict[str, Path],
) -> None:
    known = {name: path for name, path in packages.items() if name in REGISTRIES}
    found = python_tool("frictionless_texts", *known.values())
    for name, tables in zip(known, found, strict=True):
        said = Said(name)
        events, sources, participants = (
            [{column: reading.plain(cell) for column, cell in row.items()} for row in table]
            for table in (tables["events"], tables["sources"], tables["participants"])
        )
        assert {row["event_id"]: of(row, said.event(row["event_id"])) for row in events} == {
            id: said.event(id) for id in said.events
        }
        for row in sources:
            expected = said.source(row["source_id"])
            assert of(row, expected) == expected
        for row in participants:
            assert row["participant_name"] == said.name(row["participant_id"])


def test_libreoffice_finds_them_in_a_workbook(spreadsheets: dict[str, Element]) -> None:
    for name, content in spreadsheets.items():
        said, sheets = Said(name), office.sheets(content)
        found = set()
        for row in office.table(sheets["Events"])[1]:
            _, id = row["event_id"]
            shown = {column: text for column, (_, text) in row.items()}
            expected = {
                column: office.kept((name, id, column), text)
                for column, text in said.event(id).items()
            }
            assert of(shown, expected) == expected
            found.add(id)
        assert found == said.events
        for row in office.table(sheets["Sources"])[1]:
            shown = {column: text for column, (_, text) in row.items()}
            expected = said.source(shown["source_id"])
            assert of(shown, expected) == expected
        for row in office.table(sheets["Participants"])[1]:
            assert row["participant_name"][1] == said.name(row["participant_id"][1])

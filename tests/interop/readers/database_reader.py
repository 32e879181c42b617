"""What DuckDB and Datasette read in databases of SQLite."""

import asyncio
from pathlib import Path

import duckdb  # type: ignore[import-not-found]
import duckdb_extension_sqlite_scanner  # type: ignore[import-not-found]
from datasette.app import Datasette  # type: ignore[import-not-found]

from tests.interop.readers.grids import Grid, answer, grid


def database_duckdb(file: str) -> Grid:
    """Read all tables of a database that DuckDB attaches."""
    [extension] = Path(duckdb_extension_sqlite_scanner.__path__[0]).rglob("*.duckdb_extension")
    database = duckdb.connect()
    database.execute(f"INSTALL '{extension}'; LOAD sqlite_scanner")
    database.execute(f"ATTACH '{file}' AS registry (TYPE sqlite, READ_ONLY); USE registry")
    names = [name for (name,) in database.execute("SHOW TABLES").fetchall()]
    found = {name: database.table(name) for name in names if not name.startswith("events_fts")}
    return {
        name: grid(table.columns, table.fetchall(), table.types) for name, table in found.items()
    }


def database_datasette(file: str) -> Grid:
    """Return what Datasette tells of a database, and which events it finds by a name."""
    return asyncio.run(_datasette(file))


async def _datasette(file: str) -> Grid:
    datasette = Datasette(files=[file])
    await datasette.invoke_startup()
    home = f"/{Path(file).stem}"
    whole = (await datasette.client.get(f"{home}.json")).json()
    search = f"{home}/events.json?_shape=array&_search=meloni"
    found = (await datasette.client.get(search)).json()
    page = await datasette.client.get(f"{home}/participants")
    return {
        "tables": {each["name"]: each["count"] for each in whole["tables"] if not each["hidden"]},
        "keys": {each["name"]: each["primary_keys"] for each in whole["tables"]},
        "found": [row["event_id"] for row in found],
        "page": page.status_code,
    }


if __name__ == "__main__":
    answer(database_duckdb, database_datasette)

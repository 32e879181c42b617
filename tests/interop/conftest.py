"""The consumers, which are installed once a session at most."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.interop import environments, office
from tests.interop.caldav import CalDAV, radicale
from tests.interop.consumers import Consumer, node_reader, python_reader
from tests.interop.khal import Khal, khal_reader
from tests.interop.said import PACKAGED
from tests.interop.tables import export, exported


@pytest.fixture(scope="session")
def python() -> Path:
    """Return the interpreter that has all Python consumers."""
    return environments.python()


@pytest.fixture(scope="session")
def ical_js() -> Consumer:
    """Return ical.js, where the machine can run it."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        pytest.skip("ical.js needs node and npm, which this machine lacks")
    return node_reader("ical.js", Path(node), environments.ical_js())


@pytest.fixture(scope="session")
def consumer(python: Path, request: pytest.FixtureRequest) -> Callable[[str], Consumer]:
    """Return consumers by their names."""

    def named(name: str) -> Consumer:
        if name == "ical.js":
            found: Consumer = request.getfixturevalue("ical_js")
            return found
        return khal_reader(name, python) if name == "khal" else python_reader(name, python)

    return named


@pytest.fixture
def khal(python: Path, tmp_path: Path) -> Khal:
    """Return an empty calendar of khal."""
    home = tmp_path / "khal"
    home.mkdir()
    return Khal(python, home)


@pytest.fixture
def caldav(python: Path, tmp_path: Path) -> Iterator[CalDAV]:
    """Return an empty calendar on a server of its own."""
    with radicale(python, tmp_path) as address:
        yield CalDAV(python, address)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the table (.csv) of each registry."""
    return exported(tmp_path_factory.mktemp("tables"), "csv")


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the workbook of each registry."""
    return exported(tmp_path_factory.mktemp("workbooks"), "xlsx")


@pytest.fixture(scope="session")
def spreadsheets(
    workbooks: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> dict[str, Element]:
    """Return what LibreOffice makes of each workbook, once for all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    common = own if worker_id == "master" else own.parent

    def convert(home: Path) -> None:
        home.mkdir()
        office.convert(workbooks.values(), home)

    return office.contents(environments.built(common / "spreadsheets", "", convert))


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the description of the data package of each registry."""
    folder = tmp_path_factory.mktemp("packages")
    for name in PACKAGED:
        export(name, "-o", folder / name)
    return {name: folder / name / "datapackage.json" for name in PACKAGED}

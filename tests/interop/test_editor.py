"""An editor with the YAML language server completes, explains and underlines with our schema."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from tests.interop import environments
from tests.interop.editor import Editor, editor
from timeline.authoring.schema_ids import with_ids
from timeline.reading.source import read
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import InstrumentType, Role

MODELINE = "# yaml-language-server: $schema=timeline/registry.schema.json\n"
PART = MODELINE.replace(".json", ".json#/$defs/Part")
HEAD = f"{MODELINE}registry: r\ntitle: R\nevents:\n  a:\n    "


@pytest.fixture(scope="module")
def vscode() -> Iterator[Editor]:
    """Return an editor of files at the top level, where the machine can run it."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        pytest.skip("the YAML language server needs node and npm, which this machine lacks")
    with editor(Path(node), environments.yaml_server(), ROOT) as made:
        yield made


def test_the_registry_at_the_top_level_names_the_schema(vscode: Editor) -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    assert text.startswith(MODELINE)
    assert vscode.underlined(text) == []
    assert vscode.underlined(text.replace("kind: visit", "kind: vist", 1)) != []


@pytest.mark.parametrize(
    "path", sorted((DATA / "valid").glob("*.yaml")), ids=lambda path: path.name
)
def test_nothing_is_underlined_in_a_registry_without_errors(vscode: Editor, path: Path) -> None:
    assert vscode.underlined(MODELINE + path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("event", "underlined", "said"),
    [
        ("{kind: vist, title: A}", "vist", '"visit", "talks"'),
        ("{kind: talks, title: A, partcipants: {}}", "partcipants", "not allowed"),
        ("{kind: signing, title: A, level: state, instrument: {}}", "level", "not allowed"),
        ("{kind: signing, title: A}", "a", '"instrument"'),
        ("{title: A}", "a", '"kind"'),
        ("{kind: talks, title: A, when: 2 March 2023}", "2 March 2023", "TL221"),
        ("{kind: talks, title: A, when: 2023-02-30}", "2023-02-30", "TL222"),
        ("{kind: talks, title: A, timezone: IST}", "IST", "TL207"),
        ("{kind: talks, title: A, countries: [NO]}", "NO", "TL206"),
        ("{kind: talks, title: A, participants: {IND: gust}}", "gust", '"guest"'),
        ("{kind: talks, title: A, repeats: {rule: weekly, untl: 2023-12-28}}", "untl", "allowed"),
        ("{kind: talks, title: A, statements: [{by: IND, txt: Good}]}", "txt", "not allowed"),
        ("{kind: talks, title: A}", "a", '"when"'),
        ("{kind: talks, title: A, when: }", "", "TL311"),
        ("{kind: talks, title: A, when: 2023-03, repeats: weekly}", "2023-03", "TL321"),
        ("{kind: visit, title: A, participants: {IND: host}}", "{IND: host}", "TL308"),
        ("{kind: talks, title: A, participants: {The Host: host}}", "The Host", "TL303"),
        ("{kind: talks, title: A, place: New Delhi}", "New Delhi", "TL302"),
        ("{kind: talks, title: A, also_reported: [{field: lvl}]}", "lvl", "TL315"),
        (
            "{kind: talks, title: A, repeats: {rule: daily, changes: {2023-03-09: {}}}}",
            "{}",
            "TL327",
        ),
        (
            "{kind: talks, title: A, repeats: {rule: daily, changes: {2023-03-09: {whn: 2023}}}}",
            "whn",
            "not allowed",
        ),
    ],
)
def test_a_slip_is_underlined_and_explained(
    vscode: Editor, event: str, underlined: str, said: str
) -> None:
    found = vscode.underlined(f"{MODELINE}registry: r\ntitle: R\nevents:\n  a: {event}\n")
    assert [words for place, words in found if place == underlined and said in words] != []


def test_part_of_a_registry_is_not_asked_for_its_head(vscode: Editor) -> None:
    events = "events: {a: {kind: talks, title: A, when: 2023}}\n"
    assert vscode.underlined(MODELINE + events) != []
    assert vscode.underlined(PART + events) == []
    assert vscode.underlined(PART + events.replace("talks", "tlks")) != []


def test_kinds_are_completed_with_what_they_are(vscode: Editor) -> None:
    proposed = vscode.proposed(f"{HEAD}kind: ‸\n")
    assert list(proposed) == list(KINDS)
    assert proposed["visit"] == KINDS["visit"].__doc__


@pytest.mark.parametrize(
    "written",
    [
        "      IND: ‸\n",
        "      IND: gu‸\n",
        "      IND: [host, ‸]\n",
        "      IND:\n        - ‸\n",
    ],
)
def test_roles_are_completed_with_what_they_are(vscode: Editor, written: str) -> None:
    proposed = vscode.proposed(f"{HEAD}kind: talks\n    participants:\n{written}")
    assert proposed["guest"] == Role.GUEST.meaning
    assert set(Role) <= set(proposed)


def test_types_of_instruments_are_completed_with_what_they_are(vscode: Editor) -> None:
    proposed = vscode.proposed(f"{HEAD}kind: signing\n    instrument:\n      type: ‸\n")
    assert proposed["treaty"] == InstrumentType.TREATY.meaning
    assert {*InstrumentType, "mou"} <= set(proposed)


@pytest.mark.parametrize(
    ("written", "some"),
    [
        ("kind: visit\n    ‸\n", {"level", "when", "participants"}),
        ("kind: conference\n    ‸\n", {"series", "edition", "when"}),
        ("kind: talks\n    when: ‸\n", {"2023-03-02 evening", "unknown"}),
        ("kind: talks\n    timezone: ‸\n", {"Asia/Kolkata", "Europe/Rome"}),
        ("kind: talks\n    repeats: ‸\n", {"weekly", "yearly"}),
        ("kind: talks\n    figures:\n      - ‸\n", {"measure", "value", "unit"}),
    ],
)
def test_fields_and_values_are_completed(vscode: Editor, written: str, some: set[str]) -> None:
    assert some <= set(vscode.proposed(HEAD + written))


def test_a_field_of_another_kind_is_not_proposed(vscode: Editor) -> None:
    assert "level" not in vscode.proposed(f"{HEAD}kind: talks\n    ‸\n")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ki‸nd: visit\n", "A visit of one side to the other."),
        ("kind: visit\n    le‸vel: state\n", "The level at which the host receives the visit."),
        ("kind: talks\n    whe‸n: 2023\n", "Thu 2023-03-02 to Fri 2023-03-03"),
        ("kind: signing\n    instrument: {ty‸pe: mou}\n", InstrumentType.TREATY.meaning),
    ],
)
def test_a_field_is_explained(vscode: Editor, written: str, said: str) -> None:
    assert said in vscode.explained(HEAD + written)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the first line of a file that is checked by the schema with our own ids."""
    path = tmp_path_factory.mktemp("schema") / "own.schema.json"
    schema = json.loads((ROOT / "timeline" / "registry.schema.json").read_bytes())
    data = read((ROOT / "events.yaml").read_bytes(), "events.yaml").data
    path.write_text(json.dumps(with_ids(schema, [data or {}])), encoding="utf-8")
    return f"# yaml-language-server: $schema={path}\n"


@pytest.mark.parametrize(
    ("written", "id", "name"),
    [
        ("place: ‸\n", "hyderabad-house", "Hyderabad House"),
        ("place: [‸]\n", "hyderabad-house", "Hyderabad House"),
        ("participants:\n      m‸\n", "meloni", "Giorgia Meloni"),
        ("participants:\n      ‸\n", "ITA", "Italy"),
        ("part_of: ‸\n", "raisina-2023", "Raisina Dialogue"),
        ("sources:\n      - ‸\n", "bloomberg-2023-03-02", "Bloomberg"),
        ("statements:\n      - by: ‸\n", "kwatra", "Vinay Mohan Kwatra"),
    ],
)
def test_the_ids_of_a_registry_are_completed_with_their_names(
    vscode: Editor, own: str, written: str, id: str, name: str
) -> None:
    proposed = vscode.proposed(HEAD.replace(MODELINE, own) + f"kind: talks\n    {written}")
    assert proposed[id] == name


def test_in_the_schema_of_a_registry_a_new_id_is_not_underlined(vscode: Editor, own: str) -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8").replace(MODELINE, own)
    assert vscode.underlined(text) == []
    new = HEAD.replace(MODELINE, own) + "{kind: talks, title: A, when: 2023, place: PLACE}\n"
    assert vscode.underlined(new.replace("PLACE", "a-new-one")) == []
    (found,) = vscode.underlined(new.replace("PLACE", "A New One"))
    assert found == ("A New One", "TL302: Name a place by its id under places.")


COUNT_PATTERNS = """
const schema = JSON.parse(require("fs").readFileSync(0, "utf8"));
let count = 0;
JSON.stringify(schema, (key, value) => {
  if (key === "pattern") { new RegExp(value, "u"); count++; }
  return value;
});
console.log(count);
"""


def test_every_pattern_is_one_of_ecma_262_in_unicode_mode() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("patterns are compiled by node, which this machine lacks")
    shipped = (ROOT / "timeline" / "registry.schema.json").read_bytes()
    ran = subprocess.run(
        [node, "-e", COUNT_PATTERNS], input=shipped, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert int(ran.stdout) == shipped.count(b'"pattern":')

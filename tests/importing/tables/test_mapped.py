"""Tables of others, read by a mapping."""

from datetime import datetime
from typing import Any

import pytest

from tests.conftest import DATA
from tests.importing.tables.offices import PROGRAMME, programme, treaties
from tests.importing.tables.tables import context, workbook
from timeline.diagnostics.findings import TimelineError
from timeline.importing.incoming import Incoming
from timeline.importing.tables.reading import read

LISTS = DATA / "importing"
TITLE = '[columns.A]\nfield = "title"\n'
BASE = f'{TITLE}[columns.D]\nfield = "when"\n'


def mapped(table: str | bytes, mapping: str, name: str = "list.csv", **more: Any) -> Incoming:
    """Return what a table says by a mapping."""
    data = table.encode() if isinstance(table, str) else table
    return read(data, name, context(mapping=("map.toml", mapping.encode()), **more))


def fields(table: str | bytes, mapping: str, name: str = "list.csv", **more: Any) -> list[Any]:
    """Return the fields of the events of a table, of which none is left out."""
    found = mapped(table, mapping, name, **more)
    assert found.left_out == ()
    return [dict(event.fields) for event in found.events]


def one(cells: str, mapping: str, header: str = "A,D,C", **more: Any) -> Any:
    """Return the fields of the event of a table of one row."""
    [found] = fields(f"{header}\n{cells}\n", mapping, **more)
    return found


def left(cells: str, mapping: str, header: str = "A,D,C") -> list[tuple[str, str]]:
    """Return what is left out of a table of one row."""
    found = mapped(f"{header}\n{cells}\n", mapping)
    assert found.events == ()
    return [(note.at, note.text) for note in found.left_out]


def test_an_outlook_export() -> None:
    table = (LISTS / "outlook.csv").read_bytes()
    mapping = (LISTS / "outlook.toml").read_text(encoding="utf-8")
    found = mapped(table, mapping)
    assert [dict(each.fields) for each in found.events] == [
        {
            "title": "Call with the Embassy in Rome",
            "description": "Agenda:\n1. visit",
            "kind": "call",
            "when": "2027-03-14 09:30 Asia/Kolkata to 10:00",
            "participants": {
                "asha-rao": "organiser",
                "lucia-ferri": "participant",
                "paolo-neri": "participant",
            },
            "place": "room-12",
        },
        {
            "title": "State visit of Italy",
            "kind": "visit",
            "when": "2027-04-03 to 2027-04-05",
            "audience": "internal",
            "participants": {"protocol-division": "organiser", "lucia-ferri": "participant"},
            "place": "new-delhi",
        },
    ]
    assert [note.text for note in found.decided] == ["rows skipped, as [skip] says: 1"]
    assert found.unused == ()


def test_a_programme_with_merged_days() -> None:
    mapping = """
[table]
sheet = "Programme"
header = 2
[columns.Day]
field = "when"
fill = "down"
[columns.From]
field = "time"
[columns.To]
field = "end_time"
[columns.Item]
field = "title"
[columns.Where]
field = "place"
[constants]
kind = "ceremony"
"""
    found = fields(programme(), mapping, "programme.xlsx", zone="Asia/Kolkata", country="IND")
    assert [(each["title"], each["when"]) for each in found] == [
        ("Welcome", "2027-03-04 09:30 to 10:15"),
        ("Talks", "2027-03-04 11:00"),
        ("Dinner", "2027-03-05 18:00 to 20:00"),
    ]
    assert len(PROGRAMME) == len(found) + 2


def test_a_table_of_treaties() -> None:
    mapping = (LISTS / "treaties.toml").read_text(encoding="utf-8")
    found = mapped(treaties(400), mapping)
    assert len(found.events) + len(found.left_out) == 400
    assert {note.text for note in found.left_out} == {
        '"Korea" is no country that we know; add it to [countries]'
    }
    [unresolved] = found.to_do
    count = unresolved.text.split(" ")[0]
    assert int(count) == len(found.left_out)
    assert unresolved.text.endswith(
        '"Korea" is no country that we know; say it in map.toml: [countries]'
    )
    parties = {party for each in found.events for party in each.fields["instrument"]["parties"]}  # type: ignore[index,union-attr,call-overload]
    assert parties == {"IND", "ITA", "TUR", "CIV", "SUN", "MMR", "ARE"}
    whole = mapped(treaties(400), mapping.replace("[skip]", 'Korea = "KOR"\n[skip]'))
    assert len(whole.events) == 400
    assert whole.events[0].uid == "1"


def test_a_date_of_two_readings_is_refused_with_both() -> None:
    with pytest.raises(TimelineError) as refused:
        mapped("A,D\nx,03/04/2027\ny,05/06/2027\n", BASE)
    assert str(refused.value) == (
        'list.csv:2, D: "03/04/2027" is 3 April 2027 (format = "%d/%m/%Y") or 4 March 2027 '
        '(format = "%m/%d/%Y"); write the format under [columns.D] of map.toml'
    )


def test_a_format_is_said_even_if_only_one_fits() -> None:
    with pytest.raises(TimelineError, match=r'is 13 April 2027 \(format = "%d/%m/%Y"\); write'):
        mapped("A,D\nx,13/04/2027\n", BASE)


def test_a_date_that_no_format_reads_is_refused() -> None:
    with pytest.raises(TimelineError, match='"some day" is in no'):
        mapped("A,D\nx,some day\n", BASE)
    with pytest.raises(TimelineError, match=r'"9\.30" is 09:30'):
        mapped("A,D,T\nx,2027-03-04,9.30\n", f'{BASE}[columns.T]\nfield = "time"\n')


def test_a_value_in_another_format_leaves_its_row_out() -> None:
    mapping = f'{BASE}format = "%d/%m/%Y"\n'
    found = mapped("A,D\nx,03/04/2027\ny,4 May\nz,31/02/2027\n", mapping)
    assert [event.fields["when"] for event in found.events] == ["2027-04-03"]
    assert [(note.at, note.text) for note in found.left_out] == [
        ("list.csv:3, D", '"4 May" is not a date in the format %d/%m/%Y'),
        ("list.csv:4, D", '"31/02/2027" is not a date in the format %d/%m/%Y'),
    ]
    assert len(found.left_out_uids) == 2


def test_iso_and_dates_of_a_workbook_need_no_format() -> None:
    assert one("x,2027-03-04,", BASE)["when"] == "2027-03-04"
    table = workbook(["A", "D"], ["x", datetime(2027, 3, 4, 18, 30)])  # noqa: DTZ001
    [found] = fields(table, f'{BASE}zone = "Europe/Rome"\n', "list.xlsx")
    assert found["when"] == "2027-03-04 18:30 Europe/Rome"


def test_columns_are_combined_and_split() -> None:
    mapping = """
[columns.A]
field = "title"
[columns.B]
field = "title"
[columns.D]
field = "when"
[columns.E]
field = "end"
[columns.N]
field = "description"
[columns.M]
field = "description"
[columns.P]
field = "place"
split = [", ", " and "]
[columns.C]
field = "city"
[columns.T]
field = "topics"
split = [";"]
"""
    table = (
        "A,B,D,E,N,M,P,C,T\n"
        'Talks,"on  trade",2027-03-04,2027-03-06,one,two,"Inn, Hall and Court",Rome,'
        "Trade;Free_Ports\n"
    )
    [found] = fields(table, mapping, country="ITA")
    assert found == {
        "title": "Talks on trade",
        "kind": "other",
        "label": "Event",
        "description": "one\n\ntwo",
        "when": "2027-03-04 to 2027-03-06",
        "place": ["inn", "hall", "court"],
        "topics": ["trade", "free-ports"],
    }


def test_offices_are_told_apart_only_where_the_mapping_says_so() -> None:
    who = '[columns.C]\nfield = "guest"\ncountry = "ITA"\n'
    known = context(mapping=("map.toml", f"{BASE}{who}".encode()))
    [event] = read(b"A,D,C\nx,2027-03-04,Prime Minister Bianchi\n", "list.csv", known).events
    assert event.fields["participants"] == {"prime-minister-bianchi": "guest"}
    offices = f'{BASE}{who}offices = ["Prime Minister", "Minister"]\n'
    assert one("x,2027-03-04,Prime Minister Bianchi", offices)["participants"] == {
        "bianchi": {"role": "guest", "as": "Prime Minister"}
    }
    assert known.directory.added["people"]["prime-minister-bianchi"]["country"] == "ITA"


def test_roles_come_from_columns_and_constants() -> None:
    mapping = f"""{BASE}[columns.C]
field = "host"
as = "organization"
country = "N"
[columns.N]
field = "ignore"
[constants]
guest = "Italy"
"""
    known = context(mapping=("map.toml", mapping.encode()))
    table = b"A,D,C,N\nx,2027-03-04,Club,India\n"
    [event] = read(table, "list.csv", known).events
    assert event.fields["participants"] == {"club": "host", "ITA": "guest"}
    assert known.directory.added["organizations"] == {"club": {"name": "Club", "country": "IND"}}


def test_countries_of_events_without_a_place() -> None:
    mapping = f'{BASE}[columns.C]\nfield = "country"\n'
    assert one("x,2027-03-04,Bharat", f'{mapping}[countries]\nBharat = "IND"\n') == {
        "title": "x",
        "kind": "other",
        "label": "Event",
        "when": "2027-03-04",
        "countries": ["IND"],
    }
    several = f'{BASE}[columns.C]\nfield = "countries"\nsplit = [";"]\n'
    assert one("x,2027-03-04,IT;India", several)["countries"] == ["ITA", "IND"]


def test_a_place_has_its_city_and_country_or_is_named_to_do() -> None:
    mapping = f"""{BASE}[columns.C]
field = "place"
[columns.T]
field = "city"
[columns.N]
field = "country"
"""
    known = context(mapping=("map.toml", mapping.encode()))
    table = b"A,D,C,T,N\nx,2027-03-04,Inn,Rome,Italy\ny,2027-03-04,Hall,,\nz,2027-03-05,,Rome,IT\n"
    found = read(table, "list.csv", known)
    assert known.directory.added["places"] == {
        "inn": {"name": "Inn", "country": "ITA", "city": "Rome"},
        "hall": {"name": "Hall", "country": "unknown"},
        "rome": {"name": "Rome", "country": "ITA"},
    }
    assert [note.text for note in found.to_do] == ["places without a country yet: 1, Hall"]


def test_announcements_are_days() -> None:
    mapping = f'{BASE}[columns.C]\nfield = "announced"\nformat = "%d %B %Y"\n'
    assert one("x,2027-03-04,1 March 2027", mapping)["announced"] == "2027-03-01"
    assert "announced" not in one("x,2027-03-04,", mapping)


def test_an_instrument_of_organizations() -> None:
    mapping = f"""{BASE}[columns.C]
field = "party"
as = "organization"
split = [";"]
[constants]
kind = "signing"
type = "treaty"
"""
    assert one("x,2027-03-04,Club;Body", mapping)["instrument"] == {
        "type": "treaty",
        "parties": ["club", "body"],
    }


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (",2027-03-04,", [("list.csv:2, A", "no title")]),
        ("x,,", [("list.csv:2, D", "no day")]),
    ],
)
def test_a_row_without_title_or_day_is_left_out(cells: str, wrong: list[tuple[str, str]]) -> None:
    assert left(f"{cells}more", BASE) == wrong


def test_the_day_and_the_title_may_be_constant() -> None:
    mapping = '[columns.C]\nfield = "place"\n[constants]\ntitle = "Fair"\nwhen = "2027"\n'
    assert one("x,2027-03-04,Inn", mapping)["when"] == "2027"


def test_the_same_row_twice_is_taken_once() -> None:
    found = mapped("A,D\nx,2027-03-04\nx,2027-03-04\ny,2027-03-04\n", BASE)
    assert len(found.events) == 2
    assert [(note.at, note.text) for note in found.left_out] == [
        ("list.csv:3", "the same as list.csv:2")
    ]


def test_ids_and_unused_columns() -> None:
    mapping = f'{BASE}[columns.I]\nfield = "id"\n'
    found = mapped("A,D,I,C,Z\nx,2027-03-04,my-id,left,\n", mapping)
    assert [(event.uid, event.id) for event in found.events] == [("my-id", "my-id")]
    assert [(note.at, note.text) for note in found.unused] == [("list.csv:2, C", "C")]


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("x", r"map\.toml: this is not TOML in UTF-8"),
        ("[colums]", r'map\.toml: \[…\]: "colums" means nothing; did you mean "columns"'),
        ("columns = 1", r"\[columns\]: this is a section"),
        ("[columns]\nA = 1", r"\[columns\.A\]: a column is a section with a field"),
        ('[columns.A]\nfield = "tilte"', r'"tilte" means nothing; did you mean "title"'),
        ('[columns.A]\nfeld = "title"', r'"feld" means nothing; did you mean "field"'),
        ("[columns.A]\nfield = 1", r"1 is no text"),
        ('[columns.A]\nfield = "when"\nformat = "%Q"', '"%Q" in format means nothing'),
        ('[columns.A]\nfield = "when"\nformat = "%d%d"', "names a part of the date twice"),
        ('[columns.A]\nfield = "when"\nzone = "Rome"', "is not an IANA time zone"),
        ('[columns.A]\nfield = "host"\nas = "ship"', '"ship" means nothing'),
        ('[constants]\nhots = "IND"', r'\[constants\]: "hots" means nothing'),
        ('[columns.Z]\nfield = "title"', r"\[columns\.Z\]: no such column in list\.csv"),
        ('[skip]\nZ = "x"', r"\[skip\.Z\]: no such column"),
        ('[columns.D]\nfield = "when"', "no column has the field title"),
        ('[columns.A]\nfield = "when"\nformat = "%Y %"', '"%" in format means nothing'),
    ],
)
def test_a_mapping_that_means_nothing_is_refused(mapping: str, message: str) -> None:
    with pytest.raises(TimelineError, match=message):
        mapped("A,D\nx,2027-03-04\n", mapping)


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(TimelineError, match='no sheet is called "Sheet2"; did you mean "Sheet1"'):
        mapped(workbook(["A"]), f'{TITLE}[table]\nsheet = "Sheet2"\n', "list.xlsx")


def test_a_table_that_is_not_ours_needs_a_mapping() -> None:
    with pytest.raises(TimelineError, match=r"so it needs a mapping; timeline import list\.csv"):
        read(b"A,D\nx,y\n", "list.csv", context())

"""Tables of others, read by a mapping."""

from datetime import datetime
from typing import Any

import pytest

from tests.conftest import DATA
from tests.importing.tables.offices import PROGRAMME, programme, treaties
from tests.importing.tables.tables import context, workbook
from timeline.diagnostics.findings import TimelineError
from timeline.importing.directory import Directory, Known
from timeline.importing.incoming import Incoming
from timeline.importing.tables.reading import read
from timeline.registry.registry import Registry

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
            "when": "2027-03-14 09:30 to 10:00",
            "participants": {
                "asha-rao": "organiser",
                "lucia-ferri": "participant",
                "paolo-neri": "participant",
            },
            "place": "room-12",
        },
        {
            "title": "Forum of the Two Seas",
            "kind": "conference",
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
        '"Korea" is not a country that timeline knows; add it to [countries]'
    }
    [unresolved] = found.to_do
    count = unresolved.text.split(" ")[0]
    assert int(count) == len(found.left_out)
    assert unresolved.text.endswith(
        '"Korea" is not a country that timeline knows; add it to map.toml: [countries]'
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
    assert len(found.left_out_uids) == 4  # each row may have had either of two keys


def test_iso_and_dates_of_a_workbook_need_no_format() -> None:
    assert one("x,2027-03-04,", BASE)["when"] == "2027-03-04"
    table = workbook(["A", "D"], ["x", datetime(2027, 3, 4, 18, 30)])  # noqa: DTZ001
    found = mapped(table, f'{BASE}zone = "Europe/Rome"\n', "list.xlsx")
    assert [event.fields["when"] for event in found.events] == ["2027-03-04 18:30"]
    assert found.head == {"defaults": {"timezone": "Europe/Rome"}}


_CLOCKED = f"""{BASE}[columns.T]
field = "time"
[columns.Z]
field = "zone"
[columns.P]
field = "place"
"""


def clocked(cells: str, **more: Any) -> Any:
    """Return when the event of a row is that has a clock time, perhaps a zone and a place."""
    return one(f"x,2027-03-04,09:30,{cells}", _CLOCKED, header="A,D,T,Z,P", **more)["when"]


def test_a_clock_time_keeps_its_zone_wherever_another_would_count() -> None:
    registry = Registry.model_validate(
        {"registry": "r", "title": "R", "events": {}, "defaults": {"timezone": "Asia/Kolkata"}}
    )
    places: Known = {"places": {"rome": {"name": "Rome", "timezone": "Europe/Rome"}}}
    assert clocked(",", zone="Europe/Rome") == "2027-03-04 09:30"
    assert clocked("Asia/Tokyo,", zone="Europe/Rome") == "2027-03-04 09:30 Asia/Tokyo"
    assert clocked("Tokyo,", zones={"Tokyo": "Asia/Tokyo"}) == "2027-03-04 09:30 Asia/Tokyo"
    for zone, cells, expected in (
        ("", ",", ""),
        ("", ",Rome", ""),
        ("Asia/Kolkata", ",", ""),
        ("Asia/Kolkata", ",Rome", " Asia/Kolkata"),
        ("Europe/Rome", ",", " Europe/Rome"),
        ("Europe/Rome", ",Rome", ""),
    ):
        known = {"registry": registry, "directory": Directory(places), "zone": zone}
        assert clocked(cells, **known) == f"2027-03-04 09:30{expected}", (zone, cells)


def test_a_clock_time_without_a_zone_says_where_to_give_one() -> None:
    header, row = "A,D,T,Z,P\n", "x,2027-03-04,09:30,"
    [note] = mapped(f"{header}{row},\n", _CLOCKED).left_out
    assert note.at == "list.csv:2, T"
    assert note.text == (
        "a clock time without a time zone; give it with --zone, or with "
        'zone = "Europe/Rome" under [columns.T]'
    )
    [note] = mapped(f"{header}{row}Rome time,\n", _CLOCKED).left_out
    assert note.at == "list.csv:2, Z"
    assert note.text.endswith('or give it with --zone "Rome time=ZONE"')


def test_an_end_that_is_the_start_is_none() -> None:
    mapping = f"""{BASE}[columns.T]
field = "time"
[columns.U]
field = "end_time"
"""
    row = "x,2027-03-04,09:30,09:30"
    found = one(row, mapping, header="A,D,T,U", zone="Europe/Rome")
    assert found["when"] == "2027-03-04 09:30"


def test_a_word_that_may_mean_private_does() -> None:
    mapping = f"""{BASE}[columns.P]
field = "private"
[columns.S]
field = "private"
[values.P]
"Falso" = "no"
"""
    table = """A,D,P,S
a,2027-03-04,False,Normal
b,2027-03-04,False,Confidential
c,2027-03-04,Vero,Normal
d,2027-03-04,,Privato
e,2027-03-04,Falso,
"""
    found = mapped(table, mapping)
    hidden = [each.fields["title"] for each in found.events if "audience" in each.fields]
    assert hidden == ["b", "c", "d"]
    said = '"{}" counts as private, rows: 1; if not, add it under [values.{}], as in "{}" = "no"'
    assert [(note.at, note.text) for note in found.decided] == [
        ("list.csv:1, P", said.format("Vero", "P", "Vero")),
        ("list.csv:1, S", said.format("Privato", "S", "Privato")),
    ]


def test_a_whole_day_is_said_by_yes_or_no() -> None:
    mapping = f'{BASE}[columns.W]\nfield = "all_day"\n'
    found = mapped("A,D,W\nx,2027-03-04,Vero\ny,2027-03-05,\nz,2027-03-06,False\n", mapping)
    assert [(note.at, note.text) for note in found.left_out] == [
        (
            "list.csv:2, W",
            '"Vero" is neither yes nor no; write "yes" or "no" for it under [values.W]',
        )
    ]
    assert len(found.events) == 2


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
    assert [note.text for note in found.to_do] == [
        'places without a country: 1, "Hall"; give them one with --country'
    ]


def test_places_of_one_name_in_two_countries_are_two() -> None:
    mapping = f"""{BASE}[columns.C]
field = "place"
[columns.N]
field = "country"
"""
    known = context(mapping=("map.toml", mapping.encode()))
    rows = ("a,2027-03-04,Tripoli,Libya", "b,2027-03-05,Tripoli,Lebanon", "c,2027-03-06,Tripoli,")
    table = "\n".join(["A,D,C,N", *rows, "d,2027-03-07,TRIPOLI,LBN"]).encode()
    found = read(table, "list.csv", known)
    assert [event.fields["place"] for event in found.events] == [
        *("tripoli", "tripoli-2", "tripoli", "tripoli-2")
    ]
    assert known.directory.added["places"]["tripoli-2"] == {"name": "Tripoli", "country": "LBN"}


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
        ("x", r"map\.toml: this is not TOML .Expected"),
        ("[colums]", r'map\.toml: \[…\]: "colums" is unknown here; did you mean "columns"'),
        ("columns = 1", r"\[columns\]: this is a section"),
        ("[columns]\nA = 1", r"\[columns\.A\]: a column is a section with a field"),
        ('[columns.A]\nfield = "tilte"', r'"tilte" is unknown here; did you mean "title"'),
        ('[columns.A]\nfeld = "title"', r'"feld" is unknown here; did you mean "field"'),
        ("[columns.A]\nfield = 1", r"1 is not a text"),
        ('[columns.A]\nfield = "when"\nformat = "%Q"', '"%Q" has no meaning in format'),
        ('[columns.A]\nfield = "when"\nformat = "%d%d"', "names a part of the date twice"),
        ('[columns.A]\nfield = "when"\nzone = "Rome"', "is not an IANA time zone"),
        ('[columns.A]\nfield = "host"\nas = "ship"', '"ship" is unknown here'),
        ('[constants]\nhots = "IND"', r'\[constants\]: "hots" is unknown here'),
        ('[columns.Z]\nfield = "title"', r"\[columns\.Z\]: no such column in list\.csv"),
        ('[skip]\nZ = "x"', r"\[skip\.Z\]: no such column"),
        ('[columns.D]\nfield = "when"', "no column has the field title"),
        ('[columns.A]\nfield = "when"\nformat = "%Y %"', '"%" has no meaning in format'),
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


def test_addresses_and_passwords_of_meetings_are_dropped_and_counted() -> None:
    mapping = f"""{BASE}[columns.C]
field = "participant"
split = [";"]
[columns.N]
field = "description"
[columns.L]
field = "place"
"""
    text = '"Agenda <b>of</b> <a href=https://x.example>today</a>\nPasscode: 12"'
    cells = "Anna Rossi <anna.rossi@mfa.example>;desk@mfa.example", text
    place = "https://zoom.us/j/123?pwd=abc"
    found = mapped(f"A,D,C,N,L\nx,2027-03-04,{','.join((*cells, place))}\n", mapping)
    [event] = found.events
    assert event.fields["participants"] == {"anna-rossi": "participant"}
    assert event.fields["description"] == "Agenda of today (https://x.example)"
    assert "place" not in event.fields
    assert sorted(note.text for note in found.unused) == [
        "a mail address",
        "a mail address",
        "the address of an online meeting",
        "the number or the password of a meeting",
    ]


def test_a_day_may_have_columns_of_its_own_for_year_month_and_day() -> None:
    names = {"Y": "year", "M": "month", "D": "day", "EY": "end_year", "EM": "end_month"}
    columns = "".join(f'[columns.{name}]\nfield = "{field}"\n' for name, field in names.items())
    rows = {
        "2027,3,4,,": "2027-03-04",
        "2027,March,,,": "2027-03",
        "2027,,,2028,5": "2027 to 2028-05",
    }
    for row, when in rows.items():
        assert one(f"x,{row}", f"{TITLE}{columns}", header="A,Y,M,D,EY,EM")["when"] == when
    table = "A,Y,M,D,EY,EM\nx,,3,4,,\ny,2027,,4,,\nz,,,,,\n"
    assert [(note.at, note.text) for note in mapped(table, f"{TITLE}{columns}").left_out] == [
        ("list.csv:2, Y", '" 3 4" is not a year, month and day'),
        ("list.csv:3, Y", '"2027  4" is not a year, month and day'),
        ("list.csv:4, Y", "no day"),
    ]


def test_two_columns_of_one_day_are_refused() -> None:
    mapping = f'{BASE}[columns.C]\nfield = "when"\n'
    with pytest.raises(TimelineError, match='"D" and "C" are both when; only one column can be'):
        mapped("A,D,C\n", mapping)


def test_a_constant_makes_all_rows_private_and_one_that_says_nothing_is_refused() -> None:
    assert one("x,2027-03-04,", f'{BASE}[constants]\nprivate = "yes"\n')["audience"] == "internal"
    assert "audience" not in one("x,2027-03-04,", f'{BASE}[constants]\nprivate = "no"\n')
    with pytest.raises(TimelineError, match='"end_time" is unknown here'):
        mapped("A,D\n", f'{BASE}[constants]\nend_time = "10:00"\n')


def test_a_row_is_known_again_if_its_clock_time_changes() -> None:
    mapping = f'{BASE}[columns.T]\nfield = "time"\n'

    def uids(*times: str) -> list[str]:
        rows = "".join(f"Break,2027-03-04,{time}\n" for time in times)
        found = mapped(f"A,D,T\n{rows}", mapping, zone="Europe/Rome")
        return [event.uid for event in found.events]

    assert uids("10:30") == uids("11:00")
    assert uids("10:30", "16:00")[:1] == uids("10:45", "16:00")[:1]
    assert uids("10:30", "16:00")[1:] == uids("10:45", "16:00")[1:]
    assert len(set(uids("10:30", "16:00", "18:00"))) == 3
    assert len(uids("10:30", "10:30")) == 1


KIND = '[columns.C]\nfield = "kind"\n'


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("Visit", "visit"), ("TALKS", "talks"), ("Treaty  action", "treaty_action"), ("x", "x")],
)
def test_the_kind_is_known_in_any_spelling(cell: str, kind: str) -> None:
    paper = '[constants]\ntype = "treaty"\n'
    assert one(f"x,2027-01-01,{cell}", f"{BASE}{KIND}{paper}")["kind"] == kind
    assert one("x,2027-01-01,", f'{BASE}{paper}kind = "{cell}"')["kind"] == kind


def test_other_kinds_than_ours_need_a_word_and_ours_need_none() -> None:
    mapping = f'{BASE}{KIND}[values.C]\n"Misc." = "Other"\n'
    found = fields("A,D,C\nx,2027-01-01,Misc.\ny,2027-01-02,Call\n", mapping)
    assert [(each["kind"], each.get("label")) for each in found] == [
        ("other", "Event"),
        ("call", None),
    ]


WHO = f'{BASE}[columns.C]\nfield = "participant"\nsplit = [";"]\n'


def test_a_name_that_is_a_countrys_is_that_country() -> None:
    known = context(mapping=("map.toml", f'{WHO}[countries]\n"Burma (old)" = "MMR"'.encode()))
    cells = "A,D,C\nx,2027-01-01,Italy; IND; Burma (old); Georgia Meloni; IT\n"
    [event] = read(cells.encode(), "list.csv", known).events
    assert list(event.fields["participants"]) == ["ITA", "IND", "MMR", "georgia-meloni", "it"]  # type: ignore[arg-type]
    assert list(known.directory.added["people"]) == ["georgia-meloni", "it"]


def test_a_person_who_is_called_as_a_country_is_one_if_that_was_said() -> None:
    mapping = WHO.replace('split = [";"]', 'as = "person"')
    assert one("x,2027-01-01,Jordan", mapping)["participants"] == {"jordan": "participant"}
    known: Known = {"people": {"mj": {"name": "Jordan"}}}
    found = one("x,2027-01-01,Jordan", WHO, directory=Directory(known))
    assert found["participants"] == {"mj": "participant"}


def test_a_column_may_have_several_formats_and_two_readings_leave_a_row_out() -> None:
    mapping = f'{BASE}format = ["%d/%m/%Y", "%m/%d/%Y", "%d %B %Y"]\n'
    rows = "x,13/04/2027\ny,04/13/2027\nz,03/03/2027\nv,2-4 May 2027\nw,03/04/2027\n"
    found = mapped(f"A,D\n{rows}", mapping)
    assert [event.fields["when"] for event in found.events] == [
        *("2027-04-13", "2027-04-13", "2027-03-03", "2027-05-02 to 2027-05-04")
    ]
    [note] = found.left_out
    assert note.text == '"03/04/2027" may be 3 April 2027 or 4 March 2027'


CLOCKED = f"""{BASE}[columns.C]
field = "time"
format = ["%H:%M", "%H.%M"]
[columns.E]
field = "end_time"
"""


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ("2027-03-04,15:00-16:30,", "2027-03-04 15:00 to 16:30"),
        ("2027-03-04,15.00 to 16.30,17:00", "2027-03-04 15:00 to 17:00"),
        ("2027-03-04,noon,", "2027-03-04 noon"),
        ("2027-03-04,morning,noon", "2027-03-04 morning to noon"),
        ("2027-03-04,noon,14:00", "2027-03-04 noon to 14:00 Asia/Kolkata"),
        ("2027-03-04,,14:00", "2027-03-04"),
    ],
)
def test_clock_times_of_a_day_are_a_range_or_a_word(cells: str, when: str) -> None:
    known = {"zone": "Asia/Kolkata", "registry": Registry(registry="r", title="R")}
    more = known if "Asia" in when else {"zone": "Asia/Kolkata"}
    assert one(f"x,{cells}", CLOCKED, "A,D,C,E", **more)["when"] == when


def test_a_clock_time_needs_a_day() -> None:
    assert left("x,before 2027-03,15:00,", CLOCKED, "A,D,C,E") == [
        ("list.csv:2, D", 'a clock time, but no single day: "before 2027-03"')
    ]


@pytest.mark.parametrize("kind", ["signing", "treaty_action"])
def test_a_signing_without_its_paper_names_the_fields_of_columns(kind: str) -> None:
    hint = "give the fields type and party to columns, or to [constants]"
    assert left("x,2027-01-01,", f'{BASE}[constants]\nkind = "{kind}"\n') == [
        ("list.csv:2", f'the kind "{kind}" needs its paper; {hint}')
    ]


def test_a_constant_holds_for_the_kinds_that_have_the_field() -> None:
    more = '[constants]\nlabel = "Item"\nlevel = "state"\nstatus = "announced"\n'
    cells = "A,D,C\nx,2027-01-01,visit\ny,2027-01-02,other\nz,2027-01-03,banquet\n"
    found = fields(cells, f"{BASE}{KIND}{more}")
    own = [{name: each.get(name) for name in ("label", "level", "status")} for each in found]
    assert own == [
        {"label": None, "level": "state", "status": "announced"},
        {"label": "Item", "level": None, "status": "announced"},
        {"label": "Item", "level": "state", "status": "announced"},
    ]


def test_a_place_of_a_row_that_is_left_out_needs_no_country() -> None:
    mapping = f'{BASE}[columns.C]\nfield = "place"\n[constants]\nkind = "talks"\n'
    found = mapped("A,D,C\nx,2027-01-01,Hall\ny,,Room 3\n", mapping)
    assert [note.text for note in found.to_do] == [
        'places without a country yet: 1, "Hall"; --country gives them one'
    ]


def test_a_mapping_in_another_encoding_is_refused() -> None:
    known = context(mapping=("map.toml", b"# \xe9"))
    with pytest.raises(TimelineError, match=r"map\.toml: this is not in UTF-8"):
        read(b"A\nx\n", "list.csv", known)
    with pytest.raises(TimelineError, match=r"map\.toml: this is not TOML \(Invalid value"):
        mapped("A\nx\n", "[columns.A]\nfield = note\n")

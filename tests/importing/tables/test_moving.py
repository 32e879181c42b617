"""The page of the manual that moves lists to registries: its mappings, on lists as people have."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.importing.tables.offices import programme
from tests.importing.tables.tables import context
from timeline.importing.tables.mapped.drafting import draft
from timeline.importing.tables.reading import read

PAGE = Path("timeline/manual/moving.md")
OUTLOOK = b"""\
Subject,Start Date,Start Time,End Date,End Time,All day event,Required Attendees,Categories,\
Description,Location,Private,Sensitivity
Call with Kenya,3/14/2027,9:30:00 AM,3/14/2027,10:00:00 AM,Falso,Asha Rao;a@b.example,Calls,\
Passcode: 1,Room 4,Falso,Normale
Forum,4/3/2027,12:00:00 AM,4/6/2027,12:00:00 AM,Vero,,Forums,,Trieste,Falso,Riservato
"""
TIMELINE = b"""\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Type,Group
,,,,,,,,,Peace,<p>Overview</p>,,title,
1978,9,5,,1978,9,17,,,Talks at Camp David,A <b>host</b>,https://x.example/p.jpg,,Talks
1979,3,26,14:00,,,,,,Treaty,,,,Signings
1993,,,,,,,,Sometime in 1993,Back channel,,,,Talks
"""
GDELT = b"""\
GLOBALEVENTID\tSQLDATE\tActor1Name\tActor1CountryCode\tActor2Name\tActor2CountryCode\tEventCode\t\
ActionGeo_CountryCode\tSOURCEURL
1178000001\t20270304\tINDIA\tIND\tITALY\tITA\t036\tIN\thttps://news.example/a
1178000002\t20270305\tBERLIN\tDEU\t\t\t042\tGM\thttps://news.example/b
"""


def mappings() -> list[bytes]:
    """Return the mappings of the page, in its order."""
    text = PAGE.read_text(encoding="utf-8")
    return [each.encode() for each in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]


def moved(number: int, table: bytes, name: str, **more: Any) -> list[dict[str, Any]]:
    """Return the events of a table by a mapping of the page; none is left out."""
    found = read(table, name, context(mapping=("map.toml", mappings()[number]), **more))
    assert found.left_out == ()
    return [dict(event.fields) for event in found.events]


def test_from_excel() -> None:
    found = moved(0, programme(), "programme.xlsx", zone="Asia/Kolkata", country="IND")
    assert [(each["title"], each["when"]) for each in found] == [
        ("Welcome", "2027-03-04 09:30 to 10:15"),
        ("Talks", "2027-03-04 11:00"),
        ("Dinner", "2027-03-05 18:00 to 20:00"),
    ]


def test_from_outlook() -> None:
    call, forum = moved(1, OUTLOOK, "outlook.csv", zone="Europe/Rome")
    assert call == {
        "title": "Call with Kenya",
        "kind": "call",
        "when": "2027-03-14 09:30 to 10:00",
        "participants": {"asha-rao": "participant"},
        "place": "room-4",
    }
    assert (forum["when"], forum["audience"]) == ("2027-04-03 to 2027-04-05", "internal")


def test_from_timelinejs() -> None:
    talks, treaty, channel = moved(2, TIMELINE, "timeline.csv")
    assert (talks["when"], talks["description"]) == ("1978-09-05 to 1978-09-17", "A host")
    assert treaty["when"] == "1979-03-26 14:00 Africa/Cairo"
    assert (channel["when"], channel["as_stated"]) == ("1993", "Sometime in 1993")


def test_from_gdelt() -> None:
    meeting, visit = moved(3, GDELT, "news.tsv")
    assert (meeting["title"], meeting["when"]) == ("INDIA will meet ITALY", "2027-03-04")
    assert meeting["participants"] == {"IND": "participant", "ITA": "participant"}
    assert visit["participants"] == {"DEU": "participant"}
    assert visit["url"] == "https://news.example/b"


@pytest.mark.parametrize(
    ("number", "table", "name"),
    [
        (0, programme(), "programme.xlsx"),
        (1, OUTLOOK, "outlook.csv"),
        (2, TIMELINE, "timeline.csv"),
        (3, GDELT, "news.tsv"),
    ],
)
def test_the_draft_names_most_columns_of_the_mapping(number: int, table: bytes, name: str) -> None:
    columns = re.findall(
        r'^\[columns\."(.*)"\]\nfield = "(.*)"$', mappings()[number].decode(), re.MULTILINE
    )
    text = draft(table, name)
    known = [f'[columns."{column}"]\nfield = "{field}"' in text for column, field in columns]
    assert sum(known) >= 0.6 * len(columns)

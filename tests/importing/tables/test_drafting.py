"""Drafts of mappings, made by looking at whole tables."""

import random
from datetime import datetime, time

import pytest

from tests.conftest import DATA
from tests.importing.tables.offices import programme, treaties
from tests.importing.tables.tables import context, workbook
from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables.mapped.drafting import draft
from timeline.importing.tables.mapped.form import parsed
from timeline.importing.tables.reading import read

OUTLOOK = (DATA / "importing" / "outlook.csv").read_bytes()


def test_the_draft_of_an_outlook_export_needs_little() -> None:
    text = draft(OUTLOOK, "outlook.csv")
    mapping = parsed("map.toml", text.encode())
    assert {name: it.field for name, it in mapping.columns.items()} == {
        "Subject": "title",
        "Start Date": "when",
        "Start Time": "time",
        "End Date": "end",
        "End Time": "end_time",
        "All day event": "all_day",
        "Meeting Organizer": "organiser",
        "Required Attendees": "participant",
        "Categories": "kind",
        "Description": "description",
        "Location": "place",
        "Private": "private",
    }
    assert 'format = "%m/%d/%Y"  # fits all cells' in text
    assert '"Calls" = ""  # cells: 1' in text
    # Two rows have one kind of event each that only a person can tell.
    found = read(
        OUTLOOK, "outlook.csv", context(mapping=("map.toml", text.encode()), zone="Asia/Kolkata")
    )
    assert len(found.events) == 3


def test_a_column_of_two_readings_has_both_and_no_format() -> None:
    text = draft(b"Subject;Date\na;03/04/2027\nb;05/06/2027\n", "list.csv")
    assert text.split('[columns."Date"]\n')[1].split("\n\n")[0] == (
        'field = "when"  # by its name\n'
        "# 2 formats fit all cells: keep the one that is meant\n"
        '# format = "%d/%m/%Y"  # 05/06/2027 is 5 June 2027\n'
        '# format = "%m/%d/%Y"  # 05/06/2027 is 6 May 2027'
    )
    with pytest.raises(TimelineError, match=r"is 3 April 2027 .* or 4 March 2027"):
        read(
            b"Subject;Date\na;03/04/2027\nb;05/06/2027\n",
            "list.csv",
            context(mapping=("map.toml", text.encode())),
        )


def test_a_column_that_no_format_fits_shows_a_cell() -> None:
    text = draft(b"Subject;Date\na;spring\nb;\n", "list.csv")
    said = '# cells in no usual format: 1, such as "spring"\n# format = "%d/%m/%Y"'
    assert said in text
    assert '# fill = "down"  # empty cells: 1; take the one above' in text


def test_lines_above_the_header_and_the_sheet_are_found() -> None:
    mapping = parsed("map.toml", draft(treaties(30), "treaties.csv").encode())
    assert mapping.header == 3
    assert mapping.columns["Date of signature"].formats != ()
    assert mapping.columns["Partner"].kind == "country"
    text = draft(programme(), "programme.xlsx")
    assert "header = 2" in text
    assert "# its cells are dates of the workbook: no format is needed" in text


def test_countries_that_are_not_known_are_listed_with_their_counts() -> None:
    text = draft(b"Subject;Guest\na;Italy\nb;Burma (old)\nc;Burma (old)\nd;India\ne;IT\n", "l.csv")
    assert text.endswith(
        "[countries]  # names that are none of ISO 3166, nor a usual one\n"
        '"Burma (old)" = ""  # cells: 2\n'
    )


def test_dates_are_found_by_their_cells() -> None:
    table = workbook(
        ["What", "A", "B", "C", "Subject", "D"],
        ["x", datetime(2027, 3, 4), "18:30", "", "T", "x"],  # noqa: DTZ001
        ["y", datetime(2027, 3, 5), "19:30", "", "U", time(9)],  # noqa: DTZ001
    )
    text = draft(table, "list.xlsx")
    columns = parsed("map.toml", text.encode()).columns
    assert {name: it.field for name, it in columns.items()} == {
        "A": "when",
        "B": "time",
        "Subject": "title",
    }
    assert '# [columns."C"]  # filled cells: 0 of 2' in text


def test_several_sheets_name_the_longest() -> None:
    assert 'sheet = "Sheet1"' not in draft(workbook(["Subject", "Date"], ["a", "b"]), "x.xlsx")


def test_the_draft_is_the_same_at_each_run_and_for_rows_in_any_order() -> None:
    lines = treaties(200).decode().split("\r\n")
    head, rows = lines[:3], lines[3:]
    one = draft("\r\n".join((*head, *rows)).encode(), "treaties.csv")
    random.Random(2).shuffle(rows)  # noqa: S311
    assert draft("\r\n".join((*head, *rows)).encode(), "treaties.csv") == one


def test_a_header_that_toml_must_quote() -> None:
    text = draft(b'a "b"\\,Subject,\x7f\n1,2,3\n', "list.csv")
    assert list(parsed("map.toml", text.encode()).columns) == ["Subject"]


def test_what_is_called_from_may_be_a_day_or_a_clock_time() -> None:
    text = draft(programme(), "programme.xlsx")
    mapping = parsed("map.toml", text.encode())
    assert {name: it.field for name, it in mapping.columns.items()} == {
        "Day": "when",
        "From": "time",
        "To": "end_time",
        "Item": "title",
        "Where": "place",
    }
    assert "# its cells are clock times of the workbook: no format is needed" in text
    text = draft(b"Subject,From,To\na,2027-03-04,2027-03-05\n", "list.csv")
    assert [it.field for it in parsed("m", text.encode()).columns.values()] == [
        *("title", "when", "end")
    ]


def test_a_draft_asks_for_the_zone_of_clock_times() -> None:
    said = '# zone = "Europe/Rome"  # of its clock times, or give it with --zone'
    assert said in draft(b"Subject,Date,Time\na,2027-03-04,09:30\n", "list.csv")
    moments = workbook(["Subject", "Date"], ["x", datetime(2027, 3, 4, 18, 30)])  # noqa: DTZ001
    assert said in draft(moments, "list.xlsx")
    assert said not in draft(b"Subject,Date\na,2027-03-04\n", "list.csv")


def test_the_column_whose_texts_differ_most_may_be_the_title() -> None:
    table = b"A,B,C,Date\n1,x,https://a.example,2027-03-04\n2,y,https://b.example,2027-03-05\n"
    text = draft(table, "list.csv")
    assert (
        '[columns."B"]\nfield = "title"  # no column is called title; the texts of this differ'
        in text
    )
    assert 'field = "title"' not in draft(b"Date\n2027-03-04\n", "list.csv")


def test_a_draft_advises_a_key_column() -> None:
    said = "# No column has the field key."
    assert said in draft(b"Subject,Date\na,2027-03-04\n", "list.csv")
    assert said not in draft(b"No,Subject,Date\n1,a,2027-03-04\n", "list.csv")


def test_a_day_that_has_columns_of_its_own_is_found() -> None:
    table = b"Year,Month,Day,End Year,Headline\n1978,9,5,1978,Talks\n1993,,,,Back channel\n"
    text = draft(table, "list.csv").encode()
    found = read(table, "list.csv", context(mapping=("map.toml", text)))
    assert [event.fields["when"] for event in found.events] == ["1978-09-05 to 1978", "1993"]


def test_a_comma_may_stand_within_a_name() -> None:
    text = draft(b'Subject,Guest\na,"Rao, Asha"\nb,"Neri, Paolo"\n', "list.csv")
    assert '# split = [", "]  # if it stands between names' in text
    text = draft(b'Subject,Guest\na,"Italy, India"\nb,"Kenya, Peru"\n', "list.csv")
    assert '\nsplit = [", "]\n' in text
    assert '\nsplit = [";"]\n' in draft(b"Subject,Guest\na,Asha Rao;Paolo Neri\n", "list.csv")


def test_a_country_with_and_in_its_name_is_one() -> None:
    partners = ("Bosnia and Herzegovina", "Bosnia and Herzegovina", "Trinidad and Tobago", "Italy")
    rows = "".join(f"a{n},2027-03-04,{name}\n" for n, name in enumerate(partners))
    head = "Subject,Date,Partner\n"
    assert "split" not in draft(f"{head}{rows}".encode(), "list.csv")
    both = f"{head}{rows}b,2027-03-04,Italy and India\n".encode()
    text = draft(both, "list.csv")
    assert '\nsplit = [" and "]\n' in text
    text = text.replace("[constants]", '[constants]\nkind = "signing"')
    found = read(both, "list.csv", context(mapping=("map.toml", text.encode())))
    assert [event.fields["instrument"] for event in found.events] == [
        {"parties": parties} for parties in (["BIH"], ["BIH"], ["TTO"], ["ITA"], ["ITA", "IND"])
    ]


def test_a_column_of_clock_times_gets_no_format_of_dates() -> None:
    text = draft(b"Subject;Time\na;soon\nb;15:00-16:30\n", "list.csv")
    assert '# cells in no usual format: 1, such as "soon"\n# format = "%Hh%M"' in text


def test_remarks_are_for_the_office_and_not_for_the_public() -> None:
    for name in ("Remarks", "Notes", "Comment"):
        text = draft(f"Subject,Date,{name}\nx,2027-01-01,hush\n".encode(), "list.csv")
        assert f'[columns."{name}"]\nfield = "note"' in text


MIXED = """Subject;Date;From
a;28.03.2023;15:00-16:30
b;2-3 March 2023;9.30
c;28.03.2023-30.03.2023;10h00
d;June 2023;noon
e;2023-06;
f;02.04.2023;TBC
"""


def test_a_column_of_several_formats_has_them_all() -> None:
    text = draft(MIXED.encode(), "list.csv")
    assert 'format = ["%d.%m.%Y", "%B %Y", "%d %B %Y"]  # each cell is in one of them' in text
    assert 'field = "time"  # its cells are clock times\nformat = ["%H.%M", "%Hh%M"]' in text
    assert '# cells in no usual format: 1, such as "TBC"' in text
    found = read(
        MIXED.encode(), "list.csv", context(mapping=("m", text.encode()), zone="Europe/Rome")
    )
    assert [each.fields["when"] for each in found.events] == [
        "2023-03-28 15:00 to 16:30",
        "2023-03-02 09:30 to 2023-03-03",
        "2023-03-28 10:00 to 2023-03-30",
        "2023-06 noon",
        "2023-06",
    ]
    [note] = found.left_out
    assert note.text == '"TBC" is not a clock time in the format %H.%M or %Hh%M'


def test_a_mixed_column_of_two_readings_has_neither() -> None:
    text = draft(b"Subject;Date\na;03/04/2027\nb;June 2027\nc;Friday 4 June 2027\n", "list.csv")
    assert 'format = ["%A %d %B %Y", "%B %Y"]' in text
    said = "03/04/2027 is 3 April 2027 or 4 March 2027: add the format that is meant"
    assert f"# {said}" in text

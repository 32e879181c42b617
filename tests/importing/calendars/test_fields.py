"""What an event of a calendar says, as fields of a registry; what is not taken is named."""

import pytest

from tests.importing.calendars.written import START, calendar, event, fields, found, texts
from timeline.importing import prose
from timeline.importing.calendars.reading import read
from timeline.importing.context import Context
from timeline.importing.directory import Directory
from timeline.reading.loader import load
from timeline.reading.yaml import Data
from timeline.registry.registry import Registry

FIELDS: dict[str, tuple[tuple[str, ...], dict[str, Data]]] = {
    "nothing more": ((), {}),
    "tentative": (("STATUS:TENTATIVE",), {"status": "tentative"}),
    "cancelled": (("STATUS:CANCELLED",), {"status": "cancelled"}),
    "confirmed, as most are": (("STATUS:CONFIRMED",), {}),
    "a text": (
        ("DESCRIPTION:One\\, two\\nthree\\; C:\\\\x",),
        {"description": "One, two\nthree; C:\\x"},
    ),
    "HTML": (
        ('DESCRIPTION:<p>Go &amp\\; <a href="https://x.org/a">see</a></p><br/>now',),
        {"description": "Go & see (https://x.org/a)\n\nnow"},
    ),
    "HTML alone": (
        ("X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Hello</p></body></html>",),
        {"description": "Hello"},
    ),
    "styled": (("STYLED-DESCRIPTION;VALUE=TEXT:<b>Hello</b>",), {"description": "Hello"}),
    "categories": (
        ("CATEGORIES:Trade,Green Energy", "CATEGORIES:Trade"),
        {"topics": ["trade", "green-energy"]},
    ),
    "comments": (("COMMENT:One", "COMMENT:Two"), {"note": "One\n\nTwo"}),
    "page": (("URL:https://x.org/a;b,c",), {"url": "https://x.org/a;b,c"}),
    "page of a conference": (
        ("CONFERENCE;VALUE=URI:https://x.org/live",),
        {"url": "https://x.org/live"},
    ),
    "private": (("CLASS:PRIVATE",), {"audience": "internal"}),
    "confidential": (("CLASS:CONFIDENTIAL",), {"audience": "internal"}),
    "a class that nobody knows": (("CLASS:X-OURS",), {"audience": "internal"}),
    "public": (("CLASS:PUBLIC",), {}),
    "people": (
        (
            "ORGANIZER;CN=Ann Bee:mailto:a@x.org",
            'ATTENDEE;ROLE=CHAIR;CN="Lee, Cy (MEA)":mailto:c@x.org',
            "ATTENDEE;CN=Ann Bee:mailto:a@x.org",
            "ATTENDEE;CN=Ann Bee;ROLE=CHAIR:mailto:a@x.org",
            "ATTENDEE;CN=Dee:mailto:d@x.org",
        ),
        {
            "participants": {
                "ann-bee": ["organiser", "chair"],
                "lee-cy-mea": "chair",
                "dee": "participant",
            }
        },
    ),
    "parents": (
        ("RELATED-TO:p@x.org", "RELATED-TO;RELTYPE=PARENT:q"),
        {"part_of": ["p@x.org", "q"]},
    ),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_property_becomes_its_field(case: str) -> None:
    lines, known = FIELDS[case]
    usual = {"kind": "other", "label": "Event", "title": "Talks", "when": "2027-03-04 10:00"}
    assert fields(START, *lines) == usual | known


UNUSED = {
    "X-FOO": ("X-FOO:1",),
    "PRIORITY": ("PRIORITY:1",),
    "TRANSP": ("TRANSP:TRANSPARENT",),
    "VALARM": ("BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM"),
    "SUMMARY": ("SUMMARY:Again",),
    "a line that is not a property": ("nonsense",),
    "DESCRIPTION: an invitation to an online meeting": (
        "DESCRIPTION:Agenda\\n________________\\nMicrosoft Teams meeting\\nJoin\\n________________",
    ),
    "DESCRIPTION: the number or the password of a meeting": ("DESCRIPTION:A\\nPasscode: 123\\nB",),
    "DESCRIPTION: the address of an online meeting": (
        "DESCRIPTION:See https://us02web.zoom.us/j/123?pwd=abc",
    ),
    "DESCRIPTION: a mail address": ("DESCRIPTION:Write to a.b@x.org",),
    "SUMMARY: a mail address": ("SUMMARY:Write to a.b@x.org",),
    "COMMENT: a mail address": ("COMMENT:Write to a.b@x.org",),
    "X-ALT-DESC, as DESCRIPTION says it": (
        "DESCRIPTION:A",
        "X-ALT-DESC;FMTTYPE=text/html:<b>A</b>",
    ),
    "LOCATION: the address of an online meeting": ("LOCATION:https://meet.google.com/abc",),
    "ATTENDEE": ("ATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:h@x.org",),
    "ATTENDEE: a mail address": ("ATTENDEE;CN=Ann:mailto:a@x.org",),
    "ORGANIZER": ("ORGANIZER;CN=a@x.org:mailto:a@x.org",),
    "URL: not a web address": ("URL:mailto:a@x.org",),
    "URL: the address of an online meeting": ("URL:https://teams.microsoft.com/l/meetup-join/1",),
    "GEO: of no place with a name": ("GEO:41.9;12.5",),
    "CATEGORIES: without Latin letters": ("CATEGORIES:व्यापार",),
    "RELATED-TO: not to a parent": ("RELATED-TO;RELTYPE=SIBLING:b",),
}


@pytest.mark.parametrize("name", UNUSED)
def test_what_is_not_used_is_named_with_its_line(name: str) -> None:
    title = "" if name == "SUMMARY: a mail address" else "Talks"
    notes = found(event(START, *UNUSED[name], title=title)).unused
    (note,) = (each for each in notes if each.text == name)
    assert note.at.startswith("a.ics:")


def test_technical_properties_and_usual_values_are_no_loss() -> None:
    lines = ("DTSTAMP:20270101T000000Z", "CREATED:20270101T000000Z", "TRANSP:OPAQUE", "PRIORITY:0")
    assert not found(event(START, *lines, "X-EMPTY:")).unused


def registry(text: str) -> Registry:
    schedule = load([("r.yaml", text.encode())]).schedule
    assert schedule is not None
    return schedule.registry


PLANNED = registry("registry: r\ntitle: R\ndefaults: {status: tentative}\nevents: {}\n")


def test_the_status_of_an_archive_is_said() -> None:
    assert fields(START, "STATUS:CONFIRMED", status="concluded")["status"] == "concluded"
    assert fields(START, "STATUS:TENTATIVE", status="concluded")["status"] == "tentative"
    assert fields(START, "STATUS:CONFIRMED", registry=PLANNED)["status"] == "confirmed"
    assert "status" not in fields(START, registry=PLANNED)


def test_a_calendar_may_take_all_its_events_back() -> None:
    (each,) = found(event(START), head=("METHOD:CANCEL",)).events
    assert each.is_cancelled
    assert each.fields["status"] == "cancelled"


def test_a_kind_may_be_said() -> None:
    known = fields(START, kind="talks")
    assert (known["kind"], "label" in known) == ("talks", False)


def test_an_event_without_a_title_asks_for_one() -> None:
    read_ = found(event(START, title=""))
    assert read_.events[0].fields["title"] == "(no title)"
    assert texts(read_.to_do) == ["an event has no title"]


def test_a_place_is_known_by_its_name_or_made() -> None:
    directory = Directory(
        {"places": {"hh": {"name": "Hyderabad House", "timezone": "Asia/Kolkata"}}}
    )
    hall = event(START, "LOCATION:hyderabad  house")
    other = event(START, "LOCATION:Hall", "GEO:41.9;12.5", uid="b")
    third = event(START, "LOCATION:Foyer", "X-APPLE-STRUCTURED-LOCATION:geo:99,12.5", uid="c")
    fourth = event(START, "LOCATION:https://x.org/live", uid="d")
    fifth = event(START, "LOCATION:Yard", "GEO:here", uid="e")
    read_ = found(hall, other, third, fourth, fifth, directory=directory, country="ITA")
    ids = [each.fields["place"] for each in read_.events]
    assert ids == ["hh", "hall", "foyer", "https-x-org-live", "yard"]
    assert read_.events[0].fields["timezone"] == "Europe/Rome"
    assert directory.added["places"] == {
        "hall": {"name": "Hall", "country": "ITA", "geo": ["41.9", "12.5"]},
        "foyer": {"name": "Foyer", "country": "ITA"},
        "https-x-org-live": {
            "name": "https://x.org/live",
            "type": "online",
            "url": "https://x.org/live",
        },
        "yard": {"name": "Yard", "country": "ITA"},
    }


def test_the_country_of_a_new_place_is_asked_for() -> None:
    directory = Directory()
    read_ = found(event(START, "LOCATION:Hall"), directory=directory)
    assert directory.added["places"] == {"hall": {"name": "Hall", "country": "unknown"}}
    assert texts(read_.to_do) == [
        'the place "Hall" has no country yet; --country gives new places one'
    ]


def test_of_two_events_with_one_uid_the_later_revision_counts() -> None:
    old = event(START, "SEQUENCE:1", "LAST-MODIFIED:20270101T000000Z", title="Old")
    new = event(START, "SEQUENCE:1", "LAST-MODIFIED:20270102T000000", title="New")
    for order in ((old, new), (new, old)):
        read_ = found(*order)
        assert [each.fields["title"] for each in read_.events] == ["New"]
        assert read_.events[0].modified == "20270102T000000Z"
        (why,) = texts(read_.left_out)
        assert why.startswith("Old: the same UID as at a.ics:")


def test_an_event_without_uid_is_known_by_its_start_and_title() -> None:
    one, again, other = (
        found(event(START, uid="", title=title)).events[0]
        for title in ("Talks", "TALKS ", "Dinner")
    )
    assert one.uid == again.uid != other.uid
    assert texts(found(event(START, uid="")).decided) == [
        "events without UID are known by their start and title"
    ]


INVITATIONS = {
    "Teams": "Before\n__________________\nMicrosoft Teams\nhttps://aka.ms/x\n__________________\nAfter",
    "Zoom": "Before\nX is inviting you to a scheduled Zoom meeting\nFind your local number\nAfter",
    "Meet": "Before\n-::~:~::~:~::-\nPlease do not edit this section\n-::~:~::~:~::-\nAfter",
}


@pytest.mark.parametrize("program", INVITATIONS)
def test_the_invitation_of_a_program_is_cut_out(program: str) -> None:
    kept, dropped = prose.public(INVITATIONS[program])
    assert kept == "Before\nAfter"
    assert dropped == ["an invitation to an online meeting"]


def test_a_text_with_rules_of_its_own_stays() -> None:
    text = "One\n____________\nTwo"
    assert prose.public(text) == (text, [])


def test_an_invitation_without_an_end_goes_on_to_the_last_line() -> None:
    assert prose.public("A\n-::~:~::\nB")[0] == "A"
    assert prose.public("A\nx is inviting you to a scheduled Zoom meeting.\nB")[0] == "A"


def test_a_text_that_is_too_long_is_cut() -> None:
    kept, dropped = prose.public("x" * 200_000)
    assert len(kept) == 100_000
    assert dropped == ["its end: it is too long"]


HTML = {
    "<ul><li>One</li><li>Two</li></ul>": "- One\n\n- Two",
    "<style>p {}</style><script>x()</script>Text": "Text",
    "<a href='https://x.org'>https://x.org</a> <a>y</a></a>": "https://x.org y",
    "<!-- no --><p>A&nbsp;B &lt;": "A B <",
    "a </head> b": "a b",
}


@pytest.mark.parametrize("html", HTML)
def test_html_is_read_as_people_see_it(html: str) -> None:
    assert prose.plain(html) == HTML[html]


def test_a_text_that_speaks_of_less_and_more_is_no_html() -> None:
    assert not prose.is_html("a < b > c")
    assert not prose.is_html("write to <a@x.org>")


def test_private_events_are_internal_even_as_occurrences() -> None:
    due = "RECURRENCE-ID;TZID=Europe/Rome:20270305T100000"
    changed = event(due, START.replace("0304", "0305"), "CLASS:PRIVATE")
    events = found(event(START, "RRULE:FREQ=DAILY;COUNT=3"), changed).events
    assert [each.fields.get("audience") for each in events] == [None, "internal"]


@pytest.mark.parametrize(
    "lines",
    [
        ("CLASS:PUBLIC", "CLASS:PRIVATE"),
        ("class:confidential",),
        ("X-CALENDARSERVER-ACCESS:RESTRICTED",),
        ("CLASS:PUBLIC", "X-CALENDARSERVER-ACCESS:PRIVATE"),
    ],
)
def test_whatever_says_that_an_event_is_private_is_believed(lines: tuple[str, ...]) -> None:
    assert fields(START, *lines)["audience"] == "internal"


def test_a_calendar_may_be_private_as_a_whole() -> None:
    head = ("X-CALENDARSERVER-ACCESS:PRIVATE",)
    assert fields(START, head=head)["audience"] == "internal"


@pytest.mark.parametrize("place", ["Hall", "Other hall"])
def test_a_changed_occurrence_of_a_private_series_is_private_too(place: str) -> None:
    due = "RECURRENCE-ID;TZID=Europe/Rome:20270305T100000"
    changed = event(due, START.replace("0304", "0305"), "COMMENT:Late", f"LOCATION:{place}")
    rules = ("RRULE:FREQ=DAILY;COUNT=3", "RRULE:often")
    for rule in rules:
        whole = event(START, rule, "CLASS:PRIVATE", "LOCATION:Hall")
        events = found(whole, changed).events
        assert {each.fields.get("audience") for each in events} == {"internal"}
        assert "20270305T090000Z" in {each.recurrence for each in events}
    public = found(
        event(START, rules[0], "CLASS:PRIVATE"), (*changed[:-1], "CLASS:PUBLIC", changed[-1])
    )
    assert [each.fields.get("audience") for each in public.events] == ["internal", None]


def test_an_encoding_may_be_declared() -> None:
    data = calendar(event(START, title="Città")).decode().encode("cp1252")
    read_ = read(data, "a.ics", Context("x", zone="Europe/Rome", encoding="windows-1252"))
    assert read_.events[0].fields["title"] == "Città"


@pytest.mark.parametrize(
    ("title", "line", "called"),
    [
        ("Cancelled: Canceled: Talks", "STATUS:CANCELLED", "Talks"),
        ("Annul\u00e9\u00a0: Talks: round 2", "STATUS:CANCELLED", "Talks: round 2"),
        ("Annullato: Talks", "STATUS:CANCELLED", "Talks"),
        ("Tentative: Tentative: Talks", "STATUS:TENTATIVE", "Talks"),
        ("Canceled: Talks", "STATUS:CONFIRMED", "Canceled: Talks"),
        ("Canceled: Talks", "STATUS:TENTATIVE", "Canceled: Talks"),
        ("Visit: Talks", "STATUS:CANCELLED", "Visit: Talks"),
        ("Meeting cancelled: why", "STATUS:CANCELLED", "Meeting cancelled: why"),
        ("Canceled:", "STATUS:CANCELLED", "Canceled:"),
    ],
)
def test_a_title_loses_the_word_that_its_status_says(title: str, line: str, called: str) -> None:
    [each] = found(event(START, line, title=title)).events
    assert each.fields["title"] == called

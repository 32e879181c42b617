"""Which feeds a site has, what is in each, and what each is called."""

import json
import re
from pathlib import Path

from icalendar import Calendar

from tests.publishing.sites import EVENTS, HEAD, Run, files, publish, text, uids, without

FEEDS = {
    "all.ics": [],
    "kind/talks.ics": ["--kind", "talks"],
    "kind/call.ics": ["--kind", "call"],
    "kind/conference.ics": ["--kind", "conference"],
    "country/ind.ics": ["--country", "IND"],
    "country/ita.ics": ["--country", "ITA"],
    "country/fra.ics": ["--country", "FRA"],
    "year/2026.ics": ["--from", "2026", "--to", "2026"],
    "year/2027.ics": ["--from", "2027", "--to", "2027"],
    "year/2028.ics": ["--from", "2028", "--to", "2028"],
    "topic/trade.ics": ["--topic", "trade"],
    "person/anna.ics": ["--participant", "anna"],
    "series/forum.ics": ["--search", "Fourth"],
}
"""The feeds of the registry, with the filters by which an export chooses the same events."""


def vevents(data: bytes) -> dict[str, bytes]:
    """Return the VEVENTs of a calendar as they are written, by their UIDs."""
    found: dict[str, bytes] = {}
    for block in data.split(b"BEGIN:VEVENT")[1:]:
        uid = re.search(rb"\r\nUID:([^\r]*)", block)
        assert uid
        key = uid[1].decode()
        found[key] = found.get(key, b"") + block.partition(b"END:VEVENT")[0]
    return found


def test_there_is_a_feed_for_each_word_and_for_few_events_only_if_it_is_usual(run: Run) -> None:
    assert publish(run, text()).code == 0
    made = {name for name in files() if name.endswith(".ics")}
    assert made == {*FEEDS, *(f"it/{name}" for name in FEEDS)}


def test_a_feed_has_the_events_that_an_export_chooses(run: Run) -> None:
    publish(run, text())
    for number, (name, filters) in enumerate(FEEDS.items()):
        one = Path(f"{number}.ics")
        assert run("export", "-o", one, *filters).code == 0
        assert uids(files()[name]) == uids(one.read_bytes()) != set()
        assert vevents(files()[name]) == vevents(one.read_bytes())


def test_what_is_gone_is_taken_back_in_each_feed_that_an_export_takes_it_back_in(run: Run) -> None:
    publish(run, text())
    publish(run, text(without("a", "b")))
    for name in ("all.ics", "kind/call.ics", "year/2026.ics", "topic/trade.ics", "person/anna.ics"):
        one = Path(name.replace("/", "-"))
        assert run("export", "-o", one, *FEEDS[name]).code == 0
        assert vevents(files()[name]) == vevents(one.read_bytes())
        assert {"a@visits", "b@visits"} & uids(files()[name])


def test_an_event_is_the_same_bytes_in_all_feeds_of_a_language(run: Run) -> None:
    publish(run, text())
    for prefix in ("", "it/"):
        whole = vevents(files()[f"{prefix}all.ics"])
        for name in FEEDS:
            assert vevents(files()[f"{prefix}{name}"]).items() <= whole.items()
    kinds = [uids(files()[name]) for name in FEEDS if name.startswith("kind/")]
    assert set().union(*kinds) == uids(files()["all.ics"])


def test_a_feed_that_is_named_needs_no_third_event(run: Run) -> None:
    head = HEAD.replace("topic, person", "topic/culture, person/ravi")
    publish(run, text(head=head))
    named = {name for name in files() if name.startswith(("topic/", "person/"))}
    assert named == {"topic/culture.ics", "person/ravi.ics"}


def test_each_feed_has_a_name_a_description_and_an_address_of_its_own(run: Run) -> None:
    publish(run, text(), "--refresh", "4h")
    heads = [
        tuple(
            str(Calendar.from_ical(data)[name])
            for name in ("NAME", "X-WR-CALNAME", "DESCRIPTION", "SOURCE")
        )
        for name, data in files().items()
        if name.endswith("person/anna.ics")
    ]
    address = "https://example.org/calendar/"
    assert heads == [
        (
            "Visite: Anna Rossi",
            "Visite: Anna Rossi",
            "Eventi con Anna Rossi",
            f"{address}it/person/anna.ics",
        ),
        (
            "Visits: Anna Rossi",
            "Visits: Anna Rossi",
            "Events with Anna Rossi",
            f"{address}person/anna.ics",
        ),
    ]
    every = [data for name, data in files().items() if name.endswith(".ics")]
    assert all(b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in data for data in every)
    assert len({Calendar.from_ical(data)["NAME"] for data in every}) == len(every)


def test_a_stretch_of_time_that_means_nothing_is_named_with_its_option(run: Run) -> None:
    ran = publish(run, text(), "--refresh", "often")
    assert (ran.code, ran.err.partition(";")[0]) == (
        2,
        'timeline: --refresh: "often" is not a length of time',
    )
    assert not Path("public").exists()


def test_the_list_tells_programs_of_each_feed(run: Run) -> None:
    publish(run, text())
    listed = json.loads(files()["feeds.json"])
    [own] = [each for each in listed["feeds"] if each["path"] == "country/ind.ics"]
    assert own == {
        "path": "country/ind.ics",
        "by": "country",
        "value": "IND",
        "language": "en",
        "name": "Visits: India",
        "description": "Events that concern India",
        "address": "https://example.org/calendar/country/ind.ics",
        "events": 4,
        "first": "2026-12-30",
        "last": "2028-06-12",
    }


def test_what_repeats_without_end_has_no_last_day(run: Run) -> None:
    endless = {"e": EVENTS["e"].replace(";COUNT=18", "")}
    publish(run, text(endless))
    listed = json.loads(files()["feeds.json"])["feeds"]
    assert {(each["first"], each["last"]) for each in listed} == {("2027-01-12", None)}
    assert "12 January 2027 –" in files()["index.html"].decode()


def test_what_was_to_be_on_a_day_and_has_none_is_in_no_year(run: Run) -> None:
    off = "{kind: call, title: Off, when: unknown, status: cancelled, was: [{when: 2027-03-05}]}"
    publish(run, text({"off": off}))
    assert "off@visits" in uids(files()["all.ics"])
    assert not any(name.startswith("year/") and uids(data) for name, data in files().items())


def test_a_series_is_in_the_years_in_which_it_takes_place(run: Run) -> None:
    some = {
        "summit": "{kind: call, title: S, when: 2026-05-05, repeats: {rule: FREQ=YEARLY;INTERVAL=2;"
        "COUNT=2}}",
        "between": "{kind: call, title: B, when: 2027-05-05}",
    }
    publish(run, text(some))
    years = {name: uids(data) for name, data in files().items() if name.startswith("year/")}
    assert years == {"year/2026.ics": {"summit@visits"}, "year/2027.ics": {"between@visits"}}


def test_a_large_calendar_is_named(run: Run) -> None:
    many = {f"e-{n}": f"{{kind: call, title: Call {n}, when: 2027-01-01}}" for n in range(1001)}
    head = HEAD.replace("[kind, country, year, topic, person, series]", "[]").replace("[it]", "[]")
    ran = publish(run, text(many, head))
    assert "1,000 events or 1 MB of: all.ics (1,001 events, 0.3 MB)" in ran.err
    assert "Choose a year instead" in files()["index.html"].decode()

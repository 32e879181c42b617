"""What is internal reaches no output, in whatever way it is written, unless that is asked for."""

import base64
import html
import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pyarrow.parquet
import pytest

from tests.conftest import STAMP, Ran, chronology, registry
from timeline import formats
from timeline.chronology.audience import public_events
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule

Run = Callable[..., Ran]

PUBLIC = """\
registry: r
title: The registry
description: What it is for
updated: 2024-01-05
url: https://example.org/r
feed: https://example.org/r.ics
defaults: {{timezone: Europe/Rome, sources: [gazette], status: concluded{default}}}
countries: {{IND: India, ITA: Italy{countries}}}
places:
  rome: {{name: Rome, country: ITA}}
{places}people:
  anna: {{name: {{en: Anna, it: Anna Rossi}}, country: ITA, office: Minister}}
{people}organizations:
  club: {{name: Club, country: IND}}
{organizations}sources:
  gazette: {{publisher: Gazette, published: 2024-01-01, url: "https://example.org/gazette"}}
{sources}events:
  visit: {{kind: visit, title: A visit, when: 2024-03-01 to 2024-03-05, place: rome, participants:
    {{anna: guest, IND: host}}, also_reported: [{{field: title, value: Tour, source: gazette}}]
    {visit}}}
  talks: {{kind: talks, title: Talks, part_of: {talks}{public}}}
  paper: {{kind: signing, title: A paper, when: 2024-03-02 10:00, part_of: {paper}, instrument:
    {{type: mou, parties: [IND, ITA]}}, statements: [{{by: anna, text: Good}}]{public}}}
  weekly: {{kind: briefing, title: Weekly, when: 2024-03-07 16:00, repeats: {{rule: yearly,
    changes: {{2025-03-07: {{title: Moved, when: 2025-03-08 16:00}}}}}},
    participants: {{anna: spokesperson}}{weekly}}}
{events}"""
NOTHING = dict.fromkeys(
    (
        "default",
        "countries",
        "places",
        "people",
        "organizations",
        "sources",
        "visit",
        "weekly",
        "events",
        "public",
    ),
    "",
)
WITHOUT = PUBLIC.format(**NOTHING, talks="visit, when: unknown", paper="visit").replace(
    "part_of: visit, when: unknown", "when: unknown"
)
"""The registry as if nothing internal had ever been."""
MARKS = ("zqxj", "918273645", "prk", "3918", "chatham", "91.827", "12.918", "frgr")
"""What stands in each text, number, code and date that is not for the public."""
EVENTS = """\
  zqxj-event:
    audience: internal
    kind: signing
    title: {en: ZQXJ title, mi: ZQXJ ingoa}
    when: 2024-03-02 to 2024-03-03
    timezone: Pacific/Chatham
    as_stated: ZQXJ stated
    place: zqxj-place
    part_of: visit
    status: announced
    participants: {zqxj-person: guest, zqxj-body: party, PRK: host, anna: interpreter}
    countries: [PRK]
    description: "ZQXJ first\\nZQXJ second"
    outcomes: [{text: ZQXJ outcome, topic: zqxj-topic, due: 3918}]
    figures: [{measure: ZQXJ measure, value: 918273645, unit: ZQXJ, period: 3918}]
    statements: [{by: zqxj-person, on_behalf_of: zqxj-body, text: ZQXJ said, source: zqxj-source}]
    sources: [zqxj-source, gazette]
    also_reported: [{field: title, value: ZQXJ reported, source: zqxj-source}]
    was: [{when: 3918-04-04, reason: ZQXJ reason, source: zqxj-source}]
    topics: zqxj-topic
    url: https://zqxj.example/event
    codes: {cameo: "190", wikidata: Q918273645}
    instrument: {type: treaty, title: ZQXJ paper, topic: zqxj-topic, parties: [PRK, zqxj-body],
      unts: ZQXJ-1, in_force: 3918, url: "https://zqxj.example/paper"}
    note: ZQXJ note
  zqxj-below: {kind: other, label: ZQXJ label, title: ZQXJ below, part_of: zqxj-event}
  zqxj-forum: {kind: conference, title: ZQXJ forum, series: zqxj-series, edition: 3918,
    when: 2024-03-02, part_of: zqxj-event}
  zqxj-raised: {kind: elevation, title: ZQXJ raised, relation: ZQXJ relation, audience: internal,
    when: 3918-01-01, participants: {PRK: party, ITA: party}}
  zqxj-weekly: {kind: briefing, title: ZQXJ weekly, when: 2024-03-04 09:00, audience: internal,
    participants: {zqxj-person: spokesperson}, repeats: {rule: FREQ=YEARLY;INTERVAL=100,
    until: 3918-01-01,
    changes: {2124-03-04: {title: ZQXJ moved, place: zqxj-place, when: 2124-03-05 09:00}}}}
  source-1: {kind: talks, title: ZQXJ anchor, when: 2024-03-03, audience: internal}
  weekly-2024-03-07: {kind: talks, title: ZQXJ anchor, when: 2024-03-03, audience: internal}
"""
HIDDEN = {
    "default": "",
    "countries": ", PRK: {en: ZQXJ land, mi: ZQXJ whenua}",
    "places": (
        "  zqxj-place: {name: ZQXJ hall, city: ZQXJ city, country: PRK, geo: [12.918, 91.827], "
        "timezone: Pacific/Chatham, url: 'https://zqxj.example/place'}\n"
    ),
    "people": (
        "  zqxj-person: {name: {en: ZQXJ name, mi: ZQXJ ingoa}, country: PRK, office: ZQXJ office, "
        "aliases: [ZQXJ alias], wikidata: Q918273645}\n"
    ),
    "organizations": "  zqxj-body: {name: ZQXJ body, country: PRK, aliases: [ZQXJ too]}\n",
    "sources": (
        "  zqxj-source: {publisher: ZQXJ press, title: ZQXJ issue, author: ZQXJ author, published: "
        "3918-01-01, url: 'https://zqxj.example/s', quality: ZQXJ good}\n"
    ),
    "visit": ", note: 'ZQXJ \"note\", <of>; the\n\n    visit'",
    "weekly": "",
    "events": EVENTS,
    "public": ", audience: public",
}
BELOW = {"talks": "zqxj-event", "paper": "[zqxj-event, visit, zqxj-forum]"}
WITH = PUBLIC.format(**HIDDEN, **BELOW)
BY_DEFAULT = PUBLIC.format(
    **{
        **HIDDEN,
        "default": ", audience: internal",
        "visit": f"{HIDDEN['visit']}, audience: public",
        "weekly": ", audience: public",
        "events": EVENTS.replace("audience: internal", "updated: 3918-01-01"),
    },
    **BELOW,
)
"""The same, but that events are internal where they do not say that they are public."""
WIDE: dict[str, list[list[str]]] = {
    "csv": [[], ["--raw", "--flat"], ["--tz", "Pacific/Chatham", "--delimiter", "tab"]],
    "html": [[], ["--reverse"]],
    "ics": [[], ["--times", "utc", "--alarm", "1d"], ["--cancelled", "prefix"], ["--no-lock"]],
    "json": [[]],
    "md": [[], *([f"--group={by}", "--full", "--ids"] for by in ("day", "country", "kind"))],
    "package": [[], ["--raw"], *(["--tables", name] for name in ("jsonl", "parquet"))],
    "parquet": [[]],
    "sqlite": [[]],
    "txt": [[], *([f"--group={by}", "--full", "--ids"] for by in ("month", "year", "country"))],
    "xlsx": [[], ["--tz", "UTC"]],
}
SHOWN = [(name, options) for name, several in WIDE.items() for options in several]
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")


def write(text: str) -> None:
    Path("events.yaml").write_text(text, encoding="utf-8")


def contents(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file and, if it is an archive or Parquet, of all that is in it."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from contents(archive.read(name))
    if data.startswith(b"PAR1"):
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        yield f"{table.to_pylist()} {table.schema} {table.schema.metadata}".encode()


def readings(data: bytes) -> Iterator[str]:
    """Yield what a file says, by every way in which it may be written."""
    for part in contents(data):
        text = part.decode(errors="replace").replace("\r\n ", "").casefold()
        yield text
        plain = html.unescape(unquote(html.unescape(text)))
        yield unquote(plain)
        yield re.sub(r"\r?\n ", "", plain)
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain)
        for run in set(_BASE64.findall(part.decode(errors="replace"))):
            if run.isalpha() and (run.islower() or run.istitle()):  # a word
                continue
            for shift in range(4):
                some = run.rstrip("=")[shift:].replace("-", "+").replace("_", "/")
                some = some[: len(some) // 4 * 4]
                said = base64.b64decode(some).decode(errors="replace")
                if said.isascii() and said.isprintable():
                    yield said.casefold()


def marks(data: bytes) -> set[str]:
    """Return the marks in a file; Chatham is the reader's own, where the options name it."""
    return {mark for mark in MARKS for text in readings(data) if mark in text}


@pytest.mark.parametrize(
    "written",
    [
        "ZQXJ",
        "z&#113;xj",
        "%7A%71%78%6A",
        "%257aqxj",
        "\\u007aqxj",
        "zq\r\n xj",
        base64.b64encode(b"a zqxj").decode(),
        base64.urlsafe_b64encode(b"  zqxj?>").decode(),
    ],
)
def test_a_mark_is_found_in_whatever_way_it_is_written(written: str) -> None:
    assert marks(f"<p>{written}</p>".encode()) == {"zqxj"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", f"<p>{written}</p>")
    assert marks(packed.getvalue()) == {"zqxj"}


@pytest.mark.uncounted
@pytest.mark.parametrize("text", [WITH, BY_DEFAULT], ids=["marked", "by default"])
@pytest.mark.parametrize(("name", "options"), SHOWN)
def test_what_is_internal_is_in_no_output_and_can_not_be_told_from_it(
    run: Run, name: str, options: list[str], text: str
) -> None:
    write(text)
    ran = run("export", "-f", name, *options)
    assert ran.code == 0, ran.err
    own = {"chatham"} if "Pacific/Chatham" in options else set()
    assert marks(ran.data) <= own
    assert "left out, as internal: 7 events" in ran.err
    assert marks(ran.err.encode()) == set()
    write(WITHOUT)
    assert run("export", "-f", name, *options).data == ran.data


def test_the_same_holds_for_the_files_the_lock_and_what_is_shown(run: Run) -> None:
    written: list[dict[str, bytes]] = []
    words = ("-o", "a.zip", "-o", "folder", "-o", "a.html", "-o", "a.xlsx")
    for text in (WITH, WITHOUT):
        write(text)
        assert run("export").code == 0
        assert run("export", *words).code == 0
        assert run("export", "-f", "parquet", "--partition", "year", "-o", "years").code == 0
        shown = run("show", "--full", "--ids")
        files = {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        del files["events.yaml"]
        written.append({**files, "show": shown.data})
    assert len(written[0]) > 25
    assert "events.lock" in written[0]
    assert {name for name, data in written[0].items() if marks(data)} == set()
    assert written[0] == written[1]


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "words",
    [
        ["--part-of", "zqxj-event"],
        ["--part-of", "visit"],
        ["--participant", "zqxj-person"],
        ["--topic", "zqxj-topic"],
        ["--country", "PRK"],
        ["--lang", "mi"],
        ["--from", "3918"],
    ],
)
@pytest.mark.parametrize("name", ["csv", "html", "ics", "package", "txt"])
def test_no_filter_and_no_language_brings_it_to_light(
    run: Run, name: str, words: list[str]
) -> None:
    write(WITH)
    ran = run("export", "-f", name, *words)
    assert ran.code in (0, 2)
    assert marks(ran.data) <= ({"3918"} if "3918" in words else set())


def test_what_was_public_is_taken_back_by_its_last_public_title(run: Run) -> None:
    head, events = WITHOUT.split("events:\n")
    known = "  zqxj-event: {kind: talks, title: Known, when: 2024-03-02, place: rome}\n"
    write(f"{head}events:\n{events}{known}")
    run("export")
    write(WITH)
    ran = run("export")
    assert "1 withdrawn (zqxj-event)" in ran.err
    shown = icalendar.Calendar.from_ical(Path("events.ics").read_bytes())
    [gone] = [each for each in shown.events if each["UID"] == "zqxj-event@r"]
    assert gone["SUMMARY"] == "Withdrawn: Known"
    assert gone["LOCATION"] == "Rome, Italy"
    for name in ("events.ics", "events.lock", "events.csv", "events.txt"):
        text = Path(name).read_text("utf-8").replace("zqxj-event", "")
        assert marks(text.encode()) == set(), name


# The same for those who may see it


def test_an_internal_export_has_names_and_a_lock_of_its_own(run: Run) -> None:
    write(WITH)
    run("export")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    ran = run("export", "--audience", "internal", "--to", "2026")
    assert ran.code == 0
    names = {f"events-internal.{suffix}" for suffix in ("ics", "csv", "txt", "lock")}
    assert {path.name for path in Path().iterdir()} == {*before, *names}
    assert {name: Path(name).read_bytes() for name in before} == before
    said = ran.err.splitlines()
    assert said[0] == "events-internal.ics: 10 events, 6 internal"
    assert "events-internal.lock: created, 11 added; keep it with the registry" in said
    assert not any("hint" in line or "as internal" in line for line in said)
    Path("events.lock").unlink()
    assert "hint" not in run("lock").err


def test_an_internal_file_whose_name_does_not_say_so_is_told(run: Run) -> None:
    write(WITH)
    told = "  warning: it is for colleagues only, but its name does not say so"
    options = ("export", "--audience", "internal", "--no-lock")
    assert told in run(*options, "-o", "week.csv").err.splitlines()
    assert told not in run(*options, "-o", "week-internal.csv").err.splitlines()
    assert told not in run(*options, "-f", "csv").err.splitlines()
    assert told not in run("export", "-o", "week.csv").err.splitlines()


def test_an_internal_calendar_says_what_it_is_and_goes_to_no_public_address(run: Run) -> None:
    write(WITH)
    data = run("export", "-f", "ics", "--audience", "internal").data
    shown = icalendar.Calendar.from_ical(data)
    assert shown["X-WR-CALNAME"] == shown["NAME"] == "The registry (internal)"
    assert "SOURCE" not in shown
    found = {str(each["UID"]): each for each in shown.events if "RECURRENCE-ID" not in each}
    classes = {uid: str(each.get("CLASS", "PUBLIC")) for uid, each in found.items()}
    assert classes == {**dict.fromkeys(found, "CONFIDENTIAL"), "weekly@r": "PUBLIC"}
    visit = str(found["visit@r"]["DESCRIPTION"])
    assert visit.count('Internal note: ZQXJ "note", <of>; the\nvisit') == 1
    assert data.count(b"RELATED-TO;RELTYPE=PARENT:zqxj-event@r") > 3
    write(WITHOUT)
    plain = run("export", "-f", "ics").data
    assert b"CLASS" not in plain
    assert b"SOURCE;VALUE=URI:https://example.org/r.ics" in plain


IN_PART = {"geojson", "pages", "svg", "vdir"}
"""Formats with no room for notes or for events without a place, or that are many files."""


@pytest.mark.parametrize("name", [name for name in formats.names() if name not in IN_PART])
def test_an_internal_output_has_all_that_is_internal(run: Run, name: str) -> None:
    write(WITH)
    full = ["--full"] if name in ("md", "txt") else []
    ran = run("export", "-f", name, "--audience", "internal", "--to", "2026", *full)
    text = " ".join(itertools.islice(readings(ran.data), 4_000))
    assert {"zqxj", "3918"} <= marks(ran.data)
    for said in ("zqxj note", "zqxj below"):
        assert said in text, said
    if name in ("html", "ics", "md", "txt"):
        assert "(internal)" in text.replace("\\", "")


@pytest.mark.parametrize("name", sorted(IN_PART))
def test_an_output_that_tells_less_has_internal_events_too(run: Run, name: str) -> None:
    write(WITH)
    run("export", "-o", f"internal.{name}", "--audience", "internal", "--to", "2026")
    path = Path(f"internal.{name}")
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    data = [file.read_bytes() for file in files]
    assert any("zqxj" in marks(each) for each in data)
    if path.is_dir():
        assert any("zqxj note" in said for each in data for said in readings(each))


def test_tables_tell_the_audience_and_the_note_in_columns_at_their_end(run: Run) -> None:
    write(WITH)
    words = ("export", "-f", "json", "--audience", "internal", "--to", "2026", "--tz", "UTC")
    rows = run(*words).out.splitlines()
    told = {row["event_id"]: row for row in map(json.loads, rows)}
    assert list(told["talks"])[-4:] == ["audience", "note", "desk_start", "desk_end"]
    assert (told["talks"]["audience"], told["talks"]["note"]) == ("public", None)
    assert (told["zqxj-below"]["audience"], told["zqxj-event"]["note"]) == ("internal", "ZQXJ note")
    assert told["talks"]["parent_ids"] == ["zqxj-event"]
    chosen = run("export", "-f", "csv", *words[3:7], "--columns", "note,event_id").out
    assert chosen.startswith("\ufeffnote,event_id")
    for name in ("note", "audience"):
        ran = run("export", "-f", "csv", "--columns", name)
        assert (ran.code, "it needs --audience internal" in ran.err) == (2, True)


def test_a_page_tells_its_script_whether_it_may_offer_services(run: Run) -> None:
    write(WITH)
    page = run("export", "-f", "html", "--audience", "internal", "--to", "2026").out
    assert " data-public>" not in page
    assert " data-public>" in run("export", "-f", "html").out


def test_show_and_the_chronology_mark_what_is_internal(run: Run) -> None:
    write(WITH)
    shown = run("show", "--audience", "INTERNAL", "--to", "3920", "--kind", "elevation").out
    shown += run("show", "--audience", "internal", "--kind", "visit").out
    assert shown.startswith("The registry (internal)\n")
    assert "ZQXJ raised (internal; " in shown
    assert "A visit (internal" not in shown


def test_the_internal_lock_keeps_revisions_and_takes_back(run: Run) -> None:
    write(WITH)
    words = ("export", "-o", "x.ics", "--audience", "internal")
    assert run(*words).code == 0
    assert run(*words, "--locked").code == 0
    moved = WITH.replace("when: 3918-01-01, part", "when: 3918-01-02, part").replace(
        "  source-1: {kind: talks, title: ZQXJ anchor, when: 2024-03-03, audience: internal}\n", ""
    )
    write(moved)
    ran = run(*words, "--locked")
    assert (ran.code, "run timeline lock --audience internal, and keep" in ran.err) == (1, True)
    ran = run(*words)
    assert "events-internal.lock: 1 changed (zqxj-raised), 1 withdrawn (source-1)" in ran.err
    assert "until you run timeline lock --audience internal --prune" in ran.err
    assert not Path("events.lock").exists()
    assert run("lock", "--audience", "internal", "--prune").code == 0
    assert b"Withdrawn" not in run("export", "-f", "ics", "--audience", "internal").data


def test_the_lock_of_one_audience_is_not_taken_for_that_of_the_other(run: Run) -> None:
    write(WITH)
    run("lock", "--audience", "internal")
    Path("events-internal.lock").rename("events.lock")
    ran = run("export")
    assert ran.code == 1
    assert "this is the lock of the internal calendar, not of the public one" in ran.err
    assert run("check").code == 1
    Path("events.lock").unlink()
    run("lock")
    Path("events.lock").rename("events-internal.lock")
    ran = run("export", "--audience", "internal")
    assert "this is the lock of the public calendar, not of the internal one" in ran.err
    assert "events-internal.lock:3" in run("check").out


# The registry as the public may know it


def known_to_public(text: str) -> Registry:
    return resolved(schedule(registry(text)), Audience.PUBLIC, STAMP).schedule.registry


@pytest.mark.parametrize("value", ["FRA", "[FRA, ITA]"])
def test_a_country_that_a_source_alone_names_keeps_its_name(value: str) -> None:
    report = f"{{field: countries, value: {value}, source: gazette}}"
    text = WITH.replace("ITA: Italy", "ITA: Italy, FRA: France, NOR: Norway")
    text = text.replace("also_reported: [", f"also_reported: [{report}, ", 1)
    known = known_to_public(text)
    assert list(known.countries) == ["IND", "ITA", "FRA"]


def test_a_registry_without_anything_internal_is_left_as_it_is() -> None:
    known = known_to_public(WITHOUT)
    assert known == registry(WITHOUT)
    whole = schedule(registry(WITH))
    assert resolved(whole, Audience.INTERNAL, STAMP).schedule is whole


def test_what_the_public_knows_holds_no_mark() -> None:
    known = known_to_public(WITH)
    assert marks(repr(known).encode()) == set()
    assert known.languages == ("en", "it")


@pytest.mark.parametrize(
    ("hidden", "latest"), [("", "2023-03-02"), ("b", "2023-03-31"), ("ab", "None")]
)
def test_what_takes_place_during_hidden_events_does_not_tell_when_these_are(
    hidden: str, latest: str
) -> None:
    text = "registry: r\ntitle: R\nevents:\n"
    for id, when in (("a", "2023-03"), ("b", "2023-03-02")):
        audience = "internal" if id in hidden else "public"
        text += f"  {id}: {{kind: talks, title: T, when: {when}, audience: {audience}}}\n"
    text += "  c: {kind: talks, title: C, part_of: [a, b], audience: public}\n"
    entries = chronology(text, Selection()).entries
    [span] = [entry.span for entry in entries if entry.id == "c"]
    assert str(span.latest) == latest
    assert span.when is None if latest != "None" else span.is_unknown


@pytest.mark.parametrize(
    ("defaults", "fields", "public"),
    [
        ("", ["", "", ""], {"top", "middle", "low"}),
        ("", ["", "", "audience: internal"], {"top", "middle"}),
        ("", ["", "audience: internal", ""], {"top"}),
        ("", ["audience: internal", "", ""], set()),
        ("", ["audience: internal", "audience: public", ""], {"middle", "low"}),
        ("", ["audience: internal", "", "audience: public"], {"low"}),
        ("audience: internal", ["", "", ""], set()),
        ("audience: internal", ["", "audience: public", ""], {"middle"}),
    ],
)
def test_what_is_part_of_an_internal_event_is_internal_unless_it_says_otherwise(
    defaults: str, fields: list[str], public: set[str]
) -> None:
    top, middle, low = (f", {field}" if field else "" for field in fields)
    text = f"""
registry: r
title: R
defaults: {{{defaults}}}
events:
  top: {{kind: talks, title: T, when: 2023{top}}}
  middle: {{kind: talks, title: M, part_of: top{middle}}}
  low: {{kind: talks, title: L, part_of: middle{low}}}
"""
    assert public_events(schedule(registry(text))) == public

"""What a run writes, leaves alone, keeps and removes in the folder of a site."""

import fcntl
import json
import os
from pathlib import Path

import pytest

from tests.publishing.sites import EVENTS, HEAD, Run, files, publish, text, uids, without
from timeline.registry.vocabulary import Status

BARE = HEAD.replace("  address: https://example.org/calendar/\n", "")
LEFT = """\
  in no calendar, because they have no day: f (2027-06)
5 titles have no text in "it": e, b, c, f, d
"""
SAME = f"public: nothing new\n{LEFT}"
MANY = {f"e-{n}": f"{{kind: call, title: Call {n}, when: 2027-01-{n:02}}}" for n in range(1, 31)}


def state() -> dict[str, tuple[int, int]]:
    """Return the inode and the time of each file."""
    found = {path: path.stat() for path in sorted(Path("public").rglob("*")) if path.is_file()}
    return {str(path): (known.st_ino, known.st_mtime_ns) for path, known in found.items()}


def names(folder: str) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


def test_a_second_run_touches_nothing(run: Run) -> None:
    first = publish(run, text())
    assert "public: 26 feeds, 2 languages; files: " in first.err
    before = (state(), files(), names("."))
    ran = publish(run, text())
    assert (ran.code, ran.err) == (0, SAME)
    assert (state(), files(), names(".")) == before


def test_a_change_touches_the_files_that_tell_of_it_and_no_others(run: Run) -> None:
    publish(run, text())
    before = state()
    changed = EVENTS | {"d": EVENTS["d"].replace("2028-05-05", "2028-05-06")}
    publish(run, text(changed))
    after = state()
    touched = {name for name in after if after[name] != before[name]}
    calendars = {name for name in touched if name.endswith(".ics")}
    own = ("all", "kind/conference", "country/ind", "year/2028", "series/forum")
    assert calendars == {f"public/{tag}{name}.ics" for tag in ("", "it/") for name in own}
    assert all(after[name][1] > before[name][1] for name in touched)


def test_the_same_registry_and_lock_give_the_same_bytes_anywhere(run: Run) -> None:
    publish(run, text())
    assert run("publish", "-o", "other").code == 0
    assert files() == files(Path("other"))


def test_other_peoples_files_stay(run: Run) -> None:
    for name in ("CNAME", ".git/config", ".well-known/x", "it/mine.txt"):
        Path("public", name).parent.mkdir(parents=True, exist_ok=True)
        Path("public", name).write_text("mine", encoding="utf-8")
    assert publish(run, text()).code == 0
    publish(run, text(head=HEAD.replace("languages: [it]", "languages: []")), "--prune")
    assert [name for name, data in files().items() if data == b"mine"] == [
        ".git/config",
        ".well-known/x",
        "CNAME",
        "it/mine.txt",
    ]
    assert [name for name in files() if name.startswith("it/")] == ["it/mine.txt"]


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_a_file_in_the_way_stops_a_run_before_anything_is_written(
    run: Run, options: list[str]
) -> None:
    Path("public").mkdir()
    Path("public/index.html").write_text("mine", encoding="utf-8")
    ran = publish(run, text(), *options)
    if options:
        assert (ran.code, files()["index.html"] == b"mine") == (0, False)
    else:
        assert ran.code == 2
        assert ran.err.startswith(
            "timeline: public/index.html: timeline did not write this; move it away"
        )
        assert (names("public"), Path("events.lock").exists()) == (["index.html"], False)


def test_a_file_that_somebody_has_changed_is_not_written_over(run: Run) -> None:
    publish(run, text())
    page = Path("public/index.html")
    page.write_text("mine", encoding="utf-8")
    before = files()
    ran = publish(run, text(without("a")))
    assert (ran.code, ran.err.startswith("timeline: public/index.html: somebody has")) == (2, True)
    assert files() == before
    assert publish(run, text(without("a")), "--force").code == 0
    assert page.read_text(encoding="utf-8") != "mine"


def test_a_file_that_is_no_longer_made_goes_only_if_it_is_as_we_made_it(run: Run) -> None:
    publish(run, text())
    table = Path("public/events.csv")
    table.write_text("mine", encoding="utf-8")
    ran = publish(run, text(head=HEAD.replace("feeds:", "formats: html\n  feeds:")))
    assert "  removed: events.jsonl, it/events.csv, it/events.jsonl\n" in ran.err
    assert "  not removed, because somebody has changed it: events.csv\n" in ran.err
    assert table.read_text(encoding="utf-8") == "mine"
    assert "events.csv" not in json.loads(files()["feeds.json"])["files"]
    Path("public/events.html").unlink()  # what somebody else has removed is no trouble
    assert publish(run, text(head=HEAD.replace("feeds:", "formats: []\n  feeds:"))).code == 0


def test_a_feed_that_empties_is_kept_until_it_is_pruned(run: Run) -> None:
    publish(run, text())
    assert "IND: India" in HEAD
    publish(run, text(without("d")))
    assert uids(files()["kind/conference.ics"]) == {"d@visits"}  # taken back
    run("lock", "--prune")
    ran = publish(run, text(without("d")))
    assert (
        "kind/conference.ics: it has no event any more; kept for subscribers until --prune"
        in ran.err
    )
    assert uids(files()["kind/conference.ics"]) == set()
    assert b"BEGIN:VTIMEZONE" in files()["series/forum.ics"]
    assert "kind/conference.ics" not in files()["index.html"].decode()
    assert publish(run, text(without("d"))).err.startswith("public: nothing new\n")
    ran = publish(run, text(without("d")), "--prune")
    assert "  removed: it/kind/conference.ics, " in ran.err
    assert not Path("public/kind/conference.ics").exists()
    assert not Path("public/series").exists()
    assert files()["all.ics"]


def test_a_feed_that_is_no_longer_declared_goes_on_until_it_is_pruned(run: Run) -> None:
    publish(run, text())
    fewer = HEAD.replace("[kind, country, year, topic, person, series]", "[kind]")
    moved = EVENTS | {"c": EVENTS["c"].replace("2027-03-03", "2027-03-04")}
    ran = publish(run, text(moved, fewer.replace("languages: [it]", "languages: []")))
    assert "  no longer offered, and kept for subscribers until --prune: " in ran.err
    assert b"20270304" in files()["it/country/fra.ics"]
    assert "country/" not in files()["index.html"].decode()
    assert "it/index.html" not in files()
    publish(run, text(moved, fewer), "--prune")
    assert {name for name in files() if name.endswith("fra.ics")} == set()


def test_a_feed_of_people_and_words_that_are_gone_is_still_called_somehow(run: Run) -> None:
    publish(run, text())
    gone = without("a", "b", "c")
    publish(run, text(gone, HEAD.replace("anna: {name: Anna Rossi, country: ITA}, ", "")))
    assert b"X-WR-CALNAME:Visits: Anna\r\n" in files()["person/anna.ics"]


def test_a_feed_does_not_lose_much_at_once_unless_it_is_forced(run: Run) -> None:
    publish(run, text(MANY))
    fewer = {id: MANY[id] for id in [*MANY][:23]}
    before = files()
    ran = publish(run, text(fewer))
    assert ran.code == 1
    assert "error[TL546]: the feed would lose 7 of its 30 events" in ran.err
    assert "public/kind/call.ics:1:1" in ran.err
    assert files() == before
    assert publish(run, text({id: MANY[id] for id in [*MANY][:24]})).code == 0
    assert publish(run, text(fewer), "--force").code == 0
    off = {id: event.replace("kind", "status: cancelled, kind") for id, event in fewer.items()}
    assert Status.CANCELLED in off["e-1"]
    assert publish(run, text(off)).code == 0


def test_a_feed_that_lost_all_is_pruned_only_if_it_is_forced_or_no_longer_declared(
    run: Run,
) -> None:
    several = MANY | {f"t-{n}": EVENTS["c"] for n in range(200)}
    publish(run, text(several))
    fewer = {id: several[id] for id in several if id not in MANY}
    before = files()
    ran = publish(run, text(fewer), "--prune")
    assert (ran.code, "the feed would lose 30 of its 30 events" in ran.err) == (1, True)
    assert (ran.err.count("error[TL546]"), files()) == (1, before)
    undeclared = HEAD.replace("[kind, country,", "[country,")
    assert publish(run, text(fewer, undeclared), "--prune").code == 0
    assert "kind/call.ics" not in files()


def test_a_calendar_that_somebody_has_removed_is_written_again(run: Run) -> None:
    publish(run, text(MANY))
    before = files()
    Path("public/all.ics").unlink()
    assert publish(run, text(MANY)).code == 0
    assert files() == before


def test_the_first_site_begins_the_changes_and_says_so(run: Run) -> None:
    Path("events.yaml").write_text(text(), encoding="utf-8")
    run("lock")
    ran = run("publish", "-o", "public", "--locked")
    assert (ran.code, "error[TL547]: public holds no site" in ran.err) == (1, True)
    assert not Path("public").exists()
    ran = run("publish", "-o", "public", "--locked", "--first")
    assert (ran.code, "  no earlier site here: changes begin now\n" in ran.err) == (0, True)
    assert run("publish", "-o", "public", "--locked").err == SAME
    ran = publish(run, text(without("a")), "--locked")
    assert (ran.code, "error[TL404]" in ran.err) == (1, True)


def test_a_lost_lock_is_recovered_from_the_calendar_of_the_site(run: Run) -> None:
    publish(run, text())
    publish(run, text(without("a")))
    Path("events.lock").unlink()
    ran = publish(run, text(without("a")))
    assert (ran.code, "timeline publish --recover" in ran.err) == (1, True)
    assert publish(run, text(without("a")), "--recover").code == 0


def test_it_counts_the_warnings_that_a_check_tells(run: Run) -> None:
    ran = publish(run, text(head=HEAD.replace("series]", "series, kind/roundtabel]")))
    assert ran.err.endswith("\n1 warning: timeline check shows them\n")
    assert (
        run("publish", "-o", "-").err == "timeline: a site is a folder: name one, as in -o public\n"
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("address: https://example.org/c", "add a slash at its end"),
        ("address: https://me:secret@example.org/c/", "write one such as https://example.org/"),
        ("adress: https://example.org/c/", 'did you mean "address"?'),
        ("feeds: Kind", "write kind\n"),
        ("feeds: country/ITA", "write country/ita"),
        ("feeds: country/italy", "or a feed such as topic/defence or country/ita"),
        ("feeds: year/20x", "or a feed such as topic/defence"),
        ("feeds: kinds", 'did you mean "kind"?'),
        ("languages: [it, pt]", "write one of: en, fr, hi, it"),
    ],
)
def test_a_slip_in_the_head_is_shown_with_a_hint(run: Run, written: str, hint: str) -> None:
    head = HEAD[: HEAD.index("publish:")] + f"publish: {{{written}}}\n"
    ran = publish(run, text(head=head + HEAD[HEAD.index("defaults:") :]))
    assert (ran.code, " --> events.yaml:4:" in ran.err, hint in ran.err) == (1, True, True)
    assert not Path("public").exists()


def test_a_site_in_a_language_of_the_registry_alone_says_whose_words_it_has(run: Run) -> None:
    some = EVENTS | {"b": EVENTS["b"].replace("Second", "{en: Second, de: Zweites}")}
    ran = publish(run, text(some, HEAD.replace("[it]", "[de]")))
    assert 'publish.languages: timeline itself writes in "en", not in "de"' in ran.err
    assert "Zweites" in files()["de/kind/call.ics"].decode()


def test_a_site_without_an_address_says_so_and_offers_files(run: Run) -> None:
    ran = publish(
        run, text(head=BARE.replace("defaults:", "feed: https://a.example/b.ics\ndefaults:"))
    )
    assert "  nobody can subscribe yet: write publish: {address: https://…/} at the" in ran.err
    assert b"SOURCE;VALUE=URI:https://a.example/b.ics" in files()["all.ics"]
    assert not any(b"SOURCE" in data for name, data in files().items() if name[:4] == "kind")
    assert "webcal:" not in files()["kind/call.ics"].decode()
    assert json.loads(files()["changes.json"]).keys() & {"home_page_url", "feed_url"} == set()


def test_robots_read_their_files_at_the_root_of_a_host_alone(run: Run) -> None:
    publish(run, text())
    assert {"robots.txt", "sitemap.xml"}.isdisjoint(files())
    root = HEAD.replace("org/calendar/", "org/")
    publish(run, text(head=root))
    assert b"Sitemap: https://example.org/sitemap.xml\n" in files()["robots.txt"]
    assert files()["sitemap.xml"].count(b"<loc>https://example.org/") == 4
    publish(run, text(head=root.replace("publish:\n", "publish:\n  robots: no\n")))
    assert files()["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b'<meta name="robots" content="noindex">' in files()["index.html"]
    assert "sitemap.xml" not in files()


def test_the_folder_does_not_hold_the_registry(run: Run) -> None:
    Path("events.yaml").write_text(text(), encoding="utf-8")
    for folder in (".", "..", "sub/.."):
        Path("sub").mkdir(exist_ok=True)
        ran = run("publish", "-o", folder)
        assert (ran.code, "this folder holds the registry (events.yaml)" in ran.err) == (2, True)
    Path("loop").symlink_to("loop")
    assert run("publish", "-o", "loop").code == 2
    assert names(".") == ["events.yaml", "loop", "sub"]


def test_a_folder_that_is_a_file_or_a_link_away_is_refused(run: Run, tmp_path: Path) -> None:
    Path("public").write_text("mine", encoding="utf-8")
    ran = publish(run, text())
    assert (ran.code, "nothing was written" in ran.err) == (2, True)
    away = tmp_path.parent / "away"
    away.mkdir()
    Path("public").unlink()
    Path("public").symlink_to(away)
    ran = publish(run, text())
    assert (ran.code, f"public is a link to {away}; name that instead" in ran.err) == (2, True)
    assert list(away.iterdir()) == []


def test_a_link_or_a_pipe_in_the_folder_is_refused(run: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.html"
    outside.write_text("mine", encoding="utf-8")
    Path("public").mkdir()
    Path("public/index.html").symlink_to(outside)
    ran = publish(run, text(), "--force")
    assert (ran.code, "timeline follows only links that you name" in ran.err) == (2, True)
    Path("public/index.html").unlink()
    os.mkfifo("public/all.ics")
    ran = publish(run, text(), "--force")
    assert (ran.code, "public/all.ics: this is not a plain file" in ran.err) == (2, True)
    assert outside.read_text(encoding="utf-8") == "mine"


def test_a_registry_that_is_not_there_or_is_a_stream_has_no_site(run: Run) -> None:
    ran = run("publish", "nothing.yaml", "-o", "public")
    assert (ran.code, "nothing.yaml: no such file or folder" in ran.err) == (2, True)
    ran = run("publish", "-", "-o", "public", stdin=text().encode())
    assert (ran.code, ran.err) == (2, "timeline: standard input has no lock\n")
    assert not Path("public").exists()


def test_two_registries_do_not_share_a_folder(run: Run) -> None:
    publish(run, text())
    before = files()
    other = text().replace("registry: visits", "registry: others")
    Path("others.yaml").write_text(other, encoding="utf-8")
    ran = run("publish", "others.yaml", "-o", "public")
    assert (ran.code, 'this folder belongs to the registry "visits"' in ran.err) == (2, True)
    assert files() == before


@pytest.mark.parametrize(
    "name", ["../events.yaml", "/etc/passwd", "a/../../events.yaml", "..", "a//b", "a\\b"]
)
def test_a_list_that_leads_out_of_the_folder_is_none(run: Run, name: str) -> None:
    publish(run, text())
    path = Path("public/feeds.json")
    listed = json.loads(path.read_text(encoding="utf-8"))
    listed["files"] = {name: listed["files"]["all.ics"]}
    path.write_text(json.dumps(listed), encoding="utf-8")
    ran = publish(run, text())
    assert (ran.code, "this is not the list that timeline writes" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "path",
    [
        "kind/nothing.ics",
        "x/y.ics",
        "year/0000.ics",
        "../all.ics",
        "kind/talks.html",
        "en/all.ics/",
    ],
)
def test_a_list_with_feeds_that_can_not_be_is_none(run: Run, path: str) -> None:
    publish(run, text())
    known = Path("public/feeds.json")
    listed = json.loads(known.read_text(encoding="utf-8"))
    listed["feeds"][0]["path"] = path
    known.write_text(json.dumps(listed), encoding="utf-8")
    ran = publish(run, text())
    assert (ran.code, "this is not the list that timeline writes" in ran.err) == (2, True)


@pytest.mark.parametrize("name", ["told.jsonl", "changes.json"])
def test_a_damaged_file_that_the_next_run_reads_stops_it(run: Run, name: str) -> None:
    publish(run, text())
    Path("public", name).write_text("{", encoding="utf-8")
    before = files()
    ran = publish(run, text(without("a")))
    assert ran.code in (1, 2)
    assert (name in ran.err, files()) == (True, before)


def test_two_runs_wait_for_each_other_in_the_folder(run: Run) -> None:
    publish(run, text())
    with Path("public/.timeline.hold").open("w") as hold:
        fcntl.flock(hold, fcntl.LOCK_EX)
        ran = publish(run, text(), "--wait", "0")
    assert (ran.code, "another run has held this folder" in ran.err) == (2, True)


def test_a_site_may_lie_in_the_folder_of_a_registry_of_several_files(run: Run) -> None:
    Path("reg").mkdir()
    Path("reg/a.yaml").write_text(text(), encoding="utf-8")
    for _ in range(2):
        ran = run("publish", "reg", "-o", "reg/public")
        assert ran.code == 0
    assert ran.err == f"reg/{SAME}"


def test_hundreds_of_topics_are_published(run: Run) -> None:
    topics = ", ".join(f"t-{n}" for n in range(300))
    several = {
        f"e-{n}": f"{{kind: call, title: Call {n}, when: 2027-01-0{n}, topics: [{topics}]}}"
        for n in range(1, 4)
    }
    ran = publish(run, text(several, HEAD.replace("  languages: [it]\n", "")))
    assert ran.code == 0
    assert sum(name.startswith("topic/") for name in files()) == 300

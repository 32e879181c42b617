"""The feeds of changes: what has changed since the folder was last published."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.publishing.sites import EVENTS, HEAD, Run, files, publish, text, without

MOVED = EVENTS | {"c": EVENTS["c"].replace("2027-03-03", "2027-03-04")}
ATOM = "{http://www.w3.org/2005/Atom}"


def told(prefix: str = "") -> list[dict[str, str]]:
    """Return the changes that the folder tells of."""
    items: list[dict[str, str]] = json.loads(files()[f"{prefix}changes.json"])["items"]
    return items


def feed_of_changes() -> ET.Element:
    return ET.fromstring(files()["changes.atom"])  # noqa: S314 - our own


def test_the_first_run_tells_of_no_change(run: Run) -> None:
    publish(run, text())
    assert told() == []


def test_a_change_is_told_in_the_sentence_of_diff_in_each_language(run: Run) -> None:
    publish(run, text())
    Path("old.yaml").write_text(text(), encoding="utf-8")
    publish(run, text(MOVED))
    [item] = told()
    assert item == {
        "id": "tag:visits,2023-03-05:c/1/20230305T120001Z",
        "url": "https://example.org/calendar/events.html#c",
        "title": "Moved: Third",
        "content_text": "Moved: Third, from Wednesday 3 March 2027 to Thursday 4 March "
        "(1 day later)",
        "date_modified": "2023-03-05T12:00:01Z",
    }
    [item] = told("it/")
    assert item["content_text"].startswith("Cambio di data")
    assert item["url"] == "https://example.org/calendar/it/events.html#c"


def test_a_new_text_in_another_language_or_of_details_alone_is_no_item(run: Run) -> None:
    publish(run, text())
    italian = EVENTS["b"].replace("title: Second", "title: {en: Second, it: Seconda}")
    ran = publish(run, text({**EVENTS, "b": italian}))
    assert "1 edited (b)" in ran.err
    assert (told(), told("it/")) == ([], [])
    vague = {**EVENTS, "f": EVENTS["f"].replace("2027-06", "2027-07")}
    publish(run, text(vague))
    assert [item["title"] for item in told()] == ["Changed: No day"]


def test_newer_changes_come_first_and_the_old_ones_stay(run: Run) -> None:
    publish(run, text())
    publish(run, text(MOVED))
    publish(run, text(MOVED | {"g": EVENTS["b"]}))
    publish(run, text({**MOVED, "a": EVENTS["a"].replace("First", "Very first")}))
    titles = [item["title"] for item in told()]
    assert titles == ["Renamed: Very first talks", "Removed: Second", "New: Second", "Moved: Third"]
    assert len({item["id"] for item in told()}) == 4
    assert "url" not in told()[1]


@pytest.mark.parametrize("is_told", [True, False])
def test_an_event_that_is_pruned_from_the_lock_is_told_of_no_more(
    run: Run, *, is_told: bool
) -> None:
    publish(run, text())
    hidden = EVENTS | {"b": EVENTS["b"].replace("kind:", "audience: internal, kind:")}
    Path("events.yaml").write_text(text(hidden | {"c": MOVED["c"]}), encoding="utf-8")
    if is_told:
        run("publish", "-o", "public")
        assert "Removed: Second" in {item["title"] for item in told()}
    run("lock")
    run("lock", "--prune")
    run("publish", "-o", "public", "--prune")
    assert [item["title"] for item in told()] == ["Moved: Third"]
    assert not any(b"Second" in data for data in files().values())


def test_no_more_than_a_hundred_changes_are_told(run: Run) -> None:
    head = HEAD.replace("feeds:", "formats: []\n  feeds:").replace("[it]", "[]")
    publish(run, text(head=head))
    many = {f"n-{n}": EVENTS["b"] for n in range(130)}
    publish(run, text(EVENTS | many, head))
    assert len(told()) == 100
    assert "url" not in told()[0]
    assert len(feed_of_changes().findall(f"{ATOM}entry")) == 100


def test_a_lock_that_was_brought_up_to_date_before_hides_no_change(run: Run) -> None:
    publish(run, text())
    Path("events.yaml").write_text(text(MOVED), encoding="utf-8")
    run("lock")
    assert publish(run, text(MOVED), "--locked").code == 0
    assert [item["title"] for item in told()] == ["Moved: Third"]


def test_both_feeds_say_the_same(run: Run) -> None:
    publish(run, text())
    publish(run, text(without("a") | {"c": MOVED["c"].replace("Third", "Cats & dogs <b>")}))
    feed = feed_of_changes()
    assert [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "title": entry.findtext(f"{ATOM}title"),
            "content_text": entry.findtext(f"{ATOM}content"),
            "date_modified": entry.findtext(f"{ATOM}updated"),
        }
        for entry in feed.findall(f"{ATOM}entry")
    ] == [{name: item[name] for name in item if name != "url"} for item in told()]
    assert feed.findtext(f"{ATOM}updated") == max(item["date_modified"] for item in told())
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "https://example.org/calendar/",
        "self": "https://example.org/calendar/changes.atom",
    }
    assert json.loads(files()["changes.json"])["feed_url"].endswith("/changes.json")


def test_the_feeds_of_a_registry_without_events_have_a_moment_too(run: Run) -> None:
    Path("events.yaml").write_text(text({}).replace("events:", "events: {}"), encoding="utf-8")
    assert run("publish", "-o", "public").code == 0
    assert "1970-01-01T00:00:00Z" in files()["changes.atom"].decode()

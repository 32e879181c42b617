"""Registries drawn at random, and edits of known class; plain data that share no code with ours."""

import copy
import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Data = dict[str, Any]
Expected = dict[str, set[str]]
"""What has become of each event, by its id."""

STATUSES = ["tentative", "announced", "confirmed", "concluded"]
ROLES = ["guest", "host", "speaker", "observer", "chair"]
TOPICS = ["defence", "trade", "space", "health"]
TITLES = ["State dinner", "Press point", "Arrival", "Talks on trade", "Wreath", "Forum", "Déjeuner"]
FIRST = date(2027, 3, 1)
WORDS = [
    "the",
    "two",
    "sides",
    "spoke",
    "of",
    "trade",
    "space",
    "and",
    "the",
    "sea",
    "with",
    "no",
    "result",
    "so",
    "far",
]


def drawing(seed: int) -> random.Random:
    """Return what draws the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - nothing here is secret


def registry(draw: random.Random) -> Data:
    """Draw a registry whose every field is written as it holds, and none by a default."""
    people = {f"p{n}": {"name": f"Person {n}", "country": "ITA"} for n in range(4)}
    places = {f"place{n}": {"name": f"Hall {n}", "country": "IND"} for n in range(3)}
    sources = {f"s{n}": {"publisher": f"Paper {n}"} for n in range(3)}
    data: Data = {
        "registry": "drawn",
        "title": "Drawn",
        "countries": {"IND": "India", "ITA": "Italy"},
        "people": people,
        "places": places,
        "sources": sources,
        "events": {},
    }
    for number in range(draw.randint(3, 7)):
        data["events"][f"e{number}"] = event(draw, f"{draw.choice(TITLES)} {number}")
    return data


def event(draw: random.Random, title: str) -> Data:
    """Draw an event."""
    made: Data = {
        "kind": "talks",
        "title": title,
        "status": draw.choice(STATUSES),
        "audience": "public",
        "place": [f"place{draw.randrange(3)}"],
        "participants": {f"p{n}": [draw.choice(ROLES)] for n in draw.sample(range(4), 2)},
        "sources": [f"s{draw.randrange(3)}"],
        "topics": draw.sample(TOPICS, 2),
        "description": " ".join(draw.choices(WORDS, k=8)),
        "outcomes": [{"text": " ".join(draw.choices(WORDS, k=4))}],
    }
    return made | when(draw)


def when(draw: random.Random) -> Data:
    """Draw a time: days, clock times in a zone, or less than a day is known."""
    day = FIRST + timedelta(days=draw.randrange(60))
    match draw.randrange(4):
        case 0:
            return {"when": str(day)}
        case 1:
            return {"when": f"{day} to {day + timedelta(days=draw.randint(1, 4))}"}
        case 2:
            hour = draw.randint(8, 20)
            zone = draw.choice(["Asia/Kolkata", "Europe/Rome"])
            return {"when": f"{day} {hour:02}:30 to {hour + 1:02}:15", "timezone": zone}
    return {"when": draw.choice([f"2027-0{draw.randint(5, 9)}", "2027-Q3", f"{day}~"])}


def _moved(draw: random.Random, it: Data) -> set[str]:
    was = it["when"], it.get("timezone")
    while (it["when"], it.get("timezone")) == was:
        it.pop("timezone", None)
        it.update(when(draw))
    return {"moved"}


def _status(draw: random.Random, it: Data) -> set[str]:
    it["status"] = draw.choice([each for each in STATUSES if each != it["status"]])
    return {"status"}


def _off(word: str) -> Callable[[random.Random, Data], set[str]]:
    def edit(_draw: random.Random, it: Data) -> set[str]:
        it["status"] = word
        return {word}

    return edit


def _set(name: str, value: Callable[[random.Random], Any], found: str) -> Any:
    def edit(draw: random.Random, it: Data) -> set[str]:
        was = it.get(name)
        while it.get(name) == was:
            it[name] = value(draw)
        return {found}

    return edit


def _roles(draw: random.Random, it: Data) -> set[str]:
    taken = it["participants"]
    ref = draw.choice(sorted(taken))
    match draw.randrange(3):
        case 0:
            del taken[ref]
        case 1:
            taken[next(f"p{n}" for n in range(4) if f"p{n}" not in taken)] = ["observer"]
        case _:
            taken[ref] = [draw.choice([role for role in ROLES if [role] != taken[ref]])]
    return {"participants"}


def _topics(draw: random.Random, it: Data) -> set[str]:
    it["topics"] = [*it["topics"][:1], draw.choice(sorted({*TOPICS} - {*it["topics"]}))]
    return {"other"}


def _text(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=9))


EDITS: dict[str, Callable[[random.Random, Data], set[str]]] = {
    "moved": _moved,
    "status": _status,
    "cancelled": _off("cancelled"),
    "postponed": _off("postponed"),
    "relocated": _set("place", lambda draw: [f"place{draw.randrange(3)}"], "relocated"),
    "renamed": _set("title", lambda draw: f"{draw.choice(TITLES)} anew", "renamed"),
    "participants": _roles,
    "outcomes": _set("outcomes", lambda draw: [{"text": _text(draw)}], "outcomes"),
    "sources": _set("sources", lambda draw: [f"s{draw.randrange(3)}"], "sources"),
    "text": _set("description", _text, "text"),
    "topics": _topics,
    "format": _set("format", lambda draw: draw.choice(["summit", "quad"]), "other"),
    "url": _set("url", lambda draw: f"https://example.org/{draw.randrange(99)}", "other"),
    "figures": _set(
        "figures",
        lambda draw: [{"measure": "Trade", "value": str(draw.randrange(99)), "unit": "EUR"}],
        "figures",
    ),
    "statements": _set(
        "statements", lambda draw: [{"by": "p0", "text": _text(draw)}], "statements"
    ),
    "programme": _set("part_of", lambda _: ["whole"], "programme"),
}
_STATUS = {"status", "cancelled", "postponed"}


def edited(draw: random.Random, old: Data) -> tuple[Data, Expected]:
    """Return a registry with a few edits, and what has become of which event."""
    old["events"]["whole"] = event(draw, "The whole") | {"when": "2027"}
    old["events"]["whole"].pop("timezone", None)
    new, expected = copy.deepcopy(old), {}
    ids = [id for id in new["events"] if id != "whole"]
    for id in draw.sample(ids, draw.randint(1, len(ids))):
        expected[id] = _edited(draw, new, id)
    if draw.random() < 0.3:
        new["events"]["came"] = event(draw, "One more")
        expected["came"] = {"new"}
    return new, expected


def _edited(draw: random.Random, new: Data, id: str) -> set[str]:
    match draw.randrange(8):
        case 0:
            del new["events"][id]
            return {"removed"}
        case 1:
            new["events"][f"{id}-anew"] = new["events"].pop(id)
            return {"id"}
    names = draw.sample(sorted(EDITS), draw.randint(1, 3))
    statuses = [name for name in names if name in _STATUS][1:]
    found: set[str] = set()
    for name in names:
        if name not in statuses:
            found |= EDITS[name](draw, new["events"][id])
    return found


def rewritten(draw: random.Random, old: Data) -> str:
    """Return a registry in another layout and order, with aliases and other ways to write."""
    data = copy.deepcopy(old)
    sections = list(data)
    draw.shuffle(sections)
    events = list(data["events"].items())
    draw.shuffle(events)
    data["events"] = dict(events)
    status = draw.choice(STATUSES)
    data["defaults"] = {"status": status}
    for each in data["events"].values():
        for name in ("topics", "sources"):
            each[name] = each[name][::-1]
        if each["status"] == status:
            del each["status"]
        for ref, roles in each["participants"].items():
            each["participants"][ref] = "visitor" if roles == ["guest"] else roles[0]
        each["place"] = each["place"][0]
        each["title"] = {"en": each["title"]}
        each["outcomes"] = [outcome["text"] for outcome in each["outcomes"]]
    data = {name: data[name] for name in (*sections, "defaults")}
    lines = json.dumps(data, indent=draw.randint(1, 5), ensure_ascii=False).split("\n")
    return "\n".join(["# another layout", *lines])


def patched(data: Data, told: Data) -> Data:
    """Apply what is told to a registry; each old value has to be what the registry holds."""
    events = copy.deepcopy(data["events"])
    for change in told["changes"]:
        if former := change.get("former_id"):
            events[change["id"]] = events.pop(former)
        event = events.setdefault(change["id"], {})
        for name, values in change["fields"].items():
            assert event.get(name) == values["old"], (change["id"], name)
            event[name] = values["new"]
            if values["new"] is None:
                del event[name]
        if not event:
            del events[change["id"]]
    return data | {"events": events}

"""The three-way merge against a model: hands and sources change the same events at random."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from timeline.authoring.editing import Changes, edited
from timeline.diagnostics.findings import RegistryError, TimelineError
from timeline.importing import ledger, telling
from timeline.importing.imports import Import, directory, imported
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.importing.ledger import Ledger
from timeline.importing.merging import Preference, Side
from timeline.importing.plan import Wishes
from timeline.importing.present import Present, present
from timeline.reading.source import read, read_all
from timeline.reading.yaml import Data

FILE = "events.yaml"
HEAD = "registry: r\ntitle: R\nevents:\n  own: {kind: talks, title: Our own, when: 1999} # mine\n"
VALUES: dict[str, list[Data]] = {
    "title": ["Alpha", "Beta", "Gamma: # x", "NO"],
    "when": ["2027-03-01", "2027-03-02", "2027-04", "2027-03-01 10:00 UTC"],
    "description": [None, "One", "Two\nlines", "Three " * 30 + "end"],
    "topics": [None, ["a"], ["a", "b"], ["b", "a"]],
    "status": ["announced", "confirmed"],
}
Event = dict[str, Data]


def held(known: Ledger, files: Mapping[str, bytes]) -> Present:
    """Return a registry as its files have it."""
    return present(known, files, read_all(files.items()))


def took(
    files: Mapping[str, bytes], known: Ledger, events: Mapping[str, Event], **wishes: object
) -> Import:
    """Import events by their UIDs into a registry."""
    here = held(known, files)
    found = tuple(
        IncomingEvent(uid, f"a.ics:{number}", {"kind": "other", "label": "Event", **fields})
        for number, (uid, fields) in enumerate(events.items())
    )
    told = Wishes("orf", **wishes)  # type: ignore[arg-type]
    return imported(here, told, [Incoming(found)], directory(here), FILE)


@dataclass
class World:
    """A registry, its source, and a model of what the source said at the last import."""

    chance: random.Random
    data: bytes = HEAD.encode()
    ledger: Ledger = field(default_factory=lambda: Ledger("r"))
    source: dict[str, Event] = field(default_factory=dict)
    base: dict[str, dict[str, Data | None]] = field(default_factory=dict)
    """What is known of the last import, by our ids."""
    ids: dict[str, str] = field(default_factory=dict)
    imports: int = 0
    conflicts: int = 0

    def events(self) -> dict[str, Event]:
        found = (read(self.data, FILE).data or {})["events"]
        assert isinstance(found, dict)
        return {id: event for id, event in found.items() if isinstance(event, dict)}

    def value(self, name: str) -> Data:
        return self.chance.choice(VALUES[name])

    def source_changes(self) -> None:
        if len(self.source) < 6 and self.chance.random() < 0.4:
            uid = f"u{len(self.source)}"
            self.source[uid] = {
                name: self.value(name)
                for name in VALUES
                if name in ("title", "when", "description")
            }
            self.source[uid]["title"] = f"Event {uid}"
        elif self.source:
            uid = self.chance.choice(list(self.source))
            name = self.chance.choice(list(VALUES))
            self.source[uid][name] = self.value(name)

    def hand_changes(self) -> None:
        if self.ids:
            id = self.chance.choice(list(self.ids.values()))
            name = self.chance.choice(list(VALUES))
            change = Changes({("events", id): {name: self.value(name)}})
            self.data = edited(self.data, read(self.data, FILE), change).data

    def ledger_is_lost(self) -> None:
        self.ledger = Ledger("r")
        self.base = {}

    def ledger_goes_through_its_file(self) -> None:
        self.ledger = ledger.read(ledger.write(self.ledger), "events.imports", "r")

    def is_imported(self, prefer: Side | None = None) -> None:
        before = self.events()
        made = took({FILE: self.data}, self.ledger, self.source, prefer=Preference({}, prefer))
        assert not made.plan.refusal
        self.data, self.ledger = made.files.get(FILE, self.data), made.ledger
        after = self.events()
        assert after["own"] == before["own"]
        assert b"# mine" in self.data
        for uid, theirs in self.source.items():
            if uid in self.ids and self.ids[uid] in before:
                self._judge(self.ids[uid], theirs, before, after, prefer)
        self.ids |= {taken.incoming.uid: id for id, taken in made.plan.added.items()}
        for id, taken in made.plan.added.items():
            self.base[id] = {**dict.fromkeys(VALUES), **taken.incoming.fields}
        self.imports += 1
        self.conflicts += len(made.plan.conflicts)
        again = took({FILE: self.data}, self.ledger, self.source)
        assert (again.files, again.ledger) == ({}, self.ledger)

    def _judge(
        self,
        id: str,
        theirs: Event,
        before: dict[str, Event],
        after: dict[str, Event],
        prefer: Side | None,
    ) -> None:
        """See that each field is as the model of a three-way merge has it."""
        known = self.base.get(id)
        for name in VALUES:
            if name == "status" and theirs.get(name) is None:
                continue
            ours, new = before[id].get(name), theirs.get(name)
            old = known.get(name, "?") if known is not None else "?"
            is_ours_old = known is not None and ours == old
            is_taken = new != old and (is_ours_old or prefer is Side.THEIRS)
            if known is None and name not in theirs:
                continue
            assert after[id].get(name) == (new if is_taken else ours), (id, name)
            if new == ours or is_taken or prefer is Side.OURS:
                self.base.setdefault(id, {})[name] = new


def played(seed: int) -> World:
    """Return a world in which hands, the source and imports took random turns."""
    world = World(random.Random(seed))  # noqa: S311 - the same in each run
    steps = (
        *(world.source_changes,) * 4,
        *(world.hand_changes,) * 3,
        *(world.is_imported,) * 3,
        world.ledger_goes_through_its_file,
        lambda: world.is_imported(world.chance.choice(list(Side))),
    )
    for _ in range(60):
        world.chance.choice(steps)()
    return world


@pytest.mark.uncounted
def test_no_hand_edit_is_ever_lost() -> None:
    worlds = [played(seed) for seed in range(12)]
    assert all(world.imports > 5 for world in worlds)
    assert sum(world.conflicts for world in worlds) > 20


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(12))
def test_without_its_ledger_an_import_changes_nothing_that_is_there(seed: int) -> None:
    world = World(random.Random(seed))  # noqa: S311 - the same in each run
    for _ in range(30):
        world.chance.choice((world.source_changes, world.hand_changes, world.is_imported))()
    world.is_imported()
    for _ in range(5):
        world.hand_changes()
    known = world.events()
    made = took({FILE: world.data}, Ledger("r"), world.source)
    text = made.files.get(FILE, world.data)
    after = read(text, FILE).data or {}
    events = after["events"]
    assert isinstance(events, dict)
    assert {id: events[id] for id in known} == known
    assert text.startswith(world.data)


def test_part_of_is_kept_where_both_events_are_taken() -> None:
    events: dict[str, Event] = {
        "u1": {"title": "All", "when": "2027-03-01 to 2027-03-03"},
        "u2": {"title": "Part", "when": "2027-03-02", "part_of": ["u1", "u9"]},
        "u3": {"title": "Stray", "when": "2027-03-02", "part_of": ["u9"]},
    }
    made = took({FILE: HEAD.encode()}, Ledger("r"), events)
    text = made.files[FILE].decode()
    assert text.count("    part_of: [all-2027]\n") == text.count("part_of") == 1
    again = took(dict(made.files), made.ledger, events)
    assert (again.files, again.ledger) == ({}, made.ledger)


def test_what_a_registry_cannot_take_is_left_out_and_named() -> None:
    events: dict[str, Event] = {
        "u1": {"title": "Good", "when": "2027-03-01", "url": "no link", "topics": ["Not a slug"]},
        "u2": {"title": "Bad day", "when": "2027-02-31"},
        "u3": {"title": "Visit", "when": "2027-03-01", "kind": "visit", "label": None},
        "u4": {"title": "Who", "when": "2027", "participants": {"nobody": "host", "IND": "host"}},
        "../x": {"title": "../x: {a: b} # c", "when": "2027", "description": "- x\n- !!python"},
    }
    made = took({FILE: HEAD.encode()}, Ledger("r"), events)
    found = (read(made.files[FILE], FILE).data or {})["events"]
    assert isinstance(found, dict)
    assert list(found) == ["own", "good-2027", "who-2027", "x-a-b-c-2027"]
    assert set(found["good-2027"] or ()) == {*("kind", "label", "title", "when", "sources")}
    assert [note.at for note in made.plan.left_out] == ["a.ics:1", "a.ics:2"]
    said = [note.text for note in made.plan.said]
    assert len(said) == 3
    assert any(text.startswith("who-2027: participants.nobody left out: ") for text in said)


def test_a_change_that_would_break_the_registry_is_not_taken() -> None:
    first = took({FILE: HEAD.encode()}, Ledger("r"), {"u1": {"title": "T", "when": "2027"}})
    files = dict(first.files)
    broken = took(files, first.ledger, {"u1": {"title": "T", "when": "2027-13"}})
    assert broken.files == {}
    assert broken.plan.left_out[0].at == "a.ics:0"
    assert broken.ledger == first.ledger


def test_an_event_that_was_refined_was_not_moved() -> None:
    first = took({FILE: HEAD.encode()}, Ledger("r"), {"u1": {"title": "T", "when": "2027-03"}})
    newer = {"u1": {"title": "T", "when": "2027-03-04"}}
    made = took(dict(first.files), first.ledger, newer)  # type: ignore[arg-type]
    assert b"was" not in made.files[FILE]
    assert b"when: 2027-03-04" in made.files[FILE]


def test_our_own_outputs_change_only_what_was_not_changed_here() -> None:
    files = {FILE: HEAD.encode()}

    def own(unchanged: frozenset[str], **wishes: object) -> Import:
        here = held(Ledger("r"), files)
        event = IncomingEvent(
            "own", "Events!A2", {"title": "New", "when": "2000"}, id="own", unchanged=unchanged
        )
        told = Wishes("book", **wishes)  # type: ignore[arg-type]
        return imported(here, told, [Incoming((event,), is_own=True)], directory(here), FILE)

    made = own(frozenset({"title"}))
    assert made.files == {FILE: HEAD.replace("Our own", "New").encode()}
    assert [each.clash.field for each in made.plan.conflicts] == ["when"]
    assert made.ledger == Ledger("r")
    both = own(frozenset(), prefer=Preference({}, Side.THEIRS))
    assert both.files == {FILE: HEAD.replace("Our own", "New").replace("1999", "2000").encode()}


def test_a_new_registry_keeps_what_a_person_is_to_fill_in() -> None:
    here = held(Ledger("r"), {})
    event = IncomingEvent("u", "a.csv:2", {"kind": "visit", "title": "V", "when": "2027"})
    found = [Incoming((event,), head={"title": "All", "registry": "x"})]
    made = imported(here, Wishes("orf"), found, directory(here), "new.yaml")
    assert made.files["new.yaml"].startswith(b"registry: x\ntitle: All\n\nsources:\n  orf:")
    assert made.ledger.registry == "x"
    assert made.loaded is not None
    assert [each.rule.code for each in made.loaded.errors] == ["TL308"]


def test_what_readers_left_out_is_not_missing() -> None:
    events: dict[str, Event] = {
        "u1": {"title": "T", "when": "2027"},
        "u2": {"title": "U", "when": "2027"},
    }
    first = took({FILE: HEAD.encode()}, Ledger("r"), events)
    here = held(first.ledger, first.files)
    only = IncomingEvent("u1", "a.ics:1", {"kind": "other", "label": "Event", **events["u1"]})
    found = Incoming((only,), left_out=(Note("a.ics:9", "cut"),), left_out_uids=frozenset({"u2"}))
    made = imported(here, Wishes("orf"), [found], directory(here), FILE)
    assert made.plan.missing == []
    assert made.files == {}


@pytest.mark.parametrize(
    ("mine", "wishes", "becomes"),
    [
        (None, {}, "internal"),
        ("public", {}, "public"),
        (None, {"prefer": Preference({}, Side.OURS)}, None),
        ("public", {"prefer": Preference({}, Side.THEIRS)}, "internal"),
    ],
)
def test_what_a_source_calls_private_is_private_even_without_the_ledger(
    mine: Data, wishes: dict[str, object], becomes: Data
) -> None:
    event: Event = {"title": "T", "when": "2027", "audience": mine}
    files = dict(took({FILE: HEAD.encode()}, Ledger("r"), {"u1": event}).files)
    event["audience"] = "internal"
    made = took(files, Ledger("r"), {"u1": event}, **wishes)
    found = (read(made.files.get(FILE, files[FILE]), FILE).data or {})["events"]
    assert isinstance(found, dict)
    assert (found["t-2027"] or {}).get("audience") == becomes  # type: ignore[union-attr]
    said = [note.text for note in made.plan.said]
    assert said == ["t-2027: its audience is internal now"] * (becomes not in (mine, None))
    assert len(made.plan.conflicts) == (becomes == "public")


def test_events_of_one_title_are_told_apart_without_the_ledger() -> None:
    events: dict[str, Event] = {
        f"u{day}": {"title": "Session", "when": f"2027-03-0{day}"} for day in (1, 2, 3)
    }
    first = took({FILE: HEAD.encode()}, Ledger("r"), events)
    again = took(dict(first.files), Ledger("r"), events)
    assert (again.files, again.ledger) == ({}, first.ledger)


def test_without_the_ledger_events_alone_on_their_days_are_one() -> None:
    events: dict[str, Event] = {
        "u1": {"title": "Alpha", "when": "2027-03-01"},
        "u2": {"title": "Beta", "when": "2027-03-02"},
    }
    files = dict(took({FILE: HEAD.encode()}, Ledger("r"), events).files)
    files = {FILE: files[FILE].replace(b"title: Alpha", b"title: Mine")}
    events["u1"]["title"] = "Gamma"
    made = took(files, Ledger("r"), events)
    assert made.files == {}
    assert [(each.id, each.clash.field) for each in made.plan.conflicts] == [
        ("alpha-2027", "title")
    ]


def test_an_event_without_a_place_in_time_gets_an_id_of_its_title() -> None:
    events: dict[str, Event] = {
        "u1": {"title": {"it": "Vertice", "en": "Summit 2027"}, "when": "2027"},
        "u2": {"title": {"it": "Pranzo"}, "when": "unknown"},
    }
    made = took({FILE: HEAD.encode()}, Ledger("r"), events)
    assert list(made.plan.added) == ["summit-2027", "pranzo"]


def test_an_occurrence_of_its_own_has_its_day_in_its_id() -> None:
    found = [
        IncomingEvent(
            "u",
            "a.ics:1",
            {
                "kind": "other",
                "label": "Event",
                "title": "Weekly",
                "when": f"2027-03-{day} 10:00 UTC",
            },
            recurrence=f"202703{day}",
        )
        for day in ("01", "08")
    ]
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    made = imported(here, Wishes("orf"), [Incoming(tuple(found))], directory(here), FILE)
    assert list(made.plan.added) == ["weekly-2027-03-01", "weekly-2027-03-08"]


def test_an_event_may_bring_its_own_id() -> None:
    found = [
        IncomingEvent("u", "a.csv:2", {"kind": "talks", "title": "T", "when": "2027"}, id=id)
        for id in ("mine",)
    ]
    found.append(
        IncomingEvent("v", "a.csv:3", {"kind": "talks", "title": "U", "when": "2027"}, id="../x")
    )
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    made = imported(here, Wishes("orf"), [Incoming(tuple(found))], directory(here), FILE)
    assert list(made.plan.added) == ["mine", "u-2027"]


def test_of_two_events_with_one_uid_the_later_revision_counts() -> None:
    fields: Event = {"kind": "talks", "title": "T", "when": "2027"}
    found = tuple(
        IncomingEvent("u", f"a.ics:{number}", fields, sequence=number) for number in (1, 2)
    )
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    made = imported(here, Wishes("orf"), [Incoming(found)], directory(here), FILE)
    (taken,) = made.plan.added.values()
    assert taken.incoming.sequence == 2
    assert [note.at for note in made.plan.left_out] == ["a.ics:1"]


def test_a_place_without_a_country_is_somewhere_until_a_person_says_where() -> None:
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    entries = directory(here)
    fields: Event = {"kind": "talks", "title": "T", "when": "2027"}
    fields["place"] = entries.named("places", "Hall 1")
    fields["participants"] = {entries.named("people", "X" * 300): "guest"}
    found = Incoming((IncomingEvent("u", "a.ics:1", fields),))
    made = imported(here, Wishes("orf"), [found], entries, FILE)
    assert b"  hall-1: {name: Hall 1, country: unknown}\n" in made.files[FILE]
    assert b"participants" not in made.files[FILE]
    assert sorted(note.text[:10] for note in made.plan.said) == [
        "people xxx",
        "place hall",
        "t-2027: pa",
    ]


def test_a_cancelled_event_that_is_new_is_cancelled() -> None:
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    fields: Event = {"kind": "talks", "title": "T", "when": "2027", "description": "D"}
    event = IncomingEvent("u", "a.ics:1", fields, is_cancelled=True)
    made = imported(here, Wishes("orf"), [Incoming((event,))], directory(here), FILE)
    assert b"status: cancelled" in made.files[FILE]
    bare = replace(event, fields={"status": "confirmed"})
    here = held(made.ledger, made.files)
    again = imported(here, Wishes("orf"), [Incoming((bare,))], directory(here), FILE)
    assert again.files == {}


def begun(head: dict[str, Data], **fields: Data) -> Import:
    """Begin a registry with one event."""
    here = held(Ledger("r"), {})
    event: Event = {"kind": "talks", "title": "T", "when": "2027", **fields}
    found = [Incoming((IncomingEvent("u", "a.csv:2", event),), head=head)]
    return imported(here, Wishes("orf"), found, directory(here), "new.yaml")


def test_a_new_registry_whose_own_fields_are_wrong_is_refused() -> None:
    with pytest.raises(RegistryError, match="TL"):
        begun({"language": "Italian"})


def test_a_new_registry_leaves_out_what_is_wrong_and_keeps_what_is_to_be_filled_in() -> None:
    made = begun({}, kind="visit", url="none")
    assert b"url" not in made.files["new.yaml"]
    assert made.loaded is not None
    assert [each.rule.code for each in made.loaded.errors] == ["TL308"]


def test_half_a_character_is_no_text() -> None:
    made = begun({}, description="a\ud800")
    assert [note.text for note in made.plan.left_out] == [
        "it holds half a character, which is not text"
    ]
    with pytest.raises(TimelineError, match=r"new\.yaml: this can't be written as YAML"):
        begun({"citation": "a\ud800"})


def test_rows_of_a_form_are_new_and_known_again() -> None:
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    row = IncomingEvent(
        "row", "Events!A3", {"kind": "talks", "title": "T", "when": "2027"}, unchanged=frozenset()
    )
    found = [Incoming((row,), is_own=True)]
    made = imported(here, Wishes("form"), found, directory(here), FILE)
    assert list(made.plan.added) == ["t-2027"]
    assert b"sources" not in made.files[FILE]
    here = held(made.ledger, made.files)
    again = imported(here, Wishes("form"), found, directory(here), FILE)
    assert (again.files, again.ledger) == ({}, made.ledger)


def test_our_own_output_without_a_change_changes_nothing() -> None:
    here = held(Ledger("r"), {FILE: HEAD.encode()})
    row = IncomingEvent("own", "Events!A2", {"when": "1999"}, id="own", unchanged=frozenset())
    made = imported(here, Wishes("book"), [Incoming((row,))], directory(here), FILE)
    assert (made.plan.unchanged, made.files, made.ledger) == (["own"], {}, Ledger("r"))


def test_a_change_in_one_file_leaves_the_others_alone() -> None:
    other = b"events:\n  more: {kind: talks, title: More, when: 2000}\n"
    files = {FILE: HEAD.encode(), "more.yaml": other}
    first = took(files, Ledger("r"), {"u1": {"title": "T", "when": "2027"}})
    assert list(first.files) == [FILE]


def test_a_change_that_breaks_another_event_is_not_taken() -> None:
    events: dict[str, Event] = {
        "u1": {"title": "All", "when": "2027-03-01 to 2027-03-03"},
        "u2": {"title": "Part", "when": "2027-03-02", "part_of": ["u1"]},
    }
    first = took({FILE: HEAD.encode()}, Ledger("r"), events)
    events["u1"]["when"] = "2026"
    made = took(dict(first.files), first.ledger, events)
    assert made.files == {}
    assert [note.text for note in made.plan.left_out] == [
        '"2027-03-02" is outside "all-2027", which is "2026"'
    ]


def test_people_of_nearly_one_name_are_named_when_they_are_new() -> None:
    text = HEAD.replace(
        "events:", "people:\n  kwatra: {name: Vinay Mohan Kwatra, country: IND}\nevents:"
    )
    here = held(Ledger("r"), {FILE: text.encode()})
    entries = directory(here)
    other = entries.named("people", "Vinay Mohan Kwattra", {"country": "IND"})
    fields: Event = {"kind": "talks", "title": "T", "when": "2027", "participants": {other: "host"}}
    found = [Incoming((IncomingEvent("u", "a.csv:2", fields),))]
    made = imported(here, Wishes("orf"), found, entries, FILE)
    said = "\n".join(telling.lines(made, found, made.files))
    assert '"vinay-mohan-kwattra" has nearly the same name as "kwatra", of the same country' in said
    here = held(made.ledger, made.files)
    fields = {**fields, "title": "U"}
    found = [Incoming((IncomingEvent("v", "a.csv:3", fields),))]
    again = imported(here, Wishes("orf"), found, directory(here), FILE)
    assert "nearly" not in "\n".join(telling.lines(again, found, again.files))

"""People, organizations and countries of our tables, with what rows say of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from timeline.importing.tables.own.parts import reported_of
from timeline.importing.tables.own.records import Record, Records, some
from timeline.registry.countries import CODES

_EVER = "9999-12-31"
Naming = tuple[str, str]
"""The day of an event, in ISO 8601, and what somebody was called there."""


@dataclass(slots=True)
class Actor:
    """A person, an organization or a country, as rows tell of it."""

    kind: str = ""
    names: list[Naming] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)
    """The office at each event, by the event's id; empty where the row gives none."""
    country: str = ""
    wikidata: str = ""

    @property
    def office(self) -> str:
        """The office of a person, if it is the same at all events."""
        offices = {*self.offices.values()}
        return offices.pop() if self.kind == "person" and len(offices) == 1 else ""

    def office_at(self, event: str) -> str:
        """Return the office at an event, if it is another one than usual."""
        known = self.offices.get(event, "")
        return "" if known == self.office else known


Actors = dict[str, Actor]


def day_of(record: Record) -> str:
    """Return the day by which the names at an event go."""
    text = record("when_edtf")
    is_moment = "T" in text and not text.endswith("Z")
    return text[:10] if is_moment else record("date_earliest") or record("date_latest")


def actors(records: Records) -> Actors:
    """Return all who take part in events, are party to a paper or speak, by their ids."""
    days = {record("event_id"): day_of(record) for record in records["events"]}
    found: Actors = defaultdict(Actor)
    if "participants" not in records:
        for record in records["events"]:
            _read_wide(record, found, days[record("event_id")])
    for record in records.get("participants", ()):
        _read_participant(record, found, days.get(record("event_id"), ""))
    for ref, day, name in _named(records, days):
        found[ref].names.append((day, name))
    _read_papers(records, found)
    for value in reported_of(records, "participants"):
        for ref in value if isinstance(value, dict) else ():
            found.setdefault(ref, Actor())  # its entry gets the id for its name
    for ref, actor in found.items():
        actor.kind = "country" if ref in CODES else actor.kind or "person"
    return dict(found)


def _read_papers(records: Records, found: Actors) -> None:
    """Note who is party to a paper, or keeps it: no person does."""
    for record in records.get("parties", ()):
        actor = found[record("party_id")]
        actor.kind, actor.country = record("party_kind"), record("party_iso3")
    for record in records.get("instruments", ()):
        if record("depositary_id"):
            found[record("depositary_id")].kind = "organization"


def _read_wide(record: Record, found: Actors, day: str) -> None:
    """Note what a row of the table of events says of those who take part."""
    pairs = (each.partition(":")[::2] for each in record.many("participant_roles"))
    roles = {ref: taken.split("+") for ref, taken in pairs}
    refs, names = list(roles), record.many("participants")
    for ref, name in zip(refs, names if len(names) == len(refs) else refs, strict=True):
        found[ref].names.append((day, name))
    for party in record.many("instrument_parties"):
        found[party].kind = "organization"
    for role in ("host", "guest"):
        codes = record.many(f"{role}_iso3")
        of_role = [ref for ref in refs if role in roles[ref]]
        if len(codes) == len(of_role):  # else nobody can tell which one has no country
            for ref, code in zip(of_role, codes, strict=True):
                found[ref].country = code


def _read_participant(record: Record, found: Actors, day: str) -> None:
    actor = found[record("participant_id")]
    actor.kind = record("participant_kind")
    actor.offices[record("event_id")] = record("office")
    actor.country = record("person_iso3")
    actor.wikidata = record("wikidata")
    actor.names.append((day, record("participant_name")))


def _named(records: Records, days: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the ids of those whom the other tables name, with day and name."""
    columns = {
        "parties": ("party",),
        "instruments": ("depositary",),
        "statements": ("by", "on_behalf_of"),
    }
    for table, names in columns.items():
        for record in records.get(table, ()):
            for name in names:
                if ref := record(f"{name}_id"):
                    yield ref, days.get(record("event_id"), ""), record(f"{name}_name")
    for record in records.get("dyads", ()):
        due = record("GlobalEventID").partition(".")[2].partition(".")[0]
        day = due if due[:1].isdigit() else days.get(record("event_id"), "")
        for number in "12":
            yield record(f"Actor{number}CountryCode"), day, record(f"Actor{number}Name")


def runs(names: Iterable[Naming]) -> list[Naming]:
    """Return what somebody was called, each name with the last day on which it was told."""
    known = sorted({(day or _EVER, name) for day, name in names if name})
    return [(name, max(day for day, _ in same)) for name, same in groupby(known, _name)]


def _name(naming: Naming) -> str:
    return naming[1]


def people(known: Actors) -> dict[str, dict[str, object]]:
    """Return the entries of people."""
    return {ref: _person(ref, it) for ref, it in sorted(known.items()) if it.kind == "person"}


def _person(ref: str, actor: Actor) -> dict[str, object]:
    *earlier, last = runs(actor.names) or [(ref, "")]
    names = [{"name": name, "until": until} for name, until in earlier]
    return some(
        name=last[0],
        country=actor.country,
        office=actor.office,
        names=names,
        wikidata=actor.wikidata,
    )


def organizations(known: Actors) -> dict[str, dict[str, object]]:
    """Return the entries of organizations."""
    return {
        ref: some(name=_usual(ref, it), country=it.country, wikidata=it.wikidata)
        for ref, it in sorted(known.items())
        if it.kind == "organization"
    }


def _usual(ref: str, actor: Actor) -> str:
    counted = Counter(name for _, name in actor.names if name)
    return counted.most_common(1)[0][0] if counted else ref


def countries(known: Actors, records: Records) -> dict[str, object]:
    """Return what the registry calls countries, over time if they were called otherwise."""
    last = {each("country_iso3"): each("country_name") for each in records.get("countries", ())}
    found: dict[str, object] = {}
    for code in sorted({*last, *(ref for ref in known if ref in CODES)}):
        actor = known.get(code, Actor())
        names = runs(each for each in actor.names if each[1] != code)
        if entry := _country(names, last.get(code, "")):
            found[code] = entry
    return found


def _country(names: list[Naming], last: str) -> object:
    """Return the entry of a country, whose last name may be told by none of its events."""
    if not names or {name for name, _ in names} == {last}:
        return last or (names[-1][0] if names else "")
    if names[-1][0] != last and last:
        names = [*names, (last, "")]
    if len(names) == 1:
        return names[0][0]
    earlier = [{"name": name, "until": until} for (name, until), _ in pairwise(names)]
    return {"names": [*earlier, {"name": names[-1][0]}]}

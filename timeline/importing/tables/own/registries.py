"""Our tables as the data of a registry: what its YAML would say."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.importing.incoming import Note
from timeline.importing.tables.own import actors, events, series
from timeline.importing.tables.own.parts import parts
from timeline.importing.tables.own.places import places
from timeline.importing.tables.own.records import UNREAD, Record, Records, said
from timeline.importing.tables.own.sources import sources
from timeline.importing.tables.own.whens import when_of
from timeline.registry.vocabulary import Audience
from timeline.time.zones import names

Fields = dict[str, object]


@dataclass(slots=True)
class Rebuilt:
    """The data that tables hold, with the row of each event, and what could not be read."""

    registry: str
    zone: str | None
    events: dict[str, Fields] = field(default_factory=dict)
    entries: dict[str, dict[str, object]] = field(default_factory=dict)
    rows: dict[str, Record] = field(default_factory=dict)
    left_out: list[Note] = field(default_factory=list)


def rebuilt(records: Records, registry: str, zone: str | None) -> Rebuilt:
    """Return the data of our tables, of a registry of this name.

    The zone is that of clock times without one; where it is not known, it is the most usual.
    """
    zone = zone or _most_usual(records)
    occurrences = _by_event(records.get("occurrences", ()))
    rows: dict[str, Record] = {}
    for id, same in _by_event(records["events"]).items():
        due = [record for record in same if record("occurrence")]
        occurrences |= {id: due} if due else {}
        rows[id] = series.whole(due) if due else same[-1]
    whole = {**records, "events": list(rows.values())}
    known = _known(whole, records, registry, zone)
    found = Rebuilt(registry, known.zone, rows=rows)
    for id, record in rows.items():
        try:
            found.events[id] = _event(record, known, occurrences.get(id, ()))
        except UNREAD as error:
            found.left_out.append(Note(record.at(), f"{id}: {said(error)}"))
    zones = {id: events.zones_of(record, known) for id, record in rows.items()}
    for name, of_events in parts(whole, zones, found.left_out).items():
        for id, listed in of_events.items():
            if id in found.events:
                found.events[id][name] = listed
    countries = actors.countries(known.actors, records)
    found.entries = {
        "countries": countries,
        "places": dict(known.places),
        "people": dict(actors.people(known.actors)),
        "organizations": dict(actors.organizations(known.actors)),
        "sources": dict(sources(whole)),
    }
    return found


def _known(whole: Records, records: Records, registry: str, zone: str | None) -> events.Known:
    known = actors.actors(whole)
    return events.Known(
        registry,
        zone,
        known,
        places(records, actors.countries(known, records)),
        _papers(records),
        _named(records),
        frozenset(
            record("event_id")
            for record in whole["events"]
            if record("audience") == Audience.INTERNAL
        ),
    )


def _most_usual(records: Records) -> str | None:
    zones = (record("timezone") for record in records["events"])
    counted = Counter(zone for zone in zones if zone in names())
    return counted.most_common(1)[0][0] if counted else None


def _by_event(records: Sequence[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record("event_id")].append(record)
    return dict(found)


def _papers(records: Records) -> Mapping[str, Fields]:
    references: dict[str, list[Fields]] = {
        id: [{"scheme": each("scheme"), "number": each("reference")} for each in listed]
        for id, listed in _by_event(records.get("references", ())).items()
    }
    return {
        record("event_id"): events.paper(record, references.get(record("event_id"), []))
        for record in records.get("instruments", ())
    }


def _named(records: Records) -> Mapping[str, list[str]] | None:
    """Return the countries that each event itself names, if a table tells the reasons."""
    if "event_countries" not in records:
        return None
    named = [each for each in records["event_countries"] if each("reason") == "named"]
    return {id: [each("country_iso3") for each in same] for id, same in _by_event(named).items()}


def _event(record: Record, known: events.Known, occurrences: Sequence[Record]) -> Fields:
    found = events.event(record, known)
    if not (occurrences or record("repeats")):
        return found

    def when(record: Record, *, zoned: bool) -> str | None:
        return when_of(record, None if zoned else events.usual_zone(record, known))

    if record("occurrence"):
        found["when"] = series.first_when(str(found["when"]), record, occurrences)
    found["repeats"] = series.repeats(found, record("repeats"), occurrences, when)
    return found

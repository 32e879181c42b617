"""Events of our tables, with the fields that a registry has for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.importing.tables.own.actors import Actors
from timeline.importing.tables.own.places import Entries
from timeline.importing.tables.own.records import Record, some
from timeline.importing.tables.own.whens import date_of, plan_of, when_of
from timeline.registry.countries import CODES
from timeline.registry.vocabulary import Audience, Binding
from timeline.registry.words import plain
from timeline.tables.columns.read_back import PLAIN
from timeline.time.zones import names

_FORCES = {binding.force: binding.value for binding in Binding}


@dataclass(frozen=True, slots=True)
class Known:
    """What the other records say: by ids, and by the id of the event."""

    registry: str
    zone: str | None
    actors: Actors
    places: Entries
    papers: Mapping[str, dict[str, object]]
    """What the table of instruments says of the paper of an event."""
    named: Mapping[str, list[str]] | None = None
    """The countries that an event itself names, if a table tells."""
    internal: frozenset[str] = frozenset()


def zones_of(record: Record, known: Known) -> tuple[str, ...]:
    """Return the zones in which other clock times of an event may be."""
    found = (record("timezone"), record("end_timezone"), usual_zone(record, known) or "", "UTC")
    return tuple(dict.fromkeys(zone for zone in found if zone in names()))


def usual_zone(record: Record, known: Known) -> str | None:
    """Return the zone of clock times of an event that name none."""
    places = record.many("place_ids") or record.many("place_id")
    zone = known.places.get(places[0], {}).get("timezone") if places else None
    return str(zone) if zone else known.zone


def event(record: Record, known: Known) -> dict[str, object]:
    """Return the fields of an event that a row of the table of events gives."""
    found: dict[str, object] = {name: record(column) for name, column in PLAIN.items()}
    parents = record.many("parent_ids") or record.many("parent_id")
    instrument = _instrument(record, known)
    found |= {
        "when": when_of(record, usual_zone(record, known)),
        "part_of": _one_or_more(parents),
        "participants": _participants(record, known),
        "place": _one_or_more(record.many("place_ids") or record.many("place_id")),
        "track": record("track").removeprefix("track "),
        "topics": _topics(record, instrument),
        "codes": dict(each.split(":", 1) for each in record.many("codes") if ":" in each),
        "sources": _one_or_more(record.many("source_ids")),
        "instrument": instrument,
        "was": _moves(record, zones_of(record, known)),
        "countries": _countries(record, known),
        "audience": _audience(record, parents, known),
        "uid": "" if record("uid") == f"{record('event_id')}@{known.registry}" else record("uid"),
    }
    return some(**found)


def _one_or_more(ids: list[str]) -> object:
    """Return an id alone, as a person writes it, or several in a list."""
    return ids[0] if len(ids) == 1 else ids


def _participants(record: Record, known: Known) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in record.many("participant_roles"):
        ref, _, text = each.partition(":")
        roles = [plain(role) for role in text.split("+")]
        said: object = roles[0] if len(roles) == 1 else roles
        actor = known.actors.get(ref)
        office = actor.office_at(record("event_id")) if actor else ""
        found[ref] = {"role": said, "as": office} if office else said
    return found


def _topics(record: Record, instrument: dict[str, object]) -> list[str]:
    """Return the topics, without that of the paper, which stands behind them."""
    topics = record.many("topics")
    return topics[:-1] if topics and topics[-1] == instrument.get("topic") else topics


def _instrument(record: Record, known: Known) -> dict[str, object]:
    pairs = (each.split(":", 1) for each in record.many("instrument_references") if ":" in each)
    wide = some(
        type=record("instrument_type"),
        title=record("instrument_title"),
        parties=record.many("instrument_parties"),
        binding=_FORCES.get(record("instrument_force"), record("instrument_force")),
        unts=record("instrument_unts"),
        references=[{"scheme": scheme, "number": number} for scheme, number in pairs],
    )
    if wide.get("binding") == Binding.UNKNOWN:
        del wide["binding"]
    return {**wide, **known.papers.get(record("event_id"), {})}


def paper(record: Record, references: list[dict[str, object]]) -> dict[str, object]:
    """Return what the table of instruments has besides the columns of events."""
    dates = {name: date_of(record(f"{name}_edtf")) for name in ("in_force", "adopted", "ended")}
    return some(
        topic=record("instrument_topic"),
        url=record("instrument_url"),
        depositary=record("depositary_id"),
        languages=record.many("languages"),
        references=references,
        **dates,
    )


def _moves(record: Record, zones: tuple[str, ...]) -> list[dict[str, object]]:
    """Return the former plans of an event, of which a row has the first alone, and their number."""
    if record("occurrence") or not record("times_moved").isdigit():
        return []
    cells = {"first_edtf": record("first_planned")}
    plans = [plan_of(Record(cells), "first", zones)]
    plans += ["unknown"] * (int(record("times_moved")) - 1)
    return [{"when": plan} for plan in plans[: int(record("times_moved"))]]


def _countries(record: Record, known: Known) -> list[str]:
    """Return the countries that the event itself names, or that nothing else in the row implies."""
    if known.named is not None:
        return known.named.get(record("event_id"), [])
    refs = [each.partition(":")[0] for each in record.many("participant_roles")]
    refs += record.many("instrument_parties")
    implied = {ref if ref in CODES else _country_of(ref, known) for ref in refs}
    places = record.many("place_ids") or record.many("place_id")
    for place in places if not record("occurrence") else ():  # its occurrences may be elsewhere
        implied.add(str(known.places.get(place, {}).get("country", "")))
    return [code for code in record.many("countries_iso3") if code not in implied]


def _country_of(ref: str, known: Known) -> str:
    return known.actors[ref].country if ref in known.actors else ""


def _audience(record: Record, parents: list[str], known: Known) -> str:
    """Return who may see an event, if that does not follow."""
    audience = record("audience")
    if audience == Audience.PUBLIC and known.internal.isdisjoint(parents):
        return ""
    return audience

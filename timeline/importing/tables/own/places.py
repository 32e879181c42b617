"""Places of our tables."""

from contextlib import suppress

from timeline.importing.tables.own.parts import reported_of
from timeline.importing.tables.own.records import Record, Records, some
from timeline.registry.countries import UNKNOWN
from timeline.registry.directory import Place
from timeline.registry.vocabulary import PlaceType

Entries = dict[str, dict[str, object]]


def places(records: Records, countries: dict[str, object]) -> Entries:
    """Return the entries of places: whole from their own table, else as rows of events show them.

    A place that rows name without showing it has its id for its name.
    """
    found = {
        record("place_id"): _of_table(record, countries) for record in records.get("places", ())
    }
    for record in (*records["events"], *records.get("occurrences", ())):
        ids = record.many("place_ids") or [record("place_id")]
        if ids[0] and ids[0] not in found:
            found[ids[0]] = _of_event(record)
    others = [id for record in records["events"] for id in record.many("place_ids")]
    for value in reported_of(records, "place"):
        others += [str(id) for id in (value if isinstance(value, list) else [value])]
    for id in others:
        found.setdefault(id, {"name": id, "country": UNKNOWN})
    return dict(sorted(found.items()))


def _of_table(record: Record, countries: dict[str, object]) -> dict[str, object]:
    kind, code = record("place_type"), record("place_iso3")
    name, city, region = record("place_name"), record("city"), record("region")
    if kind == PlaceType.REGION and region == name:
        region = ""
    if kind == PlaceType.COUNTRY and name in (code, countries.get(code)):
        name = ""
    entry = some(
        name=name,
        city="" if kind == PlaceType.CITY and city == name else city,
        region=region,
        country=code or ("" if kind == PlaceType.ONLINE else UNKNOWN),
        geo=_geo(record),
        timezone=record("place_timezone"),
        url=record("place_url"),
    )
    return _typed(entry, kind)


def _of_event(record: Record) -> dict[str, object]:
    kind, city, region = record("place_type"), record("city"), record("region")
    code = record("place_iso3")
    is_region = kind == PlaceType.REGION
    is_city = not record("venue") and not is_region
    name = record("venue") or (region if is_region else city)
    entry = some(
        name=name,
        city="" if is_city else city,
        region="" if is_region and region == name else region,
        country=code or UNKNOWN,
        geo=_geo(record),
    )
    return _typed(entry, kind)


def _geo(record: Record) -> list[str]:
    found = [record("latitude"), record("longitude")]
    return [_degrees(each) for each in found] if all(found) else []


def _degrees(text: str) -> str:
    """Return a number of degrees without an exponent, which a registry does not read."""
    with suppress(ValueError):
        return f"{float(text):.9f}".rstrip("0").rstrip(".") if "e" in text.casefold() else text
    return text


def _typed(entry: dict[str, object], kind: str) -> dict[str, object]:
    """Add the type of a place, if its other fields do not tell it."""
    name, city, region = (str(entry.get(part, "")) or None for part in ("name", "city", "region"))
    code = str(entry["country"]).replace(UNKNOWN, "") if "country" in entry else None
    told = Place.model_construct(name=name, city=city, region=region, country=code).kind
    return entry if not kind or told == kind else {**entry, "type": kind}

"""The columns of the table of events that are read back, by the field that they give."""

PLAIN = {
    "kind": "kind",
    "label": "label",
    "title": "title",
    "short": "short_title",
    "status": "status",
    "level": "visit_level",
    "format": "format",
    "series": "series",
    "edition": "edition",
    "relation": "relation",
    "action": "treaty_action",
    "as_stated": "when_as_stated",
    "announced": "announced",
    "attendance": "attendance",
    "confidence": "confidence",
    "description": "description",
    "url": "url",
    "note": "note",
}
"""Fields that are a cell as it stands, with its column."""
READ_BACK: dict[str, tuple[str, ...]] = {
    **{field: (column,) for field, column in PLAIN.items()},
    "when": (
        *("when_edtf", "date_precision", "date_certainty", "date_earliest", "date_latest"),
        *("time_local", "end_time_local", "timezone", "end_timezone", "day_part", "end_day_part"),
        *("start_utc", "end_utc", "time_is_approximate", "weekday"),
    ),
    "part_of": ("parent_ids", "parent_id"),
    "participants": ("participant_roles",),
    "place": ("place_ids", "place_id"),
    "track": ("track",),
    "topics": ("topics",),
    "codes": ("codes",),
    "countries": ("countries_iso3",),
    "sources": ("source_ids",),
    "instrument": (
        *("instrument_type", "instrument_title", "instrument_parties", "instrument_force"),
        *("instrument_unts", "instrument_references"),
    ),
    "was": ("times_moved", "first_planned"),
    "audience": ("audience",),
    "uid": ("uid",),
}
"""The columns from which each field of an event is read."""

_GIVEN = {
    "place_ids": (
        *("venue", "city", "place_iso3", "place_iso2", "latitude", "longitude", "place_type"),
        "region",
    ),
    "participant_roles": (
        *("participants", "n_participants", "guest_iso3", "host_iso3", "guest_iso2", "host_iso2"),
    ),
    "countries_iso3": ("countries_iso2",),
    "source_ids": ("source_urls", "n_sources", "first_published"),
    "date_earliest, time_local, timezone": (
        *("weekday", "year", "year_earliest", "year_latest", "duration_days", "date_precision"),
        *("start_utc", "end_utc", "utc_offset"),
    ),
}
FOLLOWS = {column: given for given, columns in _GIVEN.items() for column in columns}
"""The columns that follow from others, with those to edit in their place."""

"""GeoJSON (RFC 7946): a feature for each event whose place has coordinates, for maps."""

import json

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.tables import json_lines
from timeline.tables.events import ROWS, chosen

SUMMARY = "map of the places, a point or several for each event"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the features in UTF-8, one a line, each with the columns that are not empty."""
    table = chosen(ROWS, chronology, choices)
    names = [column.name for column in table.columns]
    lines, unplaced = [], []
    for entry, row in zip(chronology.entries, table.rows(chronology), strict=True):
        geometry = _geometry(entry)
        if geometry is None:
            unplaced.append(entry)
            continue
        values = ((name, json_lines.value(cell)) for name, cell in zip(names, row, strict=True))
        feature = {
            "type": "Feature",
            "id": chronology.registry.uid_of(entry.id, entry.due),
            "geometry": geometry,
            "properties": {name: value for name, value in values if value not in (None, ())},
        }
        lines.append(json.dumps(feature, ensure_ascii=False))
    listed = ",\n".join(lines)
    data = f'{{"type": "FeatureCollection", "features": [\n{listed}\n]}}\n'
    return Rendered(data.encode(), unplaced=tuple(unplaced))


def _geometry(entry: Entry) -> dict[str, object] | None:
    """Return where an event is, longitude before latitude; None if no coordinates are known."""
    points = [[place.geo[1], place.geo[0]] for place in entry.places if place.geo]
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None

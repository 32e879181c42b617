"""What has changed as JSON: facts with old and new values, for programs."""

import json
from collections.abc import Iterator, Mapping

from timeline.comparison.changes import Change, Comparison, EntryChange, Pair
from timeline.comparison.plain import Plain
from timeline.prose.differences.sentences import title
from timeline.prose.differences.sides import Sides
from timeline.schedule.schedule import Schedule
from timeline.tables.edtf import edtf
from timeline.time.spans import Span, instant


def document(comparison: Comparison, sides: Sides, names: tuple[str, str]) -> str:
    """Return all changes in one document; `names` say what the two editions are."""
    told = {
        "old": _edition(comparison.old, names[0]),
        "new": _edition(comparison.new, names[1]),
        "summary": {str(each): count for each, count in comparison.summary.items()},
        "changes": list(_changes(comparison, sides)),
        "entries": [_entry(each) for each in comparison.entries],
        "registry": _pairs(comparison.head),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def rows(comparison: Comparison, sides: Sides) -> Iterator[str]:
    """Yield each change of an event as one line."""
    for change in _changes(comparison, sides):
        yield json.dumps(change, ensure_ascii=False)


def _edition(schedule: Schedule, name: str) -> dict[str, Plain]:
    known = schedule.registry
    return {"name": name, "registry": known.registry, "events": len(known.events)}


def _changes(comparison: Comparison, sides: Sides) -> Iterator[dict[str, object]]:
    for change in comparison.changes:
        yield event(change, sides)


def event(change: Change, sides: Sides) -> dict[str, object]:
    """Return one change of an event, as plain data."""
    entry, old, new = change.entry, change.old, change.new
    more: dict[str, object] = {"former_id": change.former} if change.former else {}
    if change.is_withdrawn:
        more["withdrawn"] = True
    return {
        "id": entry.id,
        "uid": entry.uid,
        **more,
        "classes": [str(each) for each in change.classes],
        "title": title(sides, change),
        "when": {
            "old": _when(old.entry.span) if old else None,
            "new": _when(new.entry.span) if new else None,
        },
        "fields": _pairs(change.fields),
    }


def _when(span: Span) -> dict[str, Plain]:
    precision = span.when.points[0].precision if span.when and span.when.points else None
    return {
        "edtf": edtf(span),
        "earliest": str(span.earliest) if span.earliest else None,
        "latest": str(span.latest) if span.latest else None,
        "start_utc": instant(span.start).isoformat() if span.start else None,
        "end_utc": instant(span.end).isoformat() if span.end else None,
        "zone": str(span.start.tzinfo) if span.start else None,
        "precision": precision,
    }


def _entry(change: EntryChange) -> dict[str, object]:
    fields = _pairs(change.fields)
    return {"section": change.section, "id": change.id, "events": change.events, "fields": fields}


def _pairs(fields: Mapping[str, Pair] | None) -> dict[str, object]:
    return {name: {"old": old, "new": new} for name, (old, new) in (fields or {}).items()}

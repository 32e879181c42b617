"""The parts of events that have tables of their own: outcomes, figures, statements and the like."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.importing.incoming import Note
from timeline.importing.tables.own.records import UNREAD, Record, Records, said, some
from timeline.importing.tables.own.whens import date_of, plan_of
from timeline.registry.event_parts import IN_LANGUAGES
from timeline.registry.vocabulary import StatementKind

Part = dict[str, object]
Parts = Mapping[str, list[Part]]
"""The parts of one sort of each event, by its id."""


def parts(
    records: Records, zones: Mapping[str, tuple[str, ...]], left_out: list[Note]
) -> dict[str, Parts]:
    """Return the parts of events, by the field of the event that holds them.

    `zones` are those in which clock times of each event may be. Notes are added on parts that
    can't be read.
    """

    def outcome(record: Record) -> Part:
        due = plan_of(record, "due", zones.get(record("event_id"), ())) if _is_due(record) else ""
        return some(text=record("outcome_text"), topic=record("outcome_topic"), due=due)

    def move(record: Record) -> Part:
        when = plan_of(record, "planned", zones.get(record("event_id"), ()))
        more = some(reason=record("move_reason"), known=record("known"), source=record("source_id"))
        return {"when": when, **more}

    readers: dict[str, tuple[str, Callable[[Record], Part]]] = {
        "outcomes": ("outcomes", outcome),
        "figures": ("figures", _figure),
        "statements": ("statements", _statement),
        "was": ("moves", move),
        "also_reported": ("disagreements", _report),
    }
    return {
        field: _read(records.get(table, ()), part, left_out)
        for field, (table, part) in readers.items()
    }


def _read(records: Sequence[Record], part: Callable[[Record], Part], left_out: list[Note]) -> Parts:
    found: dict[str, list[Part]] = defaultdict(list)
    for record in records:
        try:
            found[record("event_id")].append(part(record))
        except UNREAD as error:
            left_out.append(Note(record.at(), said(error)))
    return found


def _is_due(record: Record) -> bool:
    return bool(record("due_edtf") or record("due_earliest") or record("due_latest"))


def _figure(record: Record) -> Part:
    return some(
        measure=record("measure"),
        value=record("value"),
        unit=record("unit"),
        period=date_of(record("period_edtf")),
        approximate="yes" if record("approximate") == "yes" else "",
        source=record("source_id"),
    )


def _statement(record: Record) -> Part:
    kind = record("statement_kind")
    return some(
        by=record("by_id"),
        on_behalf_of=record("on_behalf_of_id"),
        kind="" if kind == StatementKind.PARAPHRASE else kind,
        text=record("statement_text"),
        language=record("statement_language"),
        source=record("source_id"),
    )


def _report(record: Record) -> Part:
    field, value = record("field"), record("reported_value")
    return {"field": field, "value": reported(field, value), "source": record("source_id")}


def reported(field: str, text: str) -> object:
    """Return the value of a field that is in JSON, if it is a list or a mapping, else the text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    is_text = field in IN_LANGUAGES and not isinstance(found, dict)
    if is_text or not isinstance(found, list | dict):
        return text
    return found if json.dumps(found, ensure_ascii=False) == text else text


def reported_of(records: Records, field: str) -> Iterator[object]:
    """Yield the values that sources report for a field of events."""
    for record in records.get("disagreements", ()):
        if record("field") == field:
            yield reported(field, record("reported_value"))

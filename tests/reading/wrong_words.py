"""Registries with one wrong word, and the help that it gets."""

from tests.conftest import loaded
from timeline.reading.validation_errors import MISSING_FIELD

HEAD = "registry: r\ntitle: R\n"


def event(kind: str, field: str) -> str:
    """Return a registry of one event."""
    return f"{HEAD}events:\n  a: {{kind: {kind}, title: A, when: 2023-03-02, {field}}}\n"


def visit(field: str) -> str:
    """Return a registry of one visit."""
    return event("visit", f"participants: {{ITA: guest}}, {field}")


def signing(field: str) -> str:
    """Return a registry of one signing."""
    return event("signing", f"instrument: {{{field}, parties: [IND, ITA]}}")


PLACES = {
    "kind": event("WORD", "participants: {ITA: [guest, speaker]}"),
    "status": visit("status: WORD"),
    "level": visit("level: WORD"),
    "role": event("talks", "participants: {ITA: WORD}"),
    "audience": visit("audience: WORD"),
    "attendance": visit("attendance: WORD"),
    "track": visit("track: WORD"),
    "calendar": visit("calendar: WORD"),
    "talks format": event("talks", "format: WORD"),
    "roundtable format": event("roundtable", "participants: {ITA: chair}, format: WORD"),
    "conference format": event("conference", "format: WORD"),
    "instrument type": signing("type: WORD"),
    "binding": signing("type: mou, binding: WORD"),
    "action": event("treaty_action", "action: WORD, instrument: {type: treaty, parties: [ITA]}"),
    "place type": f"{HEAD}places:\n  a: {{name: A, country: ITA, type: WORD}}\n",
    "source kind": f"{HEAD}sources:\n  a: {{publisher: P, kind: WORD}}\n",
    "statement kind": visit("statements: [{by: ITA, text: T, kind: WORD}]"),
    "field of an event": visit("WORD: rome"),
    "field of an instrument": signing("type: mou, WORD: rome"),
    "field of a repeat": visit("repeats: {rule: weekly, WORD: 2023-04-06}"),
    "field of a statement": visit("statements: [{by: ITA, text: T, WORD: rome}]"),
    "field of a figure": visit("figures: [{measure: m, value: 1, unit: EUR, WORD: x}]"),
    "field of a move": visit("was: [{when: 2023-03-01, WORD: rome}]"),
    "field of a place": f"{HEAD}places:\n  a: {{name: A, country: ITA, WORD: rome}}\n",
    "field of a person": f"{HEAD}people:\n  a: {{name: A, WORD: rome}}\n",
    "field of a source": f"{HEAD}sources:\n  a: {{publisher: P, WORD: rome}}\n",
    "field of a registry": f"{HEAD}WORD: rome\n",
}
"""Where words stand, each with a registry that has the word at that place."""


def help_at(place: str, word: str) -> str:
    """Return the help that a word gets at a place."""
    errors = loaded(PLACES[place].replace("WORD", word)).errors
    helps = [error.hint for error in errors if error.rule is not MISSING_FIELD]
    assert len(helps) == 1, (place, word, errors)
    return str(helps[0])

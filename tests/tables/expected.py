"""What a generated registry says, table by table, as plainly as it is written."""

import json
from decimal import Decimal
from typing import Any

from tests.tables.registries import AMOUNTS, DATES, RENAMED, WHENS, Data

Rows = list[dict[str, Any]]

FORCE = {"yes": "binding", "no": "non_binding", "unknown": "unknown"}


class Said:
    """A registry as a plain mapping, read by the rules of the manual."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.events = {id: each for id, each in data["events"].items() if id != "secret"}

    def text(self, value: Any) -> str | None:
        """Return a text in the registry's language, else in English, else the first."""
        if not isinstance(value, dict):
            return None if value is None else str(value)
        return str(
            value.get(self.data["language"]) or value.get("en") or next(iter(value.values()))
        )

    def of(self, event: Data, name: str, otherwise: Any = None) -> Any:
        """Return what an event says, or else the defaults."""
        return event.get(name, self.data["defaults"].get(name, otherwise))

    def name(self, ref: str | None, event: Data | None = None) -> str | None:
        """Return what somebody is called on the day of an event, else what the last name is."""
        known = self.data["people"].get(ref) or self.data["organizations"].get(ref)
        names = [known["name"]] if known else [self.data["countries"].get(ref, ref)]
        names = [*(each["name"] for each in known.get("names", [])), *names] if known else names
        if isinstance(names[0], dict) and "names" in names[0]:
            names = [each["name"] for each in names[0]["names"]]
        _, first, last = WHENS[event.get("when", "2023-03-02")] if event else ("", "", "")
        is_old = "" < (first or last) <= RENAMED
        return self.text(names[0] if is_old else names[-1])

    def places(self, event: Data) -> list[str]:
        """Return the ids of the places of an event, the main one first."""
        places = self.of(event, "place", [])
        return [places] if isinstance(places, str) else list(places)

    def roles(self, event: Data) -> dict[str, list[str]]:
        """Return the roles of each participant."""
        taken = event["participants"].items()
        known = {ref: it["role"] if isinstance(it, dict) else it for ref, it in taken}
        return {ref: [it] if isinstance(it, str) else it for ref, it in known.items()}

    def country(self, ref: str) -> str | None:
        """Return the country that somebody is, or is of."""
        known = self.data["people"].get(ref) or self.data["organizations"].get(ref)
        country: str | None = known.get("country") if known else ref
        return country

    def parents(self, event: Data) -> list[str]:
        """Return the public events that one is part of."""
        parents = event.get("part_of", [])
        return [id for id in ([parents] if isinstance(parents, str) else parents) if id != "secret"]

    def topics(self, event: Data) -> list[str]:
        """Return the topics of an event, with that of its instrument."""
        own = event.get("instrument", {}).get("topic")
        return list(dict.fromkeys([*self.of(event, "topics", []), *([own] if own else [])]))

    def office(self, ref: str, event: Data) -> str | None:
        """Return the office on the first day that an event may touch.

        Where that day is doubted or not known, it is one only if all that it may be are the same.
        """
        taken = event["participants"][ref]
        if isinstance(taken, dict):
            return self.text(taken["as"])
        person = self.data["people"].get(ref, {})
        edtf, first, last = WHENS[event.get("when", "2023-03-02")]
        offices, change = person.get("offices"), "2023-03-02"
        is_open = not first and not "" < last < change
        if offices and (is_open or {*edtf} & {*"~?%"}):
            same = offices[0]["title"] == offices[1]["title"]
            return self.text(offices[0]["title"]) if same else None
        if offices:
            return self.text(offices[first >= change]["title"])
        return self.text(person.get("office"))

    def each(self, name: str) -> list[tuple[str, int, Any]]:
        """Return the parts of all events that go by a name, numbered."""
        found = []
        for id, event in self.events.items():
            listed = event.get(name, [])
            listed = listed if isinstance(listed, list) else [listed]
            found += [(id, number, part) for number, part in enumerate(listed, 1)]
        return found


def participants(said: Said) -> Rows:
    """Return the rows of the participants."""
    return [
        {
            "event_id": id,
            "participant_id": ref,
            "role": role,
            "participant_name": said.name(ref, event),
            "office": said.office(ref, event),
            "person_iso3": said.country(ref),
        }
        for id, event in said.events.items()
        for ref, roles in said.roles(event).items()
        for role in roles
    ]


def instruments(said: Said) -> Rows:
    """Return the rows of the instruments."""
    return [
        {
            "event_id": id,
            "title": said.text(said.events[id]["title"]),
            "instrument_type": paper["type"],
            "instrument_title": said.text(paper.get("title")),
            "instrument_topic": paper.get("topic"),
            "instrument_parties": paper["parties"],
            "instrument_force": FORCE[paper.get("binding", "unknown")],
            "instrument_unts": paper.get("unts"),
            "instrument_url": paper.get("url"),
            "treaty_action": said.events[id].get("action"),
            "depositary_id": paper.get("depositary"),
            "depositary_name": said.name(paper.get("depositary"), said.events[id]),
            "languages": paper.get("languages") or None,
            **_dates("adopted", DATES.get(paper.get("adopted", ""))),
            **_dates("in_force", DATES.get(paper.get("in_force", ""))),
            **_dates("ended", DATES.get(paper.get("ended", ""))),
        }
        for id, _, paper in said.each("instrument")
    ]


def parties(said: Said) -> Rows:
    """Return the rows of the parties."""
    return [
        {
            "event_id": id,
            "party_id": ref,
            "party_name": said.name(ref, said.events[id]),
            "party_iso3": said.country(ref),
        }
        for id, _, paper in said.each("instrument")
        for ref in paper["parties"]
    ]


def outcomes(said: Said) -> Rows:
    """Return the rows of the outcomes, which may be written as their text alone."""
    listed = [
        (id, number, part if isinstance(part, dict) and "text" in part else {"text": part})
        for id, number, part in said.each("outcomes")
    ]
    return [
        {
            "event_id": id,
            "number": number,
            "outcome_text": said.text(part["text"]),
            "outcome_topic": part.get("topic"),
            **_dates("due", WHENS.get(part.get("due", ""))),
        }
        for id, number, part in listed
    ]


def figures(said: Said) -> Rows:
    """Return the rows of the figures."""
    return [
        {
            "event_id": id,
            "number": number,
            "measure": said.text(part["measure"]),
            "value": Decimal(AMOUNTS[part["value"]]),
            "unit": part["unit"],
            "approximate": part.get("approximate") == "yes",
            "source_id": part.get("source"),
            **_dates("period", DATES.get(part.get("period", ""))),
        }
        for id, number, part in said.each("figures")
    ]


def statements(said: Said) -> Rows:
    """Return the rows of the statements."""
    return [
        {
            "event_id": id,
            "number": number,
            "statement_text": said.text(part["text"]),
            "by_id": part["by"],
            "by_name": said.name(part["by"], said.events[id]),
            "on_behalf_of_id": part.get("on_behalf_of"),
            "on_behalf_of_name": said.name(part.get("on_behalf_of"), said.events[id]),
            "statement_kind": part.get("kind", "paraphrase"),
            "statement_language": part.get("language"),
            "source_id": part.get("source"),
        }
        for id, number, part in said.each("statements")
    ]


def moves(said: Said) -> Rows:
    """Return the rows of the earlier plans."""
    return [
        {
            "event_id": id,
            "number": number,
            "move_reason": said.text(part.get("reason")),
            "known": part.get("known"),
            "source_id": part.get("source"),
            **_dates("planned", WHENS[part["when"]]),
        }
        for id, number, part in said.each("was")
    ]


def disagreements(said: Said) -> Rows:
    """Return the rows of what other sources say; what is no text as JSON, read back."""
    return [
        {
            "event_id": id,
            "number": number,
            "field": part["field"],
            "reported_value": part["value"],
            "source_id": part["source"],
        }
        for id, number, part in said.each("also_reported")
    ]


def parsed(rows: Rows) -> Rows:
    """Return the rows of disagreements with what is written in JSON read back."""
    for row in rows:
        if row["field"] in ("participants", "topics") or row["reported_value"].startswith('{"'):
            row["reported_value"] = json.loads(row["reported_value"])
    return rows


def relations(said: Said) -> Rows:
    """Return the rows of what is part of what."""
    return [
        {"event_id": id, "number": number, "other_id": parent}
        for id, event in said.events.items()
        for number, parent in enumerate(said.parents(event), 1)
    ]


def citations(said: Said) -> Rows:
    """Return the rows of what rests on what."""
    return [
        {"event_id": id, "number": number, "source_id": source}
        for id, event in said.events.items()
        for number, source in enumerate(said.of(event, "sources", []), 1)
    ]


def references(said: Said) -> Rows:
    """Return the rows of the numbers of instruments in series."""
    return [
        {"event_id": id, "number": n, "scheme": each["scheme"], "reference": each["number"]}
        for id, _, paper in said.each("instrument")
        for n, each in enumerate(paper.get("references", []), 1)
    ]


def event_places(said: Said) -> Rows:
    """Return the rows of the places of events."""
    return [
        {"event_id": id, "number": number, "place_id": place}
        for id, event in said.events.items()
        for number, place in enumerate(said.places(event), 1)
    ]


def topics(said: Said) -> Rows:
    """Return the rows of the topics of events."""
    return [
        {"event_id": id, "number": number, "topic": topic}
        for id, event in said.events.items()
        for number, topic in enumerate(said.topics(event), 1)
    ]


def event_countries(said: Said) -> Rows:
    """Return the rows of the countries of events, one for each reason."""
    found = set()
    for id, event in said.events.items():
        for ref, roles in said.roles(event).items():
            known = {"guest": "guest", "host": "host", "party": "party"}
            found |= {(id, said.country(ref), known.get(role, "participant")) for role in roles}
        parties = event.get("instrument", {}).get("parties", [])
        found |= {(id, said.country(ref), "party") for ref in parties}
        places = [said.data["places"][place] for place in said.places(event)]
        found |= {(id, place["country"], "place") for place in places}
        found |= {(id, code, "named") for code in event.get("countries", [])}
    return [
        {"event_id": id, "country_iso3": code, "reason": reason}
        for id, code, reason in found
        if code
    ]


def _dates(name: str, dates: tuple[str, str, str] | None) -> dict[str, Any]:
    edtf, first, last = dates or ("", "", "")
    return {
        f"{name}_edtf": edtf or None,
        f"{name}_earliest": first or None,
        f"{name}_latest": last or None,
    }


TABLES = (
    participants,
    instruments,
    parties,
    outcomes,
    figures,
    statements,
    moves,
    disagreements,
    relations,
    citations,
    references,
    event_places,
    topics,
    event_countries,
)

"""Drafts to fill in: a new registry, and an event at the end of one."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from timeline.reading.encoding import lines
from timeline.reading.source import SourceFile, read
from timeline.reading.yaml import Data
from timeline.registry.event import Event
from timeline.registry.events import KINDS
from timeline.registry.texts import SLUG
from timeline.text import folded

SCHEMA = "registry.schema.json"
_LONG_ID = 60
"""Characters of an id that is made of a title: there is room for a number behind them."""
_REGISTRY = """\
# yaml-language-server: $schema={schema}

# A registry of diplomatic events. `timeline new visit` adds the draft of a visit, `timeline check`
# tells what is wrong with it or still missing, and `timeline export` makes a calendar, a table and
# a chronology of it.

registry: {name} # a short name, for ever: change it now, as calendars know each event by it
title: {title}

# What holds for every event that does not say otherwise.
defaults:
  # timezone: Asia/Kolkata

# What countries are called here, and what events refer to. `timeline manual countries` lists the
# codes of all countries with their names.
countries:
  # IND: India
places:
  # new-delhi: {{name: New Delhi, country: IND}}
people:
  # modi: {{name: Narendra Modi, country: IND, office: Prime Minister}}
organizations:
  # mea: {{name: Ministry of External Affairs, country: IND}}
sources:
  # mea-2023-02-27: {{publisher: Ministry of External Affairs, published: 2023-02-27}}

events:
"""
_WRITE = {
    "title": "what it is called, on one line; if that is long, add short:",
    "when": "2023-03-02, 2023-03-02 18:30 to 19:30, 2023-03, 2023 or unknown",
    "label": "what it is, such as Dinner",
    "action": "accession, ratification, entry_into_force, denunciation or another",
    "type": "treaty, agreement, mou, joint_statement or another",
}
"""The comments in a draft that say how to fill in its empty fields."""
_PARTIES = {
    "signing": "two or more: countries by their codes, as in [IND, ITA], or ids of organizations",
    "treaty_action": "who acts: a country by its code, as in [IND], or the id of an organization",
}
"""The comments on the parties to an instrument, by the kind of the event."""


Known = Mapping[str, str | Mapping[str, list[str]]]
"""What is known of an event: its title, when, its place, and its participants with their roles."""
_NOTHING: Known = {}


@dataclass(frozen=True, slots=True)
class Style:
    """The layout of a file: its line breaks, and the indentation of events and of their fields.

    Events may have a blank line between them.
    """

    newline: str = "\n"
    margin: str = "  "
    step: str = "  "
    is_loose: bool = True


_USUAL = Style()


def events(source: SourceFile) -> dict[str, Data]:
    """Return the events in a file, by their ids."""
    found = (source.data or {}).get("events")
    return found if isinstance(found, dict) else {}


def registry(file: File) -> bytes:
    """Return a registry without events, named after its file or its folder."""
    names = [file.parent.name] if file.stem == "events" else [file.stem, file.parent.name]
    slugs = (re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") for name in names)
    name = next((slug for slug in slugs if SLUG.fullmatch(slug)), "my-registry")
    title = name.replace("-", " ").capitalize()
    return _REGISTRY.format(name=name, title=title, schema=SCHEMA).encode()


def event(kind: str, id: str, style: Style = _USUAL, known: Known = _NOTHING) -> str:
    """Return the draft of an event: what is known, then the fields that its kind needs.

    A comment on each field that is empty says how to fill it in.
    """
    note = "" if "title" in known else " # an id, for ever once calendars know it"
    head = f"{style.margin}{id}:{note}"
    rows = (f"{style.margin}{style.step}{row}" for row in _rows(KINDS[kind], kind, style, known))
    return "".join(f"{row}{style.newline}" for row in (head, *rows))


def _rows(model: type[Event], kind: str, style: Style, known: Known) -> Iterator[str]:
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    yield f"kind: {kind}"
    for name in ("title", "when", *(each for each in needed if each not in ("title", "kind"))):
        if name in known:
            yield f"{name}: {scalar(str(known[name]))}"
        else:
            yield f"{name}: # {_WRITE[name]}" if name in _WRITE else f"{name}:"
        if name == "instrument":
            yield f"{style.step}type: # {_WRITE['type']}"
            yield f"{style.step}parties: # {_PARTIES[kind]}"
    if "place" in known:
        yield f"place: {scalar(str(known['place']))}"
    participants = known.get("participants")
    if isinstance(participants, Mapping):
        yield "participants:"
        for ref, roles in participants.items():
            several = f"[{', '.join(roles)}]" if len(roles) > 1 else roles[0]
            yield f"{style.step}{scalar(ref)}: {several}"
    elif model.needs:
        needs = " or ".join(model.needs)
        yield f"participants: # a {needs} at least: an id or a code, as in IND: {model.needs[0]}"


def scalar(text: str) -> str:
    """Return a text as YAML: as it is, if that is read as the same text, else in quotes."""
    plain = read(f"{text}: {text}\n".encode(errors="replace"), "draft.yaml")
    is_safe = "#" not in text and plain.data == {text: text} and not plain.findings
    return text if is_safe else json.dumps(text, ensure_ascii=False)


def id_of(title: str, kind: str) -> str:
    """Return the id that a title suggests, or one by the kind if it has no Latin letters."""
    noun = kind.replace("_", "-")
    words = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    slug = f"{noun}-{words}" if words[:1].isdigit() else words
    short = slug if len(slug) <= _LONG_ID else slug[:_LONG_ID].rpartition("-")[0]
    return short or f"new-{noun}"


def added(data: bytes, file: str, kind: str, id: str, known: Known = _NOTHING) -> bytes | None:
    """Return the bytes of a file with the draft of an event appended.

    Return None if that would not add one event and change nothing else, as where `events` is not
    the last section, or stands in braces.
    """
    before = read(data, file)
    style = _style(before)
    end = "" if before.text.endswith(("\n", "\r")) else style.newline
    blank = style.newline if style.is_loose else ""
    whole = data + f"{end}{blank}{event(kind, id, style, known)}".encode()
    after = read(whole, file)
    made = events(after).pop(id, None)
    is_made = isinstance(made, dict) and made.get("kind") == kind
    return whole if is_made and _without(after) == _without(before) else None


def _without(source: SourceFile) -> dict[str, Data]:
    """Return the data of a file; without events, as if their section were there and empty."""
    return {**(source.data or {}), "events": {**events(source)}}


def _style(source: SourceFile) -> Style:
    """Return the layout of a file, as its last event shows it."""
    newline = next((each for each in ("\r\n", "\n", "\r") if each in source.text), "\n")
    known = events(source)
    if not known:
        return Style(newline, is_loose=False)
    path = ("events", list(known)[-1])
    fields = known[path[1]]
    first = (*path, next(iter(fields))) if isinstance(fields, dict) and fields else path
    places = source.locate([path, first])
    (at, _), (below, _) = places[path], places[first]
    above = [row for row in lines(source.text)[: at.line - 1] if not row.lstrip().startswith("#")]
    is_block = below.line > at.line
    step = below.column - at.column if is_block else 2
    is_loose = not "".join(above[-1:]).strip() if len(known) > 1 else is_block
    return Style(newline, " " * (at.column - 1), " " * step, is_loose)

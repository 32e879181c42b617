"""Options that choose among the events of a registry."""

from collections.abc import Collection
from typing import Annotated, NamedTuple

import typer

from timeline.changes.lockfile import Memory
from timeline.chronology.selection import Selection
from timeline.cli.options import common
from timeline.diagnostics.findings import Fault, TimelineError, did_you_mean, one_of
from timeline.registry.countries import CODES, check_code
from timeline.registry.events import KINDS
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience, Status
from timeline.time.dates import Point
from timeline.time.when import parse_date

_FEW = 30
"""Words that a message can list."""


class Filters(NamedTuple):
    """What the options say, as it is written."""

    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only events of this kind. Repeatable.",
            autocompletion=common.starting(KINDS),
        ),
    ] = None
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Only events that concern this country (ISO alpha-3). Repeatable."
        ),
    ] = None
    participant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only events with this person, organization or country. Repeatable.",
        ),
    ] = None
    topic: Annotated[
        list[str] | None,
        typer.Option(metavar="TOPIC", help="Only events on this topic. Repeatable."),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Only events with this status. Repeatable.",
            autocompletion=common.starting(Status),
        ),
    ] = None
    part_of: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this event and all that is part of it. Repeatable."),
    ] = None
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="Only from this day, month, quarter or year on."
        ),
    ] = None
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Only up to this day, month, quarter or year."),
    ] = None
    audience: common.Audience = Audience.PUBLIC


def selection(words: Filters, registry: Registry, gone: Collection[Memory]) -> Selection:
    """Return what the options choose; raise TimelineError for a word that means nothing.

    What is `gone` from the registry is known by its words all the same.
    """
    actors = {*registry.people, *registry.organizations, *CODES}
    actors.update(ref for memory in gone for ref in memory.participants)
    ids = {*registry.events, *(id for memory in gone for id in (memory.id, *memory.part_of))}
    first, last = _date("--from", words.start), _date("--to", words.end)
    if first and last and last.last < first.first:
        raise TimelineError(f"--from {words.start} is after --to {words.end}")
    statuses = [_status(word) for word in words.status or ()]
    return Selection(
        kinds=_chosen("kind", [kind.lower() for kind in words.kind or ()], KINDS),
        countries=_chosen("country", words.country, CODES, registry),
        participants=_chosen("participant", words.participant, actors, registry),
        topics=_chosen("topic", words.topic, _topics(registry, gone) if words.topic else ()),
        statuses=frozenset(map(Status, _chosen("status", statuses, list(Status)))),
        part_of=_chosen("event", words.part_of, ids),
        start=first,
        end=last,
    )


def _topics(registry: Registry, gone: Collection[Memory]) -> set[str]:
    """Return the topics of all events that are, or are gone."""
    topics = {topic for memory in gone for topic in memory.topics}
    for event in registry.events.values():
        topics.update((*registry.topics_of(event), *event.subjects))
    return topics


def _status(word: str) -> str:
    try:
        return str(Status.read(word))
    except Fault:
        return word


def _chosen(
    noun: str, words: list[str] | None, known: Collection[str], registry: Registry | None = None
) -> frozenset[str]:
    """Return the words; raise TimelineError for one that is not known, be it a name of one."""
    for word in words or ():
        if word not in known:
            hint = _hint(noun, word, known, registry)
            raise TimelineError(f'no {noun} is called "{word}"; {hint}')
    return frozenset(words or ())


def _hint(noun: str, word: str, known: Collection[str], registry: Registry | None) -> str | None:
    """Return what to write instead of a word that is not known, as far as can be told."""
    if registry and (ref := registry.known_as(word, known)):
        return f"write {ref}"
    if noun == "country":
        try:
            check_code(word)
        except Fault as fault:
            return fault.hint
    if not known:
        return "no event has one"
    some = one_of(sorted(known)) if len(known) < _FEW else "there is none like it"
    return did_you_mean(word, known, some)


def _date(option: str, text: str | None) -> Point | None:
    try:
        return parse_date(text) if text is not None else None
    except Fault as fault:
        raise TimelineError(f"{option}: {fault.message}; {fault.hint}") from None

"""Options that choose among the events of a registry."""

from collections.abc import Collection
from typing import Annotated

import typer

from timeline.cli import arguments
from timeline.countries import CODES
from timeline.dates import Point
from timeline.diagnostics import Fault, TimelineError, did_you_mean, one_of
from timeline.events import KINDS
from timeline.registry import Registry
from timeline.selection import Selection
from timeline.vocabulary import Status
from timeline.when import parse_date

_FEW = 30
"""Words that a message can list."""


Kinds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND",
        help="Only events of this kind. Repeatable.",
        autocompletion=arguments.starting(KINDS),
    ),
]
Countries = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE", help="Only events that concern this country (ISO alpha-3). Repeatable."
    ),
]
Participants = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID", help="Only events with this person, organization or country. Repeatable."
    ),
]
Topics = Annotated[
    list[str] | None, typer.Option(metavar="TOPIC", help="Only events on this topic. Repeatable.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        metavar="STATUS",
        help="Only events with this status. Repeatable.",
        autocompletion=arguments.starting(Status),
    ),
]
Parents = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Only this event and all that is part of it. Repeatable."),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Only from this day, month, quarter or year on."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="Only up to this day, month, quarter or year."),
]


def selection(
    registry: Registry,
    *,
    kinds: list[str] | None,
    countries: list[str] | None,
    participants: list[str] | None,
    topics: list[str] | None,
    statuses: list[str] | None,
    part_of: list[str] | None,
    start: str | None,
    end: str | None,
) -> Selection:
    """Return what the options choose; raise TimelineError for a word that means nothing."""
    actors = {*registry.people, *registry.organizations, *CODES}
    used = {
        topic
        for event in registry.events.values()
        for topic in (*registry.topics_of(event), *event.subjects)
    }
    first, last = _date("--from", start), _date("--to", end)
    if first and last and last.last < first.first:
        raise TimelineError(f"--from {start} is after --to {end}")
    return Selection(
        kinds=_chosen("kind", [kind.lower() for kind in kinds or ()], KINDS),
        countries=_chosen("country", countries, CODES),
        participants=_chosen("participant", participants, actors),
        topics=_chosen("topic", topics, used),
        statuses=frozenset(
            Status(word)
            for word in _chosen("status", [_status(word) for word in statuses or ()], list(Status))
        ),
        part_of=_chosen("event", part_of, registry.events),
        start=first,
        end=last,
    )


def _status(word: str) -> str:
    try:
        return str(Status.read(word))
    except Fault:
        return word


def _chosen(noun: str, words: list[str] | None, known: Collection[str]) -> frozenset[str]:
    for word in words or ():
        if word not in known:
            some = one_of(sorted(known)) if len(known) < _FEW else "there is none like it"
            hint = some if noun == "country" else did_you_mean(word, known, some)
            raise TimelineError(f'no {noun} is called "{word}"; {hint}')
    return frozenset(words or ())


def _date(option: str, text: str | None) -> Point | None:
    try:
        return parse_date(text) if text is not None else None
    except Fault as fault:
        raise TimelineError(f"{option}: {fault.message}; {fault.hint}") from None

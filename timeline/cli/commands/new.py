"""The command `timeline new`."""

import os
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from timeline.authoring import drafts
from timeline.changes import keeping
from timeline.changes.remembered_ids import remembered_ids
from timeline.cli import console
from timeline.cli.options import common, locks
from timeline.cli.options import drafts as options
from timeline.diagnostics.findings import (
    Diagnostic,
    Fault,
    Severity,
    TimelineError,
    one_of,
)
from timeline.diagnostics.reporting import refused
from timeline.files.finding import STDIN, SUFFIXES, typed
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.files.writing import File, write
from timeline.reading import loader
from timeline.reading.source import SourceFile, read
from timeline.registry.events import KINDS, kind_meant
from timeline.registry.texts import check_id

EXAMPLES = """\
timeline new                           # begin events.yaml in this folder
timeline new visit                     # add the draft of a visit to it
timeline new visit --title "Visit of the Prime Minister of Italy" \\
  --when "2023-03-02 to 2023-03-03" --participant ITA:guest
"""


def new(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND] [REGISTRY]…",
            help="The kind of the event, and the registry that gets it. Without a kind, the file "
            "of a new registry.",
            show_default="events.yaml",
            autocompletion=common.starting(KINDS),
        ),
    ] = None,
    *,
    draft: options.Options,
    wait: locks.Wait = LONGEST_WAIT,
) -> None:
    """Start a registry, or add an event to its end, as far as it is known; all else stays."""
    kind, *rest = words or [""]
    if kind.lower() in KINDS:
        _add(kind.lower(), [Path(name) for name in rest] or common.DEFAULT, draft, wait)
    elif after := [word.lower() for word in rest if word.lower() in KINDS]:
        others = [Path(word) for word in words or () if word.lower() not in KINDS]
        command = typed(f"timeline new {after[0]}", others)
        raise TimelineError(f"the kind comes before the registry; write {command}")
    elif given := [name for name, value in draft._asdict().items() if value is not None]:
        raise TimelineError(f"--{given[0]} is for an event; name its kind: {one_of(KINDS)}")
    else:
        _start(words or [], wait)


def _start(names: list[str], wait: int) -> None:
    """Write a registry without events, and its schema beside it."""
    path = Path(names[0]) if names else common.DEFAULT[0]
    if path.suffix.lower() not in SUFFIXES:
        raise TimelineError(f'no kind of event is called "{names[0]}"; {_meant(names[0])}')
    if len(names) > 1:
        raise TimelineError(
            f"{names[1]}: a new registry is one file; to add an event, write its kind first"
        )
    with alone(path.absolute().parent, console.waits, wait):
        if os.path.lexists(path):
            add = typed("timeline new visit", [path])
            raise TimelineError(f"{path} exists already; add to it, as with {add}")
        made = [File(path, drafts.registry(path.absolute()), path)]
        schema = path.with_name(drafts.SCHEMA)
        if not os.path.lexists(schema):
            made.append(File(schema, (files("timeline") / drafts.SCHEMA).read_bytes()))
        for file in write(made):
            console.say(f"{file}: created")


def _meant(word: str) -> str:
    """Return which kind to write instead of a word, perhaps with a field to add to the event."""
    near = kind_meant(word)
    if near is None:
        return f"{one_of(KINDS)}; or a new registry, which ends in .yaml"
    kind, _, field = near.partition(", and ")
    return f"did you mean timeline new {kind}{f', with {field}' if field else ''}?"


def _add(kind: str, registry: list[Path], draft: options.Options, wait: int) -> None:
    """Add an event to the last file of a registry that ends in events."""
    if Path(STDIN) in registry:
        raise TimelineError("nothing can be added to standard input; name a file")
    known = _known(draft)
    names = common.files(registry)
    with alone(keeping.folder(registry), console.waits, wait):
        held = [(name, console.read(name)) for name in names]
        loaded = loader.load(held)
        if errors := [each for each in loaded.findings if _is_in_the_way(each)]:
            raise refused(errors, loaded.sources)
        sources = [read(data, name) for name, data in held]
        usual = drafts.id_of(draft.title or "", kind)
        id = _free(draft.id, usual, _used(sources), remembered_ids(registry, sources))
        for name, data in reversed(held):
            if (whole := drafts.added(data, name, kind, id, known)) is not None:
                left = _left_to_do(registry, [*held, (name, whole)], id, known)
                write([common.edited(name, whole, registry)])
                console.say(f'{name}: "{id}" added{left}')
                return
    console.out(drafts.event(kind, id, known=known).encode())
    raise TimelineError(
        f"{names[-1]}: events is not its last section, or has not one line for each event; nothing "
        "was written; paste the lines above under events yourself"
    )


def _known(draft: options.Options) -> drafts.Known:
    """Return what the options tell of an event."""
    participants = options.participants(draft.participant)
    told = {"title": draft.title, "when": draft.when, "place": draft.place}
    known = {name: value for name, value in told.items() if value is not None}
    return {**known, "participants": participants} if participants else known


def _left_to_do(
    registry: list[Path], held: list[tuple[str, bytes]], id: str, known: drafts.Known
) -> str:
    """Return what is to be said of fields that are still empty.

    `held` are the files, the last one as it is to be. Raises TimelineError for errors in what is
    known, by their options: the lines of the draft are in no file.
    """
    loaded = loader.load(dict(held).items())
    errors = [each for each in loaded.errors if each.path[:2] == ("events", id)]
    if wrong := [each for each in errors if each.path[2:3] and each.path[2] in known]:
        raise TimelineError("; ".join([*map(_by_option, wrong), "nothing was written"]))
    check = typed("timeline check", registry)
    return f"; {check} shows what to fill in" if errors else ""


def _by_option(finding: Diagnostic) -> str:
    """Return what is wrong with an option, and what to write."""
    option = str(finding.path[2]).removesuffix("s")
    return f"--{option}: {'; '.join(filter(None, (finding.message, finding.hint)))}"


def _is_in_the_way(finding: Diagnostic) -> bool:
    """Whether a registry can't be added to: a draft that is not filled in yet does no harm."""
    in_events = len(finding.path) > 1 and finding.path[0] == "events"
    return finding.rule.severity is Severity.ERROR and not in_events


def _used(sources: list[SourceFile]) -> set[str]:
    """Return the ids of the events in the files of a registry."""
    return {id for source in sources for id in drafts.events(source)}


def _free(id: str | None, usual: str, used: set[str], remembered: set[str]) -> str:
    """Return the id, or the usual one, that no event has or had; raise TimelineError."""
    if id is None:
        numbered = (f"{usual}{f'-{number}' if number > 1 else ''}" for number in count(1))
        return next(each for each in numbered if each not in used | remembered)
    try:
        check_id(id)
    except Fault as fault:
        raise TimelineError(f"--id: {fault.message}; {fault.hint}") from None
    if id in used:
        raise TimelineError(f'--id: an event is called "{id}" already; write another')
    if id in remembered:
        raise TimelineError(
            f'--id: calendars know an event "{id}", and an id is for ever; write another'
        )
    return id

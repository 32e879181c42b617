"""Options of an import: what the source is, what it does not tell, and what becomes of it here."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from timeline.cli.options import common
from timeline.diagnostics.findings import Fault, TimelineError, did_you_mean, one_of
from timeline.importing.merging import Preference, Side
from timeline.importing.plan import Missing, Wishes
from timeline.registry.countries import check_code
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Status
from timeline.registry.words import spelt
from timeline.time import zones
from timeline.time.when import parse_day

_SOURCE, _HERE = "Source", "Registry"
_FIELDS = {name for kind in KINDS.values() for name in kind.model_fields}

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="What to import: a calendar, a folder of calendars, a table, or a data package.",
    ),
]
Into = Annotated[
    Path | None,
    typer.Option(
        metavar="REGISTRY",
        help="The registry that gets the events. Without it, timeline makes a new one.",
        rich_help_panel=_HERE,
    ),
]
File = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The file of the registry that gets new events. Default: the last one.",
        rich_help_panel=_HERE,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file of a new registry. Default: standard output.",
        rich_help_panel=_HERE,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Show what would change, and write nothing.",
        rich_help_panel=_HERE,
    ),
]
AllOrNothing = Annotated[
    bool,
    typer.Option(
        "--all-or-nothing",
        help="Write nothing if an event is left out or needs your work.",
        rich_help_panel=_HERE,
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.jsonl",
        help="Write what became of each event, one JSON object on each line.",
        rich_help_panel=_HERE,
    ),
]


class Merging(NamedTuple):
    """What becomes of events that are here already."""

    prefer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[FIELD=]SIDE",
            help="Whose value counts in conflicts, ours or theirs, for one field or for all. "
            "Repeatable.",
            rich_help_panel=_HERE,
        ),
    ] = None
    missing: Annotated[
        Missing | None,
        typer.Option(
            case_sensitive=False,
            help="What to do with events that are no longer in the source, even if they are many.",
            rich_help_panel=_HERE,
        ),
    ] = None
    link: Annotated[
        list[str] | None,
        typer.Option(
            metavar="UID=ID",
            help="The registry has the event of this UID under this id. Without an id, the event "
            "is new. Repeatable.",
            rich_help_panel=_HERE,
        ),
    ] = None
    keep_uids: Annotated[
        bool,
        typer.Option(
            "--keep-uids",
            help="New events keep their UIDs, because the calendar is yours and moves into the "
            "registry.",
            rich_help_panel=_HERE,
        ),
    ] = False


class Telling(NamedTuple):
    """What the source does not tell itself."""

    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="NAME",
            help="The name of the source, the same at each import. Default: the name of the file.",
            rich_help_panel=_SOURCE,
        ),
    ] = None
    accessed: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="The day on which you got the source.", rich_help_panel=_SOURCE
        ),
    ] = None
    zone: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NAME=]ZONE",
            help="The time zone of times without one, or the zone behind a zone name in the "
            "source. Repeatable.",
            rich_help_panel=_SOURCE,
        ),
    ] = None
    floating: Annotated[
        str | None,
        typer.Option(
            metavar="ZONE",
            help="The time zone of floating times in a calendar.",
            rich_help_panel=_SOURCE,
        ),
    ] = None
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="The kind of events for which the source gives none.",
            autocompletion=common.starting(KINDS),
            rich_help_panel=_SOURCE,
        ),
    ] = None
    country: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="The country of new places.", rich_help_panel=_SOURCE),
    ] = None
    status: Annotated[
        str | None,
        typer.Option(
            metavar="STATUS",
            help="The status of new events for which the source gives none, such as concluded.",
            rich_help_panel=_SOURCE,
        ),
    ] = None
    map: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml",
            help="What the columns of a table mean.",
            rich_help_panel=_SOURCE,
        ),
    ] = None
    map_draft: Annotated[
        bool,
        typer.Option(
            "--map-draft",
            help="Print a draft of such a mapping, made from the whole table.",
            rich_help_panel=_SOURCE,
        ),
    ] = False
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The encoding of a text, such as windows-1252. Default: UTF-8.",
            rich_help_panel=_SOURCE,
        ),
    ] = None


class Told(NamedTuple):
    """What readers are told of the source, checked."""

    zone: str
    zones: dict[str, str]
    floating: str
    kind: str
    country: str
    encoding: str


def told(words: Telling) -> Told:
    """Return what readers are told; raise TimelineError for a word that means nothing."""
    named: dict[str, str] = {}
    usual = ""
    for word in words.zone or ():
        name, equals, zone = word.rpartition("=")
        if equals:
            named[name] = _zone("--zone", zone)
        else:
            usual = _zone("--zone", zone)
    kind = spelt(words.kind or "", KINDS)
    if kind and kind not in KINDS:
        hint = did_you_mean(kind, KINDS, one_of(KINDS))
        raise TimelineError(f'--kind: no kind of event is called "{kind}"; {hint}')
    floating = _zone("--floating", words.floating) if words.floating else ""
    country = _checked("--country", check_code, words.country) if words.country else ""
    return Told(usual, named, floating, kind, country, words.encoding or "")


def wishes(source: str, words: Telling, merging: Merging) -> Wishes:
    """Return what the user wishes of an import; raise TimelineError for a word of no meaning."""
    status = _checked("--status", Status.read, words.status) if words.status else ""
    accessed = _checked("--accessed", parse_day, words.accessed) if words.accessed else ""
    links = dict(_link(word) for word in merging.link or ())
    return Wishes(
        source,
        _preference(merging.prefer or []),
        links,
        merging.keep_uids,
        status,
        accessed,
        merging.missing,
    )


def _zone(option: str, name: str) -> str:
    return _checked(option, zones.check_name, name)


def _checked(option: str, check: Callable[[str], object], word: str) -> str:
    """Return a word as a check has it; raise TimelineError if it refuses the word."""
    try:
        return str(check(word))
    except Fault as fault:
        raise TimelineError(f"{option}: {fault.message}; {fault.hint}") from None


def _preference(words: list[str]) -> Preference:
    fields: dict[str, Side] = {}
    others = None
    for word in words:
        name, _, side = word.rpartition("=")
        if side not in list(Side):
            raise TimelineError(f'--prefer: "{word}" names no side; write ours or theirs')
        if name:
            if name not in _FIELDS:
                hint = did_you_mean(name, _FIELDS, "timeline manual registry lists the fields")
                raise TimelineError(f'--prefer: no field is called "{name}"; {hint}')
            fields[name] = Side(side)
        else:
            others = Side(side)
    return Preference(fields, others)


def _link(word: str) -> tuple[str, str]:
    uid, equals, id = word.rpartition("=")
    if not equals:
        raise TimelineError(f'--link: "{word}" is not UID=ID')
    return uid, id

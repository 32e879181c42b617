"""Options that only tables heed, in plain words."""

from typing import TypedDict

from timeline.chronology.options import Choices, Dialect, Guard, Partition, Tables
from timeline.diagnostics.findings import TimelineError, did_you_mean
from timeline.publishing.options.parsing import Words, word
from timeline.registry.vocabulary import Audience
from timeline.tables.events import ROWS, confidential

_DELIMITERS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\t": "\t", "\\t": "\t"}
_DESK = ("desk_start", "desk_end")
_NEEDS = {
    **dict.fromkeys(_DESK, "they need --tz"),
    **{column.name: "it needs --audience internal" for column in confidential(Audience.INTERNAL)},
}


class Options(TypedDict, total=False):
    """The options, called as those of the command."""

    columns: Words | None
    empty: bool
    delimiter: str
    no_bom: bool
    flat: bool
    raw: bool
    tables: str
    partition: Words | None


def choices(usual: Choices, options: Options, audience: Audience) -> Choices:
    """Return the choices with those of the options, for an audience.

    Raises TimelineError for a word that means nothing.
    """
    return usual._replace(
        dialect=Dialect(
            _delimiter(options.get("delimiter", ",")),
            bom=not options.get("no_bom", False),
            flat=options.get("flat", False),
            guard=Guard.NONE if options.get("raw", False) else Guard.ALL,
        ),
        columns=columns(options.get("columns"), usual.desk, audience),
        empty=options.get("empty", False),
        tables=word("tables", options.get("tables", Tables.CSV), Tables),
        partition=_partition(options.get("partition")),
    )


def _delimiter(text: str) -> str:
    if text not in _DELIMITERS:
        raise TimelineError(f'--delimiter: "{text}" can\'t divide cells; write , ; | or tab')
    return _DELIMITERS[text]


def _partition(words: Words | None) -> tuple[Partition, ...]:
    """Return by what rows are divided, the upper folders first; raise TimelineError."""
    if words is None:
        return ()
    chosen = {word("partition", name, Partition) for name in _named(words)}
    if chosen >= {Partition.YEAR, Partition.DECADE}:
        raise TimelineError(
            "--partition: choose year or decade, not both, because each year is in one decade"
        )
    return tuple(each for each in Partition if each in chosen)


def _named(words: Words) -> list[str]:
    """Return the names that stand between commas, or apart."""
    return [name.strip() for name in (words.split(",") if isinstance(words, str) else words)]


def columns(words: Words | None, desk: str | None, audience: Audience) -> tuple[str, ...]:
    """Return the columns of events that are named, none for all; raise TimelineError."""
    if words is None:
        return ()
    more = [column.name for column in confidential(audience)]
    known = [column.name for column in ROWS.columns] + more + [*(_DESK if desk else ())]
    chosen = _named(words)
    for name in chosen:
        if name not in known:
            some = "timeline formats csv --columns lists them"
            hint = _NEEDS.get(name) or did_you_mean(name, known, some)
            raise TimelineError(f'--columns: no column is called "{name}"; {hint}')
    return tuple(dict.fromkeys(chosen))

"""The command `timeline show`."""

from typing import cast

import typer

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices
from timeline.chronology.repeating import for_people
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import select
from timeline.cli import clock, console, editions, export_summary, report_look
from timeline.cli.options import chronologies, common, differences, filters
from timeline.cli.options.differences import Shown
from timeline.comparison.choice import chosen as of_choice
from timeline.diagnostics.findings import RegistryError
from timeline.formats import md
from timeline.prose.differences.news import with_news
from timeline.prose.lines import Tone, lines, unpainted
from timeline.prose.outline import Item
from timeline.publishing.options import readers
from timeline.publishing.options.chronologies import Options, layout
from timeline.publishing.options.filters import selection
from timeline.registry.vocabulary import Status

EXAMPLES = """\
timeline show
timeline show --from today --to +14d   # the two weeks ahead
timeline show --search "defence mou" --full
timeline show --kind visit --level state --city "New Delhi"
"""

_TONES = {
    Tone.TITLE: "1",
    Tone.HEADING: "1;34",
    Tone.TIME: "36",
    Tone.FAINT: "2",
}
_STATUSES = {
    Status.TENTATIVE: "33",
    Status.ANNOUNCED: "33",
    Status.UNDER_WAY: "32",
    Status.POSTPONED: "35",
    Status.CANCELLED: "31",
}
"""Colours of terminals (ECMA-48, SGR), in which what is settled has none."""


def show(
    registry: common.Registry = common.DEFAULT,
    *,
    words: filters.Filters,
    lang: common.Language = None,
    tz: common.Desk = None,
    options: chronologies.Options,
    changed_since: differences.ChangedSince = None,
    format: differences.ShownFormat = Shown.TXT,
    verbose: common.Verbose = False,
) -> None:
    """Show the chronology on the terminal, in colours and page by page where it is long."""
    shape = layout(cast("Options", options._asdict()), console.width())
    choices = Choices(desk=readers.desk(tz), layout=shape)
    try:
        schedule = common.without_errors(common.files(registry))
        comparison = editions.since(changed_since, registry, schedule, words.audience)
    except RegistryError as error:
        report_look.say(error, "nothing was shown")
        raise typer.Exit(1) from None
    known = resolved(schedule, words.audience, clock.now())
    chosen = selection(filters.chosen(words), known.schedule.registry)
    language = readers.language(lang, known.schedule.registry, console.warns)
    chronology = for_people(select(known, chosen, language), chosen, each=shape.each)
    if comparison is not None:
        wanted = of_choice(comparison, chosen, words.audience)
        chronology = with_news(chronology, wanted, language, choices.desk)
    export_summary.tell_undated(chronology)
    export_summary.tell_internal(known.internal, is_verbose=verbose)
    if format is Shown.MD:
        console.page(console.harmless(md.render(chronology, choices).data.decode()).encode())
        return
    is_coloured = console.is_coloured()
    shown = list(lines(chronology, choices, _painted if is_coloured else unpainted))
    if is_coloured and (legend := _legend(chronology)):
        shown += ["", legend]
    console.page(console.harmless("".join(f"{line}\n" for line in shown)).encode())


def _painted(tone: Tone, text: str, item: Item | None) -> str:
    code = _TONES.get(tone)
    if tone is Tone.EVENT and item:
        code = _STATUSES.get(item.entry.status)
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _legend(chronology: Chronology) -> str:
    """Return which colour stands for which status, as far as they occur."""
    found = {entry.status for entry in chronology.entries}
    return "  ".join(
        f"\x1b[{code}m■ {chronology.words.statuses[status]}\x1b[0m"
        for status, code in _STATUSES.items()
        if status in found
    )

"""The sentences in which an export, and the keeping of the lock, are summed up."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from timeline.changes import keeping, told_events
from timeline.changes.keeping import Kept
from timeline.changes.lock import State
from timeline.chronology.chronology import Chronology, Entry
from timeline.cli import console
from timeline.diagnostics.findings import Diagnostic, Severity
from timeline.prose.differences.report import item, ordered
from timeline.prose.differences.sides import sides
from timeline.publishing.outputs import Export, Output
from timeline.publishing.targets import STDOUT
from timeline.registry.vocabulary import Audience
from timeline.text import fallback, shortened

_FEW = 5
"""Hints of one sort that are read."""


def tell(done: Export, *, is_verbose: bool) -> None:
    """Write what goes to standard output, and say what was written and what was not."""
    for each in done.outputs:
        if each.path == STDOUT:
            console.refuse_commands(each.data)
            console.out(each.data)
        _tell(each, is_same=each.path in done.unchanged)
    for why in done.unmade:
        console.say(why)
    if done.removed:
        console.say(
            f"removed because they have no event: {_few([str(path) for path in done.removed])}"
        )
    for path in done.left:
        console.warns(
            f"{path}: not removed, though it has no event, because somebody has changed it"
        )
    if done.kept:
        tell_kept(done.kept, is_verbose=is_verbose)
    tell_undated(done.chronology)
    tell_untranslated(done.chronology, done.chronology.languages[0], is_verbose=is_verbose)
    tell_internal(done.internal, is_verbose=is_verbose)


def _tell(made: Output, *, is_same: bool) -> None:
    """Say of an output how much of what was wanted is in it, and name what is not."""
    shown, rendered = made.shown, made.rendered
    said = [*_counted(made), *(["unchanged"] if is_same else [])]
    where = "standard output" if made.path == STDOUT else str(made.path)
    if made.folder and made.target.format == "package":  # a path without a suffix may surprise
        where += ", a folder of tables"
    console.say(f"{where}: {', '.join(said)}")
    for why, entries in (
        ("without a day (see --undated)", rendered.undated),
        ("without coordinates", rendered.unplaced),
        ("as asked for", rendered.omitted),
    ):
        name_entries(f"left out, {why}", entries)
    if shown.endless and shown.horizon:
        console.say(f"  repeated without end, shown to {shown.horizon}: {', '.join(shown.endless)}")
    for warning in made.warnings:
        console.warns(warning)


def name_entries(why: str, entries: Collection[Entry]) -> None:
    """Say of some events, if any, why they are not in an output."""
    if entries:
        times: dict[str, list[Entry]] = {}
        for entry in entries:
            times.setdefault(entry.id, []).append(entry)
        console.say(f"  {why}: {', '.join(map(_named, times.values()))}")


def _counted(made: Output) -> Iterator[str]:
    """Yield how many events there are in an output, and of which sort."""
    shown, rendered = made.shown, made.rendered
    ids = {entry.id for entry in shown.entries}
    left_out = (*rendered.undated, *rendered.unplaced, *rendered.omitted)
    missing = {(entry.id, entry.due) for entry in left_out}
    kept = [entry for entry in shown.entries if (entry.id, entry.due) not in missing]
    kept_ids = {entry.id for entry in kept}
    some = f"{len(kept_ids)} of " if len(kept_ids) < len(ids) else ""
    yield f"{some}{len(ids)} event{'' if len(ids) == 1 else 's'}"
    if len(kept) > len(kept_ids):
        yield f"{len(kept)} with all repetitions"
    internal = {entry.id for entry in kept if entry.audience is Audience.INTERNAL}
    if internal:
        yield f"{len(internal)} internal"
    if rendered.withdrawn:
        yield f"{rendered.withdrawn} withdrawn"


def tell_undated(chronology: Chronology) -> None:
    """Name the events that were wanted, but that have no date to choose by."""
    if chronology.undated:
        console.say(f"left out, without a date: {', '.join(chronology.undated)}")


def tell_untranslated(chronology: Chronology, language: str, *, is_verbose: bool) -> None:
    """Name the events whose titles are not in a language, unless it is the registry's own."""
    registry = chronology.registry
    tags = [tag for tag in fallback(language) if language.startswith(tag)]
    if registry.language in tags:
        return
    titles = {entry.id: entry.event.title for entry in chronology.entries}
    missing = [
        id
        for id, title in titles.items()
        if isinstance(title, str) or not any(tag in title for tag in tags)
    ]
    if missing:
        titles_have = "title has" if len(missing) == 1 else "titles have"
        ids = ", ".join(missing) if is_verbose else _few(missing)
        console.say(f'{len(missing)} {titles_have} no text in "{language}": {ids}')


def tell_internal(ids: Collection[str], *, is_verbose: bool) -> None:
    """Count the events that are not for the public, whatever was wanted; name them if asked to.

    The logs of public projects are public, and a number that went by the filters would tell
    what the events are about.
    """
    if ids:
        some = f"{len(ids)} event{'' if len(ids) == 1 else 's'}"
        console.say(f"left out, as internal: {', '.join(ids) if is_verbose else some}")


def tell_found(findings: Iterable[Diagnostic], check: str) -> None:
    """Count the warnings about what an audience knows; the command `check` shows them."""
    number = sum(finding.rule.severity is Severity.WARNING for finding in findings)
    if number:
        console.say(f"{number:,} warning{'s'[: number != 1]}: {check} shows them")


def _named(occurrences: list[Entry]) -> str:
    entry, *others = occurrences
    when = shortened(entry.event.when.text) if entry.event.when else "no date"
    return f"{entry.id} ({when}{f' and {len(others)} more' if others else ''})"


def tell_kept(kept: Kept, *, is_verbose: bool) -> None:
    """Say what calendars are told anew, and which ids look as if they had been renamed.

    Who asks for more reads a sentence on each event.
    """
    if kept.is_forgone:
        console.say(*kept.warnings)
        return
    news = kept.differences
    if kept.is_new:
        console.say(f"{kept.path}: {_said(kept)}")
        if is_verbose and not kept.is_begun:
            _tell_changes(kept)
    if kept.recovered:
        console.say(f"  continued from the calendar for {_few(kept.recovered)}")
    known = kept.new.memories
    never = [id for id in news.withdrawn if not (known[id].times or known[id].own)]
    if never:
        console.say(f"  withdrawn, and never had a day: {', '.join(never)}")
    if news.withdrawn:
        prune = keeping.command(kept.registry, kept.new.audience, "--prune")
        console.say(
            f"  calendars show withdrawn events with their last title until you run {prune}"
        )
    for warning in kept.warnings:
        console.say(f"  hint: {warning}")


def _few(ids: Sequence[str]) -> str:
    """Return the first ids, and how many more there are."""
    more = len(ids) - _FEW
    return ", ".join(ids[:_FEW]) + (f" and {more} more" if more > 0 else "")


def _tell_changes(kept: Kept) -> None:
    own = next(iter(kept.told.values()))
    comparison = told_events.compared(kept.old, kept.new, own.schedule)
    told = sides(comparison, own.audience, None, under_days=False)
    for change in ordered(comparison):
        one = item(told, change)
        console.say(f"  {one.lead}{one.title}{one.rest}")


def _said(kept: Kept) -> str:
    """Return what has become of a lock that is new."""
    news = str(kept.differences)
    if kept.is_begun:
        undated = sum(each.state is State.UNDATED for each in kept.new.memories.values())
        known = ", ".join(filter(None, (news, f"{undated} without a day" if undated else "")))
        return f"created, {known or 'without events'}; keep it with the registry"
    if kept.taken:
        moved = f"taken over from {kept.taken}, which you may remove; keep it with the registry"
        if kept.needing:
            moved = f"copied from {kept.taken}, which {kept.needing} may need; keep both"
        return f"{moved}; {news}" if news else moved
    return news or "updated"

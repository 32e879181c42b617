"""The sentences in which the publishing of a site is summed up."""

from pathlib import Path

from timeline.cli import console
from timeline.cli.export_summary import (
    name_entries,
    tell_internal,
    tell_kept,
    tell_undated,
    tell_untranslated,
)
from timeline.publishing.site.site import Site
from timeline.text import shortened

_FEW = 10
"""Names that are read."""


def tell(site: Site, folder: Path, *, is_verbose: bool) -> None:
    """Say what was written, and what people should know of the site."""
    entries = site.chronology.entries
    console.say(f"{folder}: {_counted(site)}")
    if site.begins:
        console.say("  no earlier site here: changes begin now")
    if not site.has_address:
        console.say(
            "  nobody can subscribe yet: write publish: {address: https://…/} at the head of the "
            "registry"
        )
    for each in site.calendars:
        if each.events == 0 and each.feed.dimension:
            console.say(
                f"  {each.path}: it has no event any more; kept for subscribers until --prune"
            )
    large = [
        f"{each.path} ({each.events:,} events, {each.size / 1_000_000:.1f} MB)"
        for each in site.calendars
        if each.is_large
    ]
    for said, names in (
        ("Google shows no more than about 1,000 events or 1 MB of", large),
        ("no longer offered, and kept for subscribers until --prune", site.unoffered),
        ("removed", site.removed),
        ("not removed, because somebody has changed it", site.left),
    ):
        if names:
            more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
            console.say(f"  {said}: {', '.join(map(shortened, names[:_FEW]))}{more}")
    name_entries(
        "in no calendar, because they have no day",
        [each for each in entries if not each.shown.has_days],
    )
    tell_undated(site.chronology)
    for language in site.languages:
        tell_untranslated(site.chronology, language, is_verbose=is_verbose)
    tell_kept(site.kept, is_verbose=is_verbose)
    tell_internal(site.internal, is_verbose=is_verbose)


def _counted(site: Site) -> str:
    """Return how many feeds and languages a site has, and what has become of its files."""
    if not (site.counts["new"] or site.counts["changed"] or site.removed):
        return "nothing new"
    languages = len(site.languages)
    number = len(site.calendars)
    files = ", ".join(f"{count:,} {fate}" for fate, count in site.counts.items() if count)
    return (
        f"{number:,} feed{'s'[: number != 1]}, {languages} language{'s'[: languages != 1]}; "
        f"files: {files}"
    )

"""The guard: what would take much from subscribers at once is most likely a mistake."""

from collections.abc import Iterable
from pathlib import Path

from timeline.changes.keeping import Kept
from timeline.diagnostics.findings import Diagnostic, Location, RegistryError, Rule, Severity
from timeline.diagnostics.reporting import refused
from timeline.ical.published import published
from timeline.reading.source import SourceFile

FEED_SHRINKS = Rule(
    "TL546",
    "feed-shrinks",
    Severity.ERROR,
    "A feed of 20 events or more does not lose over a fifth of them at once, unless you say so. "
    "Half of the registry may be missing. Withdrawn events count as lost.",
    bad="timeline publish -o public   # with a registry that was cut in two",
    good="timeline publish -o public --force",
)
NO_EARLIER_SITE = Rule(
    "TL547",
    "no-earlier-site",
    Severity.ERROR,
    "With --locked, the folder holds the site of the run before, unless you say that this is the "
    "first one. Without that site, the feed of changes would start again, and subscribers would "
    "lose some feeds.",
    bad="timeline publish -o public --locked   # in a folder that is empty",
    good="timeline publish -o public --locked --first",
)
RULES = (FEED_SHRINKS, NO_EARLIER_SITE)

FEWEST = 20
"""Events of a feed from which on it is guarded."""
_MOST_LOST = 0.2


def losses(path: Path, old: bytes, uids: Iterable[str]) -> list[Diagnostic]:
    """Return why a calendar is not to be replaced by one of some events, if it is not."""
    shown = {event.uid for event in published(old) if not event.is_off}
    lost = shown.difference(uids)
    if len(shown) < FEWEST or len(lost) <= len(shown) * _MOST_LOST:
        return []
    message = f"the feed would lose {len(lost)} of its {len(shown)} events"
    hint = "check that the registry is whole; to publish it anyway, add --force"
    return [Diagnostic(FEED_SHRINKS, message, hint=hint, location=Location(str(path), 1, 1))]


def refused_to_shrink(found: list[Diagnostic]) -> RegistryError:
    """Return the error that feeds would lose too much."""
    names = [each.location.file for each in found if each.location]
    return refused(found, [SourceFile(name, "BEGIN:VCALENDAR\n") for name in names])


def refuse_first(kept: Kept, path: Path) -> None:
    """Raise RegistryError because calendars were told of events, and there is no site here."""
    message = f"{path} holds no site, but calendars already know events of the registry"
    hint = "restore the published folder here; or start the site here, with --first"
    place = Location(kept.source.file, 1, 1)
    finding = Diagnostic(NO_EARLIER_SITE, message, hint=hint, location=place)
    raise refused([finding], [kept.source])

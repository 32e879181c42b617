"""An event of a calendar that repeats: as a series of the registry, or as single events."""

from datetime import datetime

from timeline.ical.foreign import instant
from timeline.importing.calendars import rules
from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.moments import LeftOutError
from timeline.importing.calendars.one import Due, Made, One
from timeline.importing.calendars.repeats import repeated
from timeline.importing.calendars.singles import added, as_planned, singles_of
from timeline.importing.calendars.soundness import is_sound


def series(desk: Desk, whole: One, changed: Due) -> Made:
    """Return what is taken of a series and its changed occurrences; else raise LeftOutError."""
    written = whole.event.properties.get("RRULE", ())
    if len(written) > 1:
        raise LeftOutError("it has several rules")
    more = added(desk, whole)
    if not written:
        alone = {instant(whole.times.start): whole}
        return Made(None, {**as_planned(whole, alone | more, changed), **changed})
    start = whole.times.start
    rule = rules.read(written[0].written, start)
    if not isinstance(start, datetime):
        rule = rule.on_days(whole.event.start)
    if rule.recurrence and not whole.times.by_rules:
        made = repeated(desk, whole, rule, more, changed)
        if made.repeats is None or is_sound(
            desk, {**whole.times.fields(""), "repeats": made.repeats}
        ):
            return made
    found = singles_of(desk, whole, rule)
    return Made(None, {**as_planned(whole, found | more, changed), **changed})

"""Whether the registry takes a series: its own checks decide, as they would after the import."""

from itertools import chain

from pydantic import ValidationError

from timeline.checks import series_days, series_times
from timeline.diagnostics.findings import Severity
from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.moments import LeftOutError
from timeline.reading.limits import MOST_IN_ALL, most_occurrences
from timeline.reading.yaml import Data
from timeline.registry.registry import Registry
from timeline.schedule.schedule import schedule


def is_sound(desk: Desk, times: dict[str, Data]) -> bool:
    """Whether a series with this `when`, `timezone` and `repeats` passes all checks.

    Raises LeftOutError if all series of the calendar have too many occurrences for a registry.
    """
    event: dict[str, Data] = {"kind": "other", "label": "Event", "title": "Event", **times}
    try:
        registry = Registry.model_validate(
            {"registry": "import", "title": "Import", "events": {"event": event}}
        )
    except ValidationError:
        return False
    planned = schedule(registry)
    total = desk.occurrences + sum(map(most_occurrences, planned.series.values()))
    if total > MOST_IN_ALL:
        raise LeftOutError(f"with this one, events repeat over {MOST_IN_ALL:,} times in all")
    desk.occurrences = total
    found = chain(planned.faults, series_days.check(planned), series_times.check(planned))
    return not any(each.rule.severity is Severity.ERROR for each in found)

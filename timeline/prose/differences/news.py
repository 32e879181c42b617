"""A chronology with a sentence beside each event that says what has changed of it."""

from dataclasses import replace
from datetime import date

from timeline.chronology.chronology import Chronology
from timeline.comparison.changes import Comparison
from timeline.prose.differences.report import beside, item, ordered
from timeline.prose.differences.sides import sides


def with_news(
    chronology: Chronology, comparison: Comparison, language: str | None, desk: str | None
) -> Chronology:
    """Return a chronology that tells the changes of its events, and which are no longer in it.

    The comparison is of the events that the chronology was made to show. Of a series, the change is
    told at the first occurrence that is shown.
    """
    shown: dict[str, date | None] = {}
    for entry in chronology.entries:
        shown.setdefault(entry.id, entry.due)
    told = sides(comparison, chronology.audience, language, desk, under_days=False)
    news, gone = {}, []
    for change in ordered(comparison):
        id = change.entry.id
        if id in shown:
            news[id, shown[id]] = beside(told, change)
        else:
            one = item(told, change)
            gone.append(f"{one.lead}{one.title}{one.rest}")
    return replace(chronology, news=news, gone=tuple(gone))

"""The two editions that sentences speak of, each with the words of one language."""

from datetime import tzinfo
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.comparison.changes import Comparison
from timeline.languages import Language, speaking
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule
from timeline.text import fallback
from timeline.time import zones


class Sides(NamedTuple):
    """The old edition and the new one, told in one language, and the time zone of a desk.

    Sentences may stand under headings that tell their days.
    """

    old: Chronology
    new: Chronology
    desk: tzinfo | None = None
    under_days: bool = True

    @property
    def words(self) -> Language:
        """The words of the language, in which spans of days are no dashes."""
        return self.new.words


def sides(
    comparison: Comparison,
    audience: Audience,
    language: str | None,
    desk: str | None = None,
    *,
    under_days: bool = True,
) -> Sides:
    """Return both editions, told in a language, else in that of the new registry."""
    languages = fallback(*([language] if language else []), comparison.new.registry.language)
    words = _without_dashes(speaking(languages))

    def side(schedule: Schedule) -> Chronology:
        return Chronology(schedule, languages, words, (), audience)

    there = zones.load(desk) if desk else None
    return Sides(side(comparison.old), side(comparison.new), there, under_days)


def _without_dashes(words: Language) -> Language:
    """Return words that say "4 to 6 March": a move from one span to another has dashes enough."""
    update = {name: words.changes[name] for name in ("days", "range")}
    dates = words.dates.model_copy(update=update)
    return words.model_copy(update={"dates": dates})

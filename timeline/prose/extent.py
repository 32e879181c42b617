"""How much a chronology holds, in words: its events, their years, and how far it looks ahead."""

from timeline.chronology.chronology import Chronology
from timeline.languages import Language
from timeline.prose import dates, numbers
from timeline.prose.series import last_day


def count(chronology: Chronology) -> str:
    """Return the number of events, that of their occurrences, and the years, in words."""
    words, entries = chronology.words, chronology.entries
    events = len({entry.id for entry in entries})
    says, said = words.chronology, counted(words, events)
    if events < len(entries) and not any(entry.series for entry in entries):
        count = numbers.grouped(words, len(entries))
        said = says["repetitions"].format(events=said, count=count)
    known = [day for entry in entries for day in (entry.span.earliest, entry.span.latest)]
    known += [last_day(entry.series) for entry in entries if entry.series]
    years = sorted({day.year for day in known if day})
    if not years:
        return said
    pattern = says["years"] if len(years) > 1 else says["year"]
    return pattern.format(events=said, first=years[0], last=years[-1])


def counted(words: Language, count: int) -> str:
    """Return how many events there are, in words; none are singular in French."""
    name = {0: "none", 1: "event"}.get(count, "events")
    return words.chronology[name].format(count=numbers.grouped(words, count))


def horizon(chronology: Chronology) -> str:
    """Return the day up to which endless series are shown, in words, if there is any."""
    if not chronology.endless or chronology.horizon is None:
        return ""
    words = chronology.words
    day = dates.day(words, chronology.horizon, words.dates.date)
    return words.chronology["horizon"].format(day=day)

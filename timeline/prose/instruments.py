"""Treaties and other instruments in lines: their types, parties, dates and numbers."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.prose import dates, names
from timeline.registry.instruments import Instrument
from timeline.registry.vocabulary import Binding
from timeline.text import capital


def lines(chronology: Chronology, entry: Entry, instrument: Instrument) -> Iterator[str]:
    """Yield the type of an instrument with its parties, its title, its dates and numbers."""
    words = chronology.words
    yield between(chronology, entry, instrument)
    if instrument.title:
        yield chronology.say(instrument.title)
    if instrument.binding is not Binding.UNKNOWN:
        yield words.binding[instrument.binding]
    for name in ("adopted", "in_force", "ended"):
        if known := getattr(instrument, name):
            yield words.phrases[name].format(date=dates.point(words, known))
    yield from _numbers(chronology, instrument)
    if instrument.depositary:
        yield words.phrases["depositary"].format(name=chronology.name(instrument.depositary))
    if instrument.url:
        yield instrument.url


def _numbers(chronology: Chronology, instrument: Instrument) -> Iterator[str]:
    """Yield the numbers of an instrument in series of treaties."""
    words = chronology.words
    if instrument.unts:
        yield words.phrases["unts"].format(number=instrument.unts)
    for it in instrument.references:
        yield words.phrases["said"].format(who=it.scheme, what=it.number)


def between(chronology: Chronology, entry: Entry, instrument: Instrument) -> str:
    """Return the type of an instrument with its parties, unless they are told as those that act."""
    words, day = chronology.words, entry.span.day
    type = capital(words.instruments[instrument.type])
    in_text = len(instrument.parties) > 1
    parties = [chronology.name(party, day, in_text=in_text) for party in instrument.parties]
    if not parties or names.acted(chronology, entry):
        return type
    if len(parties) == 1:
        return words.phrases["said"].format(who=type, what=parties[0])
    named = names.listed(words, parties)
    return words.phrases["instrument"].format(type=type, parties=named)

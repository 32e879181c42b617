"""An event told in short paragraphs: when, where, who, what came of it, and who says so."""

from collections.abc import Iterator
from decimal import Decimal

from timeline import wording
from timeline.cadence import cadence
from timeline.chronology import Chronology, Entry
from timeline.details import Figure, Instrument, Outcome, Statement
from timeline.events import own_fields, titled_fields
from timeline.series import Series
from timeline.spans import resolve
from timeline.texts import listed
from timeline.vocabulary import Binding, InstrumentType, Role, StatementKind, Word

_SCALES = (("trillion", 12), ("billion", 9), ("million", 6))


def account(chronology: Chronology, entry: Entry) -> list[list[str]]:
    """Return what the registry tells the public of an event, as paragraphs of lines."""
    event = entry.event
    paragraphs = [
        list(_facts(chronology, entry)),
        chronology.say(event.description).splitlines() if event.description else [],
        list(_participants(chronology, entry)),
        [_outcome(chronology, outcome, entry.zone) for outcome in event.outcomes],
        [_figure(chronology, figure) for figure in event.figures],
        [_statement(chronology, statement) for statement in event.statements],
        [
            f"{who} reports another {field}: {said}"
            for who, field, said in wording.reports(chronology, entry)
        ],
        list(_sources(chronology, entry)),
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def _facts(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield where the event stands, when and where it is, what it is and what it is part of."""
    if said := wording.status(entry):
        yield _capital(said)
    yield from _times(chronology, entry)
    if entry.place:
        yield address(chronology, entry)
        if entry.place.url:
            yield entry.place.url
    yield from _own(chronology, entry)
    for parent in entry.parents:
        yield f"Part of: {chronology.titles[parent]}"


def _participants(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield who takes part; those who do nothing but that they are parties share a line."""
    parties = [who for who in entry.participants if who.roles == (Role.PARTY,)]
    parties = parties if len(parties) > 1 else []
    if parties:
        yield f"Between {listed([who.name for who in parties])}"
    for who in entry.participants:
        if who not in parties:
            yield wording.participant(chronology, who)


def _own(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield what the kind's own fields say."""
    if entry.event.remark:
        yield _capital(entry.event.remark)
    if entry.track:
        yield f"Track {entry.track}"
    for title, value in titled_fields(entry.event):
        yield f"{title}: {value.label if isinstance(value, Word) else chronology.say(str(value))}"
    for _, value in own_fields(entry.event):
        if isinstance(value, Instrument):
            yield from _instrument(chronology, value)


def _times(chronology: Chronology, entry: Entry) -> Iterator[str]:
    during = wording.during(chronology, entry)
    if entry.series:
        yield from _series(entry, entry.series)
    else:
        yield _capital(during or wording.span(entry.span)) + _zone_name(entry)
    if entry.event.as_stated:
        yield f"As stated: {chronology.say(entry.event.as_stated)}"
    for said, (move, _) in zip(wording.moves(entry), reversed(entry.moves), strict=True):
        yield _capital(said) + (f" ({chronology.say(move.reason)})" if move.reason else "")


def _series(entry: Entry, series: Series) -> Iterator[str]:
    """Yield how an event repeats, at which time of the day, and with what exceptions."""
    how, repeats = cadence(series.rule), series.repeats
    count = series.rule.count
    times = f", {count:,} time{'' if count == 1 else 's'}" if count else ""
    until = f" until {wording.day(repeats.until)}" if repeats.until else ""
    yield f"{_capital(how)}{times}, from {wording.day(series.first)}{until}"
    if said := wording.time_of_day(entry.span):
        yield _capital(said)
    for noun, days in (("Except", repeats.excluded), ("Also", repeats.also)):
        if days:
            yield f"{noun} on {listed(wording.day(day) for day in sorted(days))}"


def address(chronology: Chronology, entry: Entry) -> str:
    """Return the venue, the city and the country."""
    country = entry.place.country if entry.place else None
    parts = [wording.place(chronology, entry), chronology.country(country) if country else ""]
    return ", ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _zone_name(entry: Entry) -> str:
    """Return the names and offsets of the zones of an event's clock times, in brackets."""
    moments = [moment for moment in (entry.span.start, entry.span.end) if moment]
    moments = [moment for moment in moments if str(moment.tzinfo) != "UTC"]
    named = dict.fromkeys(
        str(moment.tzinfo)
        if wording.zone(moment) == wording.offset(moment)
        else f"{moment.tzinfo}, {wording.offset(moment)}"
        for moment in moments
    )
    return f" ({'; '.join(named)})" if named else ""


def _instrument(chronology: Chronology, instrument: Instrument) -> Iterator[str]:
    between = listed([chronology.name(party) for party in instrument.parties])
    known = instrument.type is not InstrumentType.OTHER
    yield f"{_capital(instrument.type.label) if known else 'Instrument'} between {between}"
    if instrument.title:
        yield chronology.say(instrument.title)
    if instrument.binding is not Binding.UNKNOWN:
        yield f"Legally binding: {instrument.binding}"
    if instrument.in_force:
        yield f"In force: {wording.point(instrument.in_force)}"
    if instrument.url:
        yield instrument.url


def _outcome(chronology: Chronology, outcome: Outcome, zone: str | None) -> str:
    due = f" (due: {wording.span(resolve(outcome.due, zone))})" if outcome.due else ""
    return f"Outcome: {chronology.say(outcome.text)}{due}"


def _figure(chronology: Chronology, figure: Figure) -> str:
    about = "about " if figure.approximate else ""
    period = f", {wording.point(figure.period)}" if figure.period else ""
    said = _said_by(chronology, figure.source)
    measure = _capital(chronology.say(figure.measure))
    is_money = len(figure.unit) == 3 and figure.unit.isupper()  # noqa: PLR2004 - ISO 4217
    number = amount(figure.value)
    value = f"{figure.unit} {number}" if is_money else f"{number} {figure.unit}"
    return f"{measure}{period}: {about}{value}{said}"


def _statement(chronology: Chronology, statement: Statement) -> str:
    speaker = chronology.name(statement.by)
    if statement.on_behalf_of:
        speaker += f", for {chronology.name(statement.on_behalf_of)}"
    text = chronology.say(statement.text)
    if statement.kind is StatementKind.QUOTE:
        text = f"“{text}”"
    return f"{speaker}: {text}{_said_by(chronology, statement.source)}"


def _said_by(chronology: Chronology, source: str | None) -> str:
    if source is None:
        return ""
    return f" ({chronology.say(chronology.registry.sources[source].publisher)})"


def _sources(chronology: Chronology, entry: Entry) -> Iterator[str]:
    for _, source in entry.sources:
        yield f"Source: {wording.source(chronology, source)}"
        if source.url:
            yield source.url


def amount(value: Decimal) -> str:
    """Return a number as people write it: 15 billion, 1,250, 3.5."""
    for name, zeros in _SCALES:
        scaled = value.scaleb(-zeros)
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f} {name}"
    return f"{value:,f}"

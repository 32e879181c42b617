"""An event in short paragraphs: when, where, who, with what outcome, and by which sources."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.chronology.chronology import Chronology, Entry
from timeline.prose import dates, instruments, names, numbers
from timeline.prose.recurrence import cadence
from timeline.prose.reports import reports
from timeline.prose.titles import brief
from timeline.registry.event_parts import Figure, Outcome, Statement
from timeline.registry.events import AnyEvent, Conference, Elevation, Other, own_fields
from timeline.registry.instruments import Instrument
from timeline.registry.vocabulary import Role, StatementKind, Status
from timeline.schedule.recurring import Series
from timeline.text import capital, folded
from timeline.time.spans import resolve

Paragraphs = list[list[str]]
"""Paragraphs of lines, none of them empty."""
Notes = Mapping[str, int]
"""The ids of sources, each with the number by which it is cited; empty if none is."""
_NONE: Notes = {}


def account(chronology: Chronology, entry: Entry) -> Paragraphs:
    """Return the paragraphs of an event that a calendar shows."""
    said = names.status(chronology.words, entry, Status.CONCLUDED)
    facts = [capital(said)] if said else []
    facts += _times(chronology, entry)
    if entry.places:
        facts.append(names.address(chronology, entry))
    facts += _meeting(chronology, entry)
    facts += _own(chronology, entry, names.remark(chronology.words, entry.event))
    facts += _series_of(chronology, entry.event)
    facts += _parents(chronology, entry, entry.parents)
    sources = list(_sources(chronology, entry))
    return _full([facts, *_contents(chronology, entry, _NONE), sources])


def details(chronology: Chronology, entry: Entry, above: str | None, notes: Notes) -> Paragraphs:
    """Return the paragraphs below the line of an event, without its sources.

    `above` is the event below which the line stands, `notes` are the numbers of the sources.
    """
    whole = chronology.say(entry.event.title)
    label = chronology.say(entry.event.label) if isinstance(entry.event, Other) else ""
    facts = [whole] if chronology.say(brief(chronology, entry.event)) != whole else []
    facts += [label] if label != whole else []
    facts += [*_as_stated(chronology, entry), *_announced(chronology, entry)]
    facts += [*_moves(chronology, entry, notes), *_meeting(chronology, entry)]
    facts += _own(chronology, entry, "")
    others = [parent for parent in entry.parents if parent != above]
    facts += _parents(chronology, entry, others)
    facts += [capital(said)] if (said := names.concerned(chronology, entry)) else []
    if entry.event.url:
        facts.append(entry.event.url)
    sure = chronology.words.phrases["confidence"]
    about = [sure.format(n=entry.confidence)] if entry.confidence else []
    return _full([facts, *_contents(chronology, entry, notes), about])


def _contents(chronology: Chronology, entry: Entry, notes: Notes) -> Paragraphs:
    """Return the description, participants, outcomes and note of an event."""
    event, words = entry.event, chronology.words
    return [
        [chronology.say(event.description)] if event.description else [],
        list(participants(chronology, entry)),
        *results(chronology, entry, notes).values(),
        list(_reports(chronology, entry, notes)),
        [words.phrases["note"].format(text=chronology.say(event.note))] if event.note else [],
    ]


def results(chronology: Chronology, entry: Entry, notes: Notes) -> dict[str, list[str]]:
    """Return the lines on what came of an event, by the fields that they tell."""
    event = entry.event
    return {
        "outcomes": [_outcome(chronology, outcome, entry.zone) for outcome in event.outcomes],
        "figures": [_figure(chronology, figure, notes) for figure in event.figures],
        "statements": [_statement(chronology, entry, each, notes) for each in event.statements],
    }


def _full(paragraphs: Paragraphs) -> Paragraphs:
    """Return the paragraphs that are not empty; a text with line breaks makes several lines."""
    split = (
        [line for text in paragraph for line in text.splitlines()]
        for paragraph in paragraphs
        if paragraph
    )
    return [lines for lines in split if lines]


def _reports(chronology: Chronology, entry: Entry, notes: Notes) -> Iterator[str]:
    words = chronology.words
    for source, field, said in reports(chronology, entry):
        pattern = words.phrases["reports" if said else "differs"]
        who = _cited(chronology, source, notes)
        yield pattern.format(who=who, field=words.fields[field], what=said)


def participants(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield a line for each participant; all who are only parties share one."""
    parties = [who for who in entry.participants if who.roles == (Role.PARTY,)]
    parties = parties if len(parties) > 1 else []
    if parties:
        day = entry.span.day
        called = [chronology.name(who.ref, day, in_text=True) for who in parties]
        joined = names.listed(chronology.words, called)
        yield chronology.words.phrases["between"].format(names=joined)
    for who in entry.participants:
        if who not in parties:
            yield names.participant(chronology, who, entry.span.day)


def _parents(chronology: Chronology, entry: Entry, parents: Iterable[str]) -> Iterator[str]:
    for parent in parents:
        yield names.part_of(chronology, entry, parent)


def _own(chronology: Chronology, entry: Entry, remark: str) -> Iterator[str]:
    """Yield a line for each field that only the kind of the event has."""
    words = chronology.words
    if acted := names.acted(chronology, entry):
        yield acted
    elif remark:
        yield capital(remark)
    if entry.track:
        yield words.phrases["track"].format(track=entry.track)
    for name, value in own_fields(entry.event):
        if isinstance(value, Instrument):
            yield from instruments.lines(chronology, entry, value)
        elif name == "format":
            yield words.phrases["format"].format(value=words.formats[str(value)])
    if isinstance(entry.event, Elevation) and entry.event.relation:
        yield words.phrases["relation"].format(value=chronology.say(entry.event.relation))


def _series_of(chronology: Chronology, event: AnyEvent) -> Iterator[str]:
    """Yield the series of conferences of which an event is one, if its title does not name it."""
    if not isinstance(event, Conference) or event.series is None:
        return
    titles = event.title.values() if isinstance(event.title, dict) else [event.title]
    if not any(event.series in folded(title).replace(" ", "-") for title in titles):
        yield chronology.words.phrases["series"].format(name=event.series)


def _times(chronology: Chronology, entry: Entry) -> Iterator[str]:
    during = names.during(chronology, entry)
    if entry.series:
        yield from _series(chronology, entry, entry.series)
    else:
        said = during or dates.span(chronology.words, entry.span)
        yield f"{capital(said)}{_zone_name(chronology, entry)}"
    yield from _as_stated(chronology, entry)
    yield from _announced(chronology, entry)
    yield from _moves(chronology, entry, _NONE)


def _as_stated(chronology: Chronology, entry: Entry) -> Iterator[str]:
    if text := names.as_stated(chronology, entry.event):
        yield chronology.words.phrases["as_stated"].format(text=text)


def _announced(chronology: Chronology, entry: Entry) -> Iterator[str]:
    if entry.event.announced:
        words = chronology.words
        day = dates.day(words, entry.event.announced, words.dates.date)
        yield words.phrases["announced"].format(date=day)


def _moves(chronology: Chronology, entry: Entry, notes: Notes) -> Iterator[str]:
    words = chronology.words
    moves = names.moves(words, entry)
    for said, (move, _) in zip(moves, reversed(entry.moves), strict=True):
        reason = f" ({chronology.say(move.reason)})" if move.reason else ""
        source = _said_by(chronology, move.source, notes) if notes else ""
        told = f"{capital(said)}{reason}"
        if move.known:
            day = dates.day(words, move.known, words.dates.date)
            told = words.phrases["known"].format(move=told, date=day)
        yield f"{told}{source}"


def _series(chronology: Chronology, entry: Entry, series: Series) -> Iterator[str]:
    """Yield the recurrence of an event, its time of the day, and its exceptions."""
    words, repeats, count = chronology.words, series.repeats, series.rule.count
    says, first = words.repeats, dates.day(words, series.first)
    parts = [capital(cadence(words, series.rule))]
    if count:
        times = says.once if count == 1 else says.times
        parts.append(times.format(n=numbers.grouped(words, count)))
    if repeats.until:
        last = dates.day(words, repeats.until)
        parts.append(says.since_until.format(first=first, last=last))
    else:
        parts.append(says.since.format(first=first))
    yield ", ".join(parts)
    if said := dates.time_of_day(words, entry.span):
        yield capital(said)
    for pattern, days in ((says.except_, repeats.excluded), (says.also, repeats.also)):
        if days:
            named = names.listed(words, [dates.day(words, day) for day in sorted(days)])
            yield pattern.format(days=named)


def _meeting(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield the pages of the places, and whether people come there."""
    yield from (place.url for place in entry.places if place.url)
    if entry.event.attendance:
        yield capital(chronology.words.attendance[entry.event.attendance])


def _zone_name(chronology: Chronology, entry: Entry) -> str:
    """Return the names and offsets of the zones of an event's clock times, in brackets."""
    moments = [moment for moment in (entry.span.start, entry.span.end) if moment]
    known = {(moment.tzinfo, moment.utcoffset()): moment for moment in moments}.values()
    named = dict.fromkeys(map(dates.zone_in_full, known))
    named.pop("UTC", None)
    return f" ({chronology.words.phrases['apart'].join(named)})" if named else ""


def _outcome(chronology: Chronology, outcome: Outcome, zone: str | None) -> str:
    words, text = chronology.words, chronology.say(outcome.text)
    if outcome.due:
        when = dates.span(words, resolve(outcome.due, zone))
        text = words.phrases["due"].format(text=text, when=when)
    return words.phrases["outcome"].format(text=text)


def _figure(chronology: Chronology, figure: Figure, notes: Notes) -> str:
    words = chronology.words
    period = f", {dates.point(words, figure.period)}" if figure.period else ""
    is_money = len(figure.unit) == 3 and figure.unit.isupper()  # noqa: PLR2004 - ISO 4217
    number = numbers.amount(words, figure.value)
    value = (words.numbers.money if is_money else words.numbers.measured).format(
        unit=figure.unit, number=number
    )
    if figure.approximate:
        value = words.numbers.about.format(number=value)
    measure = f"{capital(chronology.say(figure.measure))}{period}"
    said = words.phrases["said"].format(who=measure, what=value)
    return f"{said}{_said_by(chronology, figure.source, notes)}"


def _statement(chronology: Chronology, entry: Entry, statement: Statement, notes: Notes) -> str:
    words, day = chronology.words, entry.span.day
    speaker = chronology.name(statement.by, day)
    if statement.on_behalf_of:
        name = chronology.name(statement.on_behalf_of, day)
        speaker = words.phrases["for"].format(speaker=speaker, name=name)
    text = chronology.say(statement.text)
    if statement.kind is StatementKind.QUOTE:
        text = words.phrases["quote"].format(text=text)
    said = words.phrases["said"].format(who=speaker, what=text)
    return f"{said}{_said_by(chronology, statement.source, notes)}"


def _said_by(chronology: Chronology, source: str | None, notes: Notes) -> str:
    return f" ({_cited(chronology, source, notes)})" if source else ""


def _cited(chronology: Chronology, source: str, notes: Notes) -> str:
    """Return the publisher of a source, with the source's number if it has one."""
    number = f" [{notes[source]}]" if source in notes else ""
    return f"{chronology.publisher(source)}{number}"


def _sources(chronology: Chronology, entry: Entry) -> Iterator[str]:
    for _, source in entry.sources:
        named = names.source(chronology, source)
        yield chronology.words.phrases["source"].format(source=named)
        if source.url:
            yield source.url

"""A person takes part in an office that they hold on that day."""

from collections.abc import Iterator
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.directory import Person
from timeline.schedule.schedule import Schedule
from timeline.time.spans import Span

OFFICE_NOT_HELD = Rule(
    "TL345",
    "office-not-held",
    Severity.WARNING,
    "If a person's offices have dates, one of them covers the day of each event in which the "
    "person takes part. An office without dates covers all other days.",
    bad="meloni: {offices: [{title: Prime Minister, from: 2022-10-22}], …}   # a talk of 2021",
    good="meloni: {office: Member of Parliament, offices: [{title: Prime Minister, …}], …}",
)
RULES = (OFFICE_NOT_HELD,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield people who hold no office that is known on the days of an event."""
    registry, spans = schedule.registry, schedule.spans
    for id, span in spans.items():
        event = registry.events[id]
        for ref in event.participants.keys() - event.offices.keys():
            person = registry.people.get(ref)
            if person and person.offices and not person.office and not _may_hold(person, span):
                yield Diagnostic(
                    OFFICE_NOT_HELD,
                    f'the registry lists no office for "{ref}" {_days(span)}',
                    ("events", id, "participants", ref),
                    "add one under offices, or write office: for all other days",
                    on_key=True,
                    rests_on=(("people", ref), ("events", id, "when")),
                )


def _may_hold(person: Person, span: Span) -> bool:
    """Whether an office may cover one of the days."""
    first, last = span.earliest, span.latest
    is_known = first is not None or last is not None
    return not is_known or person.tenure.covers(first or date.min, last or date.max)


def _days(span: Span) -> str:
    if span.earliest == span.latest:
        return f"on {span.earliest}"
    return f"from {span.earliest or 'the beginning'} to {span.latest or 'the end'}"

"""What an event needs beyond its fields: somebody in a role, a time; and a place a country."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

MISSING_ROLE = Rule(
    "TL308",
    "missing-role",
    Severity.ERROR,
    "A visit has a guest, a keynote its speaker, a roundtable somebody in the chair, a briefing a "
    "spokesperson. Where no name is known, the country stands in.",
    bad="{kind: roundtable, participants: {goyal: delegation}, …}",
    good="{kind: roundtable, participants: {goyal: co_chair, ITA: co_chair}, …}",
)
MISSING_WHEN = Rule(
    "TL311",
    "missing-when",
    Severity.ERROR,
    "An event has a time. It may be left out where the event is part of another: then it is some "
    "time during that one. What nobody knows is written unknown.",
    bad="sector-work: {kind: talks, title: Joint projects sought}",
    good="sector-work: {kind: talks, title: Joint projects sought, when: unknown}",
)
MISSING_COUNTRY = Rule(
    "TL318",
    "missing-country",
    Severity.ERROR,
    "A place is in a country, or has the address at which people meet on the net.",
    bad="rome: {name: Rome}",
    good="rome: {name: Rome, country: ITA}",
)
RULES = (MISSING_ROLE, MISSING_WHEN, MISSING_COUNTRY)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield what events and places lack."""
    registry = schedule.registry
    for id, event in registry.events.items():
        roles_of = event.roles
        taken = {role for roles in roles_of.values() for role in roles}
        if event.needs and taken.isdisjoint(event.needs) and all(roles_of.values()):
            wanted = " or ".join(event.needs)
            yield Diagnostic(
                MISSING_ROLE,
                f"a {event.kind} needs a {wanted}",
                ("events", id, "participants"),
                f"write participants: {{NAME: {event.needs[0]}}}; a country's code will do",
                rests_on=(("events", id, "kind"),),
            )
        for ref, roles in roles_of.items():
            if not roles:
                yield Diagnostic(
                    MISSING_ROLE,
                    f'"{ref}" has no role',
                    ("events", id, "participants", ref),
                    f"write {ref}: participant, or a role that tells more",
                )
        if event.when is None:
            yield from _missing_when(registry, id, event.part_of)
    for id, place in registry.places.items():
        if place.country is None and place.url is None:
            yield Diagnostic(
                MISSING_COUNTRY,
                f'"{id}" is in no country',
                ("places", id, "country"),
                "write country: with its alpha-3 code, or url: if people meet on the net",
            )


def _missing_when(registry: Registry, id: str, parents: tuple[str, ...]) -> Iterator[Diagnostic]:
    path, part_of = ("events", id, "when"), (("events", id, "part_of"),)
    if not parents:
        hint = "write when: with a date, or with unknown"
        yield Diagnostic(MISSING_WHEN, "the event has no time", path, hint, rests_on=part_of)
    for parent in parents:
        if parent in registry.events and registry.events[parent].repeats:
            message = f'"{parent}" repeats, and the event has no time'
            hint = "write when: with the day, as there are several"
            yield Diagnostic(MISSING_WHEN, message, path, hint, rests_on=part_of)

"""Each event has a time and somebody in the role that it needs; each place is somewhere."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.countries import CODES
from timeline.registry.directory import Place
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import PlaceType
from timeline.schedule.schedule import Schedule

MISSING_ROLE = Rule(
    "TL308",
    "missing-role",
    Severity.ERROR,
    "A visit has a guest, a keynote a speaker, a roundtable a chair, and a briefing a "
    "spokesperson or a speaker. If you do not know the name, write the country.",
    bad="{kind: roundtable, participants: {goyal: delegation}, …}",
    good="{kind: roundtable, participants: {goyal: co_chair, ITA: co_chair}, …}",
)
MISSING_WHEN = Rule(
    "TL311",
    "missing-when",
    Severity.ERROR,
    "An event has a time. If the event is part of another, you may leave its time out: it then "
    "takes place some time during the other. If nobody knows the time, write unknown.",
    bad="sector-work: {kind: talks, title: Joint projects sought}",
    good="sector-work: {kind: talks, title: Joint projects sought, when: unknown}",
)
MISSING_COUNTRY = Rule(
    "TL318",
    "missing-country",
    Severity.ERROR,
    "A place has a country, which may be unknown, or it is online. It is online if it has type: "
    "online, or an address at which people meet. A region always has a country.",
    bad="rome: {name: Rome}",
    good="rome: {name: Rome, country: ITA}",
)
MISSING_NAME = Rule(
    "TL237",
    "missing-name",
    Severity.ERROR,
    "A place has a name. Only a country needs none, because its code stands for its name.",
    bad="chigi: {city: Rome, country: ITA}",
    good="chigi: {name: Palazzo Chigi, city: Rome, country: ITA}",
)
RULES = (MISSING_ROLE, MISSING_WHEN, MISSING_COUNTRY, MISSING_NAME)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield what events and places lack."""
    registry = schedule.registry
    defined = {*registry.people, *registry.organizations, *CODES}
    for id, event in registry.events.items():
        roles_of = event.roles
        taken = {role for roles in roles_of.values() for role in roles}
        if event.needs and taken.isdisjoint(event.needs) and all(roles_of.values()):
            wanted = " or ".join(event.needs)
            yield Diagnostic(
                MISSING_ROLE,
                f"a {event.kind} needs a {wanted}",
                ("events", id, "participants"),
                f"write participants: {{ID: {event.needs[0]}}}, with an id of people or "
                "organizations, or with the code of a country",
                rests_on=(("events", id, "kind"),),
            )
        for ref, roles in roles_of.items():
            if not roles and ref in defined:
                yield Diagnostic(
                    MISSING_ROLE,
                    f'"{ref}" has no role',
                    ("events", id, "participants", ref),
                    f"write {ref}: participant, or a more precise role",
                )
        if event.when is None:
            yield from _missing_when(registry, id, event.part_of)
    for id, place in registry.places.items():
        yield from _of_place(id, place)


def _of_place(id: str, place: Place) -> Iterator[Diagnostic]:
    is_land = place.kind in (PlaceType.REGION, PlaceType.COUNTRY) or place.region is not None
    is_on_the_net = place.url is not None or place.type is PlaceType.ONLINE
    if place.country is None and (is_land or not is_on_the_net):
        other = "unknown" if is_land else "type: online if people meet online"
        yield Diagnostic(
            MISSING_COUNTRY,
            f'"{id}" is in no country',
            ("places", id, "country"),
            f"add country: with its three-letter code, or {other}",
        )
    if place.name is None and not (place.kind is PlaceType.COUNTRY and place.country):
        hint = "add name: with what people call it"
        yield Diagnostic(MISSING_NAME, f'"{id}" has no name', ("places", id, "name"), hint)


def _missing_when(registry: Registry, id: str, parents: tuple[str, ...]) -> Iterator[Diagnostic]:
    path, part_of = ("events", id, "when"), (("events", id, "part_of"),)
    if not parents:
        hint = "add when: with a date, or with unknown"
        yield Diagnostic(MISSING_WHEN, "the event has no time", path, hint, rests_on=part_of)
    for parent in parents:
        if parent in registry.events and registry.events[parent].repeats:
            message = f'the event has no time, and "{parent}" repeats'
            hint = "add when: with the day of one occurrence"
            yield Diagnostic(MISSING_WHEN, message, path, hint, rests_on=part_of)

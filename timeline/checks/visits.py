"""A visit is from one state to another."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.events import Visit
from timeline.registry.vocabulary import Role
from timeline.schedule.schedule import Schedule

ONE_STATE = Rule(
    "TL347",
    "one-state",
    Severity.WARNING,
    "The guest of a visit is from another state than the host.",
    bad="{kind: visit, participants: {meloni: guest, tajani: host}, …}   # both of Italy",
    good="{kind: visit, participants: {meloni: guest, modi: host}, …}",
)
RULES = (ONE_STATE,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield visits whose host and guest are of one state."""
    registry = schedule.registry
    for id, event in registry.events.items():
        if not isinstance(event, Visit):
            continue
        states: dict[Role, dict[str, str]] = {Role.GUEST: {}, Role.HOST: {}}
        for ref, roles in event.roles.items():
            for role in states.keys() & set(roles):
                if state := registry.country_of(ref):
                    states[role].setdefault(state, ref)
        hosts = states[Role.HOST]
        for state, guest in states[Role.GUEST].items():
            if state in hosts:
                yield Diagnostic(
                    ONE_STATE,
                    f'"{guest}" and "{hosts[state]}" are both from {state}',
                    ("events", id, "participants", guest),
                    "correct the roles or the countries; a journey within one's own country is "
                    "kind: other",
                    on_key=True,
                    rests_on=(("people", guest), ("people", hosts[state])),
                )

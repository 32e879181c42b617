"""Who takes part no longer, who does now, and in which other role."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.prose import names
from timeline.prose.differences.sides import Sides


def participants(sides: Sides, old: Entry, new: Entry) -> Iterator[str]:
    """Yield who joins, who leaves, who takes whose place, and whose role is another one."""
    before, after = ({who.ref: who for who in each.participants} for each in (old, new))
    left = [who for ref, who in before.items() if ref not in after]
    joined = [who for ref, who in after.items() if ref not in before]
    says = sides.words.changes
    for one in list(left):
        if other := next((who for who in joined if who.roles == one.roles), None):
            left.remove(one)
            joined.remove(other)
            new_name = _named(sides.new, new, other)
            yield says["replaced"].format(new=new_name, old=sides.old.say(one.name))
    if joined:
        yield says["joined"].format(names=_listed(sides.new, new, joined))
    if left:
        yield says["leaving"].format(names=_listed(sides.old, old, left))
    for ref, who in after.items():
        if ref in before and (said := _other_role(sides, before[ref], who)):
            yield said


def _listed(chronology: Chronology, entry: Entry, some: list[Participant]) -> str:
    return chronology.words.phrases["apart"].join(_named(chronology, entry, who) for who in some)


def _named(chronology: Chronology, entry: Entry, who: Participant) -> str:
    """Return a participant with all that is known; calendars know no roles."""
    if not who.roles:
        return chronology.say(who.name)
    return names.participant(chronology, who, entry.span.day)


def _other_role(sides: Sides, old: Participant, new: Participant) -> str:
    """Return the other roles of a participant, or the other office; empty if it has neither."""
    before, after = _role(sides.old, old), _role(sides.new, new)
    if before == after:
        return ""
    said = sides.words.changes["now"].format(old=before, new=after)
    return sides.words.phrases["said"].format(who=sides.new.say(new.name), what=said)


def _role(chronology: Chronology, who: Participant) -> str:
    roles = [chronology.words.roles[role] for role in who.roles]
    held = [chronology.say(who.office)] if who.office else []
    return ", ".join([*held, *roles])

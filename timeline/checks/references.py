"""Whoever and whatever an event names is defined in the registry, and what is defined is named."""

import re
from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity, asked, did_you_mean
from timeline.registry.countries import CODES, of_alpha_2
from timeline.registry.country_names import NAMES
from timeline.registry.event import Event
from timeline.registry.references import Reference
from timeline.registry.registry import Registry
from timeline.registry.texts import free_id
from timeline.registry.vocabulary import Role
from timeline.schedule.schedule import Schedule
from timeline.text import SEVERAL, alphabetical, quoted, shortened

UNKNOWN_PLACE = Rule(
    "TL302",
    "unknown-place",
    Severity.ERROR,
    "Name a place by its id under places.",
    bad="place: new-dehli",
    good="place: new-delhi",
)
UNKNOWN_PARTICIPANT = Rule(
    "TL303",
    "unknown-participant",
    Severity.ERROR,
    "Name people and organizations by their ids. If you do not know the name of somebody who "
    "takes part, speaks or signs, write the country's alpha-3 code. The parties to an instrument "
    "are organizations or countries.",
    bad="participants: {Meloni: guest}",
    good="participants: {meloni: guest, ITA: delegation}",
)
UNKNOWN_SOURCE = Rule(
    "TL304",
    "unknown-source",
    Severity.ERROR,
    "Name a source by its id under sources.",
    bad="sources: [bs-03-02]",
    good="sources: [bs-2023-03-02]",
)
UNKNOWN_EVENT = Rule(
    "TL305",
    "unknown-event",
    Severity.ERROR,
    "Under part_of, name an event by its id.",
    bad="part_of: meloni-vist",
    good="part_of: meloni-visit",
)
UNUSED = Rule(
    "TL310",
    "unused",
    Severity.HINT,
    "Some event, or the defaults, names each place, person, organization and source.",
    bad="places: {rome: {…}}   # and no event takes place there",
    good="(without the entry, or with an event that has place: rome)",
)
RULES = (UNKNOWN_PLACE, UNKNOWN_PARTICIPANT, UNKNOWN_SOURCE, UNKNOWN_EVENT, UNUSED)

_ENOUGH = 100_000
"""Ids that are compared in guesses at what was meant: to guess takes time."""
_COMMA = re.compile("[,;]")
_TITLES = re.compile(
    r"(?:(?:PM|FM|EAM|HE|H\.E\.|Hon(?:ble)?|Mr|Mrs|Ms|Dr|Prof|Shri|Smt|Sir|Amb|President|Ambassador"
    r"|(?:Prime|Foreign)? ?Minister|Mme|M|Sig|On)\.? )+",
    re.IGNORECASE,
)
"""Titles that people write before a name."""
_FEW = 3
"""The most ids that a hint proposes."""
_ENTRIES = {
    "places": "{{name: {}, country: …}}",
    "people": "{{name: {}}}",
    "organizations": "{{name: {}}}",
    "sources": "{{publisher: {}}}",
}
"""What an entry of a section needs, with a name to be filled in."""
_RULE_OF = {"places": UNKNOWN_PLACE, "sources": UNKNOWN_SOURCE, "events": UNKNOWN_EVENT}


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the references that lead nowhere, and the entries to which none leads."""
    registry = schedule.registry
    defined = {
        section: getattr(registry, section)
        for section in ("places", "people", "organizations", "sources", "events")
    }
    known_in = {"countries": CODES, **defined}
    used: dict[str, set[str]] = {section: set() for section in known_in}
    left = _ENOUGH
    for reference in registry.references():
        is_known = False
        for section in reference.sections:
            used[section].add(reference.id)
            is_known = is_known or reference.id in known_in[section]
        if is_known:
            continue
        sections = [section for section in reference.sections if section in defined]
        left -= sum(len(defined[section]) for section in sections)
        known = [id for section in sections for id in defined[section]] if left > 0 else []
        if sections == ["events"]:
            known = [id for id in known if id != reference.path[1]]  # nothing is part of itself
        yield Diagnostic(
            _RULE_OF.get(sections[0], UNKNOWN_PARTICIPANT),
            f'"{shortened(reference.id)}" is not in {" or ".join(sections)}'
            + (", and is not a country code" if "countries" in reference.sections else ""),
            reference.path,
            _slip(registry, reference)
            or (_named(registry, reference, known) if left > 0 else None)
            or _near(reference.id, known)
            or _hint(reference),
            rests_on=tuple((section, reference.id) for section in sections),
            on_key=reference.on_key,
        )
    for section in ("places", "people", "organizations", "sources"):
        yield from (_unused(section, id) for id in defined[section] if id not in used[section])


def _unused(section: str, id: str) -> Diagnostic:
    hint = "remove it, unless an event should name it"
    return Diagnostic(UNUSED, f'"{id}" is not used', (section, id), hint, on_key=True)


def _slip(registry: Registry, reference: Reference) -> str | None:
    """Return a hint on a participant without a role: a space or square brackets are missing."""
    event = registry.events.get(str(reference.path[1]))
    if not event or not reference.on_key or event.participants.get(reference.id) != ():
        return None
    ref, _, role = reference.id.partition(":")
    if role:
        return f"write {ref}: {role}, with a space after the colon"
    return _list_of_roles(event, reference.id) if Role.meant(reference.id) else None


def _list_of_roles(event: Event, wanted: str) -> str | None:
    """Return the list of roles that commas have cut, which left one of them as a participant."""
    roles: dict[str, list[str]] = {}
    ref = owner = None
    for name, own in event.roles.items():
        if own or not (meant := Role.meant(name)):
            ref, roles[name] = name, [*own]
        elif ref:
            roles[ref].append(meant[0])
            owner = ref if name == wanted else owner
    return f"write {owner}: [{', '.join(roles[owner])}]" if owner else None


def _named(registry: Registry, reference: Reference, known: list[str]) -> str | None:
    """Return a hint where somebody or a place is called by a name, and not by an id or a code."""
    name = reference.id
    if reference.sections == ("places",):
        refs = _places_called(registry, name)
    elif "countries" not in reference.sections:
        return _each_alone(name, known)
    else:
        among = {*known, *CODES}
        refs = registry.known_as(name, among)
        if (
            not refs
            and (each := _each_known(registry, name, among))
            and "parties" in reference.path
        ):
            return _of_parties(registry, reference, each)
        if not refs and (bare := _TITLES.sub("", name)) != name:
            refs = registry.known_as(bare, known)
            return asked(refs) if refs else None
    if len(refs) == 1:
        return f"write {refs[0]}"
    return asked(refs) if refs else None


def _places_called(registry: Registry, name: str) -> tuple[str, ...]:
    """Return the places that have a name in some language, perhaps with the city behind it."""
    wanted = {alphabetical(name), alphabetical(name.partition(",")[0])}
    named = ((id, place.name or "") for id, place in registry.places.items())
    texts = ((id, [it] if isinstance(it, str) else it.values()) for id, it in named)
    return tuple(id for id, each in texts if not wanted.isdisjoint(map(alphabetical, each)))


def _each_alone(text: str, known: list[str]) -> str | None:
    """Return a hint with the list of ids that a text names with commas between them."""
    ids = [each.strip() for each in SEVERAL.split(text)]
    return f"write [{', '.join(ids)}]" if ids[1:] and set(ids) <= set(known) else None


def _each_known(registry: Registry, text: str, among: set[str]) -> list[str]:
    """Return the references to several organizations or countries whose names a text holds."""
    known = [registry.known_as(each.strip(), among) for each in SEVERAL.split(text)]
    return (
        [each[0] for each in known] if known[1:] and all(len(each) == 1 for each in known) else []
    )


def _of_parties(registry: Registry, reference: Reference, meant: list[str]) -> str:
    """Return how to write several parties, as a list unless they stand in one."""
    _, id, field, *_ = reference.path
    is_alone = len(getattr(registry.events[str(id)], str(field)).parties) == 1
    refs = ", ".join(meant)
    return f"write [{refs}]" if is_alone else f"write {refs}"


def _near(word: str, known: list[str]) -> str | None:
    """Return a hint with the ids that have a word in them, as new-delhi has Delhi, or one like it.

    Of many that have the word, none is likelier than the others.
    """
    wanted = alphabetical(word)
    found = [id for id in known if wanted in id.split("-")]
    if found:
        return asked(found) if len(found) <= _FEW else None
    return did_you_mean(word, known)


def _hint(reference: Reference) -> str:
    sections = [section for section in reference.sections if section != "countries"]
    define, letters = f"define it under {' or '.join(sections)}", reference.id.upper()
    if "countries" in reference.sections:
        if code := of_alpha_2(letters) or (letters if letters in CODES else None):
            return f"write {code} if you mean {NAMES[code][0]}, or {define}"
        if reference.id.isupper():
            return f"{define}, or write the code of a country, such as ITA"
    name = _TITLES.sub("", reference.id)
    entry, id = _ENTRIES.get(sections[0]), free_id(name)
    if entry is None or id is None or _COMMA.search(name):
        return f"{define}, or correct it"
    if id == reference.id:
        return f"{define}, as in {id}: {entry.format('…')}, or correct it"
    return f"write {id}, and {define}, as in {id}: {entry.format(quoted(shortened(name)))}"

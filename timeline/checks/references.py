"""Whoever and whatever an event names is defined in the registry, and what is defined is named."""

import re
from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity, asked, did_you_mean
from timeline.registry.countries import CODES, of_alpha_2
from timeline.registry.country_names import NAMES
from timeline.registry.references import Reference
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, shortened

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
            (_named(registry, reference, known) if left > 0 else None)
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


def _named(registry: Registry, reference: Reference, known: list[str]) -> str | None:
    """Return a hint where somebody or a place is called by a name, and not by an id or a code."""
    name = reference.id
    if reference.sections == ("places",):
        refs = _places_called(registry, name)
    elif "countries" not in reference.sections:
        return _each_alone(name, known)
    else:
        refs = registry.known_as(name, {*known, *CODES})
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
    ids = [each.strip() for each in _COMMA.split(text)]
    return f"write [{', '.join(ids)}]" if ids[1:] and set(ids) <= set(known) else None


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
    if "countries" not in reference.sections:
        return f"define it under {sections[0]}, or correct it"
    define, letters = f"define it under {' or '.join(sections)}", reference.id.upper()
    if code := of_alpha_2(letters) or (letters if letters in CODES else None):
        return f"write {code} if you mean {NAMES[code][0]}, or {define}"
    if reference.id.isupper():
        return f"{define}, or write the code of a country, such as ITA"
    return f"{define}, or correct it"

"""Entries that no event refers to: perhaps a reference was forgotten, or misspelt."""

from collections.abc import Iterator, Mapping

from timeline.diagnostics import Diagnostic, Rule, Severity
from timeline.registry import Registry
from timeline.spans import Span

UNUSED = Rule(
    "TL310",
    "unused",
    Severity.HINT,
    "Every place, person, organization and source is named by some event or by the defaults.",
    bad="places: {rome: {…}}   # and no event takes place there",
    good="(the entry taken out, or an event with place: rome)",
)
RULES = (UNUSED,)


def check(registry: Registry, _spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield the entries that nothing refers to."""
    used: dict[str, set[str]] = {}
    for reference in registry.references():
        for section in reference.sections:
            used.setdefault(section, set()).add(reference.id)
    for section in ("places", "people", "organizations", "sources"):
        for id in getattr(registry, section):
            if id not in used.get(section, ()):
                yield Diagnostic(
                    UNUSED,
                    f'"{id}" is not used',
                    (section, id),
                    "take it out, unless an event should refer to it",
                    on_key=True,
                )

"""The command `timeline explain`."""

import textwrap
from collections.abc import Collection, Iterator
from typing import Annotated

import typer

from timeline import checks
from timeline.changes import finding, future, identities, lockfile, news, recovery
from timeline.checks import on_request
from timeline.cli import console
from timeline.diagnostics.findings import Rule, TimelineError, asked, did_you_mean
from timeline.publishing.site import guard
from timeline.reading import (
    cut_text,
    directions,
    file_rules,
    limits,
    merging,
    suppressions,
    unknown_names,
    validation_errors,
)
from timeline.registry import (
    codes,
    colors,
    countries,
    event_parts,
    identity,
    instruments,
    links,
    names,
    numbers,
    publication,
    texts,
    words,
)
from timeline.time import date_text, rrule, spans, when, zones

EXAMPLES = """\
timeline explain TL223
timeline explain                       # list all rules
"""

_RULES = (
    *file_rules.RULES,
    *directions.RULES,
    *validation_errors.RULES,
    *unknown_names.RULES,
    *words.RULES,
    *countries.RULES,
    *colors.RULES,
    *zones.RULES,
    *texts.RULES,
    *links.RULES,
    *names.RULES,
    *numbers.RULES,
    *date_text.RULES,
    *when.RULES,
    *rrule.RULES,
    *event_parts.RULES,
    *codes.RULES,
    *identity.RULES,
    *instruments.RULES,
    *publication.RULES,
    *limits.RULES,
    *merging.RULES,
    *suppressions.RULES,
    *cut_text.RULES,
    *lockfile.RULES,
    *news.RULES,
    *finding.RULES,
    *recovery.RULES,
    *identities.RULES,
    *future.RULES,
    *guard.RULES,
    *spans.RULES,
    *(rule for check in checks.every() for rule in check.RULES),
    *(rule for review in on_request.every() for rule in review.RULES),
)


_FEW = 3
"""Names that a hint can ask about."""


def rules() -> dict[str, Rule]:
    """Return all rules by their codes, in order."""
    return {rule.code: rule for rule in sorted(_RULES, key=lambda rule: rule.code)}


def _starting(incomplete: str) -> list[str]:
    return [code for code in rules() if code.startswith(incomplete.upper())]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="The rule's code, such as TL223, or its name.",
            autocompletion=_starting,
        ),
    ] = None,
) -> None:
    """Print a rule with an example that breaks it and one that does not; without a code, all."""
    known = rules()
    if code is None:
        listed = (f"{rule.code}  {rule.severity:7}  {rule.name}\n" for rule in known.values())
        console.out("".join(listed).encode())
        return
    by_name = {rule.name: rule for rule in known.values()}
    rule = known.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        hint = _hint(code, known, by_name)
        raise TimelineError(f'no rule has the code "{code}"; {hint}')
    console.out(("\n".join(_explained(rule)) + "\n").encode())


def _hint(word: str, codes: Collection[str], names: Collection[str]) -> str | None:
    """Return the rule that was most likely meant by a code or name, or by a part of its name."""
    if part := [name for name in names if word.lower() in name.split("-")]:
        return asked(part[:_FEW])
    otherwise = did_you_mean(word.lower(), names, "timeline explain lists all rules")
    return did_you_mean(word.upper(), codes, otherwise)


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({rule.severity})"
    yield ""
    yield from textwrap.wrap(rule.text, 80)
    for heading, example in (("Not:", rule.bad), ("But:", rule.good)):
        yield ""
        yield heading
        yield from (f"  {line}" for line in example.splitlines())

"""Codes under which other data sets know an event, a person or an organization."""

import re
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, ConfigDict

from timeline.diagnostics.findings import Fault, Rule, Severity, closest
from timeline.registry.event_parts import Strict
from timeline.registry.texts import LONGEST_ID, SLUG, OneLine
from timeline.text import ReadAs, shortened

BAD_CODE = Rule(
    "TL215",
    "bad-code",
    Severity.ERROR,
    "A code has the form in which it is published. A CAMEO code has two to four digits with any "
    "leading 0. A PLOVER code is a name in capitals, and a Wikidata code is Q and digits. The "
    "CAMEO code of an organization has parts of three capitals each.",
    bad="codes: {wikidata: 12345}",
    good="codes: {wikidata: Q12345}",
)
BAD_SCHEME = Rule(
    "TL236",
    "bad-scheme",
    Severity.ERROR,
    "The key of a code is the short name of its scheme, in small letters, digits and hyphens. It "
    "is not a word of timeline's own, and no misspelling of cameo, plover or wikidata.",
    bad="codes: {uid: visit-123}",
    good="codes: {hsg: visit-123}",
)
RULES = (BAD_CODE, BAD_SCHEME)


def _code(text: str, *, name: str, form: str, example: str) -> str:
    if re.fullmatch(form, text):
        return text
    raise Fault(
        BAD_CODE, f'"{shortened(text)}" is not a {name} code', f"write one such as {example}"
    )


_CAMEO = partial(_code, name="CAMEO", form="[0-9]{2,4}", example="042")
_CAMEO_ACTOR = partial(_code, name="CAMEO actor", form="(?:[A-Z]{3}){1,6}", example="IGOEUREEC")
_PLOVER = partial(_code, name="PLOVER", form="[A-Z]+", example="CONSULT")
_WIKIDATA = partial(_code, name="Wikidata", form="Q[1-9][0-9]*", example="Q1156")

Cameo = Annotated[str, ReadAs(_CAMEO)]
CameoActor = Annotated[str, ReadAs(_CAMEO_ACTOR)]
Plover = Annotated[str, ReadAs(_PLOVER)]
Wikidata = Annotated[str, ReadAs(_WIKIDATA)]


_KNOWN = ("cameo", "plover", "wikidata")
_MISSPELT = 0.8
"""Likeness of a misspelling to a scheme; wikipedia is less like wikidata than that."""
OWN_WORDS = ("id", "uid")
"""Names of what an event is known by here; as a scheme, they would be taken for that."""


def _scheme(name: str) -> str:
    if name in OWN_WORDS:
        hint = "write the name of the data set that the code is from"
        raise Fault(BAD_SCHEME, f'"{name}" is a word of timeline\'s own', hint)
    if near := closest(name, _KNOWN, _MISSPELT):
        hint = f'did you mean "{near}"?'
        raise Fault(BAD_SCHEME, f'"{shortened(name)}" looks like a known scheme', hint)
    if not SLUG.fullmatch(name) or len(name) > LONGEST_ID:
        hint = "write small letters, digits and hyphens, as in hsg"
        raise Fault(BAD_SCHEME, f'"{shortened(name)}" is not the name of a scheme', hint)
    return name


Scheme = Annotated[str, AfterValidator(_scheme)]


class Codes(Strict):
    """Codes under which other data sets know an event; any scheme may stand beside the known."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Scheme, OneLine]

    cameo: Cameo | None = None
    """The CAMEO code, two to four digits."""
    plover: Plover | None = None
    """The PLOVER name, in capitals."""
    wikidata: Wikidata | None = None
    """The Wikidata item."""


class ActorCodes(Strict):
    """Codes under which other data sets know an organization that acts."""

    cameo: CameoActor
    """The CAMEO code of the actor, in parts of three capitals."""

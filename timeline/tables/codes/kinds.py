"""The CAMEO and PLOVER codes of events between states, by kind and status.

CAMEO codes acts that took place and the intent to do them. An event that is tentative, postponed
or cancelled has no code, nor has a speech to nobody. A visit has two codes, one for
each direction. The codes are those of the CAMEO codebook, 1.1b3, and of the PLOVER manual, 2.0.
"""

from typing import NamedTuple

from timeline.registry.event import Event
from timeline.registry.events import Roundtable
from timeline.registry.vocabulary import RoundtableFormat, Status

MOST_STATES = 6
"""The most states of an event of which every pair is written: twenty would make 380 pairs."""
TOOK_PLACE = (Status.UNDER_WAY, Status.CONCLUDED)
_PLANNED = (Status.ANNOUNCED, Status.CONFIRMED)


class Coding(NamedTuple):
    """The CAMEO code of an act and of its mirror image, and its PLOVER type, mode and context.

    `is_intent` says that the code is for the day of the announcement.
    """

    cameo: str
    mirrored: str
    plover: str = ""
    mode: str = ""
    context: str = ""
    is_intent: bool = False


_ACTS = {
    "visit": Coding("042", "043", "CONSULT", "visit"),
    "talks": Coding("046", "046", "CONSULT"),
    "signing": Coding("057", "057", "SUPPORT"),
    "elevation": Coding("050", "050", "SUPPORT"),
    "roundtable": Coding("040", "040", "CONSULT"),
    "conference": Coding("040", "040", "CONSULT", "multilateral"),
    "exercise": Coding("062", "062", "COOPERATE", "", "military"),
    "ceremony": Coding("017", "017"),
    "negotiation": Coding("046", "046", "CONSULT"),
    "call": Coding("041", "041", "CONSULT", "phone"),
}
_MEETING = Coding("036", "036", "AGREE", is_intent=True)
_INTENTS = {
    "visit": _MEETING,
    "talks": _MEETING,
    "signing": Coding("030", "030", "AGREE", is_intent=True),
    "elevation": Coding("032", "032", "AGREE", is_intent=True),
    "roundtable": _MEETING,
    "conference": _MEETING,
    "exercise": Coding("0312", "0312", "AGREE", "", "military", is_intent=True),
    "negotiation": _MEETING,
    "call": _MEETING,
}


def is_of_business(event: Event) -> bool:
    """Whether an event is between companies, not governments."""
    business = (RoundtableFormat.CEO, RoundtableFormat.BUSINESS)
    return isinstance(event, Roundtable) and event.format in business


def coding(kind: str, event: Event, status: Status) -> Coding | None:
    """Return the codes of an event, from its kind and status or from its own `codes`.

    An own code that equals the code of its kind, for an act that took place, changes nothing.
    """
    if status not in (*TOOK_PLACE, *_PLANNED):
        return None
    is_intent = status in _PLANNED
    act = _ACTS.get(kind)
    found = _INTENTS.get(kind) if is_intent else act
    if found and is_of_business(event):
        found = found._replace(context="economic")
    given = event.codes
    if given and given.cameo and not (act and given.cameo in (act.cameo, act.mirrored)):
        found = Coding(given.cameo, given.cameo, is_intent=is_intent)
    if found and given and given.plover and given.plover != (act and act.plover):
        found = found._replace(plover=given.plover, mode="", context="")
    return found

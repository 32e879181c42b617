"""What is done to a treaty fits the treaty, who does it, and the days on which it is done."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.registry.actions import OF_A_PARTY, OF_A_TREATY, Action
from timeline.registry.countries import CODES
from timeline.registry.events import Signing, TreatyAction
from timeline.registry.instruments import TOO_FEW_PARTIES, Instrument
from timeline.registry.vocabulary import Binding, InstrumentType
from timeline.schedule.schedule import Schedule

WRONG_ACTION = Rule(
    "TL360",
    "wrong-action",
    Severity.ERROR,
    "Only a treaty is ratified, acceded to or denounced. An instrument that does not bind in law, "
    "or a contract under private law, is only signed, amended or ended.",
    bad="{action: ratification, instrument: {type: mou, binding: no, …}, …}",
    good="{action: ratification, instrument: {type: treaty, …}, …}",
)
DOUBTFUL_ACTION = Rule(
    "TL367",
    "doubtful-action",
    Severity.WARNING,
    "Only a treaty is ratified, acceded to or denounced. Most memoranda, declarations and "
    "statements are no treaties, unless they say that they bind in law.",
    bad="{action: ratification, instrument: {type: mou, …}, …}",
    good="{action: ratification, instrument: {type: mou, binding: yes, …}, …}",
)
SIGNED_ALONE = Rule(
    "TL364",
    "signed-alone",
    Severity.WARNING,
    "A signing has two or more parties. If a state alone signs a treaty that is open for "
    "signature, write a treaty action. A body alone may adopt a declaration.",
    bad="{kind: signing, instrument: {type: convention, parties: [IND]}, …}",
    good="{kind: treaty_action, action: signature, instrument: {…, parties: [IND]}, …}",
)
TREATY_DATES = Rule(
    "TL365",
    "treaty-dates",
    Severity.WARNING,
    "A treaty is first adopted or signed, then enters into force, and then ends. Events concern "
    "the same treaty if they give it the same number in a treaty series.",
    bad="{kind: signing, when: 2023-03-02, instrument: {in_force: 2022-01-01, …}, …}",
    good="{kind: signing, when: 2023-03-02, instrument: {in_force: 2024-01-01, …}, …}",
)
RULES = (WRONG_ACTION, DOUBTFUL_ACTION, SIGNED_ALONE, TREATY_DATES)

_IN_ORDER = (("adopted", "in_force"), ("in_force", "ended"), ("adopted", "ended"))
_PRIVATE = (InstrumentType.CONTRACT,)
_HARDLY_TREATIES = (
    InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
    InstrumentType.MEMORANDUM_OF_COOPERATION,
    InstrumentType.AGREED_MINUTES,
    InstrumentType.DECLARATION,
    InstrumentType.JOINT_DECLARATION,
    InstrumentType.JOINT_STATEMENT,
    InstrumentType.JOINT_COMMUNIQUE,
    InstrumentType.DECLARATION_OF_INTENT,
    InstrumentType.LETTER_OF_INTENT,
    InstrumentType.ACTION_PLAN,
    InstrumentType.ROADMAP,
)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the actions that do not fit their treaties."""
    signed = _first_signed(schedule)
    for id, event in schedule.registry.events.items():
        if isinstance(event, TreatyAction):
            yield from _action(id, event)
        if isinstance(event, Signing | TreatyAction):
            path = ("events", id, "instrument")
            yield from _order(event.instrument, path)
            yield from _against_day(schedule, id, event, signed)
        if isinstance(event, Signing) and len(event.parties) == 1 and event.parties[0] in CODES:
            yield Diagnostic(
                SIGNED_ALONE,
                f"{event.parties[0]} signs alone",
                ("events", id, "instrument", "parties"),
                "name the other parties, or write kind: treaty_action with action: signature",
            )


def _action(id: str, event: TreatyAction) -> Iterator[Diagnostic]:
    """Yield why an action fits neither its instrument nor its parties."""
    paper, path = event.instrument, ("events", id, "action")
    rests_on: tuple[Path, ...] = (("events", id, "instrument"),)
    if event.action in OF_A_PARTY and not paper.parties:
        message = f"{event.action}: no party is named"
        hint = "name the party, as in [IND]"
        where = ("events", id, "instrument", "parties")
        yield Diagnostic(TOO_FEW_PARTIES, message, where, hint, rests_on=(path, *rests_on))
    if event.action is Action.SIGNATURE and len(set(paper.parties)) > 1:
        message = f"{len(set(paper.parties))} parties sign together"
        hint = "write kind: signing, or an event for each signature"
        yield Diagnostic(SIGNED_ALONE, message, path, hint, rests_on=rests_on)
    if event.action in OF_A_TREATY:
        yield from _of_a_treaty(event, path, rests_on)


def _of_a_treaty(
    event: TreatyAction, path: Path, rests_on: tuple[Path, ...]
) -> Iterator[Diagnostic]:
    """Yield why an instrument is surely, or most likely, no treaty."""
    paper, type = event.instrument, event.instrument.type.replace("_", " ")
    if paper.binding is Binding.NO or (paper.type in _PRIVATE and paper.binding is not Binding.YES):
        why = "does not bind in law" if paper.binding is Binding.NO else "is under private law"
        message = f"{event.action}: the {type} {why}"
        hint = "correct the action or the instrument"
        yield Diagnostic(WRONG_ACTION, message, path, hint, rests_on=rests_on)
    elif paper.type in _HARDLY_TREATIES and paper.binding is Binding.UNKNOWN:
        message = f"{event.action}: only a treaty has this, and a {type} is mostly none"
        hint = "write binding: yes in the instrument if it binds in law; if not, correct the action"
        yield Diagnostic(DOUBTFUL_ACTION, message, path, hint, rests_on=rests_on)


def _order(paper: Instrument, path: Path) -> Iterator[Diagnostic]:
    """Yield a date of an instrument that is surely before one that it comes after."""
    for name, later in _IN_ORDER:
        first, then = getattr(paper, name), getattr(paper, later)
        if first and then and then.last < first.first:
            message = f'"{later}" is before "{name}"'
            yield Diagnostic(TREATY_DATES, message, (*path, later), "correct one of the two")
            return


def _against_day(
    schedule: Schedule, id: str, event: Signing | TreatyAction, signed: dict[str, date]
) -> Iterator[Diagnostic]:
    """Yield an entry into force before the signature or the adoption."""
    span = schedule.spans.get(id)
    if span is None:
        return
    paper, path = event.instrument, ("events", id)
    if isinstance(event, Signing):
        if paper.in_force and span.earliest and paper.in_force.last < span.earliest:
            message = "it is in force before it is signed"
            where = (*path, "instrument", "in_force")
            yield Diagnostic(
                TREATY_DATES, message, where, "correct one of the two", rests_on=((*path, "when"),)
            )
        return
    if event.action is not Action.ENTRY_INTO_FORCE or span.latest is None:
        return
    days = [signed[number] for number in _numbers(paper) if number in signed]
    days += [paper.adopted.first] if paper.adopted else []
    if any(span.latest < day for day in days):
        message = "it enters into force before it is signed or adopted"
        yield Diagnostic(TREATY_DATES, message, (*path, "when"), "correct one of the two")


def _numbers(paper: Instrument) -> Iterator[str]:
    """Yield the numbers of an instrument, each with its series."""
    if paper.unts:
        yield f"unts {paper.unts}".casefold()
    for each in paper.references:
        yield f"{each.scheme} {each.number}".casefold()


def _first_signed(schedule: Schedule) -> dict[str, date]:
    """Return the first day on which the text with a number may have been signed or adopted.

    A signature by one state alone does not count: some treaties stay open when they are in force.
    """
    days: defaultdict[str, list[date]] = defaultdict(list)
    for id, event in schedule.registry.events.items():
        span = schedule.spans.get(id)
        if not isinstance(event, Signing | TreatyAction) or not (span and span.earliest):
            continue
        if isinstance(event, Signing) or event.action is Action.ADOPTION:
            for number in _numbers(event.instrument):
                days[number].append(span.earliest)
    return {number: min(known) for number, known in days.items()}

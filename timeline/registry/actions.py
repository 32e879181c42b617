"""Actions on treaties, and what each may be taken on."""

from timeline.registry.words import Word


class Action(Word):
    """An act by which a treaty comes about, changes or ends, or a state binds itself or is freed.

    The words are those of the Vienna Convention on the Law of Treaties and of the glossary of
    the United Nations' Treaty Section.
    """

    ADOPTION = "adoption", "the text is settled, by a conference or a body"
    SIGNATURE = "signature", "a state alone signs a treaty that is open for it"
    RATIFICATION = "ratification", "a signatory binds itself"
    ACCEPTANCE = "acceptance", "the same by another name"
    APPROVAL = "approval", "the same by another name"
    ACCESSION = "accession", "a state that did not sign binds itself"
    SUCCESSION = "succession", "a new state takes over what bound the old one"
    PROVISIONAL_APPLICATION = "provisional_application", "it is applied before it is in force"
    ENTRY_INTO_FORCE = "entry_into_force", "it begins to bind"
    RESERVATION = "reservation", "a party leaves out some effect of it"
    OBJECTION = "objection", "a party objects to the reservation of another"
    EXTENSION = "extension", "it holds for longer, or for more territory"
    AMENDMENT = "amendment", "its text is changed"
    DENUNCIATION = "denunciation", "a party gives notice that it ends it"
    WITHDRAWAL = "withdrawal", "a party leaves"
    SUSPENSION = "suspension", "it does not bind for a time"
    TERMINATION = "termination", "it ends"


OF_A_PARTY = (
    Action.SIGNATURE,
    Action.RATIFICATION,
    Action.ACCEPTANCE,
    Action.APPROVAL,
    Action.ACCESSION,
    Action.SUCCESSION,
    Action.PROVISIONAL_APPLICATION,
    Action.RESERVATION,
    Action.OBJECTION,
    Action.DENUNCIATION,
    Action.WITHDRAWAL,
)
"""The actions that a party takes; the others happen to a treaty as a whole."""
OF_A_TREATY = (
    Action.RATIFICATION,
    Action.ACCEPTANCE,
    Action.APPROVAL,
    Action.ACCESSION,
    Action.SUCCESSION,
    Action.PROVISIONAL_APPLICATION,
    Action.RESERVATION,
    Action.OBJECTION,
    Action.DENUNCIATION,
)
"""The actions on what binds in law, and on nothing else."""

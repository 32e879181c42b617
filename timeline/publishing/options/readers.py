"""Where those who read the outputs are: their language, and the time zone of their desk."""

from collections.abc import Callable

from timeline import languages
from timeline.diagnostics.findings import Fault, TimelineError, did_you_mean, one_of
from timeline.registry.registry import Registry
from timeline.registry.texts import LANGUAGE
from timeline.text import fallback
from timeline.time import zones


def desk(zone: str | None) -> str | None:
    """Return the time zone of the reader's desk; raise TimelineError if there is none such."""
    try:
        return zones.check_name(zone) if zone is not None else None
    except Fault as fault:
        raise TimelineError(f"--tz: {fault.message}; {fault.hint}") from None


def language(
    tag: str | None, known: Registry, warns: Callable[[str], None], option: str = "--lang"
) -> str | None:
    """Return the language wanted; raise TimelineError for one that nothing here is in.

    Where only the registry has it, `warns` is told: the words of `timeline` are in another.
    """
    if tag is None:
        return None
    if LANGUAGE.fullmatch(tag) and languages.speaks(tag):
        return tag
    if tag not in known.languages:
        every = sorted({*languages.names(), *known.languages})
        hint = did_you_mean(tag, every, one_of(every))
        raise TimelineError(f'{option}: no language is called "{tag}"; {hint}')
    own = languages.speaking(fallback(tag, known.language)).tag
    warns(f'{option}: timeline itself writes in "{own}", not in "{tag}"')
    return tag

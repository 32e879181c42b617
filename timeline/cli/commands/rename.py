"""The command `timeline rename`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, cast

import typer

from timeline.authoring import renaming
from timeline.authoring.renaming import Held, Renaming
from timeline.changes import identities, keeping
from timeline.changes.lock import FORMAT
from timeline.checks.references import UNKNOWN_EVENT
from timeline.cli import console
from timeline.cli.options import common, locks
from timeline.diagnostics.findings import TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files.finding import STDIN, typed
from timeline.files.holding import LONGEST_WAIT, alone
from timeline.files.writing import File, write
from timeline.reading import loader
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

EXAMPLES = """\
timeline rename meloni-visit meloni-in-delhi
timeline rename meloni-visit meloni-in-delhi march.yaml april.yaml
"""


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The present id of the event.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id of the event.")],
    registry: common.Registry = common.DEFAULT,
    wait: locks.Wait = LONGEST_WAIT,
) -> None:
    """Give an event another id wherever it stands; calendars and pages know it as before."""
    if Path(STDIN) in registry:
        raise TimelineError("an id can't be changed in standard input; name a file")
    files = common.files(registry)
    with alone(keeping.folder(registry), console.waits, wait):
        held = {name: console.read(name) for name in files}
        before = _sound(held, new)
        what = renaming.planned(held, old, new, typed("timeline show --ids", registry))
        edited = renaming.edited(held, what)
        after = _sound(held | edited, new)
        known = cast("Registry", before or after)  # no reference is left without its event
        named = [common.edited(name, data, registry) for name, data in edited.items()]
        for path in write([*named, *_locks(registry, known, what)]):
            console.say(f'{path}: "{old}" is now "{new}"')


def _sound(held: Held, new: str) -> Registry | None:
    """Return a registry, before an edit or after it; raise RegistryError if it has errors.

    It is None if a killed run has left references to the new id, which another run completes.
    """
    loaded = loader.load(held.items())
    left = UNKNOWN_EVENT, (("events", new),)
    if errors := [each for each in loaded.errors if (each.rule, each.rests_on) != left]:
        raise refused(errors, loaded.sources, is_cut=loaded.is_cut)
    return loaded.registry


def _locks(registry: list[Path], known: Registry, what: Renaming) -> Iterator[File]:
    """Yield the locks in which the event gets its new id; raise TimelineError if one has faults.

    A lock of an older format waits for the next export, which knows the event by its UID.
    """
    for audience in Audience:
        path = keeping.path(registry, known.registry, audience)
        lock, source = keeping.read(path, known.registry, audience)
        other = lock.memories.get(what.new) if lock else None
        if lock and other and lock.uid(other) != what.uid:
            raise TimelineError(
                f'{path}: calendars know another event as "{what.new}"; write another id'
            )
        prune = keeping.command(registry, audience, "--prune")
        faults = source.findings or (identities.changed(lock, source, known, prune) if lock else [])
        if faults:
            raise refused(faults, [source])
        if lock and lock.format == FORMAT:
            yield keeping.file(path, identities.renamed(lock, *what))

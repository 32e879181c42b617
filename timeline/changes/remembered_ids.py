"""The ids that calendars know, whatever the registry holds now: no new event gets one of them."""

from pathlib import Path

from timeline.authoring.drafts import events
from timeline.changes import keeping
from timeline.diagnostics.reporting import refused
from timeline.reading.source import SourceFile
from timeline.registry.identity import id_by_uid
from timeline.registry.vocabulary import Audience


def remembered_ids(registry: list[Path], sources: list[SourceFile]) -> set[str]:
    """Return the ids that calendars were told of; raise RegistryError if a lock has faults.

    A renamed event has its first id in its uid.
    """
    known = [event for source in sources for event in events(source).values()]
    uids = [str(event.get("uid")) for event in known if isinstance(event, dict)]
    ids: set[str] = set()
    name = next(
        str(each["registry"]) for source in sources if "registry" in (each := source.data or {})
    )
    for audience in Audience:
        lock, source = keeping.read(keeping.path(registry, name, audience), name, audience)
        if source.findings:
            raise refused(source.findings, [source])
        ids |= lock.memories.keys() if lock else set()
        uids += [memory.uid for memory in lock.memories.values()] if lock else []
    return ids | {id for uid in uids if (id := id_by_uid(uid, name))}

"""What subscribers were last told of an event, line by line, for people to read."""

from timeline.changes.lock import Memory, State


def shown(memory: Memory) -> str:
    """Return what a lock remembers of an event; only the revision, if the event is pruned."""
    rows = [
        ("id", memory.id),
        ("uid", memory.uid),
        ("sequence", str(memory.sequence)),
        ("modified", f"{memory.modified:%Y-%m-%dT%H:%M:%SZ}"),
        ("state", memory.state),
    ]
    if memory.state is not State.PRUNED:
        rows += [("title", memory.title), ("status", memory.status), ("place", memory.place)]
        rows += [("times", line) for line in memory.times.split(" ")]
        rows += [("own", f"{day} {lines}") for day, lines in memory.own]
        rows += [("gone", f"{day or ''} {lines}".strip()) for day, lines in memory.gone]
        rows += [("open", line) for line in memory.open.split(" ")]
    return "".join(f"{name:8}  {value}\n" for name, value in rows if value)

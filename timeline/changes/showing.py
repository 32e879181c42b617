"""What subscribers were last told of an event, line by line, for people to read."""

from timeline.changes.lock import Memory, State


def shown(id: str, memory: Memory) -> str:
    """Return what a lock remembers of an event; only the revision, if the event is pruned."""
    is_known = memory.state is not State.PRUNED
    rows = [
        ("id", memory.id if is_known else id),
        ("uid", memory.uid),
        ("sequence", str(memory.sequence)),
        ("modified", f"{memory.modified:%Y-%m-%dT%H:%M:%SZ}"),
        ("state", memory.state if is_known else "withdrawn and forgotten"),
    ]
    if is_known:
        rows += [("title", memory.title), ("status", memory.status), ("place", memory.place)]
        rows += [("days", _days(memory))]
        rows += [("times", line) for line in memory.times.split(" ")]
        rows += [("own", f"{day} {lines}") for day, lines in memory.own]
        rows += [("gone", f"{day or ''} {lines}".strip()) for day, lines in memory.gone]
        rows += [("open", line) for line in memory.open.split(" ")]
    return "".join(f"{name:8}  {value}\n" for name, value in rows if value)


def _days(memory: Memory) -> str:
    """Return the first day and the last one, both of them included."""
    if not (memory.times or memory.own):
        return ""
    if memory.last is None:
        return f"from {memory.first}, without an end"
    is_one = memory.first == memory.last
    return f"{memory.first}" if is_one else f"{memory.first} to {memory.last}"

"""The command `timeline formats`."""

from timeline import formats as rooms
from timeline.cli import console


def formats() -> None:
    """List the formats on standard output, each with a few words on it."""
    lines = [f"{name}  {rooms.load(name).SUMMARY}\n" for name in rooms.names()]
    console.out("".join(lines).encode())

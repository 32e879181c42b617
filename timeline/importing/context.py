"""What a reader knows besides its file: the registry, and what the user said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.importing.directory import Directory
from timeline.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader knows besides its file."""

    source: str
    """The name of the source, a slug: of the option --from, or of the file."""
    registry: Registry | None = None
    """The registry into which events are imported; None if a new one is made."""
    directory: Directory = field(default_factory=Directory)
    """Finds places, people, organizations and sources by their names, or makes entries of them."""
    zone: str = ""
    """The zone of times without one: of --zone, else the registry's default; may be empty."""
    zones: Mapping[str, str] = field(default_factory=dict)
    """What zone names of the file stand for, as in --zone "Customized Time Zone 1=Europe/Rome"."""
    floating: str = ""
    """The zone of floating times, if it was said."""
    kind: str = ""
    """The kind of events whose source says none; if it is empty, `other` with a label."""
    country: str = ""
    """The country of new places whose source says none."""
    status: str = ""
    """The status of events whose source says none."""
    mapping: tuple[str, bytes] | None = None
    """The mapping of a table: the name of its file, and its bytes."""
    encoding: str = ""
    """The encoding of texts, if it was said."""

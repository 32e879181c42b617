"""Files with faults, read as far as they can be: what is at fault is left out, and named."""

from collections.abc import Sequence

from timeline.diagnostics.findings import Path
from timeline.reading.loader import Loaded, load
from timeline.reading.merging import SECTIONS

_ROUNDS = 20
"""How often we try: what is left out may be missed by others, which are then left out too."""


def load_leniently(files: Sequence[tuple[str, bytes]]) -> tuple[Loaded, list[Path]]:
    """Return the registry in files without the entries at fault, and the paths of these.

    If faults remain that are in no entry, it is refused as ever.
    """
    left_out: set[Path] = set()
    loaded = load(files)
    for _ in range(_ROUNDS):
        found = {each.path[:2] for each in loaded.errors if _is_of_entry(each.path)} - left_out
        if loaded.schedule or not found:
            break
        left_out |= found
        loaded = load(files, without=left_out)
    return loaded, sorted(left_out, key=str)


def _is_of_entry(path: Path) -> bool:
    return len(path) > 1 and path[0] in SECTIONS

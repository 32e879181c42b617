"""Optional libraries, which some outputs need."""

import importlib
from types import ModuleType

from timeline.diagnostics.findings import TimelineError


def load(module: str, extra: str) -> ModuleType:
    """Return a library of one of the project's extras; raise TimelineError if it is missing."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        name = module.partition(".")[0]
        raise TimelineError(
            f'{name} is missing: pip install {name}, or the extra "{extra}"'
        ) from None

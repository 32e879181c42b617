"""Optional libraries, which some outputs need."""

import importlib
import shlex
import sys
from types import ModuleType

from timeline.diagnostics.findings import TimelineError


def load(module: str, extra: str) -> ModuleType:
    """Return a library of one of the project's extras; raise TimelineError if it is missing."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        name = module.partition(".")[0]
        python = shlex.quote(sys.executable)
        raise TimelineError(
            f"{name} is missing: run {python} -m pip install {name}, "
            f'or install timeline with the extra "{extra}"'
        ) from None

"""Plain text for diplomacy: make a calendar, a table and a chronology from one registry."""

import importlib

__all__ = ["RegistryError", "Timeline", "TimelineError", "__version__", "check", "load"]

TYPE_CHECKING = False  # that of `typing` would come from the folder of `python -m timeline`
if TYPE_CHECKING:  # type checkers need the names; the command must not load the modules behind them
    from timeline.api import RegistryError, Timeline, TimelineError, check, load

    __version__: str
else:

    def __getattr__(name: str) -> object:
        """Return a name of the front door; the first use of a name loads it."""
        if name == "__version__":
            return importlib.import_module("importlib.metadata").version("diplomatic-timeline")
        if name in __all__:
            return getattr(importlib.import_module("timeline.api"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

"""Plain text for diplomacy: a registry of events in, a calendar, a table and a chronology out."""

import importlib

__all__ = ["RegistryError", "Timeline", "TimelineError", "__version__", "check", "load"]

TYPE_CHECKING = False  # that of `typing` would come from the folder of `python -m timeline`
if TYPE_CHECKING:  # tools are to know the names; the command is not to load what is behind them
    from timeline.api import RegistryError, Timeline, TimelineError, check, load

    __version__: str
else:

    def __getattr__(name: str) -> object:
        """Return a name of the front door, which is loaded when it is first asked for."""
        if name == "__version__":
            return importlib.import_module("importlib.metadata").version("diplomatic-timeline")
        if name in __all__:
            return getattr(importlib.import_module("timeline.api"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

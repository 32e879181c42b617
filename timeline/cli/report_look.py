"""The look of a report on a terminal: its width, its colours and its links."""

import os
import platform
from pathlib import Path
from typing import cast

from timeline import manual
from timeline.cli import console
from timeline.diagnostics.findings import RegistryError, Rule, Severity
from timeline.diagnostics.readable import Look, Part
from timeline.diagnostics.reporting import Refusal

_SEVERITIES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.HINT: "1;36"}
_PARTS = {Part.MESSAGE: "1", Part.MARGIN: "34", Part.HELP: "36"}
"""Colours of terminals (ECMA-48, SGR)."""
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "mintty")
_VARIABLES = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
"""Terminals that show links (OSC 8), by their TERM_PROGRAM or a variable that only they set."""
_VTE = 5100
"""The first version of VTE that does, 0.51, as its variable writes it."""


def look(*, of_errors: bool = False) -> Look:
    """Return how a report looks on standard output or error; only a terminal has any look."""
    width = console.width(of_errors=of_errors)
    return Look(width, _painted) if console.is_coloured(of_errors=of_errors) else Look(width)


def say(error: RegistryError, outcome: str) -> None:
    """Say what is wrong with a registry, and what came of it."""
    report = cast("Refusal", error.report)
    console.say_shown(report.told(look(of_errors=True)))
    console.say(outcome)


def _painted(part: Part, text: str, rule: Rule) -> str:
    code = _SEVERITIES[rule.severity] if part in (Part.RULE, Part.MARK) else _PARTS.get(part)
    painted = f"\x1b[{code}m{text}\x1b[0m" if code else text
    page = _page() if part is Part.RULE else ""
    return f"\x1b]8;;{page}\x1b\\{painted}\x1b]8;;\x1b\\" if page else painted


def _page() -> str:
    """Return the address of the page on all rules, nothing where the terminal shows no links.

    It names the machine: a terminal elsewhere has no such file.
    """
    environ = os.environ
    vte = environ.get("VTE_VERSION", "")
    is_linking = (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or any(environ.get(name) for name in _VARIABLES)
        or (vte.isdecimal() and int(vte) >= _VTE)
    )
    page = Path(manual.__file__).with_name("rules.md").as_uri() if is_linking else ""
    return page.replace("file://", f"file://{platform.node()}", 1)

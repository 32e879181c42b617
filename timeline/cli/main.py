"""The command `timeline`, and the commands below it."""

import functools
import importlib
import signal
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from timeline.cli import console
from timeline.cli.options.groups import gathered
from timeline.diagnostics.findings import RegistryError, TimelineError

COMMANDS = {
    "new": "Start a registry, or add the draft of an event to it.",
    "check": "Tell what is wrong with a registry, and where.",
    "export": "Make a calendar, a table and a chronology of a registry.",
    "show": "Show the chronology of a registry on the terminal.",
    "lock": "Keep the lock, which remembers what calendars were told, without an export.",
    "formats": "List the formats that a registry can be exported to.",
    "schema": "Print the JSON Schema of a registry, for editors.",
    "explain": "Explain a rule that a registry is held to.",
}
"""What each command does, by its name and that of its file here."""
_ENDS = {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}  # Windows has but one
_CUT_OFF = 141
"""The exit code that shells know of commands whose output nobody reads to its end (SIGPIPE)."""


class Command(TyperCommand):
    """A command whose file is imported when it is called, and not before."""

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Return the context of the command itself; from here on, an end cleans up."""
        module = importlib.import_module(f"timeline.cli.commands.{self.name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(self.name, help=self.help)(
            _stopping(gathered(getattr(module, str(self.name))))
        )
        context = typer.main.get_command(single).make_context(*arguments, **options)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for number in _ENDS:
            signal.signal(number, _end)
        return context


class Commands(TyperGroup):
    """The commands, as the table above lists them."""

    def list_commands(self, _context: object) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, _context: object, name: str) -> Command | None:
        """Return the command called `name`."""
        return Command(name, help=COMMANDS[name]) if name in COMMANDS else None


def _end(number: int, _frame: object) -> NoReturn:
    """End with the exit code that shells know of commands that a signal ends."""
    raise SystemExit(128 + number)


def _stopping(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that says why and exits with 2 where it can't go on."""

    @functools.wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except BrokenPipeError:
            raise typer.Exit(_CUT_OFF) from None
        except RegistryError as error:
            console.say(f"{error}\nnothing was written")
            raise typer.Exit(1) from None
        except TimelineError as error:
            console.say(f"timeline: {error}")
            raise typer.Exit(2) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            console.say(f"timeline: {where}{error.strerror}")
            raise typer.Exit(2) from None

    return run


app = typer.Typer(
    name="timeline",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        console.out(f"timeline {importlib.import_module('timeline').__version__}\n".encode())
        raise typer.Exit


@app.callback()
def timeline(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_stopping(_show_version), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Plain text for diplomacy: a registry of events in, calendar, table and chronology out."""

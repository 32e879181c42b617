"""The command `timeline`, and the commands below it."""

import functools
import importlib
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from keyword import iskeyword
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand

from timeline.cli import console, help, usage
from timeline.cli.options.groups import gathered
from timeline.diagnostics.findings import RegistryError, TimelineError, did_you_mean, one_of
from timeline.files.reading import cause

COMMANDS = {
    "new": "Start a registry, or add the draft of an event to it.",
    "rename": "Give an event another id; calendars and pages still know it.",
    "import": "Import events from calendars and tables; your own edits stay.",
    "check": "Check a registry, and show what is wrong and where.",
    "export": "Make a calendar, a table and a chronology from a registry.",
    "publish": "Publish feeds, pages and tables in a folder for a web server.",
    "show": "Show the chronology of a registry on the terminal.",
    "diff": "Show what has changed, in words that you can mail.",
    "log": "Show the life of one event, from the history in git.",
    "lock": "Update the lock, which remembers what calendars were told, without an export.",
    "formats": "List the formats to which you can export a registry.",
    "schema": "Print the JSON Schema of a registry, or of what has changed.",
    "explain": "Explain a rule for a registry.",
    "manual": "Print a page of the manual, or list its topics.",
}
"""The commands: the name of each, which is that of its file, and what it does."""
_EXAMPLES = """\
timeline new                           # begin events.yaml in this folder
timeline check                         # show what is wrong with it
timeline export                        # make .ics, .csv and .txt of it
timeline export --help                 # explain one command
timeline manual                        # list the pages of the manual
"""
_ENDS = {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}  # Windows has but one
_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises for wrong options; it exports but this kind of it."""
_CUT_OFF = 141
"""The exit code that shells know of commands whose output nobody reads to its end (SIGPIPE)."""


class Commands(help.Commands):
    """The commands in the table above. Only the one that is called is imported.

    To import them all takes several times as long as `--help` does, and as completion may.
    """

    def list_commands(self, _context: object) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, _context: object, name: str) -> TyperCommand | None:
        """Return a command with its name and help alone: a list of commands shows no more."""
        return TyperCommand(name, help=COMMANDS[name]) if name in COMMANDS else None

    def resolve_command(self, context: Any, arguments: list[str]) -> Any:
        """Return the command that is called, with its options, and the arguments left for it."""
        if arguments[0] not in COMMANDS and not context.resilient_parsing:
            hint = did_you_mean(arguments[0], COMMANDS, one_of(COMMANDS))
            context.fail(f'no command is called "{arguments[0]}"; {hint}')
        name, listed, others = super().resolve_command(context, arguments)
        return name, _imported(str(name)) if listed else None, others

    def parse_args(self, context: Any, arguments: list[str]) -> list[str]:
        """Read the options before the command."""
        with _quoting():
            return super().parse_args(context, arguments)

    def invoke(self, context: Any) -> object:
        """Read the options of the command that is called, and run it."""
        with _quoting():
            return super().invoke(context)


@contextmanager
def _quoting() -> Iterator[None]:
    """Say which value is wrong; keep what Typer quotes from steering whoever reads it."""
    try:
        yield
    except _UsageError as error:
        if told := usage.wrong_value(error):
            console.say(f"timeline: {told}")
            raise typer.Exit(2) from None
        error.message = console.safe(error.message)
        raise


def _imported(name: str) -> Any:
    """Return the command that the function of its name describes, in the file of its name."""
    module = importlib.import_module(f"timeline.cli.commands.{name}")
    command = gathered(getattr(module, f"{name}_" if iskeyword(name) else name))

    @functools.wraps(command)
    def run(**options: object) -> None:
        _clean_up_at_an_end()
        with _stopping():
            command(**options)

    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(
        name,
        cls=help.Command,
        help=COMMANDS[name],
        epilog=module.EXAMPLES,
        context_settings=help.NAMES,
    )(run)
    return typer.main.get_command(alone)  # Typer makes commands of functions within apps alone


def _clean_up_at_an_end() -> None:
    """Let signals raise exceptions, so that temporary files are removed before the process ends."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _ENDS:
        signal.signal(number, _end)


def _end(number: int, _frame: object) -> NoReturn:
    """End with the exit code that shells know of commands that a signal ends."""
    raise SystemExit(128 + number)


@contextmanager
def _stopping() -> Iterator[None]:
    """Where the work can't go on, say why, and exit: with 1 if the user's data are at fault."""
    try:
        yield
    except BrokenPipeError:
        raise typer.Exit(_CUT_OFF) from None
    except RegistryError as error:
        importlib.import_module("timeline.cli.report_look").say(error, "nothing was written")
        raise typer.Exit(1) from None
    except TimelineError as error:
        console.say(f"timeline: {error}")
        raise typer.Exit(2) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        console.say(f"timeline: {where}{cause(error)}")
        raise typer.Exit(2) from None


app = typer.Typer(
    name="timeline",
    cls=Commands,
    no_args_is_help=True,
    epilog=_EXAMPLES,
    context_settings=help.NAMES,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@_stopping()
def _show_version(wanted: bool) -> None:
    if wanted:
        console.out(f"timeline {importlib.import_module('timeline').__version__}\n".encode())
        raise typer.Exit


@app.callback()
def timeline(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Plain text for diplomacy: a registry of events in, calendar, table and chronology out."""

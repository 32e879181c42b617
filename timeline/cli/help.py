"""Help that can be read: options in groups, whole sentences, and examples at the end."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

NAMES = {"help_option_names": ["-h", "--help"]}
"""The options that show the help of a command."""


class Command(TyperCommand):
    """A command whose options stand in groups; `epilog` holds its examples."""

    def format_options(self, context: Any, formatter: Any) -> None:
        """Write the arguments, then each group of options under its own heading."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for each in self.get_params(context):
            is_argument = each.param_type_name == "argument"
            panel = "Arguments" if is_argument else getattr(each, "rich_help_panel", None)
            name, told = each.get_help_record(context) or ("", "")
            # Typer names the type in Python of an argument, which says nothing to a user
            name = name.partition(" <")[0] if is_argument else name
            panels.setdefault(panel or "Options", []).append((name, told))
        for panel, records in panels.items():
            with formatter.section(panel):
                formatter.write_dl(records)

    def format_epilog(self, _context: object, formatter: Any) -> None:
        """Write the examples as they are: no line of them is filled."""
        write_examples(self.epilog or "", formatter)


class Commands(TyperGroup):
    """A list of commands, each with all that is said of it."""

    def format_commands(self, context: Any, formatter: Any) -> None:
        """Write the names of the commands, each with its whole sentence."""
        listed = [(name, self.get_command(context, name)) for name in self.list_commands(context)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.help or "") for name, each in listed if each])

    def format_epilog(self, _context: object, formatter: Any) -> None:
        """Write the examples as they are."""
        write_examples(self.epilog or "", formatter)


def write_examples(examples: str, formatter: Any) -> None:
    """Write examples under a heading."""
    with formatter.section("Examples"):
        for line in examples.splitlines():
            formatter.write(f"  {line}\n")

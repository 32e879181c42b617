"""A command of the same style, whose commands do nothing: what its start costs, all such pay.

`python empty.py COMMANDS --help` says how many it has.
"""

import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def nothing(name: Annotated[str, typer.Argument(help="What is not done.")] = "nothing") -> None:
    """Do nothing."""


if __name__ == "__main__":
    for number in range(int(sys.argv.pop(1))):
        app.command(f"nothing-{number}")(nothing)
    app()

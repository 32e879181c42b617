"""A command that does nothing, of the same style: what its start costs, every such command pays."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def nothing(name: Annotated[str, typer.Argument(help="What is not done.")] = "nothing") -> None:
    """Do nothing."""


@app.command()
def more(name: Annotated[str, typer.Argument(help="What is not done either.")] = "more") -> None:
    """Do no more."""


if __name__ == "__main__":
    app()

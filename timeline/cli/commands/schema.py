"""The command `timeline schema`."""

from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import typer

from timeline.cli import console


class Of(StrEnum):
    """What there is a schema of."""

    REGISTRY = "registry"
    DIFF = "diff"


def schema(
    *,
    of: Annotated[
        Of,
        typer.Option(
            case_sensitive=False,
            help="Of what: a registry, or the JSON in which timeline diff tells what has changed.",
        ),
    ] = Of.REGISTRY,
) -> None:
    """Print a JSON Schema (draft 2020-12) on standard output, for editors and programs."""
    console.out((files("timeline") / f"{of}.schema.json").read_bytes())

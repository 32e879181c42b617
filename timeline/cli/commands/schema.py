"""The command `timeline schema`."""

import json
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from timeline.authoring.schema_ids import with_ids
from timeline.cli import console
from timeline.cli.options import common
from timeline.diagnostics.findings import TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files.writing import File, write
from timeline.reading.source import read

EXAMPLES = """\
timeline schema > registry.schema.json
timeline schema events.yaml -o registry.schema.json
"""


class Of(StrEnum):
    """What there is a schema of."""

    REGISTRY = "registry"
    DIFF = "diff"


def schema(
    registry: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The registry whose ids editors propose: its files, or a folder.",
            metavar="REGISTRY",
            show_default=False,
        ),
    ] = None,
    *,
    of: Annotated[
        Of,
        typer.Option(
            case_sensitive=False,
            help="What the schema describes: a registry, or the JSON of timeline diff.",
        ),
    ] = Of.REGISTRY,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write if its content changes."
        ),
    ] = None,
) -> None:
    """Print a JSON Schema (draft 2020-12) on standard output, for editors and programs."""
    data = (files("timeline") / f"{of}.schema.json").read_bytes()
    if registry and of is not Of.REGISTRY:
        raise TimelineError(f"--of {of} takes no registry: this schema is the same for all")
    if registry:
        data = _own(data, registry)
    if output is None:
        console.out(data)
        return
    if output.suffix.lower() != ".json":
        raise TimelineError(f"{output}: a schema is a .json file; nothing was written")
    for file in write([File(output, data, output)]):
        console.say(f"{file}: written")


def _own(data: bytes, registry: list[Path]) -> bytes:
    """Return a schema with the ids of a registry; raise RegistryError if a file can't be read."""
    sources = [read(console.read(name), name) for name in common.files(registry)]
    if unread := [source for source in sources if source.data is None]:
        raise refused([finding for source in unread for finding in source.findings], unread)
    made = with_ids(json.loads(data), [source.data or {} for source in sources])
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()

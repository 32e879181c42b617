"""The command `timeline schema`."""

from importlib.resources import files

from timeline.cli import console

EXAMPLES = """\
timeline schema > registry.schema.json
timeline schema events.yaml > registry.schema.json    with its own ids
"""


def schema() -> None:
    """Print the JSON Schema of a registry (draft 2020-12) on standard output, for editors."""
    console.out((files("timeline") / "registry.schema.json").read_bytes())

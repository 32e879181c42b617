"""khal, which imports edition after edition of a calendar: CONFIGURATION LIST IMPORT FILE..."""

import io
import json
import shlex
import sys
from contextlib import redirect_stdout

from khal.cli import main_khal  # type: ignore[import-not-found]


def run(configuration: str, *arguments: str) -> str:
    """Return what a command of khal prints."""
    with redirect_stdout(io.StringIO()) as printed:
        try:
            main_khal(["-c", configuration, *arguments], standalone_mode=False)
        except SystemExit as end:
            if end.code:
                raise
    return printed.getvalue()


def main(configuration: str, listing: str, importing: str, *files: str) -> None:
    """Print for each edition the lines that khal lists when it has imported it."""
    steps = []
    for file in files:
        run(configuration, *shlex.split(importing), file)
        steps.append(run(configuration, *shlex.split(listing)).splitlines())
    json.dump(steps, sys.stdout)


main(*sys.argv[1:])

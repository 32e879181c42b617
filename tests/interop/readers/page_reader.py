"""What the examples of a page print, in pandas and DuckDB: PAGE FOLDER."""

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path

import duckdb  # type: ignore[import-not-found]

_EXAMPLE = re.compile(r"^```(python|sql)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _printed(page: str) -> list[str]:
    """Run the examples of a page from top to bottom, and return what each prints."""
    known: dict[str, object] = {}
    found = []
    for language, code in _EXAMPLE.findall(page):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            if language == "sql":
                duckdb.sql(code).show()
            else:
                exec(code, known)  # noqa: S102 - what the page tells people to run
        found.append(out.getvalue())
    return found


if __name__ == "__main__":
    read = Path(sys.argv[1]).read_text(encoding="utf-8")
    os.chdir(sys.argv[2])
    sys.stdout.write(json.dumps(_printed(read)))

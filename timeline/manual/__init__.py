"""The reference, a page of Markdown for each topic: a file here is a topic, with no more to do."""

import re
from collections.abc import Iterator
from importlib.resources import files

_PAGES = files(__name__)
_SUFFIX = ".md"


def topics() -> dict[str, str]:
    """Return the heading of each page by the name of its topic, in order of the names."""
    names = sorted(page.name for page in _PAGES.iterdir() if page.name.endswith(_SUFFIX))
    found = (name.removesuffix(_SUFFIX) for name in names)
    return {topic: text(topic).partition("\n")[0].removeprefix("# ") for topic in found}


def text(topic: str) -> str:
    """Return the page on a topic that `topics` names."""
    return (_PAGES / f"{topic}{_SUFFIX}").read_text(encoding="utf-8")


def about(words: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each topic on whose page words stand, with the headings that they stand under."""
    wanted = re.compile(rf"\b{re.escape(words)}", re.IGNORECASE)
    for topic in topics():
        heading = ""
        found: list[str] = []
        is_code = False
        for line in text(topic).splitlines():
            is_code ^= line.startswith("```")
            if line.startswith("#") and not is_code:
                heading = line.lstrip("# ")
            if wanted.search(line) and heading not in found:
                found.append(heading)
        if found:
            yield topic, found

"""The reference, a page of Markdown for each topic: a file here is a topic, with no more to do."""

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

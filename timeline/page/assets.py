"""The style and the script of pages: files of one purpose each, joined in the order given here."""

from importlib.resources import files

from timeline.drawing import picture

STYLE = ("base", "head", "tools", "cards", "picture", "month", "print")
"""The parts of the style of a page of events; `base` is good for any page."""
SCRIPT = (
    "folding",
    "events",
    "address",
    "filters",
    "search",
    "opening",
    "jumping",
    "month",
    "picture",
    "views",
    "adding",
    "sharing",
    "clocks",
    "menus",
    "start",
)
"""The parts of the script, each of which uses only names of those before it, once it has begun."""
YEAR_STYLE = (*STYLE, "neighbours")
"""The parts of the style of a page of a year, which has links to others."""
INDEX_STYLE = ("base", "head", "picture", "index", "print")
"""The parts of the style of the index of such pages."""
INDEX_SCRIPT = ("events", "picture", "sharing", "menus", "index")
"""The parts of its script."""
COLOR = "steelblue"
"""The color of a page whose registry has none."""


def style(color: str, parts: tuple[str, ...] = STYLE) -> str:
    """Return the parts of a style, with one color as its accent."""
    joined = "\n".join(_read(f"style/{part}.css") for part in parts)
    drawn = picture.style() if "picture" in parts else ""
    return f":root {{\n  --color: {color};\n}}\n\n{drawn}{joined}"


def script(parts: tuple[str, ...] = SCRIPT) -> str:
    """Return the parts of a script as one."""
    return "\n".join(_read(f"script/{part}.js") for part in parts)


def template(name: str) -> str:
    """Return the text of a template."""
    return _read(f"templates/{name}")


def _read(path: str) -> str:
    return files(__package__).joinpath(path).read_text(encoding="utf-8")

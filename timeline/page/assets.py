"""The style, the script and the templates of pages: files of one purpose each."""

from importlib.resources import files

COLOR = "steelblue"
"""The color of a page whose registry has none."""


def style(color: str, parts: tuple[str, ...]) -> str:
    """Return the parts of a style, with one color as its accent."""
    joined = "\n".join(_read(f"style/{part}.css") for part in parts)
    return f":root {{\n  --color: {color};\n}}\n\n{joined}"


def script(parts: tuple[str, ...]) -> str:
    """Return the parts of a script as one."""
    return "\n".join(_read(f"script/{part}.js") for part in parts)


def template(name: str) -> str:
    """Return the text of a template."""
    return _read(f"templates/{name}")


def _read(path: str) -> str:
    return files(__package__).joinpath(path).read_text(encoding="utf-8")

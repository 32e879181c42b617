"""Elements of SVG as text."""

from html import escape


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """Return an element; `class_` is written as class, and `stroke_width` as stroke-width."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Return a length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def content(said: str) -> str:
    """Return a text of a registry as the content of an element."""
    return escape(said, quote=False)

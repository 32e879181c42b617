"""Templates of pages: no text of a registry becomes markup, and no name in them is unknown."""

from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from timeline.page import assets
from timeline.page.passages import passages
from timeline.registry.links import is_link


@cache
def template(name: str) -> Template:
    """Return a template; those that it includes are looked up beside it."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(assets.template),
    )
    environment.tests["link"] = is_link
    environment.filters["passages"] = passages
    return environment.get_template(name)

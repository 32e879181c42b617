"""The page as one document, with style and script inside; it loads nothing else."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Group
from timeline.page.cards import anchors, free
from timeline.page.contents import years
from timeline.page.facets import facets
from timeline.page.passages import foreign, passages
from timeline.prose import dates, names
from timeline.prose.outline import outline
from timeline.registry.directory import Source
from timeline.registry.links import is_link
from timeline.text import visible

_COLOR = "steelblue"


def document(chronology: Chronology, choices: Choices) -> str:
    """Return the page; its policy lets browsers run no script and apply no style but its own."""
    layout = replace(choices.layout, full=True, group=Group.DAY)
    told = outline(chronology, replace(choices, layout=layout))
    registry, words = chronology.registry, chronology.words
    style = f":root {{\n  --color: {registry.color or _COLOR};\n}}\n\n{_read('style.css')}"
    script = _read("script.js")
    updated = registry.updated and dates.day(words, registry.updated, words.dates.date)
    page = _template().render(
        told=told,
        years=years(chronology, told.sections),
        facets=facets(chronology),
        sources=_sources(chronology, told.sources),
        registry=registry,
        title_language=chronology.language_of(registry.title),
        description=chronology.say(registry.description or ""),
        citation=chronology.say(registry.citation or ""),
        foreign=foreign(chronology, [registry.description, registry.citation]),
        updated=words.page["updated"].format(day=updated) if updated else "",
        words=words,
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return visible(page)


class _Source(NamedTuple):
    """A source in the list at the end of the page."""

    anchor: str
    name: str
    url: str | None


def _sources(chronology: Chronology, sources: Iterable[Source]) -> list[_Source]:
    taken = anchors(chronology)
    return [
        _Source(free(f"source-{number}", taken), names.source(chronology, source), source.url)
        for number, source in enumerate(sources, 1)
    ]


def _policy(style: str, script: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["link"] = is_link
    environment.filters["passages"] = passages
    return environment.from_string(_read("page.html"))

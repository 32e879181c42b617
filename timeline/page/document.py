"""The page as one document, with style and script inside; it loads nothing else."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, partial

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices, Group
from timeline.drawing.picture import inline
from timeline.languages import Language
from timeline.page import assets, preview, subscribing
from timeline.page.calendar_fields import revision
from timeline.page.cards import Common, anchor, anchors
from timeline.page.contents import Year, years
from timeline.page.facets import Numbers
from timeline.page.passages import foreign, passages
from timeline.page.policy import policy
from timeline.prose import dates, names
from timeline.prose.outline import outline
from timeline.registry.identity import id_by_uid
from timeline.registry.links import is_link
from timeline.registry.vocabulary import Audience
from timeline.text import capital, visible

_VIEWS = ("list", "month", "timeline")
_SCRIPTED = (
    "add",
    "copied",
    "copy",
    "earlier",
    "file",
    "link",
    "more",
    "no_day",
    "yours",
    "zoom_in",
    "zoom_out",
)
"""Words of the page that only the script writes."""


def document(chronology: Chronology, choices: Choices) -> str:
    """Return the page; its policy lets browsers run no script and apply no style but its own."""
    layout = replace(choices.layout, full=True, group=Group.DAY)
    told = outline(chronology, replace(choices, layout=layout))
    registry, words = chronology.registry, chronology.words
    color = registry.color or assets.COLOR
    style, script = assets.style(color), assets.script()
    updated = registry.updated and dates.day(words, registry.updated, words.dates.date)
    common = _common(chronology)
    shown = years(chronology, told.sections, common)
    page = _template().render(
        told=told,
        years=shown,
        facets=common.numbers.facets,
        views=_VIEWS,
        sources=[(names.source(chronology, each), each.url) for each in told.sources],
        registry=registry,
        revision=common.revision,
        is_public=chronology.audience is Audience.PUBLIC,
        title_language=chronology.language_of(registry.title),
        description=chronology.say(registry.description or ""),
        citation=chronology.say(registry.citation or ""),
        foreign=foreign(chronology, [registry.description, registry.citation]),
        updated=words.page["updated"].format(day=updated) if updated else "",
        feed=subscribing.feed(chronology),
        news=subscribing.news(chronology),
        services=subscribing.services(chronology),
        summary=preview.summary(chronology, told.count),
        icon=preview.icon(color),
        dataset=preview.dataset(chronology, told.count),
        withdrawn=" ".join(_withdrawn(chronology)),
        words=words,
        scripted=json.dumps(_scripted(words), ensure_ascii=False),
        style=style,
        script=script,
        policy=policy([style], script),
        picture=inline(chronology, partial(_href, chronology, common), _sections(shown)),
    )
    return visible(page)


def _scripted(words: Language) -> dict[str, str]:
    said = {key: words.page[key] for key in _SCRIPTED}
    return said | {"unsure": capital(words.vague.date.approximate)}


def _common(chronology: Chronology) -> Common:
    revisions = Counter(revision(chronology, entry) for entry in chronology.entries)
    return Common(
        anchors(chronology),
        Numbers(chronology),
        revisions.most_common(1)[0][0] if revisions else "",
        names.settled(chronology),
        set(),
    )


def _href(chronology: Chronology, common: Common, entry: Entry) -> str:
    return anchor(chronology, entry, common.taken)


def _sections(shown: Iterable[Year]) -> set[str]:
    """Return the ids of years and months."""
    months = (month.anchor for year in shown for month in year.months if month.anchor)
    return {*(year.anchor for year in shown), *months}


def _withdrawn(chronology: Chronology) -> Iterable[str]:
    """Yield the ids of events that were public, and are gone from the registry."""
    name, is_public = chronology.registry.registry, chronology.audience is Audience.PUBLIC
    for each in chronology.withdrawn:
        if is_public and each.is_gone and (id := id_by_uid(each.uid, name)):
            yield id


@cache
def _template() -> Template:
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
    return environment.get_template("page.html")

"""The frame of a page: its head, header and foot, whatever stands between them."""

import json
from typing import Any

from timeline.chronology.chronology import Chronology
from timeline.languages import Language
from timeline.page import assets, preview, subscribing
from timeline.page.passages import foreign
from timeline.page.policy import policy
from timeline.prose import dates
from timeline.prose.outline import Outline
from timeline.registry.vocabulary import Audience
from timeline.text import capital

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


def frame(
    chronology: Chronology,
    told: Outline,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    *,
    is_whole: bool = True,
) -> dict[str, Any]:
    """Return what the templates of the frame need, with these parts of style and script.

    Only a page of the whole registry describes it as a data set.
    """
    registry, words = chronology.registry, chronology.words
    color = registry.color or assets.COLOR
    style, script = assets.style(color, styles), assets.script(scripts)
    updated = registry.updated and dates.day(words, registry.updated, words.dates.date)
    return {
        "told": told,
        "title": chronology.title,
        "registry": registry,
        "is_public": chronology.audience is Audience.PUBLIC,
        "title_language": chronology.language_of(registry.title),
        "description": chronology.say(registry.description or ""),
        "citation": chronology.say(registry.citation or ""),
        "foreign": foreign(chronology, [registry.description, registry.citation]),
        "updated": words.page["updated"].format(day=updated) if updated else "",
        "feed": subscribing.feed(chronology),
        "news": subscribing.news(chronology),
        "services": subscribing.services(chronology),
        "summary": preview.summary(chronology, told.count),
        "icon": preview.icon(color),
        "dataset": preview.dataset(chronology, told.count) if is_whole else "",
        "words": words,
        "scripted": json.dumps(_scripted(words), ensure_ascii=False),
        "style": style,
        "script": script,
        "policy": policy([style], script),
    }


def _scripted(words: Language) -> dict[str, str]:
    said = {key: words.page[key] for key in _SCRIPTED}
    return said | {"unsure": capital(words.vague.date.approximate)}

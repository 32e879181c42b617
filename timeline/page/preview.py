"""What chats and search engines show of a page before anybody opens it."""

import json
from base64 import b64encode

from timeline.chronology.chronology import Chronology
from timeline.page.subscribing import feed
from timeline.registry.links import is_link
from timeline.text import clipped, visible

LONGEST = 200
"""Characters of a description that a preview has room for."""
_SPDX = "https://spdx.org/licenses/"
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 8h14" stroke='
    '"{color}" stroke-width="2"/><circle cx="4" cy="8" r="3" fill="{color}"/><path d="M9 '
    '5h4v6H9z" fill="{color}"/></svg>'
)


def summary(chronology: Chronology, count: str) -> str:
    """Return a sentence or two on the registry; if it has none, the count of its events."""
    said = chronology.registry.description
    return clipped(chronology.say(said), LONGEST) if said else count


def icon(color: str) -> str:
    """Return the icon of the page as a data URL, in the color of the registry."""
    return f"data:image/svg+xml;base64,{b64encode(_ICON.format(color=color).encode()).decode()}"


def dataset(chronology: Chronology, count: str) -> str:
    """Return the registry as a Dataset of schema.org, in JSON that no markup can end."""
    registry = chronology.registry
    address = feed(chronology)
    said = registry.description
    calendar = {"@type": "DataDownload", "encodingFormat": "text/calendar", "contentUrl": address}
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": chronology.title,
        "description": chronology.say(said) if said else count,
        "identifier": registry.registry,
        "url": registry.url,
        "license": _license(registry.license) if registry.license else None,
        "citation": chronology.say(registry.citation) if registry.citation else None,
        "dateModified": str(registry.updated) if registry.updated else None,
        "temporalCoverage": _coverage(chronology),
        "inLanguage": chronology.words.tag,
        "distribution": [calendar] if address else None,
    }
    known = {name: value for name, value in told.items() if value}
    return visible(json.dumps(known, ensure_ascii=False)).replace("<", "\\u003c")


def _license(license: str) -> str:
    return license if is_link(license) else f"{_SPDX}{license}"


def _coverage(chronology: Chronology) -> str:
    """Return the first and the last day that is known of any event, as ISO 8601 has them."""
    spans = [entry.span for entry in chronology.entries]
    days = sorted(day for span in spans for day in (span.earliest, span.latest) if day)
    return f"{days[0]}/{days[-1]}" if days else ""

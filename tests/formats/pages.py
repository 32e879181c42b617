"""Pages, read by a parser that forgives nothing."""

from xml.etree.ElementTree import Element

import html5lib

from tests.conftest import chronology
from timeline.chronology.options import USUAL, Choices, Group
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.formats.html import render

HEAD = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {IND: India, ITA: Italy}
places: {rome: {name: {en: Rome, it: Roma}, country: ITA}}
people:
  anna: {name: {en: Anna Rossi, hi: अन्ना}, country: ITA, aliases: [A. R.]}
  ravi: {name: Ravi Kumar, country: IND}
organizations: {eu: {name: European Union}}
sources: {s: {publisher: Gazette}, t: {publisher: Herald, url: 'https://example.org/t'}}
events:
"""


def page(text: str, choices: Choices = USUAL) -> Element:
    """Return the page of a registry, which must be free of faults, as HTML has them."""
    data = render(expand(chronology(text), Selection()), choices).data
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data)
    return root


def of(events: str, choices: Choices = USUAL) -> Element:
    """Return the page of a registry with these events."""
    return page(HEAD + events, choices)


def reversed_choices() -> Choices:
    """Return choices by which the newest comes first, and one that a page does not heed."""
    return USUAL._replace(layout=USUAL.layout._replace(newest_first=True, group=Group.KIND))


def event(root: Element, id: str) -> Element:
    """Return the card of an event."""
    found = [card for card in root.iter("li") if card.get("id") == id]
    assert len(found) == 1, id
    return found[0]


def said(element: Element | None) -> str:
    """Return the text of an element, on one line."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())

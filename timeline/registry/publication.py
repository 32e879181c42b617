"""How a registry is published as a folder of feeds: where, which feeds, in which languages."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from timeline.diagnostics.findings import Fault, Rule, Severity, did_you_mean, one_of
from timeline.registry.event_parts import Strict
from timeline.registry.links import check_link
from timeline.registry.texts import Language, Many
from timeline.registry.words import Word
from timeline.text import shortened

BAD_FEED = Rule(
    "TL541",
    "bad-feed",
    Severity.ERROR,
    "Write a feed as kind, country, year, topic, person or series to get one feed for each of "
    "them. For a single feed, write its name, such as topic/defence. The calendar of all events "
    "is always there.",
    bad="publish: {feeds: [kinds]}",
    good="publish: {feeds: [kind, country, topic/defence]}",
)
BAD_ADDRESS = Rule(
    "TL542",
    "bad-address",
    Severity.ERROR,
    "The address of a site is that of a folder: it begins with https:// and ends with a slash. "
    "Google and Outlook refuse calendars over plain http.",
    bad="publish: {address: http://example.org/calendar}",
    good="publish: {address: https://example.org/calendar/}",
)
RULES = (BAD_FEED, BAD_ADDRESS)

ALL = "all.ics"
"""The name of the calendar of all events, below the address of the site."""
ATOM, JSON_FEED = "changes.atom", "changes.json"
"""The names of the feeds of changes, below the address of the site in a language."""
FOLDER = re.compile(r"https://[^/?#@]+/(?:[^?#]*/)?")
"""An address of a folder, that tells nobody a name and a password."""
NAMED_FEED = re.compile(
    r"kind|country|year|topic|person|series|country/[a-z]{3}|year/(?!0000)[0-9]{4}"
    r"|(?:kind|topic|person|series)/[a-z0-9]+(?:[-_][a-z0-9]+)*"
)


class Dimension(StrEnum):
    """What sorts events into feeds; the name of the folder that holds them."""

    KIND = "kind"
    COUNTRY = "country"
    YEAR = "year"
    TOPIC = "topic"
    PERSON = "person"
    SERIES = "series"


class SiteFormat(Word):
    """A format in which a site offers all events, beside calendars."""

    HTML = "html", "the web page"
    CSV = "csv", "the table for spreadsheets"
    JSONL = "jsonl", "the table as JSON Lines"
    MD = "md", "the chronology in Markdown"
    TXT = "txt", "the chronology as text"
    XLSX = "xlsx", "the workbook"
    PARQUET = "parquet", "the table for programs that analyse"
    GEOJSON = "geojson", "the places on a map"
    PACKAGE = "package", "the data package, as a zip archive"


def _feed(text: str) -> str:
    if NAMED_FEED.fullmatch(text):
        return text
    dimensions = [str(each) for each in Dimension]
    usual = f"{one_of(dimensions)}, or a feed such as topic/defence or country/ita"
    message = f'"{shortened(text)}" is not a feed'
    if NAMED_FEED.fullmatch(lower := text.lower()):
        raise Fault(BAD_FEED, message, f"write {lower}")
    meant = () if "/" in text else dimensions
    raise Fault(BAD_FEED, message, lambda: did_you_mean(text, meant, usual))


def _address(text: str) -> str:
    check_link(text)
    if FOLDER.fullmatch(text):
        return text
    message = f'"{shortened(text)}" is not the https address of a folder'
    is_near = FOLDER.fullmatch(f"{text}/") is not None
    usual = "write one such as https://example.org/calendar/"
    raise Fault(BAD_ADDRESS, message, "add a slash at its end" if is_near else usual)


FeedName = Annotated[str, AfterValidator(_feed)]
Address = Annotated[str, AfterValidator(_address)]


class Publication(Strict):
    """What `timeline publish` makes, and where people find it."""

    address: Address | None = None
    """The https address of the folder once it is published, with a slash at its end."""
    feeds: Many[FeedName] = (Dimension.KIND, Dimension.COUNTRY, Dimension.YEAR)
    """Which calendars there are beside that of all events, by what sorts the events."""
    languages: Many[Language] = ()
    """The languages of the site beside that of the registry."""
    formats: Many[SiteFormat] = (SiteFormat.HTML, SiteFormat.CSV, SiteFormat.JSONL)
    """In which formats it offers all events, beside calendars."""
    robots: bool = True
    """Whether search engines may list the site."""


def _none_said(value: object) -> object:
    return {} if value is None else value


SomePublication = Annotated[Publication, BeforeValidator(_none_said)]

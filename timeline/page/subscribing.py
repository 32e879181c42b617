"""Links by which readers subscribe to the whole calendar, at its published address."""

from typing import NamedTuple
from urllib.parse import quote

from timeline.chronology.chronology import Chronology
from timeline.registry.publication import ATOM, JSON_FEED
from timeline.registry.vocabulary import Audience


class News(NamedTuple):
    """A feed of what has changed: its type, its title and its address."""

    type: str
    title: str
    address: str


class Service(NamedTuple):
    """A program or service that subscribes, and the address that leads there."""

    name: str
    address: str


def feed(chronology: Chronology) -> str:
    """Return the address of the calendar, if the registry names one and the page is public."""
    is_public = chronology.audience is Audience.PUBLIC
    address = chronology.registry.calendar_address(chronology.languages[0])
    return (is_public and address) or ""


def news(chronology: Chronology) -> list[News]:
    """Return the feeds of changes, if the registry has a site and the page is public."""
    site = chronology.registry.site_address(chronology.languages[0])
    if site is None or chronology.audience is not Audience.PUBLIC:
        return []
    said = chronology.words.site
    return [
        News("application/atom+xml", said["atom"], f"{site}{ATOM}"),
        News("application/feed+json", said["json_feed"], f"{site}{JSON_FEED}"),
    ]


def services(chronology: Chronology) -> list[Service]:
    """Return the ways to subscribe to the calendar, none if its address is not known."""
    address = feed(chronology)
    return ways(address, chronology.title) if address else []


def ways(address: str, title: str) -> list[Service]:
    """Return the ways to subscribe to a calendar at an address, under a title."""
    webcal = f"webcal:{address.partition(':')[2]}"
    at, name = quote(address, safe=""), quote(title, safe="")
    return [
        Service("Apple, Thunderbird", webcal),  # and any program that has asked for webcal:
        Service("Google", f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"),
        Service(
            "Outlook.com", f"https://outlook.live.com/calendar/0/addfromweb?url={at}&name={name}"
        ),
        Service(
            "Microsoft 365",
            f"https://outlook.office.com/calendar/0/addfromweb?url={at}&name={name}",
        ),
    ]

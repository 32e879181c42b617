"""Links by which readers subscribe to the whole calendar, at its published address."""

from typing import NamedTuple
from urllib.parse import quote

from timeline.chronology.chronology import Chronology
from timeline.registry.vocabulary import Audience


class Service(NamedTuple):
    """A program or service that subscribes, and the address that leads there."""

    name: str
    address: str


def feed(chronology: Chronology) -> str:
    """Return the address of the calendar, if the registry names one and the page is public."""
    is_public = chronology.audience is Audience.PUBLIC
    return (is_public and chronology.registry.calendar_address) or ""


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

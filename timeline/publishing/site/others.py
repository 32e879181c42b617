"""The files of a site that are no calendars: tables, pages, and what servers read."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from timeline import formats
from timeline.chronology.options import USUAL
from timeline.chronology.selection import Selection
from timeline.page.site_index import Group, Offer, Offered, Other, index
from timeline.publishing.outputs import told_as
from timeline.publishing.site.calendars import Calendar, Edition
from timeline.publishing.site.feeds import words
from timeline.registry.publication import ATOM, JSON_FEED, Publication, SiteFormat

INDEX, PAGE = "index.html", "events.html"
_HEADERS = b"""\
/*.ics
  Content-Type: text/calendar; charset=utf-8
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=900
/*.json
  Access-Control-Allow-Origin: *
/*.csv
  Access-Control-Allow-Origin: *
/*
  X-Content-Type-Options: nosniff
"""
"""What Netlify and Cloudflare Pages are to send with files."""


def file_of(format: SiteFormat) -> str:
    """Return the name of the file in which all events are in a format."""
    return f"events.{'zip' if format is SiteFormat.PACKAGE else format}"


def tables(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of all events in each format, the page last."""
    wanted = sorted(publication.formats, key=lambda each: each is SiteFormat.HTML)
    for each in dict.fromkeys(wanted):
        format = formats.load(formats.known(each))
        shown = told_as(edition.chronology, Selection(), USUAL, format.REPEATS)
        rendered = format.render(shown, USUAL)
        data = rendered.folder.zipped() if rendered.folder else rendered.data
        yield f"{edition.prefix}{file_of(each)}", data


def for_servers(publication: Publication, editions: list[Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of what servers and robots read.

    Robots read theirs at the root of a host alone.
    """
    yield ".nojekyll", b""  # else GitHub leaves files out
    yield "_headers", _HEADERS
    address = publication.address
    if address and urlsplit(address).path == "/":
        if publication.robots:
            yield "sitemap.xml", _sitemap(editions, publication)
            yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()
        else:
            yield "robots.txt", b"User-agent: *\nDisallow: /\n"


def _sitemap(editions: list[Edition], publication: Publication) -> bytes:
    """Return the list of the pages of a site, for search engines."""
    pages = [INDEX, *([PAGE] if SiteFormat.HTML in publication.formats else [])]
    found = [f"{each.address}{page}" for each in editions for page in pages]
    listed = "".join(f"<url><loc>{page.removesuffix(INDEX)}</loc></url>\n" for page in found)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{listed}</urlset>\n"
    ).encode()


def index_page(
    edition: Edition,
    editions: list[Edition],
    calendars: list[Calendar],
    publication: Publication,
) -> bytes:
    """Return the page on which people choose a calendar; `editions` are those that it links to."""
    said = edition.chronology.words.site
    groups: dict[str, list[Offer]] = {}
    for each in calendars:
        heading = said[f"by_{each.feed.dimension}" if each.feed.dimension else "calendars"]
        groups.setdefault(heading, []).append(_offer(edition, each))
    return index(
        edition.chronology,
        Offered(
            edition.address,
            [Group(heading, offers) for heading, offers in groups.items()],
            [Other(file_of(each), said[each]) for each in dict.fromkeys(publication.formats)],
            [
                Other(ATOM, said["atom"], type="application/atom+xml"),
                Other(JSON_FEED, said["json_feed"], type="application/feed+json"),
            ],
            [_other(edition, each) for each in editions] if len(editions) > 1 else [],
            publication.robots,
        ),
    ).encode()


def _offer(edition: Edition, calendar: Calendar) -> Offer:
    return Offer(
        calendar.path.removeprefix(edition.prefix),
        calendar.name,
        words(edition.chronology, calendar.feed),
        calendar.address,
        calendar.events,
        calendar.first,
        calendar.last,
        calendar.is_large,
    )


def _other(here: Edition, there: Edition) -> Other:
    up = "../" if here.prefix else ""
    name = there.chronology.words.site["language"]
    return Other(f"{up}{there.prefix}{INDEX}", name, there.tag)

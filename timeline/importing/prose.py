"""Texts of calendars and lists: HTML as plain text, and rid of what meeting programs add."""

import re
from html import unescape

from timeline.registry.texts import LONGEST_TEXT

_TAG = re.compile(
    r"<(?:html|body|br|p|div|span|a|b|i|u|ul|ol|li|table|font|strong|em)[\s/>]", re.IGNORECASE
)
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr")
)
_HIDDEN = frozenset(("script", "style", "head", "title"))
_ANY_TAG = re.compile(r"<(?:(?P<end>/?+)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)|!)(?P<rest>[^<>]*+)>")
_HREF = re.compile(r"""\bhref\s?=\s?["']?(https?://[^\s"'<>]*)""", re.IGNORECASE)
_RULED = re.compile(r"\s*[_─]{10,}\s*")
_MEET = "-::~"
_ZOOM = "is inviting you to a scheduled zoom meeting"
_ZOOM_END = "find your local number"
_PROGRAMS = ("microsoft teams", "teams.microsoft.com", "zoom.us/", "meet.google.com", "webex.com")
_SECRET = re.compile(
    r"\s*(?:(?:meeting|conference|webinar)\s+)?(?:pass\s?(?:code|word)|access code|pin|host key"
    r"|meeting id|conference id)\b\s*[:=].*",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us/[jwms]|zoomgov\.com/j|meet\.google\.com/|webex\.com/"
    r"|teams\.(?:microsoft|live)\.com/)\S*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-zA-Z]{2,24}\b")
_ADDRESS = re.compile(rf"[<(\[]?{_MAIL.pattern}[>)\]]?")
_BLANKS = re.compile(r"\n{3,}")
HIDDEN = "…"
"""Stands for a mail address in a text."""


def is_html(text: str) -> bool:
    """Whether a text is written in HTML."""
    return "<" in text and _TAG.search(text) is not None


def plain(html: str) -> str:
    """Return the text of a piece of HTML, each link behind its words."""
    pieces: list[str] = []
    link, begin, done, hidden = "", 0, 0, 0
    # not by html.parser: it takes for ever over tags that nobody closes
    for tag in _ANY_TAG.finditer(html):
        if not hidden:
            pieces.append(unescape(html[done : tag.start()]))
        done, name, is_end = tag.end(), (tag["name"] or "").casefold(), bool(tag["end"])
        if name in _HIDDEN:
            hidden = max(hidden + (-1 if is_end else 1), 0)
        elif name in _BLOCKS:
            pieces.append("\n- " if name == "li" and not is_end else "\n")
        elif name == "a" and not is_end:
            found = _HREF.search(tag["rest"])
            link, begin = unescape(found[1]) if found else "", len(pieces)
        elif name == "a" and link:
            pieces.append("" if link in "".join(pieces[begin:]) else f" ({link})")
            link = ""
    pieces.append("" if hidden else unescape(html[done:]))
    rows = (" ".join(row.split()) for row in "".join(pieces).split("\n"))
    return _BLANKS.sub("\n\n", "\n".join(rows)).strip()


def without_addresses(name: str) -> str:
    """Return a name without mail addresses, and without the brackets around them."""
    return " ".join(_ADDRESS.sub(" ", name).split())


def is_meeting(text: str) -> bool:
    """Whether a text is nothing but the address of an online meeting."""
    return _MEETING.fullmatch(text.strip()) is not None


def public(text: str) -> tuple[str, list[str]]:
    """Return a text that everybody may read, and what was taken out of it.

    That are invitations of programs for meetings, their links and passwords, and mail addresses.
    """
    dropped = []
    kept = _without_invitations(text.split("\n"))
    if len(kept) < text.count("\n") + 1:
        dropped.append("an invitation to an online meeting")
    rows = [row for row in kept if not _SECRET.fullmatch(row)]
    if len(rows) < len(kept):
        dropped.append("the number or the password of a meeting")
    found = "\n".join(rows)
    for sign, pattern, instead, what in (
        ("://", _MEETING, "", "the address of an online meeting"),
        ("@", _MAIL, HIDDEN, "a mail address"),
    ):
        if sign in found:  # for speed: most texts have none
            found, count = pattern.subn(instead, found)
            dropped += [what] * bool(count)
    found = _BLANKS.sub("\n\n", "\n".join(row.rstrip() for row in found.split("\n"))).strip()
    if len(found) > LONGEST_TEXT:
        found = f"{found[: LONGEST_TEXT - 1].rstrip()}…"
        dropped.append("its end: it is too long")
    return found, dropped


def _without_invitations(rows: list[str]) -> list[str]:
    """Return the lines of a text without the blocks that programs for meetings write."""
    kept: list[str] = []
    number = 0
    while number < len(rows):
        end = _end_of_block(rows, number)
        if end is None:
            kept.append(rows[number])
            number += 1
        else:
            number = end
    return kept


def _end_of_block(rows: list[str], number: int) -> int | None:
    """Return the number of the line behind a block that begins on a line; None if none does."""
    row, most = rows[number], len(rows)
    if row.startswith(_MEET):
        others = (each for each in range(number + 1, most) if rows[each].startswith(_MEET))
        return next(others, most - 1) + 1
    if _ZOOM in row.casefold():
        others = (each for each in range(number, most) if _ZOOM_END in rows[each].casefold())
        return next(others, most - 1) + 1
    if _RULED.fullmatch(row):
        others = (each for each in range(number + 1, most) if _RULED.fullmatch(rows[each]))
        end = next(others, most)
        block = "\n".join(rows[number:end]).casefold()
        return min(end + 1, most) if any(each in block for each in _PROGRAMS) else None
    return None

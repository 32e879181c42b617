"""Links: whole web addresses, and what is wrong with a text that is none."""

import re
from urllib.parse import quote

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.text import DIRECTIONS, UNPRINTABLE, shortened

LONGEST_LINK = 2_000
BAD_LINK = Rule(
    "TL211",
    "bad-link",
    Severity.ERROR,
    "A link is a whole http or https address, without spaces.",
    bad="url: www.mea.gov.in",
    good="url: https://www.mea.gov.in/",
)
RULES = (BAD_LINK,)

LINK = re.compile(r"""https?://[^\s<>"\\^`{|}/?#][^\s<>"\\^`{|}]*""")
_FORBIDDEN = re.compile(r"""[\s<>"\\^`{|}]""")
_SCHEME = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE)
_BARE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#].*)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[[0-9A-Fa-f:.]+\](?::([0-9]*))?")
_LAST_PORT = 65_535
_WHOLE = "write the whole address, beginning with https://"


def is_link(text: str) -> bool:
    """Whether a text is a whole web address."""
    if len(text) > LONGEST_LINK or UNPRINTABLE.search(text) or DIRECTIONS.search(text):
        return False
    return bool(LINK.fullmatch(text)) and _why_no_host(text) is None


def check_link(text: str) -> str:
    """Return `text` if it is a whole web address; raise Fault with the reason if it is not."""
    if is_link(text):
        return text
    message, hint = _reason(text)
    raise Fault(BAD_LINK, f'"{shortened(text)}" {message}', hint)


def _reason(text: str) -> tuple[str, str]:
    """Return what is wrong with a text that is no link, and what to do."""
    if len(text) > LONGEST_LINK:
        return f"has {len(text):,} characters", f"write a link of at most {LONGEST_LINK:,}"
    if found := UNPRINTABLE.search(text) or DIRECTIONS.search(text):
        return f"holds the invisible character U+{ord(found[0]):04X}", "remove it"
    scheme = _SCHEME.fullmatch(text)
    if scheme is None:
        address = f"https://{text}{'' if re.search('[/?#]', text) else '/'}"
        is_bare = _BARE.fullmatch(text) and is_link(address)
        return "is not a web address", f'did you mean "{address}"?' if is_bare else _WHOLE
    if forbidden := _FORBIDDEN.search(text):
        message = "has a blank" if forbidden[0].isspace() else f"holds {forbidden[0]}"
        return message, _mended(scheme) or _WHOLE
    if why := _why_no_host(text):
        return why
    return ("begins in capitals" if scheme[2] else "has no host"), _mended(scheme) or _WHOLE


def _mended(scheme: re.Match[str]) -> str | None:
    """Return a hint with the same address in the characters of a link, if it has them."""
    rest = _FORBIDDEN.sub(lambda found: quote(found[0]), scheme[3])
    address = f"{scheme[1].lower()}://{scheme[2].lower()}{rest}"
    return f'write "{address}"' if is_link(address) else None


def _why_no_host(text: str) -> tuple[str, str] | None:
    """Return what is wrong with the host or the port of an address, and what to do."""
    host = re.split("[/?#]", text.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]
    port = host.partition(":")[2]
    if "[" in host or "]" in host:
        found = _IN_BRACKETS.fullmatch(host)
        if found is None:
            return "has a bracket too many or too few", "write an IPv6 address between [ and ]"
        port = found[1] or ""
    is_port = not port or (port.isascii() and port.isdigit() and int(port[:6]) <= _LAST_PORT)
    return None if is_port else (f"has no port {port[:6]}", f"write a port up to {_LAST_PORT}")

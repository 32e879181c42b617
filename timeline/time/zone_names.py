"""Time zones under the names of other programs: in any case, and under former names."""

from functools import cache
from importlib.resources import files

from timeline.time.zones import names

_IN_UTC = frozenset(("etc/gmt", "etc/utc", "gmt", "utc", "z"))


@cache
def _present() -> dict[str, str]:
    """Return the present name of each zone that tzdata knows, by any of its names in small letters.

    Names that zone.tab gives to countries are present ones, even if their clocks are another's.
    """
    folder = files("tzdata") / "zoneinfo"
    table = (folder / "zone.tab").read_text("utf-8").splitlines()
    kept = {line.split("\t")[2] for line in table if not line.startswith("#")}
    rows = map(str.split, (folder / "tzdata.zi").read_text("utf-8").splitlines())
    links = {row[2]: row[1] for row in rows if row[:1] == ["L"] and row[2] not in kept}
    found = {name.casefold(): name for name in names()}
    return found | {name.casefold(): target for name, target in links.items()}


def current(name: str) -> str | None:
    """Return the present IANA name of a zone; None if the name is none of a zone, nor ever was."""
    small = name.casefold()
    return "UTC" if small in _IN_UTC else _present().get(small)

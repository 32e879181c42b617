"""The codes of CAMEO for actors: countries, regions and kinds of organizations.

CAMEO knows most countries by their ISO alpha-3 codes. Those that differ, and the regions, are from
the list CAMEO.country.txt that GDELT publishes, and the kinds from its list CAMEO.type.txt. These
lists bear no version. A country that they lack, such as South Sudan, keeps its ISO code.
"""

from collections.abc import Collection

_COUNTRIES = {"IMN": "IMY", "MNE": "MTN", "ROU": "ROM", "TLS": "TMP"}
_REGIONS = frozenset(
    (
        *("AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR"),
        *("LAM", "MDT", "MEA", "NAF", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF"),
        "WST",
    )
)
_KINDS = ("IGO", "IMG", "INT", "MNC", "NGM", "NGO")


def country(alpha_3: str) -> str:
    """Return the code of a country, by its ISO alpha-3 code."""
    return _COUNTRIES.get(alpha_3, alpha_3)


def region(code: str) -> str:
    """Return the region in the code of an organization, if there is one."""
    return _part(code, _REGIONS)


def kind(code: str) -> str:
    """Return the kind of organization in its code, if there is one."""
    return _part(code, _KINDS)


def _part(code: str, among: Collection[str]) -> str:
    parts = (code[start : start + 3] for start in range(0, len(code), 3))
    return next((part for part in parts if part in among), "")

"""Registries that hypothesis makes: plain mappings of texts, and the YAML that says them."""

import unicodedata
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

Data = dict[str, Any]

HOSTILE = [
    *("=1+1", "'x", "''", "text:y", "text:'z", "edtf:2023", "007", "NA", "a;b", "1E5", "NO", "no"),
    *('"quoted", he said', "@SUM(A1)", "+1", "-5", "＝1+1", "प्रधान मंत्री", "👩🏽‍🚀🇮🇳", "null"),
    *("a,b", "Mar 1", "18:30", "2023-03-02", "TRUE", "לقاء", "\\n", "{x: y}", "[1]", "~", "|", ";"),
]
_chars = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"),
    exclude_characters="\ufeff",
)


def _is_seen(text: str) -> bool:
    """Whether a text holds more than spaces and formats, as a registry's texts must."""
    seen = (char for char in text if char not in "\u115f\u1160\u2800\u3164\uffa0\U0001d159")
    return any(unicodedata.category(char) not in ("Cf", "Zs", "Mn") for char in seen)


_some_text = st.text(_chars, min_size=1, max_size=8).map(str.strip).filter(_is_seen)
a_line = st.sampled_from(HOSTILE) | _some_text
_joined = st.lists(a_line, min_size=1, max_size=3).map("\n".join)
a_text = _joined | st.sampled_from(["one\n=two\n\n\tthree", "a\n\n\nb", "=1\n'2"])


def _translated(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Draw a text, alone or in languages."""
    return texts | st.dictionaries(st.sampled_from(["en", "hi", "it"]), texts, min_size=1)


line, paragraphs = _translated(a_line), _translated(a_text)
LINKS = ["https://example.org/", "https://example.org/?a=1,2;b=%27=x", "http://a.example/-@"]
link = st.sampled_from(LINKS)
DATES = {
    "2023-03-02": ("2023-03-02", "2023-03-02", "2023-03-02"),
    "2022-02": ("2022-02", "2022-02-01", "2022-02-28"),
    "2023-Q4": ("2023-36", "2023-10-01", "2023-12-31"),
    "1955": ("1955", "1955-01-01", "1955-12-31"),
    "2023-H2": ("2023-41", "2023-07-01", "2023-12-31"),
    "2023-W36": ("[2023-09-04..2023-09-10]", "2023-09-04", "2023-09-10"),
}
"""Dates as a registry writes them, in EDTF, and the first and last day that they may mean."""
WHENS = {
    **DATES,
    "Thu 2023-03-02": DATES["2023-03-02"],
    "2023-03-02 evening": DATES["2023-03-02"],
    "2023-03-02~": ("2023-03-02~", "2023-03-02", "2023-03-02"),
    "2021% to 2023-03-02": ("2021%/2023-03-02", "2021-01-01", "2023-03-02"),
    "2023-03-01 to 2023-03-03": ("2023-03-01/2023-03-03", "2023-03-01", "2023-03-03"),
    "2023-W36? to 2023-W40": ("2023-09-04%/2023-10-08~", "2023-09-04", "2023-10-08"),
    "after 2023-W36": ("[2023-09-11..]", "2023-09-11", ""),
    "before 2023-W36": ("[..2023-09-03]", "", "2023-09-03"),
    "after 2023-03-02": ("[2023-03-03..]", "2023-03-03", ""),
    "before 2023-03": ("[..2023-02]", "", "2023-02-28"),
    "unknown": ("", "", ""),
}
"""The same of when an event is, was or is due."""
AMOUNTS = {
    "15 billion": "15000000000",
    "1,234.5": "1234.5",
    "0.10": "0.1",
    "-5": "-5",
    "007": "7",
    "1.5e3": "1500",
    "2 lakh": "200000",
    "3 crore": "30000000",
    "0": "0",
    "999999999999999999.123456789": "999999999999999999.123456789",
}
RENAMED = "2000-01-01"
"""The day from which countries and people have their last name, if they had another."""
DAYS_OF_NEWS = ["2023-01-05", "2024-02-29"]
LATITUDES = ["28.616", "-33.8", "0", "0.00001", "-90", "+7.5"]
LEVELS = ["state", "official", "official_working", "private", "unspecified"]
STATUSES = [
    *("tentative", "announced", "confirmed", "under_way", "concluded", "postponed", "cancelled"),
]
ROLES = ["guest", "host", "party", "signatory", "interpreter", "co_chair", "participant"]
TOPICS = ["defence", "trade", "e5", "mar-1", "na"]
NEEDED = {"visit": "guest", "roundtable": "chair", "keynote": "speaker", "briefing": "spokesperson"}
KINDS = [
    *("visit", "talks", "signing", "treaty_action", "elevation", "roundtable", "keynote"),
    *("conference", "briefing", "exercise", "ceremony", "negotiation", "call", "other"),
]


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or None for a field that is left out."""
    return st.none() | strategy


def mapping(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Draw a mapping; fields that are None are left out."""
    return st.fixed_dictionaries(fields).map(
        lambda found: {name: value for name, value in found.items() if value is not None}
    )


@cache
def words(*texts: str, most: int = 2) -> st.SearchStrategy[list[str]]:
    """Draw a list of different words."""
    return st.lists(st.sampled_from(texts), max_size=most, unique=True)


class _Dumper(yaml.SafeDumper):
    """Writes every text in double quotes."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write everything in full."""
        return True


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def dumped(registry: Data) -> str:
    """Return the YAML of a registry."""
    text: str = yaml.dump(
        registry, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return text

"""Help with repeats that stand in a date, or in more words than a rule has."""

import re
from datetime import date

from timeline.diagnostics.findings import Fault
from timeline.text import alphabetical
from timeline.time.date_text import DATE, read
from timeline.time.hints.readings import readings
from timeline.time.hints.words import Sense, known

_EVERY = r"\b(?:every|each|chaque|tous les|toutes les|ogni) "
_RULES = {
    "daily": rf"\bdaily\b|{_EVERY}(?:day|jour|giorno)",
    "weekdays": rf"\b(?:on )?weekdays\b|{_EVERY}weekday\b",
    "fortnightly": rf"\bfortnightly\b|{_EVERY}(?:fortnight|(?:two|2|other) week)",
    "weekly": rf"\bweekly\b|{_EVERY}(?:week\b|semaine|settimana)",
    "monthly": rf"\bmonthly\b|{_EVERY}(?:month|mois|mese)",
    "quarterly": rf"\bquarterly\b|{_EVERY}(?:quarter|trimestre)",
    "yearly": rf"\b(?:yearly|annually)\b|{_EVERY}(?:year|an\b|ann[eé]e|anno)",
}
"""The words for rules, each with a pattern of what people write for it."""
_REPEATED = re.compile("|".join((_EVERY, *_RULES.values())), re.IGNORECASE)
_NEXT = re.compile(rf"{_EVERY}([^\W\d_]+)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last|(?:prem|dern)i[eè]re?|prim[oa]|ultim[oa])\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\d|\b(?:for|from|in|except)\b", re.IGNORECASE)
_UNTIL = re.compile(r"([^{}]+?),? (?:until|till|to) ([^{}]+)", re.IGNORECASE)
_LONGEST = 100
"""Characters of a text that we take for a rule."""


def of_when(text: str) -> str | None:
    """Return what to do with a date that says how an event repeats."""
    if not _REPEATED.search(text):
        return None
    rule = _rule(text)
    beside = f"repeats: {rule}" if rule else "repeats: with a rule"
    return f"only the first day belongs here; add {beside}, as timeline manual when shows"


def of_rule(text: str) -> str | None:
    """Return the rule that a text means, with its last day if it says one."""
    if len(text) > _LONGEST:
        return None
    found = _UNTIL.fullmatch(text)
    said, days = (found[1], _days(found[2])) if found else (text, [])
    rule = None if _MORE.search(said) else _rule(said)
    if rule is None or (found and len(days) != 1):
        return None
    return f"write {{rule: {rule}, until: {days[0]}}}" if days else f"write {rule}"


def _days(text: str) -> list[str]:
    """Return the days until which a text may mean, in the way of a registry."""
    dates = [text] if DATE.fullmatch(text) else [each.date for each in readings(text)]
    return [str(day) for each in dates if each and (day := _last(each))]


def _last(text: str) -> date | None:
    """Return the last day of a date, such as a month; None if the calendar has no such date."""
    try:
        point = read(text, text)
    except Fault:
        return None
    return None if point.mark else point.last


def _rule(text: str) -> str | None:
    """Return the word for a rule that a text says; None if it says more than the word."""
    words = re.findall(r"[^\W\d_]+", text)
    number = sum(map(_is_weekday, words))
    if _NUMBERED.search(text) or number > 1:
        return None
    after = _NEXT.search(text)
    if after and _is_weekday(after[1]):
        return "weekly"
    found = [rule for rule, form in _RULES.items() if re.search(form, text, re.IGNORECASE)]
    return found[0] if len(found) == 1 and not (number and found != ["weekly"]) else None


def _is_weekday(word: str) -> bool:
    """Whether a word is the name of a weekday, perhaps in the plural."""
    form = alphabetical(word)
    nothing = (None, None)
    return Sense.WEEKDAY in {
        known().get(each, nothing)[0] for each in (form, form.removesuffix("s"))
    }

"""The forms of values in a registry, as JSON Schema (draft 2020-12).

Every value of a registry is text. But an editor reads `2023` as a number and `true` as a boolean
before it looks at the schema. So a form accepts these too, wherever their text would do. Patterns
mean the same in ECMA-262, in its Unicode mode, and in Python.
"""

import re
from collections.abc import Iterable
from typing import Any

from timeline.authoring.schema_patterns import (
    DAY,
    FOURTH_YEAR,
    LEAP,
    LONGER,
    OF_DAY,
    WHEN,
    impossible,
    in_any_case,
    one_of,
)
from timeline.diagnostics.findings import Rule
from timeline.registry import (
    codes,
    colors,
    countries,
    identity,
    links,
    numbers,
    publication,
    texts,
)
from timeline.registry.country_names import NAMES
from timeline.registry.words import ALIASES, UNKNOWN_WORD, Word
from timeline.time import date_text, rrule, when, zones
from timeline.time.dates import FIRST_YEAR, LAST_YEAR, MONTHS
from timeline.time.recurrence import DAYS, Frequency

Schema = dict[str, Any]

_YES_OR_NO = ("yes", "no", "true", "false", "on", "off", "y", "n", "t", "f", "1", "0")
_TRUE_OR_FALSE = ("yes", "no", "true", "false", "on", "off")
"""Words that YAML 1.1 or 1.2 reads as a boolean."""

_SHOWN = r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
_PRINTABLE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]"
_PRINTABLE_LINES = _PRINTABLE.replace(r"\x00-\x1f", r"\x00-\x08\x0b-\x1f")


def _up_to(most: int) -> str:
    """Return a pattern for a number from 1 to `most`, of up to five digits with leading zeros."""
    digits = str(most)
    lower = (
        f"{digits[:at]}[{least}-{int(digit) - 1}][0-9]{{{len(digits) - at - 1}}}"
        for at, digit in enumerate(digits)
        if int(digit) > (least := int(at == 0))
    )
    shorter = (f"[1-9][0-9]{{{others}}}" for others in range(len(digits) - 1))
    return f"(?=[0-9]{{1,5}}(?![0-9]))0*{one_of((*shorter, *lower, digits))}"


def _listed_in_rule(item: str) -> str:
    return f"{item}(?:,{item})*"


_PARTS_OF_RULE = {
    "FREQ": one_of(Frequency),
    "INTERVAL": f"[+]?{_up_to(rrule.LONGEST_INTERVAL)}",
    "COUNT": f"[+]?{_up_to(rrule.MOST)}",
    "BYMONTH": _listed_in_rule(f"[+]?{_up_to(len(MONTHS))}"),
    "BYMONTHDAY": _listed_in_rule(f"[-+]?{_up_to(31)}"),
    "BYDAY": _listed_in_rule(f"(?:[-+]?0?[1-{rrule.MOST_WEEKS}])?{one_of(DAYS)}"),
    "WKST": one_of(DAYS),
}
_PART_OF_RULE = one_of(f"{name}={value}" for name, value in _PARTS_OF_RULE.items())
_TWICE = one_of(f"{name}=.*{name}=" for name in _PARTS_OF_RULE)
_SAFE = (
    f"(?=.*FREQ=)(?!.*{_TWICE})"
    "(?!(?=.*FREQ=DAILY).*BY)(?!(?=.*FREQ=WEEKLY).*(?:BYMONTH|BYDAY=[^;]*[0-9]))"
    "(?!(?=.*FREQ=[MY]).*BYDAY=(?:[^;]*,)?[A-Z])(?!.*BYDAY=.*BYMONTHDAY=)(?!.*BYMONTHDAY=.*BYDAY=)"
    "(?!(?=.*FREQ=MONTHLY).*BYMONTH=)(?!(?=.*FREQ=YEARLY)(?!.*BYMONTH=).*BY)"
)
"""Matches the parts that may stand together; see `timeline.time.rrule`."""
_RULE = one_of(
    (
        rf"\s*{one_of(map(in_any_case, rrule.WORDS))}\s*",
        f"{_SAFE}(?:RRULE:)?;*{_PART_OF_RULE}(?:;{_PART_OF_RULE})*;*",
        r"(?=[\s\S]*[^A-Z0-9=;,:+-])[\s\S]*=[\s\S]*",
    )
)
"""Matches a word, a rule in capitals, or a rule in other spelling, which is not looked into."""


_SCHEME = rf"(?!(?:{'|'.join(codes.OWN_WORDS)})$){texts.SLUG.pattern}"


def told(rule: Rule) -> str:
    """Return the message that editors show for a broken rule, in place of a pattern or list."""
    return f"{rule.code}: {rule.text}"


def _form(
    rule: Rule, pattern: str, *examples: str, types: tuple[str, ...] = (), **more: object
) -> Schema:
    """Return the form of a text that matches a pattern as a whole, or of a value of other types."""
    form = {"type": ["string", *types], "pattern": f"^(?:{pattern})$", **more}
    form["patternErrorMessage"] = told(rule)
    return {**form, "examples": list(examples)} if examples else form


def _dated(pattern: str, *examples: str, types: tuple[str, ...] = (), leap: str = LEAP) -> Schema:
    """Return the form of a date in the calendar: a text, or a year as a number."""
    possible = impossible(leap)
    return {
        **_form(date_text.BAD_DATE, pattern, *examples, types=types),
        **({"minimum": FIRST_YEAR, "maximum": LAST_YEAR} if types else {}),
        "allOf": [{"pattern": possible, "patternErrorMessage": told(date_text.IMPOSSIBLE_DATE)}],
    }


def _when(leap: str) -> Schema:
    """Return the form of a `when`, in a calendar with such leap years."""
    return _dated(
        rf"\s*{WHEN}\s*",
        "2023-03-02",
        "Thu 2023-03-02 to Fri 2023-03-03",
        "2023-03-02 18:30 to 19:30",
        "2023-03-02 evening",
        "2023-Q1",
        "2021~ to 2023-03-02",
        "after 2023-03-02",
        "unknown",
        types=("integer",),
        leap=leap,
    )


def _text(pattern: str, **more: object) -> Schema:
    """Return the form of a text with at least one visible character."""
    return {
        **_form(texts.BAD_TEXT, pattern, types=("number", "boolean"), **more),
        "allOf": [{"pattern": _SHOWN, "patternErrorMessage": told(texts.BAD_TEXT)}],
    }


def _listed(rule: Rule, names: Iterable[str]) -> Schema:
    """Return the form of a name that is one of many."""
    return {"enum": list(names), "errorMessage": told(rule)}


def _countries(*codes: str) -> Schema:
    """Return the form of a country's code, which editors explain by the country's name."""
    names = [NAMES[code][0] if code in NAMES else "nobody knows it" for code in codes]
    return {**_listed(countries.UNKNOWN_COUNTRY, codes), "enumDescriptions": names}


def _degrees(most: int, below: str) -> Schema:
    """Return the form of degrees up to `most`; `below` matches the whole degrees under it."""
    pattern = rf"[-+]?(?:{below}(?:\.[0-9]{{1,9}})?|0?{most}(?:\.0{{1,9}})?)"
    more = {"minimum": -most, "maximum": most}
    return _form(numbers.BAD_NUMBER, pattern, types=("number",), **more)


def ids(rule: Rule, *others: str) -> Schema:
    """Return the form of an id, or of one of `others`, that a rule asks for."""
    pattern = "|".join((texts.SLUG.pattern, *others))
    return _form(rule, pattern, types=("boolean",), maxLength=texts.LONGEST_ID)


def on_days(rule: Rule, *types: str) -> Schema:
    """Return the form of a `when` that begins and ends on a day, or of a value of other types."""
    pattern = rf"^\s*{OF_DAY}(?![\s\S]*\sto\s+{LONGER}[~?%]?\s*$)"
    said = told(rule)
    return {
        "type": ["string", *types],
        "pattern": pattern,
        "patternErrorMessage": said,
        "errorMessage": said,
    }


def words(vocabulary: Iterable[Word]) -> Schema:
    """Return the form of words of a vocabulary, as listed or in another spelling."""
    listed = {word.value: word.meaning for word in vocabulary}
    listed |= {short: listed[word] for short, word in ALIASES.items() if word in listed}
    patterns = (in_any_case(word).replace("_", r"[-_\s]+") for word in listed)
    forms: list[Schema] = [
        {"enum": list(listed), "enumDescriptions": list(listed.values())},
        _form(UNKNOWN_WORD, rf"[-_\s]*{one_of(patterns)}[-_\s]*"),
    ]
    written = [float(word) for word in listed if re.fullmatch(r"[0-9.]+", word)]
    if written:
        forms.append({"type": "number", "enum": written})
    if any(word in _TRUE_OR_FALSE for word in listed):
        forms.append({"type": "boolean"})
    return {"anyOf": forms}


_COLOR = {
    "anyOf": [
        _listed(colors.UNKNOWN_COLOR, sorted(colors.NAMES)),
        _form(colors.UNKNOWN_COLOR, one_of(in_any_case(name) for name in sorted(colors.NAMES))),
    ]
}
_LINK = f"(?={_PRINTABLE}*$){links.LINK.pattern}"
_LICENSE = f"(?!http){texts.LICENSE.pattern}|{_LINK}"
_UID = rf"(?!\s){_PRINTABLE[:-1]}\u202a-\u202e\u2066-\u2069]{{1,{identity.LONGEST_UID}}}(?<!\s)"
_AMOUNT = re.sub(r"\?P<\w+>", "?:", numbers.AMOUNT).replace(" ", r"\s+")

FORMS: dict[object, Schema] = {
    texts.Slug: ids(texts.BAD_ID),
    texts.OneLine: _text(rf"[ \n]*{_PRINTABLE}{{1,{texts.LONGEST_LINE}}}[ \n]*"),
    texts.ShortLine: _text(rf"[ \n]*{_PRINTABLE}{{1,{texts.LONGEST_SHORT}}}[ \n]*"),
    texts.LongLine: _text(rf"[ \n]*{_PRINTABLE}{{1,{texts.LONGEST_TITLE}}}[ \n]*"),
    texts.Prose: _text(f"{_PRINTABLE_LINES}*", maxLength=texts.LONGEST_TEXT),
    texts.Link: _form(
        links.BAD_LINK,
        _LINK,
        "https://www.example.org/visit",
        maxLength=links.LONGEST_LINK,
    ),
    publication.Address: _form(
        publication.BAD_ADDRESS,
        f"(?={_LINK}$){publication.FOLDER.pattern}",
        "https://example.org/calendar/",
        maxLength=links.LONGEST_LINK,
    ),
    publication.FeedName: _form(
        publication.BAD_FEED,
        publication.NAMED_FEED.pattern,
        *publication.Dimension,
        "topic/defence",
    ),
    texts.Language: _form(
        texts.BAD_LANGUAGE, texts.LANGUAGE.pattern, "en", "hi", "it", types=("boolean",)
    ),
    texts.License: _form(
        texts.BAD_LICENSE, _LICENSE, "CC-BY-4.0", "CC0-1.0", types=("number", "boolean")
    ),
    countries.Country: _countries(*sorted(countries.CODES)),
    countries.Somewhere: _countries(countries.UNKNOWN, *sorted(countries.CODES)),
    codes.Scheme: _form(codes.BAD_SCHEME, _SCHEME, types=("boolean",), maxLength=texts.LONGEST_ID),
    identity.Uid: _form(identity.BAD_UID, _UID, types=("number", "boolean")),
    zones.ZoneName: _listed(zones.UNKNOWN_ZONE, sorted(zones.names())),
    colors.Color: _COLOR,
    when.ADay: _dated(DAY, "2023-03-02"),
    when.ADate: _dated(
        f"{LONGER}|{DAY}", "2023-03-02", "2023-03", "2023-Q1", "2023", types=("integer",)
    ),
    when.AWhen: _when(LEAP),
    when.AWhenInCalendar: _when(FOURTH_YEAR),
    rrule.ARule: {
        "anyOf": [
            {"enum": list(rrule.WORDS), "enumDescriptions": list(rrule.WORDS.values())},
            _form(rrule.BAD_RULE, _RULE, "FREQ=MONTHLY;BYDAY=2TU"),
        ]
    },
    codes.Cameo: _form(
        codes.BAD_CODE, "[0-9]{2,4}", "042", types=("integer",), minimum=0, maximum=9999
    ),
    codes.CameoActor: _form(codes.BAD_CODE, "([A-Z]{3}){1,6}", "IGOEUREEC"),
    codes.Plover: _form(codes.BAD_CODE, "[A-Z]+", "CONSULT", types=("boolean",)),
    codes.Wikidata: _form(codes.BAD_CODE, "Q[1-9][0-9]*", "Q1156"),
    numbers.Amount: _form(
        numbers.BAD_NUMBER, rf"\s*{_AMOUNT}\s*", "15 billion", "1,500", types=("number",)
    ),
    numbers.Confidence: _form(
        numbers.BAD_NUMBER, "0{0,8}[1-5]", types=("integer",), minimum=1, maximum=5
    ),
    numbers.Edition: _form(
        numbers.BAD_NUMBER,
        "(?=[0-9]{1,9}$)0*[1-9][0-9]{0,3}",
        types=("integer",),
        minimum=1,
        maximum=9999,
    ),
    numbers.Latitude: _degrees(90, "0?[0-8]?[0-9]"),
    numbers.Longitude: _degrees(180, "(?:0?[0-9]{1,2}|1[0-7][0-9])"),
    str: {"type": ["string", "number", "boolean"]},
    bool: {
        "type": ["string", "boolean", "integer"],
        "pattern": f"^{one_of(map(in_any_case, _YES_OR_NO))}$",
        "minimum": 0,
        "maximum": 1,
        "examples": ["yes", "no"],
    },
    object: {},
}
"""The form of each scalar, by its annotation in the models."""

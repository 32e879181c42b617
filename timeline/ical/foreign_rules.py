"""Recurrence rules of foreign calendars, in one form for all ways to write them."""

from datetime import UTC, date, datetime
from typing import Any

from timeline.ical.properties import Property
from timeline.time.recurrence import DAYS


def normal_rule(rule: Property, start: date) -> str:
    """Return a recurrence rule in one form for all ways to write it.

    What nobody can read stays as it is written.
    """
    found = rule.rule
    if "FREQ" not in found:
        return rule.text
    parts = {str(name).upper(): _listed(value) for name, value in found.items()}
    frequency = str(parts["FREQ"][0]).upper()
    texts = {
        name: ",".join(sorted(_value(each) for each in values)) for name, values in parts.items()
    }
    if texts.get("INTERVAL") == "1":
        del texts["INTERVAL"]
    if texts.get("WKST") == DAYS[0]:
        del texts["WKST"]
    if not any(name.startswith("BY") for name in texts):
        texts |= _implied(frequency, start)
    rest = sorted(name for name in texts if name != "FREQ")
    return ";".join(f"{name}={texts[name]}" for name in ("FREQ", *rest))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC) if value.tzinfo else value:%Y%m%dT%H%M%SZ}"
    return f"{value:%Y%m%d}" if isinstance(value, date) else str(value).upper()


def _implied(frequency: str, start: date) -> dict[str, str]:
    """Return the parts of a rule that follow from its first day (RFC 5545, section 3.3.10)."""
    if frequency == "WEEKLY":
        return {"BYDAY": DAYS[start.weekday()]}
    month = {"BYMONTH": str(start.month)} if frequency == "YEARLY" else {}
    is_dated = frequency in ("MONTHLY", "YEARLY")
    return month | ({"BYMONTHDAY": str(start.day)} if is_dated else {})

"""Judges the components of a calendar: how they are nested, and what they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Kind = tuple[str, str]
"""Value type of a time, and its zone, if it has one."""

_CHILDREN = {
    "file": {"VCALENDAR"},
    "VCALENDAR": {"VEVENT", "VTIMEZONE"},
    "VTIMEZONE": {"DAYLIGHT", "STANDARD"},
}
_NEEDED = {
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "VEVENT": ("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "SUMMARY"),
    "VTIMEZONE": ("TZID",),
}
_REPEATABLE = frozenset(
    {"ATTACH", "CATEGORIES", "COMMENT", "CONFERENCE", "EXDATE", "IMAGE", "RDATE", "RELATED-TO"}
)
_UID = re.compile(r"[A-Za-z0-9._@-]+")
_LONGEST_UID = 255
_UTC = "Z"
_FORMATS = {"DATE": (r"\d{8}", "%Y%m%d"), "DATE-TIME": (r"\d{8}T\d{6}", "%Y%m%dT%H%M%S")}


class Misnested(ValueError):
    """Components that do not lie one in the other."""


@dataclass(frozen=True)
class Property:
    """A property, with the number of its first line."""

    number: int
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def kind(self) -> Kind:
        """Return value type and zone of a time, or of a list of times."""
        value_type = self.parameters.get("VALUE", "DATE-TIME")
        zone = self.parameters.get("TZID", "")
        return value_type, _UTC if not zone and self.value.endswith("Z") else zone


@dataclass(frozen=True)
class Component:
    """A component with its properties and with the components in it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    children: list["Component"] = field(default_factory=list)

    def __str__(self) -> str:
        uid, occurrence = self.first("UID"), self.first("RECURRENCE-ID")
        words = [self.name, *(each.value for each in (uid, occurrence) if each)]
        return " ".join(words)

    def all(self, name: str) -> list[Property]:
        """Return the properties of a name."""
        return [each for each in self.properties if each.name == name]

    def first(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next(iter(self.all(name)), None)

    def within(self, *names: str) -> list["Component"]:
        """Return the components of some names that lie in this one."""
        return [each for each in self.children if each.name in names]


def tree(properties: Iterable[Property]) -> Component:
    """Return the only calendar of a file. Raises Misnested."""
    path = [Component("file")]
    for each in properties:
        if each.name == "BEGIN":
            path.append(_begun(path[-1], each))
        elif each.name == "END":
            if each.value != path.pop().name:
                raise Misnested(f"line {each.number}: {each.value} ends before it began")
        elif len(path) == 1:
            raise Misnested(f"line {each.number}: {each.name} outside of the calendar")
        else:
            path[-1].properties.append(each)
    if len(path) > 1:
        raise Misnested(f"{path[-1].name} does not end")
    if len(path[0].children) > 1:
        raise Misnested("there is more than one calendar")
    return path[0].children[0]


def _begun(parent: Component, begin: Property) -> Component:
    if begin.value not in _CHILDREN.get(parent.name, set()):
        raise Misnested(f"line {begin.number}: {begin.value} in {parent.name}")
    parent.children.append(Component(begin.value))
    return parent.children[-1]


def component_faults(calendar: Component) -> Iterator[str]:
    """Yield what is wrong with the components of a calendar."""
    events = calendar.within("VEVENT")
    if not calendar.children:
        yield "VCALENDAR has no component"
    for each in _all_components(calendar):
        yield from _property_faults(each)
    yield from _zone_faults(calendar)
    yield from _identity_faults(events)
    masters = {_uid(each): each for each in events if not each.first("RECURRENCE-ID")}
    for each in events:
        yield from _uid_faults(each)
        if times := list(_time_faults(each)):
            yield from times
        else:
            yield from _end_faults(each)
            yield from _recurrence_faults(each, masters.get(_uid(each), each))


def _all_components(component: Component) -> Iterator[Component]:
    yield component
    for child in component.children:
        yield from _all_components(child)


def _uid(event: Component) -> str:
    uid = event.first("UID")
    return uid.value if uid else ""


def _property_faults(component: Component) -> Iterator[str]:
    counts = Counter(each.name for each in component.properties)
    for name in _NEEDED.get(component.name, ()):
        if not counts[name]:
            yield f"{component} has no {name}"
    for name, count in counts.items():
        if count > 1 and name not in _REPEATABLE:
            yield f"{component} has more than one {name}"


def _zone_faults(calendar: Component) -> Iterator[str]:
    used = {
        each.parameters["TZID"]
        for event in calendar.within("VEVENT")
        for each in event.properties
        if "TZID" in each.parameters
    }
    zones = calendar.within("VTIMEZONE")
    names = Counter(zone.value for each in zones for zone in each.all("TZID"))
    for name in names:
        if names[name] > 1:
            yield f"VTIMEZONE {name} is declared twice"
        if name not in used and calendar.within("VEVENT"):
            yield f"VTIMEZONE {name} is not used"
    for name in sorted(used - names.keys()):
        yield f"TZID {name} has no VTIMEZONE"
    for zone in zones:
        yield from _observance_faults(zone)


def _observance_faults(zone: Component) -> Iterator[str]:
    name = "".join(each.value for each in zone.all("TZID"))
    if len(zone.within("STANDARD")) != 1:
        yield f"VTIMEZONE {name} has not one STANDARD"
    if len(zone.within("DAYLIGHT")) > 1:
        yield f"VTIMEZONE {name} has more than one DAYLIGHT"
    for observance in zone.children:
        for unwanted in ("an RDATE", "a COMMENT"):
            if observance.first(unwanted.split()[1]):
                yield f"VTIMEZONE {name} has {unwanted}"


def _identity_faults(events: list[Component]) -> Iterator[str]:
    counts = Counter(str(each) for each in events if each.first("UID"))
    for identity, count in counts.items():
        if count > 1:
            yield f"{identity} is there twice"
    for each in events:
        if each.first("RECURRENCE-ID") and not counts[f"VEVENT {_uid(each)}"]:
            yield f"{each} has no master"


def _uid_faults(event: Component) -> Iterator[str]:
    for uid in event.all("UID"):
        if len(uid.value) > _LONGEST_UID:
            yield f"line {uid.number}: UID has over 255 octets"
        if not _UID.fullmatch(uid.value):
            yield f"line {uid.number}: UID has other characters than A-Z a-z 0-9 . _ @ -"


def _time_faults(event: Component) -> Iterator[str]:
    """Yield which times are no times, or happen whenever it is that late where the reader is."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"):
        for each in event.all(name):
            value_type, zone = each.kind
            if not all(_is_time(value, each.kind) for value in each.value.split(",")):
                yield f"line {each.number}: {name} is no {value_type}"
            elif value_type == "DATE-TIME" and not _is_zone(zone):
                yield f"line {each.number}: {name} has no zone that is known"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo("UTC" if name == _UTC else name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
    return True


def _is_time(value: str, kind: Kind) -> bool:
    pattern, form = _FORMATS.get(kind[0], ("", ""))
    if kind[1] == _UTC:
        pattern, form = f"{pattern}Z", f"{form}Z"
    try:
        datetime.strptime(value, form)  # noqa: DTZ007
    except ValueError:
        return False
    return bool(re.fullmatch(pattern, value))


def _end_faults(event: Component) -> Iterator[str]:
    start, end = event.first("DTSTART"), event.first("DTEND")
    if not start or not end:
        return
    if start.kind[0] != end.kind[0]:
        yield f"line {end.number}: DTEND is of another type than DTSTART"
    elif _instant(end) <= _instant(start):
        yield f"line {end.number}: DTEND is not after DTSTART"


def _instant(moment: Property) -> datetime:
    """Return when a moment is, or when a day begins in UTC."""
    value_type, zone = moment.kind
    if value_type == "DATE":
        day = date.fromisoformat(moment.value)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    moved = datetime.fromisoformat(moment.value)
    return (moved.replace(tzinfo=ZoneInfo(zone)) if zone != _UTC else moved).astimezone(UTC)


def _recurrence_faults(event: Component, master: Component) -> Iterator[str]:
    start = master.first("DTSTART")
    if not start:
        return
    for name in ("RECURRENCE-ID", "EXDATE", "RDATE"):
        for each in event.all(name):
            if each.kind != start.kind:
                yield f"line {each.number}: {name} is of another type than the master's DTSTART"
    for rule in event.all("RRULE"):
        yield from _rule_faults(rule, start.kind)


def _rule_faults(rule: Property, kind: Kind) -> Iterator[str]:
    parts = dict(part.partition("=")[::2] for part in rule.value.split(";"))
    until = parts.get("UNTIL")
    if until and "COUNT" in parts:
        yield f"line {rule.number}: RRULE has both UNTIL and COUNT"
    wanted = ("DATE", "") if kind[0] == "DATE" else ("DATE-TIME", _UTC)
    if until and not _is_time(until, wanted):
        yield f"line {rule.number}: UNTIL is no {'day' if kind[0] == 'DATE' else 'time in UTC'}"

"""Bytes as choices among what registries say: each text format shows what comes of them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Final, TypeVar

from tests.conftest import STAMP, selected
from tests.content_lines import faults
from timeline import checks, formats
from timeline.changes.lock import Lock
from timeline.changes.revisions import revised
from timeline.chronology.options import Choices, Dialect, Group, Guard, Layout, Sign, Times, Undated
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import Severity, TimelineError
from timeline.reading.validation import validate
from timeline.reading.yaml import Data
from timeline.registry.vocabulary import Audience, Role, Status
from timeline.schedule.schedule import schedule

TEXTS: Final = ("csv", "html", "ics", "json", "md", "package", "txt")
KINDS: Final = ("talks", "visit", "signing", "conference", "briefing", "call", "other")
ZONES: Final = ("Europe/Rome", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "UTC")
DAYS: Final = (
    *("2023-03-02", "2023-03-03", "2023-03-26", "2024-02-29", "1600-01-01", "1999-12-31"),
    *("0001-01-01", "9998-12-31", "9998-12-30", "2011-12-30"),
)
AFTER: Final = (
    *("", " 18:30", " 00:00", " 23:59 Pacific/Apia", " 02:30 America/New_York", " evening"),
    *(" night", " to 9998-12-31", " to 2024-03-01 09:00", " 10:00 to 11:00", "~", "?", "%"),
)
VAGUE: Final = ("2023", "2023-Q1", "2023-03~", "9998", "0001", "after 2023", "before 2023-03")
RULES: Final = (
    *("FREQ=YEARLY;INTERVAL=20", "FREQ=YEARLY;INTERVAL=999", "FREQ=MONTHLY;INTERVAL=240"),
    *("FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=7", "FREQ=WEEKLY;COUNT=2"),
    *("FREQ=MONTHLY;BYDAY=-1FR;COUNT=5", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3"),
)
LANGUAGES: Final = ("en", "fr", "hi", "it", "ar", "zh-Hant")
MANY: Final = 200
"""Occurrences that take more time to show than they find."""
Option = TypeVar("Option")


class Draw:
    """Draws from bytes; where these are spent, the first of all options."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self) -> int:
        """Return the next byte."""
        self.at += 1
        return self.data[self.at - 1] if self.at <= len(self.data) else 0

    def of(self, options: Sequence[Option]) -> Option:
        """Return one of the options."""
        return options[self.number() % len(options)]

    def text(self) -> str:
        """Return a text, which may be any."""
        length = self.number()
        piece = self.data[self.at : self.at + length]
        self.at += length
        return piece.decode(errors="ignore") or "x"

    def line(self) -> Data:
        """Return a text in one language, or in several."""
        if self.number() % 4 != 1:
            return self.text()
        return {self.of(LANGUAGES): self.text() for _ in range(2)}

    def when(self) -> str:
        """Return when something is."""
        kind = self.number()
        if kind % 8 == 1:
            return self.of((*VAGUE, "unknown"))
        return self.of(DAYS) + self.of(AFTER)

    def some(self, **makers: Callable[[], Data] | Sequence[Data]) -> dict[str, Data]:
        """Return some of the fields, made by what makes them."""
        made: dict[str, Data] = {}
        for name, maker in makers.items():
            if self.number() % 2:
                made[name] = maker() if callable(maker) else self.of(maker)
        return made


def run(data: bytes) -> None:
    """Show a registry in each format, if it is one."""
    draw = Draw(data)
    choices, audience = _choices(draw), draw.of(list(Audience))
    result = validate(_registry(draw), set(), set())
    registry = result.registry
    if registry is None or any(
        finding.rule.severity is Severity.ERROR for finding in checks.run(schedule(registry))
    ):
        return
    chosen = selected(registry, Selection(), STAMP, draw.of((None, *LANGUAGES)), audience)
    revised(chosen, Lock(registry=registry.registry), STAMP)
    shown = None
    with suppress(TimelineError):
        shown = expand(chosen, Selection())
        if len(shown.entries) > MANY:
            return
    for name in TEXTS:
        format = formats.load(name)
        is_shown = format.REPEATS is not formats.Repeats.WHOLE
        if is_shown and shown is None:
            continue
        try:
            made = format.render(shown if is_shown and shown else chosen, choices)
        except TimelineError:
            continue
        if name == "ics" and not choices.alarms:
            assert not faults(made.data), faults(made.data)
        for file in made.folder.files.values() if made.folder else [made.data]:
            file.decode()


def seeds() -> list[bytes]:
    """Return bytes that make more and more of a registry."""
    return [bytes(range(start, start + 200)) * 3 for start in range(0, 56, 5)] + [b"\1" * 400]


def _choices(draw: Draw) -> Choices:
    dialect = Dialect(draw.of(",;\t"), draw.of((True, False)), draw.of((True, False)))
    layout = Layout(
        draw.of((80, 40, 20, 200)),
        full=draw.of((True, False)),
        ids=draw.of((True, False)),
        group=draw.of(list(Group)),
        newest_first=draw.of((False, True)),
        apart=draw.of((False, True)),
    )
    return Choices(
        draw.of(list(Times)),
        draw.of(list(Sign)),
        draw.of(list(Sign)),
        draw.of(((), (timedelta(minutes=30),), (timedelta(weeks=9999),))),
        draw.of(list(Undated)),
        dialect._replace(guard=draw.of(list(Guard))),
        desk=draw.of((None, *ZONES)),
        layout=layout,
    )


def _registry(draw: Draw) -> dict[str, Data]:
    head: dict[str, Data] = {"registry": "r", "title": draw.line()}
    head |= draw.some(
        description=draw.line,
        language=LANGUAGES,
        updated=DAYS,
        color=("#aabbcc", "red", "teal"),
        license=("CC0-1.0",),
        citation=draw.line,
        url=("https://example.org/a?b=c&d", "http://ä.example/%20;x,y"),
        feed=("https://example.org/r.ics",),
        defaults=lambda: draw.some(timezone=ZONES, place=("inn",), audience=list(Audience)),
    )
    head["countries"] = {"ITA": draw.line()}
    head["places"] = {
        "inn": {
            "name": draw.line(),
            "country": "ITA",
            **draw.some(city=draw.line, timezone=ZONES, url=("https://meet.example/1",)),
        },
        "spot": {
            "name": "S",
            "country": "IND",
            "geo": [draw.of(("-90", "0.1")), draw.of(("180", "-7"))],
        },
    }
    head["people"] = {
        "eve": {"name": draw.line(), **draw.some(country=("ITA", "IND"), office=draw.line)}
    }
    head["organizations"] = {"org": {"name": draw.line()}}
    head["sources"] = {
        "s": {
            "publisher": draw.line(),
            **draw.some(
                title=draw.line, published=(*VAGUE[:2], *DAYS), quality=draw.text, author=draw.text
            ),
        }
    }
    head["events"] = {id: _event(draw) for id in ("a", "b", "c")[: 1 + draw.number() % 3]}
    return head


def _event(draw: Draw) -> dict[str, Data]:
    kind = draw.of(KINDS)
    own: dict[str, dict[str, Data]] = {
        "signing": {"instrument": _instrument(draw) if kind == "signing" else None},
        "visit": {"level": "state"},
        "conference": {"edition": draw.of(("1", "9999"))},
        "other": {"label": draw.line() if kind == "other" else None},
    }
    role = draw.of([*Role])
    takes_part: dict[str, Data] = {"eve": [role, "guest", "spokesperson"], "IND": "host"}
    return {
        "kind": kind,
        "title": draw.line(),
        "when": draw.when(),
        **own.get(kind, {}),
        "participants": takes_part,
        **draw.some(
            repeats=lambda: _repeats(draw),
            place=("inn", "spot"),
            timezone=ZONES,
            status=list(Status),
            part_of=("a",),
            description=draw.line,
            outcomes=lambda: [draw.text(), {"text": draw.line(), "due": draw.when()}],
            figures=lambda: [{"measure": draw.line(), "value": "1e99", "unit": draw.text()}],
            statements=lambda: [{"by": "eve", "text": draw.line(), "kind": "quote"}],
            sources=("s",),
            also_reported=lambda: [{"field": "title", "value": draw.text(), "source": "s"}],
            was=lambda: [{"when": draw.when(), "reason": draw.line()}],
            topics=("a-b",),
            url=("https://example.org/",),
            confidence=("1", "5"),
            codes=({"cameo": "042", "wikidata": "Q1"},),
            audience=list(Audience),
            note=draw.line,
            as_stated=draw.line,
            updated=DAYS,
            track=("1.5",),
        ),
    }


def _instrument(draw: Draw) -> dict[str, Data]:
    return {
        "type": "mou",
        "parties": ["IND", "org"],
        **draw.some(title=draw.line, topic=("a",), in_force=DAYS, unts=draw.text),
    }


def _repeats(draw: Draw) -> dict[str, Data]:
    return {
        "rule": draw.of(RULES),
        **draw.some(
            until=DAYS,
            also=lambda: [draw.of(DAYS)],
            changes=lambda: {
                draw.of(DAYS): draw.some(when=draw.when, title=draw.line, status=list(Status))
            },
        ),
    } | {"except": [draw.of(DAYS)] if draw.number() % 4 == 1 else []}

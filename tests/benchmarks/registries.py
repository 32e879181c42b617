"""Registries as ministries keep them: visits with what happens in them, seeded, of any size."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import yaml

FIRST = date(1992, 1, 6)
LAST = date(2036, 12, 20)
LAST_TOLD = date(2025, 12, 31)
"""The latest day of a source: one of the future would be a finding."""
EVENTS_A_VISIT = 8
Entries = dict[str, dict[str, object]]
"""Entries of a section of a registry, by their ids."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CITIES = {
    "brasilia": ("Brasília", "BRA", "America/Sao_Paulo"),
    "cairo": ("Cairo", "EGY", "Africa/Cairo"),
    "canberra": ("Canberra", "AUS", "Australia/Sydney"),
    "dubai": ("Dubai", "ARE", "Asia/Dubai"),
    "jakarta": ("Jakarta", "IDN", "Asia/Jakarta"),
    "new-delhi": ("New Delhi", "IND", "Asia/Kolkata"),
    "ottawa": ("Ottawa", "CAN", "America/Toronto"),
    "paris": ("Paris", "FRA", "Europe/Paris"),
    "pretoria": ("Pretoria", "ZAF", "Africa/Johannesburg"),
    "rome": ("Rome", "ITA", "Europe/Rome"),
    "tokyo": ("Tokyo", "JPN", "Asia/Tokyo"),
}
_GUESTS = ("ARG", "BEL", "CHL", "DNK", "FIN", "GHA", "KEN", "MEX", "NLD", "NOR", "PER", "VNM")
_GIVEN = "Amara Björn Chiara Đặng Elif Farid Giorgia Hana Ileana João Kwame Líadan Mercè Ngozi"
_FAMILY = "Okafor Lindqvist Rossi Nguyễn Demir Rahman Haddad Novák Ionescu Araújo Mensah Byrne"
_FIELDS = ("defence", "energy", "migration", "science", "trade", "culture", "space", "health")
_FIELDS_HINDI = ("रक्षा", "ऊर्जा", "प्रवासन", "विज्ञान", "व्यापार", "संस्कृति", "अंतरिक्ष", "स्वास्थ्य")


@dataclass(frozen=True)
class Happening:
    """An event as any tool can know it; `start` and `end` are days, or both are times.

    The last day is within it.
    """

    id: str
    kind: str
    title: str
    start: date
    end: date
    place: str
    details: dict[str, object]

    @property
    def description(self) -> str:
        """What is said of it."""
        return str(self.details["description"])

    @property
    def city(self) -> str:
        """The name of its place."""
        return _CITIES[self.place][0]


def happenings(events: int, seed: int = 0) -> list[Happening]:
    """Return as many events, spread evenly over 45 years; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311
    visits = -(-events // EVENTS_A_VISIT)
    step = ((LAST - FIRST) - timedelta(4)) / visits
    made = [each for n in range(visits) for each in _visit(n, FIRST + n * step, visits, draw)]
    return made[:events]


def people(made: list[Happening]) -> Entries:
    """Return the people who take part in some events."""
    ids = [id for each in made for id in each.details["participants"]]  # type: ignore[attr-defined]
    return {id: person(id) for id in dict.fromkeys(ids)}


def sources(made: list[Happening]) -> Entries:
    """Return a source for each year of some events."""
    return {
        f"news-{year}": {
            "publisher": "The Morning Paper",
            "published": f"{min(year, LAST_TOLD.year)}-12-31",
            "kind": "news",
        }
        for year in sorted({each.start.year for each in made})
    }


def registry(made: list[Happening], **entries: Entries) -> str:
    """Return a registry of these events, with people or sources that are given, or the usual."""
    head: dict[str, object] = {
        "registry": "benchmark",
        "title": "Visits of forty-five years",
        "defaults": {"timezone": "Asia/Kolkata", "status": "confirmed"},
        "places": {
            id: {"name": name, "country": country, "timezone": zone}
            for id, (name, country, zone) in _CITIES.items()
        },
        "people": people(made),
        "sources": sources(made),
        **entries,
    }
    return _yaml(head) + "events:\n" + "".join(map(_event, made))


def yaml2ics(made: list[Happening]) -> str:
    """Return the same events as yaml2ics reads them."""
    events = [
        {
            "uid": f"{each.id}@benchmark",
            "summary": each.title,
            "location": each.city,
            "description": each.description,
            **_peer_times(each),
        }
        for each in made
    ]
    head = {"name": "Visits of forty-five years", "timezone": "Asia/Kolkata"}
    return _yaml({**head, "events": events})


def _visit(number: int, day: date, visits: int, draw: random.Random) -> Iterator[Happening]:
    """Yield a visit and what happens in it."""
    persons = 12 + visits // 40
    place = draw.choice(list(_CITIES))
    host, guest = f"host-{number % persons}", f"guest-{number % persons}"
    nation, other = _CITIES[place][1], _GUESTS[number % persons % len(_GUESTS)]
    both = {guest: "guest", host: "host"}
    visit = f"visit-{number}"

    def event(
        id: str, kind: str, title: str, start: date, end: date, **details: object
    ) -> Happening:
        said = " ".join(draw.choices(SENTENCES, k=draw.randint(1, 4)))
        parent = {} if id == visit else {"part_of": visit}
        own: dict[str, object] = {**parent, "participants": both, "description": said, **details}
        own["sources"] = [f"news-{day.year}"]
        return Happening(id, kind, title, start, end, place, own)

    def at(days: int, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(
            day + timedelta(days), time(hour, minute), ZoneInfo(_CITIES[place][2])
        )

    yield event(visit, "visit", f"Visit from {other}", day, day + timedelta(2), level="official")
    yield event(
        f"{visit}-reception",
        "ceremony",
        "Guard of honour; anthems",
        at(0, 9),
        at(0, 9, 30),
    )
    yield event(f"{visit}-talks", "talks", "Delegation-level talks", at(0, 10), at(0, 12, 30))
    for n, field in enumerate(draw.sample(range(len(_FIELDS)), 2)):
        yield event(
            f"{visit}-mou-{n}",
            "signing",
            f"Memorandum on {_FIELDS[field]}: {_FIELDS_HINDI[field]}",
            at(0, 14 + n),
            at(0, 14 + n, 20),
            instrument={
                "type": "memorandum_of_understanding",
                "topic": _FIELDS[field],
                "parties": [nation, other],
            },
        )
    yield event(
        f"{visit}-ceos",
        "roundtable",
        "CEO round table, “doing more together”",
        at(1, 9, 30),
        at(1, 11),
        format="ceo",
        participants={**both, host: "chair"},
    )
    yield event(
        f"{visit}-keynote",
        "keynote",
        f"Keynote: the long view from {_CITIES[place][0]}",
        at(1, 18, 30),
        at(1, 19, 30),
        participants={**both, guest: ["chief_guest", "keynote_speaker"]},
    )
    yield event(
        f"{visit}-press",
        "briefing",
        "Briefing of the press",
        at(2, 11),
        at(2, 11, 45),
        participants={host: "spokesperson"},
    )


SENTENCES = (
    "The two sides took stock of their ties, from trade and investment to science and culture.",
    "They welcomed the growth of trade; both ministers asked for an early meeting of experts.",
    "A joint statement was released, in which they “reaffirmed” their will to work together.",
    "Visa-free travel for holders of diplomatic passports was announced, from next month on.",
    "दोनों पक्षों ने द्विपक्षीय संबंधों की समीक्षा की।",
    "Les deux délégations ont décidé de créer un groupe de travail; il se réunira à l’automne.",
)


def person(id: str) -> dict[str, object]:
    """Return the person of an id such as `guest-7`."""
    side, number = id.split("-")
    given, family = _GIVEN.split(), _FAMILY.split()
    n = int(number) + (7 if side == "host" else 0)
    name = f"{given[n % len(given)]} {family[n // len(given) % len(family)]}"
    return {"name": f"{name} {number}", "office": "Minister of Foreign Affairs"}


def _event(made: Happening) -> str:
    fields = {
        "kind": made.kind,
        "title": made.title,
        "when": _when(made),
        "place": made.place,
        **made.details,
    }
    return f"  {made.id}:\n" + "".join(f"    {line}\n" for line in _yaml(fields).splitlines())


def _yaml(data: dict[str, object]) -> str:
    return yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=92)


def _when(made: Happening) -> str:
    if isinstance(made.start, datetime) and isinstance(made.end, datetime):
        return f"{made.start:%Y-%m-%d %H:%M} to {made.end:%H:%M}"
    return f"{made.start} to {made.end}"


def _peer_times(made: Happening) -> dict[str, object]:
    """Return the times for yaml2ics, which has whole days only where an event has but one."""
    if isinstance(made.start, datetime) and isinstance(made.end, datetime):
        zone = _CITIES[made.place][2]
        return {
            "begin": made.start.replace(tzinfo=None),
            "end": made.end.replace(tzinfo=None),
            "timezone": zone,
        }
    midnights = (datetime.combine(day, time()) for day in (made.start, made.end + timedelta(1)))
    return dict(zip(("begin", "end"), midnights, strict=True))

"""Inputs that are cheap to write and were, or might be, dear to read: each of about a size."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice, product
from string import ascii_lowercase

HEAD = "registry: r\ntitle: R\nevents:\n"
ONE = f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, "
LONGEST_TEXT = 100_000
FIRST = date(1990, 1, 1)
Shape = Callable[[int], str]
"""Makes a text of about so many characters."""


def counted(form: str, size: int, head: str = HEAD) -> str:
    """Return a text of lines with their numbers, and those of the next lines."""
    length = len(form.format(10_000, 10_001))
    return head + "".join(form.format(n, n + 1) for n in range(size // length))


def lines(form: str, head: str = HEAD) -> Shape:
    return lambda size: counted(form, size, head)


def filled(unit: str, size: int) -> str:
    return unit * (size // len(unit))


def field(name: str, unit: str, end: str = "") -> Shape:
    """Return a shape of one event with a field as long as that."""
    return lambda size: f'{ONE}{name}: "{filled(unit, size)}{end}"}}\n'


def text(unit: str, head: str = HEAD) -> Shape:
    """Return a shape of events whose descriptions are as long as they may be, or one that is."""

    def shape(size: int) -> str:
        length = min(size, LONGEST_TEXT - 200)
        said = filled(unit, length)
        event = '  e{}: {{kind: talks, title: A, when: 2023-03-02, description: "{}"}}\n'
        return head + "".join(event.format(n, said) for n in range(size // length))

    return shape


def tags() -> Iterator[str]:
    """Yield tags of languages of three letters."""
    return map("".join, product(ascii_lowercase, repeat=3))


def in_languages(size: int) -> str:
    said = ", ".join(f"{tag}: A" for tag in islice(tags(), 1_000))
    head = f"{HEAD}  a: {{kind: talks, when: 2023-03-02, title: {{{said}}}}}\n"
    return counted("  e{}: {{kind: talks, title: A, when: 2023-03-02}}\n", size, head)


def within_many(size: int) -> str:
    """Return events of which each is part of the thirty before it, in groups."""
    return HEAD + "".join(
        f"  e{n}: {{kind: talks, title: A, when: 2023-03-02, "
        f"part_of: [{', '.join(f'e{m}' for m in range(n - n % 30, n))}]}}\n"
        for n in range(size // 150)
    )


def below_a_hundred(size: int) -> str:
    return HEAD + "".join(
        f"  e{n}: {{kind: talks, title: A, when: 2023-03-02, "
        f"part_of: [{', '.join(f'e{m}' for m in range(max(n - 100, 0), n))}]}}\n"
        for n in range(size // 600)
    )


def foreign_lines(size: int) -> str:
    part = min(size, 50_000)
    said = "\\n".join(f"riga {n}" for n in range(part // 24))
    outcomes = ", ".join(f"{{text: {{it: esito {n}}}}}" for n in range(part // 50))
    event = "  e{}: {{kind: talks, title: A, when: 2023-03-02, "
    rest = f'description: {{it: "{said}"}}, outcomes: [{outcomes}]}}\n'
    return HEAD + "".join(f"{event.format(n)}{rest}" for n in range(size // part))


def misspelt(size: int) -> str:
    count = size // 100
    places = "".join(f"  place-number-{n}: {{name: N, country: ITA}}\n" for n in range(count))
    events = "".join(
        f"  e{n}: {{kind: talks, title: A, place: plaec-number-{n}x}}\n" for n in range(count)
    )
    return f"registry: r\ntitle: R\nplaces:\n{places}events:\n{events}"


def on_days(size: int) -> str:
    """Return events of which each has a day of its own."""
    days = (FIRST + timedelta(n) for n in range(size // 60))
    return HEAD + "".join(
        f"  e{n}: {{kind: talks, title: Talks {n}, when: {day}}}\n" for n, day in enumerate(days)
    )


def in_offices(size: int) -> str:
    """Return as many offices of a person as events in which the person takes part."""
    count = size // 200
    offices = ", ".join(
        f"{{title: T{n}, from: {1000 + n % 900}, to: {1900 + n % 90}}}" for n in range(count)
    )
    events = "".join(
        f"  e{n}: {{kind: visit, title: V{n}, when: 1950 to 2023, participants: {{p: guest}}}}\n"
        for n in range(count)
    )
    person = f"people: {{p: {{name: P, offices: [{offices}]}}}}"
    return f"registry: r\ntitle: R\n{person}\nevents:\n{events}"


def under_names(size: int) -> str:
    """Return as many names of a country as events in which it takes part."""
    count = size // 150
    days = (FIRST + timedelta(n) for n in range(count))
    names = ", ".join(f"{{name: N, until: {day}}}" for day in days)
    events = "".join(
        f"  e{n}: {{kind: visit, title: V{n}, when: 2099, participants: {{ITA: guest}}}}\n"
        for n in range(count)
    )
    return f"registry: r\ntitle: R\ncountries: {{ITA: {{names: [{names}]}}}}\nevents:\n{events}"


def in_two_cities(size: int) -> str:
    """Return events of one person on one day, now in one city, now in the other."""
    places = "{p: {name: P, country: ITA}, q: {name: Q, country: IND}}"
    head = f"registry: r\ntitle: R\nplaces: {places}\npeople: {{a: {{name: A}}}}\nevents:\n"
    return head + "".join(
        f"  e{n}: {{kind: talks, title: A{n}, when: 2023-03-02, place: {'pq'[n % 2]}, "
        "participants: {a: host}}\n"
        for n in range(size // 100)
    )


def at_places(size: int) -> str:
    """Return an event that goes from place to place."""
    count = size // 50
    places = "".join(f"  p{n}: {{name: P{n}, country: ITA}}\n" for n in range(count))
    listed = ", ".join(f"p{n}" for n in range(count))
    event = f"  a: {{kind: talks, title: A, when: 2023, place: [{listed}]}}\n"
    return f"registry: r\ntitle: R\nplaces:\n{places}events:\n{event}"


_COMMENTED = f"{ONE}url: https://a.b}}\n"
UNITS = (
    *("[", "- ", "{a: ", "? ", "&a ", "\t", "\0", "\r", "\n", '"', "'", "#", "# x\n", "🦄"),
    *("a: b\n", "- &a x\n", "- !a x\n", "<<: x\n", "- x\n", "%TAG !a! b:\n", "---\n"),
    *("<<<<<<< x\n", ">>>>>>> x\n", "=======\n"),
)
REFUSED: dict[str, Shape] = {
    **{f"only {unit!r}": partial(filled, unit) for unit in UNITS},
    "pairs": lambda size: "{" + "a: b," * (size // 5),
    "items": lambda size: f"{ONE}topics: [{'x,' * (size // 2)}]}}\n",
    "keys": lines("k{}: v\n", ""),
    "fields": lines("    k{}: v\n", f"{HEAD}  a:\n"),
    "empty": lines("  e{}:\n"),
    "kinds": lines("  e{}: {{kind: tolks, title: A}}\n"),
    "parts of nothing": lines("  e{}: {{kind: talks, title: A, part_of: x}}\n"),
    "parts of the next": lines("  e{}: {{kind: talks, title: A, part_of: e{}}}\n"),
    "parts of themselves": lines("  e{0}: {{kind: talks, title: A, part_of: e{0}}}\n"),
    "parts of a hundred": below_a_hundred,
    "directives": lambda size: counted("%TAG !t{}! tag:x\n", size, "") + "---\nregistry: r\n",
    "misspelt": misspelt,
    "dates": lines(f"  e{{}}: {{{{kind: talks, title: A, when: {'1/' * 450}}}}}\n"),
    "dates elsewhere": lines("  e{}: {{kind: talks, title: A, when: 2 March 2023 to 4 March}}\n"),
    "words elsewhere": lines("  e{}: {{kind: summit, title: A, host: modi, status: called off}}\n"),
    "ids in capitals": lines("  E{}: {{kind: talks, title: A, when: 2023-03-02}}\n"),
    "comments in braces": lambda size: f"{HEAD}  a: {{title: A" + " #b" * (size // 3) + "}",
    "quotes in braces": lambda size: f"{HEAD}  a: {{title: A" + ' "" #b' * (size // 6),
    "zones": lines("  e{}: {{kind: talks, title: A, timezone: Europe/Remo}}\n"),
    "words": lines("  e{}: {{kind: talks, title: A, status: confirmmed}}\n"),
    "languages": in_languages,
    "far exceptions": lines(
        "  e{}: {{kind: talks, title: A, when: 2039-12-31, "
        "repeats: {{rule: daily, except: [9000-01-01]}}}}\n"
    ),
    "series": lines("  e{}: {{kind: talks, title: A, when: 1990-01-01, repeats: daily}}\n"),
    "same": lambda size: (
        counted("  e{}: {{kind: talks, title: A, when: 2023-03-02}}\n", size) + "  x: {}\n"
    ),
    "comments": partial(filled, "# timeline: ignore TL341 - x\n"),
    "exceptions": lambda size: (
        f"{ONE}repeats: {{rule: daily, except: [{'2023-03-03,' * (size // 11)}]}}}}\n"
    ),
    "number": field("confidence", "9"),
    "place": field("place", "a"),
    "kind": lambda size: f"{HEAD}  a: {{kind: {'a' * size}}}\n",
    "rule": lambda size: f"{ONE}repeats: FREQ=DAILY;COUNT={'9' * size}}}\n",
    "title": lambda size: f'registry: r\ntitle: "{"a" * size}"\n',
    "link": field("url", "https://", "<"),
    "long link": lambda size: f'{ONE}url: "https://{"a" * size}<"}}\n',
}
"""Shapes that are refused."""
TAKEN: dict[str, Shape] = {
    "blanks in a comment": lambda size: f"{_COMMENTED}# timeline{' ' * size}\n",
    "signs in a comment": lambda size: f"{_COMMENTED}# x{' a #b' * (size // 5)}\n",
    "marks in a comment": lambda size: (
        f"{_COMMENTED}#{' # timeline: ignore TL341 - x' * (size // 30)}\n"
    ),
    "cut texts": lines("  e{}: {{kind: talks, title: A, when: 2023-03-02, url: http://a.b}} #x\n"),
    "a long link": lambda size: text(f"https://{'a' * (min(size, LONGEST_TEXT) - 300)}<")(size),
    "links": text("http://a.b "),
    "brackets": lambda size: text(f"https://a({')' * (min(size, LONGEST_TEXT) - 300)}")(size),
    "markup": text("*_[`|\\\\"),
    "a long word": text("a"),
    "words": text("ab "),
    "letters of two columns": text("中"),
    "joined letters": text("हिन्दी"),
    "marks on a letter": text("\u0301"),
    "blanks": text("a" + " " * 50),
    "lines": text("a\\n"),
    "foreign lines": foreign_lines,
    "parts of thirty": within_many,
    "parts of one": lines(
        "  e{}: {{kind: talks, title: A, when: 2023-03-02, part_of: a}}\n",
        f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02}}\n",
    ),
    "at once": lines("  e{}: {{kind: talks, title: A, when: 2023-03-02 10:00 UTC}}\n"),
    "titles": lines("  e{}: {{kind: talks, title: Talks on trade {}, when: 2023-03-02}}\n"),
    "days": on_days,
    "a series": lambda size: (
        f"{ONE}repeats: FREQ=DAILY;COUNT={size // 20}}}\n{filled('#', size)}\n"
    ),
    "a guest of many offices": in_offices,
    "a state of many names": under_names,
    "two cities at once": in_two_cities,
    "many places": at_places,
    "participants": lines(
        "  e{}: {{kind: talks, title: A, when: 2023-03-02, place: p, participants: {{a: host}}}}\n",
        "registry: r\ntitle: R\nplaces: {p: {name: P, city: Q, country: ITA, timezone: "
        "Europe/Rome}}\npeople: {a: {name: A}}\nevents:\n",
    ),
}
"""Shapes that are taken, perhaps with warnings."""

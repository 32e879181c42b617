"""Ways in which people write dates, in four languages, each with what the text means.

The names of months and weekdays are written out here, as CLDR has them: the package is tested
against them, not against its own.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class Told(NamedTuple):
    """A text, the first and last day that it means, and its moments in UTC or local time."""

    text: str
    first: date
    last: date
    start: time | datetime | None = None
    end: time | datetime | None = None
    mark: str = ""
    is_loose: bool = False


class Tongue(NamedTuple):
    """The words of a language around dates."""

    months: tuple[str, ...]
    short: tuple[str, ...]
    weekdays: tuple[str, ...]
    range: str
    after: str
    about: str
    clock: str
    late: str
    ordinals: tuple[str, ...]
    quarter: str


EN = Tongue(
    _words("January February March April May June July August September October November December"),
    _words("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
    _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "{0} to {1}",
    "after {0}",
    "about {0}",
    "{0} at {1}",
    "late {0}",
    ("first", "second", "third", "fourth"),
    "{0} quarter of {1}",
)
FR = Tongue(
    _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    _words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "du {0} au {1}",
    "après le {0}",
    "vers {0}",
    "{0} à {1}",
    "fin {0}",
    ("premier", "deuxième", "troisième", "quatrième"),
    "{0} trimestre {1}",
)
IT = Tongue(
    _words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre"
    ),
    _words("gen feb mar apr mag giu lug ago set ott nov dic"),
    _words("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    "dal {0} al {1}",
    "dopo il {0}",
    "circa {0}",
    "{0}, ore {1}",
    "fine {0}",
    ("primo", "secondo", "terzo", "quarto"),
    "{0} trimestre {1}",
)
HI = Tongue(
    _words("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    _words("जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर"),
    ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"),
    "{0} से {1} तक",
    "{0} के बाद",
    "लगभग {0}",
    "{0} को {1} बजे",
    "{0} के अंत में",
    ("पहली", "दूसरी", "तीसरी", "चौथी"),
    "{1} की {0} तिमाही",
)
TONGUES = (EN, FR, IT, HI)
DAY = timedelta(days=1)
DASHES = st.sampled_from(["-", "–", " - ", " – ", "—"])
DAYS = st.dates(date(1004, 1, 1), date(9990, 12, 31))
MINUTES = st.times().map(lambda it: it.replace(second=0, microsecond=0))


def month_end(day: date) -> date:
    """Return the last day of a month."""
    return (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY


@st.composite
def day_in_words(draw: st.DrawFn) -> Told:
    """2 March 2023, with a weekday or without."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS)
    name = draw(st.sampled_from([tongue.months, tongue.short]))[on.month - 1]
    weekday = draw(st.sampled_from(["", f"{tongue.weekdays[on.weekday()]}, "]))
    return Told(f"{weekday}{on.day} {name} {on.year}", on, on)


@st.composite
def american_day(draw: st.DrawFn) -> Told:
    """March 2nd, 2023."""
    on = draw(DAYS)
    name = draw(st.sampled_from([EN.months, EN.short]))[on.month - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(on.day % 10, "th") if on.day // 10 != 1 else "th"
    return Told(f"{name} {on.day}{draw(st.sampled_from(['', ending]))}, {on.year}", on, on)


@st.composite
def days_of_a_month(draw: st.DrawFn) -> Told:
    """2-3 March 2023, or from one day to the other in words."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS.filter(lambda it: it.day < 28))
    last = on.replace(day=draw(st.integers(on.day + 1, month_end(on).day)))
    month = f"{tongue.months[on.month - 1]} {on.year}"
    if draw(st.booleans()):
        return Told(tongue.range.format(on.day, f"{last.day} {month}"), on, last)
    return Told(f"{on.day}{draw(DASHES)}{last.day} {month}", on, last)


@st.composite
def days_of_two_months(draw: st.DrawFn) -> Told:
    """28 Feb - 3 Mar 2023; the first year is written only if it is another."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS)
    last = draw(st.dates(month_end(on) + DAY, on + 300 * DAY))
    names = draw(st.sampled_from([tongue.months, tongue.short]))
    year = f" {on.year}" if draw(st.booleans()) else ""
    one, other = f"{on.day} {names[on.month - 1]}{year}", f"{last.day} {names[last.month - 1]}"
    other = f"{other} {last.year}"
    if draw(st.booleans()):
        return Told(tongue.range.format(one, other), on, last)
    return Told(f"{one}{draw(st.sampled_from([' - ', ' – ', '–']))}{other}", on, last)


@st.composite
def months(draw: st.DrawFn) -> Told:
    """Oct-Nov 2023."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS.filter(lambda it: it.month < 12))
    last = on.replace(month=draw(st.integers(on.month + 1, 12)), day=1)
    names = draw(st.sampled_from([tongue.months, tongue.short]))
    text = f"{names[on.month - 1]}{draw(DASHES)}{names[last.month - 1]} {on.year}"
    return Told(text, on.replace(day=1), month_end(last))


@st.composite
def clock(draw: st.DrawFn) -> Told:
    """2 March 2023 at 18:30, 6:30 pm or 18h30."""
    tongue, on, at = draw(st.sampled_from(TONGUES)), draw(DAYS), draw(MINUTES)
    ways = [f"{at:%H:%M}"]
    if tongue is EN:
        ways += [f"{at:%I:%M %p}", f"{at:%I.%M}{'ap'[at.hour // 12]}.m.", f"{at:%H%M} hrs"]
    if tongue is FR:
        ways += [f"{at.hour}h{at:%M}", f"{at.hour} h {at:%M}"]
    day = f"{on.day} {tongue.months[on.month - 1]} {on.year}"
    return Told(tongue.clock.format(day, draw(st.sampled_from(ways))), on, on, at)


@st.composite
def clocks(draw: st.DrawFn) -> Told:
    """2 March 2023, 18:30-19:30, before the date or behind it."""
    on, times = draw(DAYS), draw(st.lists(MINUTES, min_size=2, max_size=2, unique=True))
    start, end = sorted(times)
    tongue = draw(st.sampled_from(TONGUES))
    day = f"{on.day} {tongue.months[on.month - 1]} {on.year}"
    both = f"{start:%H:%M}{draw(DASHES)}{end:%H:%M}"
    text = draw(st.sampled_from([f"{day}, {both}", f"{both}, {day}", f"{on} {both}"]))
    return Told(text, on, on, start, end)


@st.composite
def hours(draw: st.DrawFn) -> Told:
    """2 March 2023, 18:30-20, with an end that is an hour alone."""
    on, tongue = draw(DAYS), draw(st.sampled_from(TONGUES))
    start, hour = draw(MINUTES.filter(lambda it: it.hour < 23)), draw(st.integers(1, 23))
    end = time(max(hour, start.hour + 1))
    ways = [f"{start:%H:%M}"]
    if tongue is not HI:
        ways += [f"{start:%H.%M}", f"{start.hour}h{start:%M}"]
    both = f"{draw(st.sampled_from(ways))}{draw(DASHES)}{end.hour}"
    day = f"{on.day} {tongue.months[on.month - 1]} {on.year}"
    weekday = f"{tongue.weekdays[on.weekday()]} "
    text = draw(st.sampled_from([f"{day}, {both}", f"{weekday}{day}, {both}", f"{on} {both}"]))
    return Told(text, on, on, start, end)


@st.composite
def halves_of_a_day(draw: st.DrawFn) -> Told:
    """9 Dec 2026 6-8 pm, 10.30am-12 and 10 am to noon: one half of the day tells the other."""
    on, at = draw(DAYS), draw(st.integers(0, 22 * 60))
    length = draw(st.integers(1, min(12 * 60 - 1, 24 * 60 - 1 - at)))
    start, end = (time(*divmod(minutes, 60)) for minutes in (at, at + length))
    join = draw(st.sampled_from(["-", " - ", "–", " to "]))
    one, other = draw(_clock_of_12(start)), draw(_clock_of_12(end))
    ways = [f"{one}{start:%p}{join}{other}", f"{one}{join}{other} {end:%p}"]
    ways += [f"{one} {start:%p}{join}{other} {end:%p}"]
    if end == time(12):
        ways += [f"{one}{join}noon", f"{one} am{join}noon"]
    if start == time(12):
        ways += [f"noon{join}{other}pm"]
    day = draw(st.sampled_from([f"{on.day} {EN.months[on.month - 1]} {on.year}", f"{on}"]))
    both = draw(st.sampled_from(ways))
    return Told(draw(st.sampled_from([f"{day}, {both}", f"{day} {both}"])), on, on, start, end)


def _clock_of_12(at: time) -> st.SearchStrategy[str]:
    hour = at.hour % 12 or 12
    ways = [f"{hour}:{at:%M}", f"{hour}.{at:%M}"] + ([] if at.minute else [f"{hour}"])
    return st.sampled_from(ways)


@st.composite
def instant(draw: st.DrawFn) -> Told:
    """2023-03-02T18:30:00+05:30."""
    on, at = draw(DAYS), draw(MINUTES)
    offset = timedelta(minutes=15 * draw(st.integers(-12 * 4, 14 * 4)))
    sign, minutes = "+-"[offset < timedelta()], abs(offset) // timedelta(minutes=1)
    said = f"{sign}{minutes // 60:02}{draw(st.sampled_from([':', '']))}{minutes % 60:02}"
    said = draw(st.sampled_from([said, "Z"])) if not minutes else said
    seconds = draw(st.sampled_from(["", ":00", ":00.000"]))
    moment = datetime.combine(on, at) - offset
    return Told(f"{on}T{at:%H:%M}{seconds}{said}", moment.date(), moment.date(), moment)


@st.composite
def interval(draw: st.DrawFn) -> Told:
    """2023-03-02/2023-03-04, also with months, years and marks."""
    on = draw(DAYS)
    last = draw(st.dates(on + DAY, on + 3_000 * DAY))
    mark = draw(st.sampled_from(["", "~", "?", "%"]))
    form = draw(st.sampled_from(["%Y-%m-%d", "%Y"]))
    one, other = on.strftime(form), last.strftime(form)
    if form == "%Y":
        on, last = on.replace(month=1, day=1), last.replace(month=12, day=31)
    return Told(f"{one}{mark}/{other}", on, last, mark=mark)


@st.composite
def digits(draw: st.DrawFn) -> Told:
    """2023/3/2, 13.3.2023 or 20230302."""
    on, sign = draw(DAYS), draw(st.sampled_from("-/."))
    ways = [f"{on.year}{sign}{on.month}{sign}{on.day}", f"{on:%Y%m%d}"]
    ways += [f"{on.day}{sign}{on.month}{sign}{on.year}", f"{on:%m/%d/%Y}"]
    # One of these is our own way, which is no fault.
    return Told(draw(st.sampled_from([way for way in ways if way != str(on)])), on, on)


@st.composite
def period(draw: st.DrawFn) -> Told:
    """The second quarter of 2023, week 36 of 2023, or the week of a day."""
    tongue, year = draw(st.sampled_from(TONGUES)), draw(st.integers(1004, 9990))
    if tongue is EN and draw(st.booleans()):
        week = draw(st.integers(1, 52))
        first = date.fromisocalendar(year, week, 1)
        day = first + draw(st.integers(0, 5)) * DAY
        ways = [f"week {week} of {year}", f"{year} W{week}"]
        ways += [f"week of {day.day} {EN.months[day.month - 1]} {day.year}"]
        return Told(draw(st.sampled_from(ways)), first, first + 6 * DAY)
    number = draw(st.integers(0, 3))
    first = date(year, 3 * number + 1, 1)
    text = tongue.quarter.format(tongue.ordinals[number], year)
    return Told(text, first, month_end(date(year, 3 * number + 3, 1)))


@st.composite
def loose(draw: st.DrawFn) -> Told:
    """Late March 2023: the month is the nearest that can be written."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS)
    month = f"{tongue.months[on.month - 1]} {on.year}"
    return Told(tongue.late.format(month), on.replace(day=1), month_end(on), is_loose=True)


@st.composite
def about(draw: st.DrawFn) -> Told:
    """About 2021, and about March 2021."""
    tongue, on = draw(st.sampled_from(TONGUES)), draw(DAYS)
    if draw(st.booleans()):
        text, last = str(on.year), on.replace(month=12, day=31)
        return Told(tongue.about.format(text), on.replace(month=1, day=1), last, mark="~")
    text = f"{tongue.months[on.month - 1]} {on.year}"
    return Told(tongue.about.format(text), on.replace(day=1), month_end(on), mark="~")


WAYS = {
    way.__name__: way()
    for way in (
        *(day_in_words, american_day, days_of_a_month, days_of_two_months, months, clock, clocks),
        *(hours, halves_of_a_day),
        *(instant, interval, digits, period, loose, about),
    )
}

"""The shapes of marks: bars for what lasts, and a sign for each family of kinds."""

from timeline.drawing.marks import Look, Mark
from timeline.drawing.svg import element, number

_FAMILIES = {
    "visit": ("visit", "ceremony"),
    "talks": ("talks", "roundtable", "call", "negotiation"),
    "paper": ("signing", "treaty_action", "elevation"),
    "forum": ("conference", "keynote"),
    "other": ("briefing", "exercise", "other"),
}
FAMILIES = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
"""The kinds of events, each with the family whose sign and colour it has."""
COLORS = {
    "visit": "#1d5a9e",
    "talks": "#0c6b62",
    "paper": "#8a5200",
    "forum": "#5b3f99",
    "other": "#4b5563",
    "off": "#a3261d",
}
"""The colours of the families, and of what does not take place, on a light ground."""
HAIR, PAPER, TINT = "#dcd9d1", "#faf9f6", "#e9e6df"
_STRIPE = 7
_LINE: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 1.5}
_DOTS: dict[str, str | float] = {**_LINE, "stroke_dasharray": "1.5 2.5"}
_THIN: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 1, "opacity": 0.5}


def family(mark: Mark) -> str:
    """Return the family of an event's kind."""
    return FAMILIES[mark.entry.event.kind]


def is_hollow(mark: Mark) -> bool:
    """Whether an event does not take place."""
    return mark.look in (Look.CANCELLED, Look.POSTPONED)


def bar(mark: Mark, x: float, y: float, width: float, height: float) -> str:
    """Return a bar: full if the days are known, striped if not, hollow if the event is off."""
    box = {"x": x, "y": y, "width": width, "height": height, "rx": 3}
    if mark.look is Look.SURE:
        return element("rect", **box)
    if mark.look is Look.VAGUE:
        striped = element("path", d=_stripes(x, y, width, height), fill="none", **_THIN)
        ground = element("rect", **box, class_="tint", fill=TINT)
        edge = element("rect", **box, fill="none", stroke_dasharray="4 3", **_LINE)
        return ground + striped + edge
    if mark.look is Look.FORMER:
        return ghost(x, y, width, height)
    hollow = element("rect", **box, class_="hollow", fill=PAPER, **_LINE)
    if mark.look is Look.POSTPONED:
        return hollow
    struck = f"M{number(x - 3)} {number(y + height / 2)}h{number(width + 6)}"
    return hollow + element("path", d=struck, fill="none", **_LINE)


def ghost(x: float, y: float, width: float, height: float) -> str:
    """Return the outline of an event where it was before it was moved."""
    box = {"x": x, "y": y, "width": width, "height": height, "rx": 3}
    return element("rect", **box, fill="none", **_DOTS)


def dotted(start: float, end: float, y: float) -> str:
    """Return a line from where an event was to where it is."""
    line = f"M{number(start)} {number(y)}H{number(end)}"
    return element("path", d=line, fill="none", **_DOTS)


def beads(x: float, start: float, end: float) -> str:
    """Return a dotted line downwards, for a series."""
    line = f"M{number(x)} {number(start)}V{number(max(end, start))}"
    bead: dict[str, str | float] = {"stroke_dasharray": "0 11", "stroke_linecap": "round"}
    return element("path", d=line, stroke="currentColor", stroke_width=6, fill="none", **bead)


def arrow(x: float, y: float, way: int) -> str:
    """Return an arrow head that shows that an event goes on, to the right or the left."""
    tip = f"M{number(x)} {number(y - 5)}l{5 * way} 5 {-5 * way} 5"
    return element("path", d=tip, fill="none", **_LINE)


def ground(mark: Mark, x: float, y: float, width: float) -> str:
    """Return the plain ground of a label on a bar that is striped or struck."""
    box = {"x": x - 3, "y": y - 7, "width": width + 3, "height": 14}
    if is_hollow(mark):
        return element("rect", **box, class_="hollow", fill=PAPER)
    return element("rect", **box, class_="tint", fill=TINT)


def _stripes(x: float, y: float, width: float, height: float) -> str:
    """Return slanting lines that end within a box, so that nothing has to be cut off."""
    size = min(width, height)
    steps = max(int((width - size) // _STRIPE) + 1, 1) if width >= height else 1
    rises = max(int((height - size) // _STRIPE) + 1, 1) if height > width else 1
    lines = [(x + n * _STRIPE, y + size) for n in range(steps)]
    lines += [(x, y + size + n * _STRIPE) for n in range(1, rises)]
    slant = f"l{number(size)}-{number(size)}"
    return "".join(f"M{number(a)} {number(b)}{slant}" for a, b in lines)


def sign(mark: Mark, x: float, y: float, radius: float) -> str:
    """Return the sign of a family around a point: full, striped or hollow as a bar would be."""
    drawn = _path(family(mark), x, y, radius)
    if mark.look is Look.SURE:
        return element("path", d=drawn)
    if mark.look is Look.VAGUE:
        return element("path", d=drawn, class_="tint", fill=TINT, stroke_dasharray="2 1.5", **_LINE)
    if mark.look is Look.FORMER:
        return element("path", d=drawn, fill="none", **_DOTS)
    hollow = element("path", d=drawn, class_="hollow", fill=PAPER, **_LINE)
    if mark.look is Look.POSTPONED:
        return hollow
    reach = radius + 3
    struck = f"M{number(x - reach)} {number(y + reach)}l{number(2 * reach)}-{number(2 * reach)}"
    return hollow + element("path", d=struck, fill="none", **_LINE)


def _path(family: str, x: float, y: float, radius: float) -> str:
    r, d = number(radius), number(2 * radius)
    match family:
        case "visit":  # a circle
            return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 1 {d} 0a{r} {r} 0 1 1-{d} 0z"
        case "talks":  # a triangle
            return f"M{number(x - radius)} {number(y + radius)}h{d}l-{r}-{d}z"
        case "paper":  # a diamond
            return f"M{number(x)} {number(y - radius)}l{r} {r}-{r} {r}-{r}-{r}z"
        case "forum":  # a square
            side = 1.8 * radius
            s = number(side)
            return f"M{number(x - side / 2)} {number(y - side / 2)}h{s}v{s}h-{s}z"
    thin = radius * 0.6  # a slim bar
    w, h = number(2 * thin), d
    return f"M{number(x - thin)} {number(y - radius)}h{w}v{h}h-{w}z"


def disc(x: float, y: float) -> str:
    """Return the light ground on which a part can be told from the bar."""
    return element("circle", cx=x, cy=y, r=5, class_="hollow", fill=PAPER)

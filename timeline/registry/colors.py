"""Names of colors, as CSS (level 3) and so iCalendar (RFC 7986, section 5.9) have them."""

from typing import Annotated

from timeline.diagnostics.findings import Fault, Rule, Severity, did_you_mean
from timeline.text import ReadAs, shortened

UNKNOWN_COLOR = Rule(
    "TL217",
    "unknown-color",
    Severity.ERROR,
    "Write a colour as its name in CSS (level 3). Calendars understand no other form.",
    bad='color: "#4682b4"',
    good="color: steelblue",
)
RULES = (UNKNOWN_COLOR,)

_LIST = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet
brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue
darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise
darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen
fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred
indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen
lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta
maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red rosybrown
royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray
slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
whitesmoke yellow yellowgreen
"""
NAMES = frozenset(_LIST.split())


def _color(text: str) -> str:
    name = text.casefold()
    if name in NAMES:
        return name
    usual = "write a name such as navy, steelblue or firebrick"
    message = f'"{shortened(text)}" is not the name of a colour'
    raise Fault(UNKNOWN_COLOR, message, lambda: did_you_mean(name, NAMES, usual))


Color = Annotated[str, ReadAs(_color)]

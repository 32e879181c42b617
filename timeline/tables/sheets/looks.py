"""How the cells of a workbook look."""

from typing import Any

from timeline.registry.vocabulary import Status
from timeline.tables.table import Type
from timeline.text import columns

_A4 = 9
_CELL: dict[str, object] = {"valign": "top"}
_HEAD = {"bold": True, "bg_color": "#E7ECF2", "bottom": 1, "valign": "top"}
_SHOWN_AS: dict[Type, dict[str, object]] = {
    **{type: {"align": "left"} for type in (Type.YEAR, Type.INTEGER, Type.NUMBER)},
    Type.DATE: {"num_format": "yyyy-mm-dd", "align": "left"},
    Type.TIME: {"num_format": "hh:mm", "align": "left"},
    Type.INSTANT: {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    Type.LINK: {"font_color": "#0563C1", "underline": 1},
}
_OF_STATUS = {
    Status.TENTATIVE: {"bg_color": "#FFF2CC", "font_color": "#7F6000", "italic": True},
    Status.ANNOUNCED: {"bg_color": "#DDEBF7", "font_color": "#1F4E79"},
    Status.CONFIRMED: {"bg_color": "#E2EFDA", "font_color": "#375623"},
    Status.UNDER_WAY: {"bg_color": "#A9D08E", "font_color": "#1E3A0F"},
    Status.CONCLUDED: {"bg_color": "#EDEDED", "font_color": "#404040"},
    Status.POSTPONED: {"bg_color": "#F8CBAD", "font_color": "#843C0C"},
    Status.CANCELLED: {"bg_color": "#E6B8B7", "font_color": "#7B1C1A", "font_strikeout": True},
}
"""Looks of the statuses: dark on light, so that they can be read in print too."""
_LEAST, _MOST, _MOST_OF_PROSE = 7, 30, 40
"""Widths of columns in characters. Longer texts are wrapped."""
ONE_LINE, _MOST_LINES = 15, 12
"""Points. The height of a line, of which a row shows some; the cell holds the rest."""
_LOSS = 1.2
"""By how much longer a text is that is wrapped, as lines end with words."""
_PROSE = ("title", "description", "text", "note", "meaning", "words")


class Looks:
    """The looks of the cells of one workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format(_HEAD)
        self._types = {
            (type, is_wrapped): book.add_format(
                {**_CELL, **_SHOWN_AS.get(type, {}), "text_wrap": is_wrapped}
            )
            for type in Type
            for is_wrapped in (False, True)
        }
        self.quoted = book.add_format({**_CELL, "quote_prefix": True, "text_wrap": True})
        self._statuses = {word: book.add_format(look) for word, look in _OF_STATUS.items()}

    def of(self, type: Type, *, is_wrapped: bool) -> Any:
        """Return the look of the cells of a type."""
        return self._types[type, is_wrapped]

    def color_status(self, sheet: Any, place: int, rows: int) -> None:
        """Colour the cells of a column of statuses, also when they are edited."""
        for word, look in self._statuses.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            sheet.conditional_format(1, place, rows, place, rule)


def width(name: str, longest: int) -> int:
    """Return the width of a column with such a header and text, in characters."""
    return max(_LEAST, len(name) + 4, min(longest + 1, _most(name)))


def height(name: str, text: str) -> int:
    """Return the height that a text takes in a column with such a header, in points."""
    most = _most(name)
    if 2 * len(text) < most and "\n" not in text:  # for speed: most texts are short
        return ONE_LINE
    lines = map(columns, text[: _MOST_LINES * most].split("\n"))
    count = sum(int(taken / most * _LOSS) + 1 if taken >= most else 1 for taken in lines)
    return ONE_LINE * min(count, _MOST_LINES)


def _most(name: str) -> int:
    return _MOST_OF_PROSE if name in _PROSE else _MOST


def prepare_to_print(sheet: Any, row: int, column: int) -> None:
    """Have a sheet printed up to a row and a column, one page wide, each with the header."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, row, column)
    sheet.set_footer("&L&A&R&P/&N")

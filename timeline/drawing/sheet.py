"""A sheet: what is drawn so far, and its size."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.drawing.marks import Mark
from timeline.drawing.scale import Scale


class Sheet(NamedTuple):
    """Elements in pixels from the top left corner, with the scale of time if there is one.

    `marks` are those that stand on it one by one.
    """

    width: float
    height: float
    drawn: tuple[str, ...] = ()
    scale: Scale | None = None
    marks: tuple[Mark, ...] = ()

    def longer(self, drawn: Iterable[str], height: float) -> "Sheet":
        """Return the sheet with more on it, down to another height."""
        return self._replace(drawn=(*self.drawn, *drawn), height=height)

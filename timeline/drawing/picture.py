"""Pictures of a chronology: as part of a page, or as a file."""

from timeline.chronology.chronology import Chronology
from timeline.drawing.lanes import lanes
from timeline.drawing.marks import Anchor, marks
from timeline.drawing.places import WIDTH
from timeline.drawing.svg import element


def inline(chronology: Chronology, anchor: Anchor) -> str:
    """Return the pictures of a page as markup: for wide windows, and for narrow ones.

    `anchor` returns the id to which the mark of an event is linked. The page has `picture.css`.
    """
    found = marks(chronology, anchor)
    if not found:
        return ""
    scale, drawn, height = lanes(chronology, found)
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        class_="timeline across",
        font_family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
        font_size=13,
        fill="none",
        data_first=scale.first,
        data_last=scale.last,
        data_origin=scale.origin,
        data_length=scale.length,
    )

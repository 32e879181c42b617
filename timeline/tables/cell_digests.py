"""Digests of the cells of a workbook, by which an import knows which of them somebody edited."""

import base64
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from decimal import Decimal, InvalidOperation

from timeline.tables.table import Type

BASE = "base"
"""The hidden column of the sheet of events: the id of the event, and the digests of its cells."""
_OCTETS = 6
"""The octets of a digest: by chance, one of 10^14 edits is not seen."""


def base_of(id: str, cells: Mapping[str, str], types: Mapping[str, Type]) -> str:
    """Return what the hidden column holds of a row: `ID COLUMN=DIGEST COLUMN=DIGEST …`."""
    digests = (f"{name}={digest(types[name], cell)}" for name, cell in cells.items() if cell)
    return " ".join((id, *digests))


def read(text: str) -> tuple[str, dict[str, str]]:
    """Return the id and the digests that a hidden column holds."""
    id, *digests = text.split(" ")
    pairs = (each.partition("=") for each in digests)
    return id, {name: value for name, _, value in pairs}


def digest(type: Type, cell: str) -> str:
    """Return the digest of a cell, whatever way its value is written; of an empty one, nothing."""
    if not cell:
        return ""
    octets = hashlib.sha256(_plain(type, cell).encode(errors="replace")).digest()[:_OCTETS]
    return base64.urlsafe_b64encode(octets).decode()


def _plain(type: Type, cell: str) -> str:
    """Return the text of a cell in the one form that spreadsheets leave of it."""
    with suppress(ValueError, InvalidOperation):
        match type:
            case Type.INSTANT:
                moment = datetime.fromisoformat(cell)
                return moment.replace(tzinfo=None).isoformat(" ", "minutes")
            case Type.TIME:
                return cell[:5]
            case Type.NUMBER | Type.INTEGER | Type.YEAR:
                return f"{Decimal(cell).normalize():f}"
    return cell.replace("\r\n", "\n").strip()

"""An output of several files."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive knows."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Files by their paths below the folder.

    `owned` is a pattern of what an earlier export may have left there, and this one takes away.
    """

    files: Mapping[str, bytes]
    owned: str = ""

    def zipped(self) -> bytes:
        """Return the files as a zip archive, which is the same whenever and wherever made."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for path, content in self.files.items():
                archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return data.getvalue()

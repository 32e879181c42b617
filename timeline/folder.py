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

    `whole` is a pattern of files that are read together, so that no others may be there.
    """

    files: Mapping[str, bytes]
    whole: str = ""

    def zipped(self) -> bytes:
        """Return the files as a zip archive, which is the same whenever and wherever made."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for path, content in self.files.items():
                archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return data.getvalue()

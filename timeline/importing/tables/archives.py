"""Zip archives, which may pretend to be small."""

import io
import zipfile

from timeline.diagnostics.findings import TimelineError

_MOST = 256 * 1024**2
"""The most bytes that the files of an archive may have together, once unpacked."""
_MOST_FILES = 10_000


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return an archive that is not too large once unpacked; raise TimelineError for any other."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise TimelineError(f"{name}: this is not a zip archive, or it is broken") from None
    files = archive.infolist()
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > _MOST:
        raise TimelineError(f"{name}: too large: unpacked it has over {_MOST // 1024**2} MB")
    if any(file.flag_bits & 1 for file in files):
        raise TimelineError(f"{name}: locked with a password; save it without one")
    return archive


def contents(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """Return the files of an archive by their names; raise TimelineError if one is broken."""
    try:
        return {file.filename: archive.read(file) for file in archive.infolist()}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise TimelineError(f"{name}: the archive is broken ({error})") from None

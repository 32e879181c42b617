"""The signature of all readers of files that are imported.

A reader is a function `read(data, name, context) -> Incoming`: the bytes of one file, the name by
which messages call it, and all else that it may know. It raises TimelineError if the file can't be
read at all. What it can't take of a file it leaves out, with a note.
"""

from collections.abc import Callable

from timeline.importing.context import Context
from timeline.importing.incoming import Incoming

Reader = Callable[[bytes, str, Context], Incoming]
"""`calendars/reading.py` and `tables/reading.py` have one each, called `read`."""

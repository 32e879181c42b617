"""Read some entries of a file a second time, to find where their values stand.

The first reading keeps no places, which is faster; most entries have no fault to place.
"""

from collections.abc import Collection

from timeline.diagnostics.findings import Location, Path
from timeline.reading.yaml import DROPPED, Builder, Data, Enough, Event, Scalar, Start


class Locator(Builder):
    """Builds the data again, and notes where the wanted keys and values are."""

    def __init__(self, text: str, file: str, wanted: Collection[Path]) -> None:
        super().__init__(text, file)
        self.wanted = wanted
        self.most = len({(), *wanted})
        self.ways = {path[:length] for path in wanted for length in range(len(path))}
        self.is_near = [True]
        top = Location(file, 1, 1)
        self.found: dict[Path, tuple[Location, Location]] = {(): (top, top)}
        self.key_event: Event | None = None

    def read_key(self, event: Scalar, here: dict[str, Data]) -> str:
        """Read a key, and remember it."""
        self.key_event = event
        return super().read_key(event, here)

    def start(self, event: Start) -> None:
        """Begin a mapping or a list, and note whether it may hold anything that is wanted."""
        super().start(event)
        # No path is made in the parts of a file that hold nothing wanted, which are most.
        self.is_near.append(self.is_near[-1] and tuple(self.steps[1:]) in self.ways)

    def end(self, event: Event) -> None:
        """End a mapping or a list."""
        super().end(event)
        self.is_near.pop()

    def put(self, value: Data, event: Event) -> None:
        """Put a value where it belongs, and note where it is if that is wanted."""
        if self.is_near[-1] and self.key is not DROPPED and (path := self.path()) in self.wanted:
            here = self.place(event)
            key = self.place(self.key_event or event) if type(self.here) is dict else here
            self.found.setdefault(path, (key, key if isinstance(event, Start) else here))
            if len(self.found) == self.most:
                raise Enough  # all are found: the rest of the file need not be read
        super().put(value, event)


class Texts(Builder):
    """Builds the data again, and notes where each text with a # begins and ends."""

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file)
        self.starts: list[tuple[int, int]] = []
        self.ends: list[tuple[int, int]] = []

    def scalar(self, event: Scalar) -> None:
        """Take a text, and note where it is."""
        if "#" in event.value:
            place = self.place(event)
            self.starts.append((place.line, place.column))
            self.ends.append(self.end_of(event))
        super().scalar(event)

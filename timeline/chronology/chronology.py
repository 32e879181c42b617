"""The chronology: events resolved and put in order; what every format renders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from timeline.languages import Language
from timeline.registry.directory import Place, Source
from timeline.registry.event_parts import Move
from timeline.registry.events import AnyEvent
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import OFF, Audience, Role, Status, Track
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.text import Texts, pick, picked
from timeline.time.spans import Span


class Participant(NamedTuple):
    """Who takes part, with the office held on the day, in each language that is given."""

    ref: str
    name: Texts
    office: Texts | None
    country: str | None
    roles: tuple[Role, ...]


class Revision(NamedTuple):
    """How often an event was changed in ways that matter, and when last in any way."""

    sequence: int
    stamp: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, or an occurrence of one, with all that it refers to, whatever the language.

    `depth` counts the first parents above it. What has a note or an internal parent
    `is_confidential`, whoever else may see it. An event that repeats has its `series`, and with it
    the occurrences that are `changed`; an occurrence has the day on which it was due.
    """

    id: str
    uid: str
    event: AnyEvent
    status: Status
    span: Span
    zone: str | None
    places: tuple[Place, ...]
    parents: tuple[str, ...]
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    track: Track | None
    confidence: int | None
    sources: tuple[tuple[str, Source], ...]
    moves: tuple[tuple[Move, Span], ...]
    revision: Revision
    depth: int
    audience: Audience = Audience.PUBLIC
    is_confidential: bool = False
    series: Series | None = None
    changed: tuple["Entry", ...] = ()
    due: date | None = None

    def __repr__(self) -> str:  # an Entry holds all that it refers to, which fills a screen
        when = self.due or (self.event.when.text if self.event.when else None)
        return f"Entry({self.id}, {self.event.kind}, {when})"

    @property
    def place(self) -> Place | None:
        """The main place."""
        return self.places[0] if self.places else None

    @property
    def shown(self) -> Span:
        """When a calendar shows it: what is off and has no day any more, when it was to be."""
        if self.status in OFF and not self.span.has_days and self.moves:
            return self.moves[-1][1]
        return self.span


class TimeProperties(NamedTuple):
    """When a calendar shows an event: content lines (RFC 5545, 3.8.2), and the zones they name."""

    lines: tuple[str, ...]
    zones: frozenset[str] = frozenset()


class Component(NamedTuple):
    """A VEVENT, but for the revision in which it is told.

    `uid` is escaped as in a content line. `about` are the content lines behind the times, in UTF-8
    and parted by line breaks, not folded. An occurrence that is an event of its own has the day on
    which it is `due`.
    """

    uid: str
    times: TimeProperties
    about: bytes
    due: date | None = None

    @property
    def lines(self) -> bytes:
        """All content lines but those of the revision."""
        return b"\n".join(("\n".join((f"UID:{self.uid}", *self.times.lines)).encode(), self.about))


class Withdrawn(NamedTuple):
    """An event that calendars have shown, and that they are to take back.

    `told` are the UIDs by which it was shown, each with its times. `lead` says before the
    title why, `remark` is a sentence on it. It is gone from the registry, or has only lost its day,
    or some of its occurrences are gone.
    """

    uid: str
    title: str
    told: tuple[tuple[str, TimeProperties], ...]
    place: str
    lead: str
    remark: str
    is_gone: bool
    revision: Revision


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events in order: earlier before later, longer before shorter, parents before children.

    Texts are in the first of the `languages` that they are in; `words` are what is said of them.

    The registry, with its `schedule`, is known as far as it is for the `audience`. `undated` names
    the events that were wanted but are left out, with no date to choose by.
    `endless` names those that repeat without end, and are shown up to the `horizon` if there is
    one. `withdrawn` are those that are no longer in the registry, or no longer have a day. Where
    occurrences stand among the entries, `whole` has the events themselves. `revisions` are those
    that the lock remembers. `components` are events as calendars are usually told of them: the
    lock goes by them, and so they are written already. `news` are sentences on what has changed of
    events since an earlier edition, by the id and the day on which an occurrence is due. `gone` are
    those on events that are no longer among them.
    """

    schedule: Schedule
    languages: tuple[str, ...]
    words: Language
    entries: tuple[Entry, ...]
    audience: Audience = Audience.PUBLIC
    undated: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()
    horizon: date | None = None
    withdrawn: tuple[Withdrawn, ...] = ()
    whole: tuple[Entry, ...] | None = None
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    components: Mapping[str, tuple[Component, ...]] = field(default_factory=dict)
    news: Mapping[tuple[str, date | None], str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def registry(self) -> Registry:
        """The registry, as far as it is known."""
        return self.schedule.registry

    @property
    def events(self) -> tuple[Entry, ...]:
        """The events, each once, even if their occurrences are among the entries."""
        return self.entries if self.whole is None else self.whole

    def revision(self, entry: Entry) -> Revision:
        """Return the revision in which calendars are told of an event."""
        return self.revisions.get(entry.id, entry.revision)

    @property
    def title(self) -> str:
        """The title of the registry, which says of what is not for the public that it is not."""
        title = pick(self.registry.title, self.languages)
        if self.audience is Audience.PUBLIC:
            return title
        return f"{title} ({self.words.phrases['internal']})"

    def say(self, text: Texts) -> str:
        """Return a text of the registry in the first of the languages that it is in."""
        # for speed: most texts are in one language, and each event says a dozen
        return text if isinstance(text, str) else pick(text, self.languages)

    def language_of(self, text: Texts) -> str:
        """Return the language in which a text of the registry is told."""
        return self.registry.language if isinstance(text, str) else picked(text, self.languages)

    def title_of(self, id: str) -> str:
        """Return what an event of the registry is called, chosen or not."""
        return self.say(self.registry.events[id].title)

    def country(self, code: str, day: date | None = None, *, in_text: bool = False) -> str:
        """Return what the registry calls a country, on a day or now, else its code."""
        return self.say(self.registry.country_name(code, day, in_text=in_text))

    def place(self, place: Place) -> str:
        """Return what the registry calls a place; a country may have no name of its own there."""
        return self.say(place.name) if place.name else self.country(place.country or "")

    def publisher(self, source: str) -> str:
        """Return who publishes a source of the registry."""
        return self.say(self.registry.sources[source].publisher)

    def name(self, ref: str, day: date | None = None, *, in_text: bool = False) -> str:
        """Return what the registry calls a person, an organization or a country."""
        if person := self.registry.people.get(ref):
            return self.say(person.name_on(day))
        if body := self.registry.organizations.get(ref):
            return self.say(body.name)
        return self.country(ref, day, in_text=in_text)

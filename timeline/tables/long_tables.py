"""All tables of the data set, in the order in which a package lists them."""

from dataclasses import replace

from timeline.registry.vocabulary import Audience
from timeline.tables.disagreements import DISAGREEMENTS
from timeline.tables.dyads import DYADS
from timeline.tables.event_countries import EVENT_COUNTRIES
from timeline.tables.event_places import EVENT_PLACES
from timeline.tables.events import EVENTS, confidential
from timeline.tables.figures import FIGURES
from timeline.tables.instruments import INSTRUMENTS, PARTIES, REFERENCES
from timeline.tables.moves import MOVES
from timeline.tables.occurrences import OCCURRENCES
from timeline.tables.outcomes import OUTCOMES
from timeline.tables.participants import PARTICIPANTS
from timeline.tables.places import COUNTRIES, PLACES
from timeline.tables.relations import RELATIONS
from timeline.tables.sources import CITATIONS, SOURCES
from timeline.tables.statements import STATEMENTS
from timeline.tables.table import AnyTable
from timeline.tables.topics import TOPICS
from timeline.tables.trips import TRIPS

TABLES: tuple[AnyTable, ...] = (
    EVENTS,
    OCCURRENCES,
    PARTICIPANTS,
    INSTRUMENTS,
    PARTIES,
    OUTCOMES,
    FIGURES,
    STATEMENTS,
    MOVES,
    DISAGREEMENTS,
    SOURCES,
    CITATIONS,
    PLACES,
    COUNTRIES,
    RELATIONS,
    DYADS,
    TRIPS,
    EVENT_PLACES,
    REFERENCES,
    TOPICS,
    EVENT_COUNTRIES,
)


def tables_for(audience: Audience) -> tuple[AnyTable, ...]:
    """Return all tables for an audience: events may have columns that are not public."""
    events = replace(EVENTS, columns=(*EVENTS.columns, *confidential(audience)))
    return events, *TABLES[1:]

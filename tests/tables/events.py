"""Events that hypothesis makes, and what they refer to."""

from typing import Any

from hypothesis import strategies as st

from tests.tables.registries import (
    AMOUNTS,
    DATES,
    DAYS_OF_NEWS,
    KINDS,
    LATITUDES,
    LEVELS,
    NEEDED,
    RENAMED,
    ROLES,
    STATUSES,
    TOPICS,
    WHENS,
    Data,
    a_line,
    line,
    link,
    mapping,
    paragraphs,
    some,
    words,
)

PEOPLE, BODIES = ("anna", "ravi"), ("body", "club")
PLACES, SOURCES = ("inn", "city"), ("s1", "s2", "s3")
COUNTRIES = ("IND", "ITA", "NOR")
ACTORS = (*PEOPLE, *BODIES, *COUNTRIES)
HIDDEN = "never-to-be-seen"
"""What stands in notes, and in what internal events alone refer to."""
_country = st.sampled_from(COUNTRIES)
_wikidata = st.sampled_from(["Q1", "Q1156"])
_date = st.sampled_from(sorted(DATES))
_source = some(st.sampled_from(SOURCES))
_geo = st.tuples(st.sampled_from(LATITUDES), st.sampled_from(["77.226", "-179.5"])).map(list)
_offices = st.tuples(line, line).map(
    lambda two: [{"title": two[0], "to": "2023-03-01"}, {"title": two[1], "from": "2023-03-02"}]
)
_news = some(st.sampled_from(DAYS_OF_NEWS))
_names = mapping(name=line, until=st.just(RENAMED))
_country_name = line | st.tuples(_names, mapping(name=line, in_text=some(line))).map(
    lambda two: {"names": list(two)}
)
_place = mapping(
    name=line,
    type=some(st.sampled_from(["venue", "city", "region"])),
    country=_country,
    region=some(line),
    city=some(line),
    geo=some(_geo),
    url=some(link),
)
_person = mapping(
    name=line,
    names=some(st.lists(_names, min_size=1, max_size=1)),
    country=some(_country),
    office=some(line),
    offices=some(_offices),
    wikidata=some(_wikidata),
)
_body = mapping(name=line, country=some(_country), wikidata=some(_wikidata))
_document = mapping(
    publisher=line,
    title=some(line),
    author=some(a_line),
    published=some(_date),
    kind=some(st.sampled_from(["news", "press_release", "treaty_text", "other"])),
    language=some(st.sampled_from(["en", "hi", "no"])),
    url=some(link),
    accessed=some(st.just("2024-02-29")),
    quality=some(a_line),
)
_references = st.lists(
    mapping(
        scheme=st.sampled_from(["LNTS", "=1;2", "CTS"]),
        number=st.sampled_from(["171", "vol. II, p. 64", "007"]),
    ),
    min_size=1,
    max_size=2,
)


def _instrument(types: list[str], binding: list[str]) -> st.SearchStrategy[Data]:
    party = st.sampled_from((*BODIES, *COUNTRIES))
    return mapping(
        type=st.sampled_from(types),
        parties=st.lists(party, min_size=1, max_size=3, unique=True),
        title=some(line),
        topic=some(st.sampled_from(TOPICS)),
        binding=some(st.sampled_from(binding)),
        adopted=some(_date),
        in_force=some(_date),
        ended=some(_date),
        unts=some(st.sampled_from(["I-12345", "12345", "=1"])),
        references=some(_references),
        depositary=some(party),
        languages=some(words("fr", "la", "no")),
        url=some(link),
    )


_outcome = paragraphs.filter(lambda text: isinstance(text, str)) | mapping(
    text=paragraphs, topic=some(st.sampled_from(TOPICS)), due=some(st.sampled_from(sorted(WHENS)))
)
_figure = mapping(
    measure=line,
    value=st.sampled_from(sorted(AMOUNTS)),
    unit=a_line,
    period=some(_date),
    approximate=some(st.sampled_from(["yes", "no"])),
    source=_source,
)
_statement = mapping(
    by=st.sampled_from(ACTORS),
    on_behalf_of=some(st.sampled_from(ACTORS)),
    kind=some(st.sampled_from(["quote", "paraphrase"])),
    text=paragraphs,
    language=some(st.sampled_from(["hi", "it", "no"])),
    source=_source,
)


def _reported(source: str) -> st.SearchStrategy[Data]:
    return st.one_of(
        mapping(field=st.just("title"), value=line, source=st.just(source)),
        mapping(field=st.just("topics"), value=words(*TOPICS), source=st.just(source)),
        mapping(
            field=st.just("participants"),
            value=st.just({"ITA": ["guest", "host"], "body": "party"}),
            source=st.just(source),
        ),
        mapping(
            field=st.just("when"), value=st.sampled_from(sorted(WHENS)), source=st.just(source)
        ),
    )


_REPORTED = {source: _reported(source) for source in SOURCES}
_report = st.sampled_from(SOURCES).flatmap(_REPORTED.__getitem__)
_move = mapping(when=st.sampled_from(sorted(WHENS)), reason=some(line), known=_news, source=_source)
_codes = mapping(
    cameo=some(st.sampled_from(["042", "0312", "20"])),
    plover=some(st.sampled_from(["CONSULT", "AGREE"])),
    wikidata=some(_wikidata),
    yale=some(st.sampled_from(["visit-123", "=1"])),
)
_some_roles = st.sampled_from(ROLES) | st.lists(
    st.sampled_from(ROLES), min_size=1, max_size=3, unique=True
)
_roles = _some_roles | st.builds(
    lambda roles, office: {"role": roles, "as": office}, _some_roles, line
)
_OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "visit": {"level": some(st.sampled_from(LEVELS))},
    "talks": {"format": some(st.sampled_from(["2+2", "quad", "one_on_one"]))},
    "signing": {
        "instrument": _instrument(
            ["treaty", "memorandum_of_understanding", "contract"], ["yes", "no", "unknown"]
        )
    },
    "treaty_action": {
        "action": st.sampled_from(["accession", "entry_into_force", "signature"]),
        "instrument": _instrument(["treaty", "convention"], ["yes", "unknown"]),
    },
    "elevation": {"relation": some(line)},
    "roundtable": {"format": some(st.sampled_from(["ceo", "expert"]))},
    "conference": {
        "format": some(st.sampled_from(["summit", "forum"])),
        "series": some(st.sampled_from(["two-seas", "na"])),
        "edition": some(st.sampled_from(["1", "8", "9999"])),
    },
    "other": {"label": line},
}


def _several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any] | None]:
    return some(st.lists(strategy, min_size=1, max_size=2))


def _event(kind: str) -> st.SearchStrategy[Data]:
    return mapping(
        kind=st.just(kind),
        title=line,
        participants=st.dictionaries(st.sampled_from(ACTORS), _roles, max_size=3).map(
            lambda found: {**found, "ITA": NEEDED[kind]} if kind in NEEDED else found
        ),
        status=some(st.sampled_from(STATUSES)),
        place=some(st.sampled_from(PLACES) | st.permutations(PLACES)),
        attendance=some(st.sampled_from(["in_person", "online", "hybrid"])),
        announced=_news,
        countries=some(words("FRA", "NOR")),
        track=some(st.sampled_from(["1", "1.5", "2"])),
        as_stated=some(line),
        description=some(paragraphs),
        sources=some(words(*SOURCES)),
        topics=some(words(*TOPICS)),
        url=some(link),
        confidence=some(st.sampled_from(["1", "5"])),
        codes=some(_codes),
        note=some(st.just(HIDDEN)),
        **_OWN.get(kind, {}),
    )


_parts = mapping(
    outcomes=_several(_outcome) | paragraphs.filter(lambda text: isinstance(text, str)),
    figures=_several(_figure),
    statements=_several(_statement),
    also_reported=_several(_report),
    was=_several(_move),
)
_EVENTS = {kind: _event(kind) for kind in KINDS}
"""Made once, as hypothesis looks into every strategy that it has not seen."""
an_event = st.tuples(st.sampled_from(KINDS).flatmap(_EVENTS.__getitem__), _parts).map(
    lambda two: {**two[0], **two[1]}
)
_defaults = mapping(
    timezone=st.just("Asia/Kolkata"),
    status=some(st.sampled_from(STATUSES)),
    sources=some(words(*SOURCES)),
    topics=some(words(*TOPICS)),
    track=some(st.just("1.5")),
    confidence=some(st.just("3")),
    place=some(st.sampled_from(PLACES)),
)
_secret = {
    "kind": "visit",
    "title": HIDDEN,
    "when": "2023-03-02",
    "audience": "internal",
    "participants": {"sec-1": "guest", "SWE": "host"},
    "place": "sec-2",
    "sources": ["sec-3"],
    "statements": [{"by": "sec-1", "text": HIDDEN, "source": "sec-3"}],
}
_HIDDEN_REFS = {
    "people": {"sec-1": {"name": HIDDEN, "country": "SWE", "office": HIDDEN}},
    "places": {"sec-2": {"name": HIDDEN, "country": "SWE"}},
    "sources": {"sec-3": {"publisher": HIDDEN}},
}


@st.composite
def registries(draw: st.DrawFn) -> Data:
    """Draw a registry of a few public events, and one that is internal."""
    events: dict[str, Data] = {}
    for number in range(draw(st.integers(1, 3))):
        event = draw(an_event)
        earlier = [id for id in events if events[id].get("when") == "2023-03-02"]
        parents: list[str] = draw(words(*earlier)) if earlier else []
        if parents:
            event["part_of"] = parents
        if parents and number % 2:
            event["part_of"] = draw(st.sampled_from([[*parents, "secret"], parents[0]]))
            event["audience"] = "public"
        if not parents or draw(st.sampled_from([True, False])):
            vague = sorted(WHENS) if not parents else ["2023-03-02", "2023-03-02 evening"]
            event["when"] = draw(st.just("2023-03-02") | st.sampled_from(vague))
        events[f"e{number}"] = event
    secret = {**_secret, "part_of": "e0"} if events["e0"]["when"] == "unknown" else _secret
    return {
        "registry": "generated",
        "title": draw(line),
        "language": draw(st.sampled_from(["en", "hi"])),
        "defaults": draw(_defaults),
        "countries": {**draw(st.dictionaries(_country, _country_name)), "SWE": HIDDEN},
        "places": {**{id: draw(_place) for id in PLACES}, **_HIDDEN_REFS["places"]},
        "people": {**{id: draw(_person) for id in PEOPLE}, **_HIDDEN_REFS["people"]},
        "organizations": {id: draw(_body) for id in BODIES},
        "sources": {**{id: draw(_document) for id in SOURCES}, **_HIDDEN_REFS["sources"]},
        "events": {**events, "secret": secret},
    }

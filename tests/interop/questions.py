"""The questions that analysts ask of the tables, each in pandas and in DuckDB.

No answer takes more than six lines, nor divides a text. The tables are those of a data package in
Parquet, by their names. `gdelt` and `colt` are tables in the forms of those data sets.
"""

from typing import NamedTuple


class Question(NamedTuple):
    """A question, with the expression in pandas and the query that answer it."""

    asked: str
    pandas: str
    sql: str


QUESTIONS = {
    "visits": Question(
        "How many visits took place a year, by the country of the guests?",
        """
visits = events[(events.kind == "visit") & (events.status == "concluded")]
guests = event_countries[event_countries.reason == "guest"]
both = visits.merge(guests, on=["registry", "event_id"])
both.groupby(["year", "country_iso3"]).size().reset_index()
""",
        """
SELECT year, country_iso3, count(*)
FROM events JOIN event_countries USING (registry, event_id)
WHERE kind = 'visit' AND status = 'concluded' AND reason = 'guest'
GROUP BY ALL
""",
    ),
    "meetings": Question(
        "Who met whom how often?",
        """
people = participants[participants.participant_kind == "person"]
pairs = people.merge(people, on=["registry", "event_id"])
pairs = pairs[pairs.participant_id_x < pairs.participant_id_y]
pairs = pairs.merge(events[events.status == "concluded"], on=["registry", "event_id"])
pairs.groupby(["participant_id_x", "participant_id_y"]).event_id.nunique().reset_index()
""",
        """
SELECT a.participant_id, b.participant_id, count(DISTINCT event_id)
FROM participants AS a JOIN participants AS b USING (registry, event_id)
JOIN events USING (registry, event_id)
WHERE a.participant_id < b.participant_id AND status = 'concluded'
  AND a.participant_kind = 'person' AND b.participant_kind = 'person'
GROUP BY ALL
""",
    ),
    "notice": Question(
        "How many days before it began was an event announced?",
        """
known = events.dropna(subset=["announced", "date_earliest"])
days = pd.to_datetime(known.date_earliest) - pd.to_datetime(known.announced)
pd.DataFrame({"id": known.event_id, "days": days.dt.days})
""",
        """
SELECT event_id, date_earliest - announced
FROM events
WHERE announced IS NOT NULL AND date_earliest IS NOT NULL
""",
    ),
    "instruments": Question(
        "How many instruments are there on each topic?",
        """
instruments.groupby("instrument_topic").size().reset_index()
""",
        """
SELECT instrument_topic, count(*) FROM instruments GROUP BY ALL
""",
    ),
    "cancelled": Question(
        "Which share of events was cancelled, by kind?",
        """
events.assign(off=events.status == "cancelled").groupby("kind").off.mean().reset_index()
""",
        """
SELECT kind, avg((status = 'cancelled')::INT) FROM events GROUP BY ALL
""",
    ),
    "durations": Question(
        "How long does a visit of each level last on average?",
        """
visits = events[events.kind == "visit"]
visits.groupby("visit_level").duration_days.mean().reset_index()
""",
        """
SELECT visit_level, avg(duration_days) FROM events WHERE kind = 'visit' GROUP BY ALL
""",
    ),
    "overlaps": Question(
        "Which visits fell on the same days?",
        """
visits = events[(events.kind == "visit") & (events.status == "concluded")]
pairs = visits.merge(visits, how="cross")
pairs = pairs[pairs.event_id_x < pairs.event_id_y]
pairs = pairs[pairs.date_earliest_x <= pairs.date_latest_y]
pairs[pairs.date_earliest_y <= pairs.date_latest_x][["event_id_x", "event_id_y"]]
""",
        """
SELECT a.event_id, b.event_id
FROM events AS a JOIN events AS b ON a.event_id < b.event_id
  AND a.date_earliest <= b.date_latest AND b.date_earliest <= a.date_latest
WHERE a.kind = 'visit' AND a.status = 'concluded'
  AND b.kind = 'visit' AND b.status = 'concluded'
""",
    ),
    "vague": Question(
        "For which share of events is no day known?",
        """
exact = events.date_precision.isin(["minute", "day_part", "day"])
pd.DataFrame([[(~exact).mean()]])
""",
        """
SELECT avg((date_precision NOT IN ('minute', 'day_part', 'day'))::INT) FROM events
""",
    ),
    "months": Question(
        "How many events does each month have, if a vague event is spread over its months?",
        """
known = events.dropna(subset=["date_earliest", "date_latest"])
ends = zip(known.date_earliest, known.date_latest)
spread = known.assign(month=[list(pd.period_range(a, b, freq="M")) for a, b in ends])
spread["weight"] = 1 / spread.month.str.len()
spread = spread.explode("month").groupby("month").weight.sum().reset_index()
spread.assign(month=spread.month.astype(str))
""",
        """
SELECT strftime(month, '%Y-%m'), sum(weight)
FROM (SELECT unnest(months) AS month, 1 / len(months) AS weight
  FROM (SELECT generate_series(date_trunc('month', date_earliest), date_latest, INTERVAL 1 MONTH)
    AS months FROM events WHERE date_earliest IS NOT NULL AND date_latest IS NOT NULL))
GROUP BY ALL
""",
    ),
    "gdelt": Question(
        "Which acts does GDELT have too?",
        """
actors = ["EventRootCode", "Actor1CountryCode", "Actor2CountryCode"]
ours = dyads.merge(gdelt, left_on=["Day", *actors], right_on=["SQLDATE", *actors])
ours[["event_id", "GlobalEventID_y"]]
""",
        """
SELECT event_id, g.GlobalEventID
FROM dyads AS d JOIN gdelt AS g ON g.SQLDATE = d.Day AND g.EventRootCode = d.EventRootCode
  AND g.Actor1CountryCode = d.Actor1CountryCode AND g.Actor2CountryCode = d.Actor2CountryCode
""",
    ),
    "colt": Question(
        "Which trips does COLT lack?",
        """
on = ["LeaderCountryISO", "CountryVisitedISO", "TripYear"]
ours = trips.merge(colt, on=on, how="left", indicator=True)
ours[ours._merge == "left_only"][["TripID_x"]]
""",
        """
SELECT TripID FROM trips
ANTI JOIN colt USING (LeaderCountryISO, CountryVisitedISO, TripYear)
""",
    ),
    "map": Question(
        "Where on a map were how many events?",
        """
known = event_places.merge(places, on=["registry", "place_id"]).dropna(subset=["latitude"])
known.groupby(["place_id", "latitude", "longitude"]).event_id.nunique().reset_index()
""",
        """
SELECT place_id, latitude, longitude, count(DISTINCT event_id)
FROM event_places JOIN places USING (registry, place_id)
WHERE latitude IS NOT NULL
GROUP BY ALL
""",
    ),
    "panel": Question(
        "How many events concerned each country in each year, none included?",
        """
own = event_countries.drop_duplicates(["registry", "event_id", "country_iso3"])
own = own.merge(events.dropna(subset=["year"]), on=["registry", "event_id"])
panel = own.groupby(["country_iso3", "year"]).size().unstack(fill_value=0).stack()
panel.reset_index()
""",
        """
SELECT c.country_iso3, y.year, count(DISTINCT e.event_id)
FROM countries AS c CROSS JOIN (SELECT DISTINCT year FROM events WHERE year IS NOT NULL) AS y
LEFT JOIN (event_countries AS ec JOIN events AS e USING (registry, event_id))
  ON ec.country_iso3 = c.country_iso3 AND e.year = y.year
GROUP BY ALL
""",
    ),
    "citations": Question(
        "How many events rest on each publisher?",
        """
cited = citations.merge(sources, on=["registry", "source_id"])
cited.groupby("publisher").event_id.nunique().reset_index()
""",
        """
SELECT publisher, count(DISTINCT event_id)
FROM citations JOIN sources USING (registry, source_id)
GROUP BY ALL
""",
    ),
    "moved": Question(
        "By how many days was an event moved, from its first plan?",
        """
first = moves[moves.number == 1].merge(events, on=["registry", "event_id"])
days = pd.to_datetime(first.date_earliest) - pd.to_datetime(first.planned_earliest)
pd.DataFrame({"id": first.event_id, "days": days.dt.days})
""",
        """
SELECT event_id, date_earliest - planned_earliest
FROM moves JOIN events USING (registry, event_id)
WHERE number = 1
""",
    ),
}

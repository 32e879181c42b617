"""The picture for a telephone: a row for each event, below its period."""

import pytest

from tests.drawing.pictures import HEAD, SVG, YEAR, Drawn, drawn


def narrow(events: str, head: str = HEAD) -> Drawn:
    return drawn(events, head)[1]


def event(id: str, when: str, more: str = "") -> str:
    return f"  {id}: {{kind: talks, title: {id.upper()}, when: {when}{more}}}\n"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2023-03-05 10:30", ["Thursday 2 March 2023", "A", "Sunday 5 March 2023", "10:30", "B"]),
        ("2023-06-05 to 2023-06-08", ["March 2023", "2", "A", "June 2023", "5–8", "B"]),
        ("2023-06-28 to 2023-07-01", ["March 2023", "2", "A", "June 2023", "28", "B", "July 2023"]),
        ("2033-06-05", ["2023", "Mar", "A", "2033", "Jun", "B"]),
    ],
)
def test_events_stand_below_their_periods(last: str, said: list[str]) -> None:
    picture = narrow(event("a", "2023-03-02") + event("b", last))
    assert picture.texts()[: len(said)] == said


def test_what_is_vaguer_than_the_periods_stands_where_it_may_begin() -> None:
    firm = event("a", "2023-03-02") + event("c", "2023-03-08") + event("d", "2023-03-09")
    said = narrow(firm + event("b", "2023-W10")).texts()
    assert said.index("A") < said.index("B") < said.index("C")
    said = narrow(
        event("a", "2023-03-02") + event("c", "2023-08-02") + event("b", "2023-Q2")
    ).texts()
    assert "April 2023" not in said


def bars(picture: Drawn) -> list[str]:
    """Return the events that have a bar."""
    return [href for href, link in picture.links().items() if link.find(f"{SVG}rect") is not None]


def test_events_of_several_periods_have_a_bar_in_a_column_of_their_own() -> None:
    days = [event(id, f"2023-03-02 to 2023-03-0{n}") for n, id in enumerate("abcdefg", 3)]
    picture = narrow("".join(days) + event("h", "2023-03-02"))
    assert bars(picture) == [f"#{id}" for id in "gfedc"]
    columns = [next(picture.links()[href].iter(f"{SVG}rect")).get("x") for href in bars(picture)]
    assert len(set(columns)) == 5


def test_a_series_is_a_dotted_line_and_what_was_changed_has_a_row() -> None:
    picture = narrow("", YEAR)
    assert picture.texts().count("Weekly press briefing") == 2
    dotted = picture.links()["#briefing-2025-02-06"].findall(f"{SVG}path")
    assert dotted[0].get("stroke-linecap") == "round"


def test_what_was_moved_has_a_row_where_it_was() -> None:
    said = narrow("", YEAR).texts()
    assert said.count("Mediterranean dialogues") == 2


def test_parts_have_rows_unless_there_are_many() -> None:
    visit = event("v", "2023-03-02") + event("p", "2023-03-02", ", part_of: v")
    assert {"V", "P"} <= set(narrow(visit).texts())
    many = "".join(event(f"e{n}", f"2023-03-{n:02}") for n in range(3, 31))
    assert {"V", "P"} <= set(narrow(visit + many).texts())
    more = event("x", "2023-03-31")
    said = narrow(visit + many + more).texts()
    assert "V +1" in said
    assert "P" not in said


def test_signs_are_explained() -> None:
    said = narrow("", YEAR).texts("faint")
    assert "Ceremony, Visit" in said
    assert {"Date approximate", "Postponed", "Cancelled", "Moved"} <= set(said)


def test_what_was_to_last_long_has_the_outline_of_a_bar() -> None:
    moved = ", was: [{when: 2023-03-02 to 2023-07-02}]"
    picture = narrow(event("a", "2023-03-02 to 2023-05-02", moved) + event("b", "2023-08-02"))
    first, second = (
        [each.get("stroke-dasharray") for each in link.iter(f"{SVG}rect")]
        for link in picture.root.iter(f"{SVG}a")
        if link.get("href") == "#a"
    )
    assert {first[0], second[0]} == {None, "1.5 2.5"}

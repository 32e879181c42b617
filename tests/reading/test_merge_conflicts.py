"""What git leaves where it could not merge."""

import pytest

from tests.conftest import codes, loaded
from timeline.reading.file_rules import MOST_FAULTS
from timeline.reading.merge_conflicts import conflicts

HOURS = "<<<<<<< HEAD\n    when: 1\n=======\n    when: 2\n>>>>>>> theirs\n"


def told(text: str) -> list[str]:
    return [f"{finding.location}: {finding.message}" for finding in conflicts(text, "e.yaml")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (HOURS, ["1:1: <<<<<<< HEAD"]),
        (f"a:\n{HOURS}b:\n{HOURS}", ["2:1: <<<<<<< HEAD", "8:1: <<<<<<< HEAD"]),
        (HOURS.replace("\n", "\r\n"), ["1:1: <<<<<<< HEAD"]),
        ("<<<<<<< a\n||||||| base\n=======\n>>>>>>> b\n", ["1:1: <<<<<<< a"]),
        ("<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n=======\n", ["1:1: <<<<<<< a", "6:1: ======="]),
        ("<<<<<<< a\nbroken off", ["1:1: <<<<<<< a"]),
        ("a: 1\n=======\nb: 1\n>>>>>>> theirs\n", ["2:1: =======", "4:1: >>>>>>> theirs"]),
        (">>>>>>> theirs\n", ["1:1: >>>>>>> theirs"]),
        ("||||||| base\n", ["1:1: ||||||| base"]),
        ("  =======\n<<<<<<\n<<<<<<<<< a\n=<>|=<> b\n======= a\n", []),
    ],
)
def test_each_conflict_is_told_once_and_what_is_left_of_one_too(
    text: str, places: list[str]
) -> None:
    expected = [place.split(": ") for place in places]
    assert told(text) == [
        f'e.yaml:{at}: a merge left the marker "{line}" here' for at, line in expected
    ]


def test_it_is_told_in_place_of_the_syntax_that_it_breaks() -> None:
    head = "registry: r\ntitle: R\nevents:\n  a:\n    kind: talks\n    title: A\n"
    assert codes(f"{head}{HOURS}") == ["TL112"]
    assert codes("registry: r\n=======\ntitle: R\n") == ["TL112"]
    shown = "".join(f"      {line}\n" for line in HOURS.splitlines())
    assert codes(f"{head}    when: 2023-03-02\n    description: |\n{shown}") == []


def test_a_thousand_marks_are_told() -> None:
    assert len(loaded(">>>>>>> x\n" * 2_000).findings) == MOST_FAULTS

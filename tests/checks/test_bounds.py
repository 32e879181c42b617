"""How much a check tells of a registry that has more faults than anybody mends."""

from tests.conftest import registry
from timeline import checks
from timeline.reading import source
from timeline.reading.validation import validate
from timeline.schedule.schedule import schedule

HEAD = "registry: r\ntitle: R\nevents:\n"


def test_no_check_tells_more_than_is_wanted() -> None:
    same = "".join(f"  e{n}: {{kind: talks, title: A, when: 2023-03-02}}\n" for n in range(50))
    planned = schedule(registry(f"{HEAD}{same}"))
    assert len(checks.run(planned)) > 7
    assert [finding.rule.code for finding in checks.run(planned, most=7)] == ["TL343"] * 7


def test_of_errors_and_other_findings_there_are_as_many() -> None:
    """Unknown places are errors, unused ones are hints, and one check finds both."""
    places = "".join(f"  p{n}: {{name: P{n}, country: ITA}}\n" for n in range(9))
    events = "".join(
        f"  e{n}: {{kind: talks, title: A{n}, when: {2000 + n}, place: q}}\n" for n in range(9)
    )
    text = f"registry: r\ntitle: R\nplaces:\n{places}events:\n{events}"
    read = validate(source.read(text.encode(), "r.yaml").data or {}, set(), set()).registry
    assert read
    found = [finding.rule.code for finding in checks.run(schedule(read), most=3)]
    assert found == ["TL302"] * 3 + ["TL310"] * 3

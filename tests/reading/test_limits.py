"""What is too much is refused at once, and what is a lot is not."""

import pytest

from tests.conftest import codes, loaded
from timeline.reading.file_rules import (
    MOST_ENTRIES,
    MOST_FAULTS,
    MOST_FINDINGS,
    MOST_IN_ENTRY,
    MOST_LINES,
    MOST_VALUES,
)
from timeline.reading.loader import load
from timeline.reading.validation import validate
from timeline.reading.yaml import Data

HEAD = "registry: r\ntitle: R\nevents:\n"


def event(id: str, more: str = "") -> str:
    return f"  {id}: {{kind: talks, title: T {id}, when: 2023-03-02{more}}}\n"


def told(text: str) -> list[str]:
    return [
        f"{finding.location.line}: {finding.rule.code} {finding.message}"
        for finding in loaded(text).findings
        if finding.location
    ]


def many(number: int, text: str) -> str:
    return ", ".join([text] * number)


def test_an_entry_has_at_most_20_000_values() -> None:
    rest = 1 + 2 * 4
    assert MOST_IN_ENTRY == 20_000
    fine = f"{HEAD}{event('a', f', topics: [{many(MOST_IN_ENTRY - rest, chr(97))}]')}"
    assert "TL111" not in codes(fine)
    more = f"{HEAD}{event('a', f', topics: [{many(MOST_IN_ENTRY - rest + 1, chr(97))}]')}"
    assert told(more) == ['4: TL111 "a" has 20,001 keys and values']


def test_lists_and_mappings_in_an_entry_count_with_all_that_they_hold() -> None:
    outcomes = many(4_000, "{text: A, topic: b}")
    large, misspelt = event("a", f", outcomes: [{outcomes}]"), event("c").replace("talks", "tlks")
    assert told(f"{HEAD}{large}{event('b')}{misspelt}") == [
        '4: TL111 "a" has 20,009 keys and values',
        '6: TL204 "tlks" is not a kind of event',
    ]


def test_what_refers_to_an_entry_that_is_too_large_is_not_at_fault() -> None:
    large = event("a", f", topics: [{many(MOST_IN_ENTRY, 'a')}]")
    assert told(f"{HEAD}{large}{event('b', ', part_of: a')}") == [
        '4: TL111 "a" has 20,009 keys and values'
    ]


def test_a_field_of_the_head_has_as_many() -> None:
    languages = many(MOST_IN_ENTRY // 2, "a: b").split(", ")
    texts = ", ".join(f"l{number}: b" for number, _ in enumerate(languages))
    assert told(f"registry: r\ntitle: {{{texts}}}\n") == [
        '2: TL111 "title" has 20,001 keys and values'
    ]


def test_a_head_has_no_more_fields_than_an_entry_has_values() -> None:
    fields = "".join(f"k{number}: v\n" for number in range(MOST_IN_ENTRY + 1))
    assert told(fields) == ['1: TL111 "k0" has 20,001 keys and values']


def test_a_section_has_at_most_120_000_entries_in_one_file() -> None:
    assert MOST_ENTRIES == 120_000
    events = "".join(f"  e{number}:\n" for number in range(MOST_ENTRIES + 1))
    assert told(f"{HEAD}{events}") == ["120004: TL111 this is beyond 120,000 entries"]


def test_a_section_has_no_more_entries_in_several_files() -> None:
    names = iter(range(MOST_ENTRIES + 1))
    texts = [HEAD + "".join(f"  e{next(names)}:\n" for _ in range(60_000)) for _ in range(2)]
    texts.append(HEAD + "".join(f"  e{name}:\n" for name in names))
    texts[1:] = [text.removeprefix("registry: r\ntitle: R\n") for text in texts[1:]]
    result = load((f"{number}.yaml", text.encode()) for number, text in enumerate(texts))
    hint = "divide it into several registries, for example by decade, of at most 120,000 each"
    message = '"events" has 120,001 entries'
    assert [(found.message, found.hint) for found in result.findings] == [(message, hint)]
    assert result.registry is None


def test_a_file_has_at_most_5_000_000_lines() -> None:
    assert MOST_LINES == 5_000_000
    assert told("\n" * (MOST_LINES - 1))[0].startswith("1: TL110")
    assert told("# \r\n" * MOST_LINES) == ["1: TL111 the file has 5,000,001 lines"]


def test_a_file_has_at_most_10_000_000_values(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_VALUES == 4_000_000
    for name in ("yaml", "source"):
        monkeypatch.setattr(f"timeline.reading.{name}.MOST_VALUES", 11)
    assert "TL111" not in codes("a: [b, c]\n")
    text = "a: [b, c, d]\n"
    assert told(text) == ["2: TL111 this is beyond 11 keys and values"]
    hint = "divide it into several registries, for example by decade, each with its own name"
    assert [finding.hint for finding in loaded(text).findings] == [hint]


def test_a_registry_is_validated_in_portions_and_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    places = "places:\n  rome: {name: {en: Rome, it: Roma}, country: ITA}\n"
    text = f"{HEAD}{event('a', ', place: rome')}{event('b', ', part_of: a')}{event('c')}{places}"
    whole = loaded(text).registry
    monkeypatch.setattr("timeline.reading.limits._PORTION", 10)
    joined = loaded(text).registry
    assert whole
    assert joined == whole
    assert [*whole.events] == ["a", "b", "c"]
    assert joined.languages == ("en", "it")
    assert joined.model_fields_set >= whole.model_fields_set


def test_of_a_registry_in_portions_each_fault_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"title: \ncolour: red\nevents:\n{event('a', ', level: state')}{event('b', ', x: y')}"
    every = told(text)
    monkeypatch.setattr("timeline.reading.limits._PORTION", 10)
    assert told(text) == every
    assert len(every) == 5


def test_where_a_portion_cannot_be_mended_there_is_no_registry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline.reading.validation._ROUNDS", 1)
    monkeypatch.setattr("timeline.reading.limits._PORTION", 10)
    fine: Data = {"kind": "talks", "title": "A", "when": "2023-03-02"}
    data: dict[str, Data] = {"registry": "r", "title": "R", "events": {"a": fine, "b": {}}}
    assert validate(data, set(), set()).registry is None


def test_a_thousand_faults_are_told_at_once_and_that_there_are_more() -> None:
    assert MOST_FAULTS == 1000
    for text in (
        HEAD + "".join(f"  e{number}:\n" for number in range(MOST_FAULTS + 1)),
        HEAD + "".join(event(f"e{number}", ", part_of: x") for number in range(MOST_FAULTS + 1)),
        "a: b\n" * (MOST_FAULTS + 2),
        "- &a b\n" * (MOST_FAULTS + 1),
    ):
        result = loaded(text)
        assert len(result.findings) == MOST_FAULTS
        assert result.is_cut
        assert result.registry is None


def test_errors_come_before_warnings_where_not_all_are_told() -> None:
    events = "".join(
        f"  e{number}: {{kind: talks, title: A, when: 2023-03-02}}\n"
        for number in range(MOST_FAULTS)
    )
    result = loaded(f"{HEAD}{events}{event('z', ', part_of: x')}")
    assert len(result.findings) == MOST_FAULTS
    assert [finding.rule.code for finding in result.findings].count("TL305") == 1
    assert result.is_cut


def test_of_a_registry_without_errors_every_warning_is_told() -> None:
    result = loaded(
        HEAD
        + "".join(
            f"  e{number}: {{kind: talks, title: A, when: 2023-03-02}}\n"
            for number in range(MOST_FAULTS)
        )
    )
    assert len(result.findings) > MOST_FAULTS
    assert not result.is_cut
    assert result.registry


def talks(number: int, ignored: str = "") -> str:
    """Return talks that look like those before them, in five ways."""
    return f"  e{number}: {{kind: talks, title: A, when: 2023-03-02}}{ignored}\n"


def test_of_a_registry_without_errors_ten_thousand_findings_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MOST_FINDINGS == 10_000
    monkeypatch.setattr("timeline.reading.loader.MOST_FINDINGS", 20)
    result = loaded(HEAD + "".join(map(talks, range(100))))
    assert [finding.rule.code for finding in result.findings] == ["TL343"] * 20
    assert result.is_cut
    assert result.registry


def test_where_not_all_findings_are_told_no_comment_is_said_to_accept_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    comment = "  # timeline: ignore TL343 - they are many"
    text = HEAD + "".join(talks(number, comment) for number in range(1, 100))
    assert "TL012" in codes(text)  # the first looks like no other before it
    monkeypatch.setattr("timeline.reading.loader.MOST_FINDINGS", 20)
    result = loaded(text)
    assert result.findings == []
    assert result.is_cut


def test_cut_texts_are_told_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.reading.loader.MOST_FINDINGS", 20)
    result = loaded("registry: r\ntitle: R #x\n" + "description: A #x\n" + f"events:\n{event('a')}")
    assert [finding.rule.code for finding in result.findings] == ["TL013"] * 2
    assert not result.is_cut
    events = "".join(
        f"  e{n}: {{kind: call, title: A{n}, when: 2023-01-{n:02}}} #x\n" for n in range(1, 29)
    )
    lines = events.replace("}} #x", ",\n    url: https://a.b #x\n  }")
    result = loaded(HEAD + lines.replace("} #x", ", topics: [\n    a #x\n    ]}"))
    assert [finding.rule.code for finding in result.findings] == ["TL013"] * 20
    assert result.is_cut


def test_the_files_of_a_registry_share_its_bound_on_values(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = f"{HEAD}{event('a')}", f"events:\n{event('b')}"
    files = [("a.yaml", first.encode()), ("b.yaml", second.encode())]
    monkeypatch.setattr("timeline.reading.source.MOST_VALUES", 50)
    assert load(files).registry
    monkeypatch.setattr("timeline.reading.source.MOST_VALUES", 30)
    result = load(files)
    assert [finding.rule.code for finding in result.findings] == ["TL111"]
    assert result.findings[0].location
    assert result.findings[0].location.file == "b.yaml"


def test_no_warning_hides_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.reading.loader.MOST_FINDINGS", 20)
    result = loaded(HEAD + "".join(map(talks, range(100))) + event("z", ", part_of: x"))
    assert "TL305" in [finding.rule.code for finding in result.findings]
    assert result.registry is None


@pytest.mark.parametrize(
    ("repeats", "counted"),
    [
        ("{rule: daily, until: 1990-01-10}", 10 + 10),
        ("{rule: weekly, until: 1990-12-31}", 53 + 20),
        ("FREQ=DAILY;COUNT=365", 365 + 20),
        ("FREQ=DAILY;INTERVAL=2;COUNT=365", 365 + 30),
        ("yearly", 51 + 520),
        ('"FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=1,2;COUNT=3"', 3 + 40),
        ('"FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=5"', 5 + 10),
    ],
)
def test_all_events_together_repeat_no_more_than_so_often(
    repeats: str, counted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = "  {}: {{kind: talks, title: T {}, when: 1990-01-01, repeats: {}}}\n"
    text = HEAD + "".join(row.format(id, id, repeats) for id in "ab")
    monkeypatch.setattr("timeline.reading.limits.MOST_IN_ALL", 2 * counted)
    assert "TL333" not in codes(text)
    monkeypatch.setattr("timeline.reading.limits.MOST_IN_ALL", 2 * counted - 1)
    assert [line[:8] for line in told(text)] == ["5: TL333"]


def test_an_event_that_begins_late_repeats_once_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.reading.limits.MOST_IN_ALL", 0)
    late = "  a: {kind: talks, title: A, when: 2100-01-01, repeats: daily}\n"
    assert codes(f"{HEAD}{late}") == ["TL333"]


def test_a_file_has_at_most_100_lines_of_directives() -> None:
    tags = "".join(f"%TAG !t{number}! tag:x\n" for number in range(102))
    assert told(f"{tags}---\n{HEAD}") == [
        "1: TL111 here begins a directive, and there are over 100 lines of them"
    ]


def chain(length: int) -> str:
    parts = (event(f"e{n}", f", part_of: e{n - 1}") for n in range(1, length))
    return f"{HEAD}{event('e0')}{''.join(parts)}"


def test_an_event_is_part_of_at_most_32_others_by_way_of_others_too() -> None:
    assert "TL334" not in codes(chain(33))
    assert told(chain(35)) == [
        '37: TL334 "e33" is part of over 32 others, directly or through other events'
    ]


def test_an_event_is_part_of_at_most_32_others_directly() -> None:
    tops = "".join(event(f"e{n}") for n in range(33))
    named = ", ".join(f"e{n}" for n in range(33))
    below = event("a", f", part_of: [{named}]") + event("b", ", part_of: a")
    assert told(f"{HEAD}{tops}{below}") == [
        '37: TL334 "a" is part of over 32 others, directly or through other events'
    ]


def test_texts_are_in_at_most_24_languages() -> None:
    def said(first: int, last: int) -> str:
        return ", ".join(f"a{chr(97 + n)}: A" for n in range(first, last))

    def both(last: int) -> str:
        one, other = (f", description: {{{said(*some)}}}" for some in ((0, 12), (12, last)))
        return f"{HEAD}{event('a', one)}{event('b', other)}"

    assert "TL335" not in codes(both(23))
    assert told(both(24)) == ["5: TL335 with this one, texts are in over 24 languages"]


def test_the_head_has_as_many() -> None:
    said = ", ".join(f"a{chr(97 + n)}: A" for n in range(25))
    assert told(f"registry: r\ntitle: {{{said}}}\n") == [
        "2: TL335 with this one, texts are in over 24 languages"
    ]

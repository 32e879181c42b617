"""The ledger of imports: a file of digests that git can merge."""

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.importing import digests, ledger
from timeline.importing.ledger import UNKNOWN, Ledger, Record

A, B, C, D = ("a" * 16, "b" * 16, "c" * 16, "d" * 16)


def record(key: str, title: str, sequence: int = 0, **fields: str) -> Record:
    return Record("orf", key, D, sequence, fields={"title": title, **fields})


def of(*records: Record, **names: str) -> Ledger:
    return Ledger("r", {(each.source, each.key): each for each in records}, names)


def test_a_ledger_is_read_back_as_it_was() -> None:
    known = Ledger(
        "r",
        {("orf", A): Record("orf", A, B, 3, is_gone=True, fields={"title": C})},
        {A: B},
    )
    data = ledger.write(known)
    assert ledger.read(data, "r.imports", "r") == known
    assert ledger.is_ledger(data)
    fields = f'"fields":{{"title":"{C}"}}'
    assert data.decode().splitlines()[2:] == [
        '{"imports":1,"registry":"r"}',
        f'{{"source":"orf","key":"{A}","event":"{B}","sequence":3,"is_gone":true,{fields}}}',
        f'{{"name":"{A}","entry":"{B}"}}',
    ]


def test_what_only_one_branch_has_is_kept() -> None:
    ours, theirs = of(record(A, C)), of(record(B, C), **{A: B})
    assert ledger.merged(ours, theirs) == of(record(A, C), record(B, C), **{A: B})


def test_where_two_branches_differ_nobody_knows() -> None:
    ours, theirs = of(record(A, B, 1, when=C), **{A: B}), of(record(A, D, 2, when=C), **{A: C})
    both = of(record(A, UNKNOWN, 2, when=C), **{A: UNKNOWN})
    assert ledger.merged(ours, theirs) == ledger.merged(theirs, ours) == both
    only = of(record(A, B, 1, when=C, place=D))
    assert ledger.merged(ours, only) == of(record(A, B, 1, when=C, place=UNKNOWN), **{A: B})


def test_the_words_of_a_source_are_kept_as_far_as_two_branches_agree() -> None:
    ours, theirs = (
        of(Record("orf", A, B, fields={"when": C}, said={"when": said, "status": C}))
        for said in (C, D)
    )
    assert ledger.read(ledger.write(ours), "r.imports", "r") == ours
    both = Record("orf", A, B, fields={"when": C}, said={"when": UNKNOWN, "status": C})
    assert ledger.merged(ours, theirs) == of(both)


def test_marks_that_a_merge_left_are_passed_over() -> None:
    ours, theirs = (ledger.write(of(record(A, each))).decode() for each in (B, C))
    head = ours.splitlines()[2]
    text = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n{head}\n"
    assert ledger.read(text.encode(), "r.imports", "r") == of(record(A, UNKNOWN))
    assert ledger.is_ledger(text.encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "r.imports: this is not the first line of a ledger; restore the ledger from"),
        (b'{"imports":2,"registry":"r"}\n', "r.imports: this is not the first line of a ledger"),
        (b'{"imports":1,"registry":"r"}\n{"source":1}\n', "r.imports:2: this is not a line of a"),
        (b'{"imports":1,"registry":"r"}\n{"name":"Rome","entry":"x"}\n', "r.imports:2: this is"),
        (b'{"imports":1,"registry":"s"}\n', 'r.imports: this is the ledger of "s", not of "r"'),
        (b"\xff\xfe", "r.imports: the file is in UTF-16, not in UTF-8; restore the ledger"),
    ],
)
def test_what_is_no_ledger_is_named(data: bytes, said: str) -> None:
    with pytest.raises(TimelineError) as error:
        ledger.read(data, "r.imports", "r")
    assert said in str(error.value)


def test_a_lock_is_no_ledger() -> None:
    assert not ledger.is_ledger(b'# x\n{"lock":3,"registry":"r"}\n')
    assert not ledger.is_ledger(b"")


def test_equal_values_of_two_events_have_unequal_digests() -> None:
    found = {
        digests.of_field(registry, uid, name, "Secret talks")
        for registry in ("r", "s")
        for uid in ("a@r", "b@r")
        for name in ("title", "short")
    }
    assert len(found) == 8

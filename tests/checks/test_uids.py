"""UIDs are each that of one event."""

import pytest

from tests.conftest import loaded

HEAD = "registry: r\ntitle: R\ndefaults: {status: confirmed}\nevents:\n"
EVENT = "  {}: {{kind: talks, title: Talks of {}, when: 2023-03-0{}, uid: {}}}\n"
OCCURRENCE = "the UID of an occurrence"


def found(**uids: str) -> list[str]:
    """Return what is said of events with these UIDs."""
    events = (EVENT.format(id, id, day, uid) for day, (id, uid) in enumerate(uids.items(), 1))
    return [each.message for each in loaded(HEAD + "".join(events)).findings]


@pytest.mark.parametrize(
    "uids",
    [
        {"a": "", "b": ""},
        {"a": "a@r", "b": ""},
        {"a": "x", "b": "y"},
        {"a": "c@r", "b": "d@r"},
        {"a": "x", "b": "x@r"},
        {"a": "x.2023-03-01", "b": "x.2023-03-02"},
        {"a": "b@s", "b": ""},
        {"a": "b.2023-03-01@s", "b": ""},
        {"a": "c.2023-03-01@s", "b": "c.2023-03-02@s"},
        {"a": "b.2023-03@r", "b": ""},
    ],
)
def test_uids_that_differ_are_taken(uids: dict[str, str]) -> None:
    assert found(**uids) == []


@pytest.mark.parametrize(
    ("uids", "message"),
    [
        ({"a": "x", "b": "x"}, '"x" is the UID of "a"'),
        ({"a": "x", "b": "X"}, '"X" is the UID of "a"'),
        ({"a": "straße", "b": "STRASSE"}, '"STRASSE" is the UID of "a"'),
        ({"a": "b@r", "b": ""}, '"b@r" is the UID of "b"'),
        ({"a": "B@R", "b": ""}, '"B@R" is the UID of "b"'),
        ({"a": "b@r", "b": "x"}, '"b@r" is the UID of "b"'),
        ({"a": "x.2023-03-01", "b": "x"}, f'"x.2023-03-01" is {OCCURRENCE} of "b"'),
        (
            {"a": "X.2023-03-01@S", "b": "x@s"},
            '"X.2023-03-01@S" is the UID of an occurrence of "b"',
        ),
        ({"a": "gone.2023-03-01@R"}, f'"gone.2023-03-01@R" is {OCCURRENCE} of "gone"'),
        ({"a": "b.2023-03-01@r", "b": ""}, f'"b.2023-03-01@r" is {OCCURRENCE} of "b"'),
    ],
)
def test_uids_that_are_alike_are_not(uids: dict[str, str], message: str) -> None:
    assert found(**uids) == [message]

"""What the tests of the checks share."""

from tests.conftest import loaded

HEAD = "registry: india-italy-2023\ntitle: India–Italy\n"


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return of each finding what it is about, in the words of the file, and what is said.

    Hints at entries that nothing refers to are left out.
    """
    result = loaded(text)
    rows = []
    for finding in result.findings:
        place = finding.location
        assert place is not None
        at = result.sources[0].line(place.line)[place.column - 1 :][: place.width]
        if finding.rule.code != "TL310":
            rows.append((at, f"{finding.rule.code} {finding.message}", finding.hint))
    return rows

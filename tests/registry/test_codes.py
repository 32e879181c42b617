"""Codes of other data sets: known schemes keep their form, and any other is taken."""

import pytest

from tests.conftest import loaded, registry


def written(codes: str) -> str:
    event = f"{{kind: talks, title: A, when: 2023, codes: {codes}}}"
    return f"registry: r\ntitle: R\nevents: {{a: {event}}}\n"


def test_any_scheme_stands_beside_the_known_ones() -> None:
    codes = registry(written('{hsg: visit-123, cameo: "042", wikipedia: "Two Seas"}')).events["a"]
    assert [pair for pair in codes.codes or () if pair[1]] == [
        ("cameo", "042"),
        ("hsg", "visit-123"),
        ("wikipedia", "Two Seas"),
    ]


@pytest.mark.parametrize(
    ("scheme", "message", "hint"),
    [
        (
            "uid",
            '"uid" is a word of timeline\'s own',
            "write the name of the data set that the code is from",
        ),
        ("cameos", '"cameos" looks like a known scheme', 'did you mean "cameo"?'),
        ("Wikidata", '"Wikidata" looks like a known scheme', 'did you mean "wikidata"?'),
        (
            "h s g",
            '"h s g" is not the name of a scheme',
            "write small letters, digits and hyphens, as in hsg",
        ),
    ],
)
def test_a_scheme_is_a_name_that_means_nothing_else(scheme: str, message: str, hint: str) -> None:
    [finding] = loaded(written(f"{{{scheme}: Q1}}")).findings
    assert (finding.rule.code, finding.message, finding.hint) == ("TL236", message, hint)
    assert finding.location
    assert finding.location.width == len(scheme)


def test_a_code_of_any_scheme_is_a_text_of_one_line() -> None:
    [finding] = loaded(written('{hsg: ""}')).findings
    assert finding.rule.code == "TL209"


def of_a_body(code: str) -> str:
    body = f"organizations: {{eu: {{name: EU, codes: {{cameo: {code}}}}}}}"
    return f"registry: r\ntitle: R\n{body}\nevents: {{}}\n"


def test_an_organization_has_a_code_as_an_actor() -> None:
    codes = registry(of_a_body("IGOEUREEC")).organizations["eu"].codes
    assert codes is not None
    assert codes.cameo == "IGOEUREEC"


@pytest.mark.parametrize("code", ["IGOEU", "igoeureec", "042", "A" * 21, '""'])
def test_the_code_of_an_actor_has_parts_of_three_capitals(code: str) -> None:
    found = [(each.rule.code, each.hint) for each in loaded(of_a_body(code)).findings]
    assert ("TL215", "write one such as IGOEUREEC") in found

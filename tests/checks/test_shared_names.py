"""No name is that of two."""

import pytest

from tests.checks import HEAD, told

OUT = "remove the alias from one of the two"


@pytest.mark.parametrize(
    "directory",
    [
        "people: {kwatra: {name: Vinay Kwatra, aliases: [V. Kwatra, VMK]}}",
        "people: {kwatra: {name: Vinay Kwatra, aliases: [Vinay Kwatra, vinay kwatra]}}",
        "people: {a: {name: Maria Rossi}, b: {name: Maria Rossi}}",
        "people: {a: {name: A, aliases: PM}}\norganizations: {b: {name: B, aliases: Cabinet}}",
    ],
)
def test_names_may_be_as_they_are_while_each_leads_to_one(directory: str) -> None:
    assert told(f"{HEAD}{directory}\n") == []


@pytest.mark.parametrize(
    ("directory", "alias", "owner"),
    [
        (
            "people: {a: {name: A, aliases: [Vinay]}, b: {name: B, aliases: [X, Vinay]}}",
            "Vinay",
            "a",
        ),
        ("people: {a: {name: A, aliases: Vinay}, b: {name: B, aliases: vinay}}", "vinay", "a"),
        ("people: {a: {name: Vinay}, b: {name: B, aliases: [VINAY]}}", "VINAY", "a"),
        ("people: {b: {name: B, aliases: [Vinay]}, a: {name: Vinay}}", "Vinay", "a"),
        ("people: {a: {name: {en: Vinay, hi: विनय}}, b: {name: B, aliases: [विनय]}}", "विनय", "a"),
        ("people: {a: {name: A, aliases: X}}\norganizations: {b: {name: B, aliases: X}}", "X", "a"),
        ("organizations: {a: {name: ORF}}\npeople: {b: {name: B, aliases: [ORF]}}", "ORF", "a"),
    ],
)
def test_an_alias_that_is_also_the_name_of_another_is_told(
    directory: str, alias: str, owner: str
) -> None:
    message = f'TL309 "{alias}" is already a name of "{owner}"'
    assert told(f"{HEAD}{directory}\n") == [(alias, message, OUT)]


def test_an_id_is_that_of_a_person_or_of_an_organization_and_not_of_both() -> None:
    text = (
        f"{HEAD}people: {{orf: {{name: O. R. F.}}, mea: {{name: Mea}}, modi: {{name: Modi}}}}\n"
        "organizations: {mea: {name: Ministry}, orf: {name: Foundation}, eu: {name: Union}}\n"
    )
    assert told(text) == [
        (
            "mea",
            'TL309 "mea" is the id of both a person and an organization',
            "rename one of the two",
        ),
        (
            "orf",
            'TL309 "orf" is the id of both a person and an organization',
            "rename one of the two",
        ),
    ]

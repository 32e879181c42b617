"""Titles that are nearly the same."""

import pytest

from timeline.schedule.likeness import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks in Rome", "Talks in Rome"),
        ("Talks in Rome", "talks, in ROME"),
        ("Talks in Rome", "Rome: talks in"),
        ("Talks in Rome", "Talks at Rome"),
        ("Talks on migration", "Talks about migration"),
        ("Talk on migration", "Talks on migration"),
        ("Talks on migration", "Talks on migraton"),
        ("Talks on migration", "Talks on mirgation"),
        ("Defence cooperation", "Defense cooperation"),
        ("Visita di Stato", "Visità di Stato"),
        ("वार्ता", "वार्ता"),
        ("–", "–"),
    ],
)
def test_slips_and_order_make_no_other_title(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Session 1", "Session 2"),
        ("Working group on trade A", "Working group on trade B"),
        ("Negotiations on trade, round II", "Negotiations on trade, round III"),
        ("8th Raisina Dialogue 2023", "8th Raisina Dialogue 2024"),
        ("MoU on defence", "MoU on trade"),
        ("MoU on Culture", "MoU on Agriculture"),
        ("MoU on Health", "MoU on Wealth"),
        ("Treaty on assistance in civil matters", "Treaty on assistance in criminal matters"),
        ("Agreement on the export of goods", "Agreement on the import of goods"),
        ("Agreement on civil nuclear energy", "Agreement on civil solar energy"),
        ("Talks with the President of Italy", "Talks with the President of Malta"),
        ("Talks with Slovenia", "Talks with Slovakia"),
        ("Talks with Austria", "Talks with Australia"),
        ("Talks with Iran", "Talks with Iraq"),
        ("Talks with the Gambia", "Talks with Zambia"),
        ("MoU on health", "MoU on health insurance"),
        ("–", "~"),
        ("Talks", "Call"),
    ],
)
def test_numbers_and_words_tell_titles_apart(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)

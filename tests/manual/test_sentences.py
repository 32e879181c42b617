"""Sentences that people read are short; those that are not have a reason."""

from tests.manual.sentences import every

KEPT = {
    "Before: What is marked": "an example of what not to write",
}
"""The beginnings of long sentences that stay, each with the reason."""


def test_no_sentence_of_a_document_or_a_docstring_is_long() -> None:
    long = [sentence for sentences in every().values() for sentence in sentences]
    known = [start for start in KEPT if any(each.startswith(start) for each in long)]
    assert known == list(KEPT)
    assert [each for each in long if not each.startswith(tuple(KEPT))] == []

"""A long document is cited by its own ID: its words are found as those of a passage are."""

from __future__ import annotations

import pytest
from archived_texts import archived

from loccit.check import check, read_draft

SAID = "The keeper of the northern light wrote in the book that the lantern had been cleaned, as ever, on Sunday."
TEXT = "\n\n".join(
    [
        f"In the year {1800 + at} the council of Skarne paid {at} crowns for tar, and the books say so."
        for at in range(60)
    ]
    + [SAID]
    + [f"In the year {1900 + at} nobody was paid for anything, and {at} boats were sold to Ansgar." for at in range(20)]
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archived(tmp_path_factory.mktemp("long"), {"book": TEXT})


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The keeper of the northern light wrote in the book", "exact"),
        ("wrote in the book that the [old] lantern had been cleaned", "edited"),
        ("The keeper … wrote in the book", "edited"),
        ("[the guard] of the northern light wrote in the book that", "edited"),
        ("The keeper of the southern light wrote in the book", "altered"),
        ("Nobody has ever sold a whale to the sheriff of Molen", "not_found"),
        ("paid 31 crowns for tar", "exact"),
    ],
)
def test_the_words_of_a_long_document_are_judged_like_those_of_a_passage(archive, words, code):
    (document,) = archive.documents()
    verdicts = check(read_draft(f"The book says: “{words}” [@{document}].".encode(), "draft.md"), archive).verdicts
    assert [one.code for one in verdicts] == [code]

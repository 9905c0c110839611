"""Who bears a speaker's surname, and whom a surname alone in the sentence before means."""

from __future__ import annotations

import pytest
from archived_texts import archived, codes

TEXTS = {
    "quay": "The council met on Monday. “The quay will stay shut until the ice has gone,” Jonas Lind said.",
    "ferry": "The owners met on Friday. “The ferry will not sail before the spring,” Mara Kolder said.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archived(tmp_path_factory.mktemp("namesakes"), TEXTS)


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        ("Jonas Lind said: ", "exact"),
        ("Lind said: ", "exact"),
        ("J. Lind said: ", "exact"),
        ("John Lind said: ", "exact"),  # what begins alike may be one name
        ("Edgar Lind said: ", "wrong_speaker"),
        ("Bridie Lind said: ", "wrong_speaker"),
        ("Edgar Jonas Lind said: ", "exact"),
    ],
)
def test_two_given_names_that_nobody_has_both_are_two_persons(archive, lead, code):
    draft = f"{lead}“The quay will stay shut until the ice has gone” [@]."
    assert codes(archive, "The council", draft) == [code]


@pytest.mark.parametrize(
    ("before", "code"), [("Kolder waited at the pier.", "wrong_speaker"), ("Lind waited.", "exact")]
)
def test_a_surname_before_a_pronoun_means_whom_the_archive_knows_by_it(archive, before, code):
    draft = f"{before} “The quay will stay shut until the ice has gone,” she said [@]."
    if code == "exact":
        draft = draft.replace("she said", "he said")
    assert codes(archive, "The council", draft) == [code]

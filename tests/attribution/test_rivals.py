"""Who a pronoun beside a quotation cannot be."""

from __future__ import annotations

import pytest

from loccit.attribution.persons.rivals import Spoken, cannot_mean

CASES = [
    ("Ada Lind met Jon Holm. “No,” she said.", "she", "Ada Lind", "Jon Holm", True),
    ("Ada Lind met Mara Holm. “No,” she said.", "she", "Ada Lind", "Mara Holm", True),
    ("Mara Holm was late. Ada Lind met Pell. “No,” she said.", "she", "Ada Lind", "Mara Holm", True),
    ("Ada Lind waited. “No,” she told Mara Holm.", "she", "Ada Lind", "Mara Holm", True),
    ("Ada Lind waited. “No,” she said. Mara Holm nodded.", "she", "Ada Lind", "Mara Holm", True),
    ("Mara Holm was late. Her deputy, Ada Lind, sat. “No,” she said.", "she", "Ada Lind", "Mara Holm", False),
    ("With Ada Lind came Mara Holm. “No,” she said.", "she", "Ada Lind", "Mara Holm", False),
    ("When Ada Lind asked Mara Holm, she said: “No.”", "she", "Ada Lind", "Mara Holm", False),
    ("Ada Lind writes. There she notes that the master, Mara Holm, said “No.”", "she", "Ada Lind", "Mara Holm", False),
    ("Ada Lind waited. “No,” the pilot said. Jon Holm nodded.", "the pilot", "Ada Lind", "Jon Holm", False),
]


@pytest.mark.parametrize(("words", "surface", "speaker", "rival", "expected"), CASES)
def test_a_rival_is_ruled_out_only_where_the_sentence_leaves_no_doubt(
    words: str, surface: str, speaker: str, rival: str, expected: bool
) -> None:
    spoken = Spoken("", words, words.index("“"), words.index("”") + 1, surface, speaker, "en")
    assert cannot_mean(spoken, rival) is expected


def test_a_language_without_words_rules_nobody_out() -> None:
    words = "Ada Lind met Jon Holm. “No,” she said."
    assert not cannot_mean(Spoken("", words, 23, 28, "she", "Ada Lind", "xx"), "Jon Holm")


def test_a_rival_is_known_by_the_surname_and_a_subject_stands_behind_its_verb() -> None:
    words = "Orne would not talk. Behind the tape stood Ada Lind, who has a garden. “They came up blue,” she said."
    spoken = Spoken("", words, words.index("“"), words.index("”") + 1, "she", "Ada Lind", "en")
    assert cannot_mean(spoken, "Garth Orne")
